// Amounts of money and days in PL/pgSQL: the twin of src/kernel/text-numbers.ts, step by step.

import { months, moneyUnits, ordinals, scales, smallNumbers } from '#kernel/text-numbers.ts'

const inlined = 'LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE'
const plpgsql = 'LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE'
const json = (map: ReadonlyMap<string, number>) => `'${JSON.stringify(Object.fromEntries(map))}'::jsonb`
const lookup = (name: string, map: ReadonlyMap<string, number>) =>
  `CREATE OR REPLACE FUNCTION fa.${name}(w text) RETURNS bigint ${inlined}\nRETURN (${json(map)} ->> w)::bigint;`
const isDigits = (w: string) => `coalesce(${w} ~ '^[0-9]{1,15}$', false)`
const shortNumber = (w: string, top: number) => `CASE WHEN ${w} ~ '^[0-9]{1,2}$' AND ${w}::int BETWEEN 1 AND ${top} THEN ${w}::int END`
const year = (w: string) => `CASE WHEN ${w} ~ '^1[34][0-9]{2}$' THEN ${w}::int END`
const close = 'small := 0; is_open := false;'

export const phrases = `-- Money and days told in words or digits. Words of the numbers, and what makes a text worth looking at for them.
${lookup('small_number', smallNumbers)}
${lookup('scale', scales)}
${lookup('money_unit', moneyUnits)}
${lookup('ordinal', ordinals)}
${lookup('month', months)}
CREATE OR REPLACE FUNCTION fa.has_phrase(t text) RETURNS boolean ${inlined}
RETURN t ~ '${[...moneyUnits.keys()].join('|')}|(^|[^0-9])1[34][0-9]{2}($|[^0-9])';

-- The number that begins at a[i]; stop is the index of the word after it; null when none does.
CREATE OR REPLACE FUNCTION fa.number_at(a text[], i int, OUT value numeric, OUT stop int) ${plpgsql} AS $f$
DECLARE
  total numeric := 0; thousands numeric := 0; small numeric := 0; is_open boolean := false; joined boolean := true;
  last_scale bigint := 0; cap numeric := 1e15; n int := cardinality(a); j int := i; w text; next text; sc bigint; next_scale bigint; v numeric;
BEGIN
  WHILE j <= n AND j < i + 24 LOOP
    w := a[j]; next := CASE WHEN j < n THEN a[j + 1] ELSE '' END;
    sc := coalesce(fa.scale(w), 0); next_scale := coalesce(fa.scale(next), 0);
    IF w = 'و' THEN
      EXIT WHEN joined OR NOT (${isDigits('next')} OR fa.small_number(next) IS NOT NULL OR next = 'نیم');
      joined := true; j := j + 1;
      CONTINUE;
    END IF;
    v := fa.small_number(w);
    IF ${isDigits('w')} AND NOT is_open THEN
      small := w::numeric; is_open := true;
    ELSIF ${isDigits('w')} THEN
      IF joined OR small >= 1000 OR length(w) > 3 OR next_scale = 0 OR thousands > 0 OR NOT ${isDigits('a[j - 1]')}
        OR (j > 2 AND ${isDigits('a[j - 2]')}) THEN RETURN; END IF;
      v := small * next_scale + w::numeric * next_scale / (10 ^ length(w))::numeric;
      IF next_scale >= cap THEN RETURN; END IF;
      IF next_scale = 1000 THEN thousands := v; ELSE total := total + v; cap := next_scale; END IF;
      last_scale := next_scale; ${close} j := j + 1;
    ELSIF v IS NOT NULL THEN
      IF is_open AND (NOT joined OR (small % 100 <> 0 AND (v >= 20 OR small % 10 <> 0))) THEN RETURN; END IF;
      small := small + v; is_open := true;
    ELSIF w = 'نیم' THEN
      EXIT WHEN NOT joined;
      IF next_scale > 0 THEN
        IF next_scale >= cap THEN RETURN; END IF;
        IF next_scale = 1000 THEN thousands := thousands + small * 1000 + 500;
        ELSE total := total + (thousands + small) * next_scale + next_scale / 2; thousands := 0; cap := next_scale; END IF;
        last_scale := next_scale; j := j + 1;
      ELSIF NOT is_open AND last_scale > 0 THEN
        IF last_scale = 1000 THEN thousands := thousands + 500; ELSE total := total + last_scale / 2; END IF;
      ELSE RETURN; END IF;
      ${close}
    ELSIF sc = 1000 THEN
      IF thousands > 0 OR NOT (is_open OR j = i) THEN RETURN; END IF;
      thousands := CASE WHEN is_open THEN small ELSE 1 END * 1000; last_scale := sc; ${close}
    ELSIF sc > 0 THEN
      IF NOT (is_open OR thousands > 0) OR sc >= cap THEN RETURN; END IF;
      total := total + (thousands + small) * sc; thousands := 0; cap := sc; last_scale := sc; ${close}
    ELSE EXIT; END IF;
    joined := false;
    IF total > 1e15 OR thousands > 1e15 THEN RETURN; END IF;
    j := j + 1;
  END LOOP;
  IF j > i AND total + thousands + small <= 1e15 THEN value := total + thousands + small; stop := j; END IF;
END $f$;

-- The day of a month at a[i]; stop is the index of the word after it.
CREATE OR REPLACE FUNCTION fa.day_at(a text[], i int, OUT value int, OUT stop int) ${plpgsql} AS $f$
DECLARE
  w text := a[i]; ones int;
BEGIN
  value := ${shortNumber('w', 31)};
  IF value IS NULL AND w IN ('بیست', 'سی') AND a[i + 1] = 'و' AND a[i + 2] IS NOT NULL THEN
    ones := coalesce(fa.ordinal(a[i + 2]), fa.small_number(a[i + 2]));
    IF ones BETWEEN 1 AND 9 AND fa.small_number(w) + ones <= 31 THEN value := fa.small_number(w) + ones; stop := i + 3; END IF;
    RETURN;
  END IF;
  IF value IS NULL THEN value := coalesce(fa.ordinal(w), fa.small_number(w)); END IF;
  IF value BETWEEN 1 AND 31 THEN stop := i + CASE WHEN a[i + 1] IN ('ام', 'م') THEN 2 ELSE 1 END; ELSE value := NULL; END IF;
END $f$;

-- Amounts in rials and Jalali days: term, first and last word, kind 2; for a day its month too, kind 4.
CREATE OR REPLACE FUNCTION fa.phrases(a text[], OUT t text, OUT f int, OUT l int, OUT k int) RETURNS SETOF record ${plpgsql} AS $f$
DECLARE
  n int := cardinality(a); i int := 1; j int; s int; unit bigint; num record; y int; m int; d int;
BEGIN
  k := 2;
  WHILE i <= n LOOP
    IF ${isDigits('a[i]')} OR fa.small_number(a[i]) IS NOT NULL OR a[i] IN ('نیم', 'هزار') THEN
      num := fa.number_at(a, i);
      IF num.stop <= n THEN
        unit := fa.money_unit(a[num.stop]);
        IF unit * num.value <= 1e15 THEN
          t := 'irr' || trim_scale(num.value * unit); f := i; l := num.stop; RETURN NEXT;
          i := num.stop;
        END IF;
      END IF;
    END IF;
    i := i + 1;
  END LOOP;
  i := 1;
  WHILE i <= n LOOP
    m := fa.month(a[i]); y := NULL; d := NULL; s := i;
    IF m IS NOT NULL THEN
      j := i + 1;
      IF a[j] = 'ماه' THEN j := j + 1; END IF;
      IF a[j] = 'سال' THEN j := j + 1; END IF;
      y := ${year('a[j]')};
      IF y IS NOT NULL THEN
        FOR b IN REVERSE 3..1 LOOP
          CONTINUE WHEN i - b < 1;
          num := fa.day_at(a, i - b);
          IF num.stop = i THEN s := i - b; d := num.value; EXIT; END IF;
        END LOOP;
      END IF;
    ELSE
      y := ${year('a[i]')}; j := i + 2;
      IF y IS NOT NULL THEN
        m := ${shortNumber('a[i + 1]', 12)}; d := ${shortNumber('a[j]', 31)};
      ELSE
        d := ${shortNumber('a[i]', 31)}; m := ${shortNumber('a[i + 1]', 12)}; y := ${year('a[j]')};
      END IF;
      IF m IS NULL OR d IS NULL THEN y := NULL; END IF;
    END IF;
    IF y IS NOT NULL THEN
      f := s; l := j; k := 2;
      IF d IS NULL THEN t := 'month' || y || lpad(m::text, 2, '0'); RETURN NEXT;
      ELSE
        t := 'day' || y || lpad(m::text, 2, '0') || lpad(d::text, 2, '0'); RETURN NEXT;
        t := 'month' || y || lpad(m::text, 2, '0'); k := 4; RETURN NEXT;
      END IF;
      i := j;
    END IF;
    i := i + 1;
  END LOOP;
END $f$;
`

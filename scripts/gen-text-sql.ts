// Prints the newest edition of the PostgreSQL twin of src/kernel/fold.ts (the first was migrations/0003_text.sql) from the
// same tables and classes, so that the two cannot drift. `--check` fails when the file is stale. Once an edition has landed,
// the next change of a rule needs `version` + 1 in fold.ts and a new file name here.
//   node scripts/gen-text-sql.ts [--check]

import { readFileSync, writeFileSync } from 'node:fs'
import { gluedAfterBe, gluedVerbs, lookAlikes, loneWords, pluralEndings, stems, stopWords } from '#kernel/text-words.ts'
import { classes, limits, version } from '#kernel/fold.ts'
import { phrases } from './text-sql/phrases.ts'
import { rebuild } from './text-sql/rebuild.ts'

const file = new URL('../migrations/0017_text.sql', import.meta.url)
const text = (value: string) => `'${value.replaceAll("'", "''")}'`
const set = (words: Iterable<string>) => text(JSON.stringify(Object.fromEntries([...words].map((word) => [word, 1]))))
const from = lookAlikes.map(([letters]) => letters).join('')
const to = lookAlikes.map(([letters, one]) => one.repeat([...letters].length)).join('')

/** One step of fold: [pattern, replacement], applied in order. */
const steps: readonly (readonly [string, string])[] = [
  [`([0-9])${classes.thousands}(?=[0-9]{3}(?:[^0-9]|$))`, '\\1'],
  [`([0-9])([${classes.arabic}])`, '\\1 \\2'],
  [`([${classes.arabic}])([0-9])`, '\\1 \\2'],
  [classes.notToken, ' '],
  ['یی+', 'ی'],
  ['وو+', 'و'],
]

// Beyond the first plane the two languages write code points differently.
const sqlMarks = classes.marks.replace(/\\u\{([0-9A-F]+)\}/g, (_, hex: string) => `\\U${hex.padStart(8, '0')}`)

const nest = (inner: string, [pattern, by]: readonly [string, string]) => `regexp_replace(${inner},\n    ${text(pattern)}, ${text(by)}, 'g')`

const lookup = (indent: string) => `e := fa.known(w); IF e IS NOT NULL THEN RETURN e; END IF;`.replace(/^/, indent)
const cutYe = `  IF right(w, 1) = 'ی' AND length(w) >= 4 THEN w := left(w, -1); ${lookup('')} END IF;`

// The loops over words and terms, once for each function that needs them: emit() says what to do with a term.
const declare = `DECLARE
  zw CONSTANT text := U&'\\200C';
  a text[] := '{}'; glued boolean[] := '{}'; stops boolean[] := '{}'; lones boolean[] := '{}';
  n int := 0; i int; j int; x text; y text; w text; g boolean; len int; r record;`

const words = (source: string, most: string) => `  t := ${source};
  FOREACH x IN ARRAY string_to_array(replace(t, zw, ' ' || zw), ' ') LOOP
    CONTINUE WHEN x = '' OR x = zw;
    g := left(x, 1) = zw;
    IF g THEN x := substr(x, 2); END IF;
    len := length(x);
    IF len >= 5 THEN
      IF len > ${limits.word} THEN x := left(x, ${limits.word}); END IF;
      IF position('ه' in substr(x, 3)) > 0 THEN x := regexp_replace(x, '^(.{2,}ه)(?:${gluedVerbs.join('|')})$', '\\1'); END IF;
      IF left(x, 2) = 'به' THEN x := regexp_replace(x, '^به(${gluedAfterBe.join('|')})$', '\\1'); END IF;
    END IF;
    n := n + 1; a[n] := x; glued[n] := g; stops[n] := fa.is_stop(x); lones[n] := fa.is_lone(x);${most}
  END LOOP;`

const loop = (emit: (term: string, last: string, kind: 0 | 1 | 2 | 3) => string) => `  FOR i IN 1..n LOOP
    x := a[i]; len := length(x);
    IF NOT stops[i] AND (len > 1 OR x COLLATE "C" <= '9')
      AND NOT (x ~ '^ن?می' AND fa.is_stop(regexp_replace(x, '^ن?می', ''))) THEN
      ${emit('fa.stem(x)', 'i', 1)}
      IF len >= 5 AND right(x, 3) = 'های' THEN ${emit('left(x, -2)', 'i', 3)}
      ELSIF len >= 6 AND right(x, 3) IN ('مان', 'تان', 'شان') AND fa.known(x) IS NULL THEN ${emit('fa.stem(left(x, -3))', 'i', 3)} END IF;
    END IF;
    IF i < n THEN
      y := a[i + 1];
      IF (glued[i + 1] OR (NOT lones[i] AND NOT lones[i + 1] AND NOT (stops[i] AND stops[i + 1]))) AND len + length(y) <= ${limits.compound} THEN
        ${emit('fa.stem(x || y)', 'i + 1', 2)}
      END IF;
      IF y = 'و' AND i + 1 < n AND NOT lones[i] AND NOT lones[i + 2] AND len + length(a[i + 2]) < ${limits.compound} THEN
        ${emit("fa.stem(x || 'و' || a[i + 2])", 'i + 2', 2)}
      END IF;
      IF len <= 3 AND i + 1 < n AND length(y) <= 3 AND length(a[i + 2]) <= 3 AND NOT (lones[i] OR lones[i + 1] OR lones[i + 2]) THEN
        ${emit('fa.stem(x || y || a[i + 2])', 'i + 2', 2)}
      END IF;
      IF glued[i + 1] AND NOT glued[i] THEN
        j := i + 2;
        WHILE j <= n AND glued[j] LOOP j := j + 1; END LOOP;
        IF j - i >= 3 THEN
          w := array_to_string(a[i:least(j - 1, i + ${limits.compound})], '');
          IF length(w) <= ${limits.compound} THEN ${emit('fa.stem(w)', 'j - 1', 2)} END IF;
        END IF;
      END IF;
    END IF;
  END LOOP;
  IF fa.has_phrase(t) THEN
    FOR r IN SELECT * FROM fa.phrases(a) LOOP i := r.f; ${emit('r.t', 'r.l', 0)} END LOOP;
  END IF;`

const inlined = 'LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE'
const plpgsql = 'LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE'

/** For a phrase (kind 0) the kind is in the row. */
const kindOf = (kind: number) => (kind === 0 ? 'r.k' : String(kind))

export const sql = `-- Persian folding, light stemming, half-space bridging, amounts and days for search: edition ${version} of 0003.
-- Twin of src/kernel/fold.ts and text.ts. PRINTED by scripts/gen-text-sql.ts: do not edit. PostgreSQL 15-18, UTF8; no
-- extension, no file on the server, no locale. Immutable, so generated columns may use it; they are written anew below.

CREATE OR REPLACE FUNCTION fa.version() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ${version};

CREATE OR REPLACE FUNCTION fa.fold(t text) RETURNS text ${plpgsql} AS $f$
BEGIN
  t := regexp_replace(regexp_replace(left(normalize(
      regexp_replace(left(t, ${limits.raw}), '(${sqlMarks}{4})${sqlMarks}+', '\\1', 'g'), NFKC), ${limits.raw}),
    '${classes.dropped}', '', 'g'),
    '${classes.halfSpace}', U&'\\200C', 'g');
  t := translate(t, '${from}',
    '${to}');
  IF position('ئ' in t) > 0 THEN t := replace(regexp_replace(t, '([سش])ئو', '\\1و', 'g'), 'ئ', 'ی'); END IF;
  t := translate(t, 'ABCDEFGHIJKLMNOPQRSTUVWXYZء', 'abcdefghijklmnopqrstuvwxyz');
  t := ${steps.reduce(nest, 't')};
  t := regexp_replace(t, '(${classes.tripled})\\1{2,}', '\\1', 'g');
  IF position(U&'\\200C' in t) > 0 THEN
    t := regexp_replace(regexp_replace(regexp_replace(t, '\\u200C+', U&'\\200C', 'g'), '(^| )\\u200C', '\\1', 'g'), '\\u200C( |$)', '\\1', 'g');
    t := regexp_replace(t, ' {2,}', ' ', 'g');
  END IF;
  RETURN btrim(left(t, ${limits.folded}), ' ');
END $f$;

-- Word lists. SQL functions of one expression are inlined, so each list is parsed once per session, not once per word.
CREATE OR REPLACE FUNCTION fa.known(w text) RETURNS text ${inlined}
RETURN ${text(JSON.stringify(Object.fromEntries(stems)))}::jsonb ->> w;
CREATE OR REPLACE FUNCTION fa.is_stop(w text) RETURNS boolean ${inlined}
RETURN ${set(stopWords)}::jsonb ? w;
CREATE OR REPLACE FUNCTION fa.is_lone(w text) RETURNS boolean ${inlined}
RETURN ${set(loneWords)}::jsonb ? w;

CREATE OR REPLACE FUNCTION fa.stem(w text) RETURNS text ${plpgsql} AS $f$
DECLARE
  e text; m text;
BEGIN
${lookup('  ')}
  IF length(w) < 4 OR position(right(w, 1) in 'ایمتشنر') = 0 THEN RETURN w; END IF;
  IF position('ها' in substr(w, 3)) > 0 THEN
    m := substring(w from '^(.{2,})ها(?:${pluralEndings.join('|')})?$');
    IF m IS NOT NULL THEN w := m; ${lookup('')} END IF;
  END IF;
  IF length(w) >= 6 AND right(w, 3) IN ('هام', 'هات', 'هاش') THEN w := left(w, -2); ${lookup('')} END IF;
  IF position('تر' in substr(w, 4)) > 0 THEN
    m := substring(w from '^(.{3,})(?:ترین|تری|تر)$');
    IF m IS NOT NULL THEN w := m; ${lookup('')} END IF;
  END IF;
${cutYe}
  FOR k IN 1..2 LOOP
    EXIT WHEN right(w, 2) <> 'ان';
    IF length(w) >= 7 AND right(w, 5) = 'ندگان' THEN w := left(w, -4) || 'ده';
    ELSIF length(w) >= 7 AND right(w, 4) = 'ایان' THEN w := left(w, -3);
    ELSIF length(w) >= 6 THEN w := left(w, -2);
    ELSE EXIT; END IF;
    ${lookup('')}
  END LOOP;
${cutYe}
  RETURN w;
END $f$;

${phrases}
-- One row for each term; kind 1 word, 2 compound, 3 variant, 4 wider; first and last count words from 1.
CREATE OR REPLACE FUNCTION fa.terms(t text, OUT term text, OUT first int, OUT last int, OUT kind int) RETURNS SETOF record ${plpgsql} AS $f$
${declare}
BEGIN
${words('fa.fold(t)', '')}
${loop((term, last, kind) => `term := ${term}; first := i; last := ${last}; kind := ${kindOf(kind)}; RETURN NEXT;`)}
END $f$;

-- The search column of a text. Weight A, B, C or D.
CREATE OR REPLACE FUNCTION fa.tsv(t text, weight text) RETURNS tsvector ${plpgsql} AS $f$
${declare}
  o text[] := '{}'; k int := 0; p text;
BEGIN
${words('fa.fold(t)', '')}
${loop((term) => `k := k + 1; o[k] := ${term} || ':' || least(i, 16383) || weight;`)}
  RETURN array_to_string(o, ' ')::tsvector;
END $f$;

CREATE OR REPLACE FUNCTION fa.tsv(t text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN fa.tsv(t, 'D');

-- Every content word must be met, by itself or inside a compound that covers it; null when there is none.
CREATE OR REPLACE FUNCTION fa.q(t text) RETURNS tsquery ${plpgsql} AS $f$
${declare}
  o text[] := '{}'; f int[] := '{}'; l int[] := '{}'; c text[] := '{}'; own boolean[] := '{}'; k int := 0; q text[] := '{}';
BEGIN
${words(`fa.fold(left(t, ${limits.query}))`, `\n    EXIT WHEN n = ${limits.queryAtoms};`)}
${loop((term, last, kind) => {
  const keep = `k := k + 1; o[k] := ${term}; f[k] := i; l[k] := ${last}; own[k] := ${kind === 1};`
  return kind === 0 ? `IF r.k = 2 THEN ${keep} END IF;` : keep
})}
  FOR i IN 1..k LOOP
    CONTINUE WHEN NOT own[i];
    c := ARRAY[o[i]];
    FOR j IN 1..k LOOP
      IF NOT own[j] AND f[j] <= f[i] AND f[i] <= l[j] AND NOT o[j] = ANY (c) THEN c := c || o[j]; END IF;
    END LOOP;
    q := q || ('(''' || array_to_string(c, '''|''') || ''')');
  END LOOP;
  IF array_length(q, 1) IS NULL THEN RETURN NULL; END IF;
  RETURN array_to_string(q, '&')::tsquery;
END $f$;

${rebuild}`

if (import.meta.main) {
  if (!process.argv.includes('--check')) writeFileSync(file, sql)
  else if (readFileSync(file, 'utf8') !== sql) {
    console.error('migrations/0017_text.sql is stale: run node scripts/gen-text-sql.ts')
    process.exitCode = 1
  }
}

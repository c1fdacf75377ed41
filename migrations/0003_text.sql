-- Persian folding, light stemming and half-space bridging for search. Twin of src/kernel/fold.ts and text.ts.
-- PRINTED by scripts/gen-text-sql.ts: do not edit. PostgreSQL 15-18, UTF8; no extension, no file on the server, no locale.
-- Immutable, so generated columns may use it; changing it makes those columns stale: a change needs a new migration.
CREATE SCHEMA fa;
GRANT USAGE ON SCHEMA fa TO public;

CREATE FUNCTION fa.fold(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
BEGIN
  t := regexp_replace(regexp_replace(left(normalize(
      regexp_replace(left(t, 40000), '([\u0300-\u036F\u0483-\u0489\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0711\u0730-\u074A\u07A6-\u07B0\u07EB-\u07F3\u0800-\u1DFF\u20D0-\u20FF\u2CEF-\u2CF1\u2DE0-\u2DFF\u302A-\u302F\u3099\u309A\uA66F-\uAAFF\uABED\uFB1E\uFE20-\uFE2F\U00010000-\U0001D3FF\U0001D800-\U0010FFFF]{4})[\u0300-\u036F\u0483-\u0489\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0711\u0730-\u074A\u07A6-\u07B0\u07EB-\u07F3\u0800-\u1DFF\u20D0-\u20FF\u2CEF-\u2CF1\u2DE0-\u2DFF\u302A-\u302F\u3099\u309A\uA66F-\uAAFF\uABED\uFB1E\uFE20-\uFE2F\U00010000-\U0001D3FF\U0001D800-\U0010FFFF]+', '\1', 'g'), NFKC), 40000),
    '[\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u0674\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u034F\u200D-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]+', '', 'g'),
    '[\u200B\u00AC\u00AD]', U&'\200C', 'g');
  t := translate(t, 'يىؠؽؾؿۍێېۑےۓكػؼڪګڬڭڮڰڱڲڳڴةۀہۂۃھەۿآأإٱٲٳؤۄۅۆۇۈۉۊۋۏ۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩',
    'ییییییییییییککککککککگگگگگههههههههااااااوووووووووو01234567890123456789');
  IF position('ئ' in t) > 0 THEN t := replace(regexp_replace(t, '([سش])ئو', '\1و', 'g'), 'ئ', 'ی'); END IF;
  t := translate(t, 'ABCDEFGHIJKLMNOPQRSTUVWXYZء', 'abcdefghijklmnopqrstuvwxyz');
  t := regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(t,
    '([0-9])[,\u060C\u066C''](?=[0-9]{3}(?:[^0-9]|$))', '\1', 'g'),
    '([0-9])([\u0621-\u06D3])', '\1 \2', 'g'),
    '([\u0621-\u06D3])([0-9])', '\1 \2', 'g'),
    '[^0-9a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0370-\u052F\u0621-\u063F\u0641-\u064A\u066E-\u066F\u0671-\u06D3\u06EE-\u06EF\u06FA-\u06FC\u0750-\u077F\u200C]+', ' ', 'g'),
    'یی+', 'ی', 'g'),
    'وو+', 'و', 'g');
  t := regexp_replace(t, '([\u0621-\u0646\u0648-\u06D3])\1{2,}', '\1', 'g');
  IF position(U&'\200C' in t) > 0 THEN
    t := regexp_replace(regexp_replace(regexp_replace(t, '\u200C+', U&'\200C', 'g'), '(^| )\u200C', '\1', 'g'), '\u200C( |$)', '\1', 'g');
  END IF;
  RETURN btrim(left(t, 24000), ' ');
END $f$;

-- Word lists. SQL functions of one expression are inlined, so each list is parsed once per session, not once per word.
CREATE FUNCTION fa.known(w text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '{"تنها":"تنها","بها":"بها","رها":"رها","منها":"منها","انها":"انها","اینها":"اینها","دفتر":"دفتر","دختر":"دختر","فیلتر":"فیلتر","کامپیوتر":"کامپیوتر","کیلومتر":"کیلومتر","سانتیمتر":"سانتیمتر","میلیمتر":"میلیمتر","مشتری":"مشتری","خاکستر":"خاکستر","تیاتر":"تیاتر","پیامبر":"پیامبر","چاپگر":"چاپگر","ماهی":"ماهی","بازی":"بازی","خالی":"خالی","عالی":"عالی","مالی":"مالی","برای":"برای","همکاری":"همکاری","سازمان":"سازمان","ساختمان":"ساختمان","تهران":"تهران","گمرک":"گمرک","بازرگان":"بازرگان","بازرگانی":"بازرگانی","دستگاه":"دستگاه","الات":"الات","بستر":"بستر","پلیاستر":"پلیاستر","شورای":"شورا","درمان":"درمان","درمانی":"درمان","دفاتر":"دفتر","موانع":"مانع","صنایع":"صنعت","معادن":"معدن","منابع":"منبع","قوانین":"قانون","مراکز":"مرکز","مدارک":"مدرک","اسناد":"سند","مناطق":"منطقه","عوامل":"عامل","ضوابط":"ضابطه","املاک":"ملک","طرق":"طریق","مشاغل":"شغل","مصارف":"مصرف","مخازن":"مخزن","مبالغ":"مبلغ","وجوه":"وجه","شرکا":"شریک","وکلا":"وکیل","مسایل":"مساله","مسله":"مساله","هیت":"هیات","مزارع":"مزرعه","کارخانجات":"کارخانه","حوایج":"حاجت","بنادر":"بندر","مطالبات":"مطالبه","قطعات":"قطعه","خدمات":"خدمت","مشکلات":"مشکل","اقدامات":"اقدام","محصولات":"محصول","تولیدات":"تولید","اطلاعات":"اطلاع","امکانات":"امکان","تعمیرات":"تعمیر","انتظارات":"انتظار","توضیحات":"توضیح","مقررات":"مقرره","ملزومات":"ملزوم","ادارات":"اداره","جلسات":"جلسه","تصمیمات":"تصمیم","مصوبات":"مصوبه","اختیارات":"اختیار","اعتبارات":"اعتبار","خسارات":"خسارت","شکایات":"شکایت","تبلیغات":"تبلیغ","تاسیسات":"تاسیس","تجهیزات":"تجهیز","مکاتبات":"مکاتبه","پیشنهادات":"پیشنهاد","گزارشات":"گزارش","وثایق":"وثیقه","اقساط":"قسط","تعهدات":"تعهد","انشعابات":"انشعاب","جرایم":"جریمه","دلایل":"دلیل","نواقص":"نقص","موارد":"مورد","شرایط":"شرط","مراحل":"مرحله","مراجع":"مرجع","اصناف":"صنف","مواد":"ماده","خطوط":"خط","اعضا":"عضو","افراد":"فرد","وسایل":"وسیله","حوادث":"حادثه","ماشینالات":"ماشین","استعلامات":"استعلام","ابلاغیات":"ابلاغیه","ضمایم":"ضمیمه"}'::jsonb ->> w;
CREATE FUNCTION fa.is_stop(w text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '{"و":1,"به":1,"از":1,"که":1,"در":1,"را":1,"تا":1,"با":1,"است":1,"هست":1,"بود":1,"شد":1,"شده":1,"می":1,"نمی":1,"ها":1,"های":1,"هایم":1,"هایت":1,"هایش":1,"هایمان":1,"هایتان":1,"هایشان":1,"تر":1,"ترین":1,"ای":1,"ام":1,"ات":1,"اش":1,"ایم":1,"اید":1,"اند":1,"مان":1,"تان":1,"شان":1,"یک":1,"این":1,"ان":1,"برای":1,"نیز":1,"هم":1,"یا":1,"اما":1,"اگر":1,"بر":1,"هر":1,"چه":1,"چون":1,"پس":1,"باید":1,"شود":1,"شوند":1,"کرد":1,"کرده":1,"کند":1,"کنند":1,"کنیم":1,"کردن":1,"گفت":1,"دارد":1,"دارند":1,"داشت":1,"داشته":1,"باشد":1,"باشند":1,"باشم":1,"بوده":1,"خواهد":1,"وی":1,"ما":1,"من":1,"او":1,"انها":1,"انان":1,"اینکه":1,"انکه":1,"همین":1,"همان":1,"سپس":1,"ولی":1,"نه":1,"خود":1,"بی":1}'::jsonb ? w;
CREATE FUNCTION fa.is_lone(w text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '{"و":1,"به":1,"از":1,"که":1,"در":1,"را":1,"تا":1,"با":1,"است":1,"شد":1,"شده":1,"برای":1,"نیز":1,"یا":1,"اما":1,"اگر":1,"بر":1,"هر":1}'::jsonb ? w;

CREATE FUNCTION fa.stem(w text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
DECLARE
  e text; m text;
BEGIN
  e := fa.known(w); IF e IS NOT NULL THEN RETURN e; END IF;
  IF length(w) < 4 OR position(right(w, 1) in 'ایمتشنر') = 0 THEN RETURN w; END IF;
  IF position('ها' in substr(w, 3)) > 0 THEN
    m := substring(w from '^(.{2,})ها(?:ی|یم|یت|یش|یمان|یتان|یشان|مان|تان|شان)?$');
    IF m IS NOT NULL THEN w := m; e := fa.known(w); IF e IS NOT NULL THEN RETURN e; END IF; END IF;
  END IF;
  IF position('تر' in substr(w, 4)) > 0 THEN
    m := substring(w from '^(.{3,})(?:ترین|تری|تر)$');
    IF m IS NOT NULL THEN w := m; e := fa.known(w); IF e IS NOT NULL THEN RETURN e; END IF; END IF;
  END IF;
  IF right(w, 1) = 'ی' AND length(w) >= 4 THEN w := left(w, -1); e := fa.known(w); IF e IS NOT NULL THEN RETURN e; END IF; END IF;
  FOR k IN 1..2 LOOP
    EXIT WHEN right(w, 2) <> 'ان';
    IF length(w) >= 7 AND right(w, 5) = 'ندگان' THEN w := left(w, -4) || 'ده';
    ELSIF length(w) >= 7 AND right(w, 4) = 'ایان' THEN w := left(w, -3);
    ELSIF length(w) >= 6 THEN w := left(w, -2);
    ELSE EXIT; END IF;
    e := fa.known(w); IF e IS NOT NULL THEN RETURN e; END IF;
  END LOOP;
  IF right(w, 1) = 'ی' AND length(w) >= 4 THEN w := left(w, -1); e := fa.known(w); IF e IS NOT NULL THEN RETURN e; END IF; END IF;
  RETURN w;
END $f$;

-- One row for each term; kind 1 word, 2 compound, 3 variant; first and last count words from 1.
CREATE FUNCTION fa.terms(t text, OUT term text, OUT first int, OUT last int, OUT kind int) RETURNS SETOF record LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
DECLARE
  zw CONSTANT text := U&'\200C';
  a text[] := '{}'; glued boolean[] := '{}'; stops boolean[] := '{}'; lones boolean[] := '{}';
  n int := 0; i int; j int; x text; y text; w text; g boolean; len int;
BEGIN
  FOREACH x IN ARRAY string_to_array(replace(fa.fold(t), zw, ' ' || zw), ' ') LOOP
    CONTINUE WHEN x = '' OR x = zw;
    g := left(x, 1) = zw;
    IF g THEN x := substr(x, 2); END IF;
    len := length(x);
    IF len >= 5 THEN
      IF len > 64 THEN x := left(x, 64); END IF;
      IF position('ه' in substr(x, 3)) > 0 THEN x := regexp_replace(x, '^(.{2,}ه)(?:است|اند|بود|بودند|باشد|باشند)$', '\1'); END IF;
      IF left(x, 2) = 'به' THEN x := regexp_replace(x, '^به(عنوان|طور|دلیل|وسیله|منظور|صورت|علت|خاطر|جای|ویژه|گفته|نام|شمار)$', '\1'); END IF;
    END IF;
    n := n + 1; a[n] := x; glued[n] := g; stops[n] := fa.is_stop(x); lones[n] := fa.is_lone(x);
  END LOOP;
  FOR i IN 1..n LOOP
    x := a[i]; len := length(x);
    IF NOT stops[i] AND (len > 1 OR x COLLATE "C" <= '9')
      AND NOT (x ~ '^ن?می' AND fa.is_stop(regexp_replace(x, '^ن?می', ''))) THEN
      term := fa.stem(x); first := i; last := i; kind := 1; RETURN NEXT;
      IF len >= 5 AND right(x, 3) = 'های' THEN term := left(x, -2); first := i; last := i; kind := 3; RETURN NEXT; END IF;
    END IF;
    IF i < n THEN
      y := a[i + 1];
      IF (glued[i + 1] OR (NOT lones[i] AND NOT lones[i + 1] AND NOT (stops[i] AND stops[i + 1]))) AND len + length(y) <= 40 THEN
        term := fa.stem(x || y); first := i; last := i + 1; kind := 2; RETURN NEXT;
      END IF;
      IF y = 'و' AND i + 1 < n AND NOT lones[i] AND NOT lones[i + 2] AND len + length(a[i + 2]) < 40 THEN
        term := fa.stem(x || 'و' || a[i + 2]); first := i; last := i + 2; kind := 2; RETURN NEXT;
      END IF;
      IF glued[i + 1] AND NOT glued[i] THEN
        j := i + 2;
        WHILE j <= n AND glued[j] LOOP j := j + 1; END LOOP;
        IF j - i >= 3 THEN
          w := array_to_string(a[i:least(j - 1, i + 40)], '');
          IF length(w) <= 40 THEN term := fa.stem(w); first := i; last := j - 1; kind := 2; RETURN NEXT; END IF;
        END IF;
      END IF;
    END IF;
  END LOOP;
END $f$;

-- The search column of a text. Weight A, B, C or D.
CREATE FUNCTION fa.tsv(t text, weight text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
DECLARE
  zw CONSTANT text := U&'\200C';
  a text[] := '{}'; glued boolean[] := '{}'; stops boolean[] := '{}'; lones boolean[] := '{}';
  n int := 0; i int; j int; x text; y text; w text; g boolean; len int;
  o text[] := '{}'; k int := 0; p text;
BEGIN
  FOREACH x IN ARRAY string_to_array(replace(fa.fold(t), zw, ' ' || zw), ' ') LOOP
    CONTINUE WHEN x = '' OR x = zw;
    g := left(x, 1) = zw;
    IF g THEN x := substr(x, 2); END IF;
    len := length(x);
    IF len >= 5 THEN
      IF len > 64 THEN x := left(x, 64); END IF;
      IF position('ه' in substr(x, 3)) > 0 THEN x := regexp_replace(x, '^(.{2,}ه)(?:است|اند|بود|بودند|باشد|باشند)$', '\1'); END IF;
      IF left(x, 2) = 'به' THEN x := regexp_replace(x, '^به(عنوان|طور|دلیل|وسیله|منظور|صورت|علت|خاطر|جای|ویژه|گفته|نام|شمار)$', '\1'); END IF;
    END IF;
    n := n + 1; a[n] := x; glued[n] := g; stops[n] := fa.is_stop(x); lones[n] := fa.is_lone(x);
  END LOOP;
  FOR i IN 1..n LOOP
    x := a[i]; len := length(x);
    IF NOT stops[i] AND (len > 1 OR x COLLATE "C" <= '9')
      AND NOT (x ~ '^ن?می' AND fa.is_stop(regexp_replace(x, '^ن?می', ''))) THEN
      k := k + 1; o[k] := fa.stem(x) || ':' || least(i, 16383) || weight;
      IF len >= 5 AND right(x, 3) = 'های' THEN k := k + 1; o[k] := left(x, -2) || ':' || least(i, 16383) || weight; END IF;
    END IF;
    IF i < n THEN
      y := a[i + 1];
      IF (glued[i + 1] OR (NOT lones[i] AND NOT lones[i + 1] AND NOT (stops[i] AND stops[i + 1]))) AND len + length(y) <= 40 THEN
        k := k + 1; o[k] := fa.stem(x || y) || ':' || least(i, 16383) || weight;
      END IF;
      IF y = 'و' AND i + 1 < n AND NOT lones[i] AND NOT lones[i + 2] AND len + length(a[i + 2]) < 40 THEN
        k := k + 1; o[k] := fa.stem(x || 'و' || a[i + 2]) || ':' || least(i, 16383) || weight;
      END IF;
      IF glued[i + 1] AND NOT glued[i] THEN
        j := i + 2;
        WHILE j <= n AND glued[j] LOOP j := j + 1; END LOOP;
        IF j - i >= 3 THEN
          w := array_to_string(a[i:least(j - 1, i + 40)], '');
          IF length(w) <= 40 THEN k := k + 1; o[k] := fa.stem(w) || ':' || least(i, 16383) || weight; END IF;
        END IF;
      END IF;
    END IF;
  END LOOP;
  RETURN array_to_string(o, ' ')::tsvector;
END $f$;

CREATE FUNCTION fa.tsv(t text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN fa.tsv(t, 'D');

-- Every content word must be met, by itself or inside a compound that covers it; null when there is none.
CREATE FUNCTION fa.q(t text) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
DECLARE
  zw CONSTANT text := U&'\200C';
  a text[] := '{}'; glued boolean[] := '{}'; stops boolean[] := '{}'; lones boolean[] := '{}';
  n int := 0; i int; j int; x text; y text; w text; g boolean; len int;
  o text[] := '{}'; f int[] := '{}'; l int[] := '{}'; c text[] := '{}'; own boolean[] := '{}'; k int := 0; q text[] := '{}';
BEGIN
  FOREACH x IN ARRAY string_to_array(replace(fa.fold(left(t, 1000)), zw, ' ' || zw), ' ') LOOP
    CONTINUE WHEN x = '' OR x = zw;
    g := left(x, 1) = zw;
    IF g THEN x := substr(x, 2); END IF;
    len := length(x);
    IF len >= 5 THEN
      IF len > 64 THEN x := left(x, 64); END IF;
      IF position('ه' in substr(x, 3)) > 0 THEN x := regexp_replace(x, '^(.{2,}ه)(?:است|اند|بود|بودند|باشد|باشند)$', '\1'); END IF;
      IF left(x, 2) = 'به' THEN x := regexp_replace(x, '^به(عنوان|طور|دلیل|وسیله|منظور|صورت|علت|خاطر|جای|ویژه|گفته|نام|شمار)$', '\1'); END IF;
    END IF;
    n := n + 1; a[n] := x; glued[n] := g; stops[n] := fa.is_stop(x); lones[n] := fa.is_lone(x);
    EXIT WHEN n = 32;
  END LOOP;
  FOR i IN 1..n LOOP
    x := a[i]; len := length(x);
    IF NOT stops[i] AND (len > 1 OR x COLLATE "C" <= '9')
      AND NOT (x ~ '^ن?می' AND fa.is_stop(regexp_replace(x, '^ن?می', ''))) THEN
      k := k + 1; o[k] := fa.stem(x); f[k] := i; l[k] := i; own[k] := true;
      IF len >= 5 AND right(x, 3) = 'های' THEN NULL; END IF;
    END IF;
    IF i < n THEN
      y := a[i + 1];
      IF (glued[i + 1] OR (NOT lones[i] AND NOT lones[i + 1] AND NOT (stops[i] AND stops[i + 1]))) AND len + length(y) <= 40 THEN
        k := k + 1; o[k] := fa.stem(x || y); f[k] := i; l[k] := i + 1; own[k] := false;
      END IF;
      IF y = 'و' AND i + 1 < n AND NOT lones[i] AND NOT lones[i + 2] AND len + length(a[i + 2]) < 40 THEN
        k := k + 1; o[k] := fa.stem(x || 'و' || a[i + 2]); f[k] := i; l[k] := i + 2; own[k] := false;
      END IF;
      IF glued[i + 1] AND NOT glued[i] THEN
        j := i + 2;
        WHILE j <= n AND glued[j] LOOP j := j + 1; END LOOP;
        IF j - i >= 3 THEN
          w := array_to_string(a[i:least(j - 1, i + 40)], '');
          IF length(w) <= 40 THEN k := k + 1; o[k] := fa.stem(w); f[k] := i; l[k] := j - 1; own[k] := false; END IF;
        END IF;
      END IF;
    END IF;
  END LOOP;
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

-- Persian folding, light stemming, half-space bridging, amounts and days for search: edition 2 of 0003.
-- Twin of src/kernel/fold.ts and text.ts. PRINTED by scripts/gen-text-sql.ts: do not edit. PostgreSQL 15-18, UTF8; no
-- extension, no file on the server, no locale. Immutable, so generated columns may use it; they are written anew below.

CREATE OR REPLACE FUNCTION fa.version() RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN 2;

CREATE OR REPLACE FUNCTION fa.fold(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
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
    t := regexp_replace(t, ' {2,}', ' ', 'g');
  END IF;
  RETURN btrim(left(t, 24000), ' ');
END $f$;

-- Word lists. SQL functions of one expression are inlined, so each list is parsed once per session, not once per word.
CREATE OR REPLACE FUNCTION fa.known(w text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '{"تنها":"تنها","بها":"بها","رها":"رها","منها":"منها","انها":"انها","اینها":"اینها","دفتر":"دفتر","دختر":"دختر","فیلتر":"فیلتر","کامپیوتر":"کامپیوتر","کیلومتر":"کیلومتر","سانتیمتر":"سانتیمتر","میلیمتر":"میلیمتر","مشتری":"مشتری","خاکستر":"خاکستر","تیاتر":"تیاتر","پیامبر":"پیامبر","چاپگر":"چاپگر","ماهی":"ماهی","بازی":"بازی","خالی":"خالی","عالی":"عالی","مالی":"مالی","برای":"برای","همکاری":"همکاری","سازمان":"سازمان","ساختمان":"ساختمان","تهران":"تهران","گمرک":"گمرک","بازرگان":"بازرگان","بازرگانی":"بازرگانی","دستگاه":"دستگاه","الات":"الات","بستر":"بستر","پلیاستر":"پلیاستر","قهرمان":"قهرمان","گفتمان":"گفتمان","راندمان":"راندمان","پریشان":"پریشان","استفهام":"استفهام","تابستان":"تابستان","زمستان":"زمستان","شهرستان":"شهرستان","بیمارستان":"بیمارستان","دبیرستان":"دبیرستان","هنرستان":"هنرستان","خوزستان":"خوزستان","کردستان":"کردستان","لرستان":"لرستان","گلستان":"گلستان","سیستان":"سیستان","بلوچستان":"بلوچستان","اصفهان":"اصفهان","خراسان":"خراسان","رایگان":"رایگان","خیابان":"خیابان","بیابان":"بیابان","زایمان":"زایمان","شورای":"شورا","درمان":"درمان","درمانی":"درمان","دفاتر":"دفتر","موانع":"مانع","صنایع":"صنعت","معادن":"معدن","منابع":"منبع","قوانین":"قانون","مراکز":"مرکز","مدارک":"مدرک","اسناد":"سند","مناطق":"منطقه","عوامل":"عامل","ضوابط":"ضابطه","املاک":"ملک","طرق":"طریق","مشاغل":"شغل","مصارف":"مصرف","مخازن":"مخزن","مبالغ":"مبلغ","وجوه":"وجه","شرکا":"شریک","وکلا":"وکیل","مسایل":"مساله","مسله":"مساله","مسیله":"مساله","هیت":"هیات","مزارع":"مزرعه","کارخانجات":"کارخانه","حوایج":"حاجت","بنادر":"بندر","مطالبات":"مطالبه","قطعات":"قطعه","خدمات":"خدمت","مشکلات":"مشکل","اقدامات":"اقدام","محصولات":"محصول","تولیدات":"تولید","اطلاعات":"اطلاع","امکانات":"امکان","تعمیرات":"تعمیر","انتظارات":"انتظار","توضیحات":"توضیح","مقررات":"مقرره","ملزومات":"ملزوم","ادارات":"اداره","جلسات":"جلسه","تصمیمات":"تصمیم","مصوبات":"مصوبه","اختیارات":"اختیار","اعتبارات":"اعتبار","خسارات":"خسارت","شکایات":"شکایت","تبلیغات":"تبلیغ","تاسیسات":"تاسیس","تجهیزات":"تجهیز","مکاتبات":"مکاتبه","پیشنهادات":"پیشنهاد","گزارشات":"گزارش","وثایق":"وثیقه","اقساط":"قسط","تعهدات":"تعهد","انشعابات":"انشعاب","جرایم":"جریمه","دلایل":"دلیل","نواقص":"نقص","موارد":"مورد","شرایط":"شرط","مراحل":"مرحله","مراجع":"مرجع","اصناف":"صنف","مواد":"ماده","خطوط":"خط","اعضا":"عضو","افراد":"فرد","وسایل":"وسیله","حوادث":"حادثه","ماشینالات":"ماشین","استعلامات":"استعلام","ابلاغیات":"ابلاغیه","ضمایم":"ضمیمه","تجار":"تاجر","کسبه":"کاسب","وراث":"وارث","ورثه":"وارث","شعب":"شعبه","سوابق":"سابقه","نتایج":"نتیجه","مراتب":"مرتبه","منافع":"منفعت","معاملات":"معامله","مقادیر":"مقدار","مقاطع":"مقطع","مناقصات":"مناقصه","مزایدات":"مزایده","موسسات":"موسسه","نظرات":"نظر","نقاط":"نقطه","وظایف":"وظیفه","اهداف":"هدف","اصول":"اصل","اقلام":"قلم","اموال":"مال","احکام":"حکم","اخطارات":"اخطار","ادله":"دلیل","ارقام":"رقم","ارا":"رای","اشکالات":"اشکال","اشخاص":"شخص","اعداد":"عدد","الزامات":"الزام","انواع":"نوع","اوقات":"وقت","ایرادات":"ایراد","تاخیرات":"تاخیر","تخلفات":"تخلف","تخفیفات":"تخفیف","تذکرات":"تذکر","تصاویر":"تصویر","تضامین":"تضمین","تضمینات":"تضمین","تعاریف":"تعریف","تغیرات":"تغیر","تکالیف":"تکلیف","تمهیدات":"تمهید","تنظیمات":"تنظیم","جداول":"جدول","خطرات":"خطر","درجات":"درجه","دستورات":"دستور","دعاوی":"دعوا","دعوی":"دعوا","ذخایر":"ذخیره","رسوبات":"رسوب","روابط":"رابطه","روسا":"ریس","ساعات":"ساعت","سفارشات":"سفارش","سطوح":"سطح","سهام":"سهم","سواحل":"ساحل","شروط":"شرط","ضرایب":"ضریب","عقود":"عقد","علایم":"علامت","علل":"علت","عناصر":"عنصر","عناوین":"عنوان","غرامات":"غرامت","فواصل":"فاصله","فقرات":"فقره","فصول":"فصل","قبوض":"قبض","قواعد":"قاعده","کسور":"کسر","کسورات":"کسر","گمرکات":"گمرک","لوایح":"لایحه","مبادی":"مبدا","متون":"متن","مجامع":"مجمع","محاکم":"محکمه","مجوزات":"مجوز","مدارس":"مدرسه","مذاکرات":"مذاکره","مراجعات":"مراجعه","مراسلات":"مراسله","مصادیق":"مصداق","مطالب":"مطلب","معابر":"معبر","معوقات":"معوق","معوقه":"معوق","مقامات":"مقام","مقدمات":"مقدمه","مواعد":"موعد","مواضع":"موضع","میادین":"میدان","نسخ":"نسخه","نقایص":"نقص","وقایع":"واقعه","مخاطرات":"مخاطره","ابلاغات":"ابلاغ","انبارات":"انبار","باغات":"باغ","مالکین":"مالک","مسولین":"مسول","مامورین":"مامور","معترضین":"معترض","محققین":"محقق","متخصصین":"متخصص","مهندسین":"مهندس","مخاطبین":"مخاطب","فعالین":"فعال","شاغلین":"شاغل","ساکنین":"ساکن","ناظرین":"ناظر","مستاجرین":"مستاجر","مشترکین":"مشترک","بازرسین":"بازرس","معاونین":"معاون","موسسین":"موسس","متصرفین":"متصرف","معلمین":"معلم","محصلین":"محصل","متهمین":"متهم","ضامنین":"ضامن","واقفین":"واقف","مودین":"مود","همسایگان":"همسایه","خبرگان":"خبره","نخبگان":"نخبه"}'::jsonb ->> w;
CREATE OR REPLACE FUNCTION fa.is_stop(w text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '{"و":1,"به":1,"از":1,"که":1,"در":1,"را":1,"تا":1,"با":1,"است":1,"هست":1,"بود":1,"شد":1,"شده":1,"می":1,"نمی":1,"ها":1,"های":1,"هایم":1,"هایت":1,"هایش":1,"هایمان":1,"هایتان":1,"هایشان":1,"تر":1,"ترین":1,"ای":1,"ام":1,"ات":1,"اش":1,"ایم":1,"اید":1,"اند":1,"مان":1,"تان":1,"شان":1,"یک":1,"این":1,"ان":1,"برای":1,"نیز":1,"هم":1,"یا":1,"اما":1,"اگر":1,"بر":1,"هر":1,"چه":1,"چون":1,"پس":1,"باید":1,"شود":1,"شوند":1,"کرد":1,"کرده":1,"کند":1,"کنند":1,"کنیم":1,"کردن":1,"گفت":1,"دارد":1,"دارند":1,"داشت":1,"داشته":1,"باشد":1,"باشند":1,"باشم":1,"بوده":1,"خواهد":1,"وی":1,"ما":1,"من":1,"او":1,"انها":1,"انان":1,"اینکه":1,"انکه":1,"همین":1,"همان":1,"سپس":1,"ولی":1,"نه":1,"خود":1,"بی":1}'::jsonb ? w;
CREATE OR REPLACE FUNCTION fa.is_lone(w text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN '{"و":1,"به":1,"از":1,"که":1,"در":1,"را":1,"تا":1,"با":1,"است":1,"شد":1,"برای":1,"نیز":1,"یا":1,"اما":1,"اگر":1,"بر":1,"هر":1}'::jsonb ? w;

CREATE OR REPLACE FUNCTION fa.stem(w text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
DECLARE
  e text; m text;
BEGIN
  e := fa.known(w); IF e IS NOT NULL THEN RETURN e; END IF;
  IF length(w) < 4 OR position(right(w, 1) in 'ایمتشنر') = 0 THEN RETURN w; END IF;
  IF position('ها' in substr(w, 3)) > 0 THEN
    m := substring(w from '^(.{2,})ها(?:ی|یم|یت|یش|یمان|یتان|یشان|مان|تان|شان)?$');
    IF m IS NOT NULL THEN w := m; e := fa.known(w); IF e IS NOT NULL THEN RETURN e; END IF; END IF;
  END IF;
  IF length(w) >= 6 AND right(w, 3) IN ('هام', 'هات', 'هاش') THEN w := left(w, -2); e := fa.known(w); IF e IS NOT NULL THEN RETURN e; END IF; END IF;
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

-- Money and days told in words or digits. Words of the numbers, and what makes a text worth looking at for them.
CREATE OR REPLACE FUNCTION fa.small_number(w text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ('{"صفر":0,"یک":1,"دو":2,"سه":3,"چهار":4,"پنج":5,"شش":6,"هفت":7,"هشت":8,"نه":9,"ده":10,"یازده":11,"دوازده":12,"سیزده":13,"چهارده":14,"پانزده":15,"شانزده":16,"هفده":17,"هجده":18,"نوزده":19,"بیست":20,"سی":30,"چهل":40,"پنجاه":50,"شصت":60,"هفتاد":70,"هشتاد":80,"نود":90,"صد":100,"دویست":200,"سیصد":300,"چهارصد":400,"پانصد":500,"ششصد":600,"هفتصد":700,"هشتصد":800,"نهصد":900,"یکصد":100,"هیجده":18,"پونصد":500,"شیش":6}'::jsonb ->> w)::bigint;
CREATE OR REPLACE FUNCTION fa.scale(w text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ('{"هزار":1000,"میلیون":1000000,"ملیون":1000000,"میلیارد":1000000000,"ملیارد":1000000000,"تریلیون":1000000000000}'::jsonb ->> w)::bigint;
CREATE OR REPLACE FUNCTION fa.money_unit(w text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ('{"ریال":1,"ریالی":1,"ریل":1,"irr":1,"rls":1,"تومان":10,"تومانی":10,"تومن":10,"تومنی":10,"irt":10}'::jsonb ->> w)::bigint;
CREATE OR REPLACE FUNCTION fa.ordinal(w text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ('{"یکم":1,"دوم":2,"سوم":3,"چهارم":4,"پنجم":5,"ششم":6,"هفتم":7,"هشتم":8,"نهم":9,"دهم":10,"یازدهم":11,"دوازدهم":12,"سیزدهم":13,"چهاردهم":14,"پانزدهم":15,"شانزدهم":16,"هفدهم":17,"هجدهم":18,"نوزدهم":19,"بیستم":20,"اول":1,"سیم":30,"سیام":30}'::jsonb ->> w)::bigint;
CREATE OR REPLACE FUNCTION fa.month(w text) RETURNS bigint LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ('{"فروردین":1,"فروردینماه":1,"اردیبهشت":2,"اردیبهشتماه":2,"خرداد":3,"خردادماه":3,"تیر":4,"تیرماه":4,"مرداد":5,"مردادماه":5,"شهریور":6,"شهریورماه":6,"مهر":7,"مهرماه":7,"ابان":8,"ابانماه":8,"اذر":9,"اذرماه":9,"دی":10,"دیماه":10,"بهمن":11,"بهمنماه":11,"اسفند":12,"اسفندماه":12,"امرداد":5}'::jsonb ->> w)::bigint;
CREATE OR REPLACE FUNCTION fa.has_phrase(t text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN t ~ 'ریال|ریالی|ریل|irr|rls|تومان|تومانی|تومن|تومنی|irt|(^|[^0-9])1[34][0-9]{2}($|[^0-9])';

-- The number that begins at a[i]; stop is the index of the word after it; null when none does.
CREATE OR REPLACE FUNCTION fa.number_at(a text[], i int, OUT value numeric, OUT stop int) LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $f$
DECLARE
  total numeric := 0; thousands numeric := 0; small numeric := 0; is_open boolean := false; joined boolean := true;
  last_scale bigint := 0; cap numeric := 1e15; n int := cardinality(a); j int := i; w text; next text; sc bigint; next_scale bigint; v numeric;
BEGIN
  WHILE j <= n AND j < i + 24 LOOP
    w := a[j]; next := CASE WHEN j < n THEN a[j + 1] ELSE '' END;
    sc := coalesce(fa.scale(w), 0); next_scale := coalesce(fa.scale(next), 0);
    IF w = 'و' THEN
      EXIT WHEN joined OR NOT (coalesce(next ~ '^[0-9]{1,15}$', false) OR fa.small_number(next) IS NOT NULL OR next = 'نیم');
      joined := true; j := j + 1;
      CONTINUE;
    END IF;
    v := fa.small_number(w);
    IF coalesce(w ~ '^[0-9]{1,15}$', false) AND NOT is_open THEN
      small := w::numeric; is_open := true;
    ELSIF coalesce(w ~ '^[0-9]{1,15}$', false) THEN
      IF joined OR small >= 1000 OR length(w) > 3 OR next_scale = 0 OR thousands > 0 OR NOT coalesce(a[j - 1] ~ '^[0-9]{1,15}$', false)
        OR (j > 2 AND coalesce(a[j - 2] ~ '^[0-9]{1,15}$', false)) THEN RETURN; END IF;
      v := small * next_scale + w::numeric * next_scale / (10 ^ length(w))::numeric;
      IF next_scale >= cap THEN RETURN; END IF;
      IF next_scale = 1000 THEN thousands := v; ELSE total := total + v; cap := next_scale; END IF;
      last_scale := next_scale; small := 0; is_open := false; j := j + 1;
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
      small := 0; is_open := false;
    ELSIF sc = 1000 THEN
      IF thousands > 0 OR NOT (is_open OR j = i) THEN RETURN; END IF;
      thousands := CASE WHEN is_open THEN small ELSE 1 END * 1000; last_scale := sc; small := 0; is_open := false;
    ELSIF sc > 0 THEN
      IF NOT (is_open OR thousands > 0) OR sc >= cap THEN RETURN; END IF;
      total := total + (thousands + small) * sc; thousands := 0; cap := sc; last_scale := sc; small := 0; is_open := false;
    ELSE EXIT; END IF;
    joined := false;
    IF total > 1e15 OR thousands > 1e15 THEN RETURN; END IF;
    j := j + 1;
  END LOOP;
  IF j > i AND total + thousands + small <= 1e15 THEN value := total + thousands + small; stop := j; END IF;
END $f$;

-- The day of a month at a[i]; stop is the index of the word after it.
CREATE OR REPLACE FUNCTION fa.day_at(a text[], i int, OUT value int, OUT stop int) LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $f$
DECLARE
  w text := a[i]; ones int;
BEGIN
  value := CASE WHEN w ~ '^[0-9]{1,2}$' AND w::int BETWEEN 1 AND 31 THEN w::int END;
  IF value IS NULL AND w IN ('بیست', 'سی') AND a[i + 1] = 'و' AND a[i + 2] IS NOT NULL THEN
    ones := coalesce(fa.ordinal(a[i + 2]), fa.small_number(a[i + 2]));
    IF ones BETWEEN 1 AND 9 AND fa.small_number(w) + ones <= 31 THEN value := fa.small_number(w) + ones; stop := i + 3; END IF;
    RETURN;
  END IF;
  IF value IS NULL THEN value := coalesce(fa.ordinal(w), fa.small_number(w)); END IF;
  IF value BETWEEN 1 AND 31 THEN stop := i + CASE WHEN a[i + 1] IN ('ام', 'م') THEN 2 ELSE 1 END; ELSE value := NULL; END IF;
END $f$;

-- Amounts in rials and Jalali days: term, first and last word, kind 2; for a day its month too, kind 4.
CREATE OR REPLACE FUNCTION fa.phrases(a text[], OUT t text, OUT f int, OUT l int, OUT k int) RETURNS SETOF record LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $f$
DECLARE
  n int := cardinality(a); i int := 1; j int; s int; unit bigint; num record; y int; m int; d int;
BEGIN
  k := 2;
  WHILE i <= n LOOP
    IF coalesce(a[i] ~ '^[0-9]{1,15}$', false) OR fa.small_number(a[i]) IS NOT NULL OR a[i] IN ('نیم', 'هزار') THEN
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
      y := CASE WHEN a[j] ~ '^1[34][0-9]{2}$' THEN a[j]::int END;
      IF y IS NOT NULL THEN
        FOR b IN REVERSE 3..1 LOOP
          CONTINUE WHEN i - b < 1;
          num := fa.day_at(a, i - b);
          IF num.stop = i THEN s := i - b; d := num.value; EXIT; END IF;
        END LOOP;
      END IF;
    ELSE
      y := CASE WHEN a[i] ~ '^1[34][0-9]{2}$' THEN a[i]::int END; j := i + 2;
      IF y IS NOT NULL THEN
        m := CASE WHEN a[i + 1] ~ '^[0-9]{1,2}$' AND a[i + 1]::int BETWEEN 1 AND 12 THEN a[i + 1]::int END; d := CASE WHEN a[j] ~ '^[0-9]{1,2}$' AND a[j]::int BETWEEN 1 AND 31 THEN a[j]::int END;
      ELSE
        d := CASE WHEN a[i] ~ '^[0-9]{1,2}$' AND a[i]::int BETWEEN 1 AND 31 THEN a[i]::int END; m := CASE WHEN a[i + 1] ~ '^[0-9]{1,2}$' AND a[i + 1]::int BETWEEN 1 AND 12 THEN a[i + 1]::int END; y := CASE WHEN a[j] ~ '^1[34][0-9]{2}$' THEN a[j]::int END;
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

-- One row for each term; kind 1 word, 2 compound, 3 variant, 4 wider; first and last count words from 1.
CREATE OR REPLACE FUNCTION fa.terms(t text, OUT term text, OUT first int, OUT last int, OUT kind int) RETURNS SETOF record LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
DECLARE
  zw CONSTANT text := U&'\200C';
  a text[] := '{}'; glued boolean[] := '{}'; stops boolean[] := '{}'; lones boolean[] := '{}';
  n int := 0; i int; j int; x text; y text; w text; g boolean; len int; r record;
BEGIN
  t := fa.fold(t);
  FOREACH x IN ARRAY string_to_array(replace(t, zw, ' ' || zw), ' ') LOOP
    CONTINUE WHEN x = '' OR x = zw;
    g := left(x, 1) = zw;
    IF g THEN x := substr(x, 2); END IF;
    len := length(x);
    IF len >= 5 THEN
      IF len > 64 THEN x := left(x, 64); END IF;
      IF position('ه' in substr(x, 3)) > 0 THEN x := regexp_replace(x, '^(.{2,}ه)(?:است|اند|بود|بودند|باشد|باشند)$', '\1'); END IF;
      IF left(x, 2) = 'به' THEN x := regexp_replace(x, '^به(عنوان|طور|دلیل|وسیله|منظور|صورت|علت|خاطر|جای|ویژه|گفته|نام|شمار|سبب|موجب|واسطه|ازای|هنگام|موقع|علاوه|زودی|سرعت|تدریج|روزرسانی|روزآوری)$', '\1'); END IF;
    END IF;
    n := n + 1; a[n] := x; glued[n] := g; stops[n] := fa.is_stop(x); lones[n] := fa.is_lone(x);
  END LOOP;
  FOR i IN 1..n LOOP
    x := a[i]; len := length(x);
    IF NOT stops[i] AND (len > 1 OR x COLLATE "C" <= '9')
      AND NOT (x ~ '^ن?می' AND fa.is_stop(regexp_replace(x, '^ن?می', ''))) THEN
      term := fa.stem(x); first := i; last := i; kind := 1; RETURN NEXT;
      IF len >= 5 AND right(x, 3) = 'های' THEN term := left(x, -2); first := i; last := i; kind := 3; RETURN NEXT;
      ELSIF len >= 6 AND right(x, 3) IN ('مان', 'تان', 'شان') AND fa.known(x) IS NULL THEN term := fa.stem(left(x, -3)); first := i; last := i; kind := 3; RETURN NEXT; END IF;
    END IF;
    IF i < n THEN
      y := a[i + 1];
      IF (glued[i + 1] OR (NOT lones[i] AND NOT lones[i + 1] AND NOT (stops[i] AND stops[i + 1]))) AND len + length(y) <= 40 THEN
        term := fa.stem(x || y); first := i; last := i + 1; kind := 2; RETURN NEXT;
      END IF;
      IF y = 'و' AND i + 1 < n AND NOT lones[i] AND NOT lones[i + 2] AND len + length(a[i + 2]) < 40 THEN
        term := fa.stem(x || 'و' || a[i + 2]); first := i; last := i + 2; kind := 2; RETURN NEXT;
      END IF;
      IF len <= 3 AND i + 1 < n AND length(y) <= 3 AND length(a[i + 2]) <= 3 AND NOT (lones[i] OR lones[i + 1] OR lones[i + 2]) THEN
        term := fa.stem(x || y || a[i + 2]); first := i; last := i + 2; kind := 2; RETURN NEXT;
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
  IF fa.has_phrase(t) THEN
    FOR r IN SELECT * FROM fa.phrases(a) LOOP i := r.f; term := r.t; first := i; last := r.l; kind := r.k; RETURN NEXT; END LOOP;
  END IF;
END $f$;

-- The search column of a text. Weight A, B, C or D.
CREATE OR REPLACE FUNCTION fa.tsv(t text, weight text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
DECLARE
  zw CONSTANT text := U&'\200C';
  a text[] := '{}'; glued boolean[] := '{}'; stops boolean[] := '{}'; lones boolean[] := '{}';
  n int := 0; i int; j int; x text; y text; w text; g boolean; len int; r record;
  o text[] := '{}'; k int := 0; p text;
BEGIN
  t := fa.fold(t);
  FOREACH x IN ARRAY string_to_array(replace(t, zw, ' ' || zw), ' ') LOOP
    CONTINUE WHEN x = '' OR x = zw;
    g := left(x, 1) = zw;
    IF g THEN x := substr(x, 2); END IF;
    len := length(x);
    IF len >= 5 THEN
      IF len > 64 THEN x := left(x, 64); END IF;
      IF position('ه' in substr(x, 3)) > 0 THEN x := regexp_replace(x, '^(.{2,}ه)(?:است|اند|بود|بودند|باشد|باشند)$', '\1'); END IF;
      IF left(x, 2) = 'به' THEN x := regexp_replace(x, '^به(عنوان|طور|دلیل|وسیله|منظور|صورت|علت|خاطر|جای|ویژه|گفته|نام|شمار|سبب|موجب|واسطه|ازای|هنگام|موقع|علاوه|زودی|سرعت|تدریج|روزرسانی|روزآوری)$', '\1'); END IF;
    END IF;
    n := n + 1; a[n] := x; glued[n] := g; stops[n] := fa.is_stop(x); lones[n] := fa.is_lone(x);
  END LOOP;
  FOR i IN 1..n LOOP
    x := a[i]; len := length(x);
    IF NOT stops[i] AND (len > 1 OR x COLLATE "C" <= '9')
      AND NOT (x ~ '^ن?می' AND fa.is_stop(regexp_replace(x, '^ن?می', ''))) THEN
      k := k + 1; o[k] := fa.stem(x) || ':' || least(i, 16383) || weight;
      IF len >= 5 AND right(x, 3) = 'های' THEN k := k + 1; o[k] := left(x, -2) || ':' || least(i, 16383) || weight;
      ELSIF len >= 6 AND right(x, 3) IN ('مان', 'تان', 'شان') AND fa.known(x) IS NULL THEN k := k + 1; o[k] := fa.stem(left(x, -3)) || ':' || least(i, 16383) || weight; END IF;
    END IF;
    IF i < n THEN
      y := a[i + 1];
      IF (glued[i + 1] OR (NOT lones[i] AND NOT lones[i + 1] AND NOT (stops[i] AND stops[i + 1]))) AND len + length(y) <= 40 THEN
        k := k + 1; o[k] := fa.stem(x || y) || ':' || least(i, 16383) || weight;
      END IF;
      IF y = 'و' AND i + 1 < n AND NOT lones[i] AND NOT lones[i + 2] AND len + length(a[i + 2]) < 40 THEN
        k := k + 1; o[k] := fa.stem(x || 'و' || a[i + 2]) || ':' || least(i, 16383) || weight;
      END IF;
      IF len <= 3 AND i + 1 < n AND length(y) <= 3 AND length(a[i + 2]) <= 3 AND NOT (lones[i] OR lones[i + 1] OR lones[i + 2]) THEN
        k := k + 1; o[k] := fa.stem(x || y || a[i + 2]) || ':' || least(i, 16383) || weight;
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
  IF fa.has_phrase(t) THEN
    FOR r IN SELECT * FROM fa.phrases(a) LOOP i := r.f; k := k + 1; o[k] := r.t || ':' || least(i, 16383) || weight; END LOOP;
  END IF;
  RETURN array_to_string(o, ' ')::tsvector;
END $f$;

CREATE OR REPLACE FUNCTION fa.tsv(t text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN fa.tsv(t, 'D');

-- Every content word must be met, by itself or inside a compound that covers it; null when there is none.
CREATE OR REPLACE FUNCTION fa.q(t text) RETURNS tsquery LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $f$
DECLARE
  zw CONSTANT text := U&'\200C';
  a text[] := '{}'; glued boolean[] := '{}'; stops boolean[] := '{}'; lones boolean[] := '{}';
  n int := 0; i int; j int; x text; y text; w text; g boolean; len int; r record;
  o text[] := '{}'; f int[] := '{}'; l int[] := '{}'; c text[] := '{}'; own boolean[] := '{}'; k int := 0; q text[] := '{}';
BEGIN
  t := fa.fold(left(t, 1000));
  FOREACH x IN ARRAY string_to_array(replace(t, zw, ' ' || zw), ' ') LOOP
    CONTINUE WHEN x = '' OR x = zw;
    g := left(x, 1) = zw;
    IF g THEN x := substr(x, 2); END IF;
    len := length(x);
    IF len >= 5 THEN
      IF len > 64 THEN x := left(x, 64); END IF;
      IF position('ه' in substr(x, 3)) > 0 THEN x := regexp_replace(x, '^(.{2,}ه)(?:است|اند|بود|بودند|باشد|باشند)$', '\1'); END IF;
      IF left(x, 2) = 'به' THEN x := regexp_replace(x, '^به(عنوان|طور|دلیل|وسیله|منظور|صورت|علت|خاطر|جای|ویژه|گفته|نام|شمار|سبب|موجب|واسطه|ازای|هنگام|موقع|علاوه|زودی|سرعت|تدریج|روزرسانی|روزآوری)$', '\1'); END IF;
    END IF;
    n := n + 1; a[n] := x; glued[n] := g; stops[n] := fa.is_stop(x); lones[n] := fa.is_lone(x);
    EXIT WHEN n = 32;
  END LOOP;
  FOR i IN 1..n LOOP
    x := a[i]; len := length(x);
    IF NOT stops[i] AND (len > 1 OR x COLLATE "C" <= '9')
      AND NOT (x ~ '^ن?می' AND fa.is_stop(regexp_replace(x, '^ن?می', ''))) THEN
      k := k + 1; o[k] := fa.stem(x); f[k] := i; l[k] := i; own[k] := true;
      IF len >= 5 AND right(x, 3) = 'های' THEN k := k + 1; o[k] := left(x, -2); f[k] := i; l[k] := i; own[k] := false;
      ELSIF len >= 6 AND right(x, 3) IN ('مان', 'تان', 'شان') AND fa.known(x) IS NULL THEN k := k + 1; o[k] := fa.stem(left(x, -3)); f[k] := i; l[k] := i; own[k] := false; END IF;
    END IF;
    IF i < n THEN
      y := a[i + 1];
      IF (glued[i + 1] OR (NOT lones[i] AND NOT lones[i + 1] AND NOT (stops[i] AND stops[i + 1]))) AND len + length(y) <= 40 THEN
        k := k + 1; o[k] := fa.stem(x || y); f[k] := i; l[k] := i + 1; own[k] := false;
      END IF;
      IF y = 'و' AND i + 1 < n AND NOT lones[i] AND NOT lones[i + 2] AND len + length(a[i + 2]) < 40 THEN
        k := k + 1; o[k] := fa.stem(x || 'و' || a[i + 2]); f[k] := i; l[k] := i + 2; own[k] := false;
      END IF;
      IF len <= 3 AND i + 1 < n AND length(y) <= 3 AND length(a[i + 2]) <= 3 AND NOT (lones[i] OR lones[i + 1] OR lones[i + 2]) THEN
        k := k + 1; o[k] := fa.stem(x || y || a[i + 2]); f[k] := i; l[k] := i + 2; own[k] := false;
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
  IF fa.has_phrase(t) THEN
    FOR r IN SELECT * FROM fa.phrases(a) LOOP i := r.f; IF r.k = 2 THEN k := k + 1; o[k] := r.t; f[k] := i; l[k] := r.l; own[k] := false; END IF; END LOOP;
  END IF;
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

-- Every stored column that these functions wrote holds terms of the edition before: written anew, with its indexes.
DO $do$
DECLARE
  c record; x text; defs text[];
BEGIN
  FOR c IN
    SELECT DISTINCT d.adrelid::regclass AS tab, quote_ident(a.attname) AS col, a.attrelid, a.attnum,
      format_type(a.atttypid, a.atttypmod) AS type, pg_get_expr(d.adbin, d.adrelid) AS expr
    FROM pg_attrdef d
    JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum AND a.attgenerated = 's' AND NOT a.attisdropped
    JOIN pg_depend p ON p.classid = 'pg_attrdef'::regclass AND p.objid = d.oid AND p.refclassid = 'pg_proc'::regclass
    JOIN pg_proc f ON f.oid = p.refobjid AND f.pronamespace = 'fa'::regnamespace
    ORDER BY 1, 2
  LOOP
    SELECT array_agg(pg_get_indexdef(i.indexrelid)) INTO defs FROM pg_index i WHERE i.indrelid = c.attrelid AND c.attnum = ANY (i.indkey);
    EXECUTE format('ALTER TABLE %s DROP COLUMN %s, ADD COLUMN %s %s GENERATED ALWAYS AS (%s) STORED', c.tab, c.col, c.col, c.type, c.expr);
    FOREACH x IN ARRAY coalesce(defs, '{}') LOOP EXECUTE x; END LOOP;
    -- Without statistics of the new column the planner would guess.
    EXECUTE format('ANALYZE %s (%s)', c.tab, c.col);
  END LOOP;
END $do$;

// Word lists of the Persian folding in text.ts and, by scripts/gen-text-sql.ts, of its twin in PostgreSQL. All spellings
// are folded ones (ا for آ, ی for ئ, no half-space). A change here makes stored search columns stale: it needs a
// migration that rebuilds them.

/** Letters that are written differently but read alike: each of the first becomes the second. */
export const lookAlikes: readonly (readonly [string, string])[] = [
  ['يىؠؽؾؿۍێېۑےۓ', 'ی'],
  ['كػؼڪګڬڭڮ', 'ک'],
  ['ڰڱڲڳڴ', 'گ'],
  ['ةۀہۂۃھەۿ', 'ه'],
  ['آأإٱٲٳ', 'ا'],
  ['ؤۄۅۆۇۈۉۊۋۏ', 'و'],
  ...[...'۰۱۲۳۴۵۶۷۸۹'].map((digit, i) => [digit, String(i)] as const),
  ...[...'٠١٢٣٤٥٦٧٨٩'].map((digit, i) => [digit, String(i)] as const),
]

/** Words that only look as if they ended in ها, تر, ی or ان: they stay whole. */
const whole = `
  تنها بها رها منها انها اینها دفتر دختر فیلتر کامپیوتر کیلومتر سانتیمتر میلیمتر مشتری خاکستر تیاتر پیامبر چاپگر
  ماهی بازی خالی عالی مالی برای همکاری سازمان ساختمان تهران گمرک بازرگان بازرگانی دستگاه الات بستر پلیاستر`

/** Broken plurals and ات-plurals whose singular people type instead: plural → singular. */
const singular = `
  شورای:شورا درمان:درمان درمانی:درمان دفاتر:دفتر موانع:مانع صنایع:صنعت معادن:معدن منابع:منبع قوانین:قانون مراکز:مرکز
  مدارک:مدرک اسناد:سند مناطق:منطقه عوامل:عامل ضوابط:ضابطه املاک:ملک طرق:طریق مشاغل:شغل مصارف:مصرف مخازن:مخزن
  مبالغ:مبلغ وجوه:وجه شرکا:شریک وکلا:وکیل مسایل:مساله مسله:مساله هیت:هیات مزارع:مزرعه کارخانجات:کارخانه حوایج:حاجت
  بنادر:بندر مطالبات:مطالبه قطعات:قطعه خدمات:خدمت مشکلات:مشکل اقدامات:اقدام محصولات:محصول تولیدات:تولید
  اطلاعات:اطلاع امکانات:امکان تعمیرات:تعمیر انتظارات:انتظار توضیحات:توضیح مقررات:مقرره ملزومات:ملزوم ادارات:اداره
  جلسات:جلسه تصمیمات:تصمیم مصوبات:مصوبه اختیارات:اختیار اعتبارات:اعتبار خسارات:خسارت شکایات:شکایت تبلیغات:تبلیغ
  تاسیسات:تاسیس تجهیزات:تجهیز مکاتبات:مکاتبه پیشنهادات:پیشنهاد گزارشات:گزارش وثایق:وثیقه اقساط:قسط تعهدات:تعهد
  انشعابات:انشعاب جرایم:جریمه دلایل:دلیل نواقص:نقص موارد:مورد شرایط:شرط مراحل:مرحله مراجع:مرجع اصناف:صنف مواد:ماده
  خطوط:خط اعضا:عضو افراد:فرد وسایل:وسیله حوادث:حادثه ماشینالات:ماشین استعلامات:استعلام ابلاغیات:ابلاغیه ضمایم:ضمیمه`

const words = (list: string) => list.trim().split(/\s+/)

/** Folded spelling → stem, looked up before every rule of suffixes. */
export const stems: ReadonlyMap<string, string> = new Map([
  ...words(whole).map((word) => [word, word] as const),
  ...words(singular).map((pair) => pair.split(':') as [string, string]),
])

/** Function words: no search term by themselves. */
export const stopWords: ReadonlySet<string> = new Set(
  words(`
  و به از که در را تا با است هست بود شد شده می نمی ها های هایم هایت هایش هایمان هایتان هایشان تر ترین ای ام ات اش ایم
  اید اند مان تان شان یک این ان برای نیز هم یا اما اگر بر هر چه چون پس باید شود شوند کرد کرده کند کنند کنیم کردن گفت
  دارد دارند داشت داشته باشد باشند باشم بوده خواهد وی ما من او انها انان اینکه انکه همین همان سپس ولی نه خود بی`),
)

/** Function words that never grow together with their neighbour. */
export const loneWords: ReadonlySet<string> = new Set(words('و به از که در را تا با است شد شده برای نیز یا اما اگر بر هر'))

/** Auxiliaries glued to a participle by a lost half-space: «شدهاست» is «شده». */
export const gluedVerbs = words('است اند بود بودند باشد باشند')

/** What «به» is written together with in names of relations: «بهعنوان» is «عنوان». */
export const gluedAfterBe = words('عنوان طور دلیل وسیله منظور صورت علت خاطر جای ویژه گفته نام شمار')

/** Endings of the plural ها with possessives. */
export const pluralEndings = words('ی یم یت یش یمان یتان یشان مان تان شان')

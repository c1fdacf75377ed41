// Texts of obstacles for the bench: drawn from parts, with one rare word, one common word and one that people spell in
// three ways, so that each kind of search meets what it would meet in life.

const starts = [
  'از ابتدای هفته',
  'از ماه گذشته',
  'با وجود پیگیری‌های مکرر',
  'پس از بازدید کارشناسان',
  'طبق نامه شماره {n}',
  'برای بار سوم',
  'در {n} روز گذشته',
  'با توجه به مصوبه پیشین',
]
const troubles = [
  'برق کارخانه هر روز {n} ساعت قطع می‌شود و خط تولید می‌خوابد',
  'برق شهرک ضعیف است و افت ولتاژ دستگاه‌ها را سوزانده است',
  'بانک عامل تسهیلات سرمایه در گردش را پرداخت نمی‌کند',
  'وثیقه {n} میلیارد ریالی پذیرفته نشده است',
  'مواد اولیه در گمرک مانده و ترخیص نمی‌شود',
  'مجوز بهره‌برداری تمدید نشده است',
  'اداره مالیات حساب‌های شرکت را مسدود کرده است',
  'گاز واحد قطع شده و کوره‌ها سرد است',
  'آب صنعتی شهرک کفاف {n} کارگر را نمی‌دهد',
  'زمین طرح توسعه واگذار نشده است',
  'بیمه تأمین اجتماعی جریمه سنگین اعلام کرده است',
  'سهمیه سوخت کارگاه کاهش یافته است',
  'استعلام محیط زیست {n} روز است که پاسخ ندارد',
  'تخصیص ارز ثبت سفارش انجام نمی‌شود',
  'جاده دسترسی کارخانه خراب است و کامیون نمی‌آید',
]
const spelled = ['راه‌اندازی', 'راه اندازی', 'راهاندازی']
const ends = [
  'و تولید به نصف رسیده است',
  'و {n} نفر در آستانه تعدیل هستند',
  'و قراردادهای صادراتی ما در خطر است',
  'و {راه} خط جدید عقب افتاده است',
  'لطفاً هرچه زودتر رسیدگی شود',
  'و هیچ دستگاهی پاسخ روشنی نمی‌دهد',
  'و سفارش‌های شب عید را از دست می‌دهیم',
  'و ماشین‌آلات زنگ می‌زنند',
]

export const rareWord = 'الکتروفورز'
export const commonWord = 'برق'
/** Stored in three spellings; asked in a fourth: with Arabic ي. */
export const mixedSpelling = 'راه اندازي'

/** The text of case number i; about one in a thousand holds the rare word. */
export function storyOf(i: number, draw: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!
  const number = () => String(1 + Math.floor(draw() * 99))
  const fill = (text: string) => text.replace('{راه}', pick(spelled)).replaceAll('{n}', number)
  const rare = i % 997 === 5 ? ` دستگاه ${rareWord} هم از کار افتاده است.` : ''
  return `${fill(pick(starts))} ${fill(pick(troubles))} ${fill(pick(ends))}.${rare} ${draw() < 0.4 ? `${fill(pick(troubles))}.` : ''}`.trim()
}

// What lies before the working group of the demo: invented dossiers, each with one case, and how far each has come.

export type GroupStory = {
  readonly key: string
  /** Obstacle group, and the agency (agencies.json) that is to act. */
  readonly group: string
  readonly agency: string
  readonly text: string
  readonly subject: string
  readonly request: string
  readonly lossIrrDay: number
  readonly jobs: number
  /** Which session hears it; 0: none yet. */
  readonly session: 0 | 1 | 2
  /** The group sends it up, with this reason, and the national HQ decides it. */
  readonly sentUp?: string
  readonly resolution?: { readonly text: string; readonly article: string; readonly days: number; readonly duty?: string }
}

const article = 'مادهٔ ۶۱ قانون رفع موانع تولید رقابت‌پذیر'

export const groupStories: readonly GroupStory[] = [
  {
    key: 'power',
    group: 'T01',
    agency: 'power',
    text: 'برق خط تولید ما از سه هفته پیش روزی چند بار بی‌خبر قطع می‌شود و قالب‌ها خراب می‌شوند.',
    subject: 'قطع مکرر و بی‌برنامهٔ برق واحد',
    request: 'تغذیهٔ واحد از فیدر صنعتی و اعلام برنامهٔ خاموشی',
    lossIrrDay: 850_000_000,
    jobs: 46,
    session: 1,
    resolution: { text: 'شرکت توزیع برق ظرف بیست روز واحد را از فیدر صنعتی شهرک تغذیه کند.', article, days: 20 },
  },
  {
    key: 'loan',
    group: 'F02',
    agency: 'banks',
    text: 'هشت ماه است برای سرمایهٔ در گردش به بانک معرفی شده‌ایم و شعبه هر بار مدرک تازه می‌خواهد.',
    subject: 'پرداخت‌نشدن تسهیلات سرمایهٔ در گردش',
    request: 'پرداخت تسهیلات مصوب',
    lossIrrDay: 420_000_000,
    jobs: 72,
    session: 1,
    resolution: {
      text: 'بانک عامل تسهیلات سرمایهٔ در گردش را ظرف سی روز پرداخت کند یا دلیل مستند خود را بنویسد.',
      article,
      days: 30,
      duty: 'ارائهٔ صورت‌های مالی حسابرسی‌شدهٔ دو سال اخیر به شعبه',
    },
  },
  {
    key: 'deed',
    group: 'L20',
    agency: 'registration',
    text: 'زمین کارخانه را ده سال پیش تحویل گرفتیم و هنوز سند تک‌برگ نداریم؛ بانک وثیقه نمی‌پذیرد.',
    subject: 'صادرنشدن سند تک‌برگ زمین کارخانه',
    request: 'صدور سند مالکیت',
    lossIrrDay: 90_000_000,
    jobs: 31,
    session: 1,
    resolution: { text: 'ادارهٔ کل ثبت سند تک‌برگ قطعه را ظرف بیست روز صادر کند.', article, days: 20 },
  },
  {
    key: 'insurance',
    group: 'F30',
    agency: 'social-security',
    text: 'بدهی بیمهٔ دوران کرونا حساب‌های ما را بسته است و تقسیط نمی‌کنند.',
    subject: 'تقسیط بدهی بیمه و رفع توقیف حساب',
    request: 'تقسیط شصت‌ماهه',
    lossIrrDay: 150_000_000,
    jobs: 58,
    session: 1,
    resolution: {
      text: 'تأمین اجتماعی با دریافت پیش‌پرداخت، بدهی را در سی‌وشش قسط تقسیط و حساب را آزاد کند.',
      article,
      days: 20,
      duty: 'پرداخت ده درصد بدهی به‌عنوان پیش‌پرداخت',
    },
  },
  {
    key: 'machines',
    group: 'M22',
    agency: 'customs',
    text: 'ماشین‌آلات خط دوم ما دو ماه است در گمرک مانده و معافیت آن را باید وزارتخانه تأیید کند.',
    subject: 'معافیت گمرکی و ترخیص ماشین‌آلات خط تولید',
    request: 'تأیید معافیت و ترخیص ماشین‌آلات',
    lossIrrDay: 260_000_000,
    jobs: 40,
    session: 1,
    sentUp: 'تأیید معافیت در اختیار وزارتخانه است، نه استان.',
    resolution: {
      text: 'ستاد معافیت ماشین‌آلات را تأیید کرد؛ گمرک استان آن‌ها را ظرف پانزده روز ترخیص کند.',
      article,
      days: 15,
    },
  },
  {
    key: 'vat',
    group: 'F25',
    agency: 'tax',
    text: 'استرداد مالیات ارزش افزودهٔ صادرات پارسال را نمی‌دهند و نقدینگی ما خوابیده است.',
    subject: 'استرداد مالیات ارزش افزودهٔ صادرات',
    request: 'پرداخت مبلغ قطعی‌شده',
    lossIrrDay: 230_000_000,
    jobs: 64,
    session: 2,
    resolution: { text: 'ادارهٔ کل امور مالیاتی مبلغ قطعی‌شده را ظرف سی روز مسترد کند.', article, days: 30 },
  },
  {
    key: 'environment',
    group: 'L12',
    agency: 'environment',
    text: 'استعلام محیط زیست برای توسعهٔ سالن دوم از پاییز پارسال بی‌پاسخ مانده است.',
    subject: 'بی‌پاسخ‌ماندن استعلام زیست‌محیطی توسعه',
    request: 'پاسخ استعلام',
    lossIrrDay: 60_000_000,
    jobs: 22,
    session: 2,
    resolution: { text: 'محیط زیست ظرف پانزده روز پاسخ نهایی استعلام را اعلام کند.', article, days: 25 },
  },
  {
    key: 'gas',
    group: 'T08',
    agency: 'gas',
    text: 'انشعاب گاز صنعتی کافی نیست و شیفت شب را تعطیل کرده‌ایم؛ یک سال است نوبت می‌دهند.',
    subject: 'افزایش ظرفیت انشعاب گاز',
    request: 'انشعاب دوم گاز صنعتی',
    lossIrrDay: 310_000_000,
    jobs: 120,
    session: 2,
    resolution: {
      text: 'شرکت گاز انشعاب دوم را برقرار کند.',
      article,
      days: 24,
      duty: 'خرید و نصب ایستگاه تقلیل فشار',
    },
  },
  {
    key: 'quota',
    group: 'M05',
    agency: 'smt',
    text: 'سهمیهٔ بهین‌یاب ما نصف شده و با همین مقدار دو روز در هفته کار می‌کنیم.',
    subject: 'کاهش سهمیهٔ مواد اولیه در بهین‌یاب',
    request: 'بازبینی سهمیه بر پایهٔ ظرفیت واقعی',
    lossIrrDay: 510_000_000,
    jobs: 39,
    session: 2,
  },
  {
    key: 'seized',
    group: 'F10',
    agency: 'banks',
    text: 'بانک کارخانه را به مزایده گذاشته، در حالی که برای بازپرداخت برنامه داده‌ایم.',
    subject: 'توقف مزایدهٔ کارخانه و تعیین تکلیف بدهی',
    request: 'توقف شش‌ماههٔ مزایده',
    lossIrrDay: 700_000_000,
    jobs: 85,
    session: 0,
  },
  {
    key: 'guarantee',
    group: 'F06',
    agency: 'guarantee-funds',
    text: 'صندوق ضمانت برای صدور ضمانت‌نامه مدارکی می‌خواهد که شرکت تازه‌تأسیس ندارد.',
    subject: 'صدور ضمانت‌نامه برای شرکت تازه‌تأسیس',
    request: 'پذیرش وثیقهٔ جایگزین',
    lossIrrDay: 40_000_000,
    jobs: 17,
    session: 0,
  },
]

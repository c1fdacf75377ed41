// What a province is ranked by, as data: codes, names, definitions, and how each is worked out of counted records. Pure.
// Sources: guide.md §3 (the producer's word beside the agency's), §5 (ranking criteria in use), §8 (heard within a week).

import type { Counts, Figure, FigureCode, FigureUnit } from '../model.ts'

type Text2 = { readonly fa: string; readonly en: string }
type FigureDefinition = {
  readonly code: FigureCode
  readonly unit: FigureUnit
  readonly better: 'more' | 'less' | 'neither'
  /** Records it is counted from; rows of the first kind stand in the list of resolutions. */
  readonly source: 'resolutions' | 'sessions' | 'dossiers'
  readonly name: Text2
  readonly definition: Text2
  readonly numerator: Text2
  /** null: a plain count. */
  readonly denominator: Text2 | null
}

const notified: Text2 = {
  fa: 'مصوبه‌های ابلاغ‌شده در فصل، بدون لغوشده‌ها',
  en: 'Resolutions notified in the quarter, without those annulled',
}

export const figures: readonly FigureDefinition[] = [
  {
    code: 'sessions_regular',
    unit: 'share',
    better: 'more',
    source: 'sessions',
    name: { fa: 'برگزاری منظم جلسه‌ها', en: 'Sessions held regularly' },
    definition: {
      fa: 'سهم نوبت‌هایی که در آن‌ها جلسه برگزار شده است. نوبت برای کارگروه یا کمیتهٔ فعالی شمرده می‌شود که روز ثابت دارد و در آن روز دست‌کم یک عضو داشته است؛ ستاد ملی و نهادهای موازی شمرده نمی‌شوند. جلسه‌ای که به حدنصاب نرسیده باشد برگزارشده به شمار نمی‌آید. جلسهٔ جابه‌جاشده به نزدیک‌ترین نوبت خود شمرده می‌شود و جلسهٔ فوق‌العاده شمرده نمی‌شود.',
      en: 'The share of regular days on which a session was held. A day is due to an active group or committee with a fixed weekday in which at least one member sat on that day; the national HQ and parallel institutions are left out. A session that was convened without a quorum was not held. One that was moved counts for the regular day nearest to it; extraordinary sessions do not count.',
    },
    numerator: { fa: 'نوبت‌هایی که جلسهٔ آن‌ها با حدنصاب برگزار شده است', en: 'Regular days for which a session was held with a quorum' },
    denominator: { fa: 'نوبت‌های سررسیدهٔ کارگروه‌ها و کمیته‌های دارای عضو', en: 'Regular days that were due to bodies with members' },
  },
  {
    code: 'sessions_governor',
    unit: 'share',
    better: 'more',
    source: 'sessions',
    name: { fa: 'ریاست استاندار بر جلسه‌ها', en: 'Sessions chaired by the governor-general' },
    definition: {
      fa: 'سهم جلسه‌های برگزارشدهٔ کارگروه استان که شخص استاندار ریاست آن را بر عهده داشته است، بر پایهٔ صورت‌جلسه. جلسهٔ بدون حدنصاب شمرده نمی‌شود.',
      en: 'The share of the provincial group’s sessions that the governor-general chaired in person, as the minutes say. Sessions without a quorum do not count.',
    },
    numerator: { fa: 'جلسه‌های به ریاست شخص استاندار', en: 'Sessions chaired by the governor-general in person' },
    denominator: { fa: 'جلسه‌های برگزارشده با حدنصاب، عادی و فوق‌العاده', en: 'Sessions held with a quorum, regular and extraordinary' },
  },
  {
    code: 'resolutions_notified',
    unit: 'count',
    better: 'neither',
    source: 'resolutions',
    name: { fa: 'مصوبه‌های ابلاغ‌شده', en: 'Resolutions notified' },
    definition: {
      fa: 'شمار مصوبه‌هایی که در فصل ابلاغ شده و لغو نشده‌اند.',
      en: 'How many resolutions were notified in the quarter and not annulled since.',
    },
    numerator: notified,
    denominator: null,
  },
  {
    code: 'resolutions_executed',
    unit: 'share',
    better: 'more',
    source: 'resolutions',
    name: { fa: 'اجراشده به تأیید تولیدکننده', en: 'Executed, confirmed by the producer' },
    definition: {
      fa: 'سهم مصوبه‌های ابلاغ‌شده در فصل که تولیدکننده اجرای آن‌ها را تأیید کرده است. مصوبه‌ای که تولیدکننده به آن پاسخ نداده است اجراشده شمرده نمی‌شود.',
      en: 'The share of the quarter’s resolutions whose execution the producer has confirmed. Where the producer did not answer, it does not count.',
    },
    numerator: { fa: 'مصوبه‌های با تأیید تولیدکننده', en: 'Resolutions that the producer confirmed' },
    denominator: notified,
  },
  {
    code: 'resolutions_claimed',
    unit: 'share',
    better: 'neither',
    source: 'resolutions',
    name: { fa: 'اجراشده به اعلام دستگاه', en: 'Executed, as agencies say' },
    definition: {
      fa: 'سهم مصوبه‌های ابلاغ‌شده در فصل که دستگاه مجری اجرای آن‌ها را اعلام کرده است؛ چه تأیید شده باشد، چه بی‌پاسخ مانده یا رد شده باشد.',
      en: 'The share of the quarter’s resolutions that their agencies have said to be executed, whether confirmed, unanswered or disputed.',
    },
    numerator: { fa: 'مصوبه‌های با اعلام اجرا از سوی دستگاه', en: 'Resolutions whose agency has claimed execution' },
    denominator: notified,
  },
  {
    code: 'confirmation_gap',
    unit: 'share',
    better: 'less',
    source: 'resolutions',
    name: { fa: 'فاصلهٔ اعلام دستگاه و تأیید تولیدکننده', en: 'Gap between claim and confirmation' },
    definition: {
      fa: 'سهم مصوبه‌های ابلاغ‌شده در فصل که دستگاه اجرای آن‌ها را اعلام کرده ولی تولیدکننده تأیید نکرده است.',
      en: 'The share of the quarter’s resolutions that the agency claims to have executed and the producer has not confirmed.',
    },
    numerator: { fa: 'اعلام‌شده از سوی دستگاه و بی‌تأیید تولیدکننده', en: 'Claimed by the agency, not confirmed by the producer' },
    denominator: notified,
  },
  {
    code: 'units_revived',
    unit: 'count',
    better: 'more',
    source: 'dossiers',
    name: { fa: 'واحدهای احیاشده', en: 'Units revived' },
    definition: {
      fa: 'شمار واحدهایی که پروندهٔ کارگروه آن‌ها در فصل با ثبت «احیا شد» بسته شده است. هر واحد یک بار شمرده می‌شود.',
      en: 'Units whose dossier was closed in the quarter with the record that they work again. Each unit counts once.',
    },
    numerator: { fa: 'واحدهای دارای پروندهٔ بسته‌شده با احیا', en: 'Units with a dossier closed as revived' },
    denominator: null,
  },
  {
    code: 'jobs_kept',
    unit: 'count',
    better: 'more',
    source: 'dossiers',
    name: { fa: 'شغل‌های حفظ‌شده', en: 'Jobs kept' },
    definition: {
      fa: 'مجموع شغل‌های حفظ‌شده که هنگام بستن پرونده‌های کارگروه در فصل ثبت شده است.',
      en: 'The sum of jobs kept as written down when the quarter’s dossiers were closed.',
    },
    numerator: { fa: 'شغل‌های ثبت‌شده در پرونده‌های بسته‌شده', en: 'Jobs written down on closed dossiers' },
    denominator: null,
  },
  {
    code: 'backlog',
    unit: 'count',
    better: 'less',
    source: 'dossiers',
    name: { fa: 'انباشت پرونده', en: 'Backlog' },
    definition: {
      fa: 'شمار پرونده‌هایی که در پایان فصل (یا تا امروز) به کارگروه رسیده‌اند و هنوز تصمیمی دربارهٔ آن‌ها گرفته نشده است.',
      en: 'Dossiers that had reached the group by the quarter’s end (or until now) and were not yet decided.',
    },
    numerator: { fa: 'پرونده‌های در انتظار تصمیم', en: 'Dossiers waiting for a decision' },
    denominator: null,
  },
  {
    code: 'backlog_week',
    unit: 'share',
    better: 'less',
    source: 'dossiers',
    name: { fa: 'انباشت بیش از یک هفته', en: 'Backlog older than a week' },
    definition: {
      fa: 'سهم پرونده‌های انباشته که بیش از هفت روز از رسیدن آن‌ها به دبیرخانه گذشته است.',
      en: 'The share of the backlog that reached the secretariat more than seven days before.',
    },
    numerator: { fa: 'پرونده‌های در انتظار، بیش از هفت روز', en: 'Waiting dossiers older than seven days' },
    denominator: { fa: 'پرونده‌های در انتظار تصمیم', en: 'Dossiers waiting for a decision' },
  },
  {
    code: 'days_to_decision',
    unit: 'days',
    better: 'less',
    source: 'dossiers',
    name: { fa: 'میانگین روز تا تصمیم', en: 'Average days to decision' },
    definition: {
      fa: 'میانگین روزهای تقویمی از رسیدن پرونده به دبیرخانه تا تصمیم کارگروه (مصوبه یا رد)، برای پرونده‌هایی که در فصل تصمیم‌گیری شده‌اند.',
      en: 'Calendar days from reaching the secretariat to the decision (resolution or refusal), on average over the dossiers decided in the quarter.',
    },
    numerator: { fa: 'مجموع روزهای پرونده‌های تصمیم‌گیری‌شده', en: 'Sum of days of decided dossiers' },
    denominator: { fa: 'پرونده‌های تصمیم‌گیری‌شده در فصل', en: 'Dossiers decided in the quarter' },
  },
  {
    code: 'days_to_execution',
    unit: 'days',
    better: 'less',
    source: 'resolutions',
    name: { fa: 'میانگین روز تا اجرا', en: 'Average days to execution' },
    definition: {
      fa: 'میانگین روزهای تقویمی از ابلاغ تا تأیید تولیدکننده، برای مصوبه‌های ابلاغ‌شده در فصل که اجرا شده‌اند.',
      en: 'Calendar days from notification to the producer’s confirmation, on average over the quarter’s resolutions that were executed.',
    },
    numerator: { fa: 'مجموع روزهای مصوبه‌های اجراشده', en: 'Sum of days of executed resolutions' },
    denominator: { fa: 'مصوبه‌های با تأیید تولیدکننده', en: 'Resolutions that the producer confirmed' },
  },
]

/** What `change` compares, of every figure: `yearBefore` of followup/rules.ts in words. */
export const comparison: Text2 = {
  fa: 'فصلِ در جریان با همان شمار روز از آغاز همین فصل در سال پیش سنجیده می‌شود و فصلِ پایان‌یافته با سراسر آن. مصوبه‌های سال پیش به وضعی شمرده می‌شوند که همان شمار روز پس از آغاز آن فصل داشتند.',
  en: 'A running quarter is compared with as many days of the same quarter last year, one that has ended with the whole of it. Last year’s resolutions are counted as they stood the same number of days after their quarter began.',
}

export const definitionOf = (code: FigureCode): FigureDefinition => figures.find((f) => f.code === code)!

type Worked = { readonly value: number; readonly of: number | null }
export type WorkedFigures = Readonly<Partial<Record<FigureCode, Worked>>>

/** What a figure says: the count, the share or the average; null where there was nothing to divide by. */
export const measureOf = ({ value, of }: Worked): number | null => (of === null ? value : of === 0 ? null : value / of)

/** From the counts of the quarter's resolutions; `days` is their sum over the executed. */
export function ofResolutions(c: Pick<Counts, 'total' | 'annulled' | 'executed' | 'said' | 'averageDays'>): WorkedFigures {
  const base = c.total - c.annulled
  return {
    resolutions_notified: { value: base, of: null },
    resolutions_executed: { value: c.executed, of: base },
    resolutions_claimed: { value: c.said, of: base },
    confirmation_gap: { value: c.said - c.executed, of: base },
    days_to_execution: { value: c.averageDays === null ? 0 : Math.round(c.averageDays * c.executed), of: c.executed },
  }
}

type Ended = { readonly revived: number; readonly jobs_kept: number }
type Waiting = { readonly all: number; readonly week: number }
type Decided = { readonly dossiers: number; readonly days: number }

export const ofDossiers = (ended: Ended, waiting: Waiting, decided: Decided): WorkedFigures => ({
  units_revived: { value: ended.revived, of: null },
  jobs_kept: { value: ended.jobs_kept, of: null },
  backlog: { value: waiting.all, of: null },
  backlog_week: { value: waiting.week, of: waiting.all },
  days_to_decision: { value: decided.days, of: decided.dossiers },
})

/** Figures of a quarter beside those of the same quarter of the year before; in the order of the definitions. */
export const compare = (now: WorkedFigures, before: WorkedFigures): Figure[] =>
  figures.flatMap(({ code, unit }) => {
    const [worked, was] = [now[code], before[code]]
    if (!worked || !was) return []
    const [a, b] = [measureOf(worked), measureOf(was)]
    return [{ code, unit, ...worked, before: { ...was }, change: a === null || b === null ? null : a - b }]
  })

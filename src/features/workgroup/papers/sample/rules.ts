// Sample data, so that whoever edits a text sees the paper it will become. Nobody and nothing in it is real.

import type { Block, PaperKind, Signer } from '../model.ts'
import type { Lang } from '../texts/model.ts'

const samples: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  number: { fa: '1405/20/38', en: '1405/20/38' },
  date: { fa: '1405/09/01', en: '2026-11-22' },
  code: { fa: 'EA-7K3M9-QXT2C', en: 'EA-7K3M9-QXT2C' },
  province: { fa: 'استان نمونه', en: 'Sample province' },
  recipient: { fa: 'مدیرعامل محترم شرکت توزیع نیروی برق نمونه', en: 'The Managing Director, Sample Electricity Distribution Company' },
  body: { fa: 'کارگروه تسهیل و رفع موانع تولید استان', en: 'the provincial Facilitation Working Group' },
  session: { fa: 'EA-S-1405-0031', en: 'EA-S-1405-0031' },
  heldOn: { fa: 'یکشنبه 1 آذر 1405', en: 'Sunday 22 November 2026' },
  time: { fa: '09:00', en: '09:00' },
  place: { fa: 'سالن جلسات استانداری', en: 'the meeting room of the governorate' },
  chair: { fa: 'معاون هماهنگی امور اقتصادی استاندار', en: 'the deputy governor-general for economic affairs' },
  present: { fa: '17 عضو از 21 عضو', en: '17 of 21 members' },
  items: { fa: '9 دستور', en: '9 items' },
  resolution: { fa: 'EA-R-1405-0012', en: 'EA-R-1405-0012' },
  owner: { fa: 'شرکت توزیع نیروی برق نمونه', en: 'Sample Electricity Distribution Company' },
  unit: { fa: 'شرکت کارگاه آزمایشی فولاد', en: 'Sample Steel Makers' },
  dossier: { fa: 'EA-D-1405-0044', en: 'EA-D-1405-0044' },
  due: { fa: '15 آذر 1405', en: '6 December 2026' },
  objectionUntil: { fa: '16 آذر 1405', en: '7 December 2026' },
  notifiedOn: { fa: '2 آذر 1405', en: '23 November 2026' },
  daysLate: { fa: '21 روز', en: '21 days' },
  objectedOn: { fa: '9 آذر 1405', en: '30 November 2026' },
  decidedOn: { fa: '22 آذر 1405', en: '13 December 2026' },
  outcome: { fa: 'اعتراض وارد تشخیص داده نشد', en: 'the objection was rejected' },
  parentKind: { fa: 'صورت‌جلسه', en: 'minutes' },
  parentNumber: { fa: '1405/10/31', en: '1405/10/31' },
  parentDate: { fa: '1405/09/01', en: '2026-11-22' },
  parentTitle: { fa: 'صورت‌جلسهٔ کارگروه، جلسهٔ EA-S-1405-0031', en: 'Minutes of the working group, session EA-S-1405-0031' },
  addendumNo: { fa: '1', en: '1' },
  reason: {
    fa: 'در بند 3 صورت‌جلسه، مهلت اجرا به‌اشتباه 15 آذر درج شده بود که به 25 آذر اصلاح می‌شود.',
    en: 'Item 3 of the minutes gave 6 December as the due date by mistake; it is 16 December.',
  },
  effect: {
    fa: 'سایر مفاد سند اصلی، تا جایی که با این متمم ناسازگار نباشد، به قوت خود باقی است.',
    en: 'All else in the original that this addendum does not contradict remains in force.',
  },
}

export const sampleOf = (field: string, lang: Lang): string => samples[field]?.[lang] ?? field
export const sampleFields = (lang: Lang): Record<string, string> =>
  Object.fromEntries(Object.keys(samples).map((name) => [name, sampleOf(name, lang)]))

export const sampleSigners = (lang: Lang): Signer[] => [
  {
    name: lang === 'fa' ? 'نام نمونه' : 'Sample Name',
    post: lang === 'fa' ? 'دبیر کارگروه تسهیل و رفع موانع تولید استان' : 'Secretary of the working group',
  },
]

const resolution = (lang: Lang): Block => ({
  kind: 'resolution',
  no: 'EA-R-1405-0012',
  owner: sampleOf('owner', lang),
  text:
    lang === 'fa'
      ? 'شرکت توزیع نیروی برق موظف است برق 400 کیلوواتی واحد را حداکثر تا 15 آذر 1405 وصل کند و بدهی 2,450,000,000 ریالی را در 12 قسط ماهانه تقسیط نماید.'
      : 'The company shall reconnect the unit’s 400 kW supply by 6 December 2026 and spread the debt of IRR 2,450,000,000 over 12 months.',
  due: sampleOf('due', lang),
  evidence: lang === 'fa' ? 'زمان وصل مجدد' : 'time of reconnection',
  article: lang === 'fa' ? 'مادهٔ 61 قانون رفع موانع تولید رقابت‌پذیر' : 'Article 61',
  duties: [lang === 'fa' ? 'پرداخت قسط نخست تا 8 آذر 1405' : 'First instalment by 29 November 2026'],
})

/** A few blocks as such a paper has them. */
export function sampleBlocks(kind: PaperKind, lang: Lang): Block[] {
  const fa = lang === 'fa'
  if (kind === 'invitation' || kind === 'pack')
    return [
      {
        kind: 'table',
        head: fa ? ['ردیف', 'واحد', 'موضوع', 'زمان'] : ['No.', 'Unit', 'Matter', 'Time'],
        rows: [['1', sampleOf('unit', lang), fa ? 'وصل برق و تقسیط بدهی' : 'Power and debt', '09:00']],
        widths: [1, 4, 5, 2],
      },
    ]
  if (kind === 'addendum' || kind === 'objection_answer') return []
  if (kind === 'minutes')
    return [{ kind: 'heading', text: fa ? `دستور 1: ${sampleOf('unit', lang)}` : `Item 1: ${sampleOf('unit', lang)}` }, resolution(lang)]
  return [resolution(lang)]
}

// Which column is what: told by headings first, by what stands in the cells second. A person confirms it.

import { toLatinDigits } from '#kernel/digits.ts'
import { checkLegalEntityId, normalisePhone } from '#kernel/identity.ts'
import { fold } from '#kernel/text.ts'
import type { Columns, FieldName } from '../model.ts'

type Rows = readonly (readonly string[])[]

/** Words of headings, most telling first; folded like headings are. */
const synonyms: Record<FieldName, readonly string[]> = {
  text: [
    'شرح مانع',
    'شرح مشکل',
    'متن مانع',
    'شرح',
    'مانع',
    'مشکل',
    'موضوع',
    'توضیحات',
    'متن',
    'گلوگاه',
    'description',
    'obstacle',
    'problem',
    'text',
    'text_fa',
    'issue',
    'details',
  ],
  unitName: [
    'نام واحد تولیدی',
    'نام واحد',
    'نام شرکت',
    'واحد تولیدی',
    'نام بنگاه',
    'واحد',
    'شرکت',
    'کارخانه',
    'بنگاه',
    'متقاضی',
    'unit name',
    'company name',
    'unit',
    'company',
    'factory',
  ],
  legalEntityId: ['شناسه ملی شرکت', 'شناسه ملی', 'شناسه حقوقی', 'legal entity id', 'national id of company', 'legal id', 'national id'],
  businessId: ['شناسه کسب و کار', 'شناسه کسب‌وکار', 'business id'],
  licence: ['شماره پروانه بهره برداری', 'شماره پروانه', 'پروانه', 'شماره جواز', 'جواز', 'مجوز', 'licence', 'license', 'permit'],
  county: ['نام شهرستان', 'شهرستان', 'شهر', 'محل', 'county', 'city', 'district'],
  phone: ['شماره تماس', 'تلفن همراه', 'شماره تلفن', 'شماره همراه', 'موبایل', 'تلفن', 'همراه', 'تماس', 'phone', 'mobile', 'telephone'],
  reporter: [
    'نام گزارش دهنده',
    'گزارش دهنده',
    'نام مدیر عامل',
    'مدیر عامل',
    'نام تماس گیرنده',
    'نماینده',
    'نام و نام خانوادگی',
    'رابط',
    'reporter',
    'contact name',
    'contact',
    'manager',
  ],
  toldDay: ['تاریخ طرح مانع', 'تاریخ ثبت', 'تاریخ اعلام', 'تاریخ طرح', 'تاریخ', 'زمان', 'date', 'told', 'day', 'reported'],
  group: ['کد گروه مانع', 'کد گروه', 'گروه مانع', 'کد مانع', 'گروه', 'group code', 'group', 'group_code', 'category'],
  agency: ['دستگاه اجرایی', 'دستگاه مسئول', 'دستگاه', 'ارجاع به', 'سازمان', 'اداره', 'agency', 'authority', 'organisation', 'organization'],
  outcome: ['وضعیت', 'نتیجه', 'آخرین اقدام', 'سرانجام', 'outcome', 'status', 'result', 'state'],
  money: ['مبلغ', 'میزان تسهیلات', 'ارزش', 'سرمایه', 'بدهی', 'amount', 'money', 'value'],
  jobs: ['تعداد شاغلان', 'اشتغال', 'تعداد کارکنان', 'شاغلین', 'شاغل', 'کارکنان', 'کارگران', 'jobs', 'employees', 'employment', 'workers'],
}
// The Persian connecting yeh («شناسه‌ی») says nothing.
const compact = (text: string) =>
  fold(text)
    .replace(/\u200cی(?=\s|$)/g, '')
    .replace(/[\s\u200c_]/g, '')
const table = Object.entries(synonyms).map(([field, words]) => ({ field: field as FieldName, words: words.map(compact) }))

/** How well a heading names a field: 1 exactly, less when it only contains the word; 0 not at all. */
export function headingScore(heading: string, field: FieldName): number {
  const name = compact(heading)
  if (!name || name.length > 80) return 0
  const { words } = table.find((t) => t.field === field)!
  const exact = words.indexOf(name)
  if (exact >= 0) return 1 - exact * 0.005
  const within = words.filter((w) => w.length >= 3 && name.includes(w)).map((w) => w.length / name.length)
  return within.length ? 0.3 + 0.5 * Math.max(...within) : 0
}

/** What share of the filled cells looks like this field; only fields that cells can prove. */
function contentScore(cells: readonly string[], field: FieldName): number {
  const filled = cells.filter((c) => c.trim())
  if (filled.length < 2) return 0
  const share = (test: (cell: string) => boolean) => filled.filter((c) => test(c.trim())).length / filled.length
  if (field === 'legalEntityId') return share((c) => checkLegalEntityId(c).ok)
  if (field === 'phone') return share((c) => /^[+\d][\d\s-]{8,16}$/.test(toLatinDigits(c)) && !checkLegalEntityId(c).ok && normalisePhone(c).ok)
  if (field === 'group') return share((c) => /^[A-Za-z]\d{2,3}$/.test(toLatinDigits(c)))
  if (field === 'toldDay') return share((c) => /^(1[34]\d\d|20\d\d)[-/.]\d{1,2}[-/.]\d{1,2}/.test(toLatinDigits(c)))
  if (field === 'text') return Math.min(1, filled.reduce((sum, c) => sum + c.length, 0) / filled.length / 80) * share((c) => /\s/.test(c.trim()))
  return 0
}

/** The likeliest column of each field, none twice; the strongest claims are served first. */
export function guessColumns(headings: readonly string[], rows: Rows): Columns {
  const width = Math.max(headings.length, ...rows.map((r) => r.length), 0)
  const claims: { field: FieldName; column: number; score: number }[] = []
  for (let column = 0; column < width; column++) {
    const cells = rows.map((r) => r[column] ?? '')
    for (const { field } of table) {
      const score = headingScore(headings[column] ?? '', field) + 0.6 * contentScore(cells, field)
      if (score >= 0.45) claims.push({ field, column, score })
    }
  }
  const columns: { [F in FieldName]?: number } = {}
  for (const { field, column } of claims.sort((a, b) => b.score - a.score))
    if (columns[field] === undefined && !Object.values(columns).includes(column)) columns[field] = column
  return columns
}

const looksLikeData = (cell: string) => cell.length > 60 || /^[+-]?[\d۰-۹٠-٩][\d۰-۹٠-٩\s.,/٫٬:-]*$/.test(cell.trim())

/**
 * How many rows at the top are headings (a title over the whole width counts as one of them): two when the second still
 * holds no data and the first repeats itself (merged) or names fields too. 0 for a table that starts with data.
 */
export function findHeaderRows(rows: Rows): number {
  const names = rows.slice(0, 8).map((row) => row.filter((cell) => table.some(({ field }) => headingScore(cell, field) >= 0.45)).length)
  const isHead = (row: readonly string[] = []) => row.some((cell) => cell !== '') && !row.some(looksLikeData)
  const best = names.findIndex((n, i) => n > 0 && n >= Math.max(...names) * 0.5 && isHead(rows[i]) && new Set(rows[i]!.filter(Boolean)).size > 1)
  if (best < 0) return rows.length === 1 || new Set(rows[0]?.filter(Boolean)).size < 1 || rows[0]?.some(looksLikeData) ? 0 : soleColumn(rows)
  const [first, second] = [rows[best]!, rows[best + 1]]
  const repeats =
    first.some((cell, i) => cell && cell === first[i + 1]) || first.slice(0, second?.length ?? 0).some((cell, i) => cell && cell === second?.[i])
  const more = second && isHead(second) && (repeats || names[best + 1]! >= 2) && names[best + 1]! > 0
  return best + (more ? 2 : 1)
}

/** A list of one column: its first row is a heading when it names a field. */
function soleColumn(rows: Rows): number {
  return table.some(({ field }) => headingScore(rows[0]?.[0] ?? '', field) >= 0.45) ? 1 : 0
}

/** One heading a column out of several rows: «واحد – نام». Titles over the whole width are left out. */
export function joinHeadings(rows: Rows): string[] {
  const used = rows.filter((row) => rows.length === 1 || new Set(row.filter(Boolean)).size > 1)
  const width = Math.max(0, ...used.map((r) => r.length))
  return Array.from({ length: width }, (_, c) => [...new Set(used.map((r) => (r[c] ?? '').trim()).filter(Boolean))].join(' – ').slice(0, 120))
}

/** What stays the same of headings when a sheet comes again next month. */
export const headingsKey = (headings: readonly string[]): string => headings.map(compact).join('|')

// One row of a sheet as it is understood. What cannot be read is a fault with its field and its words, never a guess.

import { readDay, readMoney } from '#kernel/amounts.ts'
import { toLatinDigits } from '#kernel/digits.ts'
import { checkBusinessId, checkLegalEntityId, normalisePhone } from '#kernel/identity.ts'
import { cleanInput } from '#kernel/text.ts'
import { type Columns, type Fault, type FaultCode, type FieldName, type Fields, limits, type Options, type Understood } from '../model.ts'

type Cells = { readonly no: number; readonly cells: readonly string[]; readonly faults: readonly (readonly [number, string])[] }
export type How = {
  readonly columns: Columns
  readonly options: Options
  readonly date1904: boolean /** yyyy-mm-dd of today. */
  readonly today: string
}

/** Serial days of Excel between 1954 and 2064: numbers that nobody formatted as a day. */
const serial = /^[2-5]\d{4}(\.\d+)?$/
const dayMs = 86_400_000

/** Reads a row by its columns. Empty cells are no faults, except a missing text. */
export function understand(row: Cells, { columns, options, date1904, today }: How): Understood {
  const faults: Fault[] = []
  const fields: Fields = {}
  const cell = (field: FieldName) => {
    const column = columns[field]
    return column === undefined ? '' : cleanInput(row.cells[column] ?? '').trim()
  }
  const fault = (field: FieldName, code: FaultCode, value: string) => void faults.push({ field, code, value: value.slice(0, 200) })
  const broken = new Map(row.faults.map(([column, code]) => [column, code]))
  /** The cell's text, unless the sheet itself could not say what stands there. */
  const told = (field: FieldName): string => {
    const code = broken.get(columns[field] ?? -1)
    if (code === undefined) return cell(field)
    fault(field, code as FaultCode, cell(field))
    return ''
  }

  const whole = told('text')
  if (!whole) fault('text', 'noText', '')
  if (whole.length > limits.text) fault('text', 'cutText', String(whole.length))

  for (const field of ['unitName', 'licence', 'county', 'reporter', 'group', 'agency', 'outcome'] as const) {
    const value = told(field)
    if (value) fields[field] = value.slice(0, 300)
  }
  const checked = (
    field: 'legalEntityId' | 'businessId' | 'phone',
    check: (raw: string) => { ok: true; value: string } | { ok: false },
    code: FaultCode,
  ) => {
    const value = told(field)
    if (!value) return
    const result = check(value)
    if (result.ok) fields[field] = result.value
    else fault(field, code, value)
  }
  checked('legalEntityId', checkLegalEntityId, 'badLegalEntityId')
  checked('businessId', checkBusinessId, 'badBusinessId')
  // Excel drops the first zero of a phone and a second number often stands behind the first.
  checked('phone', (raw) => normalisePhone(raw.split(/[،,;/\n]| و /)[0]!), 'badPhone')

  const day = told('toldDay')
  if (day) {
    const read = dayOf(day, options, date1904)
    if ('fault' in read) fault('toldDay', read.fault, day)
    else if (read.day > today) fault('toldDay', 'futureDay', day)
    else fields.toldDay = read.day
  }
  const money = told('money')
  if (money) {
    const read = readMoney(money, options.moneyUnit === 'ask' ? undefined : options.moneyUnit)
    if (read) fields.moneyIrr = read.irr
    else
      fault(
        'money',
        options.moneyUnit === 'ask' && /^[\d.,٬٫\s]+(?:هزار|میلیون|میلیارد)?\s*$/.test(toLatinDigits(money)) ? 'noMoneyUnit' : 'badMoney',
        money,
      )
  }
  const jobs = told('jobs')
  if (jobs) {
    const count = /^\D{0,12}(\d{1,6})(\.0+)?\D{0,12}$/.exec(toLatinDigits(jobs).replaceAll(/[,٬]/g, ''))
    if (count) fields.jobs = Number(count[1])
    else fault('jobs', 'badJobs', jobs)
  }
  return { no: row.no, raw: [...row.cells], text: whole.slice(0, limits.text), fields, faults }
}

/** A day as told: ISO, a serial number, Jalali digits or words; a year of two digits only as the person said. */
function dayOf(text: string, { twoDigitYears }: Options, date1904: boolean): { day: string } | { fault: FaultCode } {
  const plain = toLatinDigits(text).trim()
  if (serial.test(plain)) {
    const days = Math.floor(Number(plain)) + (date1904 ? 1462 : 0)
    return { day: new Date(Date.UTC(1899, 11, 30) + days * dayMs).toISOString().slice(0, 10) }
  }
  const short = /^(\d{2})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(plain)
  if (short && twoDigitYears === 'ask') return { fault: 'twoDigitYear' }
  const century = twoDigitYears === '1300' ? 13 : 14
  const day = readDay(short ? `${century}${short[1]}/${short[3]}/${short[4]}` : plain.replace(/ \d\d:\d\d(:\d\d)?$/, ''))
  return day ? { day } : { fault: 'badDay' }
}

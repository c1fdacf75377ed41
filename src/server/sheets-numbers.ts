// Numbers of a spreadsheet: which of them are days, and which day.

/** Number formats of Excel that show a day or a time, by their number or their code (Jalali ones too). */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code !== undefined) return /[ymdh]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]|General/gi, ''))
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

const dayMs = 86_400_000

/**
 * A serial day of Excel → `yyyy-mm-dd`, with ` hh:mm` when it has a time. Null outside 1900–2200. Excel's 1900 calendar
 * knows a 29 February 1900 that never was; days before it are shifted by one.
 */
export function dayOfSerial(serial: number, date1904 = false): string | null {
  const days = date1904 ? serial + 1462 : serial
  if (!(days >= 1 && days < 109_574)) return null
  const minutes = Math.round((days % 1) * 1440)
  const at = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + Math.floor(days) * dayMs + minutes * 60_000).toISOString()
  return minutes ? `${at.slice(0, 10)} ${at.slice(11, 16)}` : at.slice(0, 10)
}

/** `1.5E+3` and `0.30000000000000004` as people read them: `1500`, `0.3`. */
export function plainNumber(text: string): string {
  const value = Number(text)
  if (!Number.isFinite(value)) return text
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString()
  return String(Number(value.toPrecision(15)))
}

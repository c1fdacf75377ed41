// Public case codes: EA-1405-000123 (province, Jalali year, number).

import { toLatinDigits } from '#kernel/format.ts'

export const formatCode = (province: string, year: number, number: number): string => `${province}-${year}-${String(number).padStart(6, '0')}`

/** A code in any spelling people use (Persian digits, spaces, no hyphens, small letters), or null. */
export function readCode(raw: string): string | null {
  const found = /^([A-Z]{2})(\d{4})(\d{6,})$/.exec(
    toLatinDigits(raw)
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, ''),
  )
  return found ? `${found[1]}-${found[2]}-${found[3]}` : null
}

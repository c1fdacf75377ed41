// A case code as people type it.

import { toLatinDigits } from '#kernel/format.ts'

/** Persian digits, lower case, spaces and other dashes are all right: «ea ۱۴۰۵ ۱۲۳» and `EA1405000123` name EA-1405-000123. */
export function codeOf(raw: string): string {
  const found = /^([A-Z]{2})[\s\-–—_/]*(\d{4})[\s\-–—_/]*(\d{1,7})$/.exec(toLatinDigits(raw).trim().toUpperCase())
  return found ? `${found[1]}-${found[2]}-${found[3]!.padStart(6, '0')}` : raw
}

export const caseCode = /^[A-Z]{2}-\d{4}-\d{6,7}$/

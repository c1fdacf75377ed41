// Digits as people type and read them. Data keeps Latin digits; Persian pages show Persian ones.

const persian = '۰۱۲۳۴۵۶۷۸۹'
const arabic = '٠١٢٣٤٥٦٧٨٩'

/** `1405` → `۱۴۰۵`; everything that is not a Latin digit stays. */
export function toPersianDigits(text: string | number): string {
  return String(text).replace(/[0-9]/g, (digit) => persian[Number(digit)]!)
}

/** Persian (U+06F0…) and Arabic-Indic (U+0660…) digits → Latin; everything else stays. */
export function toLatinDigits(text: string): string {
  return text.replace(/[۰-۹٠-٩]/g, (digit) => {
    const at = persian.indexOf(digit)
    return String(at >= 0 ? at : arabic.indexOf(digit))
  })
}

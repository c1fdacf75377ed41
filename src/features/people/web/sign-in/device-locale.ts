// Before sign-in the language belongs to the device: kept there, and the page starts anew with it.

import { keep } from '#ui/theme.ts'

export function setLocaleOfDevice(locale: 'fa' | 'en'): void {
  keep('locale', locale)
  location.reload()
}

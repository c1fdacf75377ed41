// Whose language is worn on this device. A choice made here wins for the person who made it; everybody else brings the
// language of their account with them.

import { keep, kept } from '#ui/theme.ts'

const beforeSignIn = 'gate'

/** Before sign-in the language belongs to the device: kept there, and the page starts anew with it. */
export function setLocaleOfDevice(locale: 'fa' | 'en'): void {
  keep('locale', locale)
  keep('localeBy', beforeSignIn)
  location.reload()
}

/** Notes that this account chose the language of this device. */
export const keepChoice = (accountId: string): void => keep('localeBy', accountId)

/** The device now wears the language of somebody else's account: nobody here chose it. */
export const forgetChoice = (): void => keep('localeBy', null)

/** True when this account chose the device's language; one chosen before sign-in belongs to whoever signs in next. */
export function isChosenBy(accountId: string): boolean {
  const by = kept('localeBy')
  if (by === beforeSignIn) keepChoice(accountId)
  return by === beforeSignIn || by === accountId
}

// A new password, written twice.

import { TextField } from '#ui/parts/TextField.tsx'
import { type Translate, useWords } from '#ui/words.tsx'

export type NewPasswordValue = { readonly next: string; readonly again: string }

/** What is wrong with it before the server looks closer; null when nothing is. */
export function passwordFault(value: NewPasswordValue, t: Translate): string | null {
  if ([...value.next].length < 10) return t('people.password.tooShort', { count: 10 })
  if (value.next !== value.again) return t('people.password.differ')
  return null
}

export function NewPasswordFields({
  value,
  onChange,
  error,
}: {
  value: NewPasswordValue
  onChange: (value: NewPasswordValue) => void
  error: string | null
}) {
  const { t } = useWords()
  return (
    <>
      <TextField
        label={t('people.password.next')}
        value={value.next}
        onChange={(next) => onChange({ ...value, next })}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        maxLength={200}
        hint={t('people.password.hint')}
        error={error}
      />
      <TextField
        label={t('people.password.again')}
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        maxLength={200}
      />
    </>
  )
}

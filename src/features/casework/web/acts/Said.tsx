// A producer speaks on the phone and an operator writes it down: read back, and recorded as such (guide.md §4).

import { useActor } from '#ui/session.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'

export type SaidValue = { readonly saidBy?: string }

/** Nothing for the producers themselves; for the centre: who spoke, and the reminder to read it back. */
export function Said({ value, onChange }: { value: string; onChange: (saidBy: string) => void }) {
  const { t } = useWords()
  const { role } = useActor()
  if (role === 'producer' || role === 'investor') return null
  return (
    <div className="cw-said">
      <p className="cw-readback">
        <Icon name="phone" size={16} /> {t('casework.page.said.readback')}
      </p>
      <TextField label={t('casework.page.field.saidBy')} value={value} onChange={onChange} required />
    </div>
  )
}

/** What the act's body gets: by web in one's own name, by phone with the name of who spoke. */
export function saidBody(role: string, saidBy: unknown): Record<string, unknown> {
  if (role === 'producer' || role === 'investor') return { via: 'web' }
  return { via: 'phone', saidBy: String(saidBy ?? '').trim() }
}

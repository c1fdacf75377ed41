// Who will read this? Told by colour, icon, border and words, so that an internal note is never mailed by mistake.

import { Icon } from '#ui/parts/Icon.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'

/** A strip above a form: "only staff" (amber, lock, dashed) or "the producer" (blue, paper plane). */
export function Audience({ who, name }: { who: 'internal' | 'producer'; name?: string }) {
  const { t } = useWords()
  const { role } = useActor()
  // A producer's own words go the other way: to the centre and the agencies.
  if (role === 'producer' || role === 'investor') return <p className="cw-muted">{t('casework.page.audience.staff')}</p>
  return (
    <p className="cw-audience" data-who={who}>
      <Icon name={who === 'internal' ? 'lock' : 'send'} size={16} />
      {who === 'internal'
        ? t('casework.page.audience.internal')
        : name
          ? t('casework.page.audience.producer-named', { name })
          : t('casework.page.audience.producer')}
    </p>
  )
}

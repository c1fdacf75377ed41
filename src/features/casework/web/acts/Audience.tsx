// Who will read this? Told by colour, icon, border and words, so that an internal note is never mailed by mistake.

import { Icon } from '#ui/parts/Icon.tsx'
import { useWords } from '#ui/words.tsx'

/** A strip above a form: "only staff" (amber, lock, dashed) or "the producer" (blue, paper plane). */
export function Audience({ who, name }: { who: 'internal' | 'producer'; name?: string }) {
  const { t } = useWords()
  return (
    <p className="cw-audience" data-who={who}>
      <Icon name={who === 'internal' ? 'lock' : 'send'} size={16} />
      {who === 'internal' ? t('casework.page.audience.internal') : name ? t('casework.page.audience.producer-named', { name }) : t('casework.page.audience.producer')}
    </p>
  )
}

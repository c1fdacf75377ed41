// Somebody acted while the form was open: what they did stands beside what was typed, and one press goes on with it.

import { Button } from '#ui/parts/Button.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { ResolutionView } from '../../../resolutions/model.ts'

export function Newer({ found, since, onSeen }: { found: ResolutionView; since: number; onSeen: () => void }) {
  const { t } = useWords()
  const fresh = found.timeline.filter((act) => act.seq > since)
  return (
    <div className="rs-newer" role="alert">
      <p>
        <Icon name="refresh" size={16} /> {t('workgroup.resolutions.newer')}
      </p>
      <ul>
        {fresh.map((act) => (
          <li key={act.seq}>
            <strong>{t(`workgroup.resolution.act.${act.name}`)}</strong> · {act.actorName || t('workgroup.resolutions.system')} · <When at={act.at} />
            {typeof act.details['text'] === 'string' && <span dir="auto">: {act.details['text']}</span>}
          </li>
        ))}
      </ul>
      <Button size="small" icon="check" whyNot={null} onPress={onSeen}>
        {t('workgroup.resolutions.newer.go-on')}
      </Button>
    </div>
  )
}

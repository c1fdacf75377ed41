// What is to be known of an item at a glance; each mark has words, none is told by colour alone.

import { Badge } from '#ui/parts/Badge.tsx'
import { useWords } from '#ui/words.tsx'
import type { AgendaItem } from '../../../sessions/model.ts'
import { toneOf } from '../../sitting/look.ts'

export function ItemMarks({ item }: { item: AgendaItem }) {
  const { t } = useWords()
  const { factors: f } = item
  return (
    <span className="ws-marks">
      {item.state !== 'waiting' && <Badge tone={toneOf(item.state)}>{t(`workgroup.item.state.${item.state}`)}</Badge>}
      {f.stopped && (
        <Badge tone="danger" icon="fire">
          {t('workgroup.session.factor.stopped')}
        </Badge>
      )}
      {item.source !== 'ready' && (
        <Badge tone={item.source === 'unfinished' ? 'warning' : 'info'}>{t(`workgroup.session.source.${item.source}`)}</Badge>
      )}
      {f.again && <Badge tone="warning">{t('workgroup.session.factor.again')}</Badge>}
      {f.objected && <Badge tone="warning">{t('workgroup.session.factor.objected')}</Badge>}
      {item.addedLate && <Badge tone="info">{t('workgroup.session.late')}</Badge>}
      {item.lateCases > 0 && (
        <Badge tone="warning" icon="alert">
          {t('workgroup.session.lateCases', { count: item.lateCases })}
        </Badge>
      )}
      {item.deferred > 0 && <Badge tone="neutral">{t('workgroup.session.deferred')}</Badge>}
      {item.confidential && (
        <Badge tone="neutral" icon="lock">
          {t('workgroup.session.confidential')}
        </Badge>
      )}
      {item.parallel && <Badge tone="neutral">{t('workgroup.session.parallel', { body: item.parallel })}</Badge>}
    </span>
  )
}

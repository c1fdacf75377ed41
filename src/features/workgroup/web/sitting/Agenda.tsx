// The items in their order, with what became of each.

import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { useWords } from '#ui/words.tsx'
import type { RoomView } from '../../sitting/model.ts'
import { toneOf } from './look.ts'
import { Timer } from './Timer.tsx'

export function Agenda({ view, current, onChoose }: { view: RoomView; current: string | null; onChoose: (id: string) => void }) {
  const { t, locale } = useWords()
  const left = view.items.filter((i) => i.state === 'waiting' || i.state === 'open').length
  if (!view.items.length) return <EmptyState icon="list" title={t('workgroup.sitting.noItems')} />
  return (
    <>
      <h2 className="sit-zone-title">
        {t('workgroup.sitting.zone.agenda')}
        <span className="sit-muted">{t('workgroup.sitting.left', { count: formatNumber(left, locale) })}</span>
      </h2>
      <ol className="sit-agenda">
        {view.items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className="sit-line"
              aria-current={item.id === current ? 'true' : undefined}
              data-state={item.state}
              onClick={() => onChoose(item.id)}
            >
              <span className="sit-no">{formatNumber(item.position, locale)}</span>
              <span className="sit-line-text">
                <span className="sit-line-unit">{item.unitName || item.title}</span>
                {item.unitName && <span className="sit-line-title">{item.title}</span>}
                <span className="sit-line-marks">
                  <Badge tone={toneOf(item.state)}>{t(`workgroup.item.state.${item.state}`)}</Badge>
                  {item.state === 'open' && <Timer item={item} />}
                  {item.addedLate && <Badge tone="info">{t('workgroup.session.late')}</Badge>}
                  {item.lateCases > 0 && (
                    <Badge tone="warning" icon="alert">
                      {t('workgroup.session.lateCases', { count: formatNumber(item.lateCases, locale) })}
                    </Badge>
                  )}
                  {item.kind === 'resolution' && <Badge tone="info">{t('workgroup.sitting.again')}</Badge>}
                  {item.deferred > 0 && item.state !== 'deferred' && <Badge tone="warning">{t('workgroup.sitting.deferredOnce')}</Badge>}
                  {item.confidential && <Badge icon="lock">{t('workgroup.sitting.confidential')}</Badge>}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {view.hidden > 0 && <p className="sit-muted">{t('workgroup.sitting.hidden', { count: formatNumber(view.hidden, locale) })}</p>}
    </>
  )
}

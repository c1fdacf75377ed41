// What was done with the session, by whom and why; the latest first.

import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { SessionView } from '../../../sessions/model.ts'
import { outcomeText } from '../look.ts'

type Line = SessionView['history'][number]
type Moved = { code: string; from: number; to: number }

export function History({ session: s }: { session: SessionView }) {
  const { t } = useWords()
  return (
    <div className="ws-no-print">
      <Card title={t('workgroup.session.history')}>
        {s.history.length === 0 && <p className="muted">{t('workgroup.session.history.none')}</p>}
        <ol className="ws-history">
          {s.history.map((h) => (
            <li key={h.id}>
              <strong>{t(`workgroup.session.did.${h.name}`)}</strong>
              <span className="muted">
                {h.actorName || t(`people.role.${h.actorRole}`)} · <When at={h.at} />
              </span>
              <Details line={h} />
            </li>
          ))}
        </ol>
      </Card>
    </div>
  )
}

function Details({ line: { details: d } }: { line: Line }) {
  const { t, locale } = useWords()
  const reason = typeof d['reason'] === 'string' ? outcomeText(d['reason'], t) : ''
  const moved = Array.isArray(d['moved']) ? (d['moved'] as Moved[]) : []
  return (
    <>
      {typeof d['code'] === 'string' && <bdi>{d['code']}</bdi>}
      {typeof d['post'] === 'string' && <span dir="auto">{d['post']}</span>}
      {typeof d['answer'] === 'string' && <span>{t(`workgroup.session.answered.${d['answer']}`)}</span>}
      {moved.map((m) => (
        <span key={m.code}>
          {t('workgroup.session.history.from', { code: m.code, from: formatNumber(m.from, locale), to: formatNumber(m.to, locale) })}
        </span>
      ))}
      {reason && (
        <span className="ws-note" dir="auto">
          {reason}
        </span>
      )}
    </>
  )
}

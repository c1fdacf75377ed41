// Who comes next if there were more room, and what was left out by hand.

import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { SessionView } from '../../../sessions/model.ts'
import { whyNot } from '../look.ts'
import { FactorLine } from './FactorLine.tsx'

export function NextCard({ session: s }: { session: SessionView }) {
  const { t, locale } = useWords()
  const more = s.waiting - s.next.length
  return (
    <div className="ws-no-print">
      <Card title={`${t('workgroup.session.next')} (${formatNumber(s.waiting, locale)})`}>
        <p className="muted">{t(s.next.length ? 'workgroup.session.next.hint' : 'workgroup.session.next.none')}</p>
        <ol className="ws-next">
          {s.next.map((n) => (
            <li key={n.position}>
              <Link href={n.resolutionId ? `/app/workgroup/resolutions/${n.resolutionId}` : `/app/workgroup/dossiers/${n.dossierId}`}>
                <span dir="auto">{n.subject || n.code}</span>
              </Link>{' '}
              <span className="muted">
                <span dir="auto">{n.unitName}</span> <bdi dir="ltr">{n.code}</bdi>
              </span>
              <FactorLine factors={n.factors} source={n.source} />
            </li>
          ))}
        </ol>
        {more > 0 && s.next.length > 0 && <p className="muted">{t('workgroup.session.next.more', { count: formatNumber(more, locale) })}</p>}
        {s.leftOut.length > 0 && <LeftOut session={s} />}
      </Card>
    </div>
  )
}

function LeftOut({ session: s }: { session: SessionView }) {
  const { t } = useWords()
  const back = useAct(api.restoreItem, { refetch: [`session:${s.id}`], done: t('workgroup.session.did.restore_item') })
  return (
    <section>
      <h3 className="ws-small-head">{t('workgroup.session.leftOut')}</h3>
      <ul className="ws-plain">
        {s.leftOut.map((l) => (
          <li key={l.subjectId}>
            <span>
              <span dir="auto">{l.unitName}</span> <bdi dir="ltr">{l.code}</bdi>
              <span className="muted" dir="auto">
                {' '}
                — {l.reason}
              </span>
            </span>
            <Button
              size="small"
              icon="undo"
              whyNot={whyNot(s, 'restore_item')}
              busy={back.busy}
              onPress={() => void back.run({ params: { id: s.id }, body: { subjectId: l.subjectId } }, { ifMatch: s.version })}
            >
              {t('workgroup.session.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

// Desks where nobody sits today: a referral sent there waits for nothing.

import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import { listHref } from '../cases/list-query.ts'
import type { Overview } from '../../queues/model.ts'
import { type DeskOption, useAgencies } from '../parts/use-reference.ts'

/** Those with live work first and always in view; the others fold away. */
export function VacantDesks({ overview }: { overview: Overview }) {
  const { t } = useWords()
  const { desks, loading } = useAgencies()
  const vacant = desks.filter((one) => one.desk.vacant)
  const live = new Map(overview.desks.map((row) => [row.deskId, row.live]))
  const busy = vacant.filter((one) => live.has(one.desk.id))
  const idle = vacant.filter((one) => !live.has(one.desk.id))
  if (loading) return null
  const line = (one: DeskOption) => (
    <li key={one.desk.id}>
      <Link href={listHref({ deskId: one.desk.id, open: true, sort: 'due' })}>{one.text}</Link> <span className="cw-muted">{one.more}</span>
      {live.has(one.desk.id) && (
        <Badge tone="danger" icon="person">
          {t('casework.page.centre.waiting', { count: live.get(one.desk.id) ?? 0 })}
        </Badge>
      )}
    </li>
  )
  return (
    <Card title={t('casework.page.centre.vacant-desks')} {...(busy.length > 0 && { tone: 'danger' as const })}>
      {vacant.length === 0 && <p className="cw-muted">{t('casework.page.centre.vacant-desks.none')}</p>}
      {busy.length > 0 && <ul className="cw-vacant">{busy.map(line)}</ul>}
      {idle.length > 0 && (
        <Disclosure summary={t('casework.page.centre.vacant-idle', { count: idle.length })}>
          <ul className="cw-vacant">{idle.map(line)}</ul>
        </Disclosure>
      )}
    </Card>
  )
}

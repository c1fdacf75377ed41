// Where this account is signed in, and a way to end each.

import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../sessions/api.ts'
import { deviceOf } from './device-of.ts'

export function SessionsCard() {
  const { t } = useWords()
  const found = useApi(api.listSessions, {}, { key: 'sessions' })
  const end = useAct(api.endSession, { refetch: ['sessions'], done: t('people.session.ended') })
  const others = useAct(api.endOtherSessions, { refetch: ['sessions'], done: (reply) => t('people.session.endedOthers', { count: reply.ended }) })
  const rows = found.data?.rows ?? []
  return (
    <Card
      title={t('people.session.title')}
      actions={
        rows.length > 1 && (
          <Button size="small" kind="danger" icon="logout" busy={others.busy} onPress={() => void others.run({})}>
            {t('people.session.endOthers')}
          </Button>
        )
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={3} label={t('ui.loading')} />}
      <ul className="sessions">
        {rows.map((row) => (
          <li key={row.id}>
            <Icon name="person" />
            <div>
              <p className="strong">
                <bdi>{deviceOf(row.userAgent) || t('people.session.unknownDevice')}</bdi>{' '}
                {row.current && <Badge tone="primary">{t('people.session.this')}</Badge>}
              </p>
              <p className="field-hint">
                {t(`people.role.${row.role}`)} · <bdi className="ltr">{row.ip}</bdi>
              </p>
              <p className="field-hint">
                {t('people.session.seen')} <When at={row.lastSeenAt} />
              </p>
            </div>
            {!row.current && (
              <Button size="small" busy={end.busy} onPress={() => void end.run({ params: { id: row.id } })}>
                {t('people.session.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

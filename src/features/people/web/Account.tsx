// My own account: name and phone as they stand, password, second step, where I am signed in.

import { Card } from '#ui/parts/Card.tsx'
import { Columns, Facts, Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Badge } from '#ui/parts/Badge.tsx'
import { useMe } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { formatPhone } from '#kernel/format.ts'
import { sessionsApi as api } from '../sessions/api.ts'
import { PasswordCard } from './account/PasswordCard.tsx'
import { SecondFactorCard } from './account/SecondFactorCard.tsx'
import { SessionsCard } from './account/SessionsCard.tsx'
import './people.css'

export function Account() {
  const { t, locale } = useWords()
  const me = useMe()
  const found = useApi(api.me, {}, { key: 'me' })
  const account = found.data
  return (
    <PageFrame title={t('people.account.title')} subtitle={t('people.account.lead')}>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {!account && found.loading && <Skeleton label={t('ui.loading')} />}
      {account && (
        <Columns>
          <Stack>
            <Card title={t('people.account.who')}>
              <Facts
                rows={[
                  [t('people.field.name'), account.name],
                  [t('people.field.phone'), account.phone && <span className="nowrap">{formatPhone(account.phone, locale)}</span>],
                  [t('people.field.username'), account.username && <bdi>{account.username}</bdi>],
                  [
                    t('people.field.hats'),
                    <Stack key="hats" gap={1} row>
                      {me.hats.map((hat) => (
                        <Badge key={hat.key}>{t('people.hats.at', { role: hat.title, place: hat.more })}</Badge>
                      ))}
                    </Stack>,
                  ],
                ]}
              />
            </Card>
            <PasswordCard hasPassword={account.hasPassword} needsCurrent={account.passwordNeedsCurrent} />
            <SecondFactorCard on={account.secondFactor.on} left={account.secondFactor.recoveryLeft} />
          </Stack>
          <SessionsCard />
        </Columns>
      )}
    </PageFrame>
  )
}

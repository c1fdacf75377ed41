// Provinces compared: where ours stands in each figure, and the ranking of the figure that is chosen.

import { useState } from 'react'
import { formatDate } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ConfirmButton, DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { useQuarterName } from '../followup/use-names.ts'
import { exchangeApi as api } from '../../exchange/api.ts'
import { ImportForm } from './ImportForm.tsx'
import { Keys } from './Keys.tsx'
import { Missing } from './Missing.tsx'
import './league.css'
import { quartersBefore } from './look.ts'
import { OurPlace } from './OurPlace.tsx'
import { Paper } from './Paper.tsx'
import { Ranking } from './Ranking.tsx'

export function LeaguePage() {
  const { t, locale } = useWords()
  const { role } = useActor()
  const quarterName = useQuarterName()
  const [query, setQuery] = useQuery()
  const [chosen, choose] = useState<string | null>(null)
  useLive(['league'])
  const found = useApi(api.readLeague, { query: query['period'] ? { period: query['period'] } : {} }, { key: 'league' })
  const issue = useAct(api.issueAggregate, { refetch: ['league'], done: t('workgroup.league.issued') })
  const league = found.data
  const keeps = role === 'secretary' || role === 'admin'
  const [last] = quartersBefore(new Date(), 1)
  const figure = league?.figures.find((f) => f.code === chosen) ?? league?.figures[0]
  const own = league?.rows.find((row) => row.own)
  return (
    <PageFrame
      title={t('workgroup.league.title')}
      subtitle={t('workgroup.league.sub')}
      width="full"
      actions={
        <>
          {league?.period && (
            <LinkButton href={addressOf(api.exportLeague, { query: { period: league.period, kind: 'xlsx' } })} icon="download">
              {t('workgroup.league.export')}
            </LinkButton>
          )}
          <Button icon="print" onPress={() => window.print()}>
            {t('workgroup.followup.print')}
          </Button>
          {keeps && (
            <>
              <DialogButton text={t('workgroup.league.import')} title={t('workgroup.league.import')} icon="upload" kind="secondary">
                {(close) => <ImportForm onDone={close} />}
              </DialogButton>
              <ConfirmButton
                text={t('workgroup.league.issue')}
                title={t('workgroup.league.issue')}
                question={`${quarterName(league?.period ?? last!)} — ${t('workgroup.league.issue.text')}`}
                kind="primary"
                icon="send"
                onConfirm={() => issue.run({ body: { period: league?.period ?? last! } })}
              />
            </>
          )}
        </>
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {league && (
        <div className="league-period">
          <Select
            label={t('workgroup.league.period')}
            value={league.period ?? last!}
            options={[...new Set([...league.periods, ...quartersBefore(new Date(), 5)])]
              .sort()
              .reverse()
              .map((id) => ({ id, text: quarterName(id) }))}
            onChange={(period) => setQuery({ period })}
          />
          {league.running && <span className="league-muted">{t('workgroup.league.running')}</span>}
          {own && (
            <span className="league-muted">
              {t('workgroup.league.asOf')}: {formatDate(own.issuedAt, locale, 'dateTime')}
            </span>
          )}
        </div>
      )}
      {league && league.rows.length === 0 && <EmptyState icon="chart" title={t('workgroup.league.empty')} text={t('workgroup.league.empty.text')} />}
      {league && league.rows.length > 0 && figure && (
        <div className="league-columns">
          <OurPlace league={league} chosen={figure.code} onChoose={choose} />
          <Ranking league={league} figure={figure} />
        </div>
      )}
      {league && league.rows.length > 0 && <Missing league={league} />}
      {league && <Paper league={league} />}
      <div className="league-screen">
        <Card title={t('workgroup.league.keys')}>
          <Keys mayRevoke={keeps} />
        </Card>
      </div>
    </PageFrame>
  )
}

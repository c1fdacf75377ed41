// How well triage does on what people decided: figures with their denominators, by month and group, and where it errs.

import { useState } from 'react'
import { formatDate } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { triageApi as api } from '../../triage/api.ts'
import { errorRoles } from '../../triage/model.ts'
import { monthFrom, monthOf } from '../../triage/quality/rules.ts'
import { GroupTable } from './GroupTable.tsx'
import { ModelCard } from './ModelCard.tsx'
import { MonthTable } from './MonthTable.tsx'
import { Pairs } from './Pairs.tsx'
import { monthText } from './percent.ts'
import { Tiles } from './Tiles.tsx'
import './triage.css'

const periods = ['3', '12', '36'] as const
type Period = (typeof periods)[number]

export function QualityPage() {
  const { t, locale } = useWords()
  const actor = useActor()
  const [period, setPeriod] = useState<Period>('12')
  useLive(['triage'])
  const to = monthOf(new Date())
  const query = { from: monthFrom(to, 1 - Number(period)), to }
  const found = useApi(api.readTriageQuality, { query }, { key: 'triage' })
  const quality = found.data
  const reads = errorRoles.includes(actor.role as never)
  return (
    <PageFrame
      title={t('obstacles.quality.title')}
      subtitle={
        quality && (
          <>
            {t('obstacles.quality.subtitle', { from: monthText(quality.from, locale), to: monthText(quality.to, locale) })}
            {' · '}
            {quality.countedAt
              ? t('obstacles.quality.counted', { at: formatDate(quality.countedAt, locale, 'dateTime') })
              : t('obstacles.quality.never')}
          </>
        )
      }
      actions={
        <Stack row gap={2} align="end">
          <Select
            label={t('obstacles.quality.period')}
            value={period}
            options={periods.map((id) => ({ id, text: t(`obstacles.quality.period.${id}`) }))}
            onChange={setPeriod}
          />
          <LinkButton href={addressOf(api.exportTriageQuality, { query: { ...query, kind: 'xlsx' } })} icon="download" download>
            {t('obstacles.quality.export.figures')}
          </LinkButton>
          <LinkButton href={addressOf(api.exportTriageQuality, { query: { ...query, kind: 'csv' } })} icon="download" download>
            {t('obstacles.quality.export.figuresCsv')}
          </LinkButton>
          {reads && (
            <LinkButton href={addressOf(api.exportTriageCorrections, { query: { kind: 'csv' } })} icon="download" download>
              {t('obstacles.quality.export.corrections')}
            </LinkButton>
          )}
        </Stack>
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      <Stack gap={4}>
        {quality && quality.total.asked === 0 && (
          <EmptyState icon="chart" title={t('obstacles.quality.empty')} text={t('obstacles.quality.empty.text')} />
        )}
        {quality && quality.total.asked > 0 && <Tiles total={quality.total} groups={quality.groups.length} />}
        <ModelCard />
        {quality && quality.total.asked > 0 && (
          <>
            <Card title={t('obstacles.quality.months')} flush>
              <MonthTable rows={quality.months} />
            </Card>
            <Card title={t('obstacles.quality.pairs')}>
              <Pairs rows={quality.pairs} reads={reads} />
            </Card>
            <Card title={t('obstacles.quality.groups')} flush>
              <GroupTable rows={quality.groups} />
            </Card>
          </>
        )}
      </Stack>
    </PageFrame>
  )
}

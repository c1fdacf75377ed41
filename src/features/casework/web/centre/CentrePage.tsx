// The head of the centre: the whole province in one look, every number a link to its rows.

import { formatDate } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useQuery } from '#ui/nav.ts'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import '../casework.css'
import { AgencyTable } from './AgencyTable.tsx'
import { Bars } from './Bars.tsx'
import { Ended } from './Ended.tsx'
import { KnotSwitch } from './KnotSwitch.tsx'
import { Oldest } from './Oldest.tsx'
import { Tiles } from './Tiles.tsx'
import { VacantDesks } from './VacantDesks.tsx'

export function CentrePage() {
  const { t, locale } = useWords()
  useLive(['centre'])
  const [query, setQuery] = useQuery()
  const without = query['knots'] === 'without'
  const found = useApi(api.overview, { query: without ? { knots: 'without' } : {} }, { key: 'centre', every: 60_000 })
  const data = found.data
  const also = without ? { knots: 'none' } : {}
  return (
    <PageFrame
      title={t('casework.page.centre')}
      subtitle={data && t('casework.page.centre.at', { at: formatDate(data.at, locale, 'dateTime') })}
      actions={
        <>
          <LinkButton href="/app/triage" icon="split">
            {t('casework.page.triage')}
          </LinkButton>
          <LinkButton href="/app/policy" icon="ladder" kind="quiet">
            {t('casework.page.policy')}
          </LinkButton>
        </>
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={10} label={t('ui.loading')} />}
      {data && (
        <>
          <KnotSwitch overview={data} onChange={(on) => setQuery({ knots: on ? 'without' : null })} />
          <Tiles overview={data} />
          <Ended ended={data.ended} withoutKnots={data.withoutKnots} />
          <div className="cw-grid">
            <Card title={t('casework.page.centre.by-rung')}>
              <Bars
                counts={data.byRung}
                total={data.open}
                words="casework.page.rung"
                filter="rung"
                order={['0', '1', '2', '3', '4', '5']}
                also={also}
              />
            </Card>
            <Card title={t('casework.page.centre.by-status')}>
              <Bars counts={data.byStatus} total={data.open} words="casework.status" filter="status" also={also} />
            </Card>
            <Card title={t('casework.page.centre.by-holder')}>
              <Bars counts={data.byHolder} total={data.open} words="casework.holder" filter="holder" also={also} />
            </Card>
            <Card title={t('casework.page.centre.by-flag')}>
              <Bars counts={data.byFlag} total={data.open} words="casework.flag" filter="flag" also={also} />
            </Card>
          </div>
          <AgencyTable overview={data} />
          <div className="cw-grid">
            <Oldest />
            <VacantDesks overview={data} />
          </div>
        </>
      )}
    </PageFrame>
  )
}

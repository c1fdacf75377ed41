// The expert directory.

import './panels.css'
import { useState } from 'react'
import { formatDate, formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import type { ExpertView } from '../../panels/model.ts'
import { ExpertFields } from './ExpertFields.tsx'

export function ExpertsPage() {
  const { t } = useWords()
  const [q, setQ] = useState('')
  const found = useApi(panelsApi.listExperts, { query: q.trim() ? { q } : {} }, { key: 'panels' })
  useLive(['panels'])
  const rows = found.data?.rows
  return (
    <PageFrame title={t('obstacles.experts.title')} subtitle={t('obstacles.experts.subtitle')}>
      <TextField label={t('obstacles.experts.search')} type="search" icon="search" value={q} onChange={setQ} />
      {found.problem && <ProblemBox problem={found.problem} onRetry={found.refetch} />}
      {found.loading && <Skeleton lines={6} label={t('ui.loading')} />}
      {rows?.length === 0 && <EmptyState icon="person" title={t('obstacles.experts.none')} text={t('obstacles.experts.noneText')} />}
      <div className="panel-list">
        {rows?.map((expert) => (
          <ExpertCard key={expert.accountId} expert={expert} />
        ))}
      </div>
    </PageFrame>
  )
}

function ExpertCard({ expert: e }: { expert: ExpertView }) {
  const { t, locale } = useWords()
  const named = (one: { nameFa: string; nameEn: string }) => (locale === 'fa' ? one.nameFa : one.nameEn || one.nameFa)
  const count = (n: number) => formatNumber(n, locale)
  return (
    <Card
      title={e.name}
      actions={
        e.mayEdit && (
          <DialogButton text={t('obstacles.experts.edit')} title={`${t('obstacles.experts.edit')}: ${e.name}`} size="small" icon="edit">
            {(close) => <ExpertFields expert={e} onDone={close} />}
          </DialogButton>
        )
      }
    >
      {e.skills.length > 0 && (
        <ul className="chips">
          {e.skills.map((skill) => (
            <li key={skill}>
              <Badge tone="info">{skill}</Badge>
            </li>
          ))}
        </ul>
      )}
      {e.about && <p className="opinion-text">{e.about}</p>}
      <Facts
        rows={[
          [
            t('obstacles.experts.panels'),
            e.panels.length ? (
              <span key="panels" className="chips">
                {e.panels.map((p) => (
                  <Link key={p.id} href={`/app/panels/${p.id}`}>
                    {named(p)}
                    {p.chair && ` (${t('obstacles.panels.chair')})`}
                  </Link>
                ))}
              </span>
            ) : (
              '—'
            ),
          ],
          [
            t('obstacles.experts.interests'),
            e.interestsAt ? (
              <>
                {e.interests} <span className="muted">({formatDate(e.interestsAt, locale, 'date')})</span>
              </>
            ) : (
              t('obstacles.experts.noInterests')
            ),
          ],
          ...(e.units.length ? [[t('obstacles.experts.units'), e.units.map((u) => u.name).join('، ')] as const] : []),
          ...(e.agencies.length ? [[t('obstacles.experts.agencies'), e.agencies.map(named).join('، ')] as const] : []),
          [
            t('obstacles.experts.record'),
            <span key="record" title={t('obstacles.experts.recordHint')}>
              {`${t('obstacles.experts.asked')} ${count(e.record.asked)} · ${t('obstacles.experts.given')} ${count(e.record.given)} · ${t('obstacles.experts.lateCount')} ${count(e.record.late)} · ${t('obstacles.experts.conflicts')} ${count(e.record.conflicts)}`}
            </span>,
          ],
        ]}
      />
    </Card>
  )
}

import '../registry.css'
import { useState } from 'react'
import { fold } from '#kernel/text.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import type { AgencyView } from '../../agencies/model.ts'
import { api } from '../../api.ts'
import { AgencyEntry } from './AgencyEntry.tsx'
import { AgencyFields } from './AgencyFields.tsx'

/** Agency → desks → members: who is where, who is away, which desk nobody sits at. */
export function DirectoryPage() {
  const { t } = useWords()
  const actor = useActor()
  const [text, setText] = useState('')
  const [vacantOnly, setVacantOnly] = useState(false)
  const { data, problem, loading, refetch } = useApi(api.listAgencies, {}, { key: 'registry.agencies' })
  useLive(['centre', ...actor.agencyIds.map((id) => `agency:${id}`)])
  const all = data?.rows ?? []
  const desks = all.flatMap((a) => a.desks).filter((d) => d.active)
  const vacancies = desks.filter((d) => d.vacant).length
  const shown = all.filter((a) => matches(a, text) && (!vacantOnly || a.desks.some((d) => d.active && d.vacant)))
  const mayAbsent = actor.role === 'agencyRep' || actor.role === 'agencyHead' || actor.role === 'centreHead' || actor.role === 'admin'
  return (
    <PageFrame
      title={t('registry.directory.title')}
      subtitle={
        data && (
          <Stack row gap={2}>
            <span>{t('registry.directory.counts', { agencies: all.length, desks: desks.length })}</span>
            {vacancies > 0 ? (
              <Badge tone="danger" icon="alert">
                {t('registry.directory.vacancies', { count: vacancies })}
              </Badge>
            ) : (
              <Badge tone="success" icon="check">
                {t('registry.directory.noVacancy')}
              </Badge>
            )}
          </Stack>
        )
      }
      actions={
        <>
          <LinkButton href="/app/settings/calendar" icon="calendar">
            {t('registry.calendar.title')}
          </LinkButton>
          {mayAbsent && (
            <LinkButton href="/app/absences" icon="clock">
              {t('registry.absences.title')}
            </LinkButton>
          )}
          {actor.role === 'admin' && (
            <DialogButton text={t('registry.agency.new')} title={t('registry.agency.new')} kind="primary" icon="plus">
              {(close) => <AgencyFields onDone={close} />}
            </DialogButton>
          )}
        </>
      }
    >
      <Toolbar label={t('ui.filter')}>
        <TextField label={t('registry.directory.search')} type="search" icon="search" value={text} onChange={setText} />
        <Switch value={vacantOnly} onChange={setVacantOnly}>
          {t('registry.directory.vacantOnly')}
        </Switch>
      </Toolbar>
      <ProblemBox problem={problem} onRetry={refetch} />
      {loading ? (
        <Skeleton lines={12} label={t('ui.loading')} />
      ) : shown.length === 0 ? (
        <EmptyState
          icon="building"
          title={t(all.length === 0 ? 'registry.directory.empty' : vacantOnly ? 'registry.directory.noVacancy' : 'ui.nothing-found')}
          text={all.length === 0 ? t('registry.directory.emptyHint') : ''}
        />
      ) : (
        <div className="agencies">
          {shown.map((agency) => (
            <AgencyEntry
              key={agency.id}
              agency={agency}
              open={text.trim() !== '' || vacantOnly || actor.agencyIds.includes(agency.id)}
              vacantOnly={vacantOnly}
            />
          ))}
        </div>
      )}
    </PageFrame>
  )
}

/** Names of the agency, its desks and the people of both, blind to spelling. */
function matches(agency: AgencyView, text: string): boolean {
  const needle = fold(text)
  if (needle === '') return true
  const people = [...agency.heads, ...agency.desks.flatMap((d) => d.members)].map((m) => m.name)
  return fold([agency.nameFa, agency.nameEn, agency.code, ...agency.desks.flatMap((d) => [d.nameFa, d.nameEn]), ...people].join(' ')).includes(needle)
}

import '../obstacles.css'
import { useMemo } from 'react'
import { api as registry } from '#features/registry/api.ts'
import type { AgencyView } from '#features/registry/agencies/model.ts'
import { toPersianDigits } from '#kernel/format.ts'
import { fold } from '#kernel/text.ts'
import { useQuery } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import type { Group } from '../../catalogue/model.ts'
import { whyNotUsual } from '../../catalogue/rules.ts'
import { UsualAgencies } from './UsualAgencies.tsx'

/** The 160 groups, and for each the agencies of this province it usually goes to. */
export function GroupsPage() {
  const { t, locale } = useWords()
  const actor = useActor()
  const [query, setQuery] = useQuery()
  const { q = '', domain } = query
  const catalogue = useApi(api.listGroups, {}, { key: 'obstacles.groups' })
  const usual = useApi(api.listUsualAgencies, {}, { key: 'obstacles.usual' })
  const agencies = useApi(registry.listAgencies, {}, { key: 'registry.agencies' })
  const name = (one: { nameFa: string; nameEn: string }) => (locale === 'fa' ? one.nameFa : one.nameEn)
  const domains = catalogue.data?.domains ?? []
  const rows = useMemo(() => {
    const needle = fold(q)
    return domains
      .filter((d) => !domain || d.code === domain)
      .flatMap((d) => d.groups)
      .filter((g) => needle === '' || fold(`${g.code} ${g.nameFa} ${g.nameEn} ${g.agencyFa} ${g.agencyEn}`).includes(needle))
  }, [domains, domain, q])
  const agencyById = new Map((agencies.data?.rows ?? []).map((a) => [a.id, a]))
  const usualOf = new Map(
    (usual.data?.rows ?? []).map((u) => [u.code, u.agencyIds.map((id) => agencyById.get(id)).filter((a): a is AgencyView => a !== undefined)]),
  )
  const whyNot = whyNotUsual(actor)
  return (
    <PageFrame
      title={t('obstacles.groups.title')}
      subtitle={t('obstacles.groups.subtitle')}
      {...(!whyNot && { back: { href: '/app/settings', text: t('obstacles.settings') } })}
    >
      <Toolbar label={t('ui.filter')}>
        <TextField label={t('obstacles.groups.search')} type="search" icon="search" value={q} onChange={(text) => setQuery({ q: text })} />
        <Select
          label={t('obstacles.domain')}
          value={domain ?? null}
          options={domains.map((d) => ({ id: d.code, text: name(d) }))}
          placeholder={t('obstacles.groups.allDomains')}
          onChange={(code) => setQuery({ domain: code })}
          onClear={() => setQuery({ domain: null })}
        />
      </Toolbar>
      <ProblemBox problem={catalogue.problem ?? usual.problem} onRetry={catalogue.refetch} />
      <Table<Group>
        label={t('obstacles.groups.title')}
        rows={rows}
        rowKey={(g) => g.code}
        loading={catalogue.loading}
        columns={[
          { id: 'name', head: t('obstacles.group'), cell: (g) => <strong>{name(g)}</strong> },
          {
            id: 'code',
            head: t('obstacles.code'),
            width: '5rem',
            cell: (g) => <bdi dir="ltr">{locale === 'fa' ? toPersianDigits(g.code) : g.code}</bdi>,
          },
          { id: 'evidence', head: t('obstacles.evidence'), cell: (g) => t(`obstacles.evidence.${g.evidenceType}`), width: '14rem' },
          {
            id: 'usual',
            head: t('obstacles.usual'),
            cell: (g) => (
              <span className="group-agencies">
                {(usualOf.get(g.code) ?? []).map((a) => (
                  <Badge key={a.id} tone="primary">
                    {name(a)}
                  </Badge>
                ))}
                {!usualOf.get(g.code)?.length && (
                  <span className="muted">{t('obstacles.usual.national', { agency: locale === 'fa' ? g.agencyFa : g.agencyEn })}</span>
                )}
              </span>
            ),
          },
          {
            id: 'act',
            head: '',
            align: 'end',
            cell: (g) => (
              <DialogButton
                text={t('ui.edit')}
                title={t('obstacles.usual.title', { name: name(g) })}
                kind="quiet"
                size="small"
                icon="edit"
                whyNot={whyNot}
              >
                {(close) => <UsualAgencies group={g} first={usualOf.get(g.code) ?? []} all={agencies.data?.rows ?? []} onDone={close} />}
              </DialogButton>
            ),
          },
        ]}
        empty={<EmptyState icon="search" title={t('obstacles.groups.none')} text={t('obstacles.groups.noneHint')} />}
      />
    </PageFrame>
  )
}

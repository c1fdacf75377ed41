import { useMemo } from 'react'
import { fold } from '#kernel/text.ts'
import { useQuery } from '#ui/nav.ts'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import type { Group } from '../../catalogue/model.ts'
import { nameIn } from './look.ts'

/** The active groups, by domain, and by a word of their names, their agency, or of what a producer would say. */
export function GroupList() {
  const { t, locale } = useWords()
  const [query, setQuery] = useQuery()
  const { q = '', domain } = query
  const catalogue = useApi(api.listGroups, {}, { key: 'catalogue' })
  const said = useApi(api.searchGroups, { query: { q } }, { key: 'catalogue', off: q.trim().length < 3 })
  const domains = catalogue.data?.domains ?? []
  const rows = useMemo(() => {
    const needle = fold(q)
    const all = domains.filter((d) => !domain || d.code === domain).flatMap((d) => d.groups)
    if (needle === '') return all
    const named = all.filter((g) => fold(`${g.code} ${g.nameFa} ${g.nameEn} ${g.agencyFa} ${g.agencyEn}`).includes(needle))
    const told = (said.data?.rows ?? []).filter((g) => !domain || g.domainCode === domain)
    return [...new Map([...named, ...told].map((g) => [g.code, g])).values()]
  }, [domains, domain, q, said.data])
  return (
    <Stack gap={3}>
      <Toolbar label={t('ui.filter')}>
        <TextField label={t('obstacles.groups.search')} type="search" icon="search" value={q} onChange={(text) => setQuery({ q: text })} />
        <Select
          label={t('obstacles.domain')}
          value={domain ?? null}
          options={domains.map((d) => ({ id: d.code, text: nameIn(locale, d) }))}
          placeholder={t('obstacles.groups.allDomains')}
          onChange={(code) => setQuery({ domain: code })}
          onClear={() => setQuery({ domain: null })}
        />
      </Toolbar>
      <ProblemBox problem={catalogue.problem} onRetry={catalogue.refetch} />
      <Table<Group>
        label={t('obstacles.catalogue.active')}
        rows={rows}
        rowKey={(g) => g.code}
        rowHref={(g) => `/app/catalogue/groups/${g.code}`}
        loading={catalogue.loading}
        columns={[
          { id: 'name', head: t('obstacles.group'), cell: (g) => <strong>{nameIn(locale, g)}</strong> },
          { id: 'code', head: t('obstacles.code'), width: '5rem', cell: (g) => <bdi dir="ltr">{g.code}</bdi> },
          { id: 'agency', head: t('obstacles.booklet.agency'), cell: (g) => (locale === 'fa' ? g.agencyFa : g.agencyEn) },
          { id: 'evidence', head: t('obstacles.evidence'), cell: (g) => t(`obstacles.evidence.${g.evidenceType}`), width: '14rem' },
        ]}
        empty={<EmptyState icon="search" title={t('obstacles.groups.none')} text={t('obstacles.groups.noneHint')} />}
      />
    </Stack>
  )
}

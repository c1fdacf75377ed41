import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import type { GroupDetail } from '../../catalogue/model.ts'
import { nameIn } from './look.ts'

/** Codes that are no longer used and where they answer now. */
export function RetiredList() {
  const { t, locale } = useWords()
  const found = useApi(api.listRetiredGroups, {}, { key: 'catalogue' })
  return (
    <>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <Table<GroupDetail>
        label={t('obstacles.catalogue.retired')}
        rows={found.data?.rows ?? []}
        rowKey={(g) => g.code}
        rowHref={(g) => `/app/catalogue/groups/${g.code}`}
        loading={found.loading}
        columns={[
          { id: 'name', head: t('obstacles.group'), cell: (g) => nameIn(locale, g) },
          { id: 'code', head: t('obstacles.code'), width: '6rem', cell: (g) => <bdi dir="ltr">{g.code}</bdi> },
          {
            id: 'successors',
            head: t('obstacles.form.successors'),
            cell: (g) => <bdi dir="ltr">{g.successors.map((code) => code).join(' · ') || '—'}</bdi>,
          },
        ]}
        empty={<EmptyState icon="history" title={t('obstacles.catalogue.noneRetired')} text={t('obstacles.catalogue.noneRetiredHint')} />}
      />
    </>
  )
}

import './register.css'
import { formatNumber } from '#kernel/format.ts'
import { useNameOf } from '#features/registry/web/use-places.ts'
import { addressOf } from '#ui/call.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { registerApi as api } from '../../register/api.ts'
import type { ObstacleItem } from '../../register/model.ts'
import { Filters } from './Filters.tsx'
import { hrefOf, ObstacleCode, OutcomeBadge, Pieces } from './parts.tsx'
import { useFilters } from './use-filters.ts'

/** Everything that was ever told, filtered and searched; the heat table leads here. */
export function RegisterPage() {
  const { t, locale } = useWords()
  const { role } = useActor()
  const nameOf = useNameOf()
  const filters = useFilters()
  const { filter, any } = filters
  const list = useList(api.listObstacles, { query: filter }, { key: 'obstacles.register' })
  const mayExport = role === 'centreHead' || role === 'secretary' || role === 'manager'
  return (
    <PageFrame
      title={t('obstacles.register.title')}
      subtitle={t('obstacles.register.subtitle')}
      actions={
        <>
          <LinkButton href="/app/heat" icon="chart">
            {t('obstacles.nav.heat')}
          </LinkButton>
          {mayExport && (
            <>
              <LinkButton href={addressOf(api.exportObstacles, { query: { ...filter, as: 'xlsx' } })} icon="download" download>
                {t('obstacles.register.export')}
              </LinkButton>
              <LinkButton href={addressOf(api.exportObstacles, { query: { ...filter, as: 'csv' } })} icon="download" download>
                {t('obstacles.register.exportCsv')}
              </LinkButton>
            </>
          )}
        </>
      }
    >
      <Filters {...filters} />
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table<ObstacleItem>
        label={t('obstacles.register.title')}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={hrefOf}
        loading={list.loading}
        renewing={list.stale}
        more={list.more}
        columns={[
          { id: 'code', head: t('obstacles.register.column.code'), cell: (row) => <ObstacleCode code={row.code} />, width: '9.5rem' },
          { id: 'text', head: t('obstacles.register.column.text'), cell: (row) => <Told row={row} /> },
          {
            id: 'group',
            head: t('obstacles.register.column.group'),
            cell: (row) => (row.groupCode ? `${row.groupCode} ${nameOf({ nameFa: row.groupFa, nameEn: row.groupEn })}` : '—'),
            width: '13rem',
          },
          {
            id: 'county',
            head: t('obstacles.register.column.county'),
            cell: (row) => nameOf({ nameFa: row.countyFa, nameEn: row.countyEn }) || '—',
            width: '8rem',
          },
          { id: 'toldAt', head: t('obstacles.register.column.toldAt'), cell: (row) => <When at={row.toldAt} style="date" />, width: '8.5rem' },
          {
            id: 'outcome',
            head: t('obstacles.register.column.outcome'),
            cell: (row) => (
              <>
                <OutcomeBadge outcome={row.outcome} />
                {row.days !== null && (
                  <span className="muted reg-days">
                    {t('obstacles.register.column.days')}: {formatNumber(Math.round(row.days), locale)}
                  </span>
                )}
              </>
            ),
            width: '12rem',
          },
        ]}
        empty={
          <EmptyState
            icon="book"
            title={t(any ? 'obstacles.register.none' : 'obstacles.register.empty')}
            text={t(any ? 'obstacles.register.noneHint' : 'obstacles.register.emptyHint')}
          />
        }
      />
      {list.rows.length > 0 && (
        <p className="muted" role="status">
          {t(list.more ? 'obstacles.register.shown' : 'obstacles.register.count', { count: list.rows.length })}
        </p>
      )}
    </PageFrame>
  )
}

/** The unit and its words, two lines of them. */
function Told({ row }: { row: ObstacleItem }) {
  const { t } = useWords()
  return (
    <span className="reg-told">
      <span className="reg-unit">
        {row.unitName}
        {row.kind === 'archive' && <Badge>{t('obstacles.register.kind.archive')}</Badge>}
        {row.confidential && (
          <Badge tone="warning" icon="lock">
            {t('obstacles.register.confidential')}
          </Badge>
        )}
        {row.knotId && (
          <Badge tone="info" icon="link">
            {t('obstacles.register.onKnot')}
          </Badge>
        )}
      </span>
      <span className="reg-text" dir="auto">
        <Pieces parts={row.pieces} />
      </span>
    </span>
  )
}

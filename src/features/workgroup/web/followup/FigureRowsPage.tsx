// The sessions or dossiers behind a figure: which count in its numerator, and which only in its denominator.

import './followup.css'
import { formatNumber } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { useParam } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Link, LinkButton } from '#ui/parts/LinkButton.tsx'
import { NotFound } from '#ui/parts/NotFound.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { followupApi as api } from '../../followup/api.ts'
import { definitionOf } from '../../followup/figures/rules.ts'
import { type FigureCode, figureCodes, type FigureRow } from '../../followup/model.ts'
import { usePeriod } from './FiguresPage.tsx'
import { address } from './links.ts'
import { Notes } from './Notes.tsx'
import { useQuarterName, useSay } from './use-names.ts'

export function FigureRowsPage() {
  const asked = useParam('code')
  const code = figureCodes.find((c) => c === asked)
  return code ? <FigureRows code={code} /> : <NotFound />
}

function FigureRows({ code }: { code: FigureCode }) {
  const { t, locale } = useWords()
  const { role } = useActor()
  const say = useSay()
  const quarterName = useQuarterName()
  const { quarter, level } = usePeriod()
  const query = { quarter, ...(level && { level }) }
  const list = useList(api.figureRows, { params: { code }, query }, { key: 'workgroup.figures' })
  const about = definitionOf(code)
  const amount = (n: number | null) =>
    n === null
      ? '—'
      : code === 'jobs_kept'
        ? t('workgroup.followup.row.jobs', { count: n })
        : t('workgroup.followup.days', { days: formatNumber(n, locale) })
  const hrefOf = (row: FigureRow) => (row.kind === 'session' ? `/app/workgroup/sessions/${row.id}` : `/app/workgroup/dossiers/${row.id}`)
  return (
    <PageFrame
      width="full"
      title={t('workgroup.followup.figures.behind', { name: say(about.name) })}
      subtitle={`${quarterName(quarter)} — ${say(about.definition)}`}
      back={{ href: address('/app/workgroup/figures', query), text: t('workgroup.followup.figures') }}
      actions={
        <LinkButton href={addressOf(api.exportFigureRows, { params: { code }, query })} icon="download" download>
          {t('workgroup.followup.export')}
        </LinkButton>
      }
    >
      <Notes scope="province" hidden={about.source === 'dossiers' && (role === 'manager' || role === 'auditor')} />
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table<FigureRow>
        label={t('workgroup.followup.figures.behind', { name: say(about.name) })}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.kind === 'missing' ? 'warning' : undefined)}
        loading={list.loading}
        renewing={list.stale}
        more={list.more}
        empty={<EmptyState icon="list" title={t('workgroup.followup.figures.rows.none')} />}
        columns={[
          {
            id: 'code',
            head: t('workgroup.followup.column.code'),
            cell: (r) =>
              r.kind === 'missing' ? (
                '—'
              ) : (
                <Link href={hrefOf(r)}>
                  <span dir="ltr">{r.code}</span>
                </Link>
              ),
            width: '10rem',
          },
          { id: 'title', head: t('workgroup.followup.column.title'), cell: (r) => r.title || r.note || '—' },
          { id: 'body', head: t('workgroup.followup.column.body'), cell: (r) => say(r.body), width: '13rem' },
          { id: 'day', head: t('workgroup.followup.column.day'), cell: (r) => <When at={r.at} style="date" />, width: '9rem' },
          ...(about.source === 'dossiers' && code !== 'units_revived'
            ? [{ id: 'amount', head: t('workgroup.followup.column.amount'), cell: (r: FigureRow) => amount(r.amount), width: '9rem' }]
            : []),
          {
            id: 'counts',
            head: t('workgroup.followup.column.counts'),
            cell: (r) => (
              <span className="fw-row">
                <Badge tone={r.counts ? 'success' : 'neutral'} icon={r.counts ? 'check' : 'minus'}>
                  {t(r.counts ? 'workgroup.followup.row.counts' : 'workgroup.followup.row.not')}
                </Badge>
                {r.title && r.note && <span className="fw-muted">{r.note}</span>}
              </span>
            ),
            width: '13rem',
          },
        ]}
      />
    </PageFrame>
  )
}

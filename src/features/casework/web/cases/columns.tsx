// The columns of the case list.

import { DueClock } from '#ui/parts/DueClock.tsx'
import { WhyFound } from '#ui/parts/Found.tsx'
import type { Column } from '#ui/parts/Table.tsx'
import { When } from '#ui/parts/When.tsx'
import type { CaseHit, CaseListItem } from '../../cases/model.ts'
import { nameIn } from '../parts/look.ts'
import { CaseCode, Flags, Hits, PriorityMark, RungMark, saidBeside, StatusBadge } from '../parts/Marks.tsx'

export type Row = CaseListItem & Partial<Pick<CaseHit, 'unitHits' | 'summaryHits' | 'why'>>
type Words = { t: (key: string) => string; locale: 'fa' | 'en' }

/** `by`: which date the last column shows and sorts by. */
export function columnsOf({ t, locale }: Words, by: 'recent' | 'opened'): readonly Column<Row>[] {
  return [
    { id: 'code', head: t('casework.page.code'), width: '8.5rem', cell: (row) => <CaseCode code={row.code} /> },
    {
      id: 'unit',
      head: t('casework.page.unit'),
      width: '22rem',
      cell: (row) => (
        <span className="cw-cell">
          <strong dir="auto">
            <Hits parts={row.unitHits} text={row.unitName} />
          </strong>
          <span className="cw-cell-text" dir="auto">
            <Hits parts={row.summaryHits} text={row.summary} />
          </span>
          {row.why && <WhyFound why={row.why} places={{ unit: t('casework.page.search.in-unit') }} />}
        </span>
      ),
    },
    {
      id: 'status',
      head: t('casework.page.status'),
      width: '11rem',
      cell: (row) => (
        <span className="cw-marks">
          <StatusBadge status={row.status} />
          <PriorityMark priority={row.priority} />
          <Flags flags={row.flags} without={saidBeside(row)} max={2} />
        </span>
      ),
    },
    {
      id: 'due',
      head: t('casework.page.due'),
      width: '9rem',
      sortable: true,
      cell: (row) => (row.dueAt ? <DueClock due={row.dueAt} paused={row.flags.includes('paused')} plain /> : '—'),
    },
    {
      id: 'holder',
      head: t('casework.page.held-by'),
      width: '11rem',
      cell: (row) => (
        <span className="cw-cell">
          <span>{row.holder === 'none' ? '—' : nameIn(row.holderName, locale) || t(`casework.holder.${row.holder}`)}</span>
          {row.rung > 1 && <RungMark rung={row.rung} />}
        </span>
      ),
    },
    {
      id: 'place',
      head: t('casework.page.place'),
      width: '9rem',
      wideOnly: true,
      cell: (row) => (
        <span className="cw-cell">
          <span>{nameIn(row.countyName, locale) || '—'}</span>
          <span className="cw-cell-text">{nameIn(row.groupName, locale)}</span>
        </span>
      ),
    },
    {
      id: by,
      head: t(by === 'opened' ? 'casework.page.opened' : 'casework.page.updated'),
      width: '8.5rem',
      sortable: true,
      wideOnly: true,
      cell: (row) => (
        <span className="cw-cell">
          <When at={by === 'opened' ? row.openedAt : row.updatedAt} style="dayMonth" />
          <span className="cw-cell-text">
            {t('casework.page.opened')} <When at={row.openedAt} style="dayMonth" />
          </span>
        </span>
      ),
    },
  ]
}

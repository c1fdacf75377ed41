// The resolutions behind a number of the board: the same filters, newest notified first.

import './followup.css'
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
import { followupApi as api } from '../../followup/api.ts'
import type { RowLine } from '../../followup/model.ts'
import { Chips } from './Chips.tsx'
import { address, resolutionHref } from './links.ts'
import { Notes } from './Notes.tsx'
import { StandingBadge } from './StandingBadge.tsx'
import { useBoardFilter } from './use-board-filter.ts'
import { useSay } from './use-names.ts'

export function RowsPage() {
  const { t } = useWords()
  const { role } = useActor()
  const say = useSay()
  const { filter, set } = useBoardFilter()
  const list = useList(api.followupRows, { query: filter }, { key: 'followup' })
  const { outcome: _o, reason: _r, claimed: _c, ...board } = filter
  return (
    <PageFrame
      width="full"
      title={t('workgroup.followup.rows')}
      back={{ href: address('/app/workgroup/board', board), text: t('workgroup.followup.board') }}
      actions={
        <LinkButton href={addressOf(api.exportFollowupRows, { query: filter })} icon="download" download>
          {t('workgroup.followup.export')}
        </LinkButton>
      }
    >
      <Chips filter={filter} onDrop={(name) => set({ [name]: null })} />
      <Notes scope="province" hidden={role === 'manager' || role === 'auditor'} />
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table<RowLine>
        label={t('workgroup.followup.rows')}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => resolutionHref(row.id)}
        rowTone={(row) => (row.standing === 'overdue' ? 'danger' : undefined)}
        loading={list.loading}
        renewing={list.stale}
        more={list.more}
        empty={<EmptyState icon="list" title={t('workgroup.followup.rows.none')} text={t('workgroup.followup.rows.none.hint')} />}
        columns={[
          { id: 'code', head: t('workgroup.followup.column.code'), cell: (r) => <span dir="ltr">{r.code}</span>, width: '9.5rem' },
          {
            id: 'text',
            head: t('workgroup.followup.column.text'),
            cell: (r) => (
              <span className="fw-row">
                <strong>
                  {r.unitName}{' '}
                  {r.confidential && (
                    <Badge tone="warning" icon="lock">
                      {t('workgroup.followup.confidential')}
                    </Badge>
                  )}
                </strong>
                <span className="fw-row-text" dir="auto">
                  {r.text}
                </span>
              </span>
            ),
          },
          {
            id: 'agency',
            head: t('workgroup.followup.column.agency'),
            cell: (r) => (
              <span className="fw-row">
                {say(r.agency)}
                <span className="fw-muted">{say(r.body)}</span>
              </span>
            ),
            width: '13rem',
          },
          { id: 'county', head: t('workgroup.followup.column.county'), cell: (r) => say(r.county), width: '6.5rem' },
          {
            id: 'dates',
            head: t('workgroup.followup.column.dates'),
            cell: (r) => (
              <span className="fw-row">
                <When at={r.dueAt} style="date" />
                <span className="fw-muted">
                  {t('workgroup.followup.column.notified')}: <When at={r.notifiedAt} style="date" />
                </span>
              </span>
            ),
            width: '10.5rem',
          },
          {
            id: 'standing',
            head: t('workgroup.followup.column.standing'),
            cell: (r) => (
              <span className="fw-row">
                <StandingBadge standing={r.standing} />
                {r.reason && <span className="fw-muted">{t(`workgroup.reason.${r.reason}`)}</span>}
                {r.days !== null && <span className="fw-muted">{t('workgroup.followup.days', { days: r.days })}</span>}
              </span>
            ),
            width: '11rem',
          },
        ]}
      />
      {list.rows.length > 0 && (
        <p className="fw-muted" role="status">
          {t(list.more ? 'workgroup.followup.rows.more' : 'workgroup.followup.rows.count', { count: list.rows.length })}
        </p>
      )}
    </PageFrame>
  )
}

// The duties of producers behind a number of the two-sided table.

import './followup.css'
import { useQuery } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { followupApi as api } from '../../followup/api.ts'
import { periodOf } from '../../followup/duties/rules.ts'
import { type DutyRow, dutyWhich } from '../../followup/model.ts'
import { Chips } from './Chips.tsx'
import { address, resolutionHref } from './links.ts'
import { Notes } from './Notes.tsx'
import { Period } from './Period.tsx'
import { useBoardFilter } from './use-board-filter.ts'
import { useSay } from './use-names.ts'

const tones = { open: 'neutral', due: 'danger', claimed: 'primary', done: 'success', broken: 'danger', waived: 'neutral' } as const

export function DutiesPage() {
  const { t } = useWords()
  const { role } = useActor()
  const say = useSay()
  const [query, setQuery] = useQuery()
  const { filter, set } = useBoardFilter()
  const { outcome: _o, reason: _r, claimed: _c, ...board } = filter
  const which = dutyWhich.find((w) => w === query['which'])
  const list = useList(api.dutyRows, { query: { ...board, ...(which && { which }) } }, { key: 'followup' })
  return (
    <PageFrame
      width="full"
      title={t('workgroup.followup.duties')}
      back={{ href: address('/app/workgroup/board', { ...board, by: 'two' }), text: t('workgroup.followup.two') }}
    >
      <Toolbar label={t('ui.filter')}>
        <Select
          label={t('workgroup.followup.column.standing')}
          value={which ?? null}
          options={dutyWhich.map((id) => ({ id, text: t(`workgroup.followup.duty.${id}`) }))}
          placeholder={t('workgroup.followup.any')}
          onClear={() => setQuery({ which: null })}
          onChange={(id) => setQuery({ which: id })}
        />
      </Toolbar>
      <Chips filter={board} onDrop={(name) => set({ [name]: null })} />
      <Period period={{ to: null, ...periodOf(board, new Date()) }} chosen={board.from !== undefined} />
      <Notes scope="province" hidden={role === 'manager' || role === 'auditor'} />
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table<DutyRow>
        label={t('workgroup.followup.duties')}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => resolutionHref(row.resolutionId)}
        loading={list.loading}
        renewing={list.stale}
        more={list.more}
        empty={<EmptyState icon="list" title={t('workgroup.followup.duties.none')} />}
        columns={[
          { id: 'code', head: t('workgroup.followup.column.code'), cell: (r) => <span dir="ltr">{r.code}</span>, width: '10rem' },
          {
            id: 'duty',
            head: t('workgroup.followup.column.duty'),
            cell: (r) => (
              <span className="fw-row">
                <strong>{r.unitName}</strong>
                <span className="fw-row-text" dir="auto">
                  {r.text}
                </span>
                {r.note && <span className="fw-muted">{r.note}</span>}
              </span>
            ),
          },
          {
            id: 'county',
            head: t('workgroup.followup.column.county'),
            cell: (r) => (
              <span className="fw-row">
                {say(r.county)}
                <span className="fw-muted">{say(r.body)}</span>
              </span>
            ),
            width: '12rem',
          },
          { id: 'due', head: t('workgroup.followup.column.due'), cell: (r) => <When at={r.dueAt} style="date" />, width: '8rem' },
          {
            id: 'standing',
            head: t('workgroup.followup.column.standing'),
            cell: (r) => <Badge tone={tones[r.which]}>{t(`workgroup.followup.duty.${r.which}`)}</Badge>,
            width: '9rem',
          },
        ]}
      />
    </PageFrame>
  )
}

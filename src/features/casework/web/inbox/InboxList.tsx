// Two shelves: just arrived (decide), and in hand (act), each by its deadline.

import { useEffect, useRef } from 'react'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { useWords } from '#ui/words.tsx'
import { nameIn } from '../parts/look.ts'
import type { InboxItem } from '../../queues/model.ts'
import { dueOf } from '../parts/order.ts'
import { CaseCode, Flags, PriorityMark, RungMark, StateBadge } from '../parts/Marks.tsx'

type InboxListProps = { rows: readonly InboxItem[]; current: string | null; onOpen: (caseId: string) => void }

export function InboxList({ rows, current, onOpen }: InboxListProps) {
  const { t } = useWords()
  const shelves = [
    ['arrived', rows.filter((row) => row.referral.state === 'sent')],
    ['inhand', rows.filter((row) => ['accepted', 'in_progress', 'waiting'].includes(row.referral.state))],
    ['ended', rows.filter((row) => row.referral.endedAt !== null)],
  ] as const
  return (
    <>
      {shelves.map(
        ([shelf, list]) =>
          list.length > 0 && (
            <section key={shelf} className="cw-shelf" data-shelf={shelf}>
              <h2>{t(`casework.page.inbox.${shelf}`)}</h2>
              <ul className="cw-lines">
                {list.map((row) => (
                  <InboxLine key={row.referral.id} row={row} current={row.case.id === current} onOpen={() => onOpen(row.case.id)} />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  )
}

function InboxLine({ row, current, onOpen }: { row: InboxItem; current: boolean; onOpen: () => void }) {
  const { locale } = useWords()
  const { referral } = row
  const line = useRef<HTMLLIElement>(null)
  // Moved to another shelf by an act, the open case stays in view.
  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li ref={line} className="cw-line" data-current={current || undefined} data-priority={row.case.priority} data-case={row.case.id}>
      <button type="button" className="cw-line-open" aria-current={current || undefined} onClick={onOpen}>
        <span className="cw-line-top">
          <span className="cw-line-unit" dir="auto">
            {row.case.unitName}
          </span>
          <span className="cw-line-code">
            <CaseCode code={row.case.code} />
          </span>
        </span>
        <span className="cw-line-text" dir="auto">
          {row.case.summary}
        </span>
        <span className="cw-line-marks">
          {referral.endedAt === null && <DueClock due={dueOf(row)} paused={row.case.flags.includes('paused')} plain />}
          <StateBadge state={referral.state} />
          <PriorityMark priority={row.case.priority} />
          {referral.rung > 1 && <RungMark rung={referral.rung} />}
          <Flags flags={row.case.flags} without={['overdue', 'production_stopped', 'paused', 'escalated']} max={2} />
          <span className="cw-line-place">{nameIn(referral.deskName, locale)}</span>
        </span>
      </button>
    </li>
  )
}

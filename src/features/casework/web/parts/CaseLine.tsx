// One case in a queue: what it is about, whose it is, how long is left. Used by the desk, triage and the inbox.

import type { ReactNode } from 'react'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseListItem } from '../../cases/model.ts'
import { nameIn } from './look.ts'
import { CaseCode, Flags, PriorityMark, saidBeside, StatusBadge } from './Marks.tsx'

type CaseLineProps = {
  row: CaseListItem
  current?: boolean
  onOpen: () => void
  /** Below the summary: an inbox puts its two buttons here. */
  children?: ReactNode
  hideStatus?: boolean
}

/** `<CaseLine row={row} current={row.id === id} onOpen={() => setId(row.id)} />` inside a `<ul className="cw-lines">`. */
export function CaseLine({ row, current = false, onOpen, children, hideStatus = false }: CaseLineProps) {
  const { locale } = useWords()
  const place = [nameIn(row.countyName, locale), nameIn(row.groupName, locale)].filter(Boolean).join(' · ')
  return (
    <li className="cw-line" data-current={current || undefined} data-priority={row.priority} data-case={row.id}>
      <button type="button" className="cw-line-open" aria-current={current || undefined} onClick={onOpen}>
        <span className="cw-line-top">
          <span className="cw-line-unit" dir="auto">
            {row.unitName}
          </span>
          <span className="cw-line-code">
            <CaseCode code={row.code} />
          </span>
        </span>
        <span className="cw-line-text" dir="auto">
          {row.summary}
        </span>
        <span className="cw-line-marks">
          {row.dueAt ? <DueClock due={row.dueAt} paused={row.flags.includes('paused')} plain /> : <When at={row.openedAt} style="dayMonth" />}
          <PriorityMark priority={row.priority} />
          {!hideStatus && <StatusBadge status={row.status} />}
          <Flags flags={row.flags} without={saidBeside(row)} max={3} />
          {place && <span className="cw-line-place">{place}</span>}
        </span>
      </button>
      {children}
    </li>
  )
}

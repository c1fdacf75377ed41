// A case in two lines, for lists beside something else: the code leads to its page.

import { DueClock } from '#ui/parts/DueClock.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseListItem } from '../../cases/model.ts'
import { CaseCode, Flags, saidBeside, StatusBadge } from './Marks.tsx'

/** Inside `<ul className="cw-briefs">`. `unit`: also says whose it is. */
export function CaseBrief({ row, unit = false }: { row: CaseListItem; unit?: boolean }) {
  const { t } = useWords()
  return (
    <li data-closed={row.closedAt !== null || undefined}>
      <p className="cw-marks">
        <Link href={`/app/cases/${row.id}`}>
          <CaseCode code={row.code} />
        </Link>
        <StatusBadge status={row.status} />
        {row.dueAt && <DueClock due={row.dueAt} paused={row.flags.includes('paused')} plain />}
        <Flags flags={row.flags} without={saidBeside(row).filter((flag) => flag !== 'production_stopped')} max={2} />
      </p>
      <p className="cw-brief-text" dir="auto">
        {unit && <strong>{row.unitName} — </strong>}
        {row.summary}
      </p>
      <p className="cw-muted">
        {t('casework.page.opened')} <When at={row.openedAt} style="dayMonth" />
      </p>
    </li>
  )
}

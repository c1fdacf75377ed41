// One resolution on the agency's list; receipt is acknowledged right here with one press.

import { nameIn } from '#features/casework/web/parts/look.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { Link, LinkButton } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import { soonMs, type TaskLine } from '../../../resolutions/model.ts'
import { money } from '../look.ts'
import { Code, Due, Flags, StateBadge } from '../Marks.tsx'

export function TaskItem({ row }: { row: TaskLine }) {
  const { t, locale } = useWords()
  const receive = useAct(api.receiveResolution, { refetch: ['resolutions'], done: t('workgroup.resolutions.done.receive') })
  const href = `/app/workgroup/resolutions/${row.id}`
  return (
    <li data-tone={row.overdue ? 'danger' : undefined}>
      <div className="rs-task-what">
        <p className="rs-task-text" dir="auto">
          <Link href={href}>{row.text}</Link>
        </p>
        <p className="muted">
          <Code code={row.code} /> · {row.unitName}
          {row.county && ` · ${nameIn(row.county, locale)}`}
          {row.amount !== null && ` · ${money(row.amount, row.currency, locale)}`}
        </p>
        <p className="rs-marks">
          <StateBadge state={row.state} />
          <Flags row={row} />
        </p>
      </div>
      <div className="rs-task-when">
        <span>
          {t('workgroup.resolutions.until')} <When at={row.dueAt} style="date" />
        </span>
        <Due row={row} />
        {row.state === 'notified' && row.objectBy && (
          <span className="rs-task-object">
            {t('workgroup.resolutions.objection.left')} <DueClock due={row.objectBy} soonMs={soonMs} />
          </span>
        )}
      </div>
      <div className="rs-acts">
        {row.receivable && (
          <Button
            size="small"
            kind="primary"
            icon="check"
            busy={receive.busy}
            onPress={() => void receive.run({ params: { id: row.id }, body: {} }, { ifMatch: row.version })}
          >
            {t('workgroup.resolution.act.receive')}
          </Button>
        )}
        <LinkButton size="small" href={href}>
          {t('workgroup.resolutions.tasks.open')}
        </LinkButton>
      </div>
    </li>
  )
}

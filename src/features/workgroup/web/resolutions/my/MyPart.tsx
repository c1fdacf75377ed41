// On the applicant's own page: what the working group decided about them, first what waits for their word or their deed.

import '../resolutions.css'
import { nameIn } from '#features/casework/web/parts/look.ts'
import { useLiveKey } from '#features/casework/web/parts/use-live-key.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import type { MyResolution } from '../../../resolutions/model.ts'
import { Code, StateBadge } from '../Marks.tsx'

/** First what waits for their word, then what waits for their deed. */
const weight = (row: MyResolution): number =>
  row.state === 'claimed' ? 2 : row.closedAt === null && row.duties.some((duty) => duty.state === 'open') ? 1 : 0

export function MyPart(_: { id: string }) {
  const { t } = useWords()
  const { accountId } = useActor()
  useLiveKey(accountId ? [`account:${accountId}`] : [], 'resolutions')
  const list = useList(api.myResolutions, { query: { limit: 20 } }, { key: 'resolutions' })
  if (list.rows.length === 0) return null
  const rows = list.rows.toSorted((a, b) => weight(b) - weight(a))
  return (
    <Card title={t('workgroup.resolutions.my')}>
      <ul className="rs-my">
        {rows.map((row) => (
          <MyLine key={row.id} row={row} />
        ))}
      </ul>
      {list.more && (
        <Button kind="quiet" icon="down" busy={list.more.busy} onPress={list.more.load}>
          {t('ui.load-more')}
        </Button>
      )}
    </Card>
  )
}

function MyLine({ row }: { row: MyResolution }) {
  const { t, locale } = useWords()
  const open = row.closedAt === null ? row.duties.filter((duty) => duty.state === 'open') : []
  return (
    <li>
      <p dir="auto">
        <Link href={`/app/my/resolutions/${row.id}`}>{row.text}</Link>
      </p>
      <p className="rs-marks">
        <Code code={row.code} />
        <StateBadge state={row.state} />
        <span className="muted">
          {nameIn(row.owner, locale)} · {t('workgroup.resolutions.until')} <When at={row.dueAt} style="date" />
        </span>
      </p>
      {row.state === 'claimed' && (
        <p>
          <Badge tone="warning" icon="people">
            {t('workgroup.resolutions.my.confirm-wanted')}
          </Badge>
        </p>
      )}
      {open.map((duty) => (
        <p key={duty.id} className="rs-my-duty">
          <Badge tone={duty.overdue ? 'danger' : 'warning'} icon={duty.overdue ? 'alert' : 'clock'}>
            {t('workgroup.resolutions.my.your-duty')}
          </Badge>{' '}
          <span dir="auto">{duty.text}</span>{' '}
          <span className="muted">
            {t('workgroup.resolutions.until')} <When at={duty.dueAt} style="date" />
          </span>
        </p>
      ))}
    </li>
  )
}

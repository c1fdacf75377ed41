// On the page of a case: the resolutions that are to solve it.

import './resolutions.css'
import { nameIn } from '#features/casework/web/parts/look.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { applicants } from '../../model.ts'
import { resolutionsApi as api } from '../../resolutions/api.ts'
import { Code, Due, StateBadge } from './Marks.tsx'

export function CasePart({ id }: { id: string }) {
  const { t, locale } = useWords()
  const { role } = useActor()
  const own = (applicants as readonly string[]).includes(role)
  const key = { key: `case:${id}:resolutions` }
  const mine = useApi(api.myResolutions, { query: { caseId: id, limit: 20 } }, { ...key, off: !own })
  const all = useApi(api.listResolutions, { query: { caseId: id, limit: 20 } }, { ...key, off: own })
  const rows = (own ? mine.data?.rows : all.data?.rows) ?? []
  if (rows.length === 0) return null
  return (
    <Card title={t('workgroup.resolutions.of-case')}>
      <ul className="rs-cases">
        {rows.map((row) => (
          <li key={row.id}>
            <p dir="auto">
              <Link href={own ? `/app/my/resolutions/${row.id}` : `/app/workgroup/resolutions/${row.id}`}>{row.text}</Link>
            </p>
            <p className="rs-marks">
              <Code code={row.code} />
              <StateBadge state={row.state} />
              <span className="muted">
                {nameIn(row.owner, locale)} · {t('workgroup.resolutions.until')} <When at={row.dueAt} style="date" />
              </span>
              <Due row={row} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

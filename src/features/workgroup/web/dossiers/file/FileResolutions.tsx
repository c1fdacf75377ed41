// What was resolved for this unit: in this dossier and before.

import { nameIn } from '#features/casework/web/parts/look.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { ResolutionLine } from '../../../resolutions/model.ts'
import { Code, StateBadge } from '../../resolutions/Marks.tsx'

export function FileResolutions({ rows }: { rows: readonly ResolutionLine[] }) {
  const { t, locale } = useWords()
  return (
    <Card title={t('workgroup.dossiers.file.resolutions')}>
      {rows.length === 0 && <p className="muted">{t('workgroup.dossiers.file.resolutions.none')}</p>}
      <ul className="ds-list">
        {rows.map((r) => (
          <li key={r.id}>
            <p dir="auto">
              <Link href={`/app/workgroup/resolutions/${r.id}`}>{r.text}</Link>
            </p>
            <p className="ds-marks">
              <Code code={r.code} />
              <StateBadge state={r.state} />
              <span className="muted">
                {nameIn(r.owner, locale)} · <When at={r.dueAt} style="date" />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

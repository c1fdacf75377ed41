import { Badge } from '#ui/parts/Badge.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { KnotView } from '../../knots/model.ts'
import { ownerOf, panelOf } from './look.ts'
import { useGroupNames } from './use-names.ts'

/** What must change, who can change it, why, and how it was found. */
export function KnotAbout({ knot }: { knot: KnotView }) {
  const { t, locale } = useWords()
  const groups = useGroupNames()
  const text = (value: string) =>
    value && (
      <span className="knot-text" dir="auto">
        {value}
      </span>
    )
  return (
    <Facts
      rows={[
        [t('obstacles.knots.field.target'), knot.target && `${t(`obstacles.knots.target.${knot.targetKind}`)}: ${knot.target}`],
        [t('obstacles.knots.column.owner'), ownerOf(knot, locale)],
        [t('obstacles.knots.column.panel'), panelOf(knot, locale)],
        [
          t('obstacles.knots.column.groups'),
          knot.groupCodes.length > 0 && (
            <span className="knot-marks" key="groups">
              {knot.groupCodes.map((code) => (
                <Badge key={code}>{groups.nameOf(code)}</Badge>
              ))}
            </span>
          ),
        ],
        [t('obstacles.knots.field.cause'), text(knot.cause)],
        [t('obstacles.knots.field.proposal'), text(knot.proposal)],
        ...(knot.outcome ? ([[t('obstacles.knots.field.outcome'), text(knot.outcome)]] as const) : []),
        [
          t('obstacles.knots.column.created'),
          <span key="found" className="knot-marks">
            <When at={knot.createdAt} style="date" />
            {knot.foundBy === 'clustering' && knot.cluster ? (
              <Link href={`/app/knots/map?run=${knot.cluster.runId}&cluster=${knot.cluster.no}`}>{t('obstacles.knots.found.clustering')}</Link>
            ) : (
              <span className="muted">{t(`obstacles.knots.found.${knot.foundBy}`)}</span>
            )}
          </span>,
        ],
      ]}
    />
  )
}

// Whose dossier it is, what is asked for, who decides and when.

import { nameIn } from '#features/casework/web/parts/look.ts'
import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { DossierView } from '../../../dossiers/model.ts'

export function About({ dossier: d }: { dossier: DossierView }) {
  const { t, locale } = useWords()
  const when = (at: string | null, style: 'date' | 'dateTime') => at && <When at={at} style={style} />
  return (
    <Card title={t('workgroup.dossiers.about')}>
      <Facts
        rows={[
          [
            t('workgroup.dossiers.column.unit'),
            d.unitId ? (
              <Link key="u" href={`/app/units/${d.unitId}`}>
                {d.unitName}
              </Link>
            ) : (
              d.unitName
            ),
          ],
          [t('workgroup.dossiers.column.county'), nameIn(d.countyName, locale)],
          [
            t('workgroup.dossiers.field.request'),
            d.request && (
              <p key="r" className="ds-text" dir="auto">
                {d.request}
              </p>
            ),
          ],
          [t('workgroup.dossiers.column.group'), nameIn(d.groupName, locale)],
          [t('workgroup.dossiers.column.body'), nameIn(d.bodyName, locale)],
          [t('workgroup.dossiers.column.committee'), nameIn(d.committeeName, locale)],
          ...(d.parallel ? ([[t('workgroup.dossiers.column.parallel'), <bdi key="p">{d.parallel}</bdi>]] as const) : []),
          [t('workgroup.dossiers.column.origin'), t(`workgroup.dossiers.origin.${d.origin}`)],
          [t('workgroup.dossiers.column.opened'), when(d.openedAt, 'dateTime')],
          [t('workgroup.dossiers.column.heard'), when(d.heardAt, 'dateTime')],
          [
            t('workgroup.dossiers.column.session'),
            d.sessionAt && d.sessionId ? (
              <Link key="s" href={`/app/workgroup/sessions/${d.sessionId}`}>
                {<When at={d.sessionAt} />}
              </Link>
            ) : null,
          ],
          ...(d.state === 'closed'
            ? ([
                [t('workgroup.dossiers.field.revived'), t(d.revived ? 'ui.yes' : 'ui.no')],
                [t('workgroup.dossiers.field.jobsKept'), formatNumber(d.jobsKept, locale)],
              ] as const)
            : []),
        ]}
      />
    </Card>
  )
}

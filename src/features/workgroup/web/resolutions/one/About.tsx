// What the resolution says: the action in its fixed form, sum, law, who, by when, where it was decided.

import { nameIn } from '#features/casework/web/parts/look.ts'
import { EvidenceFacts } from '#features/casework/web/case/EvidenceFacts.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import type { ResolutionView } from '../../../resolutions/model.ts'
import { money } from '../look.ts'

const sittingReaders: readonly string[] = ['secretary', 'manager', 'centreHead', 'expert', 'official']

export function About({ found }: { found: ResolutionView }) {
  const { t, locale } = useWords()
  const { role } = useActor()
  const name = (word: string) => t(`workgroup.resolutions.about.${word}`)
  const desk = found.ownerDesk ? ` · ${nameIn(found.ownerDesk, locale)}` : ''
  const session = found.session
  const inside = sittingReaders.includes(role)
  return (
    <>
      <p className="rs-text" dir="auto">
        {found.text}
      </p>
      <Facts
        rows={[
          [name('owner'), `${nameIn(found.owner, locale)}${desk}`],
          ...(found.alternative ? [[name('alternative'), nameIn(found.alternative, locale)] as const] : []),
          [name('due'), <When key="due" at={found.dueAt} style="date" />],
          ...(found.amount !== null ? [[name('amount'), money(found.amount, found.currency, locale)] as const] : []),
          [name('evidence'), t(`obstacles.evidence.${found.evidenceType}`)],
          [name('article'), found.article],
          [
            name('unit'),
            found.unitId && inside ? (
              <Link key="unit" href={`/app/units/${found.unitId}`}>
                {found.unitName}
              </Link>
            ) : (
              found.unitName
            ),
          ],
          [name('county'), nameIn(found.county, locale)],
          [name('body'), nameIn(found.body, locale)],
          [
            name('session'),
            session && (
              <span key="session">
                {inside ? (
                  <Link href={`/app/workgroup/sessions/${session.id}`}>
                    <bdi dir="ltr">{session.code}</bdi>
                  </Link>
                ) : (
                  <bdi dir="ltr">{session.code}</bdi>
                )}{' '}
                · <When at={session.heldAt} style="date" />
              </span>
            ),
          ],
          [
            name('dossier'),
            inside ? (
              <Link key="dossier" href={`/app/workgroup/dossiers/${found.dossier.id}`}>
                <bdi dir="ltr">{found.dossier.code}</bdi>
              </Link>
            ) : (
              <bdi key="dossier" dir="ltr">
                {found.dossier.code}
              </bdi>
            ),
          ],
          [name('received'), found.receivedAt ? <When key="received" at={found.receivedAt} /> : name('not-received')],
        ]}
      />
      {Object.keys(found.fields).length > 0 && (
        <>
          <h3 className="rs-small-head">{name('form')}</h3>
          <EvidenceFacts evidence={found.fields} />
        </>
      )}
    </>
  )
}

// What an act says beside its text: to whom, why, with which evidence. Unknown details are not guessed at.

import { formatDate } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { nameIn } from '../parts/look.ts'
import { EvidenceFacts } from './EvidenceFacts.tsx'
import type { TimelineAct } from './timeline-kind.ts'

type Evidence = Readonly<Record<string, unknown>>

export function ActDetails({ act, found }: { act: TimelineAct; found: CaseView }) {
  const { t, locale, has } = useWords()
  const { details } = act
  const deskName = (id: unknown) => {
    const referral = found.referrals.find((one) => one.deskId === id)
    return referral ? `${nameIn(referral.deskName, locale)} (${nameIn(referral.agencyName, locale)})` : ''
  }
  const choice = (value: unknown) => (typeof value === 'string' && has(`casework.page.choice.${value}`) ? t(`casework.page.choice.${value}`) : null)
  const facts: [string, string][] = []
  const add = (key: string, value: string | null | undefined) => value && facts.push([t(`casework.page.field.${key}`), value])

  if (Array.isArray(details['to'])) {
    const names = (details['to'] as { deskId?: unknown; lead?: unknown }[]).map(
      (one) => deskName(one.deskId) + (one.lead ? ` — ${t('casework.page.desks.lead')}` : ''),
    )
    add('to', names.filter(Boolean).join('؛ '))
  }
  add('reason', choice(details['reason']))
  add('why', choice(details['why']))
  add('for', choice(details['for']))
  add('outcome', choice(details['outcome']))
  add('priority', choice(details['priority']))
  add('channel', choice(details['channel']))
  for (const key of ['legalBasis', 'number', 'title', 'article', 'saidBy', 'signature'])
    add(key, typeof details[key] === 'string' ? details[key] : null)
  for (const key of ['dueAt', 'sessionAt']) add(key, typeof details[key] === 'string' ? formatDate(details[key], locale, 'dateTime') : null)
  add('suggestedDeskId', deskName(details['suggestedDeskId']))
  add('deskId', deskName(details['deskId']))
  if (typeof details['rung'] === 'number') add('rung', t(`casework.page.rung.${details['rung']}`))
  if (details['reached'] !== undefined) add('reached', t(details['reached'] === true ? 'casework.page.yes' : 'casework.page.no'))
  // A claim that answered resolutions shows something for each of them; the first is its evidence too.
  const claims = Array.isArray(details['claims'])
    ? (details['claims'] as { evidence: Evidence }[])
    : [{ evidence: details['evidence'] as Evidence | undefined }]
  const shown = claims.map((claim) => claim.evidence).filter((one) => one !== null && typeof one === 'object')
  return (
    <>
      {facts.length > 0 && (
        <dl className="cw-act-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {shown.map((evidence) => (
        <EvidenceFacts key={JSON.stringify(evidence)} evidence={evidence} />
      ))}
    </>
  )
}

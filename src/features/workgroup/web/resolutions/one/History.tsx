// The resolution's story, the latest first.

import { formatDate } from '#kernel/format.ts'
import { EvidenceFacts } from '#features/casework/web/case/EvidenceFacts.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { Moved, ResolutionView } from '../../../resolutions/model.ts'

const lines = ['letterNumber', 'legalBasis', 'number', 'saidBy', 'name'] as const
const days = ['dueAt', 'objectBy', 'registeredOn'] as const
/** Values that stand for a word, with the beginning of its key. */
const named: Readonly<Record<string, string>> = {
  outcome: 'workgroup.resolutions.outcome',
  for: 'workgroup.resolutions.for',
  reason: 'workgroup.reason',
  to: 'workgroup.resolutions.handed',
  state: 'workgroup.resolutions.duty',
}

export function History({ found }: { found: ResolutionView }) {
  const { t } = useWords()
  return (
    <Card title={t('workgroup.resolutions.history')}>
      <ol className="rs-history">
        {found.timeline.toReversed().map((item) => (
          <Item key={item.seq} item={item} />
        ))}
      </ol>
    </Card>
  )
}

function Item({ item }: { item: Moved }) {
  const { t, locale, has } = useWords()
  const { details } = item
  const text = (key: string) => (typeof details[key] === 'string' ? (details[key] as string) : '')
  const label = (key: string) => {
    const special = `workgroup.resolutions.field.${item.name}.${key}`
    return t(has(special) ? special : `workgroup.resolutions.field.${key}`)
  }
  const facts: (readonly [string, string])[] = [
    ...Object.entries(named).flatMap(([key, words]) => (has(`${words}.${text(key)}`) ? [[key, t(`${words}.${text(key)}`)] as const] : [])),
    ...days.filter((key) => text(key)).map((key) => [key, formatDate(text(key), locale, 'date')] as const),
    ...lines.filter((key) => text(key)).map((key) => [key, text(key)] as const),
  ]
  const evidence = details['evidence'] as Record<string, unknown> | undefined
  return (
    <li>
      <p className="rs-history-head">
        <strong>{t(`workgroup.resolution.act.${item.name}`)}</strong>
        <span className="muted">
          {item.actorName || t('workgroup.resolutions.system')} · <When at={item.at} />
        </span>
      </p>
      {facts.map(([key, value]) => (
        <p key={key}>
          <span className="muted">{label(key)}:</span> <bdi>{value}</bdi>
        </p>
      ))}
      {text('text') && (
        <p className="rs-text" dir="auto">
          {text('text')}
        </p>
      )}
      {evidence && typeof evidence === 'object' && <EvidenceFacts evidence={evidence} />}
    </li>
  )
}

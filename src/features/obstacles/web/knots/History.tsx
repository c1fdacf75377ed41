// The knot's story, the latest first.

import { formatDate, formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { HistoryItem, KnotView } from '../../knots/model.ts'

const written = ['title', 'target', 'ownerBody', 'cause', 'proposal', 'letterNumber', 'legalBasis', 'number', 'name'] as const
const days = ['letterOn', 'changedOn'] as const

export function History({ knot }: { knot: KnotView }) {
  const { t } = useWords()
  return (
    <Card title={t('obstacles.knots.history')}>
      <ol className="knot-history">
        {knot.history.map((item) => (
          <Item key={item.seq} item={item} />
        ))}
      </ol>
    </Card>
  )
}

function Item({ item }: { item: HistoryItem }) {
  const { t, locale, has } = useWords()
  const { details } = item
  const text = (key: string) => (typeof details[key] === 'string' ? (details[key] as string) : '')
  const field = (key: string) => (has(`obstacles.knots.field.${key}`) ? t(`obstacles.knots.field.${key}`) : t('obstacles.knots.files'))
  const facts = [
    ...written.filter((key) => text(key)).map((key) => [key, text(key)] as const),
    ...days.filter((key) => text(key)).map((key) => [key, formatDate(`${text(key)}T12:00:00Z`, locale, 'date')] as const),
  ]
  const into = text('intoCode') || text('newCode') || text('toCode')
  const from = text('fromCode') || text('splitFromCode')
  return (
    <li>
      <p className="knot-history-head">
        <strong>{t(`obstacles.knots.act.${item.name}`)}</strong>
        {into && <span>{t('obstacles.knots.history.into', { code: into })}</span>}
        {from && <span>{t('obstacles.knots.history.from', { code: from })}</span>}
      </p>
      <p className="muted">
        {item.actorName || t('obstacles.knots.history.system')} · <When at={item.at} />
      </p>
      {item.added > 0 && <p>{t('obstacles.knots.history.added', { count: formatNumber(item.added, locale) })}</p>}
      {item.removed > 0 && <p>{t('obstacles.knots.history.removed', { count: formatNumber(item.removed, locale) })}</p>}
      {facts.map(([key, value]) => (
        <p key={key}>
          <span className="muted">{field(key)}:</span> <bdi>{value}</bdi>
        </p>
      ))}
      {text('text') && (
        <p className="knot-text" dir="auto">
          {text('text')}
        </p>
      )}
    </li>
  )
}

// The dossier's story, the latest first.

import { nameIn } from '#features/casework/web/parts/look.ts'
import { formatDate, formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { DossierView, HistoryItem } from '../../../dossiers/model.ts'

type Name = { fa: string; en: string }
const lists = ['documents', 'codes'] as const
const lines = ['subject', 'request', 'body', 'number', 'legalBasis', 'name'] as const
const figures = ['lossIrrDay', 'jobs', 'jobsKept'] as const

export function History({ dossier }: { dossier: DossierView }) {
  const { t } = useWords()
  return (
    <Card title={t('workgroup.dossiers.history')}>
      <ol className="ds-history">
        {dossier.history.toReversed().map((item) => (
          <Item key={item.seq} item={item} />
        ))}
      </ol>
    </Card>
  )
}

function Item({ item }: { item: HistoryItem }) {
  const { t, locale } = useWords()
  const { details: d } = item
  const to = (d['to'] ?? d['committee']) as Name | undefined
  const figure = (key: (typeof figures)[number], value: number) =>
    key === 'lossIrrDay' ? `${formatNumber(value, locale)} ${t('workgroup.dossiers.rials')}` : formatNumber(value, locale)
  const said = [
    ...lines.flatMap((key) => (typeof d[key] === 'string' && d[key] !== '' ? [[key, d[key]] as const] : [])),
    ...lists.flatMap((key) => (Array.isArray(d[key]) && d[key].length ? [[key, d[key].join(locale === 'fa' ? '، ' : ', ')] as const] : [])),
    ...figures.flatMap((key) => (typeof d[key] === 'number' && d[key] > 0 ? [[key, figure(key, d[key])] as const] : [])),
    ...(d['priority'] === 'production_stopped' ? [['priority', t('workgroup.dossiers.priority.production_stopped')] as const] : []),
    ...(typeof d['sessionAt'] === 'string' ? [['sessionAt', formatDate(d['sessionAt'], locale, 'dateTime')] as const] : []),
    ...(typeof d['due'] === 'string' ? [['due', formatDate(d['due'], locale, 'dateTime')] as const] : []),
  ]
  const system = item.actorRole === 'system'
  return (
    <li>
      <p>
        <strong>{t(`workgroup.dossier.act.${item.name}`)}</strong> {to && <bdi>{nameIn(to, locale)}</bdi>}
      </p>
      <p className="muted">
        {system ? t('workgroup.dossiers.history.system') : item.actorName || t('workgroup.dossiers.history.someone')} · <When at={item.at} />
      </p>
      {said.map(([key, value]) => (
        <p key={key}>
          <span className="muted">{t(`workgroup.dossiers.field.${key}`)}:</span> <bdi>{value}</bdi>
        </p>
      ))}
      {item.text && (
        <p className="ds-text" dir="auto">
          {item.text}
        </p>
      )}
    </li>
  )
}

// What the delay costs and what a decision would untie: the figures by which the agenda orders.

import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { useWords } from '#ui/words.tsx'
import type { DossierView } from '../../../dossiers/model.ts'
import { millions } from '../look.ts'

export function Weight({ dossier }: { dossier: DossierView }) {
  const { t, locale } = useWords()
  const n = (value: number) => formatNumber(value, locale)
  const rows: readonly [string, string][] = [
    ['cases', n(dossier.cases)],
    ['openCases', n(dossier.openCases)],
    ['unlocks', n(dossier.unlocks)],
    ['loss.millions', dossier.lossIrrDay ? millions(dossier.lossIrrDay, locale) : '—'],
    ['jobs', dossier.jobs ? n(dossier.jobs) : '—'],
  ]
  return (
    <Card title={t('workgroup.dossiers.weight')}>
      <dl className="ds-figures">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`workgroup.dossiers.column.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

// One row as it is understood, with what is proposed for it and why; the row as it was unfolds.

import { formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import type { Row } from '../../imports/model.ts'
import { Faults } from './Faults.tsx'
import { useFieldTexts } from './use-field-texts.ts'

/** A further group less likely than this says nothing. */
const worthSaying = 0.05

export function RowItem({ row, marked, onMark }: { row: Row; marked?: boolean; onMark?: (on: boolean) => void }) {
  const { t, locale, say } = useWords()
  const textsOf = useFieldTexts()
  const percent = (p: number) => formatNumber(p, locale, { style: 'percent' })
  return (
    <li className="import-row" data-marked={marked || undefined}>
      <div className="import-row-head">
        {onMark ? (
          <Checkbox value={marked ?? false} onChange={onMark}>
            {t('obstacles.imports.row', { no: row.no })}
          </Checkbox>
        ) : (
          <span>{t('obstacles.imports.row', { no: row.no })}</span>
        )}
        {row.groupCode && (
          <Badge tone={(row.probability ?? 0) >= 0.8 ? 'success' : 'neutral'}>
            {row.groupCode} · {percent(row.probability ?? 0)}
          </Badge>
        )}
        {row.others
          .filter((other) => other.p >= worthSaying)
          .slice(0, 2)
          .map((other) => (
            <span key={other.code} className="muted">
              {other.code} {percent(other.p)}
            </span>
          ))}
        {row.decision !== 'none' && <Badge tone="info">{t(`obstacles.imports.decision.${row.decision}`)}</Badge>}
      </div>
      <p className="import-row-text" dir="auto">
        {row.text}
      </p>
      <p className="import-row-marks">
        {row.unitId ? (
          <>
            <Link href={`/app/units/${row.unitId}`}>{row.unitName}</Link>{' '}
            <span className="muted">{t(`obstacles.imports.unitWhy.${row.unitWhy}`)}</span>
          </>
        ) : (
          row.fields.unitName && <span className="muted">{t('obstacles.imports.unitUnknown', { name: row.fields.unitName })}</span>
        )}
        {row.sameScore !== null && (
          <Badge tone="warning" icon="copy">
            {row.sameNo !== null
              ? t('obstacles.imports.sameRow', { no: row.sameNo, percent: percent(row.sameScore) })
              : t('obstacles.imports.sameObstacle', { code: row.sameCode, percent: percent(row.sameScore) })}
          </Badge>
        )}
      </p>
      <Faults faults={row.faults} />
      {row.refusal && <p className="import-faults">{say(row.refusal)}</p>}
      <Disclosure summary={t('obstacles.imports.asItWas')}>
        <ul className="import-understood-fields">
          {textsOf(row.fields).map(([name, value]) => (
            <li key={name}>
              <span className="muted">{name}</span> <bdi>{value}</bdi>
            </li>
          ))}
        </ul>
        <p className="import-raw" dir="auto">
          {row.raw.join(' | ')}
        </p>
      </Disclosure>
    </li>
  )
}

// The unit, or the plan, as the registry knows it.

import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import type { DossierFile } from '../../../dossiers/filing/model.ts'

export function UnitOfFile({ file: { unit, plan } }: { file: DossierFile }) {
  const { t, locale } = useWords()
  const n = (value: number | null) => (value === null ? null : formatNumber(value, locale))
  if (plan)
    return (
      <Card title={t('workgroup.dossiers.file.plan')}>
        <p className="ds-text" dir="auto">
          {plan.name}
          {plan.plan && `\n${plan.plan}`}
        </p>
      </Card>
    )
  if (!unit) return null
  const capacity = unit.nominalCapacity === null ? null : `${n(unit.actualCapacity) ?? '—'} / ${n(unit.nominalCapacity)} ${unit.capacityUnit}`
  return (
    <Card title={t('workgroup.dossiers.file.unit')} actions={<Link href={`/app/units/${unit.id}`}>{t('workgroup.dossiers.file.unit.open')}</Link>}>
      <Facts
        rows={[
          [t('registry.unit.name'), unit.name],
          [t('registry.unit.state'), t(`registry.state.${unit.state}`)],
          [t('registry.unit.activity'), unit.activity],
          [t('registry.unit.legalEntityId'), unit.legalEntityId && <bdi dir="ltr">{unit.legalEntityId}</bdi>],
          [t('workgroup.dossiers.column.county'), locale === 'fa' ? unit.countyFa : unit.countyEn],
          [t('workgroup.dossiers.file.capacity'), capacity],
          [t('registry.unit.shifts'), n(unit.shifts)],
          [t('registry.unit.employees'), n(unit.employees)],
        ]}
      />
    </Card>
  )
}

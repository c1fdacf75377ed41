import { Button } from '#ui/parts/Button.tsx'
import { useMonthName } from '#features/obstacles/web/register/parts.tsx'
import { useWords } from '#ui/words.tsx'
import type { RowFilter } from '../../followup/model.ts'
import { filterNames } from './use-board-filter.ts'
import { useFollowupChoices } from './use-names.ts'

/** The filters that stand in the address, each in words and with a way to let go of it. */
export function Chips({ filter, onDrop }: { filter: RowFilter; onDrop: (name: keyof RowFilter) => void }) {
  const { t } = useWords()
  const choices = useFollowupChoices()
  const monthName = useMonthName()
  const of = (list: readonly { id: string; text: string }[], id: string | undefined) => list.find((o) => o.id === id)?.text ?? '…'
  const text = (name: keyof RowFilter): string => {
    switch (name) {
      case 'from':
      case 'to':
        return `${t(`workgroup.followup.${name}`)} ${monthName(filter[name]!)}`
      case 'level':
        return t(`workgroup.kind.${filter.level}`)
      case 'bodyId':
        return of(choices.bodies(undefined), filter.bodyId)
      case 'agencyId':
        return of(choices.agencies, filter.agencyId)
      case 'countyId':
        return of(choices.counties, filter.countyId)
      case 'domain':
        return of(choices.domains, filter.domain)
      case 'outcome':
        return t(`workgroup.followup.standing.${filter.outcome}`)
      case 'reason':
        return t(`workgroup.reason.${filter.reason}`)
      case 'claimed':
        return t(`workgroup.followup.claimed-filter.${filter.claimed}`)
    }
  }
  const names = filterNames.filter((name) => filter[name] !== undefined)
  if (names.length === 0) return null
  return (
    <ul className="fw-chips" aria-label={t('ui.filter')}>
      {names.map((name) => (
        <li key={name}>
          <span>{text(name)}</span>
          <Button
            kind="quiet"
            size="small"
            icon="close"
            label={t('workgroup.followup.drop-filter', { name: text(name) })}
            onPress={() => onDrop(name)}
          />
        </li>
      ))}
    </ul>
  )
}

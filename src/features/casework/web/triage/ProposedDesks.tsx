// Where triage would send it: taken over into the choice by one key, never by itself.

import { useSuggestion } from '#features/obstacles/web/triage/use-suggestion.ts'
import { Button } from '#ui/parts/Button.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'

type ProposedDesksProps = {
  found: CaseView
  /** Desks chosen, taken or refused already. */
  without: readonly string[]
  onTake: (deskIds: readonly string[]) => void
}

export function ProposedDesks({ found, without, onTake }: ProposedDesksProps) {
  const { t, locale } = useWords()
  const { answer, loading } = useSuggestion(found.text, { unitId: found.unitId, countyId: found.countyId, caseId: found.id })
  // Desks follow from the first group: they are no proposal for a case that a person put into another one.
  const fits = answer !== undefined && (found.groupCode === null || answer.groups[0]?.code === found.groupCode)
  const desks = fits ? answer.desks.filter((desk) => !without.includes(desk.deskId)) : []
  useShortcut('KeyD', () => onTake(desks.map((desk) => desk.deskId)), { word: 'casework.page.key.take-desks', off: desks.length === 0 })
  // The line keeps its place: what stands below must not move under the hand when a proposal comes or has been taken.
  if (desks.length === 0)
    return <p className="cw-hint-line cw-proposed">{t(loading ? 'casework.page.triage.proposing' : 'casework.page.triage.no-proposal')}</p>
  const names = desks.map((desk) => (locale === 'fa' ? `${desk.agencyFa} – ${desk.nameFa}` : `${desk.agencyEn} – ${desk.nameEn}`))
  return (
    <p className="cw-hint-line cw-proposed">
      {t('casework.page.triage.proposed', { desks: names.join(locale === 'fa' ? '؛ ' : '; ') })}
      <Button size="small" icon="plus" shortcut="KeyD" onPress={() => onTake(desks.map((desk) => desk.deskId))}>
        {t('casework.page.triage.take')}
      </Button>
    </p>
  )
}

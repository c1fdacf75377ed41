// Whose resolution it is: agency, desk, and who executes when that agency cannot.

import { useAgencies } from '#features/casework/web/parts/use-reference.ts'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { useWords } from '#ui/words.tsx'
import type { RoomItem, RoomView } from '../../sitting/model.ts'
import type { Words } from './ResolutionForm.tsx'

type Props = { view: RoomView; item: RoomItem; words: Words; onChange: (change: Partial<Words>) => void }

export function Owners({ view, words: w, onChange }: Props) {
  const { t, locale } = useWords()
  const { agencies, desks } = useAgencies()
  // Those at the table are always there, also when the list of all agencies cannot be fetched now.
  const seated = new Map(view.seats.flatMap((s) => (s.agencyId ? [[s.agencyId, locale === 'fa' ? s.agencyFa : s.agencyEn || s.agencyFa]] : [])))
  for (const a of agencies) seated.set(a.id, locale === 'fa' ? a.nameFa : a.nameEn || a.nameFa)
  const options = [...seated].map(([id, text]) => ({ id, text }))
  const deskOptions = desks.filter((d) => d.agency.id === w.ownerAgencyId).map((d) => ({ id: d.desk.id, text: d.text }))
  return (
    <div className="sit-fields">
      <ComboBox
        label={t('workgroup.sitting.draft.owner')}
        value={w.ownerAgencyId}
        options={options}
        onChange={(ownerAgencyId) => onChange({ ownerAgencyId, ownerDeskId: null })}
        required
        autoFocus
      />
      {deskOptions.length > 0 && (
        <Select
          label={t('workgroup.sitting.draft.desk')}
          value={w.ownerDeskId}
          options={deskOptions}
          placeholder={t('workgroup.sitting.draft.desk.any')}
          onClear={() => onChange({ ownerDeskId: null })}
          onChange={(ownerDeskId) => onChange({ ownerDeskId })}
        />
      )}
      <ComboBox
        label={t('workgroup.sitting.draft.alternative')}
        value={w.altAgencyId}
        options={options.filter((o) => o.id !== w.ownerAgencyId)}
        onChange={(altAgencyId) => onChange({ altAgencyId })}
        hint={t('workgroup.sitting.draft.alternative.hint')}
      />
    </div>
  )
}

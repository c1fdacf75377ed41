// Which cases of the dossier follow the resolution: all of them unless told otherwise.

import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi } from '../../dossiers/api.ts'
import type { RoomItem } from '../../sitting/model.ts'

type Props = { item: RoomItem; chosen: readonly string[]; onChange: (ids: string[]) => void }

export function CaseChoice({ item, chosen, onChange }: Props) {
  const { t } = useWords()
  const several = item.caseIds.length > 1 && item.dossierId !== null
  const found = useApi(dossiersApi.readDossier, { params: { id: item.dossierId ?? '' } }, { key: `dossier:${item.dossierId}`, off: !several })
  const refs = (found.data?.caseRefs ?? []).filter((c) => item.caseIds.includes(c.id))
  if (!several || !refs.length) return null
  const toggle = (id: string, on: boolean) => onChange(on ? [...chosen, id] : chosen.filter((c) => c !== id))
  return (
    <fieldset className="sit-fieldset">
      <legend>{t('workgroup.sitting.draft.cases')}</legend>
      {refs.map((c) => (
        <Checkbox key={c.id} value={chosen.includes(c.id)} onChange={(on) => toggle(c.id, on)}>
          <bdi dir="ltr">{c.code}</bdi>
        </Checkbox>
      ))}
    </fieldset>
  )
}

// The obstacle group: found by writing in the whole catalogue, or proposed by triage from the producer's own words.

import { useMemo } from 'react'
import { triageRoles } from '#features/obstacles/triage/model.ts'
import { TriageBox } from '#features/obstacles/web/triage/TriageBox.tsx'
import type { Role } from '#kernel/actor.ts'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import { namedIn } from './look.ts'
import { useGroups } from './use-reference.ts'

type GroupFieldProps = {
  value: string | null
  onChange: (code: string | null) => void
  /** The text of the case: triage judges it. */
  text: string
  unitId?: string | null
  countyId?: string | null
  caseId?: string | null
}

/** `<GroupField value={code} onChange={setCode} text={draft.text} countyId={draft.countyId} />` */
export function GroupField({ value, onChange, text, ...about }: GroupFieldProps) {
  const { t, locale } = useWords()
  const { role } = useActor()
  const groups = useGroups()
  const options = useMemo(
    () => groups.map((group) => ({ id: group.code, text: namedIn(group, locale), more: `${group.code} · ${group.domain}` })),
    [groups, locale],
  )
  return (
    <div className="cw-group">
      <ComboBox label={t('casework.page.group')} value={value} options={options} onChange={onChange} placeholder={t('casework.page.group.hint')} />
      {triageRoles.includes(role as Role) && <TriageBox text={text} groupCode={value} onChoose={onChange} {...about} />}
    </div>
  )
}

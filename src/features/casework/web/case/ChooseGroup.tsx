// A case without a group: triage's proposal, one press away. Nothing is chosen by itself.

import { TriageBox } from '#features/obstacles/web/triage/TriageBox.tsx'
import type { CaseView } from '../../cases/model.ts'
import { useCaseAct } from '../acts/use-case-act.ts'

/** Nothing when a group stands, or when this person may not set one. */
export function ChooseGroup({ found }: { found: CaseView }) {
  const act = useCaseAct()
  const edit = found.acts.find((one) => one.name === 'edit')
  if (found.groupCode || !edit || edit.whyNot) return null
  return (
    <TriageBox
      text={found.text}
      groupCode={null}
      onChoose={(groupCode) => {
        if (!act.busy) void act.run('edit', { id: found.id, version: found.version }, { groupCode })
      }}
      unitId={found.unitId}
      countyId={found.countyId}
      caseId={found.id}
    />
  )
}

// Which endpoint does which act, and why a person may not do it now.

import { Problem } from '#kernel/problem.ts'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import type { OpenAct, PersonAct } from '../../../resolutions/model.ts'

export const endpoints = {
  edit: api.editResolution,
  drop: api.dropResolution,
  notify: api.notifyResolution,
  receive: api.receiveResolution,
  object: api.objectToResolution,
  decide_objection: api.decideObjection,
  suspend: api.suspendResolution,
  start: api.startResolution,
  claim: api.claimResolution,
  confirm: api.confirmResolution,
  dispute: api.disputeResolution,
  refuse_bank: api.refuseBank,
  panel_finding: api.panelFinding,
  to_board: api.toBoard,
  board_ruling: api.boardRuling,
  sign_nonfeasance: api.signNonfeasance,
  hand_over: api.handOver,
  register_handover: api.registerHandover,
  not_executed: api.closeNotExecuted,
  extend: api.extendResolution,
  to_alternative: api.toAlternative,
  settle_duty: api.settleDuty,
  comment: api.commentResolution,
  reopen: api.reopenResolution,
} as const satisfies Record<PersonAct, unknown>

type Acting = { readonly acts: readonly OpenAct[] }

/** The refusal that the server sent with an act, as a Problem that buttons can say; null when it may be done. */
export function refusalOf({ acts }: Acting, name: string): Problem | null {
  const act = acts.find((one) => one.name === name)
  if (!act) return new Problem('law/not-yours', 403, { act: name })
  return act.whyNot ? new Problem(act.whyNot.code, 409, act.whyNot.details) : null
}

/** True when the act belongs to other roles altogether. */
export const isOthers = ({ acts }: Acting, name: string): boolean => {
  const act = acts.find((one) => one.name === name)
  return !act || act.whyNot?.code === 'law/not-yours'
}

// What people decide about groups and desks teaches triage. A producer's own choice on a page teaches nothing.

import { learn } from '#features/obstacles/triage/actions.ts'
import type { LessonSource } from '#features/obstacles/triage/model.ts'
import type { Role } from '#kernel/actor.ts'
import { systemActor } from '#kernel/actor.ts'
import { attempt } from '#server/db.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Open } from '../acts/actions.ts'
import { findCaseRow } from '../acts/queries.ts'
import type { Act } from '../model.ts'
import { isLive } from '../referrals/rules.ts'

const staff: readonly string[] = ['operator', 'centreHead', 'secretary', 'agencyRep', 'agencyHead'] satisfies Role[]
const decides = (ctx: Ctx) => ctx.actor.kind === 'person' && staff.includes(ctx.actor.role)

/** Which kind of lesson an act is; null: none. Taking back a change of the group is a correction too. */
function sourceOf(ctx: Ctx, act: Act, content: Open['content']): LessonSource | null {
  if (act.name === 'confirm') return 'confirmation'
  if (!decides(ctx)) return null
  if ((act.name === 'edit' || act.name === 'undo') && content.group_code) return 'correction'
  return act.name === 'route' || act.name === 'add_desk' ? 'routing' : null
}

/** In the same transaction as the act: the next text benefits at once. What triage cannot learn never holds up a person. */
export async function teach(ctx: Ctx, { row, content, state }: Open, act: Act): Promise<void> {
  const source = sourceOf(ctx, act, content)
  const groupCode = content.group_code ?? row.group_code
  if (!source || !groupCode) return
  const deskIds = state.referrals.filter((r) => isLive(r) || r.answered === 'confirmed').map((r) => r.deskId)
  const lesson = {
    obstacleId: row.id,
    text: content.text ?? row.text,
    groupCode,
    deskIds: [...new Set(deskIds)],
    source,
    confidential: state.confidential,
  }
  const fault = await attempt(ctx.db, () => learn(ctx, lesson))
  if (fault !== null) console.error(`casework: triage did not learn from ${row.code}:`, fault)
}

/** A group chosen while the case was taken down. A job right after the commit: creating a case waits for nothing. */
export async function teachLater(ctx: Ctx, caseId: string): Promise<void> {
  if (decides(ctx)) await ctx.enqueue('casework.learn', { caseId, actorId: ctx.actor.accountId })
}

export async function learnIntake(ctx: Ctx, { caseId, actorId }: { caseId: string; actorId: string | null }): Promise<void> {
  const row = await findCaseRow(ctx.db, ctx.actor.provinceId, caseId)
  if (!row?.group_code) return
  const told = { obstacleId: row.id, text: row.text, groupCode: row.group_code, source: 'intake' as const, confidential: row.confidential }
  await learn(ctx.as({ ...systemActor(ctx.actor.provinceId), accountId: actorId }), told)
}

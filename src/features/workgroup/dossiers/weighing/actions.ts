// Reads the cases of a dossier as the product itself does, whoever asks: the figures are the same for everybody.

import { readCase } from '#features/casework/cases/actions.ts'
import { getGroup } from '#features/obstacles/catalogue/actions.ts'
import { getKnot } from '#features/obstacles/knots/actions.ts'
import { systemActor } from '#kernel/actor.ts'
import { Problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Dossier, hearBy } from '../history/rules.ts'
import type { Priority } from '../model.ts'
import { type CaseFacts, type Weight, weightiest, weightOf } from './rules.ts'

const asSystem = (ctx: Ctx): Ctx => ctx.as(systemActor(ctx.actor.provinceId))

/** What a case is to its dossier. @throws casework/no-such-case: not there, or not for this actor */
export async function caseFacts(ctx: Ctx, id: string): Promise<CaseFacts> {
  const { row, state } = await readCase(ctx, id)
  return {
    id: row.id,
    code: row.code,
    status: state.status,
    open: row.closed_at === null,
    unitId: row.unit_id,
    investorId: row.investor_id,
    unitName: row.unit_name,
    countyId: row.county_id,
    groupCode: row.group_code,
    text: row.text,
    confidential: row.confidential,
    priority: row.priority as Priority,
    rung: row.rung,
    dueAt: row.due_at,
    openedAt: row.opened_at,
    knotId: row.knot_id,
    mergedInto: row.merged_into,
  }
}

/** Cases of a dossier for counting, in the order of the ids. */
async function casesOf(ctx: Ctx, ids: readonly string[]): Promise<CaseFacts[]> {
  const system = asSystem(ctx)
  const found: CaseFacts[] = []
  for (const id of ids) found.push(await caseFacts(system, id))
  return found
}

async function hangingOn(ctx: Ctx, cases: readonly CaseFacts[]): Promise<Map<string, number>> {
  const knots = new Set(cases.flatMap((c) => (c.open && c.knotId ? [c.knotId] : [])))
  const found = new Map<string, number>()
  for (const id of knots) found.set(id, await unlocks(asSystem(ctx), id))
  return found
}

/** A knot that is no more unties nothing. */
const unlocks = (ctx: Ctx, knotId: string): Promise<number> =>
  getKnot(ctx, knotId).then(
    (knot) => knot.unlocks,
    (error) => {
      if (error instanceof Problem && error.code === 'obstacles/no-such-knot') return 0
      throw error
    },
  )

/** The figures that a dossier has from its cases now. */
export async function weigh(ctx: Ctx, dossier: Dossier, known?: readonly CaseFacts[]): Promise<Weight> {
  const cases = known ?? (await casesOf(ctx, dossier.caseIds))
  const group = weightiest(cases)?.groupCode
  const domainCode = group ? (await getGroup(ctx, group)).domainCode : null
  return weightOf(cases, { hanging: await hangingOn(ctx, cases), hearBy: hearBy(dossier), domainCode })
}

// The duplicates desk of the register decided: two cases are one, or several belong to one event. Done here as the person who
// decided it, under the law of cases; a refusal is recorded, nothing is forced.

import { systemActor, type Actor } from '#kernel/actor.ts'
import { Problem } from '#kernel/problem.ts'
import type { Ctx, Fact } from '#server/ctx.ts'
import { attempt } from '#server/db.ts'
import { mergeRefused } from '#features/obstacles/similar/actions.ts'
import { performOn } from '../acting/actions.ts'
import { findCaseRow } from '../acts/queries.ts'
import type { CaseActName } from '../model.ts'
import * as queries from './queries.ts'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** Who decided, with the hat they wore; the law looks at role and province. */
const decider = (ctx: Ctx, fact: Fact): Ctx =>
  ctx.as({ ...systemActor(ctx.actor.provinceId), accountId: fact.actorId, role: fact.actorRole as Actor['role'], kind: 'person', name: '' })

/** One act because of a fact, at most once; what the law says against it is recorded with the case. @returns whether it was done */
async function act(ctx: Ctx, fact: Fact, caseId: string, name: CaseActName, body: object): Promise<boolean> {
  const as = decider(ctx, fact)
  const fault = await attempt(ctx.db, async () => {
    await performOn(as, caseId, { act: name, body: { ...body }, version: null, ref: `fact:${fact.id}` })
  })
  if (fault === null) return true
  if (!(fault instanceof Problem)) throw fault
  await as.record(`casework.${name}_refused`, `case:${caseId}`, { code: fault.code, ...fault.details, because: fact.id })
  ctx.tell(`case:${caseId}`)
  ctx.tell('duplicates')
  return false
}

/** The younger case into the older one. Rows of a backlog that never became cases are the register’s own matter. */
export async function hearMerge(ctx: Ctx, fact: Fact): Promise<void> {
  const [one, other] = [text(fact.details['oneId']), text(fact.details['otherId'])]
  if (!(await bothCases(ctx, one, other)) || (await act(ctx, fact, other, 'merge', { intoId: one }))) return
  await mergeRefused(decider(ctx, fact), text(fact.details['likenessId']))
}

export async function hearUnmerge(ctx: Ctx, fact: Fact): Promise<void> {
  const [one, other] = [text(fact.details['oneId']), text(fact.details['otherId'])]
  const row = await findCaseRow(ctx.db, ctx.actor.provinceId, other)
  if (row?.merged_into === one) await act(ctx, fact, other, 'unmerge', {})
}

async function bothCases(ctx: Ctx, one: string, other: string): Promise<boolean> {
  return (await queries.codesOf(ctx.db, ctx.actor.provinceId, [one, other])).size === 2
}

/** One event at several units stays a case at each of them; they only know of each other. */
export async function hearEvent(ctx: Ctx, fact: Fact): Promise<void> {
  const parentId = text(fact.details['parentId'])
  const ids = (Array.isArray(fact.details['ids']) ? fact.details['ids'].map(String) : []).filter((id) => id !== parentId)
  const codes = await queries.codesOf(ctx.db, ctx.actor.provinceId, [parentId, ...ids])
  const parent = codes.get(parentId)
  if (!parent) return
  for (const id of ids) if (codes.has(id)) await act(ctx, fact, id, 'comment', { text: ctx.t('casework.event.of', { code: parent }, 'fa') })
  ctx.tell(`case:${parentId}`)
}

// Two knots that are one, and one that is two. Both keep every trace: the acts of each name the other.

import type { Ctx } from '#server/ctx.ts'
import { cleaned, checkBody, heritage } from '../acting/rules.ts'
import { must, openKnotsFor, write } from '../history/actions.ts'
import { makeKnot } from '../making/actions.ts'
import { allMemberIds, hang, recount } from '../members/actions.ts'
import { lockObstacles } from '../members/queries.ts'
import { waitingStates } from '../model.ts'
import { knotJoinsItself, knotLaw, noSuchObstacles, splitTakesAll } from '../rules.ts'

/** Everything that hangs on the one hangs on the other from now on; reopening the first takes it back. */
export async function join(ctx: Ctx, knotId: string, body: { intoId: string; text?: string }, ifMatch: number | null): Promise<void> {
  if (body.intoId === knotId) throw knotJoinsItself()
  const both = await openKnotsFor(ctx, [knotId, body.intoId])
  const [one, into] = [both.get(knotId)!, both.get(body.intoId)!]
  must(ctx, one, 'join', ifMatch)
  const refusal = knotLaw.whyNot('add_obstacles', ctx.actor, into.facts) ?? knotLaw.whyNot('join', ctx.actor, into.facts)
  if (refusal) throw refusal
  const { text } = cleaned(body)
  const ids = await allMemberIds(ctx, knotId)
  await write(ctx, one, 'join', { intoId: into.row.id, intoCode: into.row.code, count: ids.length, ...(text !== undefined && { text }) })
  await write(ctx, into, 'take_in', { fromId: knotId, fromCode: one.row.code, added: ids })
  await ctx.record('obstacles.knot_joined', `knot:${knotId}`, { knotId, intoId: into.row.id, code: one.row.code })
  await ctx.record('obstacles.knot_closed', `knot:${knotId}`, { knotId, why: 'joined' })
  await hang(ctx, into.row.id, ids, [])
  await recount(ctx, knotId)
}

type Split = { title: string; obstacleIds: string[]; text?: string }

/** Some obstacles become a knot of their own, which keeps what the panel has confirmed. @returns the new knot's id */
export async function split(ctx: Ctx, knotId: string, body: Split, ifMatch: number | null): Promise<string> {
  const open = (await openKnotsFor(ctx, [knotId])).get(knotId)!
  must(ctx, open, 'split', ifMatch)
  const { title, text } = cleaned(body)
  checkBody('split', { title }, ctx.now)
  const rows = (await lockObstacles(ctx.db, ctx.actor.provinceId, ctx.actor, body.obstacleIds)).filter((o) => o.knot_id === knotId)
  const wanted = new Set(body.obstacleIds).size
  if (rows.length !== wanted) throw noSuchObstacles({ count: wanted - rows.length })
  if (rows.length === (await allMemberIds(ctx, knotId)).length) throw splitTakesAll()
  const moved = rows.map((r) => r.id)
  const confirmed = waitingStates.includes(open.knot.state)
  const born = await makeKnot(ctx, {
    about: { ...heritage(open.knot), title: title as string },
    more: { splitFrom: knotId, splitFromCode: open.row.code, added: moved, ...(confirmed && { confirmed }), ...(text !== undefined && { text }) },
    foundBy: 'person',
    cluster: null,
  })
  await write(ctx, open, 'split', { removed: moved, intoId: born.id, intoCode: born.code, ...(text !== undefined && { text }) })
  await ctx.record('obstacles.knot_split', `knot:${knotId}`, { knotId, newId: born.id, newCode: born.code, count: moved.length })
  await hang(ctx, born.id, moved, [])
  await recount(ctx, knotId)
  if (confirmed) await ctx.record('obstacles.knot_confirmed', `knot:${born.id}`, { knotId: born.id, code: born.code })
  return born.id
}

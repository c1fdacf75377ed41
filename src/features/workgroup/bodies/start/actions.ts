// The usual bodies of a fresh province, set up by one button. What is there already is left alone, so it may be pressed twice.

import { allGroups } from '#features/obstacles/catalogue/actions.ts'
import { calendarFor, listCounties } from '#features/registry/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { listBodies } from '../actions.ts'
import type { BodyView } from '../model.ts'
import * as queries from '../queries.ts'
import { opensOn } from '../rules.ts'
import { type StartBody, startSet } from './rules.ts'

/** The province's own body in the place of one of the set: by its name, or as the one that may stand there. */
const standsFor = (body: BodyView, wanted: StartBody): boolean =>
  body.nameFa === wanted.nameFa ||
  (body.kind === wanted.kind &&
    body.active &&
    body.parallel === wanted.parallel &&
    (body.kind === 'county' ? body.countyId === wanted.countyId : body.kind !== 'committee'))

async function make(ctx: Ctx, id: string, { key: _, parentKey: __, seats, ...body }: StartBody, parentId: string | null): Promise<void> {
  const { provinceId } = ctx.actor
  const calendar = await calendarFor(ctx, { countyId: body.countyId })
  const weekday = body.weekday !== null && opensOn(calendar, body.weekday, ctx.now) ? body.weekday : null
  await queries.insertBody(ctx.db, provinceId, id, { ...body, weekday, parentId }, ctx.now)
  if (seats.length)
    await queries.insertSeats(
      ctx.db,
      provinceId,
      seats.map((s) => ({ ...s, id: newId(), bodyId: id })),
      ctx.now,
    )
  await ctx.record('workgroup.body_create', `body:${id}`, { kind: body.kind, nameFa: body.nameFa, start: true })
}

/** @returns how many were made: none when all were there */
export async function startBodies(ctx: Ctx): Promise<number> {
  const { provinceId } = ctx.actor
  const bankGroups = [...(await allGroups(ctx)).values()].filter((g) => !g.retired && g.agencyFa.includes('بانک')).map((g) => g.code)
  const set = startSet({ bankGroups, counties: await listCounties(ctx) })
  const ids = new Map<string, string>()
  const made = new Set<string>()
  for (const wanted of set) {
    // Read anew each time: of two people who press at once, the second waits at the group and then finds the bodies made.
    const there = (await listBodies(ctx)).find((body) => standsFor(body, wanted))
    ids.set(wanted.key, there?.id ?? newId())
    if (there && wanted.key === 'province') await queries.lockBody(ctx.db, provinceId, there.id)
    if (there) continue
    await make(ctx, ids.get(wanted.key)!, wanted, wanted.parentKey === null ? null : ids.get(wanted.parentKey)!)
    made.add(wanted.key)
  }
  if (made.has('province') || made.has('national')) await queries.referUp(ctx.db, provinceId, ids.get('province')!, ids.get('national')!)
  if (made.size) ctx.tell('bodies')
  return made.size
}

// Bodies as pages show them: seats counted, the next sessions by the working calendar, acts with why not.

import { calendarFor, listCounties } from '#features/registry/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { type SeatedActor, keeps, sitsIn } from '../../model.ts'
import { getBody, listBodies, seatedActor } from '../actions.ts'
import { bodyActNames, type BodyLine, type BodyList, type BodyPage, type BodyView, type SeatView } from '../model.ts'
import * as queries from '../queries.ts'
import { bodyLaw, hasQuorum, nextSessionTimes, noSuchBody } from '../rules.ts'

const shown = 10

export const facts = (ctx: Ctx, body: BodyView) => ({
  id: body.id,
  provinceId: ctx.actor.provinceId,
  state: body.active ? ('active' as const) : ('inactive' as const),
})

const nextTimes = async (ctx: Ctx, body: BodyView, count: number): Promise<Date[]> =>
  body.active && !body.parallel ? nextSessionTimes(body, await calendarFor(ctx, { countyId: body.countyId }), ctx.now, count) : []

type Around = {
  readonly actor: SeatedActor
  readonly counties: Awaited<ReturnType<typeof listCounties>>
  readonly all: readonly BodyView[]
}
const around = async (ctx: Ctx): Promise<Around> => ({ actor: await seatedActor(ctx), counties: await listCounties(ctx), all: await listBodies(ctx) })

async function lineOf(ctx: Ctx, body: BodyView, seats: readonly SeatView[], { actor, counties, all }: Around): Promise<BodyLine> {
  const county = counties.find((c) => c.id === body.countyId)
  const parent = all.find((b) => b.id === body.parentId)
  const chair = seats.find((s) => s.chair)
  const voting = seats.filter((s) => s.voting).length
  const [nextAt] = await nextTimes(ctx, body, 1)
  const mine = sitsIn(actor, [body.id])
  const enters = mine || bodyLaw.whyNot('seePhones', actor, facts(ctx, body)) === null
  return {
    ...body,
    // Whoever has the link can walk into the session.
    videoLink: enters ? body.videoLink : '',
    countyFa: county?.nameFa ?? '',
    countyEn: county?.nameEn ?? '',
    parentFa: parent?.nameFa ?? '',
    parentEn: parent?.nameEn ?? '',
    seats: seats.length,
    voting,
    vacant: seats.filter((s) => s.holderName === '').length,
    chairPost: chair?.post ?? '',
    chairName: chair?.holderName ?? '',
    quorum: hasQuorum(body, 0, voting).needed,
    nextAt: nextAt?.toISOString() ?? null,
    mine,
    kept: keeps(actor, body.id),
  }
}

/** The bodies that the caller may know of, with who chairs and when they meet. */
export async function showBodies(ctx: Ctx): Promise<BodyList> {
  const known = await around(ctx)
  const seen = known.all.filter((body) => bodyLaw.maySee(known.actor, facts(ctx, body)))
  const ids = seen.map((body) => body.id)
  const seats = Map.groupBy(await queries.seatsOf(ctx.db, ctx.actor.provinceId, ids, ctx.now), (s) => s.bodyId)
  const rows: BodyLine[] = []
  for (const body of seen) rows.push(await lineOf(ctx, body, seats.get(body.id) ?? [], known))
  return { rows, mayCreate: ctx.actor.role === 'secretary' || ctx.actor.role === 'admin' }
}

const withoutPhones = (seat: SeatView): SeatView => ({ ...seat, phone: '', deputyPhone: '' })

/** @throws workgroup/no-such-body, also for one that the caller may not know of */
export async function showBody(ctx: Ctx, id: string): Promise<BodyPage> {
  const body = await getBody(ctx, id)
  const known = await around(ctx)
  const law = facts(ctx, body)
  if (!bodyLaw.maySee(known.actor, law)) throw noSuchBody()
  const phones = bodyLaw.whyNot('seePhones', known.actor, law) === null
  const seats = (await queries.seatsOf(ctx.db, ctx.actor.provinceId, [id], null)).map((s) => (phones ? s : withoutPhones(s)))
  const live = (s: SeatView) => s.until === null || s.until > ctx.now.toISOString()
  const members = seats.filter(live)
  return {
    ...(await lineOf(ctx, body, members, known)),
    members,
    past: seats.filter((s) => !live(s)).sort((a, b) => b.until!.localeCompare(a.until!)),
    next: (await nextTimes(ctx, body, shown)).map((at) => at.toISOString()),
    acts: bodyActNames.map((name) => {
      const refusal = bodyLaw.whyNot(name, known.actor, law)
      return { name, whyNot: refusal && { code: refusal.code, details: { ...refusal.details } } }
    }),
  }
}

// Setting bodies up and changing them: lock, law, checks, write, record.

import { allGroups } from '#features/obstacles/catalogue/actions.ts'
import { calendarFor, listCounties } from '#features/registry/actions.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import { listBodies, seatedActor } from '../actions.ts'
import { BodyForm, type BodyView, type NewBody } from '../model.ts'
import * as queries from '../queries.ts'
import * as rules from '../rules.ts'
import { facts } from '../showing/actions.ts'

/** The body under its row lock, when the law lets the caller do this and nobody changed it meanwhile. */
export async function lockBody(ctx: Ctx, id: string, act: rules.BodyActName): Promise<BodyView> {
  const body = await queries.lockBody(ctx.db, ctx.actor.provinceId, id)
  if (body && ctx.actor.role === 'system') return body
  const actor = await seatedActor(ctx)
  if (!body || !rules.bodyLaw.maySee(actor, facts(ctx, body))) throw rules.noSuchBody()
  const refusal = rules.bodyLaw.whyNot(act, actor, facts(ctx, body))
  if (refusal) throw refusal
  return body
}

async function checkField(ctx: Ctx, form: BodyForm): Promise<void> {
  const groups = await allGroups(ctx)
  const domains = new Set([...groups.values()].map((g) => g.domainCode))
  const unknown = form.domainCodes.find((code) => !domains.has(code)) ?? form.groupCodes.find((code) => !groups.has(code))
  if (unknown !== undefined) throw rules.unknownGroup({ code: unknown })
}

async function checkPlace(ctx: Ctx, body: NewBody, id: string | null): Promise<void> {
  if (body.kind === 'county' && body.countyId === null) throw rules.countyNeeded()
  if (body.countyId !== null && !(await listCounties(ctx)).some((c) => c.id === body.countyId)) throw rules.noSuchCounty()
  const others = (await listBodies(ctx)).filter((b) => b.id !== id)
  if (others.some((b) => b.nameFa === body.nameFa)) throw rules.bodyNameTaken()
  if (body.active && !body.parallel) {
    const same = others.filter((b) => b.kind === body.kind && b.active && !b.parallel)
    if (body.kind === 'county' && same.some((b) => b.countyId === body.countyId)) throw rules.countyTwice()
    if ((body.kind === 'province' || body.kind === 'national') && same.length) throw rules.bodyTwice()
  }
  if (body.parentId === null) return
  if (!others.some((b) => b.id === body.parentId)) throw body.parentId === id ? rules.parentNotFit() : rules.noSuchParent()
  // Up the chain of parents: it must end, and never come back here.
  const seen = new Set(id ? [id] : [])
  for (let at: string | null = body.parentId; at !== null; at = others.find((b) => b.id === at)?.parentId ?? null) {
    if (seen.has(at)) throw rules.parentNotFit()
    seen.add(at)
  }
  const parent = others.find((b) => b.id === body.parentId)!
  if (parent.parallel || (body.kind === 'committee' && parent.kind === 'committee')) throw rules.parentNotFit()
}

/** The form cleaned and held to the province's own data. */
async function checked(ctx: Ctx, form: NewBody, id: string | null, voting: number): Promise<NewBody> {
  const body: NewBody = {
    ...form,
    nameFa: cleanInput(form.nameFa),
    nameEn: cleanInput(form.nameEn),
    place: cleanInput(form.place),
    videoLink: form.videoLink.trim(),
    domainCodes: [...new Set(form.domainCodes)],
    groupCodes: [...new Set(form.groupCodes)],
    quorumCount: form.quorumRule === 'count' ? form.quorumCount : null,
  }
  if (body.nameFa === '') throw rules.bodyNameEmpty()
  if (body.videoLink !== '' && !/^https?:\/\/[^\s/]+/.test(body.videoLink)) throw rules.badVideoLink()
  rules.checkQuorum(body, voting)
  if (body.weekday !== null && !rules.opensOn(await calendarFor(ctx, { countyId: body.countyId }), body.weekday, ctx.now)) throw rules.weekdayClosed()
  await checkField(ctx, body)
  await checkPlace(ctx, body, id)
  return body
}

/** Also for seeding. @returns its id */
export async function createBody(ctx: Ctx, form: NewBody): Promise<string> {
  const id = newId()
  const body = await checked(ctx, form, null, 0)
  await queries.insertBody(ctx.db, ctx.actor.provinceId, id, body, ctx.now)
  await ctx.record('workgroup.body_create', `body:${id}`, { kind: body.kind, nameFa: body.nameFa })
  ctx.tell('bodies')
  return id
}

/** The kind of a body never changes: what it decided stays what it was. */
export async function editBody(ctx: Ctx, id: string, form: BodyForm, ifMatch: number | null): Promise<void> {
  const before = await lockBody(ctx, id, 'edit')
  if (ifMatch !== before.version) throw stale({ version: before.version })
  const seats = await queries.seatsOf(ctx.db, ctx.actor.provinceId, [id], ctx.now)
  const body = await checked(ctx, { ...form, kind: before.kind }, id, seats.filter((s) => s.voting).length)
  await queries.updateBody(ctx.db, ctx.actor.provinceId, id, body)
  const changed = (Object.keys(BodyForm.properties) as (keyof BodyForm)[]).filter((k) => JSON.stringify(before[k]) !== JSON.stringify(body[k]))
  await ctx.record('workgroup.body_edit', `body:${id}`, { changed, nameFa: body.nameFa, active: body.active })
  ctx.tell('bodies')
  ctx.tell(`body:${id}`)
}

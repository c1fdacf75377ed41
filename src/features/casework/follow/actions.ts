// Following one case without an account: a code, the phone it was raised from, a one-time code; then a short session in a
// cookie that opens this one case and nothing else. The API and the public pages both come through here.

import { createHash, randomBytes } from 'node:crypto'
import { sendCode } from '#features/channels/codes/actions.ts'
import { getProvince, useCode } from '#features/people/actions.ts'
import { unitsByPhone } from '#features/registry/actions.ts'
import { nobody } from '#kernel/actor.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { signInFirst } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import type { Http, UploadedFile } from '#server/request.ts'
import { perform } from '../acting/actions.ts'
import { badPhone, noSuchCase } from '../acts/rules.ts'
import { findCaseRow } from '../acts/queries.ts'
import { openCase, readCase } from '../cases/actions.ts'
import type { CaseView, PublicCase, Receipt } from '../cases/model.ts'
import { findIdByCode } from '../cases/queries.ts'
import type { CaseActor } from '../cases/rules.ts'
import { readCode } from '../codes/rules.ts'
import { attachToCase, sendFile } from '../files/actions.ts'
import { present } from '../showing/actions.ts'
import type { ProducerActName } from '../model.ts'
import * as queries from './queries.ts'

const COOKIE = 'gg_follow'
const SECONDS = 2 * 3600

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

/** The producer behind a proven phone: no account, one case. */
const asProducer = (ctx: Ctx, name: string, caseId: string): Ctx => {
  const actor: CaseActor = { ...nobody, name, provinceId: ctx.actor.provinceId, role: 'producer', kind: 'person', caseIds: [caseId] }
  return ctx.as(actor)
}

/** A case raised by a visitor. @throws casework/empty-text, text-too-long, phone-needed, bad-phone, http/no-such-province */
export async function raiseCase(ctx: Ctx, { province, ...input }: PublicCase, _http?: Http): Promise<Receipt> {
  const inside = ctx.actor.provinceId ? ctx : await ctx.inProvince((await getProvince(ctx, province)).id)
  const visitor = inside.as({ ...nobody, name: input.name ?? '', provinceId: inside.actor.provinceId, role: 'producer', kind: 'person' })
  const twin = await earlier(inside, input.phone ?? '', input.text)
  if (twin) return receiptOf(twin)
  const { row } = await openCase(visitor, { ...input, channel: 'web' })
  return receiptOf(row)
}

type Raised = { id: string; code: string; version: number; status: string; opened_at: Date; due_at: Date | null }
const receiptOf = (c: Raised): Receipt => ({
  id: c.id,
  code: c.code,
  version: c.version,
  status: c.status as Receipt['status'],
  openedAt: c.opened_at.toISOString(),
  dueAt: c.due_at?.toISOString() ?? null,
})

const SAME_MS = 10 * 60_000

/** A visitor has no idempotency key: the same words from the same phone within ten minutes are the same obstacle. */
async function earlier(ctx: Ctx, rawPhone: string, rawText: string): Promise<Raised | undefined> {
  const phone = normalisePhone(rawPhone)
  if (!phone.ok) return undefined
  await queries.takeTurn(ctx.db, ctx.actor.provinceId, phone.value)
  return queries.raisedBefore(ctx.db, ctx.actor.provinceId, phone.value, cleanInput(rawText), new Date(ctx.now.getTime() - SAME_MS))
}

type Found = { ctx: Ctx; caseId: string; code: string; phone: string }

/** The case of a code, if this phone raised it or belongs to its unit. */
async function match(ctx: Ctx, rawCode: string, rawPhone: string): Promise<{ inside: Ctx; phone: string; found: Found | null }> {
  const phone = normalisePhone(rawPhone)
  if (!phone.ok) throw badPhone({ reason: phone.reason })
  const code = readCode(rawCode)
  if (!code) throw noSuchCase({ case: rawCode.slice(0, 40) })
  const inside = await ctx.inProvince((await getProvince(ctx, code.slice(0, 2))).id)
  const row = await findIdByCode(inside.db, inside.actor.provinceId, code)
  const full = row && (await findCaseRow(inside.db, inside.actor.provinceId, row.id))
  const theirs =
    full &&
    (full.reporter_phone === phone.value || (full.unit_id !== null && (await unitsByPhone(inside, phone.value)).some((u) => u.id === full.unit_id)))
  return { inside, phone: phone.value, found: theirs ? { ctx: inside, caseId: full.id, code, phone: phone.value } : null }
}

/**
 * Sends a one-time code when code and phone belong together; the answer is the same when they do not.
 * @returns the code in demo mode, else null
 */
export async function askFollowCode(ctx: Ctx, { code, phone: raw }: { code: string; phone: string }, http?: Http): Promise<string | null> {
  const { inside, phone, found } = await match(ctx, code, raw)
  const sent = await sendCode(inside, { phone, purpose: 'follow', locale: ctx.locale, ...(http && { address: http.ip }) }, { silent: found === null })
  return (found && sent.demoCode) ?? null
}

/** Opens the session. @throws people/wrong-code, casework/no-such-case */
export async function startFollowing(
  ctx: Ctx,
  { code, phone: raw, oneTimeCode }: { code: string; phone: string; oneTimeCode: string },
  http: Http,
): Promise<CaseView> {
  const { inside, phone, found } = await match(ctx, code, raw)
  await useCode(inside, { phone, purpose: 'follow', code: oneTimeCode, address: http.ip })
  if (!found) throw noSuchCase({ case: code.slice(0, 40) })
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = new Date(ctx.now.getTime() + SECONDS * 1000)
  await queries.insertSession(inside.db, {
    provinceId: inside.actor.provinceId,
    id: newId(),
    hash: hashOf(secret),
    caseId: found.caseId,
    phone,
    createdAt: ctx.now,
    expiresAt,
  })
  http.setCookie(COOKIE, `${inside.actor.provinceId}.${secret}`, { maxAgeSeconds: SECONDS })
  const producer = asProducer(inside, phone, found.caseId)
  await producer.record('casework.follow', `case:${found.caseId}`)
  return present(producer, await readCase(producer, found.caseId))
}

/** The producer of a running session. @throws http/sign-in-first */
async function follower(ctx: Ctx, http: Http): Promise<{ ctx: Ctx; caseId: string }> {
  const found = /^(\d{1,5})\.([\w-]{43})$/.exec(http.cookies[COOKIE] ?? '')
  if (!found) throw signInFirst()
  const inside = await ctx.inProvince(Number(found[1]))
  const session = await queries.findSession(inside.db, inside.actor.provinceId, hashOf(found[2]!), ctx.now)
  if (!session) throw signInFirst()
  return { ctx: asProducer(inside, session.phone, session.case_id), caseId: session.case_id }
}

export async function readFollowed(ctx: Ctx, http: Http): Promise<CaseView> {
  const { ctx: producer, caseId } = await follower(ctx, http)
  return withFollowUrls(await present(producer, await readCase(producer, caseId)))
}

/** One act of the producer on the followed case; `version` is the one they read. */
export async function actAsFollower(
  ctx: Ctx,
  http: Http,
  act: ProducerActName,
  body: Record<string, unknown>,
  version: number | null,
): Promise<CaseView> {
  const { ctx: producer, caseId } = await follower(ctx, http)
  return withFollowUrls(await perform(producer, caseId, { act, body: { ...body, via: 'web' }, version }))
}

export async function attachAsFollower(ctx: Ctx, http: Http, files: readonly UploadedFile[]): Promise<CaseView> {
  const { ctx: producer, caseId } = await follower(ctx, http)
  return withFollowUrls(await attachToCase(producer, caseId, files, 'producer'))
}

export async function readFollowedFile(ctx: Ctx, http: Http, attachmentId: string, thumbnail: boolean) {
  const { ctx: producer, caseId } = await follower(ctx, http)
  return sendFile(producer, caseId, attachmentId, thumbnail)
}

export async function stopFollowing(ctx: Ctx, http: Http): Promise<void> {
  const found = /^(\d{1,5})\.([\w-]{43})$/.exec(http.cookies[COOKIE] ?? '')
  http.clearCookie(COOKIE)
  if (!found) return
  const inside = await ctx.inProvince(Number(found[1]))
  await queries.deleteSession(inside.db, inside.actor.provinceId, hashOf(found[2]!))
}

/** Files of a followed case are read with its cookie, under their own address. */
const withFollowUrls = (view: CaseView): CaseView => ({
  ...view,
  attachments: view.attachments.map((a) => ({
    ...a,
    url: `/api/follow/attachments/${a.id}`,
    thumbnailUrl: a.thumbnailUrl && `/api/follow/attachments/${a.id}?thumbnail=true`,
  })),
})

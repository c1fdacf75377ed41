// The draft of a visitor, from the first answer to the case. The secret in the cookie is the only key to it.

import { createHash, randomBytes } from 'node:crypto'
import { findUnits, listCounties } from '#features/registry/actions.ts'
import { nobody } from '#kernel/actor.ts'
import { normalisePhone } from '#kernel/identity.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import type { Http, UploadedFile } from '#server/request.ts'
import type { CaseActor } from '../../cases/rules.ts'
import { attachToCase } from '../../files/actions.ts'
import { raiseCase } from '../../follow/actions.ts'
import { recall, remember } from '../actions.ts'
import { type Attached, blank, MAX_FILES, type Raising } from './model.ts'
import * as queries from './queries.ts'
import { checkIdentifier } from './rules.ts'

const cookie = 'gg_draft'
const MONTH = 30 * 86_400

type Key = { readonly id: string; readonly hash: Buffer }
export type Draft = { readonly id: string | null; readonly answers: Raising; readonly files: readonly Attached[]; readonly sent: Kept | null }
/** What lies in the draft's row: the answers, or after it was sent its receipt. */
type Body = Partial<Raising> & { readonly sent?: Kept }

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

function keyOf(http: Http): Key | null {
  const found = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(http.cookies[cookie] ?? '')
  return found ? { id: found[1]!, hash: hashOf(found[2]!) } : null
}

/** The visitor's draft in this province; a blank one when there is none, with its receipt when it was sent. */
export async function readDraft(ctx: Ctx, http: Http): Promise<Draft> {
  const key = keyOf(http)
  const row = key && (await queries.findDraft(ctx.db, ctx.actor.provinceId, key.id, key.hash))
  const { sent = null, ...body } = (row?.body ?? {}) as Body
  if (!row || sent) return { id: null, answers: blank, files: [], sent }
  const files = await queries.draftFiles(ctx.db, ctx.actor.provinceId, row.id)
  return { id: row.id, answers: { ...blank, ...body }, files: files.map((f) => ({ ...f, bytes: Number(f.bytes) })), sent: null }
}

/** Keeps answers, also faulty ones, and starts the draft with the first of them. @returns the draft as it is now */
export async function saveDraft(ctx: Ctx, http: Http, change: Partial<Raising>): Promise<Draft & { id: string }> {
  const before = await readDraft(ctx, http)
  const answers = { ...before.answers, ...change }
  if (before.id) {
    await queries.updateDraft(ctx.db, ctx.actor.provinceId, before.id, answers, ctx.now)
    return { ...before, id: before.id, answers }
  }
  const id = newId()
  const secret = randomBytes(32).toString('base64url')
  await queries.insertDraft(ctx.db, { provinceId: ctx.actor.provinceId, id, hash: hashOf(secret), body: answers, now: ctx.now })
  http.setCookie(cookie, `${id}.${secret}`, { maxAgeSeconds: MONTH })
  return { id, answers, files: [], sent: null }
}

export async function dropDraft(ctx: Ctx, http: Http): Promise<void> {
  const { id } = await readDraft(ctx, http)
  if (id) await queries.deleteDraft(ctx.db, ctx.actor.provinceId, id)
  http.clearCookie(cookie)
}

/** Hangs files on the draft. @returns how many found no place because the draft is full */
export async function attachToDraft(ctx: Ctx, http: Http, files: readonly UploadedFile[]): Promise<number> {
  const draft = await saveDraft(ctx, http, {})
  const fit = files.slice(0, Math.max(0, MAX_FILES - draft.files.length))
  for (const file of fit)
    await queries.insertDraftFile(ctx.db, { provinceId: ctx.actor.provinceId, id: newId(), draftId: draft.id, file, now: ctx.now })
  return files.length - fit.length
}

export async function detachFromDraft(ctx: Ctx, http: Http, fileId: string): Promise<void> {
  const { id } = await readDraft(ctx, http)
  if (id) await queries.deleteDraftFile(ctx.db, ctx.actor.provinceId, id, fileId)
}

/** The draft becomes a case, once: a second press gets the same receipt. Null when there is no draft. */
export async function sendDraft(ctx: Ctx, http: Http, provinceCode: string): Promise<Kept | null> {
  const key = keyOf(http)
  const { provinceId } = ctx.actor
  const row = key && (await queries.lockDraft(ctx.db, provinceId, key.id, key.hash))
  if (!row) return null
  const { sent, ...body } = row.body as Body
  if (sent) return sent
  const a = { ...blank, ...body }
  const phone = normalisePhone(a.phone)
  const unitId = await unitOf(ctx, a)
  const receipt = await raiseCase(
    ctx,
    {
      province: provinceCode,
      text: withIdentifier(ctx, a, unitId),
      phone: phone.ok ? phone.value : a.phone,
      name: a.name,
      unitName: a.unitName,
      countyId: a.county,
      priority: a.stopped === 'yes' ? 'production_stopped' : 'normal',
      channel: 'web',
      ...(unitId && { unitId }),
    },
    http,
  )
  const files = await queries.draftFiles(ctx.db, provinceId, row.id)
  const sender: CaseActor = { ...nobody, name: a.name, provinceId, role: 'producer', kind: 'person', caseIds: [receipt.id] }
  if (files.length)
    await attachToCase(
      ctx.as(sender),
      receipt.id,
      files.map((f) => ({ ...f, bytes: Number(f.bytes), field: 'files' })),
      'producer',
    )
  const { code, openedAt, dueAt } = receipt
  await queries.closeDraft(ctx.db, provinceId, row.id, { code, openedAt, dueAt }, ctx.now)
  http.clearCookie(cookie)
  return { code, openedAt, dueAt }
}

/** The registered unit with this identifier: only an exact, valid one links the case to it. */
async function unitOf(ctx: Ctx, a: Raising): Promise<string | null> {
  const id = checkIdentifier(a.identifier)
  if (!id.ok || id.kind === 'none') return null
  const found = await findUnits(ctx, { q: id.value, limit: 2 })
  return found.length === 1 ? found[0]!.id : null
}

/** An identifier that no registered unit has must not be lost: the operator reads it below the text. */
function withIdentifier(ctx: Ctx, a: Raising, unitId: string | null): string {
  return unitId || !a.identifier ? a.text : `${a.text}\n\n${ctx.t('casework.public.raise.unit.id')}: ${a.identifier}`
}

/** Drafts live as long as the cookie that opens them. */
export const tidyDrafts = (ctx: Ctx) => queries.deleteOldDrafts(ctx.db, ctx.actor.provinceId, new Date(ctx.now.getTime() - MONTH * 1000))

export const counties = (ctx: Ctx) => listCounties(ctx)

// The receipt is shown to the browser that sent the case, and to nobody who merely knows or guesses the code.
const receiptCookie = 'gg_receipt'
export type Kept = { readonly code: string; readonly openedAt: string; readonly dueAt: string | null }

export const rememberReceipt = (ctx: Ctx, http: Http, kept: Kept) => remember(ctx, http, receiptCookie, kept, MONTH)

/** Of the last case that this browser has sent. */
export const lastReceipt = (ctx: Ctx, http: Http): Kept | null => recall<Kept>(ctx, http, receiptCookie)

export function readReceipt(ctx: Ctx, http: Http, code: string): Kept | null {
  const kept = lastReceipt(ctx, http)
  return kept?.code === code ? kept : null
}

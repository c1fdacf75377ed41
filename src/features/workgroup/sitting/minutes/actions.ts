// The minutes: what stands in the way, how they will look, signing, and corrections afterwards.

import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { seatedActor } from '../../bodies/actions.ts'
import { actOnDossier, getDossier } from '../../dossiers/actions.ts'
import { papersOf, previewPaper, registerAddendum, registerPaper } from '../../papers/actions.ts'
import type { PaperInput } from '../../papers/model.ts'
import { actOnResolution, approveSession } from '../../resolutions/actions.ts'
import { must, openResolution, write as writeResolution } from '../../resolutions/history/actions.ts'
import { lockSession } from '../../sessions/actions.ts'
import { note } from '../../sessions/history/actions.ts'
import { sessionLaw } from '../../sessions/rules.ts'
import { inWhoseName } from '../items/actions.ts'
import type { AgainAct, MinutesView, RoomItem, RoomView } from '../model.ts'
import { draftsOf } from '../drafting/queries.ts'
import { laterInSession } from '../writing/queries.ts'
import { lacksForSigning, looseDrafts, noSigner, notSigned, notYourSession, signerNotThere, staleInRoom, textMissing, whyNotWrite } from '../rules.ts'
import { viewRoom } from '../showing/actions.ts'
import { refuse, write } from '../writing/actions.ts'
import { minutesBlocks, minutesFields, type Say, signersOf } from './rules.ts'

const lacksOf = (room: RoomView) =>
  lacksForSigning({
    state: room.state,
    chairName: room.chairName,
    quorum: room.quorum,
    items: room.items,
  })

/** @throws workgroup/no-such-session */
export async function viewMinutes(ctx: Ctx, sessionId: string): Promise<MinutesView> {
  const room = await viewRoom(ctx, sessionId)
  const counts: Record<string, number> = {}
  for (const i of room.items) counts[i.state] = (counts[i.state] ?? 0) + 1
  counts['resolutions'] = room.items.reduce((sum, i) => sum + i.drafts.length, 0)
  return {
    version: room.version,
    lacks: lacksOf(room).map(({ code, details }) => ({ code, details: { ...details } })),
    signers: signersOf(room),
    paperId: await minutesPaper(ctx, sessionId),
    counts,
  }
}

/** The signed minutes; null before. */
async function minutesPaper(ctx: Ctx, sessionId: string): Promise<string | null> {
  return (await papersOf(ctx, 'session', sessionId)).find((p) => p.kind === 'minutes' && p.state !== 'void')?.id ?? null
}

/** The paper in Persian, whoever asks: it is the province's, not the reader's. */
function paperOf(ctx: Ctx, room: RoomView, signers: PaperInput['signers'] = []): PaperInput {
  const how = { t: ((key, params) => ctx.t(key, params, 'fa')) as Say, locale: 'fa' as const }
  return {
    kind: 'minutes',
    subject: { kind: 'session', id: room.id },
    fields: minutesFields(room, how),
    blocks: minutesBlocks(room, how),
    signers,
    confidential: room.items.some((i) => i.confidential),
  }
}

/** A PDF marked as a draft, at any time since the session was opened. */
export async function previewMinutes(ctx: Ctx, sessionId: string): Promise<Raw> {
  const room = await viewRoom(ctx, sessionId)
  const chairless = room.chairName ? room : { ...room, chairName: '—' }
  const body = await previewPaper(ctx, paperOf(ctx, chairless, signersOf(room)))
  return raw({ type: 'application/pdf', body, headers: { 'content-disposition': 'inline; filename="minutes.pdf"', 'cache-control': 'no-store' } })
}

/**
 * Signs the minutes. In this order, and all or nothing: resolutions approved, dossiers moved by the outcome of their item,
 * heard resolutions acted upon, the paper registered with its signers, the session minuted.
 * @param ifMatch version of the session that the secretary read; anything written since refuses with http/stale
 * @throws http/stale, workgroup/no-quorum, workgroup/items-open, workgroup/already-signed, workgroup/signer-not-there
 */
export async function signMinutes(ctx: Ctx, sessionId: string, seatIds: readonly string[], ifMatch: number | null): Promise<MinutesView> {
  const session = await lockSession(ctx, sessionId, null)
  const facts = { state: session.state, provinceId: ctx.actor.provinceId, bodyId: session.bodyId }
  const actor = await seatedActor(ctx)
  refuse(whyNotWrite(actor, session.bodyId))
  const room = await viewRoom(ctx, sessionId)
  const [lack] = lacksOf(room)
  if (session.state === 'minuted' && lack) throw lack
  if (ifMatch !== null && ifMatch !== session.version) throw await newerThan(ctx, room, ifMatch)
  if (lack) throw lack
  refuse(sessionLaw.whyNot('mark_minuted', actor, facts))
  if (room.hidden) throw notYourSession()
  await checkLoose(ctx, sessionId)
  const signers = chosen(room, seatIds)
  await approveSession(ctx, sessionId)
  for (const item of room.items) await settle(ctx, item)
  // Read again: resolutions have their codes now.
  const paper = await registerPaper(ctx, paperOf(ctx, await viewRoom(ctx, sessionId), signers))
  await write(ctx, sessionId, 'sign', {
    session: { state: 'minuted', minuted_at: ctx.now, quorum_met: room.quorum.met },
    details: { paperId: paper.id, number: paper.number },
  })
  await note(ctx, sessionId, 'mark_minuted', {})
  await ctx.record('workgroup.minutes_signed', `session:${sessionId}`, { sessionId, code: room.code, paperId: paper.id, number: paper.number })
  ctx.tell('sessions')
  return viewMinutes(ctx, sessionId)
}

/** A draft of no item would become binding without a line in the minutes. @throws workgroup/loose-drafts */
async function checkLoose(ctx: Ctx, sessionId: string): Promise<void> {
  const loose = (await draftsOf(ctx.db, ctx.actor.provinceId, sessionId)).filter((d) => d.item_id === null)
  if (loose.length) throw looseDrafts({ count: loose.length })
}

async function newerThan(ctx: Ctx, room: RoomView, ifMatch: number) {
  const later = await laterInSession(ctx.db, ctx.actor.provinceId, room.id, ifMatch)
  return staleInRoom({
    version: room.version,
    by: later[0]?.by ?? '',
    at: (later[0]?.at ?? ctx.now).toISOString(),
    what: [...new Set(later.map((l) => l.name))],
    text: null,
  })
}

/** Who signs must have been there. */
function chosen(room: RoomView, seatIds: readonly string[]) {
  const there = signersOf(room)
  const missing = seatIds.find((id) => !there.some((s) => s.seatId === id))
  if (missing) throw signerNotThere({ post: room.seats.find((s) => s.id === missing)?.post ?? '' })
  const signers = there.filter((s) => seatIds.includes(s.seatId)).map(({ seatId, name, post }) => ({ seatId, name, post }))
  if (!signers.length) throw noSigner()
  return signers
}

const dossierActs = { resolved: 'decide', deferred: 'defer', refused: 'refuse', referred_up: 'refer_up' } as const

/** What the outcome of an item does to its dossier or to the resolution that was heard again. */
async function settle(ctx: Ctx, item: RoomItem): Promise<void> {
  if (item.kind === 'dossier' && item.dossierId && item.state in dossierActs) {
    // An applicant may withdraw while the group talks about them: the minutes then tell what was said, nothing is moved.
    if ((await getDossier(ctx, item.dossierId)).state === 'withdrawn') return
    const act = dossierActs[item.state as keyof typeof dossierActs]
    await actOnDossier(ctx, item.dossierId, act, { outcome: item.state, ...(item.reason && { text: item.reason }) }, null)
  }
  const act = item.decision['act']
  if (!item.resolutionId || typeof act !== 'string') return
  await actAgain(ctx, item.resolutionId, act as AgainAct, { ...(item.decision['details'] as object | undefined), text: item.reason })
}

async function actAgain(ctx: Ctx, resolutionId: string, act: AgainAct, details: Readonly<Record<string, unknown>>): Promise<void> {
  if (act !== 'propose_nonfeasance') return actOnResolution(ctx, resolutionId, act, details as never, null, true)
  const on = inWhoseName(ctx, act)
  const open = await openResolution(on, resolutionId)
  must(on, open, act, details, null)
  await writeResolution(on, open, act, details)
}

/** A correction of signed minutes: a numbered addendum; the signed paper stays as it is. */
export async function correctMinutes(ctx: Ctx, sessionId: string, text: string): Promise<MinutesView> {
  const session = await lockSession(ctx, sessionId, null)
  refuse(whyNotWrite(await seatedActor(ctx), session.bodyId))
  const paperId = await minutesPaper(ctx, sessionId)
  if (session.state !== 'minuted' || !paperId) throw notSigned()
  const reason = cleanInput(text)
  if (!reason) throw textMissing()
  const room = await viewRoom(ctx, sessionId)
  const signers = signersOf(room).filter((s) => s.chair || room.seats.some((seat) => seat.id === s.seatId && seat.clerk))
  const paper = await registerAddendum(ctx, paperId, { reason, voids: false, signers })
  await write(ctx, sessionId, 'addendum', { details: { paperId: paper.id, number: paper.number } })
  await ctx.record('workgroup.minutes_corrected', `session:${sessionId}`, { sessionId, code: session.code, paperId: paper.id, number: paper.number })
  return viewMinutes(ctx, sessionId)
}

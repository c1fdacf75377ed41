// The pack: gathered, frozen with a hash, checked again whenever somebody asks.

import { createHash } from 'node:crypto'
import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { seatedActor, seatsOf } from '../../bodies/actions.ts'
import type { SeatView } from '../../bodies/model.ts'
import { dossierFile } from '../../dossiers/actions.ts'
import { readAgenda } from '../agenda/actions.ts'
import { readsConfidential } from '../agenda/rules.ts'
import { readSession } from '../history/actions.ts'
import type { AgendaItem, Verified } from '../model.ts'
import type { SessionRow } from '../queries.ts'
import { noPack } from '../rules.ts'
import type { PackCase, PackContent, PackItem } from './model.ts'
import * as queries from './queries.ts'
import { canonical } from './rules.ts'

const hashOf = (content: unknown): string => createHash('sha256').update(canonical(content)).digest('hex')

/** @param only the item that was added after the call; null: the whole agenda */
export async function packOf(ctx: Ctx, row: SessionRow, only: { itemId: string; follows: string; reason: string } | null): Promise<PackContent> {
  const seats = await seatsOf(ctx, row.body_id)
  const { items } = await readAgenda(ctx, await seatedActor(ctx), row, seats)
  const heard = only ? items.filter((i) => i.id === only.itemId) : items
  return {
    format: 'gerehgosha.pack/1',
    kind: only ? 'addition' : 'pack',
    session: {
      code: row.code,
      no: row.no,
      year: row.year,
      body: row.body_fa,
      startsAt: row.starts_at.toISOString(),
      minutes: row.minutes,
      place: row.place,
      videoLink: row.video_link,
      extraordinary: row.extraordinary,
      reason: row.reason,
      capacity: row.capacity,
    },
    frozenAt: ctx.now.toISOString(),
    follows: only?.follows ?? '',
    reason: only?.reason ?? '',
    seats: seats.map(seatLine),
    items: await itemLines(ctx, heard),
  }
}

const seatLine = (s: SeatView) => ({
  post: s.post,
  agency: s.agencyFa,
  holder: s.holderName,
  deputy: s.deputyName,
  chair: s.chair,
  clerk: s.clerk,
  voting: s.voting,
})

async function itemLines(ctx: Ctx, items: readonly AgendaItem[]): Promise<PackItem[]> {
  const ids = [...new Set(items.flatMap((i) => i.dossierId ?? []))]
  const files = Map.groupBy(await queries.documentsOf(ctx.db, ctx.actor.provinceId, ids), (f) => f.dossier_id)
  const lines: PackItem[] = []
  for (const i of items)
    lines.push({
      no: i.position,
      source: i.source,
      title: i.title,
      dossier: i.dossierCode,
      resolution: i.resolutionCode,
      unit: i.unitName,
      county: i.county.fa,
      subject: i.subject,
      request: i.request,
      resolutionText: i.resolutionText,
      factors: { ...i.factors },
      cases: i.dossierId ? await casesOf(ctx, i.dossierId) : [],
      files: (files.get(i.dossierId ?? '') ?? []).map(({ name, sha256 }) => ({ name, sha256 })),
      conflicts: i.conflicts.map((c) => ({ post: c.post, why: c.reason || c.source })),
      confidential: i.confidential,
    })
  return lines
}

async function casesOf(ctx: Ctx, dossierId: string): Promise<PackCase[]> {
  const { cases } = await dossierFile(ctx, dossierId)
  return cases.map((c) => ({
    code: c.code,
    status: c.status,
    group: c.groupName?.fa ?? '',
    overdue: c.overdue,
    text: c.confidential ? '' : c.text,
    referrals: c.referrals.map((r) => ({ agency: r.agencyName.fa, state: r.state })),
  }))
}

/** Freezes content under the next number. @returns its hash */
export async function freeze(ctx: Ctx, row: SessionRow, content: PackContent): Promise<{ no: number; hash: string }> {
  const { provinceId, accountId } = ctx.actor
  const hash = hashOf(content)
  const no = (await queries.packsOf(ctx.db, provinceId, row.id)).length + 1
  await queries.insertPack(ctx.db, provinceId, row.id, { no, kind: content.kind, hash, content }, accountId, ctx.now)
  return { no, hash }
}

/** Does what is kept still give the hash that was written down with the call? Every pack of the session is reckoned anew. */
export async function verify(ctx: Ctx, id: string): Promise<Verified> {
  const { row } = await readSession(ctx, id)
  const kept = await queries.packContents(ctx.db, ctx.actor.provinceId, id)
  if (!kept.length) throw noPack()
  const recorded = await queries.recordedHashes(ctx.db, ctx.actor.provinceId, id)
  const packs = kept.map((p, i) => {
    const recomputed = hashOf(p.content)
    return { no: p.no, hash: p.hash, recomputed, fits: recomputed === p.hash && p.hash === recorded[i] }
  })
  const current = packs.findLast((p) => p.hash === row.pack_hash) ?? packs.at(-1)!
  return { hash: current.hash, recomputed: current.recomputed, fits: packs.every((p) => p.fits), packs }
}

/**
 * A frozen pack as its canonical JSON, so that anyone can reckon the hash; to whoever may read all of its items. A dossier may
 * have become confidential since it was frozen.
 */
export async function sendPack(ctx: Ctx, id: string, no: number): Promise<Raw> {
  const { row, actor } = await readSession(ctx, id)
  const pack = (await queries.packContents(ctx.db, ctx.actor.provinceId, id)).find((p) => p.no === no)
  const content = pack?.content as unknown as PackContent | undefined
  if (!content) throw noPack()
  if (!readsConfidential(actor, row.body_id)) {
    const codes = content.items.map((i) => i.dossier)
    if (content.items.some((i) => i.confidential) || (await queries.anyConfidential(ctx.db, ctx.actor.provinceId, codes))) throw noPack()
  }
  return raw({
    type: 'application/json; charset=utf-8',
    body: canonical(content),
    headers: { 'content-disposition': `attachment; filename="${row.code}-pack-${no}.json"` },
  })
}

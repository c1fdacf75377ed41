// The agenda as pages, the sitting and the pack read it.

import type { Ctx } from '#server/ctx.ts'
import type { DossierState, ItemState, SeatedActor } from '../../model.ts'
import type { SeatView } from '../../bodies/model.ts'
import { conflictsOf } from '../conflicts/actions.ts'
import type { AgendaItem, ConflictMark, Factors, ItemSource, NextInLine } from '../model.ts'
import type { SessionRow } from '../queries.ts'
import * as queries from './queries.ts'
import { readsConfidential } from './rules.ts'

const isConfidential = (i: queries.ItemRow) => i.confidential === true || i.resolution_confidential === true

/** Items in their order as far as this person may read them; `hidden`: how many they may not. */
export async function readAgenda(
  ctx: Ctx,
  actor: SeatedActor,
  row: SessionRow,
  seats: readonly SeatView[],
): Promise<{ items: AgendaItem[]; hidden: number }> {
  const all = await queries.itemsOf(ctx.db, ctx.actor.provinceId, row.id)
  const open = readsConfidential(actor, row.body_id)
  const shown = open ? all : all.filter((i) => !isConfidential(i))
  const marks = await conflictsOf(ctx, shown, seats)
  const late = await lateCases(ctx, row, shown)
  return { items: shown.map((i) => itemView(i, marks.get(i.id) ?? [], late.get(i.about_id ?? '') ?? 0)), hidden: all.length - shown.length }
}

/** Cases that came to a dossier after the last pack in which it was sent, until the session ended; by dossier. */
async function lateCases(ctx: Ctx, row: SessionRow, items: readonly queries.ItemRow[]): Promise<Map<string, number>> {
  const { provinceId } = ctx.actor
  if (!row.frozen_at) return new Map()
  const ids = [...new Set(items.flatMap((i) => i.about_id ?? []))]
  const came = await queries.casesSince(ctx.db, provinceId, ids, row.frozen_at, row.closed_at ?? ctx.now)
  if (!came.length) return new Map()
  const sent = await queries.additionsOf(ctx.db, provinceId, row.id)
  const codes = new Map(items.map((i) => [i.about_id, i.dossier_code]))
  const lastSent = (id: string) => sent.findLast((s) => s.dossier === codes.get(id))?.frozen_at.getTime() ?? 0
  const late = came.filter((c) => c.added_at.getTime() > lastSent(c.dossier_id))
  return new Map([...Map.groupBy(late, (c) => c.dossier_id)].map(([id, list]) => [id, list.length]))
}

const itemView = (i: queries.ItemRow, conflicts: ConflictMark[], late: number): AgendaItem => ({
  id: i.id,
  position: i.position,
  source: i.source as ItemSource,
  byHand: i.by_hand,
  addedReason: i.added_reason,
  movedReason: i.moved_reason,
  addedLate: i.added_late,
  lateCases: late,
  state: i.state as ItemState,
  title: i.title,
  dossierId: i.about_id,
  dossierCode: i.dossier_code ?? '',
  dossierState: i.dossier_state as DossierState | null,
  resolutionId: i.resolution_id,
  resolutionCode: i.resolution_code ?? '',
  resolutionText: i.resolution_text ?? '',
  dueAt: (i.resolution_due ?? i.due_at)?.toISOString() ?? null,
  unitId: i.unit_id,
  unitName: i.unit_name ?? '',
  subject: i.subject ?? '',
  request: i.request ?? '',
  county: { fa: i.county_fa ?? '', en: i.county_en ?? '' },
  cases: i.cases ?? 0,
  deferred: i.deferred ?? 0,
  confidential: isConfidential(i),
  parallel: i.parallel ?? '',
  factors: i.factors as Factors,
  version: i.version,
  conflicts,
})

export async function readNext(ctx: Ctx, actor: SeatedActor, row: SessionRow): Promise<NextInLine[]> {
  const rows = await queries.candidatesOf(ctx.db, ctx.actor.provinceId, row.id)
  const open = readsConfidential(actor, row.body_id)
  return rows
    .filter((c) => open || !c.confidential)
    .map((c) => ({
      position: c.position,
      source: c.source as ItemSource,
      dossierId: c.dossier_id,
      resolutionId: c.resolution_id,
      code: c.resolution_code ?? c.code ?? '',
      unitName: c.unit_name ?? '',
      subject: c.resolution_text ?? c.subject ?? '',
      factors: c.factors as Factors,
    }))
}

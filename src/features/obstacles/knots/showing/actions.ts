// Knots as pages and exports show them.

import { accountNames } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { readKnot } from '../history/actions.ts'
import { actsOf } from '../history/queries.ts'
import { answerCounts } from '../members/actions.ts'
import { weigh } from '../members/queries.ts'
import type { KnotFilter, KnotLine, KnotPage, KnotView } from '../model.ts'
import * as queries from '../queries.ts'
import { badKnotCursor, knotLaw } from '../rules.ts'

export const lineOf = (r: queries.KnotRow): KnotLine => ({
  id: r.id,
  code: r.code,
  title: r.title,
  state: r.state as KnotLine['state'],
  targetKind: r.target_kind as KnotLine['targetKind'],
  target: r.target,
  ownerBody: r.owner_body,
  ownerAgencyId: r.owner_agency_id,
  agencyFa: r.agency_fa ?? '',
  agencyEn: r.agency_en ?? '',
  panelId: r.panel_id,
  panelFa: r.panel_fa ?? '',
  panelEn: r.panel_en ?? '',
  groupCodes: r.group_codes,
  foundBy: r.found_by as KnotLine['foundBy'],
  dueAt: r.due_at?.toISOString() ?? null,
  unlocks: r.unlocks,
  units: r.units,
  jobs: r.jobs,
  moneyIrr: Number(r.money_irr),
  createdAt: r.created_at.toISOString(),
  updatedAt: r.updated_at.toISOString(),
  changedAt: r.changed_at?.toISOString() ?? null,
  version: r.version,
})

/** The knot with all that hangs on it now. */
export async function viewKnot(ctx: Ctx, id: string): Promise<KnotView> {
  const { provinceId } = ctx.actor
  const { row, facts } = await readKnot(ctx, id)
  const weight = await weigh(ctx.db, provinceId, id, ctx.actor)
  const acts = await actsOf(ctx.db, provinceId, id)
  const names = await accountNames(ctx, [...new Set(acts.map((a) => a.actor_id).filter((one) => one !== null))])
  const joined = row.joined_into ? await queries.findKnot(ctx.db, provinceId, row.joined_into) : undefined
  const files = await queries.filesOf(ctx.db, provinceId, id)
  return {
    ...lineOf(row),
    unlocks: weight.unlocks,
    units: weight.units,
    jobs: weight.jobs,
    moneyIrr: weight.money,
    cause: row.cause,
    proposal: row.proposal,
    outcome: row.outcome,
    joinedInto: joined ? { id: joined.id, code: joined.code, title: joined.title } : null,
    cluster: row.cluster_run && row.cluster_no !== null ? { runId: row.cluster_run, no: row.cluster_no } : null,
    members: weight.members,
    hidden: weight.hidden,
    answers: await answerCounts(ctx, id),
    acts: knotLaw.names.map((name) => {
      const refusal = knotLaw.whyNot(name, ctx.actor, facts)
      return { name, whyNot: refusal && { code: refusal.code, details: { ...refusal.details } } }
    }),
    history: acts.map((a) => ({
      seq: a.seq,
      name: a.name,
      at: a.at.toISOString(),
      actorName: a.actor_id ? (names.get(a.actor_id) ?? '') : '',
      actorRole: a.actor_role,
      details: a.details,
      added: a.added,
      removed: a.removed,
    })),
    files: files.map((f) => ({
      id: f.id,
      name: f.name,
      mime: f.mime,
      bytes: Number(f.bytes),
      createdAt: f.created_at.toISOString(),
      url: `/api/knots/${id}/files/${f.id}`,
    })),
  }
}

function readCursor(after: string | undefined): queries.Cursor | null {
  if (!after) return null
  const found = /^(\d{1,9})\.([0-9a-f-]{36})$/.exec(after)
  if (!found) throw badKnotCursor()
  return { unlocks: Number(found[1]), id: found[2]! }
}

/** One page of the board, the heaviest first, with how many there are in each state. */
export async function board(ctx: Ctx, filter: KnotFilter, after: string | undefined, limit: number): Promise<KnotPage> {
  const { provinceId } = ctx.actor
  const rows = await queries.listKnots(ctx.db, provinceId, ctx.actor, filter, ctx.now, readCursor(after), limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(lineOf),
    next: rows.length > limit && last ? `${last.unlocks}.${last.id}` : null,
    ...(await queries.countKnots(ctx.db, provinceId, ctx.actor, filter, ctx.now)),
  }
}

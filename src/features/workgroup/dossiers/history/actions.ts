// Opening a dossier for an act and writing it: lock, law, step, row, fact, telling.

import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { seatedActor } from '../../bodies/actions.ts'
import type { DossierAct, SeatedActor } from '../../model.ts'
import * as queries from '../queries.ts'
import { type DossierFacts, dossierLaw, noSuchDossier, whyNotDossier } from '../rules.ts'
import { isTold } from '../telling/rules.ts'
import { weigh } from '../weighing/actions.ts'
import type { CaseFacts } from '../weighing/rules.ts'
import { type Act, type Dossier, foldDossier, step } from './rules.ts'

export type Opened = {
  readonly row: queries.DossierRow
  readonly acts: Act[]
  readonly added: Act[]
  dossier: Dossier
  readonly facts: DossierFacts
  readonly actor: SeatedActor
  /** Set when the act already read the cases as they are afterwards. */
  cases?: readonly CaseFacts[]
}

export const factsOf = (row: queries.DossierRow): DossierFacts => ({
  state: row.state as DossierFacts['state'],
  provinceId: row.province_id,
  unitId: row.unit_id,
  investorId: row.investor_id,
  bodyId: row.body_id,
  committeeId: row.committee_id,
  fromBodyId: row.from_body_id,
  confidential: row.confidential,
})

async function opened(ctx: Ctx, id: string, row: queries.DossierRow | undefined): Promise<Opened> {
  if (!row) throw noSuchDossier({ dossier: id })
  const actor = await seatedActor(ctx)
  const facts = factsOf(row)
  if (!dossierLaw.maySee(actor, facts)) throw noSuchDossier({ dossier: id })
  const acts = await queries.actsOf(ctx.db, ctx.actor.provinceId, id)
  return { row, acts, added: [], dossier: foldDossier(acts), facts, actor }
}

/** A dossier that this actor may see, folded. @throws workgroup/no-such-dossier */
export const readDossier = async (ctx: Ctx, id: string): Promise<Opened> =>
  opened(ctx, id, await queries.findDossier(ctx.db, ctx.actor.provinceId, id))

/** Locked until the end of the transaction. @throws workgroup/no-such-dossier */
export const openDossier = async (ctx: Ctx, id: string): Promise<Opened> =>
  opened(ctx, id, await queries.lockDossier(ctx.db, ctx.actor.provinceId, id))

/** @throws the law's refusal, or http/stale when somebody wrote meanwhile (null: the caller does not compare) */
export function must(open: Opened, act: DossierAct, ifMatch: number | null, inSession = false): void {
  const refusal = whyNotDossier(act, open.actor, open.facts, open.dossier, inSession)
  if (refusal) throw refusal
  if (ifMatch !== null && ifMatch !== open.row.version) throw stale({ version: open.row.version })
}

export const actOf = (ctx: Ctx, seq: number, name: DossierAct, details: Readonly<Record<string, unknown>>): Act => ({
  seq,
  name,
  at: ctx.now,
  actorId: ctx.actor.accountId,
  actorRole: ctx.actor.role,
  details,
})

/** Appends one act and folds it in; `save` writes. */
export function append(ctx: Ctx, open: Opened, name: DossierAct, details: Readonly<Record<string, unknown>>): Act {
  const act = actOf(ctx, open.dossier.version + 1, name, details)
  open.dossier = step(open.dossier, act)
  open.acts.push(act)
  open.added.push(act)
  return act
}

/** Writes what was appended: acts, the row, one fact and the telling for each act. */
export async function save(ctx: Ctx, open: Opened): Promise<void> {
  const { provinceId } = ctx.actor
  const { id, code } = open.row
  await queries.insertActs(ctx.db, provinceId, id, open.added)
  await queries.updateDossier(ctx.db, provinceId, id, open.dossier, await weigh(ctx, open.dossier, open.cases))
  await announce(ctx, { id, code }, open.dossier, open.added)
}

export async function announce(ctx: Ctx, { id, code }: { id: string; code: string }, dossier: Dossier, added: readonly Act[]): Promise<void> {
  for (const act of added) {
    await ctx.record(`workgroup.dossier_${act.name}`, `dossier:${id}`, {
      dossierId: id,
      code,
      seq: act.seq,
      state: dossier.state,
      ...(dossier.sessionId && { sessionId: dossier.sessionId }),
    })
    if (isTold(act)) await ctx.enqueue('workgroup.tell_dossier', { dossierId: id, seq: act.seq })
  }
  ctx.tell('dossiers')
  ctx.tell(`dossier:${id}`)
  for (const caseId of dossier.caseIds) ctx.tell(`case:${caseId}`)
}

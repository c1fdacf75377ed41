// Dossiers as rows: read, locked, written. Lists stand in search/queries.ts. `seenBy` is the SQL face of dossierLaw.sees.

import type { Expression, SqlBool } from 'kysely'
import type { RegistryReads } from '#features/registry/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import { resolutionEnds, type SeatedActor } from '../model.ts'
import { actRow } from '../queries.ts'
import type { Weight } from './weighing/rules.ts'
import { bringBy, flagsOf, hearBy, stepAt, type Act, type Dossier } from './history/rules.ts'

export type Db = DbOf<'workgroup', RegistryReads>

const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`
const none = sql<SqlBool>`false`

function sits(actor: SeatedActor): Expression<SqlBool> {
  const bodies = [...new Set(actor.seats.map((s) => s.bodyId))]
  if (!bodies.length) return none
  return sql<SqlBool>`(d.body_id = any(${ids(bodies)}) or d.committee_id = any(${ids(bodies)}) or d.from_body_id = any(${ids(bodies)}))`
}

function own(actor: SeatedActor): Expression<SqlBool> {
  const by = [
    ...(actor.unitIds.length ? [sql`d.unit_id = any(${ids(actor.unitIds)})`] : []),
    ...(actor.investorIds.length ? [sql`d.investor_id = any(${ids(actor.investorIds)})`] : []),
  ]
  return by.length ? sql<SqlBool>`(${sql.join(by, sql` or `)})` : none
}

/** Which rows of workgroup.dossier (as `d`) this actor may see; false for roles that the law does not name. */
export function seenBy(actor: SeatedActor): Expression<SqlBool> {
  switch (actor.role) {
    case 'system':
    case 'secretary':
    case 'centreHead':
      return sql<SqlBool>`true`
    case 'operator':
    case 'auditor':
      return sql<SqlBool>`not d.confidential`
    case 'manager':
      return sql<SqlBool>`(not d.confidential or ${sits(actor)})`
    case 'agencyRep':
    case 'agencyHead':
    case 'expert':
    case 'official':
      return sits(actor)
    case 'producer':
    case 'investor':
      return own(actor)
    default:
      return none
  }
}

const columns = [
  'd.province_id',
  'd.id',
  'd.code',
  'd.unit_id',
  'd.investor_id',
  'd.unit_name',
  'd.county_id',
  'd.subject',
  'd.request',
  'd.group_code',
  'd.domain_code',
  'd.body_id',
  'd.committee_id',
  'd.from_body_id',
  'd.state',
  'd.flags',
  'd.origin',
  'd.priority',
  'd.confidential',
  'd.parallel',
  'd.loss_irr_day',
  'd.jobs',
  'd.cases',
  'd.open_cases',
  'd.unlocks',
  'd.revived',
  'd.jobs_kept',
  'd.due_at',
  'd.hear_by',
  'd.bring_by',
  'd.deferred',
  'd.session_id',
  'd.session_at',
  'd.opened_at',
  'd.ready_at',
  'd.updated_at',
  'd.closed_at',
  'd.version',
] as const

export const dossiers = (db: Db, provinceId: number) =>
  db.selectFrom('workgroup.dossier as d').select(columns).where('d.province_id', '=', provinceId)
export type DossierRow = Awaited<ReturnType<ReturnType<typeof dossiers>['executeTakeFirstOrThrow']>>

export const findDossier = (db: Db, provinceId: number, id: string): Promise<DossierRow | undefined> =>
  dossiers(db, provinceId).where('d.id', '=', id).executeTakeFirst()

export const lockDossier = (db: Db, provinceId: number, id: string): Promise<DossierRow | undefined> =>
  dossiers(db, provinceId).where('d.id', '=', id).forUpdate('d').executeTakeFirst()

/** Index columns of the fold. */
export const columnsOf = (d: Dossier, openCases: number) => ({
  state: d.state,
  flags: flagsOf(d, openCases),
  // Whoever lets a date pass: the house that does not hear it, or the applicant who brings nothing.
  late: d.lateAt !== null || d.bringing?.lapsed === true,
  subject: d.subject,
  request: d.request,
  loss_irr_day: d.lossIrrDay,
  jobs: d.jobs,
  priority: d.priority,
  body_id: d.bodyId,
  committee_id: d.committeeId,
  from_body_id: d.fromBodyId,
  parallel: d.parallel,
  deferred: d.deferred,
  session_id: d.sessionId,
  session_at: d.sessionAt,
  revived: d.revived,
  jobs_kept: d.jobsKept,
  hear_by: hearBy(d),
  bring_by: bringBy(d),
  step_at: stepAt(d),
  ready_at: d.readyAt,
  updated_at: d.updatedAt,
  closed_at: d.closedAt,
  version: d.version,
})

type Birth = {
  readonly id: string
  readonly no: number
  readonly code: string
  readonly unitId: string | null
  readonly investorId: string | null
  readonly unitName: string
  readonly countyId: string | null
  readonly openedBy: string | null
}

export const insertDossier = (db: Db, provinceId: number, b: Birth, d: Dossier, w: Weight) =>
  db
    .insertInto('workgroup.dossier')
    .values({
      province_id: provinceId,
      id: b.id,
      no: b.no,
      code: b.code,
      unit_id: b.unitId,
      investor_id: b.investorId,
      unit_name: b.unitName,
      county_id: b.countyId,
      opened_by: b.openedBy,
      opened_at: d.openedAt,
      origin: d.origin,
      ...columnsOf(d, w.open_cases),
      ...w,
    })
    .execute()

/** Its resolutions are as secret as it is now: a case may become confidential long after they were issued. */
export async function updateDossier(db: Db, provinceId: number, id: string, d: Dossier, w: Weight): Promise<void> {
  await db
    .updateTable('workgroup.dossier')
    .set({ ...columnsOf(d, w.open_cases), ...w })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()
  await db
    .updateTable('workgroup.resolution')
    .set({ confidential: w.confidential })
    .where('province_id', '=', provinceId)
    .where('dossier_id', '=', id)
    .where('confidential', '!=', w.confidential)
    .execute()
}

// ── Acts ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export async function actsOf(db: Db, provinceId: number, id: string): Promise<Act[]> {
  const rows = await db
    .selectFrom('workgroup.dossier_act')
    .select(['seq', 'name', 'at', 'actor_id', 'actor_role', 'details'])
    .where('province_id', '=', provinceId)
    .where('dossier_id', '=', id)
    .orderBy('seq')
    .execute()
  return rows.map((r) => ({
    seq: r.seq,
    name: r.name as Act['name'],
    at: r.at,
    actorId: r.actor_id,
    actorRole: r.actor_role,
    details: r.details as Act['details'],
  }))
}

export const insertActs = (db: Db, provinceId: number, dossierId: string, acts: readonly Act[]) =>
  db
    .insertInto('workgroup.dossier_act')
    .values(acts.map((a) => ({ province_id: provinceId, dossier_id: dossierId, ...actRow(a) })))
    .execute()

// ── Cases of dossiers ───────────────────────────────────────────────────────────────────────────────────────────────

export const insertCases = (db: Db, provinceId: number, dossierId: string, caseIds: readonly string[], now: Date) =>
  db
    .insertInto('workgroup.dossier_case')
    .values(caseIds.map((id) => ({ province_id: provinceId, dossier_id: dossierId, case_id: id, added_at: now })))
    .onConflict((c) => c.doNothing())
    .execute()

export const deleteCase = (db: Db, provinceId: number, dossierId: string, caseId: string) =>
  db
    .deleteFrom('workgroup.dossier_case')
    .where('province_id', '=', provinceId)
    .where('dossier_id', '=', dossierId)
    .where('case_id', '=', caseId)
    .execute()

/** Dossiers of some cases, the newest first. */
export async function ofCases(db: Db, provinceId: number, caseIds: readonly string[]): Promise<(DossierRow & { case_id: string })[]> {
  if (!caseIds.length) return []
  return dossiers(db, provinceId)
    .innerJoin('workgroup.dossier_case as c', (j) => j.onRef('c.province_id', '=', 'd.province_id').onRef('c.dossier_id', '=', 'd.id'))
    .select('c.case_id')
    .where('c.province_id', '=', provinceId)
    .where('c.case_id', 'in', [...caseIds])
    .orderBy('d.id', 'desc')
    .limit(200)
    .execute()
}

const undecided = ['open', 'in_committee', 'returned', 'ready', 'on_agenda'] as const
export const isUndecided = (state: string): boolean => (undecided as readonly string[]).includes(state)

/** One at a time: who asks whether something lies before the group and then puts it there. Held until the transaction ends. */
export const takeTurn = (db: Db, provinceId: number, what: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`dossiers ${provinceId} ${what}`}, 0))`.execute(db)

/** The newest undecided dossier of a unit or a plan. */
export function undecidedOf(db: Db, provinceId: number, of: { unitId: string | null; investorId: string | null }): Promise<DossierRow | undefined> {
  const q = dossiers(db, provinceId).where('d.state', 'in', undecided).orderBy('d.id', 'desc').limit(1)
  if (of.unitId) return q.where('d.unit_id', '=', of.unitId).executeTakeFirst()
  return of.investorId ? q.where('d.investor_id', '=', of.investorId).executeTakeFirst() : Promise.resolve(undefined)
}

/** Other dossiers of the same unit or plan that this actor may see, the newest first. */
export async function othersOf(db: Db, provinceId: number, actor: SeatedActor, of: DossierRow, limit: number): Promise<DossierRow[]> {
  const q = dossiers(db, provinceId).where(seenBy(actor)).where('d.id', '<>', of.id).orderBy('d.id', 'desc').limit(limit)
  if (of.unit_id) return q.where('d.unit_id', '=', of.unit_id).execute()
  return of.investor_id ? q.where('d.investor_id', '=', of.investor_id).execute() : []
}

/** Codes of its resolutions drafted since a moment that were annulled after their approval. */
export async function fallenSince(db: Db, provinceId: number, dossierId: string, since: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('workgroup.resolution')
    .select('code')
    .where('province_id', '=', provinceId)
    .where('dossier_id', '=', dossierId)
    .where('state', '=', 'annulled')
    .where('approved_at', 'is not', null) // a dropped draft decided nothing
    .where('created_at', '>=', since)
    .orderBy('id')
    .execute()
  return rows.map((r) => r.code)
}

/** Resolutions of a dossier that have not ended, or are only drafted. */
export const openResolutions = async (db: Db, provinceId: number, dossierId: string): Promise<number> =>
  (
    await db
      .selectFrom('workgroup.resolution')
      .select(sql<number>`count(*)::int`.as('n'))
      .where('province_id', '=', provinceId)
      .where('dossier_id', '=', dossierId)
      .where('state', 'not in', [...resolutionEnds])
      .executeTakeFirstOrThrow()
  ).n

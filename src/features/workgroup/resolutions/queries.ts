// Resolutions as rows: read, locked, written. Lists stand in listing/queries.ts. `seenBy` is the law's `sees` in SQL.

import type { Expression, SqlBool } from 'kysely'
import type { RegistryReads } from '#features/registry/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { SeatedActor } from '../model.ts'
import { actRow } from '../queries.ts'
import { onPanel } from './rules.ts'
import type { Moved, Resolution } from './history/model.ts'

export type Db = DbOf<'workgroup', RegistryReads>

const ids = (list: readonly string[]) => sql`${[...list]}::uuid[]`
const none = sql<SqlBool>`false`
const either = (parts: readonly Expression<SqlBool>[]): Expression<SqlBool> =>
  parts.length ? sql<SqlBool>`(${sql.join([...parts], sql` or `)})` : none

const known = sql<SqlBool>`r.notified_at is not null`
function sits(actor: SeatedActor): Expression<SqlBool> {
  const bodies = [...new Set(actor.seats.map((s) => s.bodyId))]
  if (!bodies.length) return none
  const there = sql<SqlBool>`(r.body_id = any(${ids(bodies)}) or r.committee_id = any(${ids(bodies)}))`
  return onPanel(actor) ? either([there, sql<SqlBool>`r.path = 'bank'`]) : there
}

/** Owner or alternative; of a representative a confidential one only with the desk that executes it. */
function works(actor: SeatedActor): Expression<SqlBool> {
  if (!actor.agencyIds.length) return none
  const owner = sql<SqlBool>`r.owner_agency_id = any(${ids(actor.agencyIds)})`
  const secret =
    actor.role === 'agencyRep' ? sql<SqlBool>`(not r.confidential or r.owner_desk_id is null or r.owner_desk_id = any(${ids(actor.deskIds)}))` : null
  const alternative = sql<SqlBool>`(r.alt_agency_id = any(${ids(actor.agencyIds)}) and not r.confidential)`
  return sql<SqlBool>`(${known} and (${secret ? sql`(${owner} and ${secret})` : owner} or ${alternative}))`
}

const own = (actor: SeatedActor): Expression<SqlBool> =>
  sql<SqlBool>`(${known} and ${either([
    ...(actor.unitIds.length ? [sql<SqlBool>`r.unit_id = any(${ids(actor.unitIds)})`] : []),
    ...(actor.investorIds.length ? [sql<SqlBool>`r.investor_id = any(${ids(actor.investorIds)})`] : []),
  ])})`

/** Which rows of workgroup.resolution (as `r`) this actor may see; false for roles that the law does not name. */
export function seenBy(actor: SeatedActor): Expression<SqlBool> {
  switch (actor.role) {
    case 'system':
    case 'secretary':
    case 'centreHead':
      return sql<SqlBool>`true`
    case 'operator':
      return sql<SqlBool>`(${known} and not r.confidential)`
    case 'manager':
    case 'auditor':
      return either([sql<SqlBool>`not r.confidential`, sits(actor)])
    case 'agencyRep':
    case 'agencyHead':
      return either([sits(actor), works(actor)])
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

// Without `search`, as large as all the rest together.
const columns = [
  ...(['r.province_id', 'r.id', 'r.no', 'r.code', 'r.body_id', 'r.committee_id', 'r.session_id', 'r.item_id', 'r.dossier_id'] as const),
  ...(['r.unit_id', 'r.investor_id', 'r.unit_name', 'r.county_id', 'r.group_code', 'r.domain_code', 'r.owner_agency_id', 'r.owner_desk_id'] as const),
  ...(['r.alt_agency_id', 'r.text', 'r.amount', 'r.currency', 'r.evidence_type', 'r.due_at', 'r.priority', 'r.confidential'] as const),
  ...(['r.state', 'r.flags', 'r.reason', 'r.path', 'r.stage', 'r.suspended', 'r.approved_at', 'r.notified_at', 'r.received_at'] as const),
  ...(['r.object_by', 'r.rule_by', 'r.claimed_at', 'r.confirmed_at', 'r.closed_at', 'r.updated_at', 'r.version'] as const),
] as const
export const rows = (db: Db, provinceId: number) => db.selectFrom('workgroup.resolution as r').select(columns).where('r.province_id', '=', provinceId)
export type ResolutionRow = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

export const findRow = (db: Db, provinceId: number, id: string): Promise<ResolutionRow | undefined> =>
  rows(db, provinceId).where('r.id', '=', id).executeTakeFirst()

/** Locked until the end of the transaction. */
export const lockRow = (db: Db, provinceId: number, id: string): Promise<ResolutionRow | undefined> =>
  rows(db, provinceId).where('r.id', '=', id).forUpdate().executeTakeFirst()

/** The acts of several, each in its order. */
export async function actsOfMany(db: Db, provinceId: number, ids: readonly string[]): Promise<Map<string, Moved[]>> {
  if (!ids.length) return new Map()
  const found = await db
    .selectFrom('workgroup.resolution_act')
    .select(['resolution_id', 'seq', 'name', 'at', 'actor_id as actorId', 'actor_role as actorRole', 'details'])
    .where('province_id', '=', provinceId)
    .where(sql<boolean>`resolution_id = any(${[...ids]}::uuid[])`)
    .orderBy('resolution_id')
    .orderBy('seq')
    .execute()
  return Map.groupBy(found as (Moved & { resolution_id: string })[], (act) => act.resolution_id)
}
export const actsOf = async (db: Db, provinceId: number, id: string): Promise<Moved[]> => (await actsOfMany(db, provinceId, [id])).get(id) ?? []

export async function insertActs(db: Db, provinceId: number, resolutionId: string, acts: readonly Moved[]): Promise<void> {
  await db
    .insertInto('workgroup.resolution_act')
    .values(acts.map((a) => ({ province_id: provinceId, resolution_id: resolutionId, ...actRow(a) })))
    .execute()
}

/** What stays for ever as it was drafted. */
export type Fixed = {
  readonly province_id: number
  readonly id: string
  readonly body_id: string
  readonly committee_id: string | null
  readonly session_id: string | null
  readonly item_id: string | null
  readonly dossier_id: string
  readonly unit_id: string | null
  readonly investor_id: string | null
  readonly unit_name: string
  readonly county_id: string | null
  readonly group_code: string | null
  readonly domain_code: string | null
  readonly priority: string
  readonly confidential: boolean
  readonly created_at: Date
}

/** What the clock says of a fold: when it has something to do, and by when panel or board are to rule. */
type Timed = { readonly stepAt: Date | null; readonly ruleBy: Date | null }

/** The index columns of a fold. */
export const indexOf = (id: string, r: Resolution, { stepAt, ruleBy }: Timed) => ({
  code: r.code ?? id,
  no: r.code ? Number(r.code.slice(r.code.lastIndexOf('-') + 1)) : null,
  owner_agency_id: r.ownerAgencyId,
  owner_desk_id: r.ownerDeskId,
  alt_agency_id: r.altAgencyId,
  text: r.text,
  fields: JSON.stringify(r.fields),
  amount: r.amount,
  currency: r.currency,
  evidence_type: r.evidenceType,
  article: r.article,
  due_at: r.dueAt,
  state: r.state,
  flags: [...r.flags],
  reason: r.reason,
  path: r.path,
  stage: r.stage,
  suspended: r.suspendedSince !== null,
  approved_at: r.approvedAt,
  notified_at: r.notifiedAt,
  received_at: r.receivedAt,
  object_by: r.objectBy,
  objected_at: r.objection?.at ?? null,
  claimed_at: r.claim?.at ?? null,
  claimed_by: r.claim?.by ?? null,
  confirmed_at: r.confirmedAt,
  closed_at: r.closedAt,
  step_at: stepAt,
  rule_by: ruleBy,
  updated_at: r.updatedAt,
  version: r.version,
})

export const insertRow = (db: Db, fixed: Fixed, r: Resolution) =>
  db
    .insertInto('workgroup.resolution')
    .values({ ...fixed, ...indexOf(fixed.id, r, { stepAt: null, ruleBy: null }) })
    .execute()

export const updateRow = (db: Db, provinceId: number, id: string, r: Resolution, timed: Timed): Promise<ResolutionRow> =>
  db
    .updateTable('workgroup.resolution as r')
    .set(indexOf(id, r, timed))
    .where('r.province_id', '=', provinceId)
    .where('r.id', '=', id)
    .returning(columns)
    .executeTakeFirstOrThrow()

export async function saveDuties(db: Db, provinceId: number, resolutionId: string, r: Resolution): Promise<void> {
  await db.deleteFrom('workgroup.duty').where('province_id', '=', provinceId).where('resolution_id', '=', resolutionId).execute()
  if (!r.duties.length) return
  await db
    .insertInto('workgroup.duty')
    .values(
      r.duties.map((d) => ({
        province_id: provinceId,
        id: d.id,
        resolution_id: resolutionId,
        text: d.text,
        due_at: d.dueAt,
        state: d.state,
        note: d.note,
        settled_at: d.settledAt,
      })),
    )
    .execute()
}

export async function saveCases(db: Db, provinceId: number, resolutionId: string, caseIds: readonly string[]): Promise<void> {
  await db.deleteFrom('workgroup.resolution_case').where('province_id', '=', provinceId).where('resolution_id', '=', resolutionId).execute()
  if (!caseIds.length) return
  await db
    .insertInto('workgroup.resolution_case')
    .values(caseIds.map((case_id) => ({ province_id: provinceId, resolution_id: resolutionId, case_id })))
    .execute()
}

/** The dossier as a draft takes it over. */
export const findDossier = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('workgroup.dossier')
    .select(['id', 'code', 'state', 'body_id', 'committee_id', 'unit_id', 'investor_id', 'unit_name', 'county_id', 'group_code', 'domain_code'])
    .select(['priority', 'confidential', 'subject'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .executeTakeFirst()

export const dossierCases = async (db: Db, provinceId: number, dossierId: string): Promise<string[]> => {
  const found = await db
    .selectFrom('workgroup.dossier_case')
    .select('case_id')
    .where('province_id', '=', provinceId)
    .where('dossier_id', '=', dossierId)
    .orderBy('case_id')
    .execute()
  return found.map((r) => r.case_id)
}

export const findSession = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('workgroup.session')
    .select(['id', 'code', 'body_id', 'starts_at', 'state'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .executeTakeFirst()

export const agencyExists = async (db: Db, provinceId: number, id: string): Promise<boolean> =>
  (await db.selectFrom('registry.agency').select('id').where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()) !== undefined

export const deskAgency = async (db: Db, provinceId: number, id: string): Promise<string | undefined> =>
  (await db.selectFrom('registry.desk').select('agency_id').where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst())?.agency_id

const linked = (db: Db, provinceId: number, caseId: string) =>
  rows(db, provinceId)
    .innerJoin('workgroup.resolution_case as c', (j) => j.onRef('c.province_id', '=', 'r.province_id').onRef('c.resolution_id', '=', 'r.id'))
    .where('c.case_id', '=', caseId)
    .orderBy('r.id')
/** Resolutions of a case, in the order of drafting. */
export const ofCase = (db: Db, provinceId: number, caseId: string): Promise<ResolutionRow[]> => linked(db, provinceId, caseId).execute()
/** The same, locked until the end of the transaction. */
export const lockOfCase = (db: Db, provinceId: number, caseId: string): Promise<ResolutionRow[]> =>
  linked(db, provinceId, caseId).forUpdate('r').execute()

export const caseIdsOf = async (db: Db, provinceId: number, resolutionId: string): Promise<string[]> => {
  const found = await db
    .selectFrom('workgroup.resolution_case')
    .select('case_id')
    .where('province_id', '=', provinceId)
    .where('resolution_id', '=', resolutionId)
    .orderBy('case_id')
    .execute()
  return found.map((r) => r.case_id)
}

/** Resolutions of a session in one state, in the order of drafting; locked, so that whoever comes second no longer finds them in it. */
const inState = async (db: Db, provinceId: number, sessionId: string, state: string): Promise<string[]> => {
  const those = rows(db, provinceId).where('r.session_id', '=', sessionId).where('r.state', '=', state)
  const found = await those.orderBy('r.id').forUpdate().execute()
  return found.map((r) => r.id)
}
export const draftsOf = (db: Db, provinceId: number, sessionId: string): Promise<string[]> => inState(db, provinceId, sessionId, 'drafted')
export const approvedOf = (db: Db, provinceId: number, sessionId: string): Promise<string[]> => inState(db, provinceId, sessionId, 'approved')

/** Whether the same was done with a resolution of the case at this very moment: then what happened to the case came from there. */
export async function actedAt(db: Db, provinceId: number, caseId: string, name: string, at: Date): Promise<boolean> {
  const found = await db
    .selectFrom('workgroup.resolution_case as c')
    .innerJoin('workgroup.resolution_act as a', (j) =>
      j.onRef('a.province_id', '=', 'c.province_id').onRef('a.resolution_id', '=', 'c.resolution_id'),
    )
    .select('a.seq')
    .where('c.province_id', '=', provinceId)
    .where('c.case_id', '=', caseId)
    .where('a.name', '=', name)
    .where('a.at', '=', at)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

// Writing the register: whole batches in one statement each.

import type { RegistryReads } from '#features/registry/model.ts'
import { type DbOf, sql } from '#server/db.ts'
import type { ArchiveRow, CaseNote } from './model.ts'

export type Db = DbOf<'obstacles', RegistryReads>

const uuids = (list: readonly string[]) => sql`${[...list]}::uuid[]`

/**
 * Adds or replaces rows of kind case. What people decided in the register itself (also_codes, same_as, jobs, money) stays; so does
 * a knot on which the case itself does not hang yet (setKnot takes it off).
 */
export async function upsertCases(db: Db, provinceId: number, notes: readonly CaseNote[], at: Date): Promise<void> {
  const rows = JSON.stringify(
    notes.map((n) => ({
      id: n.id,
      code: n.code,
      text: n.text,
      unit_id: n.unitId,
      unit_name: n.unitName,
      county_id: n.countyId,
      group_code: n.groupCode,
      agency_ids: n.agencyIds,
      outcome: n.outcome,
      priority: n.priority,
      confidential: n.confidential,
      open_to: n.openTo ?? [],
      article: n.article,
      told_at: n.toldAt.toISOString(),
      closed_at: n.closedAt?.toISOString() ?? null,
      knot_id: n.knotId,
      money_irr: n.moneyIrr ?? null,
      jobs: n.jobs ?? null,
    })),
  )
  await sql`
    insert into obstacles.obstacle as o (province_id, id, kind, code, text, unit_id, unit_name, county_id, group_code, agency_ids, outcome,
      priority, confidential, open_to, article, told_at, closed_at, days, knot_id, money_irr, jobs, updated_at)
    select ${provinceId}::smallint, n.id, 'case', n.code, n.text, n.unit_id, n.unit_name, n.county_id, n.group_code, n.agency_ids, n.outcome,
      n.priority, n.confidential, n.open_to, n.article, n.told_at, n.closed_at,
      case when n.outcome = 'solved' then round((extract(epoch from n.closed_at - n.told_at) / 86400)::numeric, 2) end, n.knot_id, n.money_irr, n.jobs, ${at}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as n (id uuid, code text, text text, unit_id uuid, unit_name text, county_id uuid, group_code text,
      agency_ids uuid[], outcome text, priority text, confidential boolean, open_to text[], article text, told_at timestamptz,
      closed_at timestamptz, knot_id uuid, money_irr numeric, jobs integer)
    on conflict (province_id, id) do update set kind = 'case', code = excluded.code, text = excluded.text, unit_id = excluded.unit_id,
      unit_name = excluded.unit_name, county_id = excluded.county_id, group_code = excluded.group_code, agency_ids = excluded.agency_ids,
      outcome = excluded.outcome, priority = excluded.priority, confidential = excluded.confidential, open_to = excluded.open_to,
      article = excluded.article, told_at = excluded.told_at, closed_at = excluded.closed_at, days = excluded.days,
      knot_id = coalesce(excluded.knot_id, o.knot_id), money_irr = coalesce(excluded.money_irr, o.money_irr),
      jobs = coalesce(excluded.jobs, o.jobs), updated_at = excluded.updated_at`.execute(db)
}

/** Adds archive rows; a row that stands already stays as it is (a repeated batch changes nothing). */
export async function insertArchive(db: Db, provinceId: number, rows: readonly ArchiveRow[], at: Date): Promise<void> {
  const json = JSON.stringify(
    rows.map((r) => ({
      id: r.id,
      code: r.code,
      text: r.text,
      unit_id: r.unitId,
      unit_name: r.unitName,
      county_id: r.countyId,
      group_code: r.groupCode,
      outcome: r.outcome,
      told_at: r.toldAt.toISOString(),
      money_irr: r.moneyIrr,
      jobs: r.jobs,
    })),
  )
  await sql`
    insert into obstacles.obstacle (province_id, id, kind, code, text, unit_id, unit_name, county_id, group_code, outcome, told_at, money_irr, jobs, updated_at)
    select ${provinceId}::smallint, n.id, 'archive', n.code, n.text, n.unit_id, n.unit_name, n.county_id, n.group_code, n.outcome, n.told_at,
      n.money_irr, n.jobs, ${at}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as n (id uuid, code text, text text, unit_id uuid, unit_name text, county_id uuid, group_code text,
      outcome text, told_at timestamptz, money_irr numeric, jobs integer)
    on conflict (province_id, id) do nothing`.execute(db)
}

export const setKnot = (db: Db, provinceId: number, ids: readonly string[], knotId: string | null, at: Date) =>
  sql`update obstacles.obstacle set knot_id = ${knotId}::uuid, updated_at = ${at}::timestamptz
    where province_id = ${provinceId} and id = any(${uuids(ids)}) and knot_id is distinct from ${knotId}::uuid`.execute(db)

/** Removes archive rows and what was said of them; rows of cases stay. */
export async function deleteArchived(db: Db, provinceId: number, ids: readonly string[]): Promise<void> {
  await sql`delete from obstacles.likeness l using obstacles.obstacle o where l.province_id = ${provinceId} and o.province_id = ${provinceId}
    and o.id in (l.one_id, l.other_id) and o.kind = 'archive' and (l.one_id = any(${uuids(ids)}) or l.other_id = any(${uuids(ids)}))
    and o.id = any(${uuids(ids)})`.execute(db)
  await sql`delete from obstacles.obstacle where province_id = ${provinceId} and id = any(${uuids(ids)}) and kind = 'archive'`.execute(db)
}

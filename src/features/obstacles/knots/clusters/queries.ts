// Runs of the clustering and what they found. A run is shown once done_at stands.

import type { SqlBool } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import { sql } from '#server/db.ts'
import { readBy } from '../members/queries.ts'
import type { Db } from '../queries.ts'
import type { FoundCluster, Stage } from './model.ts'

const runs = (db: Db, provinceId: number) =>
  db.selectFrom('obstacles.cluster_run').select(['id', 'at', 'obstacles', 'seconds', 'modularity', 'done_at']).where('province_id', '=', provinceId)
export type RunRow = Awaited<ReturnType<ReturnType<typeof runs>['executeTakeFirstOrThrow']>>

/** Finished runs, the latest first. */
export const doneRuns = (db: Db, provinceId: number, limit = 40): Promise<RunRow[]> =>
  runs(db, provinceId).where('done_at', 'is not', null).orderBy('done_at', 'desc').limit(limit).execute()

/** The latest run of all, finished or not. */
export const latestRun = (db: Db, provinceId: number) =>
  db
    .selectFrom('obstacles.cluster_run')
    .select(['id', 'at', 'stage', 'progress', 'told_at', 'done_at'])
    .where('province_id', '=', provinceId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const insertRun = (db: Db, provinceId: number, id: string, askedBy: string | null, now: Date) =>
  db.insertInto('obstacles.cluster_run').values({ province_id: provinceId, id, at: now, asked_by: askedBy, stage: 'waiting', told_at: now }).execute()

export const tellRun = (db: Db, provinceId: number, id: string, stage: Stage, progress: number, now: Date) =>
  db
    .updateTable('obstacles.cluster_run')
    .set({ stage, progress, told_at: now })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute()

export const finishRun = (db: Db, provinceId: number, id: string, figures: { obstacles: number; seconds: number; modularity: number }, now: Date) =>
  db
    .updateTable('obstacles.cluster_run')
    .set({ ...figures, stage: 'done', progress: 1, told_at: now, done_at: now })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

/** One slice of what is clustered: open obstacles, never confidential ones, the latest told first. */
export const openTexts = (db: Db, provinceId: number, after: { toldAt: Date; id: string } | null, limit: number) => {
  let q = db
    .selectFrom('obstacles.obstacle as o')
    .select(['o.id', 'o.unit_id', 'o.unit_name', 'o.county_id', 'o.group_code', 'o.told_at'])
    .select(sql<string>`left(o.text, 1500)`.as('text'))
    .where('o.province_id', '=', provinceId)
    .where('o.outcome', 'in', ['open', 'waiting_systemic'])
    .where('o.confidential', '=', false)
  if (after) q = q.where(sql<SqlBool>`(o.told_at, o.id) < (${after.toldAt}::timestamptz, ${after.id}::uuid)`)
  return q.orderBy('o.told_at', 'desc').orderBy('o.id', 'desc').limit(limit).execute()
}

export const insertClusters = (
  db: Db,
  provinceId: number,
  runId: string,
  first: number,
  clusters: readonly (FoundCluster & { code: string | null })[],
) =>
  db
    .insertInto('obstacles.cluster')
    .values(
      clusters.map((c, i) => ({
        province_id: provinceId,
        run_id: runId,
        no: first + i,
        size: c.size,
        units: c.units,
        counties: c.counties,
        words: [...c.words],
        group_code: c.code,
        group_share: c.code === null ? null : c.groupShare,
        cohesion: c.cohesion,
        x: c.x,
        y: c.y,
        r: c.r,
      })),
    )
    .execute()

export type MemberPlace = { readonly id: string; readonly no: number; readonly rank: number; readonly x: number; readonly y: number }
export const insertMembers = (db: Db, provinceId: number, runId: string, members: readonly MemberPlace[]) =>
  sql`insert into obstacles.cluster_member (province_id, run_id, obstacle_id, cluster_no, rank, x, y)
    select ${provinceId}::smallint, ${runId}::uuid, * from unnest(${members.map((m) => m.id)}::uuid[], ${members.map((m) => m.no)}::int[],
      ${members.map((m) => m.rank)}::int[], ${members.map((m) => m.x)}::real[], ${members.map((m) => m.y)}::real[])`.execute(db)

/** For each cluster of a run the one of an earlier run that most of the same obstacles were in. */
export const comparePrior = (db: Db, provinceId: number, runId: string, priorId: string) =>
  sql`insert into obstacles.cluster_prior (province_id, run_id, no, prior_run_id, prior_no, prior_size, shared)
    select distinct on (s.no) ${provinceId}::smallint, ${runId}::uuid, s.no, ${priorId}::uuid, s.prior_no, c.size, s.n
    from (select m.cluster_no as no, p.cluster_no as prior_no, count(*)::int as n
        from obstacles.cluster_member m join obstacles.cluster_member p
          on p.province_id = m.province_id and p.run_id = ${priorId} and p.obstacle_id = m.obstacle_id
        where m.province_id = ${provinceId} and m.run_id = ${runId} group by 1, 2) s
      join obstacles.cluster c on c.province_id = ${provinceId} and c.run_id = ${priorId} and c.no = s.prior_no
    order by s.no, s.n desc, s.prior_no
    on conflict do nothing`.execute(db)

/** Takes away what a run found, so that it can begin anew. */
export async function forgetFound(db: Db, provinceId: number, runId: string) {
  await sql`delete from obstacles.cluster_prior where province_id = ${provinceId} and (run_id = ${runId} or prior_run_id = ${runId})`.execute(db)
  await db.deleteFrom('obstacles.cluster_member').where('province_id', '=', provinceId).where('run_id', '=', runId).execute()
  await db.deleteFrom('obstacles.cluster').where('province_id', '=', provinceId).where('run_id', '=', runId).execute()
}

/** Takes a run away with all it found. */
export async function deleteRun(db: Db, provinceId: number, runId: string) {
  await forgetFound(db, provinceId, runId)
  await db.deleteFrom('obstacles.cluster_run').where('province_id', '=', provinceId).where('id', '=', runId).execute()
}

/** Runs that are neither shown nor the one under way. */
export const brokenRuns = (db: Db, provinceId: number, but: string) =>
  db
    .selectFrom('obstacles.cluster_run')
    .select('id')
    .where('province_id', '=', provinceId)
    .where('done_at', 'is', null)
    .where('id', '<>', but)
    .execute()

// ── The map ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The 500 largest clusters, each with its knot and where it comes from. */
export const clustersOf = (db: Db, provinceId: number, runId: string, againstId: string | null) =>
  db
    .selectFrom('obstacles.cluster as c')
    .leftJoin('obstacles.knot as k', (j) => j.onRef('k.province_id', '=', 'c.province_id').onRef('k.id', '=', 'c.knot_id'))
    .leftJoin('obstacles.cluster_prior as p', (j) =>
      j
        .onRef('p.province_id', '=', 'c.province_id')
        .onRef('p.run_id', '=', 'c.run_id')
        .onRef('p.no', '=', 'c.no')
        .on('p.prior_run_id', '=', againstId),
    )
    .select(['c.no', 'c.size', 'c.units', 'c.counties', 'c.words', 'c.group_code', 'c.group_share', 'c.cohesion', 'c.x', 'c.y', 'c.r'])
    .select(['k.id as knot_id', 'k.code as knot_code', 'k.title as knot_title', 'k.state as knot_state', 'k.panel_id as knot_panel'])
    .select(['p.prior_no', 'p.prior_size', 'p.shared'])
    .where('c.province_id', '=', provinceId)
    .where('c.run_id', '=', runId)
    .orderBy('c.no')
    .limit(500)
    .execute()

export const goneClusters = (db: Db, provinceId: number, runId: string, againstId: string) =>
  db
    .selectFrom('obstacles.cluster as c')
    .select(['c.no', 'c.size', 'c.words', 'c.group_code as groupCode'])
    .where('c.province_id', '=', provinceId)
    .where('c.run_id', '=', againstId)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('obstacles.cluster_prior as p')
            .select('p.no')
            .whereRef('p.province_id', '=', 'c.province_id')
            .where('p.run_id', '=', runId)
            .where('p.prior_run_id', '=', againstId)
            .whereRef('p.prior_no', '=', 'c.no'),
        ),
      ),
    )
    .orderBy('c.no')
    .limit(100)
    .execute()

export const findCluster = (db: Db, provinceId: number, runId: string, no: number) =>
  db
    .selectFrom('obstacles.cluster as c')
    .innerJoin('obstacles.cluster_run as r', (j) => j.onRef('r.province_id', '=', 'c.province_id').onRef('r.id', '=', 'c.run_id'))
    .select(['c.no', 'c.size', 'c.words', 'c.group_code', 'c.knot_id'])
    .where('c.province_id', '=', provinceId)
    .where('c.run_id', '=', runId)
    .where('c.no', '=', no)
    .where('r.done_at', 'is not', null)
    .executeTakeFirst()

export async function clusterMembers(db: Db, provinceId: number, runId: string, no: number): Promise<string[]> {
  const rows = await db
    .selectFrom('obstacles.cluster_member')
    .select('obstacle_id')
    .where('province_id', '=', provinceId)
    .where('run_id', '=', runId)
    .where('cluster_no', '=', no)
    .orderBy('rank')
    .execute()
  return rows.map((r) => r.obstacle_id)
}

export const setClusterKnot = (db: Db, provinceId: number, runId: string, no: number, knotId: string) =>
  db
    .updateTable('obstacles.cluster')
    .set({ knot_id: knotId })
    .where('province_id', '=', provinceId)
    .where('run_id', '=', runId)
    .where('no', '=', no)
    .execute()

/** The knot, open or dismissed, that already covers more than half of a cluster's obstacles. */
export async function coveringKnot(db: Db, provinceId: number, runId: string, no: number): Promise<{ id: string; state: string } | undefined> {
  const { rows } = await sql<{ id: string; state: string }>`
    with m as (select obstacle_id as id from obstacles.cluster_member where province_id = ${provinceId} and run_id = ${runId} and cluster_no = ${no}),
    hung as (
      select o.knot_id, o.id from obstacles.obstacle o join m on m.id = o.id where o.province_id = ${provinceId} and o.knot_id is not null
      union
      select k.id, e.id from obstacles.knot k
        join obstacles.knot_act a on a.province_id = k.province_id and a.knot_id = k.id and a.details ? 'added',
        lateral (select jsonb_array_elements_text(a.details -> 'added')::uuid as id) e
      where k.province_id = ${provinceId} and k.state = 'dismissed' and e.id in (select id from m))
    select k.id, k.state from hung h join obstacles.knot k on k.province_id = ${provinceId} and k.id = h.knot_id
    group by k.id, k.state having count(*) * 2 > (select count(*) from m) order by count(*) desc limit 1`.execute(db)
  return rows[0]
}

/** An expert reads single obstacles only of the groups that a panel of theirs is in charge of. */
const ofPanels = (actor: Actor) => sql<SqlBool>`not o.confidential and exists (select from obstacles.panel_member s
  join obstacles.panel p on p.province_id = s.province_id and p.id = s.panel_id and p.active
  where s.province_id = ${actor.provinceId} and s.account_id = ${actor.accountId} and (o.group_code = any(p.group_codes)
    or p.group_codes = '{}' and p.domain_code = (select g.domain_code from obstacles.grp g where g.code = o.group_code)))`

/** Dots and excerpts of a cluster, the most typical first; what became confidential since is not shown. */
export function membersOnMap(db: Db, provinceId: number, actor: Actor, runId: string, no: number, after: number | null, limit: number) {
  let q = db
    .selectFrom('obstacles.cluster_member as m')
    .innerJoin('obstacles.obstacle as o', (j) => j.onRef('o.province_id', '=', 'm.province_id').onRef('o.id', '=', 'm.obstacle_id'))
    .leftJoin('registry.county as c', (j) => j.onRef('c.province_id', '=', 'o.province_id').onRef('c.id', '=', 'o.county_id'))
    .select(['o.id', 'o.kind', 'o.code', 'o.unit_name', 'o.group_code', 'o.knot_id', 'm.x', 'm.y', 'm.rank', 'c.name_fa', 'c.name_en'])
    .select(sql<string>`left(o.text, 240)`.as('text'))
    .where('m.province_id', '=', provinceId)
    .where('m.run_id', '=', runId)
    .where('m.cluster_no', '=', no)
    .where(actor.role === 'expert' ? ofPanels(actor) : readBy(actor))
  if (after !== null) q = q.where('m.rank', '>', after)
  return q.orderBy('m.rank').limit(limit).execute()
}

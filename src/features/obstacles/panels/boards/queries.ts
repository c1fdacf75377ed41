// Panels and their seats.

import type { Static } from 'typebox'
import { type DbOf, sql } from '#server/db.ts'
import type { PanelForm, Seats, Workload } from '../model.ts'

type Db = DbOf<'obstacles'>

const columns = [
  'id',
  'name_fa as nameFa',
  'name_en as nameEn',
  'domain_code as domainCode',
  'group_codes as groupCodes',
  'active',
  'version',
] as const

/** All panels of a province, in the order of domains; a province has some dozens at most. */
export const panels = (db: Db, provinceId: number) =>
  db
    .selectFrom('obstacles.panel')
    .select(columns)
    .where('province_id', '=', provinceId)
    .orderBy('active', 'desc')
    .orderBy('domain_code')
    .orderBy('name_fa')
    .limit(300)
    .execute()

export const findPanel = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('obstacles.panel').select(columns).where('province_id', '=', provinceId).where('id', '=', id).executeTakeFirst()

export const lockPanel = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('obstacles.panel').select(columns).where('province_id', '=', provinceId).where('id', '=', id).forUpdate().executeTakeFirst()

export type PanelRow = NonNullable<Awaited<ReturnType<typeof findPanel>>>

export const seats = (db: Db, provinceId: number, panelIds: readonly string[]) =>
  db
    .selectFrom('obstacles.panel_member')
    .select(['panel_id as panelId', 'account_id as accountId', 'chair', 'since'])
    .where('province_id', '=', provinceId)
    .where('panel_id', 'in', [...panelIds])
    .execute()

const row = (form: PanelForm) => ({
  name_fa: form.nameFa,
  name_en: form.nameEn,
  domain_code: form.domainCode,
  group_codes: form.groupCodes,
  active: form.active,
})

export const insertPanel = (db: Db, provinceId: number, id: string, form: PanelForm, at: Date) =>
  db
    .insertInto('obstacles.panel')
    .values({ province_id: provinceId, id, ...row(form), created_at: at })
    .execute()

export const updatePanel = (db: Db, provinceId: number, id: string, form: PanelForm) =>
  db
    .updateTable('obstacles.panel')
    .set({ ...row(form), version: sql<number>`version + 1` })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

/** Seats as given; who stays keeps the day they came. */
export async function replaceSeats(db: Db, provinceId: number, panelId: string, members: Static<typeof Seats>['members'], at: Date) {
  await db
    .deleteFrom('obstacles.panel_member')
    .where('province_id', '=', provinceId)
    .where('panel_id', '=', panelId)
    .$if(members.length > 0, (q) =>
      q.where(
        'account_id',
        'not in',
        members.map((m) => m.accountId),
      ),
    )
    .execute()
  if (members.length)
    await db
      .insertInto('obstacles.panel_member')
      .values(members.map((m) => ({ province_id: provinceId, panel_id: panelId, account_id: m.accountId, chair: m.chair, since: at })))
      .onConflict((c) => c.columns(['province_id', 'panel_id', 'account_id']).doUpdateSet((eb) => ({ chair: eb.ref('excluded.chair') })))
      .execute()
  await db
    .updateTable('obstacles.panel')
    .set({ version: sql<number>`version + 1` })
    .where('province_id', '=', provinceId)
    .where('id', '=', panelId)
    .execute()
}

/** What lies before each panel now. */
export async function workloads(db: Db, provinceId: number, now: Date): Promise<Map<string, Workload>> {
  const { rows } = await sql<Workload & { panelId: string }>`
    select panel_id as "panelId", sum(knots)::int as knots, sum(knots_late)::int as "knotsLate",
           sum(opinions)::int as opinions, sum(opinions_late)::int as "opinionsLate"
    from (
      select panel_id, count(*) as knots, count(*) filter (where due_at < ${now}) as knots_late, 0 as opinions, 0 as opinions_late
      from obstacles.knot where province_id = ${provinceId} and panel_id is not null
        and state in ('suspected', 'confirmed', 'proposed', 'accepted', 'changed') group by panel_id
      union all
      select panel_id, 0, 0, count(*), count(*) filter (where due_at < ${now})
      from obstacles.opinion_request where province_id = ${provinceId} and state = 'asked' group by panel_id
    ) t group by panel_id`.execute(db)
  return new Map(rows.map(({ panelId, ...load }) => [panelId, load]))
}

/** Domains by code, to check a panel's. */
export const domainExists = async (db: Db, code: string): Promise<boolean> =>
  (await db.selectFrom('obstacles.domain').select('code').where('code', '=', code).executeTakeFirst()) !== undefined

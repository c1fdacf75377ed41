import type { DbOf } from '#server/db.ts'

type Db = DbOf<'channels'>

type Sentence = { kind: string; params: Record<string, unknown>; link: string }

export const insertBells = (
  db: Db,
  provinceId: number,
  rows: readonly { id: string; accountId: string }[],
  { kind, params, link }: Sentence,
  now: Date,
) =>
  db
    .insertInto('channels.bell')
    .values(
      rows.map((r) => ({ province_id: provinceId, id: r.id, account_id: r.accountId, kind, params: JSON.stringify(params), link, created_at: now })),
    )
    .execute()

const mine = (db: Db, provinceId: number, accountId: string) =>
  db.selectFrom('channels.bell').where('province_id', '=', provinceId).where('account_id', '=', accountId)

export function listBells(db: Db, provinceId: number, accountId: string, f: { unread: boolean; after: string | undefined; limit: number }) {
  let q = mine(db, provinceId, accountId).select(['id', 'kind', 'params', 'link', 'created_at', 'read_at'])
  if (f.unread) q = q.where('read_at', 'is', null)
  if (f.after) q = q.where('id', '<', f.after)
  return q.orderBy('id', 'desc').limit(f.limit).execute()
}

/** Counts no further than 100: the page says «۹۹+». */
export async function countUnread(db: Db, provinceId: number, accountId: string): Promise<number> {
  const { n } = await db
    .selectFrom(mine(db, provinceId, accountId).select('id').where('read_at', 'is', null).limit(100).as('few'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

export function markRead(db: Db, provinceId: number, accountId: string, ids: readonly string[] | 'all', now: Date) {
  let q = db
    .updateTable('channels.bell')
    .set({ read_at: now })
    .where('province_id', '=', provinceId)
    .where('account_id', '=', accountId)
    .where('read_at', 'is', null)
  if (ids !== 'all') q = q.where('id', 'in', ids.length ? [...ids] : ['00000000-0000-0000-0000-000000000000'])
  return q.execute()
}

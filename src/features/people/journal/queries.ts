import { type DbOf, sql } from '#server/db.ts'

type Db = DbOf<'people', { 'journal.fact': 'province_id' | 'id' | 'at' | 'actor_id' | 'actor_role' | 'name' | 'subject' | 'details' | 'seal_no' }>

export type JournalFilter = {
  provinceId: number
  subject?: string | undefined
  actorId?: string | undefined
  name?: string | undefined
  from?: Date | undefined
  to?: Date | undefined
  after?: string | undefined
  limit: number
}

/** Newest first, by id: ids are ordered by time. */
export function findFacts(db: Db, f: JournalFilter) {
  let q = db
    .selectFrom('journal.fact as f')
    .leftJoin('people.account as a', 'a.id', 'f.actor_id')
    .select([
      'f.id',
      'f.at',
      'f.actor_id as actorId',
      'f.actor_role as actorRole',
      'f.name',
      'f.subject',
      'f.details',
      'f.seal_no as sealNo',
      'a.name as actorName',
    ])
    .where('f.province_id', '=', f.provinceId)
  if (f.subject) q = q.where('f.subject', '=', f.subject)
  if (f.actorId) q = q.where('f.actor_id', '=', f.actorId)
  if (f.name) q = f.name.includes('.') ? q.where('f.name', '=', f.name) : q.where('f.name', '>=', `${f.name}.`).where('f.name', '<', `${f.name}/`)
  if (f.from) q = q.where('f.at', '>=', f.from)
  if (f.to) q = q.where('f.at', '<', f.to)
  if (f.after) q = q.where(sql<boolean>`f.id < ${f.after}::uuid`)
  return q
    .orderBy('f.id', 'desc')
    .limit(f.limit + 1)
    .execute()
}

// Every SQL statement about proposals.

import type { PeopleReads } from '#features/people/model.ts'
import type { DbOf } from '#server/db.ts'
import type { Change, Seen } from '../changes/model.ts'
import type { ProposalState } from './model.ts'

type Db = DbOf<'obstacles', PeopleReads>

export const pageSize = 50

const proposals = (db: Db, provinceId: number) =>
  db
    .selectFrom('obstacles.proposal as p')
    .leftJoin('people.account as a', 'a.id', 'p.proposed_by')
    .leftJoin('people.account as d', 'd.id', 'p.decided_by')
    .select([
      'p.id',
      'p.act',
      'p.codes',
      'p.body',
      'p.reason',
      'p.state',
      'p.answer',
      'p.proposed_by',
      'p.proposed_at',
      'p.decided_at',
      'p.version',
      'a.name as proposer',
      'd.name as decider',
    ])
    .where('p.province_id', '=', provinceId)

/** The newest first; one more than a page, so that the caller sees whether more follow. */
export function list(db: Db, provinceId: number, { state, after }: { state?: ProposalState | undefined; after?: string | undefined }) {
  let q = proposals(db, provinceId)
    .orderBy('p.id', 'desc')
    .limit(pageSize + 1)
  if (state) q = q.where('p.state', '=', state)
  if (after) q = q.where('p.id', '<', after)
  return q.execute()
}

export const find = (db: Db, provinceId: number, id: string) => proposals(db, provinceId).where('p.id', '=', id).executeTakeFirst()
export type Row = NonNullable<Awaited<ReturnType<typeof find>>>

export const lock = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('obstacles.proposal')
    .select(['id', 'version', 'state'])
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export type Body = { readonly change: Change; readonly seen: Seen }

export async function insert(
  db: Db,
  row: { provinceId: number; id: string; codes: readonly string[]; body: Body; reason: string; by: string; at: Date },
): Promise<void> {
  await db
    .insertInto('obstacles.proposal')
    .values({
      province_id: row.provinceId,
      id: row.id,
      act: row.body.change.act,
      codes: [...row.codes],
      body: JSON.stringify(row.body),
      reason: row.reason,
      proposed_by: row.by,
      proposed_at: row.at,
    })
    .execute()
}

export async function decide(
  db: Db,
  provinceId: number,
  id: string,
  to: { state: ProposalState; answer: string; by: string | null; at: Date },
): Promise<void> {
  await db
    .updateTable('obstacles.proposal')
    .set((e) => ({ state: to.state, answer: to.answer, decided_by: to.by, decided_at: to.at, version: e('version', '+', 1) }))
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()
}

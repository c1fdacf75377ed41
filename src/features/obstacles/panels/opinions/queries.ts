// Questions to panels and what their members said.

import type { Actor } from '#kernel/actor.ts'
import { type DbOf, sql } from '#server/db.ts'
import { seenBy } from '../../register/seeing/queries.ts'
import type { OpinionState, SubjectKind } from '../model.ts'

type Db = DbOf<'obstacles'>

const requests = (db: Db, provinceId: number) =>
  db
    .selectFrom('obstacles.opinion_request as r')
    .innerJoin('obstacles.panel as p', (j) => j.onRef('p.province_id', '=', 'r.province_id').onRef('p.id', '=', 'r.panel_id'))
    .where('r.province_id', '=', provinceId)
    .select([
      'r.id',
      'r.panel_id',
      'p.name_fa',
      'p.name_en',
      'r.subject_kind',
      'r.subject_id',
      'r.subject_code',
      'r.question',
      'r.state',
      'r.asked_by',
      'r.asked_at',
      'r.due_at',
      'r.closed_at',
      'r.conclusion',
      'r.article',
      'r.version',
    ])

export const findRequest = (db: Db, provinceId: number, id: string) => requests(db, provinceId).where('r.id', '=', id).executeTakeFirst()

export type RequestRow = NonNullable<Awaited<ReturnType<typeof findRequest>>>

export const lockRequest = (db: Db, provinceId: number, id: string) =>
  db.selectFrom('obstacles.opinion_request').select('id').where('province_id', '=', provinceId).where('id', '=', id).forUpdate().executeTakeFirst()

export const requestsOf = (db: Db, provinceId: number, kind: SubjectKind, subjectId: string) =>
  requests(db, provinceId).where('r.subject_kind', '=', kind).where('r.subject_id', '=', subjectId).orderBy('r.id', 'desc').limit(50).execute()

export type Cursor = { readonly at: Date; readonly id: string }

/** Of these panels (null: of all), those due first. */
export function pageOf(db: Db, provinceId: number, panelIds: readonly string[] | null, state: OpinionState, after: Cursor | null, limit: number) {
  return requests(db, provinceId)
    .where('r.state', '=', state)
    .$if(panelIds !== null, (q) => q.where('r.panel_id', 'in', [...panelIds!]))
    .$if(after !== null, (q) => q.where(sql<boolean>`(r.due_at, r.id) > (${after!.at}, ${after!.id})`))
    .orderBy('r.due_at')
    .orderBy('r.id')
    .limit(limit)
    .execute()
}

export const opinionsOn = (db: Db, provinceId: number, requestIds: readonly string[]) =>
  db
    .selectFrom('obstacles.opinion')
    .select(['request_id', 'account_id', 'at', 'text', 'article', 'conflict'])
    .where('province_id', '=', provinceId)
    .where('request_id', 'in', [...requestIds])
    .orderBy('at')
    .execute()

export type NewRequest = {
  id: string
  panel_id: string
  subject_kind: SubjectKind
  subject_id: string
  subject_code: string
  question: string
  asked_by: string | null
  asked_at: Date
  due_at: Date
}
export const insertRequest = (db: Db, provinceId: number, row: NewRequest) =>
  db
    .insertInto('obstacles.opinion_request')
    .values({ province_id: provinceId, ...row })
    .execute()

export type Closing = { state?: OpinionState; due_at?: Date; closed_at?: Date; conclusion?: string; article?: string }
export const moveRequest = (db: Db, provinceId: number, id: string, change: Closing) =>
  db
    .updateTable('obstacles.opinion_request')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

export const saveOpinion = (
  db: Db,
  provinceId: number,
  row: { request_id: string; account_id: string; at: Date; text: string; article: string; conflict: boolean },
) =>
  db
    .insertInto('obstacles.opinion')
    .values({ province_id: provinceId, ...row })
    .onConflict((c) =>
      c
        .columns(['province_id', 'request_id', 'account_id'])
        .doUpdateSet({ at: row.at, text: row.text, article: row.article, conflict: row.conflict }),
    )
    .execute()

export type Subject = {
  id: string
  code: string
  text: string
  unitName: string
  unitId: string | null
  groupCode: string | null
  agencyIds: string[]
  confidential: boolean
  openTo: string[]
}

/** The obstacles among these ids, as the register knows them. */
export const caseSubjects = (db: Db, provinceId: number, ids: readonly string[]): Promise<Subject[]> =>
  db
    .selectFrom('obstacles.obstacle')
    .select(['id', 'code', 'text', 'unit_name as unitName', 'unit_id as unitId', 'group_code as groupCode', 'agency_ids as agencyIds'])
    .select(['confidential', 'open_to as openTo'])
    .where('province_id', '=', provinceId)
    .where('id', 'in', [...ids])
    .execute()

export async function knotSubjects(db: Db, provinceId: number, ids: readonly string[]): Promise<Subject[]> {
  const rows = await db
    .selectFrom('obstacles.knot')
    .select(['id', 'code', 'title', 'cause', 'target', 'group_codes'])
    .where('province_id', '=', provinceId)
    .where('id', 'in', [...ids])
    .execute()
  return rows.map((k) => ({
    id: k.id,
    code: k.code,
    text: [k.title, k.target, k.cause].filter((part) => part !== '').join('\n'),
    unitName: '',
    unitId: null,
    groupCode: k.group_codes[0] ?? null,
    agencyIds: [],
    confidential: false,
    openTo: [],
  }))
}

/** What each of these experts said to have a stake in. */
export const stakesOf = (db: Db, provinceId: number, accountId: string) =>
  db
    .selectFrom('obstacles.expert')
    .select(['unit_ids as unitIds', 'agency_ids as agencyIds'])
    .where('province_id', '=', provinceId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()

/** Whether the register shows this obstacle to this person. */
export const seesCase = async (db: Db, actor: Actor, id: string): Promise<boolean> =>
  (await db
    .selectFrom('obstacles.obstacle as o')
    .select('o.id')
    .where('o.province_id', '=', actor.provinceId)
    .where('o.id', '=', id)
    .where('o.kind', '=', 'case')
    .where(seenBy(actor))
    .executeTakeFirst()) !== undefined

/** A question to the same panel about the same matter that still waits. */
export const openAlready = (db: Db, provinceId: number, panelId: string, kind: SubjectKind, subjectId: string) =>
  db
    .selectFrom('obstacles.opinion_request')
    .select('id')
    .where('province_id', '=', provinceId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('panel_id', '=', panelId)
    .where('state', '=', 'asked')
    .executeTakeFirst()

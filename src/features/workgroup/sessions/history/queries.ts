// Acts of sessions: only ever added (grants.sql takes update and delete away from the application).

import { newId } from '#server/ids.ts'
import type { Db } from '../queries.ts'

type NewAct = { readonly sessionId: string; readonly name: string; readonly details: Readonly<Record<string, unknown>> }

export const insertAct = (db: Db, provinceId: number, act: NewAct, by: { accountId: string | null; role: string }, now: Date) =>
  db
    .insertInto('workgroup.session_act')
    .values({
      province_id: provinceId,
      session_id: act.sessionId,
      id: newId(),
      name: act.name,
      at: now,
      actor_id: by.accountId,
      actor_role: by.role,
      details: JSON.stringify(act.details),
    })
    .execute()

/** The latest first; at most 200, which no session has seen. */
export const actsOf = (db: Db, provinceId: number, sessionId: string) =>
  db
    .selectFrom('workgroup.session_act')
    .select(['id', 'name', 'at', 'actor_id', 'actor_role', 'details'])
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .orderBy('id', 'desc')
    .limit(200)
    .execute()

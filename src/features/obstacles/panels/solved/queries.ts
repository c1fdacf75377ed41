// Notes of what solved an obstacle.

import type { RegistryReads } from '#features/registry/model.ts'
import type { Actor } from '#kernel/actor.ts'
import type { DbOf } from '#server/db.ts'
import { seenBy } from '../../register/seeing/queries.ts'

type Db = DbOf<'obstacles', RegistryReads>

export const notesOn = (db: Db, provinceId: number, obstacleIds: readonly string[]) =>
  db
    .selectFrom('obstacles.solved_note')
    .select(['id', 'obstacle_id as obstacleId', 'text', 'article', 'at'])
    .where('province_id', '=', provinceId)
    .where('obstacle_id', 'in', [...obstacleIds])
    .orderBy('at')
    .execute()

export const insertNote = (
  db: Db,
  provinceId: number,
  note: {
    id: string
    obstacle_id: string
    group_code: string | null
    agency_id: string | null
    text: string
    article: string
    written_by: string | null
    at: Date
  },
) =>
  db
    .insertInto('obstacles.solved_note')
    .values({ province_id: provinceId, ...note })
    .execute()

const row = (db: Db, provinceId: number, id: string) =>
  db
    .selectFrom('obstacles.obstacle as o')
    .select(['o.id', 'o.outcome', 'o.group_code as groupCode', 'o.agency_ids as agencyIds'])
    .where('o.province_id', '=', provinceId)
    .where('o.id', '=', id)

export const obstacle = (db: Db, provinceId: number, id: string) => row(db, provinceId, id).executeTakeFirst()
export const seenObstacle = (db: Db, actor: Actor, id: string) => row(db, actor.provinceId, id).where(seenBy(actor)).executeTakeFirst()

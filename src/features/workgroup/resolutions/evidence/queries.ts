import type { DbOf } from '#server/db.ts'

type Db = DbOf<'workgroup'>

export const filesOf = (db: Db, provinceId: number, resolutionId: string) =>
  db
    .selectFrom('workgroup.resolution_file')
    .select(['id', 'sha256', 'name', 'mime', 'bytes', 'created_at'])
    .where('province_id', '=', provinceId)
    .where('resolution_id', '=', resolutionId)
    .orderBy('id')
    .execute()

export const insertFile = (
  db: Db,
  row: {
    province_id: number
    id: string
    resolution_id: string
    sha256: string
    name: string
    mime: string
    bytes: number
    created_at: Date
    created_by: string | null
  },
) => db.insertInto('workgroup.resolution_file').values(row).execute()

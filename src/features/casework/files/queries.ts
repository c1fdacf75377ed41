import type { DbOf } from '#server/db.ts'

type Db = DbOf<'casework'>

export type NewFile = {
  id: string
  caseId: string
  seq: number
  sha256: string
  name: string
  mime: string
  bytes: number
  visibility: string
  createdAt: Date
  createdBy: string | null
}

export const insertFiles = (db: Db, provinceId: number, files: readonly NewFile[]) =>
  db
    .insertInto('casework.attachment')
    .values(
      files.map((f) => ({
        province_id: provinceId,
        id: f.id,
        case_id: f.caseId,
        seq: f.seq,
        sha256: f.sha256,
        name: f.name,
        mime: f.mime,
        bytes: f.bytes,
        visibility: f.visibility,
        created_at: f.createdAt,
        created_by: f.createdBy,
      })),
    )
    .execute()

export const findFile = (db: Db, provinceId: number, caseId: string, id: string) =>
  db
    .selectFrom('casework.attachment')
    .select(['sha256', 'name', 'mime', 'bytes', 'visibility'])
    .where('province_id', '=', provinceId)
    .where('case_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst()

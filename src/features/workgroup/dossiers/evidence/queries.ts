// Files of dossiers.

import type { Db } from '../queries.ts'

type NewFile = {
  readonly id: string
  readonly dossier_id: string
  readonly sha256: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly document: number | null
  readonly by_applicant: boolean
  readonly created_at: Date
  readonly created_by: string | null
}

export const insertFiles = (db: Db, provinceId: number, files: readonly NewFile[]) =>
  db
    .insertInto('workgroup.dossier_file')
    .values(files.map((f) => ({ province_id: provinceId, ...f })))
    .execute()

/** The oldest first; no dossier has more than `mostFiles`. */
export const filesOf = (db: Db, provinceId: number, dossierId: string) =>
  db
    .selectFrom('workgroup.dossier_file')
    .select(['id', 'sha256', 'name', 'mime', 'bytes', 'document', 'by_applicant', 'created_at'])
    .where('province_id', '=', provinceId)
    .where('dossier_id', '=', dossierId)
    .orderBy('id')
    .execute()

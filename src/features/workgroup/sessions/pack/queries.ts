import type { Db } from '../queries.ts'
import type { PackContent } from './model.ts'

/** Packs of a session in their order; the content is read only where it is checked or sent. */
export const packsOf = (db: Db, provinceId: number, sessionId: string) =>
  db
    .selectFrom('workgroup.pack')
    .select(['no', 'kind', 'hash', 'frozen_at', 'recalled_at', 'paper_id'])
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .orderBy('no')
    .execute()

export const packContents = (db: Db, provinceId: number, sessionId: string) =>
  db
    .selectFrom('workgroup.pack')
    .select(['no', 'kind', 'hash', 'content', 'paper_id', 'recalled_at'])
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .orderBy('no')
    .execute()

type NewPack = { readonly no: number; readonly kind: 'pack' | 'addition'; readonly hash: string; readonly content: PackContent }

export const insertPack = (db: Db, provinceId: number, sessionId: string, row: NewPack, by: string | null, now: Date) =>
  db
    .insertInto('workgroup.pack')
    .values({
      province_id: provinceId,
      session_id: sessionId,
      ...row,
      content: JSON.stringify(row.content),
      frozen_at: now,
      frozen_by: by,
    })
    .execute()

/** The call was taken back: the packs stay, marked so. */
export const recallPacks = (db: Db, provinceId: number, sessionId: string, now: Date) =>
  db
    .updateTable('workgroup.pack')
    .set({ recalled_at: now })
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .where('recalled_at', 'is', null)
    .execute()

export const setPaper = (db: Db, provinceId: number, sessionId: string, no: number, paperId: string) =>
  db
    .updateTable('workgroup.pack')
    .set({ paper_id: paperId })
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .where('no', '=', no)
    .execute()

/** Whether a dossier with one of these codes is confidential now. */
export const anyConfidential = async (db: Db, provinceId: number, codes: readonly string[]): Promise<boolean> =>
  codes.length > 0 &&
  (await db
    .selectFrom('workgroup.dossier')
    .select('id')
    .where('province_id', '=', provinceId)
    .where('code', 'in', codes)
    .where('confidential', '=', true)
    .limit(1)
    .executeTakeFirst()) !== undefined

/** Documents of dossiers, by dossier: their names and what they are known by. */
export const documentsOf = (db: Db, provinceId: number, dossierIds: readonly string[]) =>
  dossierIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('workgroup.dossier_file')
        .select(['dossier_id', 'name', 'sha256'])
        .where('province_id', '=', provinceId)
        .where('dossier_id', 'in', dossierIds)
        .orderBy('dossier_id')
        .orderBy('id')
        .execute()

/** The hashes as they were written down with the call and with each addition, where nothing can be changed. */
export const recordedHashes = async (db: Db, provinceId: number, sessionId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('workgroup.session_act')
    .select('details')
    .where('province_id', '=', provinceId)
    .where('session_id', '=', sessionId)
    .where('name', 'in', ['call', 'add_late'])
    .orderBy('id')
    .execute()
  return rows.map((r) => String((r.details as Record<string, unknown>)['hash'] ?? ''))
}

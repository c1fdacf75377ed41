// The visitor's draft and the files that hang on it. Found only with the secret that lies in the visitor's own cookie.

import type { Db } from '#server/db.ts'
import type { StoredFile } from '#server/files.ts'

const mine = (db: Db, provinceId: number, id: string, hash: Buffer) =>
  db.selectFrom('casework.draft').where('province_id', '=', provinceId).where('id', '=', id).where('secret_hash', '=', hash)

export const findDraft = (db: Db, provinceId: number, id: string, hash: Buffer) =>
  mine(db, provinceId, id, hash).select(['id', 'body', 'updated_at']).executeTakeFirst()

/** Held until the transaction ends, so that two presses of "send" raise one case. */
export const lockDraft = (db: Db, provinceId: number, id: string, hash: Buffer) =>
  mine(db, provinceId, id, hash).select(['id', 'body']).forUpdate().executeTakeFirst()

export const insertDraft = (db: Db, row: { provinceId: number; id: string; hash: Buffer; body: object; now: Date }) =>
  db
    .insertInto('casework.draft')
    .values({ province_id: row.provinceId, id: row.id, secret_hash: row.hash, account_id: null, body: JSON.stringify(row.body), updated_at: row.now })
    .execute()

export const updateDraft = (db: Db, provinceId: number, id: string, body: object, now: Date) =>
  db
    .updateTable('casework.draft')
    .set({ body: JSON.stringify(body), updated_at: now })
    .where('province_id', '=', provinceId)
    .where('id', '=', id)
    .execute()

/** What was written is forgotten, what became of it stays: a second press on its way finds the receipt of the first. */
export async function closeDraft(db: Db, provinceId: number, id: string, sent: object, now: Date): Promise<void> {
  await deleteFiles(db, provinceId, id)
  await updateDraft(db, provinceId, id, { sent }, now)
}

const deleteFiles = (db: Db, provinceId: number, id: string) =>
  db.deleteFrom('casework.attachment').where('province_id', '=', provinceId).where('draft_id', '=', id).where('case_id', 'is', null).execute()

export async function deleteDraft(db: Db, provinceId: number, id: string): Promise<void> {
  await deleteFiles(db, provinceId, id)
  await db.deleteFrom('casework.draft').where('province_id', '=', provinceId).where('id', '=', id).execute()
}

export const draftFiles = (db: Db, provinceId: number, draftId: string) =>
  db
    .selectFrom('casework.attachment')
    .select(['id', 'name', 'bytes', 'mime', 'sha256'])
    .where('province_id', '=', provinceId)
    .where('draft_id', '=', draftId)
    .where('case_id', 'is', null)
    .orderBy('id')
    .execute()

export const insertDraftFile = (db: Db, row: { provinceId: number; id: string; draftId: string; file: StoredFile; now: Date }) =>
  db
    .insertInto('casework.attachment')
    .values({
      province_id: row.provinceId,
      id: row.id,
      case_id: null,
      draft_id: row.draftId,
      seq: null,
      sha256: row.file.sha256,
      name: row.file.name,
      mime: row.file.mime,
      bytes: row.file.bytes,
      visibility: 'producer',
      created_at: row.now,
      created_by: null,
    })
    .execute()

export const deleteDraftFile = (db: Db, provinceId: number, draftId: string, id: string) =>
  db
    .deleteFrom('casework.attachment')
    .where('province_id', '=', provinceId)
    .where('draft_id', '=', draftId)
    .where('id', '=', id)
    .where('case_id', 'is', null)
    .execute()

/** Drafts that nobody touched since; their files hang on them and go with them. */
export async function deleteOldDrafts(db: Db, provinceId: number, before: Date): Promise<void> {
  const old = db.selectFrom('casework.draft').select('id').where('province_id', '=', provinceId).where('updated_at', '<', before)
  await db.deleteFrom('casework.attachment').where('province_id', '=', provinceId).where('draft_id', 'in', old).where('case_id', 'is', null).execute()
  await db.deleteFrom('casework.draft').where('province_id', '=', provinceId).where('updated_at', '<', before).execute()
}

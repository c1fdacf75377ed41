// Documents of a dossier. The engine has looked into the files and stored them by hash before we come here.

import { fileRow, sendStored } from '#server/attachments.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Raw } from '#server/http.ts'
import type { UploadedFile } from '#server/request.ts'
import { isApplicant } from '../acting/actions.ts'
import { append, must, openDossier, readDossier, save } from '../history/actions.ts'
import { noFile, noSuchDocument, noSuchDossierFile, tooManyFiles } from '../rules.ts'
import { filesOf, insertFiles } from './queries.ts'

/** On one dossier, whoever brings them. */
const mostFiles = 100

/** Hangs stored files on a dossier, one act each. @param document the place in the list of documents that they answer */
export async function attach(ctx: Ctx, id: string, files: readonly UploadedFile[], document: number | null): Promise<void> {
  if (!files.length) throw noFile()
  const open = await openDossier(ctx, id)
  must(open, 'attach', null)
  if (document !== null && !open.dossier.documents[document]) throw noSuchDocument({ no: document })
  const before = await filesOf(ctx.db, ctx.actor.provinceId, id)
  if (before.length + files.length > mostFiles) throw tooManyFiles({ max: mostFiles })
  const rows = files.map((f) => ({ ...fileRow(ctx, f), dossier_id: id, document, by_applicant: isApplicant(ctx) }))
  for (const row of rows) append(ctx, open, 'attach', { fileId: row.id, name: row.name, sha256: row.sha256, ...(document !== null && { document }) })
  await insertFiles(ctx.db, ctx.actor.provinceId, rows)
  await save(ctx, open)
}

/** The file, to whoever may see the dossier; an applicant sees what applicants brought. */
export async function sendFile(ctx: Ctx, id: string, fileId: string): Promise<Raw> {
  await readDossier(ctx, id)
  const file = (await filesOf(ctx.db, ctx.actor.provinceId, id)).find((f) => f.id === fileId)
  if (!file || (isApplicant(ctx) && !file.by_applicant)) throw noSuchDossierFile()
  return sendStored(ctx, file)
}

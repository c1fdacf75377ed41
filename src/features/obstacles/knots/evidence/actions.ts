// Evidence on a knot. The engine has looked into the files and stored them by hash before we come here.

import { fileRow, sendStored } from '#server/attachments.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Raw } from '#server/http.ts'
import type { UploadedFile } from '#server/request.ts'
import { must, openKnotsFor, readKnot, write } from '../history/actions.ts'
import { filesOf, insertFiles } from '../queries.ts'
import { noEvidenceFile, noSuchKnotFile } from '../rules.ts'

export async function attach(ctx: Ctx, knotId: string, files: readonly UploadedFile[]): Promise<void> {
  if (!files.length) throw noEvidenceFile()
  const open = (await openKnotsFor(ctx, [knotId])).get(knotId)!
  must(ctx, open, 'attach', null)
  const rows = files.map((f) => ({ ...fileRow(ctx, f), knot_id: knotId }))
  for (const row of rows) await write(ctx, open, 'attach', { fileId: row.id, name: row.name, sha256: row.sha256 })
  await insertFiles(ctx.db, ctx.actor.provinceId, rows)
  await ctx.record('obstacles.knot_file', `knot:${knotId}`, { knotId, files: rows.map((r) => r.id) })
}

/** The file, to whoever may see the knot. */
export async function sendFile(ctx: Ctx, knotId: string, fileId: string): Promise<Raw> {
  await readKnot(ctx, knotId)
  const file = (await filesOf(ctx.db, ctx.actor.provinceId, knotId)).find((f) => f.id === fileId)
  if (!file) throw noSuchKnotFile()
  return sendStored(ctx, file)
}

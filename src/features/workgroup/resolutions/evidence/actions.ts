// Evidence on a resolution. The engine has looked into the files and stored them by hash before we come here.

import { fileRow, sendStored } from '#server/attachments.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Raw } from '#server/http.ts'
import type { UploadedFile } from '#server/request.ts'
import { must, openResolution, readResolution, write } from '../history/actions.ts'
import { noResolutionFile, noSuchResolutionFile } from '../rules.ts'
import { filesOf, insertFile } from './queries.ts'

export async function attach(ctx: Ctx, resolutionId: string, files: readonly UploadedFile[]): Promise<void> {
  if (!files.length) throw noResolutionFile()
  const open = await openResolution(ctx, resolutionId)
  must(ctx, open, 'attach', {}, null)
  for (const file of files) {
    const row = { ...fileRow(ctx, file), resolution_id: resolutionId }
    await insertFile(ctx.db, { province_id: ctx.actor.provinceId, ...row })
    await write(ctx, open, 'attach', { fileId: row.id, name: row.name, sha256: row.sha256 })
  }
}

/** The file, to whoever may see the resolution. */
export async function sendFile(ctx: Ctx, resolutionId: string, fileId: string): Promise<Raw> {
  await readResolution(ctx, resolutionId)
  const file = (await filesOf(ctx.db, ctx.actor.provinceId, resolutionId)).find((f) => f.id === fileId)
  if (!file) throw noSuchResolutionFile()
  return sendStored(ctx, file)
}

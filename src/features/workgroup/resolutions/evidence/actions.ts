// Evidence on a resolution. The engine has looked into the files and stored them by hash before we come here.

import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import type { UploadedFile } from '#server/request.ts'
import { must, openResolution, readResolution, write } from '../history/actions.ts'
import { noResolutionFile, noSuchResolutionFile } from '../rules.ts'
import { filesOf, insertFile } from './queries.ts'

export async function attach(ctx: Ctx, resolutionId: string, files: readonly UploadedFile[]): Promise<void> {
  if (!files.length) throw noResolutionFile()
  const open = await openResolution(ctx, resolutionId)
  must(ctx, open, 'attach', {}, null)
  for (const { sha256, name, mime, bytes } of files) {
    const id = newId()
    const row = { id, resolution_id: resolutionId, sha256, name, mime, bytes, created_at: ctx.now, created_by: ctx.actor.accountId }
    await insertFile(ctx.db, { province_id: ctx.actor.provinceId, ...row })
    await write(ctx, open, 'attach', { fileId: id, name, sha256 })
  }
}

/** The file, to whoever may see the resolution. */
export async function sendFile(ctx: Ctx, resolutionId: string, fileId: string): Promise<Raw> {
  await readResolution(ctx, resolutionId)
  const file = (await filesOf(ctx.db, ctx.actor.provinceId, resolutionId)).find((f) => f.id === fileId)
  if (!file) throw noSuchResolutionFile()
  return raw({
    type: file.mime,
    body: ctx.files.open(file.sha256),
    headers: {
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
}

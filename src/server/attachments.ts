// Files on a record (a case, a dossier, a knot, a resolution): the row that keeps one, and how it goes out again.

import type { Ctx } from './ctx.ts'
import { type Raw, raw } from './http.ts'
import { newId } from './ids.ts'
import type { UploadedFile } from './request.ts'

/** What every table of files keeps of an upload, with an id of its own. */
export const fileRow = (ctx: Ctx, { sha256, name, mime, bytes }: UploadedFile) => ({
  id: newId(),
  sha256,
  name,
  mime,
  bytes,
  created_at: ctx.now,
  created_by: ctx.actor.accountId,
})

/** A stored file as an answer: under its own name, kept by this browser only, and nothing inside it can run. */
export const sendStored = (ctx: Ctx, file: { sha256: string; name: string; mime: string }): Raw =>
  raw({ type: file.mime, body: ctx.files.open(file.sha256), headers: sendHeaders(file.name) })

/** The small picture of a stored image, in the same way. */
export const sendThumbnail = async (ctx: Ctx, file: { sha256: string; name: string }): Promise<Raw> =>
  raw({ type: 'image/webp', body: await ctx.files.thumbnail(file.sha256), headers: sendHeaders(file.name) })

const sendHeaders = (name: string) => ({
  'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
  'cache-control': 'private, max-age=3600',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
})

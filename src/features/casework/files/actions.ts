// Photos, PDF and sound on a case. The engine has looked into them and stored them by hash before we come here.

import { sendStored, sendThumbnail } from '#server/attachments.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Raw } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import type { UploadedFile } from '#server/request.ts'
import { append, openForAct, writeOpen, factsOf } from '../acts/actions.ts'
import { noFile, noSuchAttachment, tooManyFiles } from '../acts/rules.ts'
import { readCase } from '../cases/actions.ts'
import type { Attachment, CaseView } from '../cases/model.ts'
import { caseLaw } from '../cases/rules.ts'
import { present } from '../showing/actions.ts'
import * as queries from './queries.ts'

const isProducer = (ctx: Ctx) => ctx.actor.role === 'producer' || ctx.actor.role === 'investor'

/** On one case, whoever brings them. */
const MOST = 60

/** Hangs stored files on a case, one act for each. What a producer attaches the producer always sees. */
export async function attachToCase(ctx: Ctx, caseId: string, files: readonly UploadedFile[], visibility: 'internal' | 'producer'): Promise<CaseView> {
  if (!files.length) throw noFile()
  const open = await openForAct(ctx, caseId, null)
  const refusal = caseLaw.whyNot('attach', ctx.actor, factsOf(open.row, open.state, open.acts, ctx.now))
  if (refusal) throw refusal
  if (open.acts.filter((a) => a.name === 'attach').length + files.length > MOST) throw tooManyFiles({ max: MOST })
  const shown = isProducer(ctx) ? 'producer' : visibility
  const rows = files.map((file) => {
    const id = newId()
    const act = append(ctx, open, 'attach', { attachmentId: id, name: file.name, mime: file.mime, sha256: file.sha256, visibility: shown })
    return {
      id,
      caseId,
      seq: act.seq,
      sha256: file.sha256,
      name: file.name,
      mime: file.mime,
      bytes: file.bytes,
      visibility: shown,
      createdAt: ctx.now,
      createdBy: ctx.actor.accountId,
    }
  })
  await writeOpen(ctx, open)
  await queries.insertFiles(ctx.db, ctx.actor.provinceId, rows)
  return present(ctx, open)
}

export async function listAttachments(ctx: Ctx, caseId: string): Promise<{ items: Attachment[] }> {
  return { items: (await present(ctx, await readCase(ctx, caseId))).attachments }
}

/** The file or its small picture, to whoever may see the case; internal files never to a producer. */
export async function sendFile(ctx: Ctx, caseId: string, id: string, thumbnail: boolean): Promise<Raw> {
  const open = await readCase(ctx, caseId)
  const file = await queries.findFile(ctx.db, ctx.actor.provinceId, caseId, id)
  if (!file || (isProducer(ctx) && file.visibility === 'internal')) throw noSuchAttachment()
  if (open.state.confidential && !isProducer(ctx)) await ctx.record('casework.readFile', `case:${caseId}`, { attachmentId: id })
  if (!thumbnail) return sendStored(ctx, file)
  if (!file.mime.startsWith('image/')) throw noSuchAttachment()
  return sendThumbnail(ctx, file)
}

// Letters of resolutions, written beside the act: the clock starts with the notification, not with the printer.

import type { Ctx } from '#server/ctx.ts'
import { registerPaper } from '../../papers/actions.ts'
import { listRows } from '../listing/queries.ts'
import { seatedActor } from '../../bodies/actions.ts'
import type { ResolutionView } from '../model.ts'
import { getResolution } from '../showing/actions.ts'
import { answerFields, applicantFields, type How, notificationFields, resolutionBlock } from './rules.ts'

/** Official letters are Persian. */
export const howOf = (ctx: Ctx): How => ({ t: (key, params) => ctx.t(key, params, 'fa'), locale: 'fa' })

/** To the owner: the resolution, its date, and until when they may object. */
export async function writeNotification(ctx: Ctx, resolutionId: string): Promise<void> {
  const r = await getResolution(ctx, resolutionId)
  const how = howOf(ctx)
  await registerPaper(ctx, {
    kind: 'notification',
    subject: { kind: 'resolution', id: r.id },
    fields: notificationFields(r, how),
    blocks: [resolutionBlock(r, how)],
    confidential: r.confidential,
  })
  ctx.tell(`resolution:${r.id}`)
}

/** To the applicant: all that one session decided for their dossier, in one letter. */
export async function writeToApplicant(ctx: Ctx, dossierId: string, sessionId: string): Promise<void> {
  const page = { sort: 'recent', after: null, limit: 200, now: ctx.now } as const
  const rows = await listRows(ctx.db, ctx.actor.provinceId, await seatedActor(ctx), { dossierId, sessionId }, page)
  const told: ResolutionView[] = []
  for (const row of rows.filter((r) => r.notified_at !== null).sort((a, b) => a.code.localeCompare(b.code)))
    told.push(await getResolution(ctx, row.id))
  const [first] = told
  if (!first) return
  const how = howOf(ctx)
  await registerPaper(ctx, {
    kind: 'applicant_letter',
    subject: { kind: 'dossier', id: dossierId },
    fields: applicantFields(first, how),
    blocks: told.map((r) => resolutionBlock(r, how)),
    confidential: first.confidential,
  })
  ctx.tell(`dossier:${dossierId}`)
}

/** To the owner that objected: what the group decided, and why. */
export async function writeAnswer(ctx: Ctx, resolutionId: string): Promise<void> {
  const r = await getResolution(ctx, resolutionId)
  if (!r.objection?.outcome) return
  const how = howOf(ctx)
  await registerPaper(ctx, {
    kind: 'objection_answer',
    subject: { kind: 'resolution', id: r.id },
    fields: answerFields(r, how),
    blocks: [{ kind: 'paragraph', text: r.objection.answer }, ...(r.state === 'annulled' ? [] : [resolutionBlock(r, how)])],
    confidential: r.confidential,
  })
  ctx.tell(`resolution:${r.id}`)
}

// Rung L5 of a case: its report for inspection, put together from its unexecuted resolutions. Nothing here sends it to anybody.

import { openForAct } from '#features/casework/acts/actions.ts'
import { readCase } from '#features/casework/cases/actions.ts'
import { accountNames } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { papersOf, registerPaper } from '../../papers/actions.ts'
import type { PaperLine } from '../../papers/model.ts'
import { howOf } from '../letters/actions.ts'
import type { Inspection } from '../model.ts'
import { enclosedOf, gathered } from '../nonfeasance/actions.ts'
import { bundleBlocks, type Gathered, omissionFields } from '../nonfeasance/rules.ts'
import { ofCase } from '../queries.ts'
import { cleanText, reasonNeeded } from '../rules.ts'
import { escalationOf, whyNotSeal } from './rules.ts'

const unexecutedOf = async (ctx: Ctx, caseId: string) =>
  (await ofCase(ctx.db, ctx.actor.provinceId, caseId)).filter((r) => r.notified_at !== null && r.state !== 'executed' && r.state !== 'annulled')

/** Who signed the case over, and whether its report can be signed now. @throws casework/no-such-case */
export async function inspectionOf(ctx: Ctx, caseId: string): Promise<Inspection> {
  const { state, acts } = await readCase(ctx, caseId)
  const escalation = escalationOf(acts, state.caseRung)
  const papers = await papersOf(ctx, 'case', caseId)
  const unexecuted = (await unexecutedOf(ctx, caseId)).length
  const refusal = whyNotSeal({ role: ctx.actor.role, escalation, unexecuted, papers })
  const names = escalation?.by ? await accountNames(ctx, [escalation.by]) : new Map<string, string>()
  return {
    concerns: state.inspection || unexecuted > 0 || papers.length > 0,
    escalation: escalation && {
      at: escalation.at.toISOString(),
      byName: escalation.by ? (names.get(escalation.by) ?? '') : '',
      signature: escalation.signature,
      text: escalation.text,
    },
    unexecuted,
    papers: papers.length,
    whyNot: refusal && { code: refusal.code, details: { ...refusal.details } },
  }
}

/**
 * Signs and registers the report about every notified resolution of the case that was not executed, once for each signed
 * escalation. @param raw what the secretary adds in signing
 * @throws casework/no-such-case, workgroup/reason-needed and what whyNotSeal says
 */
export async function sealInspection(ctx: Ctx, caseId: string, raw: string): Promise<PaperLine> {
  // Locked, so that two presses register one report.
  const { row, state, acts } = await openForAct(ctx, caseId, null)
  const open = await unexecutedOf(ctx, caseId)
  const papers = await papersOf(ctx, 'case', caseId)
  const refusal = whyNotSeal({ role: ctx.actor.role, escalation: escalationOf(acts, state.caseRung), unexecuted: open.length, papers })
  if (refusal) throw refusal
  const text = cleanText(raw)
  if (!text) throw reasonNeeded({ act: 'inspection' })
  const parts: Gathered[] = []
  // The secretary's own words stand once, before the first.
  for (const r of open) parts.push(await gathered(ctx, r.id, r.dossier_id, parts.length ? '' : text))
  const how = howOf(ctx)
  const paper = await registerPaper(ctx, {
    kind: 'inspection',
    subject: { kind: 'case', id: caseId },
    fields: omissionFields(parts[0]!.resolution, ctx.now, how),
    blocks: parts.flatMap((part, i) => [...(i ? [{ kind: 'break' } as const] : []), ...bundleBlocks(part, how)]),
    enclosed: enclosedOf(parts),
    signers: [{ name: ctx.actor.name, post: how.t('workgroup.resolution.bundle.signer') }],
    confidential: state.confidential || open.some((r) => r.confidential),
  })
  await ctx.record('workgroup.inspection_sealed', `case:${caseId}`, { caseId, code: row.code, paperId: paper.id, number: paper.number })
  ctx.tell(`case:${caseId}`)
  return paper
}

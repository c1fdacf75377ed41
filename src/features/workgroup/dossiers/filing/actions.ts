// The file of a dossier: gathered from the registry, casework, the catalogue's memory and the resolutions, as this person may
// read each of them. The page, the members' pack and the bundle are made of it.

import { getCase } from '#features/casework/cases/actions.ts'
import type { CaseView } from '#features/casework/cases/model.ts'
import { opinionsOf } from '#features/obstacles/panels/opinions/actions.ts'
import { solvedBefore } from '#features/obstacles/panels/solved/actions.ts'
import { viewInvestor } from '#features/registry/investors/actions.ts'
import { viewUnit } from '#features/registry/units/actions.ts'
import { systemActor } from '#kernel/actor.ts'
import { Problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { resolutionsOf } from '../../resolutions/listing/actions.ts'
import { type Opened, readDossier } from '../history/actions.ts'
import * as queries from '../queries.ts'
import { briefsOf, type CaseBrief, viewOpened } from '../showing/actions.ts'
import type { DossierFile, FileCase } from './model.ts'

/** A part that this person may not see is left out, whatever refuses it. */
async function orNull<T>(part: Promise<T>): Promise<T | null> {
  return part.catch((error) => {
    if (error instanceof Problem && (error.status === 404 || error.status === 403)) return null
    throw error
  })
}

/** @throws workgroup/no-such-dossier */
export async function dossierFile(ctx: Ctx, id: string): Promise<DossierFile> {
  const open = await readDossier(ctx, id)
  const { row, dossier } = open
  const briefs = await briefsOf(ctx, dossier.caseIds)
  const cases: FileCase[] = []
  for (const brief of briefs) cases.push(...[await fileCase(ctx, brief)].filter((c) => c !== null))
  const plan = row.investor_id ? await orNull(viewInvestor(ctx, row.investor_id)) : null
  return {
    dossier: await viewOpened(ctx, open, briefs),
    unit: row.unit_id ? await orNull(viewUnit(ctx, row.unit_id)) : null,
    plan: plan && { id: plan.id, name: plan.name, plan: plan.plan },
    cases,
    hiddenCases: dossier.caseIds.length - cases.length,
    resolutions: await resolutionsOf(ctx, row.unit_id ? { unitId: row.unit_id } : { dossierId: id }),
    earlier: await earlierOf(ctx, open),
    similar: await solvedBefore(ctx, {
      text: [row.subject, row.request, ...cases.map((c) => c.text)].join('\n'),
      exceptId: dossier.caseIds[0] ?? id,
    }),
  }
}

/** A case with all that was done about it. Who weighs the dossier reads its cases here, but not the confidential ones of others. */
async function fileCase(ctx: Ctx, { id, visible, confidential }: CaseBrief): Promise<FileCase | null> {
  const own = visible ? await orNull(getCase(ctx, id)) : null
  if (own) return shown(own, true, await opinionsOf(ctx, 'case', id))
  // The auditor reads what the group did, not what producers told the centre.
  if (ctx.actor.role === 'auditor' || confidential) return null
  return shown(await getCase(ctx.as(systemActor(ctx.actor.provinceId)), id), false, [])
}

const shown = (c: CaseView, canOpen: boolean, opinions: FileCase['opinions']): FileCase => ({
  id: c.id,
  code: c.code,
  status: c.status,
  flags: [...c.flags],
  priority: c.priority,
  confidential: c.confidential,
  canOpen,
  groupCode: c.groupCode,
  groupName: c.groupName,
  text: c.text,
  asked: c.asked,
  rung: c.rung,
  holder: c.holder,
  holderName: c.holderName,
  openedAt: c.openedAt,
  dueAt: c.dueAt,
  overdue: c.overdue,
  closedAt: c.closedAt,
  referrals: c.referrals.map(({ acts: _, ...referral }) => referral),
  ledger: c.ledger,
  timeline: canOpen ? c.timeline : [],
  attachments: canOpen ? c.attachments : [],
  opinions,
})

async function earlierOf(ctx: Ctx, { row, actor }: Opened): Promise<DossierFile['earlier']> {
  const rows = await queries.othersOf(ctx.db, ctx.actor.provinceId, actor, row, 20)
  return rows.map((r) => ({ id: r.id, code: r.code, subject: r.subject, state: r.state, openedAt: r.opened_at.toISOString() }))
}

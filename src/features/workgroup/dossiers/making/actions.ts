// A dossier is opened: by hand, from the case page, or by the ladder.

import { getInvestor, getUnit } from '#features/registry/actions.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { decidingBody, getBody, nextCode, seatedActor } from '../../bodies/actions.ts'
import { hearUntil } from '../acting/actions.ts'
import { actOf, announce } from '../history/actions.ts'
import { step } from '../history/rules.ts'
import type { NewDossier, Origin } from '../model.ts'
import * as queries from '../queries.ts'
import { dossierLaw, dossierNeedsSubject, dossierNeedsUnit, sameBody } from '../rules.ts'
import { caseFacts, weigh } from '../weighing/actions.ts'
import { type CaseFacts, weightiest } from '../weighing/rules.ts'
import { fitCases } from '../fitting/actions.ts'

type Place = { unitId: string | null; investorId: string | null; unitName: string; countyId: string | null }

/** Whose dossier it is: as named, else as its first case says. @throws workgroup/dossier-needs-unit */
async function placeOf(ctx: Ctx, form: Pick<NewDossier, 'unitId' | 'investorId'>, first: CaseFacts | undefined): Promise<Place> {
  const unitId = form.unitId ?? first?.unitId ?? null
  const investorId = unitId ? null : (form.investorId ?? first?.investorId ?? null)
  if (unitId) {
    const unit = await getUnit(ctx, unitId)
    return { unitId, investorId: null, unitName: unit.name, countyId: unit.countyId }
  }
  if (investorId) {
    const plan = await getInvestor(ctx, investorId)
    return { unitId: null, investorId, unitName: plan.name, countyId: plan.countyId }
  }
  if (!first) throw dossierNeedsUnit()
  return { unitId: null, investorId: null, unitName: first.unitName, countyId: first.countyId }
}

type Making = { readonly form: NewDossier; readonly origin: Origin; readonly bodyId: string }

/** Gives it a number and its first act. Rights are the caller's business. @returns its id and code */
export async function openDossierFor(ctx: Ctx, { form, origin, bodyId }: Making): Promise<{ id: string; code: string }> {
  const { provinceId } = ctx.actor
  // The counter stays locked until the commit: two who open a dossier of one unit at once come one after the other.
  const { code, no } = await nextCode(ctx, 'D')
  const caseIds = form.caseIds ?? []
  const first = caseIds[0] ? await caseFacts(ctx, caseIds[0]) : undefined
  const place = await placeOf(ctx, form, first)
  const cases = await fitCases(ctx, caseIds, { ...place, dossierId: null })
  const subject = cleanInput(form.subject) || subjectOf(weightiest(cases))
  if (!subject) throw dossierNeedsSubject()
  const urgent = form.priority === 'production_stopped' || cases.some((c) => c.priority === 'production_stopped')
  const priority = urgent ? 'production_stopped' : 'normal'
  const birth = { id: newId(), no, code, ...place, openedBy: ctx.actor.accountId }
  const opening = actOf(ctx, 1, 'open', {
    subject,
    request: cleanInput(form.request ?? ''),
    lossIrrDay: form.lossIrrDay ?? 0,
    jobs: form.jobs ?? 0,
    priority,
    origin,
    bodyId,
    caseIds,
    codes: cases.map((c) => c.code),
    hearUntil: await hearUntil(ctx, priority),
  })
  const dossier = step(null, opening)
  await queries.insertDossier(ctx.db, provinceId, birth, dossier, await weigh(ctx, dossier, cases))
  if (caseIds.length) await queries.insertCases(ctx.db, provinceId, birth.id, caseIds, ctx.now)
  await queries.insertActs(ctx.db, provinceId, birth.id, [opening])
  await announce(ctx, birth, dossier, [opening])
  return birth
}

const subjectLength = 120
/** The first sentence of the weightiest case, when nobody wrote a subject (the ladder). */
function subjectOf(c: Pick<CaseFacts, 'text'> | null): string {
  const line = cleanInput(c?.text ?? '')
    .split(/[\n.؟?!]/)[0]!
    .trim()
  return line.length <= subjectLength ? line : `${line.slice(0, line.lastIndexOf(' ', subjectLength) || subjectLength)}…`
}

/** By a person: the provincial group decides unless they name another body. @throws law/not-yours, workgroup/no-body-yet */
export async function createDossier(ctx: Ctx, form: NewDossier): Promise<string> {
  const body = form.bodyId ? await getBody(ctx, form.bodyId) : await decidingBody(ctx, null)
  if (!body.active || body.parallel || body.kind === 'committee' || body.kind === 'bank_panel') throw sameBody()
  const actor = await seatedActor(ctx)
  const own = { provinceId: ctx.actor.provinceId, unitId: null, investorId: null, committeeId: null, fromBodyId: null, confidential: false }
  const refusal = dossierLaw.whyNot('open', actor, { ...own, state: 'open', bodyId: body.id })
  if (refusal?.code === 'law/not-yours') throw refusal
  return (await openDossierFor(ctx, { form, origin: form.origin ?? 'hand', bodyId: body.id })).id
}

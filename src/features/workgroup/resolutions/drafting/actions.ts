// Drafts of a session: made, corrected, dropped; approved all at once when the minutes are signed.

import { notYours } from '#kernel/law.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { nextCode, seatedActor } from '../../bodies/actions.ts'
import { getDossier } from '../../dossiers/actions.ts'
import { type DossierState, dossierEnds, keeps } from '../../model.ts'
import { announce, must, type Opened, openResolution, write } from '../history/actions.ts'
import type { Moved } from '../history/model.ts'
import { foldResolution } from '../history/rules.ts'
import type { NewResolution, Saying } from '../model.ts'
import * as queries from '../queries.ts'
import { caseNotOfDossier, cleanText, deskOfAnother, dossierOver, noSuchOwner } from '../rules.ts'
import { cleanSaying, whyNotDraft } from './rules.ts'

/** Owner, alternative, desk and cases are of this province, this agency and this dossier. */
async function checkPlaces(ctx: Ctx, said: Saying, dossierId: string): Promise<void> {
  const { provinceId } = ctx.actor
  for (const id of [said.ownerAgencyId, said.altAgencyId]) if (id && !(await queries.agencyExists(ctx.db, provinceId, id))) throw noSuchOwner()
  if (said.ownerDeskId && (await queries.deskAgency(ctx.db, provinceId, said.ownerDeskId)) !== said.ownerAgencyId) throw deskOfAnother()
  if (said.caseIds?.length) {
    const known = new Set(await queries.dossierCases(ctx.db, provinceId, dossierId))
    const others = said.caseIds.filter((id) => !known.has(id))
    if (others.length) throw caseNotOfDossier({ count: others.length })
  }
}

/** What an act keeps of what was said: duties get their ids, moments are written one way. */
const keptOf = (said: Saying) => ({
  ...said,
  dueAt: new Date(said.dueAt!).toISOString(),
  currency: said.amount == null ? null : said.currency,
  duties: (said.duties ?? []).map((d) => ({ id: newId(), text: d.text, dueAt: new Date(d.dueAt).toISOString() })),
})

/**
 * Drafts a resolution. All cases of the dossier follow it unless some are named. The caller keeps the deciding body's minutes.
 * @throws workgroup/no-such-dossier, dossier-over, law/not-yours, and what the draft lacks
 */
export async function draftResolution(ctx: Ctx, input: NewResolution): Promise<{ id: string }> {
  const { provinceId } = ctx.actor
  await getDossier(ctx, input.dossierId)
  const dossier = (await queries.findDossier(ctx.db, provinceId, input.dossierId))!
  const session = input.sessionId ? await queries.findSession(ctx.db, provinceId, input.sessionId) : undefined
  const bodyId = session?.body_id ?? input.bodyId ?? dossier.body_id
  if (!keeps(await seatedActor(ctx), bodyId)) throw notYours({ act: 'draft' })
  if ((dossierEnds as readonly DossierState[]).includes(dossier.state as DossierState)) throw dossierOver({ state: dossier.state })
  const { dossierId, itemId = null, sessionId = null, bodyId: _, ...rest } = input
  const said = cleanSaying({ ...rest, caseIds: rest.caseIds ?? (await queries.dossierCases(ctx.db, provinceId, dossierId)) })
  const refusal = whyNotDraft(said, ctx.now)
  if (refusal) throw refusal
  await checkPlaces(ctx, said, dossierId)
  const id = newId()
  const act: Moved = { seq: 1, name: 'draft', at: ctx.now, actorId: ctx.actor.accountId, actorRole: ctx.actor.role, details: keptOf(said) }
  const fixed: queries.Fixed = {
    province_id: provinceId,
    id,
    body_id: bodyId,
    committee_id: dossier.committee_id,
    session_id: session ? sessionId : null,
    item_id: itemId,
    dossier_id: dossierId,
    unit_id: dossier.unit_id,
    investor_id: dossier.investor_id,
    unit_name: dossier.unit_name,
    county_id: dossier.county_id,
    group_code: dossier.group_code,
    domain_code: dossier.domain_code,
    priority: dossier.priority,
    confidential: dossier.confidential,
    created_at: ctx.now,
  }
  const r = foldResolution([act])
  await queries.insertRow(ctx.db, fixed, r)
  await queries.insertActs(ctx.db, provinceId, id, [act])
  await queries.saveDuties(ctx.db, provinceId, id, r)
  await queries.saveCases(ctx.db, provinceId, id, r.caseIds)
  await announce(ctx, (await queries.findRow(ctx.db, provinceId, id))!, act)
  return { id }
}

/** What the draft says after the change; what the form does not name stays. */
function merged(open: Opened, said: Saying): Saying {
  const { r } = open
  return {
    ownerAgencyId: r.ownerAgencyId,
    ownerDeskId: said.ownerAgencyId && said.ownerAgencyId !== r.ownerAgencyId ? null : r.ownerDeskId,
    altAgencyId: r.altAgencyId,
    text: r.text,
    fields: said.evidenceType && said.evidenceType !== r.evidenceType ? {} : { ...r.fields },
    amount: r.amount,
    currency: r.currency,
    dueAt: r.dueAt.toISOString(),
    evidenceType: r.evidenceType,
    article: r.article,
    duties: r.duties.map((d) => ({ text: d.text, dueAt: d.dueAt.toISOString() })),
    caseIds: [...r.caseIds],
    ...said,
  }
}

/** Corrects a draft. @throws what the law and the rules of drafting say, http/stale */
export async function editDraft(ctx: Ctx, id: string, said: Saying, ifMatch: number | null): Promise<void> {
  const open = await openResolution(ctx, id)
  must(ctx, open, 'edit', {}, ifMatch)
  const whole = merged(open, cleanSaying(said))
  const refusal = whyNotDraft(whole, ctx.now)
  if (refusal) throw refusal
  await checkPlaces(ctx, whole, open.row.dossier_id)
  await write(ctx, open, 'edit', keptOf(whole))
}

/** Drops a draft; its history stays. */
export async function dropDraft(ctx: Ctx, id: string, ifMatch: number | null = null, text = ''): Promise<void> {
  const open = await openResolution(ctx, id)
  must(ctx, open, 'drop', {}, ifMatch)
  const why = cleanText(text)
  await write(ctx, open, 'drop', why ? { text: why } : {})
}

/**
 * The minutes of a session are signed: each of its drafts gets its number, but those of a dossier whose applicant has withdrawn
 * meanwhile are dropped. The caller keeps the minutes; who signs is the sitting's own business.
 * @returns the ids of the approved, in the order of drafting
 */
export async function approveSession(ctx: Ctx, sessionId: string): Promise<string[]> {
  const ids = await queries.draftsOf(ctx.db, ctx.actor.provinceId, sessionId)
  const approved: string[] = []
  for (const id of ids) {
    const open = await openResolution(ctx, id)
    if ((await queries.findDossier(ctx.db, ctx.actor.provinceId, open.row.dossier_id))?.state === 'withdrawn') {
      must(ctx, open, 'drop', {}, null)
      await write(ctx, open, 'drop', { text: ctx.t('workgroup.resolution.dropped.withdrawn', {}, 'fa') })
      continue
    }
    must(ctx, open, 'approve', {}, null)
    const { code, no } = await nextCode(ctx, 'R')
    await write(ctx, open, 'approve', { code, no })
    approved.push(id)
  }
  return approved
}

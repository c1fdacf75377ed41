// Tells those concerned about one act of a resolution: bells and messages.

import { caseBriefs } from '#features/casework/group/actions.ts'
import { ring, sendMessage } from '#features/channels/actions.ts'
import type { TemplateKey } from '#features/channels/rules.ts'
import { agencyHeads, deskMembers, investorOwners, staffWith, unitOwners } from '#features/people/actions.ts'
import { getInvestor, getUnit } from '#features/registry/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import type { ActOf, ResolutionAct, ResolutionState } from '../../model.ts'
import { phonesOf } from '../../queries.ts'
import { type MessageFacts, paramsOf } from '../messages/rules.ts'
import * as queries from './queries.ts'
import { type Audience, isOvertaken, mayHear, rulingOf, type Telling, tellingsFor, unwritten } from './rules.ts'

type Reached = { readonly phone: string; readonly locale: 'fa' | 'en' }
type Row = queries.TellingRow

/**
 * Everybody concerned hears of the act, never the one who did it. Called by the room's job after the act is written;
 * as the row is now, with the date and text that the act itself brought.
 */
export async function tellAct(ctx: Ctx, resolutionId: string, act: ActOf<ResolutionAct>): Promise<void> {
  const { db, actor } = ctx
  const row = await queries.tellingRow(db, actor.provinceId, resolutionId)
  if (!row || isOvertaken(act, row.state as ResolutionState, row.stage)) return
  const dutyId = typeof act.details['dutyId'] === 'string' ? act.details['dutyId'] : null
  const told = act.name === 'claim' && (await isAskedOnCases(ctx, row.id)) ? unwritten(tellingsFor(act)) : tellingsFor(act)
  const duties = told.some((t) => t.to === 'applicant') ? await queries.dutiesToTell(db, actor.provinceId, row.id, dutyId) : []
  // A bundle can be against a former owner.
  const former = typeof act.details['formerAgencyId'] === 'string' ? act.details['formerAgencyId'] : null
  const owner = (former && (await queries.agencyName(db, actor.provinceId, former))) || row
  const facts: MessageFacts = {
    code: row.code,
    unit: row.unit_name,
    owner: { fa: owner.name_fa, en: owner.name_en },
    text: row.text,
    dueAt: typeof act.details['dueAt'] === 'string' ? new Date(act.details['dueAt']) : ((rulingOf(act) && row.rule_by) ?? row.due_at),
    objectBy: row.object_by,
    duties: duties.map((d) => ({ text: d.text, dueAt: d.due_at })),
    act,
    confidential: row.confidential,
  }
  const rung = new Set<string>()
  for (const telling of told.filter((one) => mayHear(one.to, row.confidential))) await tellOne(ctx, row, facts, telling, rung)
}

/** All its cases wait for the producer's word now: casework asks there, in a message that can be answered by SMS. */
async function isAskedOnCases(ctx: Ctx, resolutionId: string): Promise<boolean> {
  const cases = await caseBriefs(ctx, await queries.casesOf(ctx.db, ctx.actor.provinceId, resolutionId))
  return cases.length > 0 && cases.every((one) => one.status === 'action_claimed')
}

/** `rung` spares a person with two hats a second bell for the same act. */
async function tellOne(ctx: Ctx, row: Row, facts: MessageFacts, telling: Telling, rung: Set<string>): Promise<void> {
  const applicant = telling.to === 'applicant'
  const people = (await accountsOf(ctx, row, telling.to)).filter((id) => id !== facts.act.actorId && !rung.has(id))
  for (const id of people) rung.add(id)
  // Names of confidential matters stay out of lists that others may see over a shoulder, and out of messages to staff.
  const shown = applicant || !row.confidential ? facts : { ...facts, unit: '' }
  await ring(ctx, {
    accountIds: people,
    kind: `workgroup.resolution.bell.${applicant ? 'my.' : ''}${bellOf(facts.act)}`,
    params: { code: row.code, unit: shown.unit && `(${shown.unit})` },
    link: applicant ? `/app/my/resolutions/${row.id}` : `/app/workgroup/resolutions/${row.id}`,
  })
  if (!telling.message) return
  const phones = await phonesOf(ctx.db, people)
  for (const to of phones.length || !applicant ? phones : await contactsOf(ctx, row)) await write(ctx, row, shown, telling.message, to)
}

/** A duty’s reminder has its own words, and so has what the panel or the board is late with. */
const bellOf = (act: MessageFacts['act']): string =>
  act.name === 'remind' && act.details['dutyId'] ? 'remind_duty' : rulingOf(act) ? `${act.name}_${rulingOf(act)}` : act.name

async function write(ctx: Ctx, row: Row, facts: MessageFacts, template: TemplateKey, { phone, locale }: Reached): Promise<void> {
  const params = paramsOf(template, facts, locale, (key, values = {}) => ctx.t(key, values, locale))
  await sendMessage(ctx, { to: phone, template, params: params as never, locale, ...(row.unit_id && { unitId: row.unit_id }) })
}

async function accountsOf(ctx: Ctx, row: Row, to: Audience): Promise<string[]> {
  const { provinceId } = ctx.actor
  switch (to) {
    case 'owner':
      return row.owner_desk_id ? deskMembers(ctx, row.owner_desk_id) : queries.agencyMembers(ctx.db, provinceId, row.owner_agency_id)
    case 'ownerHead':
      return agencyHeads(ctx, row.owner_agency_id)
    case 'alternative':
      return row.alt_agency_id ? agencyHeads(ctx, row.alt_agency_id) : []
    case 'panel': {
      const members = await queries.panelMembers(ctx.db, provinceId, row.owner_agency_id, ctx.now)
      // Nobody sits in it: whoever keeps the minutes has to see to that.
      return members.length ? members : accountsOf(ctx, row, 'keepers')
    }
    case 'keepers':
      return [...(await staffWith(ctx, 'secretary')), ...(await queries.clerksOf(ctx.db, provinceId, row.body_id, ctx.now))]
    case 'manager':
      return staffWith(ctx, 'manager')
    case 'applicant':
      return row.unit_id ? unitOwners(ctx, row.unit_id) : row.investor_id ? investorOwners(ctx, row.investor_id) : []
  }
}

/** Where the applicant has no account yet, the registry’s own phones of the unit: nobody is left unwritten. */
async function contactsOf(ctx: Ctx, row: Row): Promise<Reached[]> {
  const found = row.unit_id ? await getUnit(ctx, row.unit_id) : row.investor_id ? await getInvestor(ctx, row.investor_id) : null
  const phone = found?.contacts.flatMap((c) => c.phones).at(0)
  return phone ? [{ phone: phone.number, locale: 'fa' }] : []
}

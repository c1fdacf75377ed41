// Tells the applicant in writing and rings the house, after the act is committed.

import { ring, sendMessage } from '#features/channels/actions.ts'
import { investorOwners, staffWith, unitOwners } from '#features/people/actions.ts'
import { getInvestor, getUnit } from '#features/registry/actions.ts'
import { readCase } from '#features/casework/cases/actions.ts'
import { formatDate, type Locale } from '#kernel/format.ts'
import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { getBody, seatsOf } from '../../bodies/actions.ts'
import type { SeatView } from '../../bodies/model.ts'
import { phonesOf } from '../../queries.ts'
import { type Opened, readDossier } from '../history/actions.ts'
import { type Act, bringBy, isBrought } from '../history/rules.ts'
import { bellsFor, type BellTo, isWritten, type Written, written } from './rules.ts'

export async function tellDossier(ctx: Ctx, { dossierId, seq }: { dossierId: string; seq: number }): Promise<void> {
  const system = ctx.as(systemActor(ctx.actor.provinceId))
  const open = await readDossier(system, dossierId)
  const act = open.acts.find((a) => a.seq === seq)
  if (!act || (ofApplicant(act.name) && open.dossier.state !== 'returned')) return // brought meanwhile
  await ringBells(system, open, act)
  if (isWritten(act.name)) await writeToApplicant(system, open, act, act.name)
}

const ofApplicant = (name: Act['name']): boolean => name === 'remind' || name === 'not_brought'
const sitting = (seats: readonly SeatView[]): string[] => seats.flatMap((s) => [s.accountId, s.deputyAccountId]).filter((id) => id !== null)

async function accountsFor(ctx: Ctx, to: BellTo, { row, acts }: Opened): Promise<string[]> {
  switch (to) {
    case 'clerks':
      return [...(await staffWith(ctx, 'secretary')), ...sitting((await seatsOf(ctx, row.body_id)).filter((s) => s.clerk))]
    case 'committee':
      return row.committee_id ? sitting(await seatsOf(ctx, row.committee_id)) : []
    case 'committeeClerks':
      return row.committee_id ? sitting((await seatsOf(ctx, row.committee_id)).filter((s) => s.clerk)) : []
    case 'opener': {
      const by = acts[0]?.actorId
      if (!by) return []
      // Of a confidential one only those hear who read every dossier of the province.
      const reads = row.confidential ? [...(await staffWith(ctx, 'secretary')), ...(await staffWith(ctx, 'centreHead'))] : [by]
      return reads.filter((id) => id === by)
    }
    case 'manager':
      // They read no confidential dossier, so nothing is told of one.
      return row.confidential ? [] : staffWith(ctx, 'manager')
    case 'applicant':
      return row.unit_id ? unitOwners(ctx, row.unit_id) : row.investor_id ? investorOwners(ctx, row.investor_id) : []
  }
}

async function ringBells(ctx: Ctx, open: Opened, act: Act): Promise<void> {
  const { row } = open
  const params = { code: row.code, unit: row.confidential ? '' : row.unit_name, subject: row.confidential ? '' : row.subject }
  const rung = new Set<string>(act.actorId ? [act.actorId] : [])
  for (const to of bellsFor(act)) {
    const accountIds = [...new Set(await accountsFor(ctx, to, open))].filter((id) => !rung.has(id))
    for (const id of accountIds) rung.add(id)
    const applicant = to === 'applicant'
    const link = applicant ? `/app/my/dossiers/${row.id}` : `/app/workgroup/dossiers/${row.id}`
    await ring(ctx, { accountIds, kind: `workgroup.dossiers.bell.${applicant ? 'my_' : ''}${act.name}`, params, link })
  }
}

/** Where the applicant can be written to: who raised its cases, else the owners' accounts, else the first number of the unit. */
async function applicantPhones(ctx: Ctx, { row, dossier }: Opened): Promise<{ phone: string; locale: Locale }[]> {
  const raised: string[] = []
  for (const id of dossier.caseIds) raised.push((await readCase(ctx, id)).row.reporter_phone)
  const owners = await phonesOf(
    ctx.db,
    row.unit_id ? await unitOwners(ctx, row.unit_id) : row.investor_id ? await investorOwners(ctx, row.investor_id) : [],
  )
  const known = new Set([...raised, ...owners.map((o) => o.phone)])
  if (!known.size) {
    const place = row.unit_id ? await getUnit(ctx, row.unit_id) : row.investor_id ? await getInvestor(ctx, row.investor_id) : null
    const first = place?.contacts.flatMap((c) => c.phones)[0]
    if (first) known.add(first.number)
  }
  return [...known].map((phone) => ({ phone, locale: owners.find((o) => o.phone === phone)?.locale ?? 'fa' }))
}

/** The documents that an act asks for, or those still missing when it reminds of them. */
const wanted = ({ dossier }: Opened, act: Act): readonly string[] =>
  ofApplicant(act.name)
    ? dossier.documents.filter((d) => !isBrought(d)).map((d) => d.name)
    : ((act.details['documents'] as string[] | undefined) ?? [])

async function writeToApplicant(ctx: Ctx, open: Opened, act: Act, name: Written): Promise<void> {
  const { row } = open
  const body = await getBody(ctx, row.body_id)
  const until = act.name === 'return' ? String(act.details['bringUntil'] ?? '') : bringBy(open.dossier)
  const typed = (text: string, locale: Locale) => (row.confidential && text ? ctx.t('workgroup.resolution.told.sealed', {}, locale) : text)
  for (const { phone, locale } of await applicantPhones(ctx, open)) {
    const params = {
      code: row.code,
      body: locale === 'fa' ? body.nameFa : body.nameEn || body.nameFa,
      documents: typed(wanted(open, act).join(locale === 'fa' ? '، ' : ', '), locale) || ctx.t('workgroup.dossiers.told.all_brought', {}, locale),
      due: until ? formatDate(until, locale, 'date') : '',
      reason: typed(String(act.details['text'] ?? ''), locale),
      session: act.details['sessionAt'] ? formatDate(new Date(String(act.details['sessionAt'])), locale, 'dateTime') : '',
    }
    await sendMessage(ctx, { to: phone, template: written[name], params, locale, ...(row.unit_id && { unitId: row.unit_id }) })
  }
}

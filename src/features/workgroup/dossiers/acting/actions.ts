// Acts upon one dossier: load, ask the law, complete the details, write.

import { putOnAgenda, takeOffAgenda } from '#features/casework/group/actions.ts'
import { calendarFor } from '#features/registry/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { committeeFor, getBody, listBodies } from '../../bodies/actions.ts'
import type { BodyView } from '../../bodies/model.ts'
import { budgetFor } from '../../bodies/policies/actions.ts'
import { addPolicy, addWholeDays, subtractPolicy } from '../../bodies/policies/rules.ts'
import type { DossierAct } from '../../model.ts'
import type { Dossier } from '../history/rules.ts'
import { append, must, openDossier, type Opened, save } from '../history/actions.ts'
import { fitCases } from '../fitting/actions.ts'
import type { Priority } from '../model.ts'
import * as queries from '../queries.ts'
import { caseNotInDossier, noCommittee, noHigherBody, sameBody } from '../rules.ts'
import { checkBody, cleaned } from './rules.ts'

type Body = Readonly<Record<string, unknown>>
type Told = { readonly act: DossierAct; readonly body: Body; readonly ifMatch: number | null; readonly inSession?: boolean }

/** When a file that reaches the secretariat now must have been heard. */
export async function hearUntil(ctx: Ctx, priority: Priority): Promise<string> {
  return addPolicy(await calendarFor(ctx), ctx.now, await budgetFor(ctx, 'hear', priority)).toISOString()
}

/**
 * By when an applicant is to bring what they are asked for now, and when they are reminded of it. They read a day and no hour: it
 * lasts until its midnight and is none on which everything is closed. What was told in writing is not shortened afterwards.
 */
async function bringUntil(ctx: Ctx, priority: Priority): Promise<{ bringUntil: string; remindAt?: string }> {
  const calendar = await calendarFor(ctx)
  const until = addWholeDays(calendar, ctx.now, await budgetFor(ctx, 'documents', priority))
  const remindAt = subtractPolicy(calendar, until, await budgetFor(ctx, 'remind', priority))
  return { bringUntil: until.toISOString(), ...(remindAt > ctx.now && { remindAt: remindAt.toISOString() }) }
}

/**
 * One act upon one dossier. `ifMatch`: the version the person saw; null where nobody looked.
 * @throws workgroup/no-such-dossier, http/stale, the law's refusals and what the act's own checks say
 */
export async function act(ctx: Ctx, id: string, { act: name, body: raw, ifMatch, inSession = false }: Told): Promise<void> {
  const open = await openDossier(ctx, id)
  must(open, name, ifMatch, inSession)
  const body = cleaned(raw)
  checkBody(name, body, open.dossier, isApplicant(ctx))
  const details = await detailsOf(ctx, open, name, body)
  if (!details) return
  const before = open.dossier
  append(ctx, open, name, details)
  await save(ctx, open)
  await followAgenda(ctx, before, open.dossier)
}

const standing = (d: Dossier): readonly string[] => (d.state === 'on_agenda' ? d.caseIds : [])

/** The cases stand on the agenda exactly while their dossier does; those of a decided one wait there for its resolutions. */
async function followAgenda(ctx: Ctx, before: Dossier, after: Dossier): Promise<void> {
  const [was, now] = [new Set(standing(before)), new Set(standing(after))]
  const fresh = [...now].filter((id) => !was.has(id))
  if (fresh.length && after.sessionAt) await putOnAgenda(ctx, fresh, after.sessionAt)
  const gone = [...was].filter((id) => !now.has(id))
  if (after.state !== 'decided') await takeOffAgenda(ctx, gone)
}

export const isApplicant = (ctx: Ctx): boolean => ctx.actor.role === 'producer' || ctx.actor.role === 'investor'

/** What the act keeps. Null: asked twice, done once. */
async function detailsOf(ctx: Ctx, open: Opened, name: DossierAct, body: Body): Promise<Record<string, unknown> | null> {
  const { provinceId } = ctx.actor
  const { dossier, row } = open
  switch (name) {
    case 'edit':
      return editDetails(ctx, open, body)
    case 'reopen':
      return { ...body, hearUntil: await hearUntil(ctx, dossier.priority) }
    case 'add_cases': {
      const fresh = (body['caseIds'] as string[]).filter((c) => !dossier.caseIds.includes(c))
      if (!fresh.length) return null
      const cases = await fitCases(ctx, fresh, { unitId: row.unit_id, investorId: row.investor_id, dossierId: row.id })
      await queries.insertCases(ctx.db, provinceId, row.id, fresh, ctx.now)
      const urgent = cases.some((c) => c.open && c.priority === 'production_stopped') && dossier.priority === 'normal'
      if (urgent) append(ctx, open, 'edit', { priority: 'production_stopped', hearUntil: await hearUntil(ctx, 'production_stopped') })
      return { ...body, caseIds: fresh, codes: cases.map((c) => c.code) }
    }
    case 'return':
      return { ...body, ...(await bringUntil(ctx, dossier.priority)) }
    case 'remind':
      // Returned before the applicant's clock was there: the date counts from its first reminder.
      return { ...body, ...(!dossier.bringing?.until && (await bringUntil(ctx, dossier.priority))) }
    case 'remove_case': {
      if (!dossier.caseIds.includes(body['caseId'] as string)) throw caseNotInDossier()
      await queries.deleteCase(ctx.db, provinceId, row.id, body['caseId'] as string)
      return { ...body }
    }
    case 'complete':
      return isApplicant(ctx) ? { ...body, onPaper: [] } : { ...body }
    case 'send_to_committee':
      return committeeDetails(ctx, open, body)
    case 'refer':
      return referDetails(ctx, open, body)
    case 'refer_up':
      return { ...body, ...(await higherBody(ctx, row.body_id)) }
    default:
      return { ...body }
  }
}

async function editDetails(ctx: Ctx, { dossier }: Opened, body: Body): Promise<Record<string, unknown> | null> {
  const changed = Object.entries(body).filter(([key, value]) => key !== 'text' && dossier[key as 'subject'] !== value)
  if (!changed.length) return null
  const details: Record<string, unknown> = { ...Object.fromEntries(changed), ...(body['text'] !== undefined && { text: body['text'] }) }
  // Urgent from now on: the shorter clock counts from this moment. Back to normal gives no time back.
  if (details['priority'] === 'production_stopped') details['hearUntil'] = await hearUntil(ctx, 'production_stopped')
  return details
}

const named = (b: BodyView) => ({ fa: b.nameFa, en: b.nameEn })

async function committeeDetails(ctx: Ctx, { row, dossier }: Opened, body: Body): Promise<Record<string, unknown>> {
  // A dossier that was referred to a committee goes there unless told otherwise.
  const wanted = (body['committeeId'] as string | undefined) ?? dossier.committeeId ?? undefined
  const found = wanted ? await getBody(ctx, wanted) : await committeeFor(ctx, row.body_id, { groupCode: row.group_code, domainCode: row.domain_code })
  if (!found?.active || found.parallel || (found.kind !== 'committee' && found.kind !== 'bank_panel')) throw noCommittee()
  return { ...body, committeeId: found.id, committee: named(found) }
}

async function referDetails(ctx: Ctx, { row, dossier }: Opened, body: Body): Promise<Record<string, unknown>> {
  const bodyId = (body['bodyId'] as string | undefined) ?? row.body_id
  const committeeId = (body['committeeId'] as string | undefined) ?? null
  if (bodyId === row.body_id && (committeeId === null || committeeId === dossier.committeeId)) throw sameBody()
  const to = await getBody(ctx, committeeId ?? bodyId)
  const decides = await getBody(ctx, bodyId)
  if (!decides.active || decides.parallel || decides.kind === 'committee' || decides.kind === 'bank_panel') throw sameBody()
  if (committeeId && to.kind !== 'committee' && to.kind !== 'bank_panel') throw noCommittee()
  return { ...body, bodyId, committeeId, to: named(to) }
}

/** The parent of the body, else the national HQ. @throws workgroup/no-higher-body */
async function higherBody(ctx: Ctx, bodyId: string): Promise<{ bodyId: string; to: { fa: string; en: string } }> {
  const here = await getBody(ctx, bodyId)
  const parent = here.parentId ? await getBody(ctx, here.parentId) : null
  const national = async () => (await listBodies(ctx, { kind: 'national' })).find((b) => b.active && !b.parallel) ?? null
  const up = parent?.active ? parent : here.kind === 'national' ? null : await national()
  if (!up || up.id === bodyId) throw noHigherBody()
  return { bodyId: up.id, to: named(up) }
}

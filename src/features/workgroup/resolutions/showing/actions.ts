// Resolutions as pages, lists and other nouns read them.

import { caseBriefs } from '#features/casework/group/actions.ts'
import { accountNames } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { seatedActor } from '../../bodies/actions.ts'
import { filesOf } from '../evidence/queries.ts'
import { factsOf, type Opened, readResolution, whyNot } from '../history/actions.ts'
import type { Resolution } from '../history/model.ts'
import * as lists from '../listing/queries.ts'
import type { Duty, LinkedCase, ResolutionLine, ResolutionView } from '../model.ts'
import * as queries from '../queries.ts'
import { resolutionLaw } from '../rules.ts'
import { shownLine, shownTo } from './rules.ts'

type Names = ReadonlyMap<string, { fa: string; en: string }>
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** Past its date while it is the agency's turn: `dueRuns` of the clock, from the row. */
const isLate = (r: queries.ResolutionRow, now: Date): boolean =>
  ['notified', 'objected', 'executing'].includes(r.state) && !r.suspended && (r.path !== 'bank' || r.stage === 'must_pay') && r.due_at < now

function lineOf(r: queries.ResolutionRow, names: Names, now: Date): ResolutionLine {
  const named = (id: string) => ({ id, ...(names.get(id) ?? { fa: '', en: '' }) })
  return {
    id: r.id,
    code: r.approved_at ? r.code : null,
    state: r.state as ResolutionLine['state'],
    flags: r.flags as ResolutionLine['flags'],
    overdue: isLate(r, now),
    text: r.text,
    unitId: r.unit_id,
    unitName: r.unit_name,
    county: r.county_id ? (names.get(r.county_id) ?? null) : null,
    body: named(r.body_id),
    sessionId: r.session_id,
    itemId: r.item_id,
    dossierId: r.dossier_id,
    owner: named(r.owner_agency_id),
    ownerDeskId: r.owner_desk_id,
    alternative: r.alt_agency_id ? named(r.alt_agency_id) : null,
    amount: r.amount,
    currency: r.currency as ResolutionLine['currency'],
    evidenceType: r.evidence_type as ResolutionLine['evidenceType'],
    dueAt: r.due_at.toISOString(),
    priority: r.priority as ResolutionLine['priority'],
    confidential: r.confidential,
    reason: r.reason as ResolutionLine['reason'],
    path: r.path as ResolutionLine['path'],
    stage: r.stage as ResolutionLine['stage'],
    suspended: r.suspended,
    approvedAt: iso(r.approved_at),
    notifiedAt: iso(r.notified_at),
    receivedAt: iso(r.received_at),
    objectBy: iso(r.object_by),
    claimedAt: iso(r.claimed_at),
    confirmedAt: iso(r.confirmed_at),
    closedAt: iso(r.closed_at),
    updatedAt: r.updated_at.toISOString(),
    version: r.version,
  }
}

/** The duties of one resolution as its acts tell. */
export const dutiesOf = (r: Resolution, now: Date): Duty[] =>
  r.duties.map((d) => ({ ...d, dueAt: d.dueAt.toISOString(), settledAt: iso(d.settledAt), overdue: d.state === 'open' && d.dueAt < now }))

/** Rows with the names they point at. */
export async function linesOf(ctx: Ctx, rows: readonly queries.ResolutionRow[]): Promise<ResolutionLine[]> {
  const names = await lists.namesOf(ctx.db, ctx.actor.provinceId, rows)
  const actor = await seatedActor(ctx)
  return rows.map((row) => shownLine(actor, lineOf(row, names, ctx.now), factsOf(row)))
}

/** Every act of the law with why not, for this person now. */
const actsFor = (open: Opened, now: Date) =>
  resolutionLaw.names.map((name) => {
    const refusal = whyNot(open, name, null, now)
    return { name, whyNot: refusal && { code: refusal.code, details: { ...refusal.details } } }
  })

/** Names of acts open to this person. */
export const openActs = (open: Opened, now: Date): string[] => resolutionLaw.names.filter((name) => whyNot(open, name, null, now) === null)

/** Code and words only of those that this person may open: of the others they learn that there is one. */
async function casesOf(ctx: Ctx, id: string): Promise<LinkedCase[]> {
  const briefs = await caseBriefs(ctx, await queries.caseIdsOf(ctx.db, ctx.actor.provinceId, id))
  return briefs.map((c) => ({ id: c.id, code: c.visible ? c.code : '', status: c.status, title: c.summary }))
}

async function placesOf(ctx: Ctx, row: queries.ResolutionRow) {
  const { provinceId } = ctx.actor
  const session = row.session_id ? await queries.findSession(ctx.db, provinceId, row.session_id) : undefined
  const dossier = (await queries.findDossier(ctx.db, provinceId, row.dossier_id))!
  return {
    session: session ? { id: session.id, code: session.code, heldAt: session.starts_at.toISOString() } : null,
    dossier: { id: dossier.id, code: dossier.code, subject: dossier.subject },
  }
}

async function filesFor(ctx: Ctx, id: string): Promise<ResolutionView['files']> {
  const files = await filesOf(ctx.db, ctx.actor.provinceId, id)
  return files.map((f) => ({
    id: f.id,
    name: f.name,
    mime: f.mime,
    bytes: Number(f.bytes),
    createdAt: f.created_at.toISOString(),
    url: `/api/resolutions/${id}/files/${f.id}`,
  }))
}

/** One resolution with everything a page shows. @throws workgroup/no-such-resolution */
export async function getResolution(ctx: Ctx, id: string): Promise<ResolutionView> {
  const open = await readResolution(ctx, id)
  const { row, r, acts } = open
  const names = await lists.namesOf(ctx.db, ctx.actor.provinceId, [row])
  const line = shownLine(open.actor, lineOf(row, names, ctx.now), open.facts)
  const people = await accountNames(ctx, [...new Set([...acts.map((a) => a.actorId), r.claim?.by ?? null].filter((one) => one !== null))])
  return {
    ...line,
    article: r.article,
    fields: { ...r.fields },
    groupCode: row.group_code,
    ownerDesk: row.owner_desk_id ? { id: row.owner_desk_id, ...(names.get(row.owner_desk_id) ?? { fa: '', en: '' }) } : null,
    ...(await placesOf(ctx, row)),
    objection: r.objection && {
      ...r.objection,
      at: r.objection.at.toISOString(),
      decidedAt: r.objection.decidedAt?.toISOString() ?? null,
    },
    claim: r.claim && {
      at: r.claim.at.toISOString(),
      byName: r.claim.by ? (people.get(r.claim.by) ?? '') : '',
      text: r.claim.text,
      evidence: { ...r.claim.evidence },
    },
    producerUntil: r.turnUntil?.toISOString() ?? null,
    handedTo: r.handed && { to: r.handed.to as 'inspection', number: r.handed.number, at: r.handed.at.toISOString() },
    duties: dutiesOf(r, ctx.now),
    cases: await casesOf(ctx, id),
    files: await filesFor(ctx, id),
    acts: actsFor(open, ctx.now),
    timeline: acts
      .filter((a) => shownTo(open.actor, a, open.facts))
      .map((a) => ({
        seq: a.seq,
        name: a.name,
        at: a.at.toISOString(),
        actorName: a.actorId ? (people.get(a.actorId) ?? '') : '',
        actorRole: a.actorRole,
        details: { ...a.details },
      })),
  }
}

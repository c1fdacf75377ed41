// Resolutions as pages, lists and other nouns read them.

import { caseBriefs } from '#features/casework/group/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import type { SeatedActor } from '../../model.ts'
import { factsOf, type Opened, opened, whyNot } from '../history/actions.ts'
import type { Resolution } from '../history/model.ts'
import * as lists from '../listing/queries.ts'
import type { Duty, LinkedCase, ResolutionLine, ResolutionView } from '../model.ts'
import type { ResolutionRow } from '../queries.ts'
import { noSuchResolution, resolutionLaw } from '../rules.ts'
import { findPage } from './queries.ts'
import { shownLine, shownTo } from './rules.ts'

type Names = ReadonlyMap<string, { fa: string; en: string }>
const iso = (at: Date | null): string | null => at?.toISOString() ?? null

/** Past the date of whoever has the word: of the agency (`dueRuns` of the clock, from the row), else of the panel or the board. */
const isLate = (r: ResolutionRow, now: Date): boolean =>
  (r.rule_by !== null && r.rule_by < now) ||
  (['notified', 'objected', 'executing'].includes(r.state) && !r.suspended && (r.path !== 'bank' || r.stage === 'must_pay') && r.due_at < now)

function lineOf(r: ResolutionRow, names: Names, now: Date): ResolutionLine {
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
    ruleBy: iso(r.rule_by),
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

/** Rows with the names they point at, as this person may see them. */
export async function linesOf(ctx: Ctx, actor: SeatedActor, rows: readonly ResolutionRow[]): Promise<ResolutionLine[]> {
  const names = await lists.namesOf(ctx.db, ctx.actor.provinceId, rows)
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
async function casesOf(ctx: Ctx, caseIds: readonly string[]): Promise<LinkedCase[]> {
  const briefs = await caseBriefs(ctx, caseIds)
  return briefs.map((c) => ({ id: c.id, code: c.visible ? c.code : '', status: c.status, title: c.summary }))
}

type Page = NonNullable<Awaited<ReturnType<typeof findPage>>>
const placesOf = (p: Page, names: Names) => ({
  ownerDesk: p.owner_desk_id ? { id: p.owner_desk_id, ...(names.get(p.owner_desk_id) ?? { fa: '', en: '' }) } : null,
  session: p.session_id ? { id: p.session_id, code: p.session_code!, heldAt: p.session_at!.toISOString() } : null,
  dossier: { id: p.dossier_id, code: p.dossier_code, subject: p.dossier_subject },
})

const filesFor = (p: Page): ResolutionView['files'] =>
  p.files.map((f) => ({
    id: f.id,
    name: f.name,
    mime: f.mime,
    bytes: f.bytes,
    createdAt: new Date(f.created_at).toISOString(),
    url: `/api/resolutions/${p.id}/files/${f.id}`,
  }))

/** One resolution with everything a page shows. @throws workgroup/no-such-resolution */
export async function getResolution(ctx: Ctx, id: string): Promise<ResolutionView> {
  const page = await findPage(ctx.db, ctx.actor.provinceId, id)
  if (!page) throw noSuchResolution({ resolution: id })
  const open = await opened(ctx, id, page)
  const { r, acts } = open
  const names = await lists.namesOf(ctx.db, ctx.actor.provinceId, [page])
  const line = shownLine(open.actor, lineOf(page, names, ctx.now), open.facts)
  const { people } = page
  return {
    ...line,
    article: r.article,
    fields: { ...r.fields },
    groupCode: page.group_code,
    ...placesOf(page, names),
    objection: r.objection && {
      ...r.objection,
      at: r.objection.at.toISOString(),
      decidedAt: r.objection.decidedAt?.toISOString() ?? null,
    },
    claim: r.claim && {
      at: r.claim.at.toISOString(),
      byName: r.claim.by ? (people[r.claim.by] ?? '') : '',
      text: r.claim.text,
      evidence: { ...r.claim.evidence },
    },
    producerUntil: r.turnUntil?.toISOString() ?? null,
    handedTo: r.handed && {
      to: r.handed.to as 'inspection',
      number: r.handed.number,
      at: r.handed.at.toISOString(),
      registered: r.handed.registered && { number: r.handed.registered.number, on: r.handed.registered.on.toISOString() },
    },
    duties: dutiesOf(r, ctx.now),
    cases: await casesOf(ctx, page.case_ids),
    files: filesFor(page),
    acts: actsFor(open, ctx.now),
    timeline: acts
      .filter((a) => shownTo(open.actor, a, open.facts))
      .map((a) => ({
        seq: a.seq,
        name: a.name,
        at: a.at.toISOString(),
        actorName: a.actorId ? (people[a.actorId] ?? '') : '',
        actorRole: a.actorRole,
        details: { ...a.details },
      })),
  }
}

// A dossier as one person sees it.

import { caseBriefs } from '#features/casework/group/actions.ts'
import { namesFor } from '#features/casework/showing/actions.ts'
import { accountNames } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { listBodies } from '../../bodies/actions.ts'
import { filesOf } from '../evidence/queries.ts'
import { hearBy, isBrought, isPaused, type Act, type Dossier } from '../history/rules.ts'
import { type Opened, readDossier } from '../history/actions.ts'
import type { CaseRef, Document, DossierFileLine, DossierLine, DossierView, HistoryItem, OpenAct } from '../model.ts'
import type { DossierRow } from '../queries.ts'
import { dossierLaw, whyNotDossier } from '../rules.ts'

const iso = (d: Date | null): string | null => d?.toISOString() ?? null

type FileRow = Awaited<ReturnType<typeof filesOf>>[number]

/** Lines of a list with the names of their places, groups and bodies. */
export async function linesOf(ctx: Ctx, rows: readonly DossierRow[]): Promise<DossierLine[]> {
  if (!rows.length) return []
  const names = await namesFor(ctx, { countyIds: rows.map((r) => r.county_id), deskIds: [], groupCodes: rows.map((r) => r.group_code) })
  const bodies = new Map((await listBodies(ctx)).map((b) => [b.id, { fa: b.nameFa, en: b.nameEn || b.nameFa }]))
  return rows.map((r) => lineOf(r, { ...names, bodies }))
}

type Name2 = { fa: string; en: string }
type Names = { county: ReadonlyMap<string, Name2>; group: ReadonlyMap<string, Name2>; bodies: ReadonlyMap<string, Name2> }

const lineOf = (r: DossierRow, names: Names): DossierLine => ({
  id: r.id,
  code: r.code,
  version: r.version,
  state: r.state as DossierLine['state'],
  flags: r.flags as DossierLine['flags'],
  origin: r.origin as DossierLine['origin'],
  priority: r.priority as DossierLine['priority'],
  confidential: r.confidential,
  unitId: r.unit_id,
  investorId: r.investor_id,
  unitName: r.unit_name,
  countyId: r.county_id,
  countyName: (r.county_id && names.county.get(r.county_id)) || null,
  groupCode: r.group_code,
  groupName: (r.group_code && names.group.get(r.group_code)) || null,
  domainCode: r.domain_code,
  bodyId: r.body_id,
  bodyName: names.bodies.get(r.body_id) ?? { fa: '', en: '' },
  committeeId: r.committee_id,
  committeeName: (r.committee_id && names.bodies.get(r.committee_id)) || null,
  subject: r.subject,
  parallel: r.parallel,
  lossIrrDay: Number(r.loss_irr_day),
  jobs: r.jobs,
  cases: r.cases,
  openCases: r.open_cases,
  unlocks: r.unlocks,
  deferred: r.deferred,
  dueAt: iso(r.due_at),
  hearBy: iso(r.hear_by),
  bringBy: iso(r.bring_by),
  sessionId: r.session_id,
  sessionAt: iso(r.session_at),
  openedAt: r.opened_at.toISOString(),
  readyAt: iso(r.ready_at),
  updatedAt: r.updated_at.toISOString(),
  closedAt: iso(r.closed_at),
})

/** Every act that has to do with this person, with the reason against it. */
export function openActs({ actor, facts, dossier }: Opened): OpenAct[] {
  return dossierLaw.names.flatMap((name) => {
    const refusal = whyNotDossier(name, actor, facts, dossier)
    if (name === 'open' || refusal?.code === 'law/not-yours') return []
    return [{ name, whyNot: refusal && { code: refusal.code, details: { ...refusal.details } } }]
  })
}

export const documentsOf = (d: Dossier): Document[] =>
  d.documents.map((doc, no) => ({ no, name: doc.name, fileIds: [...doc.fileIds], onPaper: doc.onPaper, brought: isBrought(doc) }))

export const fileLine = (dossierId: string, f: FileRow, base = '/api/dossiers'): DossierFileLine => ({
  id: f.id,
  name: f.name,
  mime: f.mime,
  bytes: Number(f.bytes),
  document: f.document,
  byApplicant: f.by_applicant,
  createdAt: f.created_at.toISOString(),
  url: `${base}/${dossierId}/files/${f.id}`,
})

export type CaseBrief = Awaited<ReturnType<typeof caseBriefs>>[number]
/** The cases of a dossier in their order, with what this person may do with each. */
export async function briefsOf(ctx: Ctx, ids: readonly string[]): Promise<CaseBrief[]> {
  const found = new Map((await caseBriefs(ctx, ids)).map((c) => [c.id, c]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** Those of the cases that this person may know of. @param ofOpenDossier they weigh it */
export const caseRefs = (briefs: readonly CaseBrief[], ofOpenDossier: boolean): CaseRef[] =>
  briefs
    // Whoever weighs the dossier knows its cases, but not the confidential ones of others.
    .filter((c) => c.visible || (ofOpenDossier && !c.confidential))
    .map(({ id, code, status, visible }) => ({ id, code, status, canOpen: visible }))

const hidden = new Set(['text', 'hearUntil', 'remindAt', 'caseIds', 'sha256', 'fileId'])
const shownDetails = (act: Act): Record<string, unknown> => Object.fromEntries(Object.entries(act.details).filter(([key]) => !hidden.has(key)))

async function historyOf(ctx: Ctx, acts: readonly Act[]): Promise<HistoryItem[]> {
  const people = await accountNames(ctx, [...new Set(acts.flatMap((a) => a.actorId ?? []))])
  return acts.map((a) => ({
    seq: a.seq,
    name: a.name,
    at: a.at.toISOString(),
    actorName: (a.actorId && people.get(a.actorId)) || '',
    actorRole: a.actorRole,
    text: typeof a.details['text'] === 'string' ? a.details['text'] : '',
    details: shownDetails(a),
  }))
}

/** The whole dossier. @throws workgroup/no-such-dossier */
export const viewDossier = async (ctx: Ctx, id: string): Promise<DossierView> => viewOpened(ctx, await readDossier(ctx, id))

/** One that was read already. @param known its cases, where they were read too */
export async function viewOpened(ctx: Ctx, open: Opened, known?: readonly CaseBrief[]): Promise<DossierView> {
  const { row, dossier, acts } = open
  const [line] = await linesOf(ctx, [row])
  const refs = caseRefs(known ?? (await briefsOf(ctx, dossier.caseIds)), true)
  return {
    ...line!,
    request: row.request,
    hearBy: iso(hearBy(dossier)),
    paused: isPaused(dossier),
    heardAt: iso(dossier.heardAt),
    documents: documentsOf(dossier),
    files: (await filesOf(ctx.db, ctx.actor.provinceId, row.id)).map((f) => fileLine(row.id, f)),
    caseRefs: refs,
    hiddenCases: dossier.caseIds.length - refs.length,
    revived: dossier.revived,
    jobsKept: dossier.jobsKept,
    acts: openActs(open),
    history: await historyOf(ctx, acts),
  }
}

// The room as its secretary and members see it, and as it hangs on the wall.

import type { Problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { seatedActor } from '../../bodies/actions.ts'
import { agendaOf, getSession } from '../../sessions/actions.ts'
import { sessionLaw } from '../../sessions/rules.ts'
import { kindOf } from '../items/actions.ts'
import type { ProjectorItem, ProjectorView, RoomDraft, RoomItem, RoomProposal, RoomView, Tally, WhyNot } from '../model.ts'
import type { KeptTally } from '../conflicts/rules.ts'
import * as queries from '../queries.ts'
import { type DraftRow, draftsOf } from '../drafting/queries.ts'
import { proposalsOf, votesOf } from '../proposals/queries.ts'
import { notSigned, quorumOf, tallyOf, whyNotNow, whyNotWrite } from '../rules.ts'
import { type Sitter, sittersOf } from '../writing/actions.ts'

const iso = (at: Date | null) => at?.toISOString() ?? null
const told = (refusal: Problem | null): WhyNot => refusal && { code: refusal.code, details: { ...refusal.details } }
const none: ReadonlySet<string> = new Set()

const seatView = (s: Sitter): RoomView['seats'][number] => ({
  id: s.id,
  agencyId: s.agencyId,
  agencyFa: s.agencyFa,
  agencyEn: s.agencyEn,
  post: s.post,
  holderName: s.holderName,
  deputyName: s.deputyName,
  chair: s.chair,
  clerk: s.clerk,
  voting: s.voting,
  presence: s.presence,
  name: s.name,
  at: iso(s.at),
  answer: s.answer,
})

const draftView = (d: DraftRow): RoomDraft => ({
  id: d.id,
  code: d.code,
  approved: d.approved_at !== null,
  ownerAgencyId: d.owner_agency_id,
  ownerDeskId: d.owner_desk_id,
  altAgencyId: d.alt_agency_id,
  ownerFa: d.name_fa,
  ownerEn: d.name_en,
  text: d.text,
  fields: d.fields as RoomDraft['fields'],
  dueAt: d.due_at.toISOString(),
  evidenceType: d.evidence_type,
  article: d.article,
  amount: d.amount,
  currency: d.currency,
  duties: d.duties.map((duty) => ({ text: duty.text, dueAt: new Date(duty.dueAt).toISOString() })),
  caseIds: d.case_ids,
  version: d.version,
})

const countOf = ({ here: _, ...tally }: KeptTally): Tally => tally

/** Proposals of a session by item, with their votes; `struck`: the seat is party to the item. */
async function proposalsByItem(
  ctx: Ctx,
  sessionId: string,
  struck: (itemId: string, seatId: string) => boolean,
): Promise<Map<string, RoomProposal[]>> {
  const rows = await proposalsOf(ctx.db, ctx.actor.provinceId, sessionId)
  const votes = await votesOf(
    ctx.db,
    ctx.actor.provinceId,
    rows.map((p) => p.id),
  )
  const byProposal = Map.groupBy(votes, (v) => v.proposal_id)
  const byItem = Map.groupBy(rows, (p) => p.item_id)
  return new Map(
    [...byItem].map(([itemId, list]) => [
      itemId,
      list.map((p) => ({
        id: p.id,
        seatId: p.seat_id,
        text: p.text,
        state: p.state,
        tally: p.tally && countOf(p.tally),
        at: p.at.toISOString(),
        votes: (byProposal.get(p.id) ?? []).map(({ seatId, vote }) => ({ seatId, vote, struck: struck(itemId, seatId) })),
      })),
    ]),
  )
}

/** The whole room in one reading, so that the page can go on while the line is down. @throws workgroup/no-such-session */
export async function viewRoom(ctx: Ctx, sessionId: string): Promise<RoomView> {
  const { provinceId } = ctx.actor
  const session = await getSession(ctx, sessionId)
  const actor = await seatedActor(ctx)
  const { body, seats } = await sittersOf(ctx, session)
  const agenda = await agendaOf(ctx, sessionId)
  const party = new Map(agenda.map((a) => [a.id, new Set(a.conflicts.map((c) => c.seatId))]))
  const [rows, proposals, drafts] = await Promise.all([
    queries.itemRows(ctx.db, provinceId, sessionId),
    proposalsByItem(ctx, sessionId, (itemId, seatId) => party.get(itemId)?.has(seatId) === true),
    draftsOf(ctx.db, provinceId, sessionId),
  ])
  const rowOf = new Map(rows.map((r) => [r.id, r]))
  const items = agenda.flatMap((a): RoomItem[] => {
    const r = rowOf.get(a.id)
    if (!r) return []
    const conflicts = a.conflicts.map((c) => ({ seatId: c.seatId, reason: c.reason, source: c.source }))
    return [
      {
        id: a.id,
        position: a.position,
        kind: kindOf(r),
        dossierId: r.dossier_id ?? r.resolution_dossier_id,
        resolutionId: r.resolution_id,
        code: a.dossierCode || a.resolutionCode,
        title: a.subject || a.resolutionText || a.title,
        unitName: a.unitName,
        unitId: a.unitId,
        groupCode: r.group_code,
        evidenceType: r.evidence_type,
        caseIds: r.case_ids,
        priority: r.priority,
        confidential: a.confidential,
        addedLate: a.addedLate,
        lateCases: a.lateCases,
        withdrawn: r.dossier_state === 'withdrawn',
        deferred: a.deferred,
        state: r.state,
        discussion: r.discussion,
        reason: r.reason,
        decision: r.decision,
        openedAt: iso(r.opened_at),
        closedAt: iso(r.closed_at),
        spentSeconds: r.spent_seconds,
        version: r.version,
        conflicts,
        quorum: quorumOf(seats, new Set(conflicts.map((c) => c.seatId)), body),
        proposals: proposals.get(a.id) ?? [],
        drafts: drafts.filter((d) => d.item_id === a.id).map(draftView),
      },
    ]
  })
  const facts = { state: session.state, provinceId, bodyId: session.bodyId }
  const write = whyNotWrite(actor, session.bodyId)
  const { id: bodyId, kind, nameFa, nameEn, votes, quorumRule, quorumCount, parentId } = body
  return {
    id: session.id,
    code: session.code,
    no: session.no,
    year: session.year,
    body: { id: bodyId, kind, nameFa, nameEn, votes, quorumRule, quorumCount, parentId },
    startsAt: session.startsAt.toISOString(),
    minutes: session.minutes,
    place: session.place,
    videoLink: session.videoLink,
    extraordinary: session.extraordinary,
    state: session.state,
    chairedBy: session.chairedBy,
    chairSeatId: session.chairSeatId,
    chairName: session.chairName,
    note: session.note,
    openedAt: iso(session.openedAt),
    closedAt: iso(session.closedAt),
    minutedAt: iso(session.minutedAt),
    version: session.version,
    quorum: quorumOf(seats, none, body),
    seats: seats.map(seatView),
    items,
    hidden: rows.length - items.length,
    whyNot: {
      write: told(write ?? whyNotNow('notes', session.state)),
      people: told(write ?? whyNotNow('attendance', session.state)),
      open: told(sessionLaw.whyNot('open_sitting', actor, facts)),
      close: told(sessionLaw.whyNot('close_sitting', actor, facts)),
      resume: told(sessionLaw.whyNot('resume_sitting', actor, facts)),
      sign: told(sessionLaw.whyNot('mark_minuted', actor, facts)),
      addendum: told(write ?? (session.state === 'minuted' ? null : notSigned())),
    },
  }
}

/** What hangs on the wall. A confidential item shows its number only, whoever asks. @throws workgroup/no-such-session */
export async function viewProjector(ctx: Ctx, sessionId: string): Promise<ProjectorView> {
  const room = await viewRoom(ctx, sessionId)
  return {
    id: room.id,
    code: room.code,
    nameFa: room.body.nameFa,
    nameEn: room.body.nameEn,
    no: room.no,
    startsAt: room.startsAt,
    state: room.state,
    chairName: room.chairName,
    quorum: room.quorum,
    items: room.items.map((i) => onWall(i, room)),
  }
}

function onWall(item: RoomItem, room: RoomView): ProjectorItem {
  const { id, position, kind, state, openedAt, spentSeconds, quorum, confidential } = item
  const conflicted = new Set(item.conflicts.map((c) => c.seatId))
  const shared = { id, position, kind, state, openedAt, spentSeconds, quorum, confidential }
  if (confidential) return { ...shared, code: '', title: '', unitName: '', proposals: [], drafts: [] }
  return {
    ...shared,
    code: item.code,
    title: item.title,
    unitName: item.unitName,
    proposals: item.proposals
      .filter((p) => p.state !== 'dropped')
      .map((p) => {
        const { adopted: _, ...counts } = p.tally ?? tallyOf(p.votes, room.seats, conflicted)
        return { id: p.id, text: p.text, state: p.state, ...counts }
      }),
    drafts: item.drafts.map((d) => ({
      id: d.id,
      text: d.text,
      ownerFa: d.ownerFa,
      ownerEn: d.ownerEn,
      dueAt: d.dueAt,
      duties: d.duties.map((duty) => duty.text),
    })),
  }
}

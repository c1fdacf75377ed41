// A case as one person sees it: five short reads beside the case itself, whatever its length.

import { getGroup } from '#features/obstacles/catalogue/actions.ts'
import { accountNames } from '#features/people/actions.ts'
import type { Problem } from '#kernel/problem.ts'
import type { Ctx } from '#server/ctx.ts'
import { indexOf, type Open, whyNot } from '../acts/actions.ts'
import { undoTarget } from '../acts/rules.ts'
import type { ActView, CaseListItem, CaseView, OpenAct, ReferralView } from '../cases/model.ts'
import type { ItemRow } from '../cases/queries.ts'
import { asksFor } from '../claiming/actions.ts'
import type { Ask } from '../claiming/model.ts'
import { isBound, whyNotAnswer } from '../claiming/rules.ts'
import { holdings, undoneSeqs } from '../history/rules.ts'
import type { ReferralFold } from '../history/model.ts'
import { type Act, type CaseActName, caseActs, type Channel, type ReferralActName, referralActs } from '../model.ts'
import { isPaused, isPast } from '../clocks/rules.ts'
import { appealUntil, referralDue, reopenUntil } from '../steps/rules.ts'
import * as queries from './queries.ts'
import { askedOf, asItem, deskOf, fullDeskName, knotShown, nameFor, type Names, shownDetails, textFor, visibilityOf } from './rules.ts'

const iso = (d: Date | null | undefined): string | null => d?.toISOString() ?? null
const reason = (p: Problem | null): OpenAct['whyNot'] => p && { code: p.code, details: { ...p.details } }
const isProducer = (ctx: Ctx) => ctx.actor.role === 'producer' || ctx.actor.role === 'investor'

type Wanted = {
  readonly countyIds: readonly (string | null)[]
  readonly deskIds: readonly (string | null)[]
  readonly groupCodes: readonly (string | null)[]
}
const distinct = (list: readonly (string | null)[]) => [...new Set(list.filter((id) => id !== null))]

type Place = Awaited<ReturnType<typeof queries.placeNames>>[number]

// Names of desks and counties change a few times a year and every page of cases asks for them: kept for some seconds, so that
// another process shows a new name a little later. Ids are unique in the country, and only ids that row-level security let
// this caller read on a case are ever asked for.
const KEEP_MS = 15_000
const MOST = 20_000
const places = new Map<string, { readonly place: Place; readonly until: number }>()

async function placesOf(ctx: Ctx, countyIds: readonly string[], deskIds: readonly string[]): Promise<Place[]> {
  const now = performance.now()
  const kept = (id: string) => {
    const found = places.get(`${ctx.actor.provinceId} ${id}`)
    return found && found.until > now ? found.place : null
  }
  const missing = (ids: readonly string[]) => ids.filter((id) => kept(id) === null)
  const known = [...countyIds, ...deskIds].map(kept).filter((place) => place !== null)
  const fresh = await queries.placeNames(ctx.db, ctx.actor.provinceId, missing(countyIds), missing(deskIds))
  if (places.size > MOST) places.clear()
  for (const place of fresh) places.set(`${ctx.actor.provinceId} ${place.id}`, { place, until: now + KEEP_MS })
  return [...known, ...fresh]
}

/** What the ids of a page are called: at most one statement, mostly none. */
export async function namesFor(ctx: Ctx, { countyIds, deskIds, groupCodes }: Wanted): Promise<Names> {
  const rows = await placesOf(ctx, distinct(countyIds), distinct(deskIds))
  const groups = await Promise.all(distinct(groupCodes).map(async (code) => [code, await getGroup(ctx, code)] as const))
  return {
    county: new Map(rows.filter((r) => r.kind === 'county').map((r) => [r.id, { fa: r.fa, en: r.en }])),
    desk: new Map(rows.filter((r) => r.kind === 'desk').map((r) => [r.id, { fa: r.fa, en: r.en, agency: { fa: r.agency_fa, en: r.agency_en } }])),
    group: new Map(groups.map(([code, g]) => [code, { fa: g.nameFa, en: g.nameEn }])),
  }
}

/** List items with their names. */
export async function showItems(ctx: Ctx, rows: readonly ItemRow[]): Promise<CaseListItem[]> {
  const names = await namesFor(ctx, {
    countyIds: rows.map((r) => r.county_id),
    deskIds: rows.map((r) => r.holder_desk_id),
    groupCodes: rows.map((r) => r.group_code),
  })
  return rows.map((r) => asItem(r, names, ctx.now))
}

/** The whole view of a case for the context’s actor, who must be allowed to see it. */
export async function present(ctx: Ctx, open: Open): Promise<CaseView> {
  const { row, state: s, acts, world } = open
  const { provinceId } = ctx.actor
  const producer = isProducer(ctx)
  const content = { ...row, ...open.content }
  const names = await namesFor(ctx, { countyIds: [content.county_id], deskIds: deskIdsOf(open), groupCodes: [content.group_code] })
  const known = new Map(ctx.actor.accountId ? [[ctx.actor.accountId, ctx.actor.name]] : [])
  const unknown = s.actorIds.filter((id) => !known.has(id))
  const people = unknown.length ? new Map([...(await accountNames(ctx, unknown)), ...known]) : known
  const fresh = s.version === 1
  const files = fresh ? [] : await queries.filesOf(ctx.db, provinceId, row.id)
  const family = fresh ? [] : await queries.family(ctx.db, provinceId, row.id, s.mergedInto)
  const group = content.group_code ? await getGroup(ctx, content.group_code) : null
  const item = asItem({ ...content, ...indexOf(s, world), summary: content.text.slice(0, 160) }, names, ctx.now)
  const undo = undoTarget(acts, ctx.now)
  const asks = await asksFor(ctx, open)
  const sibling = (r: (typeof family)[number]) => ({ id: r.id, code: r.code, status: r.status as CaseView['status'] })
  return {
    ...item,
    text: content.text,
    investorId: content.investor_id,
    reporterName: content.reporter_name,
    reporterPhone: ctx.actor.role === 'manager' ? null : row.reporter_phone,
    channel: row.channel as Channel,
    round: s.round,
    evidenceType: group?.evidenceType ?? 'service',
    answerUntil: iso(s.turn?.until),
    reopenUntil: iso(reopenUntil(s, world)),
    appealUntil: iso(appealUntil(s, world)),
    leadDeskId: s.referrals.find((r) => r.lead)?.deskId ?? null,
    referrals: s.referrals.map((r) => showReferral(ctx, open, r, names, asks)),
    timeline: timeline(ctx, open, names, people),
    ledger: holdings(s, ctx.now).map((h) => ({
      holder: h.holder,
      deskId: h.deskId,
      name: h.deskId ? fullDeskName(names, h.deskId) : null,
      from: h.from.toISOString(),
      to: h.to.toISOString(),
      ms: h.to.getTime() - h.from.getTime(),
    })),
    acts: openActs(ctx, open, caseActs, null),
    undo: undo && undo.actorId === ctx.actor.accountId ? { seq: undo.seq, act: undo.name, until: undo.until.toISOString() } : null,
    attachments: files
      .filter((f) => !producer || f.visibility === 'producer')
      .map((f) => ({
        id: f.id,
        name: f.name,
        mime: f.mime,
        bytes: Number(f.bytes),
        visibility: f.visibility as 'internal' | 'producer',
        createdAt: f.created_at.toISOString(),
        url: `/api/cases/${row.id}/attachments/${f.id}`,
        thumbnailUrl: f.mime.startsWith('image/') ? `/api/cases/${row.id}/attachments/${f.id}/thumbnail` : null,
      })),
    asked: askedOf(acts),
    knot: knotShown(s),
    toldOn: typeof acts[0]?.details['toldOn'] === 'string' ? acts[0].details['toldOn'] : null,
    mergedInto: family.filter((f) => f.id === s.mergedInto).map(sibling)[0] ?? null,
    mergedFrom: producer ? [] : family.filter((f) => f.merged_into === row.id).map(sibling),
  }
}

function deskIdsOf({ state, acts }: Open): string[] {
  const suggested = state.referrals.map((r) => r.suggestedDeskId)
  const named = acts.map((a) => (typeof a.details['deskId'] === 'string' ? a.details['deskId'] : null))
  return [...new Set([...state.referrals.map((r) => r.deskId), ...suggested, ...named].filter((id) => id !== null))]
}

/** Every act of the law that has to do with this kind of person, with the reason against it. */
function openActs(ctx: Ctx, open: Open, names: readonly (CaseActName | ReferralActName)[], referralId: string | null): OpenAct[] {
  const asked = names.map((act) => ({ name: act, problem: whyNot(ctx.actor, open, { act, body: {}, referralId }, ctx.now) }))
  return asked.filter(({ problem }) => problem?.code !== 'law/not-yours').map(({ name, problem }) => ({ name, whyNot: reason(problem) }))
}

/** The resolutions that a claim on this referral answers, for those who may claim it; and the act with what they say against it. */
function claimShown(acts: OpenAct[], bound: readonly Ask[]): Pick<ReferralView, 'acts' | 'asks'> {
  const refusal = whyNotAnswer(bound)
  return {
    acts: acts.map((act) => (act.name === 'claim' && act.whyNot === null ? { ...act, whyNot: reason(refusal) } : act)),
    asks: bound
      .filter((ask) => ask.whyNot === null)
      .map(({ resolutionId, code, text, evidenceType }) => ({ resolutionId, code, text, evidenceType })),
  }
}

function showReferral(ctx: Ctx, open: Open, r: ReferralFold, names: Names, asks: readonly Ask[]): ReferralView {
  const acts = isProducer(ctx) ? [] : openActs(ctx, open, referralActs, r.id)
  const bound = acts.some((act) => act.name === 'claim' && act.whyNot === null) ? asks.filter((ask) => isBound(ask, r, open.state.referrals)) : []
  const desk = deskOf(names, r.deskId)
  const due = referralDue(r)
  return {
    id: r.id,
    deskId: r.deskId,
    deskName: { fa: desk.fa, en: desk.en },
    agencyId: r.agencyId,
    agencyName: desk.agency,
    lead: r.lead,
    alternatives: r.alternatives,
    state: r.state,
    rung: r.rung,
    sentAt: r.sentAt.toISOString(),
    acceptedAt: iso(r.acceptedAt),
    endedAt: iso(r.endedAt),
    dueAt: iso(due),
    overdue: due !== null && isPast({ dueAt: due } as never, ctx.now),
    paused: r.act !== null && isPaused(r.act) && r.endedAt === null,
    waitingFor: r.waitingFor,
    reason: r.reason,
    legalBasis: r.legalBasis,
    suggestedDeskId: r.suggestedDeskId,
    suggestedDeskName: r.suggestedDeskId ? fullDeskName(names, r.suggestedDeskId) : null,
    text: r.text,
    evidenceType: r.evidenceType,
    evidence: r.evidence && { ...r.evidence },
    claims: r.claims.map(({ code, evidenceType, evidence }) => ({ code, evidenceType, evidence: { ...evidence } })),
    ...claimShown(acts, bound),
  }
}

function timeline(ctx: Ctx, { acts, state }: Open, names: Names, people: ReadonlyMap<string, string>): ActView[] {
  const undone = undoneSeqs(acts)
  const producer = isProducer(ctx)
  const deskOf = (act: Act) =>
    typeof act.details['deskId'] === 'string' ? act.details['deskId'] : (state.referrals.find((r) => r.id === act.referralId)?.deskId ?? null)
  return acts
    .filter((act) => !producer || (visibilityOf(act) === 'producer' && !undone.has(act.seq)))
    .map((act) => {
      const desk = deskOf(act)
      return {
        seq: act.seq,
        name: act.name,
        at: act.at.toISOString(),
        actorName: nameFor(act, act.actorId ? (people.get(act.actorId) ?? '') : '', producer),
        actorRole: act.actorRole,
        referralId: act.referralId,
        deskName: desk ? fullDeskName(names, desk) : null,
        visibility: visibilityOf(act),
        text: textFor(act, producer),
        details: shownDetails(act, producer),
        undone: undone.has(act.seq),
      }
    })
}

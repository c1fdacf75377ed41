// What waits for whom.

import type { Ctx } from '#server/ctx.ts'
import { pageOf } from '../cases/actions.ts'
import type { CasePage } from '../cases/model.ts'
import { liveStates, type ReferralState, referralStates, type Status } from '../model.ts'
import { namesFor } from '../showing/actions.ts'
import { asItem, cursorOf, deskOf, type Names, readCursor } from '../showing/rules.ts'
import type { InboxItem, Overview } from './model.ts'
import * as queries from './queries.ts'

type Paging = { after?: string | undefined; limit?: number | undefined }

/** What the centre holds: new cases, cases sent back, calls to make. */
export async function triageQueue(ctx: Ctx, { after, limit = 30 }: Paging): Promise<CasePage> {
  return pageOf(ctx, await queries.inTriage(ctx.db, ctx.actor.provinceId, ctx.actor, readCursor(after), limit + 1), limit, 'due')
}

/** Rungs 3 and 4, and appeals to decide. */
export async function secretariatQueue(ctx: Ctx, { after, limit = 30 }: Paging): Promise<CasePage> {
  return pageOf(ctx, await queries.onHighRungs(ctx.db, ctx.actor.provinceId, ctx.actor, readCursor(after), limit + 1), limit, 'due')
}

const live: readonly ReferralState[] = liveStates
const ended = referralStates.filter((s) => !live.includes(s))
const statesOf = (state: ReferralState | 'live' | 'ended' | undefined): readonly ReferralState[] =>
  state === undefined || state === 'live' ? live : state === 'ended' ? ended : [state]

/** Referrals of the caller’s own desks; of all desks of the agency for its head. */
export async function inbox(
  ctx: Ctx,
  { deskId, state, after, limit = 30 }: Paging & { deskId?: string | undefined; state?: ReferralState | 'live' | 'ended' | undefined },
): Promise<{ items: InboxItem[]; next: string | null }> {
  const { actor } = ctx
  const mine =
    actor.role === 'agencyHead'
      ? { agencyIds: actor.agencyIds, ...(deskId && { deskIds: [deskId] }) }
      : { deskIds: deskId ? actor.deskIds.filter((id) => id === deskId) : actor.deskIds }
  return inboxPage(ctx, { ...mine, states: statesOf(state) }, after, limit)
}

/** What has climbed to the head of the agency. */
export async function headQueue(ctx: Ctx, { after, limit = 30 }: Paging): Promise<{ items: InboxItem[]; next: string | null }> {
  return inboxPage(ctx, { agencyIds: ctx.actor.agencyIds, states: live, minRung: 2 }, after, limit)
}

async function inboxPage(ctx: Ctx, filter: queries.InboxFilter, after: string | undefined, limit: number) {
  if (filter.deskIds?.length === 0 || filter.agencyIds?.length === 0) return { items: [], next: null }
  const rows = await queries.inbox(ctx.db, ctx.actor.provinceId, filter, readCursor(after), limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const at = last && (last.r_ended_at ?? last.r_due_at ?? queries.NEVER)
  const names = await namesFor(ctx, {
    countyIds: shown.map((r) => r.county_id),
    deskIds: shown.flatMap((r) => [r.holder_desk_id, r.r_desk_id]),
    groupCodes: shown.map((r) => r.group_code),
  })
  return { items: shown.map((r) => asInboxItem(ctx, r, names)), next: rows.length > limit && last && at ? cursorOf(at, last.r_id) : null }
}

const plainDesk = (names: Names, id: string) => ({ fa: deskOf(names, id).fa, en: deskOf(names, id).en })

type Row = Awaited<ReturnType<typeof queries.inbox>>[number]
const asInboxItem = (ctx: Ctx, r: Row, names: Names): InboxItem => ({
  case: asItem(r, names, ctx.now),
  referral: {
    id: r.r_id,
    deskId: r.r_desk_id,
    deskName: plainDesk(names, r.r_desk_id),
    agencyId: r.r_agency_id,
    agencyName: deskOf(names, r.r_desk_id).agency,
    state: r.r_state as ReferralState,
    lead: r.r_lead,
    rung: r.r_rung,
    sentAt: r.r_sent_at.toISOString(),
    acceptedAt: r.r_accepted_at?.toISOString() ?? null,
    endedAt: r.r_ended_at?.toISOString() ?? null,
    dueAt: r.r_due_at?.toISOString() ?? null,
    overdue: r.r_ended_at === null && r.r_due_at !== null && r.r_due_at < ctx.now,
  },
})

const ENDED_DAYS = 90
const DAY_MS = 86_400_000
type Counted = { readonly n: number | string }
const sum = (list: readonly Counted[]) => list.reduce((n, c) => n + Number(c.n), 0)

/** Five short reads over indexes of open cases, live referrals and what closed lately. */
export async function overview(ctx: Ctx, { knots = 'with' }: { knots?: 'with' | 'without' | undefined }): Promise<Overview> {
  const { provinceId } = ctx.actor
  const withoutKnots = knots === 'without'
  const all = await queries.openCounts(ctx.db, provinceId)
  const counts = all.filter((c) => !withoutKnots || !c.on_knot)
  const by = (key: (c: (typeof counts)[number]) => string) => Object.fromEntries([...Map.groupBy(counts, key)].map(([k, list]) => [k, sum(list)]))
  const flags = Object.fromEntries((await queries.flagCounts(ctx.db, provinceId, withoutKnots)).map((f) => [f.flag, Number(f.n)]))
  const overdue = Number((await queries.overdueCount(ctx.db, provinceId, ctx.now, withoutKnots)).n)
  const desks = await queries.deskCounts(ctx.db, provinceId, ctx.now, 50, withoutKnots)
  return {
    at: ctx.now.toISOString(),
    open: sum(counts),
    overdue,
    vacancies: flags['vacancy'] ?? 0,
    withoutKnots,
    onKnots: sum(all.filter((c) => c.on_knot)),
    ended: await endedLately(ctx, withoutKnots),
    productionStopped: sum(counts.filter((c) => c.priority === 'production_stopped')),
    byStatus: by((c) => c.status),
    byHolder: by((c) => c.holder),
    byRung: by((c) => String(c.rung)),
    byFlag: flags,
    desks: desks.map((d) => ({
      deskId: d.desk_id,
      deskName: { fa: d.desk_fa, en: d.desk_en },
      agencyId: d.agency_id,
      agencyName: { fa: d.agency_fa, en: d.agency_en },
      live: Number(d.live),
      unaccepted: Number(d.unaccepted),
      overdue: Number(d.overdue),
      nextDueAt: d.next_due_at?.toISOString() ?? null,
    })),
  }
}

async function endedLately(ctx: Ctx, withoutKnots: boolean): Promise<Overview['ended']> {
  const all = await queries.endedCounts(ctx.db, ctx.actor.provinceId, new Date(ctx.now.getTime() - ENDED_DAYS * DAY_MS))
  const counted = all.filter((c) => !withoutKnots || !c.on_knot)
  const of = (...statuses: Status[]) => sum(counted.filter((c) => statuses.includes(c.status as Status)))
  return {
    days: ENDED_DAYS,
    outcomes: of('confirmed', 'closed_silent', 'declined'),
    confirmed: of('confirmed'),
    closedSilent: of('closed_silent'),
    declined: of('declined'),
    withdrawn: of('withdrawn'),
    merged: of('merged'),
    onKnots: sum(all.filter((c) => c.on_knot)),
  }
}

// Acts upon one knot: load, ask the law, write, hang, record. Joining and splitting stand in joining/.

import { systemActor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { panelsOf } from '../../panels/queries.ts'
import { everMembers } from '../history/queries.ts'
import { must, type Opened, openKnotsFor, write } from '../history/actions.ts'
import { step } from '../history/rules.ts'
import { allMemberIds, hang } from '../members/actions.ts'
import { askMembers, forgetQuestions, lockObstacles } from '../members/queries.ts'
import { type About, type KnotActName, waitingStates } from '../model.ts'
import * as queries from '../queries.ts'
import { noSuchObstacles, noSuchOwner, noSuchPanelHere, notYourPanel } from '../rules.ts'
import { checkBody, cleaned, isFree, isOpen, whyNotConfirm, whyNotHang } from './rules.ts'

type Body = Readonly<Record<string, unknown>>
/** The fact of each act; hearers know knot_confirmed, knot_changed, knot_closed and knot_members. */
const facts: Partial<Record<KnotActName, string>> = {
  edit: 'obstacles.knot_edited',
  confirm: 'obstacles.knot_confirmed',
  dismiss: 'obstacles.knot_dismissed',
  propose: 'obstacles.knot_proposed',
  accept: 'obstacles.knot_accepted',
  refuse: 'obstacles.knot_refused',
  cannot_change: 'obstacles.knot_cannot_change',
  change: 'obstacles.knot_changed',
  verify: 'obstacles.knot_verified',
  reopen: 'obstacles.knot_reopened',
  comment: 'obstacles.knot_commented',
  add_obstacles: 'obstacles.knot_gathered',
  remove_obstacles: 'obstacles.knot_gathered',
}
const closing: readonly KnotActName[] = ['dismiss', 'refuse', 'cannot_change']

/**
 * One act upon one knot. @param ifMatch the version the person saw; null where nobody looked (other rooms)
 * @throws the law's refusals, http/stale, obstacles/no-such-knot and what the act's own checks say
 */
export async function act(ctx: Ctx, knotId: string, name: Exclude<KnotActName, 'attach' | 'join' | 'split'>, body: Body, ifMatch: number | null) {
  const open = (await openKnotsFor(ctx, [knotId])).get(knotId)!
  must(ctx, open, name, ifMatch)
  const details = cleaned(body)
  checkBody(name, details, ctx.now)
  if (name === 'edit' || name === 'confirm') await checkAbout(ctx, details as About, open)
  if (name === 'confirm') {
    const refusal = whyNotConfirm(step(open.knot, { name, at: ctx.now, details }))
    if (refusal) throw refusal
  }
  if (name === 'add_obstacles' || name === 'remove_obstacles') return gather(ctx, open, name, details)
  await write(ctx, open, name, details)
  await ctx.record(facts[name]!, `knot:${knotId}`, { knotId, code: open.row.code })
  await consequences(ctx, open, name)
}

/** What an act does beside its own line in the history. */
async function consequences(ctx: Ctx, open: Opened, name: KnotActName) {
  const knotId = open.row.id
  if (name === 'change') await askMembers(ctx.db, ctx.actor.provinceId, knotId, ctx.now)
  if (name === 'dismiss') await hang(ctx, knotId, [], await allMemberIds(ctx, knotId))
  if (name === 'reopen') await takeBack(ctx, open)
  if (closing.includes(name)) await ctx.record('obstacles.knot_closed', `knot:${knotId}`, { knotId, why: open.knot.state, text: open.knot.outcome })
}

/** A reopened knot gets back what still waits and hangs nowhere else; a confirmed one binds its cases again. */
async function takeBack(ctx: Ctx, open: Opened) {
  const { provinceId } = ctx.actor
  const knotId = open.row.id
  await forgetQuestions(ctx.db, provinceId, knotId)
  const was = open.row.joined_into
  const rows = await lockObstacles(ctx.db, provinceId, systemActor(provinceId), await everMembers(ctx.db, provinceId, knotId))
  const back = rows.filter((o) => isOpen(o) && o.knot_id !== knotId && (isFree(o) || (was !== null && o.knot_id === was))).map((o) => o.id)
  if (was) {
    const from = rows.filter((o) => isOpen(o) && o.knot_id === was).map((o) => o.id)
    const other = (await openKnotsFor(ctx, [was])).get(was)!
    await write(ctx, other, 'remove_obstacles', { removed: from, toId: knotId, toCode: open.row.code })
    await hang(ctx, was, [], from)
  }
  await hang(ctx, knotId, back, [])
  if (waitingStates.includes(open.knot.state)) await ctx.record('obstacles.knot_confirmed', `knot:${knotId}`, { knotId, code: open.row.code })
}

async function gather(ctx: Ctx, open: Opened, name: 'add_obstacles' | 'remove_obstacles', { obstacleIds, ...rest }: Record<string, unknown>) {
  const ids = obstacleIds as string[]
  const rows = await lockObstacles(ctx.db, ctx.actor.provinceId, ctx.actor, ids)
  if (rows.length !== new Set(ids).size) throw noSuchObstacles({ count: new Set(ids).size - rows.length })
  const adding = name === 'add_obstacles'
  const refusal = adding ? whyNotHang(rows, open.row.id) : null
  if (refusal) throw refusal
  const moved = rows.filter((o) => (o.knot_id === open.row.id) !== adding).map((o) => o.id)
  // Asked twice, done once.
  if (!moved.length) return
  await write(ctx, open, name, { ...rest, [adding ? 'added' : 'removed']: moved })
  await ctx.record(facts[name]!, `knot:${open.row.id}`, { knotId: open.row.id, code: open.row.code, [adding ? 'added' : 'removed']: moved.length })
  await hang(ctx, open.row.id, adding ? moved : [], adding ? [] : moved)
}

/** Panel and owner are of this province; whoever sits on a panel moves a knot only to a panel they sit on. */
export async function checkAbout(ctx: Ctx, about: About, open: Opened | null): Promise<void> {
  const { provinceId, role, accountId } = ctx.actor
  if (about.ownerAgencyId && !(await queries.agencyExists(ctx.db, provinceId, about.ownerAgencyId))) throw noSuchOwner()
  if (about.panelId === undefined || about.panelId === (open?.knot.panelId ?? null)) return
  if (about.panelId && !(await queries.panelExists(ctx.db, provinceId, about.panelId))) throw noSuchPanelHere()
  if (role === 'expert' && !(about.panelId && accountId && (await panelsOf(ctx.db, provinceId, accountId)).includes(about.panelId)))
    throw notYourPanel()
}

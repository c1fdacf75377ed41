// The agenda that writes itself: gathers, orders, cuts, and writes only what has changed.

import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { agendaOrder, type Candidate, cutAgenda, factorsOf, nextShown, type Ordered } from '../agenda/rules.ts'
import * as agenda from '../agenda/queries.ts'
import { openSession, tell, write } from '../history/actions.ts'
import type { Factors, ItemSource } from '../model.ts'
import * as ordering from '../ordering/queries.ts'
import { changeSession, type SessionRow, stampBuilt } from '../queries.ts'

type Item = agenda.ItemRow
export const subjectOf = (i: Pick<Item, 'id' | 'dossier_id' | 'resolution_id'>) => i.dossier_id ?? i.resolution_id ?? i.id

/** By a person: the button “order anew”. */
export async function buildByHand(ctx: Ctx, id: string, ifMatch: number | null): Promise<void> {
  const { row } = await openSession(ctx, id, 'build', ifMatch)
  const moved = await build(ctx, row)
  if (moved) await write(ctx, row, 'build', moved)
}

/**
 * Orders a planned session's agenda anew; the row must be locked. What a person added stays, what a person moved keeps its
 * place, what a person left out stays out. @returns null when nothing moved: then the version stands
 */
export async function build(ctx: Ctx, row: SessionRow): Promise<{ items: number; waiting: number } | null> {
  const { provinceId } = ctx.actor
  const last = await ordering.lastEnded(ctx.db, provinceId, row)
  const missed = last ? await ordering.notReachedOf(ctx.db, provinceId, last.id) : []
  if (row.built_at === null) await carryTitles(ctx, row.id, missed)
  const before = await agenda.itemsOf(ctx.db, provinceId, row.id)
  const { candidates, total } = await gather(
    ctx,
    row,
    before,
    missed.flatMap((m) => m.dossier_id ?? []),
  )
  const kept = new Set(before.filter((i) => i.by_hand).map(subjectOf))
  const pinned = new Map(before.filter((i) => i.moved_reason).map((i) => [subjectOf(i), i.position] as const))
  const cut = cutAgenda(agendaOrder(candidates, ctx.now), { capacity: row.capacity, kept, pinned })
  const changed = await writeItems(ctx, row.id, before, cut.agenda)
  await agenda.replaceCandidates(ctx.db, provinceId, row.id, cut.next.slice(0, nextShown).map(candidateRow))
  const waiting = Math.max(0, total - cut.agenda.length)
  if (!changed && waiting === row.waiting) {
    await stampBuilt(ctx.db, provinceId, row.id, waiting, ctx.now)
    return null
  }
  await changeSession(ctx.db, provinceId, row.id, { waiting, built_at: ctx.now }, ctx.now)
  tell(ctx, row.id)
  return { items: cut.agenda.length, waiting }
}

const candidateRow = (c: Ordered, i: number): agenda.NewCandidate => ({
  position: i + 1,
  dossier_id: c.source === 'unfinished' ? null : c.id,
  resolution_id: c.source === 'unfinished' ? c.id : null,
  source: c.source,
  factors: c.factors,
})

async function gather(
  ctx: Ctx,
  row: SessionRow,
  before: readonly Item[],
  carried: readonly string[],
): Promise<{ candidates: Candidate[]; total: number }> {
  const { provinceId } = ctx.actor
  const fixed = before.filter((i) => i.by_hand || i.moved_reason)
  const out = await agenda.leftOutOf(ctx.db, provinceId, row.id)
  const taken = await ordering.takenElsewhere(ctx.db, provinceId, row)
  const wanted = {
    bodyId: row.body_id,
    now: ctx.now,
    except: [...new Set([...out.map((o) => o.subject_id), ...taken, ...fixed.map(subjectOf)])],
    onlyStopped: row.extraordinary,
    limit: row.capacity + nextShown,
  }
  const unfinished = await ordering.unfinishedOf(ctx.db, provinceId, wanted)
  const ready = await ordering.readyOf(ctx.db, provinceId, { ...wanted, carried })
  const source = new Map(fixed.map((i) => [subjectOf(i), (i.by_hand ? 'hand' : i.source) as ItemSource]))
  const named = await ordering.candidatesById(ctx.db, provinceId, [...source.keys()])
  const plain = fixed.filter((i) => !i.dossier_id && !i.resolution_id).map((i) => titled(i.id))
  return {
    candidates: [...unfinished.rows, ...ready.rows, ...named.map((c) => ({ ...c, source: source.get(c.id)! })), ...plain],
    total: unfinished.total + ready.total + named.length + plain.length,
  }
}

/** An item that is neither dossier nor resolution weighs nothing. */
export const titled = (id: string): Candidate => ({
  id,
  source: 'hand',
  dueAt: null,
  lossIrrDay: 0,
  jobs: 0,
  unlocks: 0,
  stopped: false,
  again: false,
  objected: false,
})

type Missed = Awaited<ReturnType<typeof ordering.notReachedOf>>

/** Items without a dossier that the last session did not reach come along once, when an agenda is built for the first time. */
async function carryTitles(ctx: Ctx, sessionId: string, missed: Missed): Promise<void> {
  const plain = missed.filter((m) => m.title && !m.dossier_id && !m.resolution_id)
  const rows = plain.map((m, i) => {
    const id = newId()
    return { ...newItem(id, factorsOf(titled(id), ctx.now), i + 1), title: m.title, source: 'hand' as const, by_hand: true }
  })
  await agenda.insertItems(ctx.db, ctx.actor.provinceId, sessionId, rows)
}

/** A new line of an agenda, to be said more of. */
export const newItem = (id: string, factors: Factors, position: number): agenda.NewItem => ({
  id,
  dossier_id: null,
  resolution_id: null,
  title: '',
  position,
  source: 'ready',
  by_hand: false,
  added_reason: '',
  added_late: false,
  factors,
})

/** Brings the rows in step with the order. @returns whether anything moved */
async function writeItems(ctx: Ctx, sessionId: string, before: readonly Item[], after: readonly Ordered[]): Promise<boolean> {
  const { provinceId } = ctx.actor
  const standing = new Map(before.map((i) => [subjectOf(i), i]))
  const wanted = new Set(after.map((c) => c.id))
  const gone = before.filter((i) => !wanted.has(subjectOf(i))).map((i) => i.id)
  const added: agenda.NewItem[] = []
  const moved: agenda.Placed[] = []
  for (const [i, c] of after.entries()) {
    const item = standing.get(c.id)
    const subject = c.source === 'unfinished' ? { resolution_id: c.id } : { dossier_id: c.id }
    if (!item) added.push({ ...newItem(newId(), c.factors, i + 1), ...subject, source: c.source })
    else if (item.position !== i + 1 || item.source !== c.source || !same(item.factors as Factors, c.factors))
      moved.push({ id: item.id, position: i + 1, factors: c.factors, source: c.source, moved: item.moved_reason })
  }
  await agenda.deleteItems(ctx.db, provinceId, gone)
  await agenda.insertItems(ctx.db, provinceId, sessionId, added)
  await agenda.placeItems(ctx.db, provinceId, moved)
  return gone.length + added.length + moved.length > 0
}

const names = ['overdueDays', 'lossIrrDay', 'jobs', 'unlocks', 'stopped', 'again', 'objected'] as const
const same = (a: Factors, b: Factors) => names.every((name) => a[name] === b[name])

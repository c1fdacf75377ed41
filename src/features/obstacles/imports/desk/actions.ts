// The review desk: piles, rows, deciding by batches and taking back, names of units nobody knows.

import { getUnit } from '#features/registry/actions.ts'
import { createUnit } from '#features/registry/units/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { activeGroup, allGroups } from '../../catalogue/actions.ts'
import { removeArchived } from '../../register/actions.ts'
import { supersede } from '../../triage/queries.ts'
import { cardOf, findOne, lockFor } from '../actions.ts'
import type { Batch, DecideForm, Decision, Fault, Fields, ImportCard, Pile, Row, RowFilter, UnknownUnit } from '../model.ts'
import { setState } from '../queries.ts'
import { chooseUnit, noRows, noSuchBatch, noSuchName, nothingDecided, undoneAlready } from '../rules.ts'
import { left } from '../running/queries.ts'
import * as queries from './queries.ts'

/** Every pile: what is surest and largest first, then what could not be judged, repetitions, rows without a text. */
export async function viewPiles(ctx: Ctx, id: string): Promise<{ piles: Pile[]; import: ImportCard; unknownUnits: number }> {
  const record = await findOne(ctx, id)
  const groups = await allGroups(ctx)
  const byPile = Map.groupBy(await queries.piles(ctx.db, ctx.actor.provinceId, id), (p) => p.pile)
  const piles = [...byPile].map(([pile, parts]): Pile => {
    const tenths = Array<number>(10).fill(0)
    for (const part of parts) tenths[part.tenth]! += part.waiting
    const group = groups.get(pile)
    const sum = (of: 'rows' | 'waiting') => parts.reduce((total, part) => total + part[of], 0)
    return { pile, nameFa: group?.nameFa ?? '', nameEn: group?.nameEn ?? '', rows: sum('rows'), waiting: sum('waiting'), tenths }
  })
  const weight = ({ tenths }: Pile) => tenths.reduce((sum, n, tenth) => sum + n * ((tenth + 0.5) / 10) ** 2, 0)
  const last = ['none', 'same', 'empty']
  piles.sort((a, b) => last.indexOf(a.pile) - last.indexOf(b.pile) || weight(b) - weight(a) || b.rows - a.rows)
  return { piles, import: cardOf(ctx, record), unknownUnits: await queries.countUnknownUnits(ctx.db, ctx.actor.provinceId, id) }
}

export async function listRows(ctx: Ctx, id: string, filter: RowFilter): Promise<{ rows: Row[]; next: string | null }> {
  await findOne(ctx, id)
  const limit = filter.limit ?? 30
  const [p, n] = (filter.after ?? '').split('|').map(Number)
  const after = filter.after && Number.isFinite(p) && Number.isInteger(n) ? { probability: p!, no: n! } : null
  const found = await queries.rows(ctx.db, ctx.actor.provinceId, id, filter, after, limit + 1)
  const page = found.slice(0, limit)
  const ids = [...new Set(page.flatMap((r) => r.unit_id ?? []))]
  const names = new Map(ids.length ? (await queries.unitNames(ctx.db, ctx.actor.provinceId, ids)).map((u) => [u.id, u.name]) : [])
  const last = page.at(-1)
  return {
    rows: page.map((r) => ({
      ...{ no: r.no, raw: r.raw, text: r.text, fields: r.fields as Fields, faults: r.faults as Fault[], pile: r.pile },
      ...{ groupCode: r.group_code, probability: r.probability, others: r.others as Row['others'], words: r.words },
      ...{ unitId: r.unit_id, unitName: (r.unit_id && names.get(r.unit_id)) || '', unitWhy: r.unit_why, unitScore: r.unit_score },
      ...{ countyId: r.county_id, sameNo: r.same_no, sameId: r.same_id, sameCode: r.same_code ?? '', sameScore: r.same_score },
      ...{ decision: r.decision as Row['decision'], decidedCode: r.decided_code, obstacleId: r.obstacle_id, refusal: r.refusal as Row['refusal'] },
    })),
    next: found.length > limit && last ? `${last.probability ?? 0}|${last.no}` : null,
  }
}

/** Decides rows by one act. @throws obstacles/import-no-rows when none of them waits any more, obstacles/no-such-group, obstacles/group-retired */
export async function decide(ctx: Ctx, id: string, form: DecideForm): Promise<{ batchId: string; rows: number; import: ImportCard }> {
  await lockFor(ctx, id, 'decide')
  if (form.pile === undefined && form.nos === undefined) throw noRows()
  if (form.groupCode) await activeGroup(ctx, form.groupCode)
  const { provinceId } = ctx.actor
  const batchId = newId()
  const { count, piles } = await queries.decide(ctx.db, provinceId, id, batchId, form, form.decision, form.groupCode ?? null)
  if (!count) throw noRows()
  const batch = { pile: form.pile ?? '', groupCode: form.groupCode ?? null, count, at: ctx.now, by: ctx.actor.accountId! }
  await queries.insertBatch(ctx.db, provinceId, { id: batchId, importId: id, decision: form.decision, ...batch })
  await queries.recount(ctx.db, provinceId, id, piles, count, ctx.now)
  await ctx.record('obstacles.import_decided', `import:${id}`, { batchId, decision: form.decision, count })
  ctx.tell(`import:${id}`)
  return { batchId, rows: count, import: cardOf(ctx, await findOne(ctx, id)) }
}

export async function listBatches(ctx: Ctx, id: string): Promise<Batch[]> {
  await findOne(ctx, id)
  const rows = await queries.batches(ctx.db, ctx.actor.provinceId, id, 100)
  return rows.map((b) => ({
    ...{ id: b.id, decision: b.decision as Decision, pile: b.pile, groupCode: b.group_code, rows: b.row_count },
    ...{ at: b.at.toISOString(), by: b.by ?? '', undoneAt: b.undone_at?.toISOString() ?? null },
  }))
}

/** Takes one act back, before or after finishing. Archived rows leave the register; rows that became cases stay cases. */
export async function undoBatch(ctx: Ctx, id: string, batchId: string): Promise<{ rows: number; keptCases: number; import: ImportCard }> {
  const record = await lockFor(ctx, id, 'undo')
  const { provinceId } = ctx.actor
  const batch = await queries.lockBatch(ctx.db, provinceId, id, batchId)
  if (!batch) throw noSuchBatch({ id: batchId })
  if (batch.undone_at) throw undoneAlready()
  const archived = await queries.archivedOf(ctx.db, provinceId, id, batchId)
  await removeArchived(ctx, archived)
  if (archived.length) await supersede(ctx.db, provinceId, archived, ctx.now)
  const { count, kept, piles } = await queries.undo(ctx.db, provinceId, id, batchId, ctx.now)
  await queries.recount(ctx.db, provinceId, id, piles, -count, ctx.now)
  if (record.state === 'done' && count) await setState(ctx.db, provinceId, id, 'review', ctx.now)
  await ctx.record('obstacles.import_undone', `import:${id}`, { batchId, count, keptCases: kept })
  ctx.tell(`import:${id}`)
  return { rows: count, keptCases: kept, import: cardOf(ctx, await findOne(ctx, id)) }
}

/** Brings what is decided into the register: the archive by itself, cases by casework. The rest can be decided later. */
export async function finishImport(ctx: Ctx, id: string): Promise<ImportCard> {
  await lockFor(ctx, id, 'finish')
  const { provinceId } = ctx.actor
  const { unfinished, waiting } = await left(ctx.db, provinceId, id)
  if (!unfinished && waiting) throw nothingDecided()
  await setState(ctx.db, provinceId, id, 'finishing', ctx.now)
  await ctx.record('obstacles.import_accepted', `import:${id}`, { importId: id })
  await ctx.enqueue('obstacles.imports', {}, { key: 'imports' })
  ctx.tell(`import:${id}`)
  return cardOf(ctx, await findOne(ctx, id))
}

export async function listUnknownUnits(ctx: Ctx, id: string, after?: string): Promise<{ rows: UnknownUnit[]; next: string | null }> {
  await findOne(ctx, id)
  const at = after?.indexOf('|') ?? -1
  const from = after && at > 0 && Number.isInteger(Number(after.slice(0, at))) ? { rows: Number(after.slice(0, at)), key: after.slice(at + 1) } : null
  const found = await queries.unknownUnits(ctx.db, ctx.actor.provinceId, id, from, 51)
  const page = found.slice(0, 50)
  const last = page.at(-1)
  return {
    rows: page.map((u) => ({ ...u, choices: u.choices as UnknownUnit['choices'] })),
    next: found.length > 50 && last ? `${last.rows}|${last.key}` : null,
  }
}

/** What a name means, for all its rows: a unit of the registry, or a new one in this county. */
export async function setUnit(ctx: Ctx, id: string, form: { key: string; unitId?: string | undefined; countyId?: string | undefined }) {
  await lockFor(ctx, id, 'chooseUnit')
  const { provinceId } = ctx.actor
  const name = await queries.findUnknown(ctx.db, provinceId, id, form.key)
  if (!name) throw noSuchName()
  if (!form.unitId === !form.countyId) throw chooseUnit()
  const unitId = form.unitId ? (await getUnit(ctx, form.unitId)).id : await newUnit(ctx, id, name, form.countyId!)
  await queries.setUnit(ctx.db, provinceId, id, form.key, unitId)
  await ctx.record('obstacles.import_unit_chosen', `import:${id}`, { name: name.name, unitId })
  ctx.tell(`import:${id}`)
  return { unitId }
}

/** A unit of this name, with the identifier that most of its rows tell. @throws registry/unit-taken, registry/no-such-place */
async function newUnit(ctx: Ctx, id: string, { key, name }: { key: string; name: string }, countyId: string): Promise<string> {
  const legalEntityId = await queries.entityOf(ctx.db, ctx.actor.provinceId, id, key)
  return (await createUnit(ctx, { name, countyId, legalEntityId })).id
}

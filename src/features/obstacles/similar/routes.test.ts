import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { archiveRows, noteCases } from '../register/actions.ts'
import type { CaseNote } from '../register/model.ts'
import { obstacles } from '../routes.ts'
import { mergeRefused, nearest } from './actions.ts'
import type { NearOptions } from './model.ts'
import { sweep } from './sweep/actions.ts'

const at = (n: number) => `0198bbbb-0000-7000-8000-${String(n).padStart(12, '0')}`
const unit = (n: number) => `0198cccc-0000-7000-8000-${String(n).padStart(12, '0')}`
const power = 'برق شهرک صنعتی از ساعت ده صبح قطع شده و کورهٔ ذوب ما خاموش است'
const note = (n: number, more: Partial<CaseNote> = {}): CaseNote => ({
  id: at(n),
  code: `EA-1405-${String(n).padStart(6, '0')}`,
  text: power,
  unitId: unit(n),
  unitName: `کارگاه ${n}`,
  countyId: ids.county1,
  groupCode: 'B01',
  agencyIds: [],
  outcome: 'open',
  priority: 'normal',
  confidential: false,
  article: '',
  toldAt: new Date(Date.UTC(2026, 10, 21, 6, n)),
  closedAt: null,
  knotId: null,
  ...more,
})

suite('duplicates', () => {
  const on = stage([obstacles], { jobs: { obstacles: jobs } })
  const write = (notes: readonly CaseNote[], province = 1) => on.ctx(systemActor(province), (ctx) => noteCases(ctx, notes))
  const near = (actor: Actor, options: NearOptions = {}, text = power) => on.ctx(actor, (ctx) => nearest(ctx, text, options))
  const typed = async (body: object, actor: Actor = cast.zahra) => (await on.as(actor).post('/api/similar', body)).body
  const desk = async (query = '', actor: Actor = cast.zahra) => (await on.as(actor).get(`/api/duplicates${query}`)).body
  const decide = (id: string, act: string, actor: Actor = cast.zahra) => on.as(actor).post(`/api/duplicates/${id}/decisions`, { act })
  const facts = async () =>
    (await on.db.selectFrom('journal.fact').select(['name', 'actor_id']).where('subject', 'like', 'likeness:%').orderBy('id').execute()).map(
      (f) => f.name,
    )

  test('nearest follows what is written, changed, withdrawn and merged', async () => {
    await write([note(1), note(2, { text: 'وام بانک پرداخت نشده است' })])
    assert.deepEqual(
      (await near(cast.zahra)).map((n) => n.id),
      [at(1)],
    )
    on.clock.forward(1000)
    await write([note(2)])
    assert.deepEqual(new Set((await near(cast.zahra)).map((n) => n.id)), new Set([at(1), at(2)]))
    on.clock.forward(1000)
    await write([note(1, { outcome: 'merged' })])
    assert.deepEqual(
      (await near(cast.zahra)).map((n) => n.id),
      [at(2)],
    )
    assert.deepEqual(await near(cast.zahra, { exceptId: at(2) }), [])
  })

  test('what was undone in the database is not found, even when the index remembers it', async () => {
    await assert.rejects(
      on.ctx(systemActor(1), async (ctx) => {
        await noteCases(ctx, [note(1)])
        assert.equal((await nearest(ctx, power)).length, 1)
        throw new Error('no')
      }),
      /no/,
    )
    assert.deepEqual(await near(cast.zahra), [])
  })

  test('decided, solved, the same unit', async () => {
    await write([
      note(1, { groupCode: null }),
      note(2, { outcome: 'solved', article: 'مادهٔ ۲۵', closedAt: new Date(Date.UTC(2026, 10, 22, 6, 2)) }),
      note(3),
    ])
    assert.deepEqual(new Set((await near(cast.zahra, { decided: true })).map((n) => n.id)), new Set([at(2), at(3)]))
    const solved = await near(cast.zahra, { solved: true })
    assert.deepEqual([solved.length, solved[0]!.days, solved[0]!.article], [1, 1, 'مادهٔ ۲۵'])
    const shorter = power.replace(' و کورهٔ ذوب ما خاموش است', ' و کوره خاموش')
    const same = await near(cast.zahra, { unitId: unit(3) }, shorter)
    assert.deepEqual(
      same.filter((n) => n.same).map((n) => n.id),
      [at(3)],
    )
  })

  test('each sees only what they may: province, confidential, and desks only how others were solved, without names', async () => {
    await write([
      note(1, { confidential: true }),
      note(2, { outcome: 'solved', closedAt: new Date() }),
      note(3, { confidential: true, outcome: 'solved', closedAt: new Date() }),
    ])
    const idsOf = async (actor: Actor, options: NearOptions = {}) => (await near(actor, options)).map((n) => n.id).sort()
    assert.deepEqual(await idsOf(cast.homa), [at(1), at(2), at(3)])
    assert.deepEqual(await idsOf(cast.zahra), [at(2)])
    assert.deepEqual(await idsOf(cast.zahra2), [])
    for (const adviser of [cast.naser, cast.parviz, cast.ehsan]) {
      assert.deepEqual(await idsOf(adviser), [])
      const told = await near(adviser, { solved: true })
      assert.deepEqual(
        told.map((n) => [n.id, n.unitName, n.unitId]),
        [[at(2), '', null]],
      )
    }
    for (const other of [cast.karim, cast.sina, cast.adel, cast.atusa]) assert.deepEqual(await idsOf(other, { solved: true }), [])
    assert.deepEqual(
      (await typed({ text: power })).rows.map((r: { id: string }) => r.id),
      [at(2)],
    )
    assert.equal((await on.as(cast.karim).post('/api/similar', { text: power })).status, 403)
  })

  test('typing: the same unit, an event at many units, a copied text; each with reasons', async () => {
    const days = (n: number) => new Date(Date.UTC(2026, 10, 22 - n, 6))
    await write([note(1, { toldAt: days(0) }), note(2, { toldAt: days(1) }), note(3, { toldAt: days(30), countyId: null })])
    const { rows } = await typed({ text: power, unitId: unit(1), countyId: ids.county1 })
    const kinds = Object.fromEntries(rows.map((r: { id: string; likeness: string }) => [r.id, r.likeness]))
    assert.deepEqual(kinds, { [at(1)]: 'same', [at(3)]: 'copy' }) // one other unit is no event
    await write([note(4, { toldAt: days(0), text: `${power} لطفا پیگیری کنید` }), note(5, { toldAt: days(1) })])
    const more = (await typed({ text: power, unitId: unit(9), countyId: ids.county1 })).rows as {
      likeness: string
      reasons: { name: string; value?: number }[]
    }[]
    const event = more.filter((r) => r.likeness === 'event')
    assert.equal(event.length, 4)
    assert.equal(event[0]!.reasons.find((r) => r.name === 'units')?.value, 5)
    for (const text of ['', 'برق', '😀'.repeat(30), '۱۲۳ ۴۵۶ ۷۸۹ ۱۰۱۱', 'The power of our plant was cut this morning'])
      assert.deepEqual((await typed({ text })).rows, [])
    assert.ok(Array.isArray((await typed({ text: `${power} `.repeat(600) })).rows))
  })

  test('the sweep proposes each pair once, and never again what a person kept apart', async () => {
    await write([
      note(1),
      note(2, { unitId: unit(1), text: `${power}.` }),
      note(3, { unitId: unit(3), countyId: null }),
      note(4, { toldAt: new Date('2024-01-01T00:00:00Z'), countyId: null }),
    ])
    assert.equal(await sweep(on.engine, 1), 6) // one pair of a unit, five copies among four texts
    assert.equal(await sweep(on.engine, 1), 0)
    const { rows } = await desk('?kind=same')
    assert.deepEqual([rows.length, rows[0].one.id, rows[0].other.id], [1, at(1), at(2)])
    assert.deepEqual(rows[0].open, ['merge', 'event', 'apart'])
    assert.equal((await decide(rows[0].id, 'apart')).body.state, 'apart')
    assert.equal(await sweep(on.engine, 1), 0)
    assert.equal((await desk('?kind=same')).rows.length, 0)
    assert.equal((await desk('?kind=same', cast.zahra2)).rows.length, 0)
    assert.equal(await sweep(on.engine, 2), 0)
  })

  test('an event has one parent: the first that was told', async () => {
    await write([1, 2, 3, 4].map((n) => note(n)))
    await sweep(on.engine, 1)
    const { rows } = await desk('?kind=event')
    assert.deepEqual(new Set(rows.map((r: { one: { id: string } }) => r.one.id)), new Set([at(1)]))
    assert.deepEqual(new Set(rows.map((r: { other: { id: string } }) => r.other.id)), new Set([at(2), at(3), at(4)]))
  })

  test('a wrong merge is undone without a trace lost', async () => {
    await write([note(1), note(2, { unitId: unit(1) })])
    await sweep(on.engine, 1)
    const [pair] = (await desk()).rows
    assert.equal((await decide(pair.id, 'merge', cast.sadeq)).status, 403)
    assert.equal((await decide(pair.id, 'merge')).body.state, 'merged')
    assert.equal((await on.db.selectFrom('obstacles.obstacle').select('same_as').where('id', '=', at(2)).executeTakeFirstOrThrow()).same_as, at(1))
    assert.equal((await decide(pair.id, 'apart')).body.code, 'law/wrong-state')
    const undone = (await decide(pair.id, 'undo', cast.homa)).body
    assert.deepEqual([undone.state, undone.decidedAt, undone.open], ['proposed', null, ['merge', 'event', 'apart']])
    assert.equal((await on.db.selectFrom('obstacles.obstacle').select('same_as').where('id', '=', at(2)).executeTakeFirstOrThrow()).same_as, null)
    assert.equal((await decide(pair.id, 'apart')).body.state, 'apart')
    assert.deepEqual(await facts(), ['obstacles.merge_accepted', 'obstacles.merge_undone', 'obstacles.kept_apart'])
    const told = await on.db.selectFrom('journal.fact').select('details').where('name', '=', 'obstacles.merge_accepted').executeTakeFirstOrThrow()
    assert.deepEqual(told.details, { likenessId: pair.id, oneId: at(1), otherId: at(2), byId: cast.zahra.accountId })
  })

  test('a backlog row goes into the case and comes back as it was; a case that casework refuses stands proposed again', async () => {
    await on.ctx(systemActor(1), (ctx) => archiveRows(ctx, [{ ...note(1), code: 'imp-1', outcome: 'unsolved', moneyIrr: null, jobs: null }]))
    await write([note(2, { unitId: unit(1) })])
    await sweep(on.engine, 1)
    const [pair] = (await desk()).rows
    const row = () => on.db.selectFrom('obstacles.obstacle').select(['outcome', 'same_as']).where('id', '=', at(1)).executeTakeFirstOrThrow()
    await decide(pair.id, 'merge')
    assert.deepEqual(await row(), { outcome: 'merged', same_as: at(2) })
    await decide(pair.id, 'undo')
    assert.deepEqual(await row(), { outcome: 'unsolved', same_as: null })
    await decide(pair.id, 'merge')
    await on.ctx(systemActor(1), (ctx) => mergeRefused(ctx, pair.id))
    assert.deepEqual(await row(), { outcome: 'unsolved', same_as: null })
    assert.equal((await desk()).rows.length, 1)
    assert.equal((await facts()).at(-1), 'obstacles.merge_refused')
  })

  test('closed cases are not merged; hidden ends hide the pair; the summary says how good proposals were', async () => {
    await write([note(1), note(2, { unitId: unit(1) }), note(3, { confidential: true }), note(4, { unitId: unit(3) })])
    await sweep(on.engine, 1)
    const mine = (await desk('?kind=same')).rows
    assert.equal(mine.length, 1)
    assert.equal((await desk('?kind=same', cast.homa)).rows.length, 2)
    const hidden = (await desk('?kind=same', cast.homa)).rows.find((r: { one: { id: string } }) => r.one.id === at(3))
    assert.equal((await decide(hidden.id, 'apart')).status, 404)
    await write([note(2, { unitId: unit(1), outcome: 'solved', closedAt: new Date() })])
    assert.equal((await decide(mine[0].id, 'merge')).body.code, 'obstacles/cannot-merge')
    await decide(mine[0].id, 'event')
    const summary = (await on.as(cast.zahra).get('/api/duplicates/summary')).body
    assert.deepEqual(summary.kinds[0], { likeness: 'same', waiting: 0, decided: 1, agreed: 1 })
    assert.equal(summary.decidedToday, 1)
  })
})

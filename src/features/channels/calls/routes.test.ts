import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { linkCallToCase } from '../actions.ts'
import { jobs } from '../jobs.ts'
import { channels } from '../routes.ts'

const pbx: Actor = { ...cast.zahra, kind: 'machine', accountId: null, scopes: ['channels:call'], sessionId: 'pbx' }

suite('phone calls', () => {
  const on = stage([channels], { jobs: { channels: jobs } })
  const report = (body: object, who: Actor = pbx) => on.as(who).post('/api/channels/calls', body)
  const current = async () => (await on.as(cast.zahra).get('/api/channels/calls/current')).body
  const caller = async (number: string) => (await on.as(cast.zahra).get(`/api/channels/caller?number=${encodeURIComponent(number)}`)).body

  test('ring at the operators, in any spelling of the number, and the same report twice is one call', async () => {
    const first = await report({ caller: '00989121234567', line: '2', ref: 'pbx-1', at: '2026-11-22T06:29:58Z' })
    assert.equal(first.status, 202, first.text)
    assert.deepEqual((await report({ caller: '00989121234567', line: '2', ref: 'pbx-1' })).body, first.body)
    const calls = await current()
    assert.equal(calls.length, 1)
    assert.deepEqual([calls[0].caller, calls[0].line, calls[0].state, calls[0].at], ['+989121234567', '2', 'ringing', '2026-11-22T06:29:58.000Z'])
  })

  test('move on with the PBX, never back', async () => {
    for (const state of ['ringing', 'answered', 'ringing']) await report({ caller: '09121234567', ref: 'pbx-2', state })
    assert.equal((await current())[0].state, 'answered')
    for (const state of ['done', 'answered', 'missed']) await report({ caller: '09121234567', ref: 'pbx-2', state })
    const { rows } = (await on.as(cast.zahra).get('/api/channels/calls')).body
    assert.deepEqual(
      rows.map((c: { state: string }) => c.state),
      ['done'],
    )
  })

  test('are answered by one operator, linked to a unit and closed with a note', async () => {
    const { callId } = (await report({ caller: '09121234567', ref: 'pbx-3' })).body
    const answered = (await on.as(cast.zahra).post(`/api/channels/calls/${callId}/answer`)).body
    assert.deepEqual([answered.state, answered.mine, answered.operatorName], ['answered', true, cast.zahra.name])
    const other = await on.as(cast.homa).post(`/api/channels/calls/${callId}/answer`)
    assert.deepEqual([other.status, other.body.code], [409, 'channels/call-taken'])
    assert.equal((await on.as(cast.zahra).post(`/api/channels/calls/${callId}/link`, { unitId: ids.unit1 })).body.unitId, ids.unit1)
    assert.deepEqual(
      (({ state, note }) => [state, note])((await on.as(cast.zahra).post(`/api/channels/calls/${callId}/close`, { note: 'برق قطع است' })).body),
      ['done', 'برق قطع است'],
    )
    assert.equal((await on.as(cast.zahra).post(`/api/channels/calls/${callId}/answer`)).body.code, 'channels/call-over')
    assert.deepEqual(await current(), [])
  })

  test('a case that was opened from a call stands in the log; another province’s call stays as it was', async () => {
    const { callId } = (await report({ caller: '09121234567', ref: 'z' })).body
    await on.ctx(cast.zahra2, (ctx) => linkCallToCase(ctx, callId, { caseId: ids.unitOther, unitId: null }))
    assert.equal((await current())[0].caseId, null)
    await on.ctx(cast.zahra, (ctx) => linkCallToCase(ctx, callId, { caseId: ids.unit2, unitId: ids.unit1 }))
    assert.deepEqual((({ caseId, unitId }) => [caseId, unitId])((await current())[0]), [ids.unit2, ids.unit1])
  })

  test('of which the PBX says nothing more end by themselves', async () => {
    await report({ caller: '09121234567', ref: 'a' })
    await report({ caller: '09121234567', ref: 'b', state: 'answered' })
    on.clock.forward(11 * 60_000)
    await sweep()
    assert.deepEqual(
      (await current()).map((c: { state: string }) => c.state),
      ['answered'],
    )
    on.clock.forward(4 * 3_600_000)
    await sweep()
    assert.deepEqual((await on.as(cast.zahra).get('/api/channels/calls')).body.rows.map((c: { state: string }) => c.state).sort(), ['done', 'missed'])
  })

  test('without a PBX the operator types the number', async () => {
    const call = await on.as(cast.zahra).post('/api/channels/calls/typed', { number: '۰۹۱۲ ۱۲۳ ۴۵۶۷' })
    assert.deepEqual([call.status, call.body.caller, call.body.mine], [201, '+989121234567', true])
  })

  test('an unknown number is added to a unit by one act, and known from then on', async () => {
    assert.deepEqual((({ valid, units }) => [valid, units])(await caller('09129998877')), [true, []])
    const added = await on.as(cast.zahra).post('/api/channels/caller', { number: '09129998877', unitId: ids.unit1, name: 'مدیر تولید' })
    assert.equal(added.status, 201, added.text)
    assert.deepEqual(
      (await caller('+98 912 999 8877')).units.map((u: { id: string }) => u.id),
      [ids.unit1],
    )
    await report({ caller: '09129998877', ref: 'known' })
    assert.equal((await current())[0].unitId, ids.unit1, 'a call from a number of one unit is about that unit')
  })

  test('a withheld number is shown as it came and cannot be added', async () => {
    await report({ caller: 'anonymous', ref: 'x' })
    assert.equal((await current())[0].caller, 'anonymous')
    assert.equal((await caller('anonymous')).valid, false)
    assert.equal(
      (await on.as(cast.zahra).post('/api/channels/caller', { number: 'anonymous', unitId: ids.unit1 })).body.code,
      'channels/number-not-usable',
    )
  })

  test('a unit of another province can be neither linked nor given a number', async () => {
    const { callId } = (await report({ caller: '09121234567', ref: 'y' })).body
    assert.equal((await on.as(cast.zahra).post(`/api/channels/calls/${callId}/link`, { unitId: ids.unitOther })).status, 404)
    assert.equal((await on.as(cast.zahra).post('/api/channels/caller', { number: '09121234567', unitId: ids.unitOther })).status, 404)
    assert.equal((await on.as(cast.zahra2).post(`/api/channels/calls/${callId}/answer`)).status, 404)
    assert.deepEqual((await on.as(cast.zahra2).get('/api/channels/calls/current')).body, [])
  })

  test('only a machine with the scope reports calls; only the centre hears of them', async () => {
    assert.equal((await report({ caller: '0912' }, cast.zahra)).body.code, 'channels/machines-only')
    assert.equal((await report({ caller: '0912' }, { ...pbx, scopes: ['channels:receive'], sessionId: 'other' })).body.code, 'http/missing-scope')
    for (const who of [cast.naser, cast.karim, cast.adel, cast.maryam])
      assert.equal((await on.as(who).get('/api/channels/calls/current')).status, 403)
  })

  async function sweep() {
    await on.ctx(cast.zahra, (ctx) => ctx.enqueue('channels.catchUp', {}))
    await on.drain()
  }
})

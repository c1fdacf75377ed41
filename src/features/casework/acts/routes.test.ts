// The acts over HTTP: what each refuses and what it leaves behind.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import type { Actor } from '#kernel/actor.ts'
import { aSunday, cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { casework } from '../routes.ts'

const HOUR = 3_600_000

suite('acts', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs } })
  type Seen = { id: string; version: number }
  const raise = async (more: object = {}) =>
    (await on.as(cast.zahra).post('/api/cases', { text: 'برق کارخانه قطع است', phone: '09141234567', unitId: ids.unit1, groupCode: 'T01', ...more }))
      .body
  const ask = (by: Actor, c: Seen, path: string, body: object = {}) =>
    on.as(by).post(`/api/cases/${c.id}/${path}`, body, { 'if-match': `${c.version}` })
  const act = async (by: Actor, c: Seen, path: string, body: object = {}) => {
    const done = await ask(by, c, path, body)
    assert.equal(done.status, 200, `${path}: ${done.text}`)
    return done.body
  }
  const refused = async (by: Actor, c: Seen, path: string, body: object, status: number, code: string) => {
    const done = await ask(by, c, path, body)
    assert.deepEqual([done.status, done.body.code], [status, code], path)
  }
  const read = async (id: string, by: Actor = cast.homa) => (await on.as(by).get(`/api/cases/${id}`)).body
  const sent = async () =>
    await on.db.selectFrom('channels.message').select(['template', 'address', 'text']).where('direction', '=', 'out').orderBy('id').execute()
  async function routed(deskId: string = ids.deskPower1) {
    return act(cast.zahra, await raise(), 'route', { to: [{ deskId }] })
  }
  async function claimed() {
    let c = await routed()
    c = await act(cast.naser, c, `referrals/${c.referrals[0].id}/accept`)
    return act(cast.naser, c, `referrals/${c.referrals[0].id}/claim`, { text: 'وصل شد', evidence: { reconnectedAt: '2026-11-22T06:00:00Z' } })
  }

  test('a mis-click is taken back before anything was mailed; later it is too late', async () => {
    let c = await routed()
    assert.deepEqual([c.undo.act, c.undo.seq], ['route', 2])
    await refused(cast.homa, c, 'undo', { seq: 2 }, 403, 'law/not-yours')
    c = await act(cast.zahra, c, 'undo', { seq: 2 })
    assert.deepEqual([c.status, c.referrals, c.undo, c.timeline[1].undone], ['submitted', [], null, true])
    on.clock.set(new Date(aSunday.getTime() + HOUR))
    await on.drain()
    assert.deepEqual(
      (await sent()).map((m) => m.template),
      ['case.received'],
    )
    c = await act(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1 }] })
    on.clock.forward(120_000)
    await refused(cast.zahra, c, 'undo', { seq: c.version }, 403, 'law/not-yours')
  })

  test('one live referral per desk; no unknown, foreign or closed desk; one lead', async () => {
    const c = await routed()
    await refused(cast.zahra, c, 'add_desk', { to: [{ deskId: ids.deskPower1 }] }, 409, 'casework/desk-has-it')
    await refused(cast.zahra, c, 'add_desk', { to: [{ deskId: ids.deskOther }] }, 422, 'casework/no-such-desk')
    await refused(
      cast.zahra,
      c,
      'add_desk',
      {
        to: [
          { deskId: ids.deskBank1, lead: true },
          { deskId: ids.deskBank2, lead: true },
        ],
      },
      422,
      'casework/too-many-leads',
    )
    await on.db.updateTable('registry.desk').set({ active: false }).where('id', '=', ids.deskBank1).execute()
    await refused(cast.zahra, c, 'add_desk', { to: [{ deskId: ids.deskBank1 }] }, 422, 'casework/no-such-desk')
  })

  test('alternatives: the first that accepts supersedes the others, and they may not act any more', async () => {
    let c = await act(cast.zahra, await raise(), 'route', { to: [{ deskId: ids.deskPower1 }, { deskId: ids.deskBank1 }], alternatives: true })
    c = await act(cast.naser, c, `referrals/${c.referrals[0].id}/accept`)
    assert.deepEqual(
      c.referrals.map((r: { state: string }) => r.state),
      ['accepted', 'superseded'],
    )
    await refused(cast.mina, c, `referrals/${c.referrals[1].id}/accept`, {}, 409, 'law/wrong-state')
  })

  test('a transfer carries the clock; the second needs the head of the centre; a head only moves within the agency', async () => {
    let c = await routed()
    const due = c.referrals[0].dueAt
    on.clock.forward(HOUR)
    await refused(cast.parviz, c, `referrals/${c.referrals[0].id}/transfer`, { deskId: ids.deskBank1, text: 'x' }, 403, 'casework/other-agency')
    c = await act(cast.parviz, c, `referrals/${c.referrals[0].id}/transfer`, { deskId: ids.deskPower2, text: 'حوزهٔ آن میز است' })
    assert.deepEqual([c.referrals[0].state, c.referrals[1].state, c.referrals[1].dueAt], ['withdrawn', 'sent', due])
    await refused(cast.zahra, c, `referrals/${c.referrals[1].id}/transfer`, { deskId: ids.deskBank1, text: 'x' }, 403, 'casework/second-transfer')
    c = await act(cast.homa, c, `referrals/${c.referrals[1].id}/transfer`, { deskId: ids.deskBank1, text: 'به بانک مربوط است' })
    assert.equal(c.referrals[2].dueAt, due)
  })

  test('«not ours» alone closes nothing: it needs a suggestion and comes back to triage with the reason', async () => {
    let c = await routed()
    await refused(cast.naser, c, `referrals/${c.referrals[0].id}/refuse`, { reason: 'not_our_mandate', text: 'x' }, 422, 'casework/suggestion-needed')
    c = await act(cast.naser, c, `referrals/${c.referrals[0].id}/refuse`, {
      reason: 'not_our_mandate',
      suggestedDeskId: ids.deskBank1,
      text: 'بانکی است',
    })
    assert.deepEqual([c.status, c.flags, c.holder, c.referrals[0].suggestedDeskId], ['submitted', ['all_declined'], 'centre', ids.deskBank1])
  })

  test('an operator writes down a confirmation only as said by phone, and names who said it', async () => {
    let c = await claimed()
    await refused(cast.zahra, c, 'confirm', { text: 'x' }, 422, 'casework/said-by-needed')
    await refused(cast.zahra, c, 'confirm', { via: 'web', saidBy: 'مدیر' }, 422, 'casework/said-by-needed')
    await refused(cast.naser, c, 'confirm', { via: 'phone', saidBy: 'مدیر' }, 403, 'http/not-allowed')
    await refused(cast.laleh, c, 'confirm', {}, 404, 'casework/no-such-case')
    c = await act(cast.zahra, c, 'confirm', { via: 'phone', saidBy: 'مدیر کارخانه' })
    const last = c.timeline.at(-1)
    assert.deepEqual([c.status, last.details.via, last.details.saidBy, last.actorRole], ['confirmed', 'phone', 'مدیر کارخانه', 'operator'])
    const own = await read(c.id, cast.karim)
    assert.equal(own.timeline.at(-1).details.saidBy, 'مدیر کارخانه')
  })

  test('decline → appeal → decided by another; past its fifteen days silence gives the producer right', async () => {
    let c = await raise()
    await refused(cast.zahra, c, 'decline', { reason: 'no_ground', legalBasis: 'ماده ۶۱', text: 'x' }, 403, 'http/not-allowed')
    c = await act(cast.sadeq, c, 'put_on_agenda', { sessionAt: '2026-11-25T06:00:00Z' })
    c = await act(cast.sadeq, c, 'decline', { reason: 'no_ground', legalBasis: 'ماده ۶۱', text: 'دلیلی نیست' })
    c = await act(cast.karim, c, 'appeal', { text: 'اعتراض دارم' })
    assert.deepEqual([c.status, c.flags, c.closedAt], ['declined', ['appealed'], null])
    await refused(cast.sadeq, c, 'decide_appeal', { outcome: 'rejected', text: 'x' }, 403, 'casework/decider-decides')
    on.clock.set(new Date(c.dueAt))
    await jobs.long['casework.sweep'](on.engine, 1)
    const now = await read(c.id)
    assert.deepEqual([now.status, now.flags, now.round], ['submitted', ['reopened'], 2])
  })

  test('merged: both codes answer, the other producer stays a subscriber; the merge can be undone', async () => {
    const into = await routed()
    let c = await raise({ phone: '09149998877', unitId: ids.unit2 })
    await refused(cast.zahra, c, 'merge', { intoId: c.id }, 409, 'casework/merge-loop')
    c = await act(cast.zahra, c, 'merge', { intoId: into.id, text: 'همان مشکل' })
    assert.deepEqual([c.status, c.mergedInto.code], ['merged', into.code])
    assert.equal((await on.as(cast.zahra).get(`/api/cases/by-code/${c.code}`)).body.id, c.id)
    const parent = await act(cast.naser, await read(into.id), `referrals/${into.referrals[0].id}/accept`)
    assert.deepEqual(
      parent.mergedFrom.map((m: { code: string }) => m.code),
      [c.code],
    )
    on.clock.forward(HOUR)
    await on.drain()
    const accepted = (await sent()).filter((m) => m.template === 'case.accepted')
    assert.deepEqual(accepted.map((m) => m.address).sort(), ['+989141234567', '+989149998877'])
    assert.ok(
      accepted.some((m) => m.text.includes(c.code)) ||
        accepted.some((m) => m.text.includes(c.code.replace(/\d/g, (d: string) => '۰۱۲۳۴۵۶۷۸۹'[Number(d)]!))),
    )
    c = await act(cast.homa, c, 'unmerge')
    assert.deepEqual([c.status, c.mergedInto], ['submitted', null])
  })

  test('split opens a second case with its own code and clock', async () => {
    let c = await raise()
    c = await act(cast.zahra, c, 'split', { text: 'جاده هم خراب است' })
    const other = await read(c.timeline.at(-1).details.newCaseId)
    assert.deepEqual([other.status, other.text, other.unitId], ['submitted', 'جاده هم خراب است', ids.unit1])
    assert.notEqual(other.code, c.code)
  })

  test('an edit changes no clock, and taking it back restores the words', async () => {
    let c = await raise()
    const due = c.dueAt
    c = await act(cast.zahra, c, 'edit', { text: 'متن تازه', groupCode: 'F01', unitId: ids.unit2 })
    assert.deepEqual([c.text, c.groupCode, c.unitName, c.dueAt], ['متن تازه', 'F01', 'نمونه‌سازان کاشی ارس', due])
    c = await act(cast.zahra, c, 'undo', { seq: 2 })
    assert.deepEqual([c.text, c.groupCode, c.unitName], ['برق کارخانه قطع است', 'T01', 'نمونه‌سازان فولاد میانه'])
  })

  test('priority: the budgets count from when the rung began', async () => {
    let c = await raise()
    on.clock.forward(HOUR)
    c = await act(cast.zahra, c, 'prioritise', { priority: 'production_stopped', text: 'خط ایستاد' })
    assert.equal(new Date(c.dueAt).getTime(), aSunday.getTime() + 2 * HOUR)
  })

  test('rungs by hand: the fifth needs the secretary’s signature, the fourth has its own act', async () => {
    const c = await routed()
    await refused(cast.homa, c, 'escalate', { rung: 4, text: 'x' }, 409, 'casework/not-proposed-to-hq')
    await refused(cast.homa, c, 'escalate', { rung: 5, text: 'x', signature: 'هما' }, 422, 'casework/signature-needed')
    await refused(cast.sadeq, c, 'escalate', { rung: 5, text: 'x' }, 422, 'casework/signature-needed')
    const high = await act(cast.sadeq, c, 'escalate', { rung: 5, text: 'ترک فعل', signature: 'دبیر کارگروه' })
    assert.deepEqual([high.rung, high.flags.includes('inspection_proposed')], [5, true])
    await refused(cast.sadeq, high, 'send_hq', { number: '1' }, 409, 'casework/not-proposed-to-hq')
    await act(cast.sadeq, await raise(), 'escalate', { rung: 3, text: 'x' })
    const first = (await on.as(cast.sadeq).get('/api/queues/secretariat?limit=1')).body
    const rest = (await on.as(cast.sadeq).get(`/api/queues/secretariat?limit=1&after=${first.next}`)).body
    assert.deepEqual([first.items.length, rest.items.length, rest.next, new Set([first.items[0].id, rest.items[0].id]).size], [1, 1, null, 2])
  })

  test('a budget changed by the province counts for the next case', async () => {
    const set = await on.as(cast.homa).put('/api/policies', { priority: 'normal', rung: 0, step: 'triage', amount: 3, unit: 'hours' })
    assert.ok(set.body.items.some((p: { edited: boolean; amount: number }) => p.edited && p.amount === 3))
    assert.equal(new Date((await raise()).dueAt).getTime(), aSunday.getTime() + 3 * HOUR)
    assert.equal(
      (await on.as(cast.homa).put('/api/policies', { priority: 'normal', rung: 4, step: 'triage', amount: 3, unit: 'hours' })).body.code,
      'casework/no-such-policy',
    )
    assert.equal(
      (await on.as(cast.zahra).put('/api/policies', { priority: 'normal', rung: 0, step: 'triage', amount: 3, unit: 'hours' })).status,
      403,
    )
  })

  test('two people act at once: one wins, the other is told what happened meanwhile', async () => {
    const c = await routed()
    const [a, b] = await Promise.all([
      ask(cast.naser, c, `referrals/${c.referrals[0].id}/accept`),
      ask(cast.parviz, c, `referrals/${c.referrals[0].id}/refuse`, { reason: 'duplicate', text: 'x' }),
    ])
    assert.deepEqual([a.status, b.status].sort(), [200, 412])
    assert.equal((await ask(cast.naser, { id: c.id, version: 99 }, 'comment', { text: 'x' })).status, 412)
    assert.equal((await on.as(cast.naser).post(`/api/cases/${c.id}/comment`, { text: 'x' })).status, 428)
  })

  test('the act log is append-only even for the application', async () => {
    await raise()
    await assert.rejects(
      on.ctx(cast.zahra, (ctx) => ctx.db.updateTable('casework.act').set({ name: 'x' }).execute()),
      /permission denied/,
    )
  })
})

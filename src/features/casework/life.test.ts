// The whole life of a case over HTTP, on a real database.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { aSunday, cast, ids, stage } from '#server/testing.ts'
import { jobs } from './jobs.ts'
import { casework } from './routes.ts'

const HOUR = 3_600_000
const phone = '09141234567'

suite('the life of a case', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs }, demo: true })

  const raised = async (more: object = {}) =>
    (await on.as(cast.zahra).post('/api/cases', { text: 'برق کارخانه از صبح قطع شده است', phone, unitId: ids.unit1, groupCode: 'T01', ...more })).body
  const act = (actor: Parameters<typeof on.as>[0], c: { id: string; version: number }, path: string, body: object = {}) =>
    on.as(actor).post(`/api/cases/${c.id}/${path}`, body, { 'if-match': `"${c.version}"` })
  const acted = async (...args: Parameters<typeof act>) => {
    const { status, body } = await act(...args)
    assert.equal(status, 200, `${args[2]}: ${JSON.stringify(body)}`)
    return body
  }

  test('phone call → two desks → one accepts, one refuses → claim with evidence → the producer confirms', async () => {
    let c = await raised()
    assert.match(c.code, /^EA-1405-\d{6}$/)
    assert.deepEqual([c.status, c.holder, c.version, c.unitName], ['submitted', 'centre', 1, 'نمونه‌سازان فولاد میانه'])
    c = await acted(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1, lead: true }, { deskId: ids.deskBank1 }] })
    assert.deepEqual([c.status, c.holder, c.referrals.length], ['routed', 'desk', 2])
    const [power, bank] = c.referrals
    c = await acted(cast.naser, c, `referrals/${power.id}/accept`)
    assert.equal(c.status, 'in_progress')
    c = await acted(cast.mina, c, `referrals/${bank.id}/refuse`, { reason: 'not_our_mandate', suggestedDeskId: ids.deskPower1, text: 'کار ما نیست' })
    assert.equal(c.status, 'in_progress')
    const wrong = await act(cast.naser, c, `referrals/${power.id}/claim`, { text: 'وصل شد', evidence: {} })
    assert.deepEqual([wrong.status, wrong.body.code], [422, 'obstacles/bad-evidence'])
    c = await acted(cast.naser, c, `referrals/${power.id}/claim`, { text: 'برق وصل شد', evidence: { reconnectedAt: '2026-11-22T06:00:00Z' } })
    assert.deepEqual([c.status, c.holder], ['action_claimed', 'producer'])
    const own = (await on.as(cast.karim).get(`/api/cases/${c.id}`)).body
    assert.ok(own.acts.some((a: { name: string; whyNot: unknown }) => a.name === 'confirm' && a.whyNot === null))
    assert.equal(own.timeline.find((a: { name: string }) => a.name === 'accept').actorName, '')
    on.clock.set(new Date(aSunday.getTime() + HOUR))
    await on.drain()
    c = await acted(cast.karim, own, 'confirm', {})
    assert.deepEqual([c.status, c.holder], ['confirmed', 'none'])
    assert.equal(
      c.ledger.reduce((n: number, h: { ms: number }) => n + h.ms, 0),
      new Date(c.closedAt).getTime() - new Date(c.openedAt).getTime(),
    )
    const ran = await on.drain()
    assert.ok(ran.includes('casework.tell'))
    const messages = (await on.db.selectFrom('channels.message').select(['template']).where('case_id', '=', c.id).execute()).map((m) => m.template)
    assert.deepEqual(messages.sort(), ['case.accepted', 'case.claimed', 'case.confirmed', 'case.received', 'case.routed'])
  })

  test('a stale page is told so, and the same word twice is refused', async () => {
    const c = await raised()
    await acted(cast.zahra, c, 'comment', { text: 'یک' })
    const late = await act(cast.homa, c, 'comment', { text: 'دو' })
    assert.deepEqual([late.status, late.body.code, late.body.details.version], [412, 'http/stale', 2])
  })

  test('another province and another agency cannot even learn that the case exists', async () => {
    const c = await raised()
    for (const actor of [cast.zahra2, cast.naser, cast.laleh, cast.parviz]) {
      const seen = await on.as(actor).get(`/api/cases/${c.id}`)
      assert.deepEqual([seen.status, seen.body.code], [404, 'casework/no-such-case'], actor.role)
    }
  })
})

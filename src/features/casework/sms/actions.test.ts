// Messages that come in: answers, questions answered, words about a case, new obstacles; and what nobody may do by SMS.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { newId } from '#server/ids.ts'
import { aSunday, cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { casework } from '../routes.ts'
import { readSms } from './rules.ts'

const HOUR = 3_600_000
const phone = '+989141234567'

suite('SMS', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs } })

  const act = async (by: Actor, c: { id: string; version: number }, path: string, body: object = {}) => {
    const done = await on.as(by).post(`/api/cases/${c.id}/${path}`, body, { 'if-match': `${c.version}` })
    assert.equal(done.status, 200, `${path}: ${done.text}`)
    return done.body
  }
  const read = async (id: string) => (await on.as(cast.homa).get(`/api/cases/${id}`)).body
  async function claimed(from = phone) {
    let c = (await on.as(cast.zahra).post('/api/cases', { text: 'برق قطع است', phone: from, groupCode: 'T01' })).body
    c = await act(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1 }] })
    c = await act(cast.naser, c, `referrals/${c.referrals[0].id}/accept`)
    return act(cast.naser, c, `referrals/${c.referrals[0].id}/claim`, { text: 'وصل شد', evidence: { reconnectedAt: '2026-11-22T06:00:00Z' } })
  }
  /** As channels does when a message comes in. */
  async function receive(text: string, from = phone, at: Date = on.now, messageId = newId()): Promise<string> {
    const here = on.now
    on.clock.set(at)
    await on.db
      .insertInto('channels.message')
      .values({
        province_id: 1,
        id: messageId,
        direction: 'in',
        channel: 'sms',
        address: from,
        text,
        state: 'received',
        created_at: at,
        updated_at: at,
      })
      .onConflict((c) => c.doNothing())
      .execute()
    await on.ctx(systemActor(1), (ctx) => ctx.record('channels.received', `message:${messageId}`, { messageId, from, text }))
    on.clock.set(here)
    await on.drain()
    return messageId
  }
  const sent = async () =>
    (await on.db.selectFrom('channels.message').select(['template', 'text']).where('direction', '=', 'out').orderBy('id').execute()).map(
      (m) => m.template,
    )

  test('«۱» confirms the one case that waits for this phone, as the producer’s own act by SMS', async () => {
    const c = await claimed()
    on.clock.forward(HOUR)
    await receive('۱')
    const now = await read(c.id)
    assert.equal(now.status, 'confirmed')
    const last = now.timeline.at(-1)
    assert.deepEqual([last.name, last.actorRole, last.details.via], ['confirm', 'producer', 'sms'])
  })

  test('two cases wait: a bare number helps nobody, a number with the code does', async () => {
    const [a, b] = [await claimed(), await claimed()]
    on.clock.forward(HOUR)
    await receive('3')
    assert.deepEqual([(await read(a.id)).status, (await read(b.id)).status], ['action_claimed', 'action_claimed'])
    assert.equal((await sent()).at(-1), 'sms.help')
    await receive(`${a.code} 3`)
    assert.deepEqual([(await read(a.id)).status, (await read(b.id)).status], ['in_progress', 'action_claimed'])
    await receive(`${b.code.toLowerCase().replaceAll('-', ' ')} ۲`)
    assert.equal((await read(b.id)).status, 'partly_confirmed')
  })

  test('somebody else’s code opens nothing and tells nothing', async () => {
    const c = await claimed()
    on.clock.forward(HOUR)
    await receive(`${c.code} 1`, '+989149999999')
    assert.equal((await read(c.id)).status, 'action_claimed')
    assert.deepEqual(
      (await sent()).filter((t) => t === 'sms.status' || t === 'sms.help'),
      ['sms.help'],
    )
  })

  test('an answer sent before the claim never moves the newer status (9); the same message twice is one act (10)', async () => {
    const c = await claimed()
    await receive('1', phone, new Date(aSunday.getTime() - HOUR))
    assert.equal((await read(c.id)).status, 'action_claimed')
    on.clock.forward(HOUR)
    const id = await receive('3')
    const version = (await read(c.id)).version
    await receive('3', phone, on.now, id)
    assert.equal((await read(c.id)).version, version)
  })

  test('free words answer the question of the one case that asks; then they are a new case', async () => {
    let c = (await on.as(cast.zahra).post('/api/cases', { text: 'گاز نداریم', phone })).body
    c = await act(cast.zahra, c, 'ask_info', { text: 'شمارهٔ اشتراک؟' })
    await receive('شمارهٔ اشتراک ما ۹۸۷۶۵ است')
    assert.deepEqual([(await read(c.id)).status, (await read(c.id)).timeline.at(-1).name], ['submitted', 'answer'])
    const messageId = await receive('سه روز است که آب شهرک قطع شده و تولید خوابیده')
    const made = await read(messageId)
    assert.deepEqual([made.status, made.channel, made.reporterPhone], ['submitted', 'sms', phone])
    await receive('سه روز است که آب شهرک قطع شده و تولید خوابیده', phone, on.now, messageId)
    assert.equal((await on.db.selectFrom('casework.case').select('id').execute()).length, 2)
    assert.ok((await sent()).includes('sms.opened'))
  })

  test('what cannot be understood gets help; a bare code gets the status', async () => {
    await receive('؟؟')
    await receive('سلام')
    const c = (await on.as(cast.zahra).post('/api/cases', { text: 'گاز نداریم', phone })).body
    await receive(c.code)
    assert.deepEqual(
      (await sent()).filter((t) => t!.startsWith('sms.')),
      ['sms.help', 'sms.help', 'sms.status'],
    )
  })

  test('what an SMS says', () => {
    const table: [string, ReturnType<typeof readSms>][] = [
      ['۱', { code: null, answer: 'yes', text: '۱' }],
      ['٢', { code: null, answer: 'partly', text: '٢' }],
      [' 3. ', { code: null, answer: 'no', text: '3.' }],
      ['بله', { code: null, answer: 'yes', text: 'بله' }],
      ['خير', { code: null, answer: 'no', text: 'خير' }],
      ['EA-1405-000123', { code: 'EA-1405-000123', answer: null, text: '' }],
      ['ea 1405 000123 1', { code: 'EA-1405-000123', answer: 'yes', text: '1' }],
      ['EA۱۴۰۵۰۰۰۱۲۳: ۲', { code: 'EA-1405-000123', answer: 'partly', text: ': ۲' }],
      ['12', { code: null, answer: null, text: '12' }],
      ['', { code: null, answer: null, text: '' }],
    ]
    for (const [said, heard] of table) assert.deepEqual(readSms(said), heard, said)
  })
})

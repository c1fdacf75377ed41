// The clock on a real database: climbing, vacancies, catching up, and one broken case among many.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import type { Actor } from '#kernel/actor.ts'
import { sql } from '#server/db.ts'
import { newId } from '#server/ids.ts'
import { aSunday, cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { registry } from '#features/registry/routes.ts'
import { casework } from '../routes.ts'

const HOUR = 3_600_000

suite('the ladder', () => {
  const on = stage([casework, registry], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs } })
  const sweep = () => jobs.long['casework.sweep'](on.engine, 1)
  const at = (hours: number) => on.clock.set(new Date(aSunday.getTime() + hours * HOUR))
  const raise = async (more: object = {}) =>
    (await on.as(cast.zahra).post('/api/cases', { text: 'خط تولید ایستاده است', phone: '09141234567', unitId: ids.unit1, groupCode: 'T01', ...more }))
      .body
  const read = async (id: string) => (await on.as(cast.homa).get(`/api/cases/${id}`)).body
  const act = async (by: Actor, c: { id: string; version: number }, path: string, body: object = {}) => {
    const done = await on.as(by).post(`/api/cases/${c.id}/${path}`, body, { 'if-match': `${c.version}` })
    assert.equal(done.status, 200, `${path}: ${done.text}`)
    return done.body
  }
  const names = (c: { timeline: { name: string }[] }) => c.timeline.map((a) => a.name)
  const usual = (agencyId: string) =>
    on.db.insertInto('obstacles.usual_agency').values({ province_id: 1, group_code: 'T01', agency_id: agencyId }).execute()
  const away = (actor: Actor) =>
    on.db
      .insertInto('registry.absence')
      .values({ province_id: 1, id: newId(), account_id: actor.accountId!, from_day: '2026-11-01', to_day: '2027-12-01' })
      .execute()

  test('a production-stopped case left alone climbs from L0 to L3 by the clock, with a vacancy on the way, and shows why', async () => {
    await usual(ids.agencyPower)
    await away(cast.parviz)
    const c = await raise({ priority: 'production_stopped' })
    assert.equal(new Date(c.dueAt).getTime() - aSunday.getTime(), 2 * HOUR)
    at(1.9)
    await sweep()
    assert.equal((await read(c.id)).status, 'submitted')
    at(2)
    await sweep()
    let now = await read(c.id)
    assert.deepEqual([now.status, now.rung, now.holder, now.referrals[0].deskId], ['routed', 1, 'desk', ids.deskPower1])
    at(6)
    await sweep()
    now = await read(c.id)
    assert.deepEqual([now.rung, now.holder, now.flags.includes('vacancy')], [3, 'workingGroup', true])
    assert.deepEqual(names(now), ['submit', 'route', 'vacancy', 'climb'])
    assert.deepEqual(now.timeline[3].details.to, 3)
    await on.drain()
    const bells = await on.db.selectFrom('channels.bell').select(['account_id', 'kind']).execute()
    assert.ok(bells.some((b) => b.account_id === cast.homa.accountId && b.kind === 'casework.bell.vacancy'))
    assert.ok(bells.some((b) => b.account_id === cast.sadeq.accountId && b.kind === 'casework.bell.climb'))
    const queue = (await on.as(cast.sadeq).get('/api/queues/secretariat')).body
    assert.deepEqual(
      queue.items.map((i: { id: string }) => i.id),
      [c.id],
    )
    const overview = (await on.as(cast.homa).get('/api/queues/overview')).body
    assert.deepEqual([overview.open, overview.vacancies, overview.productionStopped, overview.byRung['3']], [1, 1, 1, 1])
  })

  test('an empty desk is skipped on arrival: the head of the agency has it at once', async () => {
    await away(cast.naser)
    let c = await raise()
    c = await act(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1 }] })
    assert.deepEqual([c.rung, c.holder, names(c)], [2, 'agencyHead', ['submit', 'route', 'vacancy', 'climb']])
    assert.deepEqual((await on.as(cast.parviz).get('/api/queues/agency')).body.items.length, 1)
    c = await act(cast.zahra, c, 'undo', { seq: 2 })
    assert.deepEqual([c.status, c.rung, c.flags], ['submitted', 0, []])
    assert.equal((await on.db.selectFrom('casework.referral').select('id').execute()).length, 0)
  })

  test('after weeks without a run every rung has its own record and the times are those of the deadlines', async () => {
    let c = await raise()
    c = await act(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1 }] })
    at(24 * 60)
    await sweep()
    const now = await read(c.id)
    const climbs = now.timeline
      .filter((a: { name: string }) => a.name === 'climb')
      .map((a: { details: { from: number; to: number } }) => [a.details.from, a.details.to])
    assert.deepEqual(climbs.slice(0, 3), [
      [1, 2],
      [2, 3],
      [3, 4],
    ])
    const steps = await on.db.selectFrom('casework.step').select('name').where('case_id', '=', c.id).execute()
    assert.equal(new Set(steps.map((s) => s.name)).size, steps.length)
    const before = now.version
    await sweep()
    assert.equal((await read(c.id)).version, before, 'a second run finds nothing to do')
  })

  test('one broken case never stops the others (16), and is tried again later', async () => {
    const broken = await raise()
    await on.db
      .insertInto('casework.act')
      .values({ province_id: 1, case_id: broken.id, seq: 2, name: 'route', at: aSunday, actor_role: 'operator', details: '{}' })
      .execute()
    const rest = []
    for (let i = 0; i < 5; i++) rest.push(await raise())
    at(26)
    await sweep()
    for (const c of rest) assert.equal((await read(c.id)).rung, 3)
    const row = await on.db.selectFrom('casework.case').select(['step_at', 'version']).where('id', '=', broken.id).executeTakeFirstOrThrow()
    assert.ok(row.step_at! > on.now)
    assert.equal(row.version, 1)
  })

  test('a thousand stuck cases never starve the rest', async () => {
    const broken = await raise()
    await on.db
      .insertInto('casework.act')
      .values({ province_id: 1, case_id: broken.id, seq: 2, name: 'route', at: aSunday, actor_role: 'operator', details: '{}' })
      .execute()
    await sql`create temp table stuck on commit drop as select gen_random_uuid() as id, n from generate_series(1, 1000) n`.execute(on.db)
    await sql`insert into casework.case (province_id, id, code, unit_name, reporter_phone, channel, text, status, holder, opened_at, updated_at, step_at)
      select 1, s.id, 'EA-1405-9' || lpad(s.n::text, 5, '0'), unit_name, reporter_phone, channel, text, status, holder, opened_at, updated_at, opened_at from casework.case c, stuck s where c.id = ${broken.id}`.execute(
      on.db,
    )
    await sql`insert into casework.act (province_id, case_id, seq, name, at, actor_role, details) select 1, s.id, seq, name, at, actor_role, details from casework.act a, stuck s where a.case_id = ${broken.id}`.execute(
      on.db,
    )
    const good = await raise()
    at(26)
    await sweep()
    assert.equal((await read(good.id)).rung, 3)
    const { n } = await on.db
      .selectFrom('casework.case')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('step_at', '<=', on.now)
      .executeTakeFirstOrThrow()
    assert.equal(Number(n), 0, 'all of them wait behind the others now')
  })

  test('a silent producer: reminders on days 1, 4 and 8, a call that must be made, and only then closed; and reopened', async () => {
    let c = await raise()
    c = await act(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1 }] })
    const ref = `referrals/${c.referrals[0].id}`
    c = await act(cast.naser, c, `${ref}/accept`)
    c = await act(cast.naser, c, `${ref}/claim`, { text: 'وصل شد', evidence: { reconnectedAt: '2026-11-22T06:00:00Z' } })
    const until = new Date(c.answerUntil)
    for (let day = 1; day <= 30 && on.now < until; day++) {
      at(day * 24)
      await sweep()
    }
    on.clock.set(new Date(until.getTime() + 1))
    await sweep()
    let now = await read(c.id)
    assert.deepEqual(names(now).slice(-4), ['remind', 'remind', 'remind', 'call_needed'])
    assert.deepEqual([now.status, now.holder], ['action_claimed', 'centre'])
    assert.equal((await on.as(cast.zahra).get('/api/queues/triage')).body.items.length, 1)
    now = await act(cast.zahra, now, 'contact', { channel: 'phone', reached: false })
    await sweep()
    now = await read(c.id)
    assert.deepEqual([now.status, now.holder], ['closed_silent', 'none'])
    await on.drain()
    const told = (
      await on.db.selectFrom('channels.message').select('template').where('template', 'in', ['case.reminder', 'case.closed_silent']).execute()
    ).map((m) => m.template)
    assert.deepEqual(told.filter((t) => t === 'case.closed_silent').length, 1)
    const again = await on.as(cast.karim).post(`/api/cases/${c.id}/reopen`, { text: 'هنوز مشکل داریم' }, { 'if-match': `${now.version}` })
    assert.deepEqual([again.status, again.body.status, again.body.flags], [200, 'submitted', ['reopened']])
  })

  test('a question pauses the desks once per rung and for ten working days at most', async () => {
    let c = await raise()
    c = await act(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1 }] })
    c = await act(cast.naser, c, `referrals/${c.referrals[0].id}/accept`)
    const due = new Date(c.referrals[0].dueAt)
    at(2)
    c = await act(cast.naser, c, 'ask_info', { text: 'شمارهٔ اشتراک؟' })
    assert.deepEqual([c.status, c.holder, c.referrals[0].dueAt, c.referrals[0].paused], ['info_needed', 'producer', null, true])
    at(24 * 40)
    await sweep()
    const now = await read(c.id)
    assert.ok(names(now).includes('unpause'))
    assert.ok(new Date(now.timeline.find((a: { name: string }) => a.name === 'climb').details.due).getTime() > due.getTime())
  })

  test('an answer ends the pause and the desk has what was left', async () => {
    let c = await raise()
    c = await act(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1 }] })
    c = await act(cast.naser, c, `referrals/${c.referrals[0].id}/accept`)
    const due = new Date(c.referrals[0].dueAt)
    c = await act(cast.naser, c, 'ask_info', { text: 'شمارهٔ اشتراک؟' })
    at(24)
    c = await act(cast.karim, c, 'answer', { text: '۱۲۳۴' })
    assert.equal(c.status, 'in_progress')
    assert.equal(new Date(c.referrals[0].dueAt).getTime() - due.getTime(), 24 * HOUR)
  })

  test('the index is the log: counting all of it anew changes nothing (15)', async () => {
    for (let i = 0; i < 6; i++) {
      let c = await raise({ priority: i % 2 ? 'production_stopped' : 'normal' })
      if (i > 1) c = await act(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1 }, { deskId: ids.deskBank1, lead: true }] })
      if (i > 2) c = await act(cast.naser, c, `referrals/${c.referrals[0].id}/accept`)
      if (i > 3) c = await act(cast.mina, c, `referrals/${c.referrals[1].id}/refuse`, { reason: 'duplicate', text: 'x' })
      if (i > 4) await act(cast.naser, c, 'ask_info', { text: '?' })
      at(i * 7)
      await sweep()
    }
    const index = async () => [
      await on.db.selectFrom('casework.case').selectAll().orderBy('id').execute(),
      await on.db.selectFrom('casework.referral').selectAll().orderBy('id').execute(),
    ]
    const before = await index()
    await jobs.long['casework.reindex'](on.engine, 1)
    assert.deepEqual(await index(), before)
  })

  test('a closure added to the calendar moves the deadlines that it touches, in lists as on pages', async () => {
    let c = await raise()
    c = await act(cast.zahra, c, 'route', { to: [{ deskId: ids.deskPower1 }] })
    const closed = await on
      .as(cast.adel)
      .post('/api/calendar/days-off', { day: '2026-11-23', kind: 'closure', nameFa: 'برف', nameEn: 'Snow', countyIds: [] })
    assert.equal(closed.status, 201, closed.text)
    const ran = await on.drain()
    assert.ok(ran.includes('casework.reindex'), ran.join())
    const now = await read(c.id)
    assert.equal(new Date(now.referrals[0].dueAt).getTime() - new Date(c.referrals[0].dueAt).getTime(), 24 * HOUR)
    assert.equal((await on.as(cast.homa).get('/api/cases')).body.items[0].dueAt, now.dueAt)
  })
})

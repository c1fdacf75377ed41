import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { grantHat } from '#features/people/actions.ts'
import { type cast, ids } from '#server/testing.ts'
import {
  ehsan,
  karim,
  laleh,
  makeBody,
  maryam,
  match,
  mina,
  naser,
  ok,
  omid,
  onStage,
  once,
  parviz,
  plan,
  readyDossier,
  refused,
  sadeq,
  zahra,
  zahra2,
} from './world.test.ts'

suite('members of a session', () => {
  const on = onStage()
  async function called() {
    const body = await makeBody(on)
    const dossier = await readyDossier(on, body.id, 'برق کوره')
    const planned = await plan(on, body.id)
    const session = ok(await on.as(sadeq).post(`/api/sessions/${planned.id}/call`, {}, match(planned)))
    return { body, dossier, session }
  }

  test('who sits in the body reads its sessions, others of the house those of their role, nobody else any', async () => {
    const { session } = await called()
    const status = async (who: (typeof cast)[keyof typeof cast]) => (await on.as(who).get(`/api/sessions/${session.id}`)).status
    assert.deepEqual(await Promise.all([parviz, omid, maryam, zahra].map(status)), [200, 200, 200, 200])
    assert.deepEqual(await Promise.all([ehsan, naser, zahra2].map(status)), [404, 404, 404])
    assert.deepEqual(await Promise.all([karim, laleh].map(status)), [403, 403])
    const seen = async (who: (typeof cast)[keyof typeof cast]) => ok(await on.as(who).get('/api/sessions')).rows.length
    assert.deepEqual(await Promise.all([parviz, ehsan, sadeq, zahra2].map(seen)), [1, 0, 1, 0])
    const month = async (who: (typeof cast)[keyof typeof cast]) => ok(await on.as(who).get('/api/sessions/month?year=1405&month=9')).rows.length
    assert.deepEqual(await Promise.all([parviz, ehsan].map(month)), [1, 0])
    assert.equal(ok(await on.as(sadeq).get('/api/sessions/month?year=1405&month=10')).rows.length, 0)
  })

  test('the list goes on after its last line, and tells past from upcoming', async () => {
    const { body, session } = await called()
    await plan(on, body.id, { startsAt: '2026-12-02T05:30:00.000Z' })
    const first = ok(await on.as(sadeq).get('/api/sessions?limit=1'))
    assert.equal(first.rows[0].id, session.id)
    const second = ok(await on.as(sadeq).get(`/api/sessions?limit=1&after=${first.next}`))
    assert.deepEqual([second.rows.length, second.rows[0].startsAt, second.next], [1, '2026-12-02T05:30:00.000Z', null])
    assert.equal(refused(await on.as(sadeq).get('/api/sessions?after=zzz'), 400), 'workgroup/bad-session-cursor')
    on.clock.set(new Date('2026-11-27T06:00:00Z'))
    assert.deepEqual(
      ok(await on.as(sadeq).get('/api/sessions?when=past')).rows.map((s: { id: string }) => s.id),
      [session.id],
    )
  })

  test('a member answers for their own seat, the clerk for any that was invited', async () => {
    const { body, session } = await called()
    const say = (who: (typeof cast)[keyof typeof cast], seatId: string, answer: string, note?: string) =>
      on.as(who).post(`/api/sessions/${session.id}/answer`, { seatId, answer, note })
    const mine = ok(await on.as(parviz).get('/api/sessions/invitations')).rows
    assert.deepEqual([mine.length, mine[0].seatId, mine[0].answer, mine[0].whyNot], [1, body.seatIds[1], '', null])
    const done = ok(await say(parviz, body.seatIds[1]!, 'deputy', 'مأموریت'))
    const line = done.invited.find((i: { seatId: string }) => i.seatId === body.seatIds[1])
    assert.deepEqual([line.answer, line.answerNote], ['deputy', 'مأموریت'])
    assert.equal(refused(await say(parviz, body.seatIds[3]!, 'coming'), 403), 'workgroup/not-your-seat')
    ok(await say(omid, body.seatIds[4]!, 'coming', 'تلفنی'))
    assert.equal(refused(await say(sadeq, ids.unit1, 'coming'), 404), 'workgroup/no-such-seat-here')
    assert.deepEqual(ok(await on.as(ehsan).get('/api/sessions/invitations')).rows, [])
  })

  test('party to an item: told by the member or the clerk with a reason, found where they own the unit', async () => {
    const { body, session } = await called()
    const itemId = session.agenda[0].id
    const declare = (who: (typeof cast)[keyof typeof cast], seatId: string, reason: string) =>
      on.as(who).post(`/api/sessions/${session.id}/conflicts`, { itemId, seatId, reason })
    assert.equal(refused(await declare(mina, body.seatIds[3]!, ' '), 422), 'workgroup/session-reason-needed')
    assert.equal(refused(await declare(mina, body.seatIds[1]!, 'او'), 403), 'workgroup/not-your-seat')
    const told = ok(await declare(mina, body.seatIds[3]!, 'بانک وام‌دهندهٔ همین واحد است'))
    assert.deepEqual(
      told.agenda[0].conflicts.map((c: { seatId: string; source: string }) => [c.seatId, c.source]),
      [[body.seatIds[3], 'declared']],
    )
    const gone = ok(await on.as(mina).post(`/api/sessions/${session.id}/conflicts/withdraw`, { itemId, seatId: body.seatIds[3] }))
    assert.deepEqual(gone.agenda[0].conflicts, [])
    const hat = { accountId: parviz.accountId!, role: 'producer', unitId: ids.unit1 } as const
    await on.ctx(sadeq, (ctx) => grantHat(ctx, hat))
    const found = ok(await on.as(sadeq).get(`/api/sessions/${session.id}`))
    assert.deepEqual(
      found.agenda[0].conflicts.map((c: { seatId: string; source: string }) => [c.seatId, c.source]),
      [[body.seatIds[1], 'unit_owner']],
    )
    assert.equal(
      refused(
        await on.as(sadeq).post(`/api/sessions/${(await other(body.id)).id}/conflicts`, { itemId, seatId: body.seatIds[3], reason: 'الف' }),
        404,
      ),
      'workgroup/no-such-item',
    )
  })

  const other = (bodyId: string) => plan(on, bodyId, { startsAt: '2026-12-02T05:30:00.000Z' })

  test('the same intention sent twice plans one session', async () => {
    const { id } = await makeBody(on)
    const headers = once()
    const post = () => on.as(sadeq).post('/api/sessions', { bodyId: id, startsAt: '2026-11-25T05:30:00.000Z' }, headers)
    assert.equal(ok(await post()).id, ok(await post()).id)
  })
})

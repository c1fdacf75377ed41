import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { parviz, makeWorld, ok, once, onStage, sadeq, type World } from '../world.test.ts'
import { isEarly } from './rules.ts'

test('free from one hour before', () => {
  const startsAt = new Date('2026-11-25T05:30:00Z')
  for (const [now, early] of [
    ['2026-11-25T04:29:59Z', true],
    ['2026-11-25T04:30:00Z', false],
    ['2026-11-25T05:30:00Z', false],
    ['2026-11-25T11:00:00Z', false],
  ] as const)
    assert.equal(isEarly(startsAt, new Date(now)), early, now)
})

suite('opening long before the hour', () => {
  const on = onStage()
  const chair = (w: World) => ({ chairedBy: 'governor_general', chairSeatId: w.seats[0] })
  const before = (minutes: number) => on.clock.set(new Date(on.now.getTime() - minutes * 60_000))
  const history = async (w: World) =>
    ok(await on.as(sadeq).get(`/api/sessions/${w.sessionId}`)).history.find((h: { name: string }) => h.name === 'open_sitting')

  test('asks for a reason, which stays in the history', async () => {
    const w = await makeWorld(on)
    before(61)
    for (const earlyReason of [undefined, '  ']) {
      const refused = await on.as(sadeq).post(`${w.url}/open`, { ...chair(w), ...(earlyReason && { earlyReason }) }, once())
      assert.deepEqual([refused.status, refused.body.code], [422, 'workgroup/opens-early'])
      assert.ok(refused.body.details.startsAt.length > 5)
    }
    assert.equal((await w.room()).state, 'called')
    const member = await on.as(parviz).post(`${w.url}/open`, { ...chair(w), earlyReason: 'x' }, once())
    assert.equal(member.body.code, 'law/not-yours', 'a reason is no right')
    ok(await on.as(sadeq).post(`${w.url}/open`, { ...chair(w), earlyReason: 'همه آمده‌اند' }, once()))
    assert.equal((await w.room()).state, 'sitting')
    assert.equal((await history(w)).details.reason, 'همه آمده‌اند')
  })

  test('within the hour none is asked, and none is kept', async () => {
    const w = await makeWorld(on)
    before(60)
    ok(await on.as(sadeq).post(`${w.url}/open`, { ...chair(w), earlyReason: 'بی‌مورد' }, once()))
    assert.deepEqual((await history(w)).details, {})
  })
})

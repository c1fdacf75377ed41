// A session closed by mistake goes on, until its minutes are signed.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { draft, makeWorld, ok, once, onStage, opened, parviz, sadeq, type World } from '../world.test.ts'

suite('resuming a closed session', () => {
  const on = onStage()
  const as = () => on.as(sadeq)
  const resume = (w: World, reason = 'اشتباهی بسته شد') => as().post(`${w.url}/resume`, { reason }, once())
  const dossier = async (w: World, n: number) => ok(await as().get(`/api/dossiers/${w.dossiers[n]}`))
  const stateOf = async (w: World, n: number) => (await w.room()).items.find((i: { id: string }) => i.id === w.items[n]).state
  const nextWeek = () => new Date(on.now.getTime() + 7 * 86_400_000).toISOString()
  const session = async (id: string) => ok(await as().get(`/api/sessions/${id}`))
  const heardBy = async (id: string) => (await session(id)).agenda.map((i: { dossierId: string | null; title: string }) => i.dossierId ?? i.title)

  /** The first decided, the second set aside by the group, the third and a plain subject simply left; closed. */
  async function closed() {
    const w = await makeWorld(on)
    const { version } = await session(w.sessionId)
    ok(await as().post(`/api/sessions/${w.sessionId}/items`, { title: 'گزارش دبیر', reason: 'خواست رئیس' }, once({ 'if-match': String(version) })))
    await opened(on, w)
    ok(await as().post(`${w.url}/items/${w.items[0]}/resolutions`, draft(on), once()))
    ok(await as().post(`${w.url}/items/${w.items[0]}/decide`, { outcome: 'resolved' }, once()))
    ok(await as().post(`${w.url}/items/${w.items[1]}/decide`, { outcome: 'not_reached' }, once()))
    ok(await as().post(`${w.url}/close`, {}, once()))
    await on.drain()
    return w
  }

  test('what was not reached waits again, and the next agenda lets it go', async () => {
    const w = await closed()
    const next = ok(await as().post('/api/sessions', { bodyId: w.bodyId, startsAt: nextWeek() }, once()))
    assert.deepEqual((await heardBy(next.id)).toSorted(), [w.dossiers[1], w.dossiers[2], 'گزارش دبیر'].toSorted(), 'carried over')
    assert.deepEqual([(await dossier(w, 1)).state, (await dossier(w, 2)).state], ['ready', 'ready'])
    ok(await resume(w))
    await on.drain()
    const room = await w.room()
    assert.deepEqual([room.state, room.closedAt, room.whyNot.write, room.whyNot.resume.code], ['sitting', null, null, 'law/wrong-state'])
    const states = [
      await stateOf(w, 0),
      await stateOf(w, 1),
      await stateOf(w, 2),
      room.items.find((i: { title: string }) => i.title === 'گزارش دبیر').state,
    ]
    assert.deepEqual(states, ['resolved', 'not_reached', 'waiting', 'waiting'], 'what the group set aside stays set aside')
    for (const n of [1, 2])
      assert.deepEqual([(await dossier(w, n)).state, (await dossier(w, n)).session?.id ?? w.sessionId], ['on_agenda', w.sessionId])
    assert.deepEqual(await heardBy(next.id), [])
    const [line] = (await session(w.sessionId)).history
    assert.deepEqual([line.name, line.details], ['resume_sitting', { reason: 'اشتباهی بسته شد', reopened: 2, stayed: 0 }])
    // It goes on as if nothing had been: decided, closed, signed.
    ok(await as().post(`${w.url}/items/${w.items[2]}/decide`, { outcome: 'refused', reason: 'خارج از صلاحیت' }, once()))
    ok(await as().post(`${w.url}/close`, {}, once()))
    const minutes = w.url.replace('sitting', 'minutes')
    const before = ok(await as().get(minutes))
    ok(await as().post(`${minutes}/sign`, { signers: [w.seats[0]] }, once({ 'if-match': String(before.version) })))
    assert.deepEqual([(await dossier(w, 0)).state, (await dossier(w, 1)).state, (await dossier(w, 2)).state], ['decided', 'ready', 'refused'])
    const late = await resume(w)
    assert.deepEqual([late.status, late.body.code], [409, 'law/wrong-state'], 'signed minutes stand')
  })

  test('what another session was called for meanwhile stays there', async () => {
    const w = await closed()
    const next = ok(await as().post('/api/sessions', { bodyId: w.bodyId, startsAt: nextWeek() }, once()))
    const { version } = await session(next.id)
    const removed = (await session(next.id)).agenda.find((i: { dossierId: string }) => i.dossierId === w.dossiers[2])
    const off = { itemId: removed.id, reason: 'نوبت دیگر' }
    ok(await as().post(`/api/sessions/${next.id}/items/remove`, off, once({ 'if-match': String(version) })))
    ok(await as().post(`/api/sessions/${next.id}/call`, {}, once({ 'if-match': String((await session(next.id)).version) })))
    ok(await resume(w))
    await on.drain()
    assert.deepEqual([await stateOf(w, 1), await stateOf(w, 2)], ['not_reached', 'waiting'])
    const [line] = (await session(w.sessionId)).history
    assert.deepEqual([line.details.reopened, line.details.stayed], [1, 2], 'the called dossier and the called subject')
    assert.ok((await heardBy(next.id)).includes(w.dossiers[1]))
  })

  test('by its clerk, with a reason, and only what has ended', async () => {
    const w = await makeWorld(on)
    await opened(on, w)
    assert.equal((await resume(w)).body.code, 'law/wrong-state')
    ok(await as().post(`${w.url}/close`, {}, once()))
    const empty = await resume(w, ' ')
    assert.deepEqual([empty.status, empty.body.code], [422, 'workgroup/session-reason-needed'])
    assert.equal((await on.as(parviz).post(`${w.url}/resume`, { reason: 'x' }, once())).body.code, 'law/not-yours')
    assert.equal((await w.room()).state, 'closed')
  })
})

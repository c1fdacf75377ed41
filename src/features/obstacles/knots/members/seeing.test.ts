// Confidential obstacles and knots: nobody hangs what they may not see, nor learns its code by trying.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { newId } from '#server/ids.ts'
import { cast, ids, type Sent, stage } from '#server/testing.ts'
import { noteCases } from '../../register/actions.ts'
import { obstacles } from '../../routes.ts'
import { finishRun, insertClusters, insertMembers, insertRun } from '../clusters/queries.ts'

const { sadeq, homa, zahra, ehsan } = cast
const id = (n: number) => `0198bbbb-0000-7000-8000-${String(n).padStart(12, '0')}`

suite('knots and what is hidden', () => {
  const on = stage([obstacles])
  const ok = (sent: Sent) => {
    assert.ok(sent.status < 300, sent.text)
    return sent.body
  }
  const tell = (n: number, more: object = {}) =>
    on.ctx(homa, (ctx) =>
      noteCases(ctx, [
        {
          ...{ id: id(n), code: `EA-1405-00000${n}`, text: `برق کارگاه ${n} قطع است`, unitId: ids.unit1, unitName: 'کارگاه نمونه' },
          ...{ countyId: ids.county1, groupCode: 'T01', agencyIds: [], outcome: 'open' as const, priority: 'normal', confidential: false },
          ...{ article: '', toldAt: on.now, closedAt: null, knotId: null, ...more },
        },
      ]),
    )
  const suspect = async (who = sadeq, more: object = {}) => on.as(who).post('/api/knots', { title: 'گره نمونه', ...more })

  test('a confidential obstacle is hung, split off or taken off only by who may see it; the refusal tells no code', async () => {
    await tell(1)
    await tell(2, { confidential: true })
    await tell(3, { confidential: true, outcome: 'solved' })
    const refused = (sent: Sent) => {
      assert.deepEqual([sent.status, sent.body.code], [404, 'obstacles/no-such-obstacles'], sent.text)
      assert.doesNotMatch(sent.text, /EA-1405/)
    }
    refused(await suspect(zahra, { obstacleIds: [id(2)] }))
    refused(await suspect(sadeq, { obstacleIds: [id(3)] }))
    const knot = ok(await suspect(sadeq, { obstacleIds: [id(1)] }))
    const act = (who: typeof zahra, path: string, body: object, version: number) =>
      on.as(who).post(`/api/knots/${knot.id}/${path}`, body, { 'if-match': String(version) })
    refused(await act(sadeq, 'add_obstacles', { obstacleIds: [id(2)] }, knot.version))
    const grown = ok(await act(homa, 'add_obstacles', { obstacleIds: [id(2)] }, knot.version))
    assert.equal(grown.members, 2)
    refused(await act(sadeq, 'remove_obstacles', { obstacleIds: [id(2)] }, grown.version))
    refused(await act(sadeq, 'split', { title: 'گره دیگر', obstacleIds: [id(2)] }, grown.version))
    const shown = ok(await on.as(sadeq).get(`/api/knots/${knot.id}/members`))
    assert.deepEqual(
      shown.rows.map((r: { id: string }) => r.id),
      [id(1)],
    )
  })

  test('an expert reads the single obstacles of a cluster only in the groups of their own panels', async () => {
    await tell(1)
    await tell(2, { groupCode: 'F02' })
    await tell(3)
    const run = newId()
    await insertRun(on.db, 1, run, null, on.now)
    const cluster = { size: 3, units: 1, counties: 1, words: ['برق'], group: 0, code: 'T01', groupShare: 1, cohesion: 1, x: 0.5, y: 0.5, r: 0.1 }
    await insertClusters(on.db, 1, run, 0, [cluster])
    await insertMembers(
      on.db,
      1,
      run,
      [1, 2, 3].map((n) => ({ id: id(n), no: 0, rank: n, x: 0.5, y: 0.5 })),
    )
    await finishRun(on.db, 1, run, { obstacles: 3, seconds: 1, modularity: 0.5 }, on.now)
    // Became confidential after the look.
    await tell(3, { confidential: true })
    const read = async (who: typeof ehsan) => ok(await on.as(who).get(`/api/clusters/${run}/0/members`)).rows.map((r: { id: string }) => r.id)
    assert.deepEqual(await read(zahra), [id(1), id(2)])
    assert.deepEqual(await read(ehsan), [])
    const form = { nameFa: 'کارگروه نمونه', nameEn: '', domainCode: null, groupCodes: ['T01'], active: true }
    const panel = ok(await on.as(sadeq).post('/api/panels', form))
    const members = [{ accountId: ehsan.accountId, chair: false }]
    ok(await on.as(sadeq).put(`/api/panels/${panel.id}/members`, { members }, { 'if-match': String(panel.version) }))
    assert.deepEqual(await read(ehsan), [id(1)])
    // A suspicion made of the cluster leaves out what is hidden from who makes it.
    const knot = ok(await suspect(sadeq, { cluster: { runId: run, no: 0 } }))
    assert.deepEqual([knot.members, knot.hidden], [2, 0])
  })

  test('an expert sees the knots of their own panels, not those of a panel on which others sit', async () => {
    const panelOf = async (who: typeof ehsan, nameFa: string) => {
      const panel = ok(await on.as(sadeq).post('/api/panels', { nameFa, nameEn: '', domainCode: null, groupCodes: [], active: true }))
      const members = [{ accountId: who.accountId, chair: true }]
      ok(await on.as(sadeq).put(`/api/panels/${panel.id}/members`, { members }, { 'if-match': String(panel.version) }))
      return panel.id as string
    }
    const own = ok(await suspect(sadeq, { panelId: await panelOf(ehsan, 'کارگروه یک') }))
    const foreign = ok(await suspect(sadeq, { panelId: await panelOf(zahra, 'کارگروه دو') }))
    const ids = ok(await on.as(ehsan).get('/api/knots')).rows.map((k: { id: string }) => k.id)
    assert.deepEqual(ids, [own.id])
    assert.equal((await on.as(ehsan).get(`/api/knots/${foreign.id}`)).status, 404)
  })
})

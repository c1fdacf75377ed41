// Two secretaries at the same moment, each on a connection of their own: opening, deciding, signing.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { jobs as casework } from '#features/casework/jobs.ts'
import { casework as caseworkRoom } from '#features/casework/routes.ts'
import { jobs as channels } from '#features/channels/jobs.ts'
import { sql } from '#server/db.ts'
import { answers, cast, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { workgroup } from '../routes.ts'
import { draft, makeWorld, ok, once, opened, sadeq, type World } from './world.test.ts'

const colleague: Actor = { ...sadeq, accountId: cast.homa.accountId, name: 'هما نمونه', sessionId: 'second-secretary' }
const both = [sadeq, colleague, sadeq, colleague]
const version = (v: number) => once({ 'if-match': String(v) })

suite('two secretaries at the same moment', () => {
  const on = stage([workgroup, caseworkRoom], { jobs: { workgroup: jobs, casework, channels }, crowd: 12 })
  /** Nothing is rolled back between tests, and a province has one active group: the one before makes room. */
  const world = async () => {
    await on.db.updateTable('workgroup.body').set({ active: false, name_fa: sql<string>`id::text` }).execute()
    return makeWorld(on)
  }
  const minutesOf = (w: World) => w.url.replace('sitting', 'minutes')
  const facts = async (w: World, name: string) =>
    (await on.db.selectFrom('journal.fact').select('id').where('subject', '=', `session:${w.sessionId}`).where('name', '=', name).execute()).length
  const dossier = async (w: World, n: number) => ok(await on.as(sadeq).get(`/api/dossiers/${w.dossiers[n]}`))

  test('a session opens once, with one chair', async () => {
    const w = await world()
    const open = (by: Actor) => on.as(by).post(`${w.url}/open`, { chairedBy: 'governor_general', chairSeatId: w.seats[0] }, once())
    const sent = await Promise.all(both.map(open))
    assert.deepEqual(answers(sent), { 200: 1, '409 law/wrong-state': 3 })
    assert.equal(await facts(w, 'workgroup.sitting_open'), 1)
  })

  test('one item, resolved and put off at once: one outcome; signed by four at once: one paper, and the dossier climbs once', async () => {
    const w = await world()
    await opened(on, w)
    ok(await on.as(sadeq).post(`${w.url}/items/${w.items[0]}/resolutions`, draft(on), once()))
    ok(await on.as(sadeq).post(`${w.url}/items/${w.items[0]}/decide`, { outcome: 'resolved' }, once()))
    const outcomes = [
      { outcome: 'deferred', reason: 'گزارش نرسیده است' },
      { outcome: 'refused', reason: 'در صلاحیت نیست' },
    ]
    const decided = await Promise.all(
      outcomes.flatMap((body) => both.slice(0, 2).map((by) => on.as(by).post(`${w.url}/items/${w.items[1]}/decide`, body, once()))),
    )
    assert.equal(answers(decided)['200'], 1, JSON.stringify(answers(decided)))
    const outcome = (await w.room()).items.find((i: { id: string }) => i.id === w.items[1]).state
    ok(await on.as(sadeq).post(`${w.url}/close`, {}, once()))
    const { version: seen } = ok(await on.as(sadeq).get(minutesOf(w)))
    const sign = (by: Actor) => on.as(by).post(`${minutesOf(w)}/sign`, { signers: w.seats.slice(0, 2) }, version(seen))
    const signed = await Promise.all(both.map(sign))
    assert.deepEqual(answers(signed), { 200: 1, '409 workgroup/already-signed': 3 })
    assert.equal(await facts(w, 'workgroup.minutes_signed'), 1)
    const papers = await on.db
      .selectFrom('workgroup.paper')
      .select('kind')
      .where('subject_id', '=', w.sessionId)
      .where('kind', '=', 'minutes')
      .execute()
    assert.equal(papers.length, 1)
    const acts = await on.db.selectFrom('workgroup.dossier_act').select('name').where('dossier_id', '=', w.dossiers[1]!).execute()
    const moved = acts.filter((a) => ['defer', 'refuse'].includes(a.name)).map((a) => a.name)
    assert.deepEqual(moved, [outcome === 'deferred' ? 'defer' : 'refuse'])
    assert.equal((await dossier(w, 1)).deferred, outcome === 'deferred' ? 1 : 0)
    const approved = await on.db.selectFrom('workgroup.resolution').select(['state', 'code']).where('session_id', '=', w.sessionId).execute()
    assert.deepEqual(
      approved.map((r) => r.state),
      ['approved'],
    )
  })

  test('one intention sent four times while the line was bad is done once', async () => {
    const w = await world()
    await opened(on, w)
    const key = { 'idempotency-key': randomUUID() }
    const before = (await w.room()).version
    const sent = await Promise.all(both.map(() => on.as(sadeq).post(`${w.url}/items/${w.items[0]}/resolutions`, draft(on), key)))
    assert.deepEqual(answers(sent), { 200: 4 })
    const room = await w.room()
    assert.equal(room.items.find((i: { id: string }) => i.id === w.items[0]).drafts.length, 1)
    assert.equal(room.version, before + 1)
  })

  test('a colleague writes while one signs: either the minutes hold the note, or the signer hears of it', async () => {
    const w = await world()
    await opened(on, w)
    for (const id of w.items) ok(await on.as(sadeq).post(`${w.url}/items/${id}/decide`, { outcome: 'refused', reason: 'دلیل' }, once()))
    ok(await on.as(sadeq).post(`${w.url}/close`, {}, once()))
    const { version: seen } = ok(await on.as(sadeq).get(minutesOf(w)))
    const [signed, noted] = await Promise.all([
      on.as(sadeq).post(`${minutesOf(w)}/sign`, { signers: w.seats.slice(0, 2) }, version(seen)),
      on.as(colleague).post(`${w.url}/resume`, { reason: 'یک نکته مانده است' }, once()),
    ])
    assert.notEqual(signed!.status === 200, noted!.status === 200, JSON.stringify(answers([signed!, noted!])))
    assert.ok(signed!.status < 500 && noted!.status < 500)
    assert.equal((await w.room()).state, signed!.status === 200 ? 'minuted' : 'sitting')
  })
})

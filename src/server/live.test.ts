// Who hears that something changed: topics only, of one's own province, and only as long as the hat is worn.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, mock, suite, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import pg from 'pg'
import type { Actor } from '#kernel/actor.ts'
import { engineRoutes } from './engine-routes.ts'
import { type Live, openLive } from './live.ts'
import { cast, ids } from './testing.ts'

const { sadeq, naser, karim, homa, atusa } = cast
const foreign: Actor = { ...sadeq, provinceId: 2, sessionId: 'khuzestan' }

suite('live topics', () => {
  let live: Live
  let writer: pg.Client
  before(async () => {
    live = await openLive(process.env['TEST_DATABASE_URL']!)
    writer = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL']! })
    await writer.connect()
  })
  after(async () => {
    await live.close()
    await writer.end()
  })

  /** What this person heard of topics told in province 1; the last topic shows that all before it arrived. */
  async function heard(actor: Actor, topics: readonly string[]): Promise<string[]> {
    const got: string[] = []
    const last = Promise.withResolvers<void>()
    const end = live.subscribe(actor, (topic) => {
      if (topic === 'case:last') last.resolve()
      else got.push(topic)
    })
    for (const topic of topics) await writer.query("select pg_notify('gerehgosha', $1)", [`1 ${topic}`])
    await writer.query("select pg_notify('gerehgosha', $1)", [`${actor.provinceId} case:last`])
    await last.promise
    end()
    return got
  }
  const groups = ['dossiers', 'dossier:1', 'resolutions', 'resolution:1', 'sessions', 'session:1', 'bodies', 'league', 'papers', 'papers:session:1']

  test('a producer hears nothing of dossiers, resolutions, sessions and papers; the secretary and the auditor do', async () => {
    assert.deepEqual(await heard(karim, groups), [])
    assert.deepEqual(await heard(sadeq, groups), groups)
    assert.deepEqual(await heard(atusa, groups), groups)
  })

  test('the secretary of another province hears nothing of this one, whatever the topic', async () => {
    assert.deepEqual(await heard(foreign, [...groups, `account:${sadeq.accountId}`, `desk:${ids.deskPower1}`, 'case:1']), [])
  })

  test('accounts and desks: one’s own only; the centre hears every desk', async () => {
    const topics = [`account:${naser.accountId}`, `account:${karim.accountId}`, `desk:${ids.deskPower1}`, `desk:${ids.deskOther}`]
    assert.deepEqual(await heard(naser, topics), [topics[0], topics[2]])
    assert.deepEqual(await heard(karim, topics), [topics[1]])
    assert.deepEqual(await heard(homa, topics), topics.slice(2))
  })
})

suite('the stream of one person', () => {
  let app: FastifyInstance
  let now: Actor | null
  const fake: Live = { subscribe: () => () => {}, close: async () => {} }
  before(async () => {
    app = Fastify()
    app.decorateRequest('actor', null as never)
    app.decorateRequest('cookies', null as never)
    app.addHook('onRequest', async (request) => {
      request.actor = now!
      Object.assign(request, { cookies: { gg_session: 'x' } })
    })
    engineRoutes(app, { engine: { clock: () => new Date(0) } as never, live: fake, meters: {} as never, whoIs: async () => now })
    await app.ready()
  })
  after(() => app.close())

  /** Opens the stream, lets a beat pass with what is known of the person by then. @returns what was sent, and whether it goes on */
  async function afterBeat(then: Actor | null) {
    mock.timers.enable({ apis: ['setInterval'] })
    try {
      now = naser
      const res = await app.inject({ method: 'GET', url: '/api/events', payloadAsStream: true })
      const stream = res.stream()
      const ended = once(stream, 'end').then(() => 'ended')
      let next = once(stream, 'data')
      assert.equal(String((await next)[0]), 'retry: 3000\n\n')
      next = once(stream, 'data')
      now = then
      mock.timers.tick(25_000)
      const outcome = await Promise.race([ended, next.then(([piece]) => String(piece))])
      stream.destroy()
      return outcome
    } finally {
      mock.timers.reset()
    }
  }

  test('goes on with a beat while nothing changed', async () => {
    assert.equal(await afterBeat({ ...naser }), ': beat\n\n')
  })
  test('ends when the session ended', async () => {
    assert.equal(await afterBeat(null), 'ended')
  })
  test('ends when the hat was taken away, though the session goes on under another', async () => {
    assert.equal(await afterBeat({ ...naser, role: 'official', agencyIds: [], deskIds: [] }), 'ended')
    assert.equal(await afterBeat({ ...naser, deskIds: [] }), 'ended')
  })
})

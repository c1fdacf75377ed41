// The two faces of one law: which cases a person may see, asked of the law and of the list’s SQL, over every person of the
// cast × every kind of case. And no other way in may show more than that.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { factsOf, readOpen } from '../acts/actions.ts'
import { findCaseRow } from '../acts/queries.ts'
import { jobs } from '../jobs.ts'
import { casework } from '../routes.ts'
import { type CaseActor, caseLaw } from './rules.ts'

const people = Object.values(cast) as Actor[]

suite('who sees which case', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs } })

  /** Every mix of owner, confidentiality and where it lies. */
  async function everyKind(): Promise<string[]> {
    const made: string[] = []
    const owners = [{ unitId: ids.unit1 }, { unitId: ids.unit2 }, { investorId: ids.investor1 }, {}]
    const places = [[], [ids.deskPower1], [ids.deskPower2], [ids.deskBank1, ids.deskPower1]]
    let n = 0
    for (const owner of owners)
      for (const confidential of [false, true])
        for (const desks of places) {
          n++
          const opener = n % 3 ? cast.zahra : cast.homa
          let c = (await on.as(opener).post('/api/cases', { text: `آزمون ${n} جمله`, phone: '09141112233', confidential, ...owner })).body
          const act = async (path: string, body: object, by: Actor = cast.homa) =>
            (c = (await on.as(by).post(`/api/cases/${c.id}/${path}`, body, { 'if-match': `${c.version}` })).body)
          if (desks.length) await act('route', { to: desks.map((deskId) => ({ deskId })) })
          if (n % 4 === 3) await act('escalate', { rung: 3, text: 'فوری' })
          made.push(c.id)
        }
    const own = await on.as(cast.laleh).post('/api/cases', { text: 'پروندهٔ خودم', phone: '09141112233', unitId: ids.unit2, confidential: true })
    return [...made, own.body.id]
  }

  test('law and list agree for every person, and search, phone, queues and the case itself show no more (12)', async () => {
    const all = await everyKind()
    let shown = 0
    for (const person of people.filter((p) => p.provinceId === 1)) {
      const byLaw = await on.ctx(systemActor(1), async (ctx) => {
        const seen: string[] = []
        for (const id of all) {
          const row = (await findCaseRow(ctx.db, 1, id))!
          const open = await readOpen(ctx, row)
          if (caseLaw.maySee(person as CaseActor, factsOf(row, open.state, open.acts, ctx.now))) seen.push(id)
        }
        return seen.sort()
      })
      const ask = async (url: string) => (await on.as(person).get(url)).body
      const list = await ask('/api/cases?limit=100')
      const bySql = ((list.items ?? []) as { id: string }[]).map((c) => c.id).sort()
      assert.deepEqual(bySql, byLaw, person.role)
      shown += bySql.length
      for (const url of [
        '/api/cases/search?q=آزمون',
        '/api/cases/by-phone?phone=09141112233',
        '/api/queues/triage',
        '/api/queues/inbox',
        '/api/queues/agency',
        '/api/queues/secretariat',
        `/api/cases/${byLaw[0] ?? all[0]}/similar`,
      ]) {
        const found = ((await ask(url))?.items ?? []) as { id?: string; case?: { id: string } }[]
        for (const item of found) assert.ok(byLaw.includes(item.case?.id ?? item.id!), `${person.role} sees too much at ${url}`)
      }
      for (const id of all) {
        const { status } = await on.as(person).get(`/api/cases/${id}`)
        assert.equal(status === 200, byLaw.includes(id), `${person.role} reading a case: ${status}`)
      }
    }
    assert.ok(shown > 100)
  })

  test('the other province sees nothing at all, even with the id in hand', async () => {
    const all = await everyKind()
    for (const person of [cast.zahra2, cast.karim2]) {
      assert.deepEqual((await on.as(person).get('/api/cases')).body.items, [])
      assert.deepEqual((await on.as(person).get('/api/cases/search?q=آزمون')).body.items, [])
      assert.equal((await on.as(person).get(`/api/cases/${all[0]}`)).status, 404)
      assert.equal((await on.as(person).post(`/api/cases/${all[0]}/write`, { text: 'x' }, { 'if-match': '1' })).status, 404)
    }
  })

  test('opening a confidential case leaves a trace; opening another leaves none', async () => {
    const make = async (confidential: boolean) =>
      (await on.as(cast.zahra).post('/api/cases', { text: 'راز تجاری', phone: '09141112233', confidential })).body
    const [secret, plain] = [await make(true), await make(false)]
    for (const c of [secret, plain]) await on.as(cast.homa).get(`/api/cases/${c.id}`)
    const facts = await on.db.selectFrom('journal.fact').select(['subject', 'actor_id']).where('name', '=', 'casework.read').execute()
    assert.deepEqual(facts, [{ subject: `case:${secret.id}`, actor_id: cast.homa.accountId }])
  })

  test('an internal note and an internal file never reach the producer', async () => {
    let c = (await on.as(cast.zahra).post('/api/cases', { text: 'متن', phone: '09141112233', unitId: ids.unit1 })).body
    c = (await on.as(cast.zahra).post(`/api/cases/${c.id}/comment`, { text: 'درون‌سازمانی' }, { 'if-match': '1' })).body
    const seen = await on.as(cast.karim).get(`/api/cases/${c.id}`)
    assert.equal(seen.status, 200)
    assert.ok(!seen.text.includes('درون‌سازمانی'))
    assert.deepEqual(
      seen.body.timeline.map((a: { name: string }) => a.name),
      ['submit'],
    )
    assert.ok(!seen.text.includes('زهرا'))
  })
})

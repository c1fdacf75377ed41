// A knot and its cases: confirmed, changed, answered; given up; taken off by a person. Through the facts, on a real database.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { act as onKnot } from '#features/obstacles/knots/acting/actions.ts'
import { suspect } from '#features/obstacles/knots/actions.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { note } from '../noting/jobs.ts'
import { casework } from '../routes.ts'
import { askKnot } from './jobs.ts'

suite('a knot and its cases', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs }, demo: true })
  const MINUTE = 60_000

  const raised = async (n: number, more: object = {}) => {
    const body = { text: `سهمیه گازوئیل مولد برق کارگاه شماره ${n} را نمی‌دهند`, phone: `0914123456${n}`, unitName: `کارگاه ${n}`, ...more }
    return (await on.as(cast.zahra).post('/api/cases', body)).body as { id: string; version: number; code: string }
  }
  const fresh = async (id: string, actor: Actor = cast.homa) => (await on.as(actor).get(`/api/cases/${id}`)).body
  const act = async (actor: Actor, id: string, path: string, body: object = {}) => {
    const c = await fresh(id, actor)
    return on.as(actor).post(`/api/cases/${id}/${path}`, body, { 'if-match': `"${c.version}"` })
  }
  const acted = async (...args: Parameters<typeof act>) => {
    const sent = await act(...args)
    assert.equal(sent.status, 200, `${args[2]}: ${JSON.stringify(sent.body)}`)
    return sent.body
  }
  /** Jobs, also those that wait for two minutes, and the register behind them. */
  const settle = async () => {
    on.clock.forward(3 * MINUTE)
    await on.drain()
    await note(on.engine, 1)
    await on.drain()
  }
  const decide = (knotId: string, name: Parameters<typeof onKnot>[2], body: object = {}) =>
    on.ctx(cast.sadeq, (ctx) => onKnot(ctx, knotId, name, { ...body }, null))
  const registered = async (id: string) =>
    on.db.selectFrom('obstacles.obstacle').select(['outcome', 'knot_id', 'closed_at']).where('id', '=', id).executeTakeFirst()
  const messages = async (id: string) =>
    on.db.selectFrom('channels.message').select(['template', 'text']).where('case_id', '=', id).orderBy('id').execute()

  async function confirmedKnot(members: readonly string[]): Promise<string> {
    const knotId = await on.ctx(cast.sadeq, (ctx) => suspect(ctx, { title: 'سهمیه سوخت مولدها', obstacleIds: [...members] }))
    await on.drain()
    await decide(knotId, 'confirm', { target: 'دستورالعمل توزیع، بند ۴', ownerBody: 'شرکت پخش' })
    await settle()
    return knotId
  }

  test('confirmed → all open cases wait; changed → every producer is asked; their answers go their ways and come back to the knot', async () => {
    const list = [await raised(1), await raised(2), await raised(3), await raised(4)]
    const [yes, no, part, ended] = list.map((c) => c.id) as [string, string, string, string]
    await acted(cast.zahra, no, 'route', { to: [{ deskId: ids.deskPower1 }] })
    await settle()
    const knotId = await confirmedKnot([yes, no, part, ended])
    for (const id of [yes, no, part, ended]) {
      const c = await fresh(id)
      assert.deepEqual([c.status, c.holder, c.knot.id, c.knot.article], ['waiting_systemic', 'knot', knotId, 'دستورالعمل توزیع، بند ۴'])
      assert.deepEqual([(await registered(id))?.outcome, (await registered(id))?.knot_id], ['waiting_systemic', knotId])
    }
    assert.match((await messages(yes)).at(-1)!.text, /سهمیه سوخت مولدها/)
    await acted(cast.zahra, ended, 'withdraw', { via: 'phone', saidBy: 'مدیر' })
    await settle()

    await decide(knotId, 'change', { text: 'بند ۴ اصلاح شد', changedOn: '2026-11-22' })
    await settle()
    const asked = await fresh(yes)
    assert.deepEqual(
      [asked.status, asked.holder, asked.knot.changed, asked.timeline.at(-1).text],
      ['action_claimed', 'producer', true, 'بند ۴ اصلاح شد'],
    )
    assert.equal((await messages(yes)).at(-1)!.template, 'case.knot_changed')
    assert.equal((await fresh(ended)).status, 'withdrawn')

    // Who recorded the change never confirms it; the law lets the centre take down what producers say.
    await acted(cast.zahra, yes, 'confirm', { via: 'phone', saidBy: 'مدیر' })
    assert.equal((await acted(cast.zahra, no, 'dispute', { via: 'phone', saidBy: 'مدیر', text: 'هنوز نمی‌دهند' })).status, 'routed')
    assert.equal((await acted(cast.zahra, part, 'confirm_part', { via: 'phone', saidBy: 'مدیر', text: 'نیمی از آن' })).status, 'partly_confirmed')
    await settle()
    assert.equal((await registered(yes))?.outcome, 'solved')
    assert.equal((await registered(no))?.outcome, 'open')
    const answers = await on.db.selectFrom('obstacles.knot_answer').select(['obstacle_id', 'answer']).where('knot_id', '=', knotId).execute()
    assert.deepEqual(
      new Map(answers.map((a) => [a.obstacle_id, a.answer])),
      new Map([
        [yes, 'confirmed'],
        [no, 'disputed'],
        [part, 'disputed'],
      ]),
    )
  })

  test('a hundred and twenty cases follow in chunks, and hearing it twice changes nothing', async () => {
    const many: string[] = []
    for (let i = 0; i < 120; i++) many.push((await raised(i % 10, { text: `سهمیه گازوئیل مولد ${i}` })).id)
    await on.drain()
    await note(on.engine, 1)
    const knotId = await confirmedKnot(many)
    await decide(knotId, 'change', { text: 'اصلاح شد', changedOn: '2026-11-22' })
    const ran = await on.drain()
    assert.equal(ran.filter((task) => task === 'casework.askKnot').length, 3)
    const counts = async () =>
      on.db
        .selectFrom('casework.act')
        .select(['name', (eb) => eb.fn.countAll<number>().as('n')])
        .where('name', 'in', ['link_knot', 'knot_changed'])
        .groupBy('name')
        .orderBy('name')
        .execute()
    const once = (await counts()).map((c) => Number(c.n))
    assert.deepEqual(once, [120, 120])
    await on.ctx(cast.sadeq, (ctx) => ctx.record('obstacles.knot_changed', `knot:${knotId}`, { knotId }))
    await on.ctx(cast.sadeq, (ctx) => ctx.record('obstacles.knot_confirmed', `knot:${knotId}`, { knotId }))
    await on.drain()
    assert.deepEqual(
      (await counts()).map((c) => Number(c.n)),
      once,
    )
  })

  test('given up: the cases go on where they were, and their producers are told why', async () => {
    const c = await raised(1)
    await settle()
    const knotId = await confirmedKnot([c.id])
    await decide(knotId, 'propose', { letterNumber: '۱۲۳', letterOn: '2026-11-22' })
    await decide(knotId, 'refuse', { text: 'مرجع نپذیرفت' })
    await settle()
    const free = await fresh(c.id)
    assert.deepEqual([free.status, free.holder, free.knot], ['submitted', 'centre', null])
    assert.match((await messages(c.id)).at(-1)!.text, /موافقت نکرد.*مرجع نپذیرفت/s)
  })

  test('a person hangs a case on a confirmed knot, never on a suspicion; the counts are right at once, also after undo', async () => {
    const [member, other] = [await raised(1), await raised(2)]
    await settle()
    const suspicion = await on.ctx(cast.sadeq, (ctx) => suspect(ctx, { title: 'گمان', obstacleIds: [] }))
    const refused = await act(cast.homa, other.id, 'link_knot', { knotId: suspicion })
    assert.deepEqual([refused.status, refused.body.code], [409, 'casework/knot-not-waiting'])
    assert.equal((await act(cast.homa, other.id, 'link_knot', { knotId: ids.unit1 })).status, 404)

    const knotId = await confirmedKnot([member.id])
    const linked = await acted(cast.homa, other.id, 'link_knot', { knotId })
    assert.deepEqual([linked.status, linked.knot.title, (await registered(other.id))?.knot_id], ['waiting_systemic', 'سهمیه سوخت مولدها', knotId])
    await acted(cast.homa, other.id, 'undo', { seq: linked.version })
    assert.deepEqual([(await registered(other.id))?.outcome, (await registered(other.id))?.knot_id], ['open', null])
    await acted(cast.homa, member.id, 'unlink_knot')
    assert.equal((await registered(member.id))?.knot_id, null)
    await on.drain()
    // A case that the register does not know yet: a knot takes it all the same, and its history tells of every coming and going.
    const unknown = await raised(3)
    assert.equal(await registered(unknown.id), undefined)
    await acted(cast.homa, unknown.id, 'link_knot', { knotId })
    assert.equal((await registered(unknown.id))?.knot_id, knotId)
    const history = await on.db.selectFrom('obstacles.knot_act').select('name').where('knot_id', '=', knotId).orderBy('seq').execute()
    assert.deepEqual(
      history.map((h) => h.name),
      ['suspect', 'confirm', 'add_obstacles', 'remove_obstacles', 'remove_obstacles', 'add_obstacles'],
    )
    await settle()
    assert.equal((await fresh(unknown.id)).status, 'waiting_systemic')
    assert.equal((await fresh(member.id)).status, 'submitted')
  })

  test('nobody is asked by a job that comes late: the knot was reopened before it ran', async () => {
    const { id } = await raised(1)
    await settle()
    const knotId = await confirmedKnot([id])
    assert.equal((await fresh(id)).status, 'waiting_systemic')
    await on.ctx(systemActor(1), (ctx) => askKnot(ctx, { knotId, by: cast.sadeq.accountId }))
    assert.equal((await fresh(id)).status, 'waiting_systemic')
    await decide(knotId, 'change', { text: 'بند ۴ اصلاح شد', changedOn: '2026-11-22' })
    await on.ctx(systemActor(1), (ctx) => askKnot(ctx, { knotId, by: cast.sadeq.accountId }))
    await on.ctx(systemActor(1), (ctx) => askKnot(ctx, { knotId, by: cast.sadeq.accountId }))
    const asked = await fresh(id)
    assert.equal(asked.timeline.filter((a: { name: string }) => a.name === 'knot_changed').length, 1)
  })
})

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, ids, type Sent, stage } from '#server/testing.ts'
import { foldKnot, type KnotAct } from './history/rules.ts'
import { jobs } from '../jobs.ts'
import { noteCases } from '../register/actions.ts'
import type { CaseNote } from '../register/model.ts'
import { obstacles } from '../routes.ts'
import { addToKnot, getKnot, knotMembers, noteAnswers, openKnots } from './actions.ts'

const { zahra, homa, naser, karim, sadeq, ehsan, maryam, atusa, adel, zahra2 } = cast
const id = (n: number) => `0198aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`
const panelId = id(900_001)
const otherPanel = id(900_002)

suite('knots', () => {
  const on = stage([obstacles], { jobs: { obstacles: jobs } })
  const ok = (sent: Sent) => {
    assert.ok(sent.status < 300, sent.text)
    return sent.body
  }
  const refused = (sent: Sent, status: number, code: string) => assert.deepEqual([sent.status, sent.body.code], [status, code], sent.text)

  const note = (n: number, more: Partial<CaseNote> = {}): CaseNote => ({
    id: id(n),
    code: `EA-1405-${String(n).padStart(6, '0')}`,
    text: `بانک برای تسهیلات وثیقهٔ ملکی می‌خواهد (${n})`,
    unitId: n % 2 ? ids.unit1 : ids.unit2,
    unitName: n % 2 ? 'نمونه‌سازان فولاد' : 'نمونه‌سازان',
    countyId: ids.county1,
    groupCode: 'F01',
    agencyIds: [ids.agencyBank],
    outcome: 'open',
    priority: 'normal',
    confidential: false,
    article: '',
    toldAt: on.now,
    closedAt: null,
    knotId: null,
    ...more,
  })
  const tell = (...notes: CaseNote[]) => on.ctx(null, async (ctx) => noteCases(await ctx.inProvince(1), notes))
  async function world(obstaclesMany = 6) {
    for (const [panel, name] of [
      [panelId, 'بانکی'],
      [otherPanel, 'گمرکی'],
    ] as const)
      await on.db
        .insertInto('obstacles.panel')
        .values({ province_id: 1, id: panel, name_fa: name, created_at: on.now, group_codes: panel === panelId ? ['F01'] : ['T01'] })
        .execute()
    await on.db
      .insertInto('obstacles.panel_member')
      .values([{ province_id: 1, panel_id: panelId, account_id: ehsan.accountId!, chair: true, since: on.now }])
      .execute()
    await tell(...Array.from({ length: obstaclesMany }, (_, i) => note(i + 1)))
  }
  const many = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => id(from + i))
  const suspect = async (who: Actor, more: object = {}) =>
    ok(await on.as(who).post('/api/knots', { title: 'وثیقهٔ ملکی', obstacleIds: many(1, 6), ...more }))
  const tag = (knot: { version: number }) => ({ 'if-match': String(knot.version) })
  const does = (who: Actor, knot: { id: string; version: number }, act: string, body: object = {}) =>
    on.as(who).post(`/api/knots/${knot.id}/${act}`, body, tag(knot))
  const right = { target: 'بخشنامهٔ ۱۲۳', ownerBody: 'بانک مرکزی', targetKind: 'circular' }
  const facts = async (name: string) =>
    (await on.db.selectFrom('journal.fact').select(['name', 'details']).where('name', '=', name).orderBy('id').execute()).map(
      (f) => f.details as Record<string, unknown>,
    )
  const hangsOn = async (n: number) =>
    (await on.db.selectFrom('obstacles.obstacle').select('knot_id').where('id', '=', id(n)).executeTakeFirstOrThrow()).knot_id

  test('reopened after a change, nobody who has not answered is waited for any more', async () => {
    await world()
    const made = await suspect(zahra)
    const changed = ok(await does(sadeq, ok(await does(ehsan, made, 'confirm', right)), 'change', { text: 'اصلاح شد', changedOn: '2026-11-22' }))
    await on.ctx(sadeq, (ctx) => noteAnswers(ctx, [id(1)], 'disputed'))
    const back = ok(await does(sadeq, changed, 'reopen', { text: 'اثری نداشت' }))
    assert.deepEqual([back.state, back.answers.asked, back.answers.disputed, back.answers.unanswered], ['confirmed', 1, 1, 0])
  })

  test('from suspicion to a verified change, each step a fact; the row is the fold of its acts', async () => {
    await world()
    const made = await suspect(zahra)
    assert.deepEqual(
      [made.code, made.state, made.unlocks, made.units, made.panelId, made.groupCodes],
      ['EA-G-0001', 'suspected', 6, 2, panelId, ['F01']],
    )
    assert.equal(made.dueAt, '2026-12-06T06:30:00.000Z')
    assert.equal(await hangsOn(3), made.id)
    refused(await does(ehsan, made, 'confirm', {}), 422, 'obstacles/knot-needs-target')
    const confirmed = ok(await does(ehsan, made, 'confirm', { ...right, text: 'در جلسه تأیید شد' }))
    assert.deepEqual([confirmed.state, confirmed.target, confirmed.version], ['confirmed', 'بخشنامهٔ ۱۲۳', 2])
    assert.deepEqual(
      (await facts('obstacles.knot_confirmed')).map((f) => f['knotId']),
      [made.id],
    )
    const proposed = ok(await does(ehsan, confirmed, 'propose', { letterNumber: '۱۲/۳۴', letterOn: '2026-11-22' }))
    const accepted = ok(await does(sadeq, proposed, 'accept', {}))
    const changed = ok(await does(sadeq, accepted, 'change', { text: 'بخشنامه اصلاح شد', changedOn: '2026-11-22', number: '۴۵۶' }))
    assert.deepEqual([changed.state, changed.answers.asked, changed.answers.unanswered], ['changed', 6, 6])
    assert.deepEqual(await facts('obstacles.knot_changed'), [{ knotId: made.id, code: 'EA-G-0001' }])
    // Three confirm by casework's word, one disputes, one's case is settled in the register.
    const say = (list: string[], answer: 'confirmed' | 'disputed') => on.ctx(sadeq, (ctx) => noteAnswers(ctx, list, answer))
    await say(many(1, 3), 'confirmed')
    await say([id(4)], 'disputed')
    await tell(note(5, { outcome: 'solved', closedAt: on.now, knotId: made.id }))
    await say([id(99)], 'confirmed')
    // The first word counts: said again, or otherwise, it is no second answer.
    await say([id(1)], 'disputed')
    on.clock.forward(11 * 60_000)
    await on.ctx({ ...sadeq, role: 'system' } as Actor, (ctx) => ctx.enqueue('obstacles.sweep_knots', {}))
    await on.drain()
    const waiting = ok(await on.as(maryam).get(`/api/knots/${made.id}`))
    assert.deepEqual([waiting.state, waiting.answers.confirmed, waiting.answers.disputed, waiting.answers.unanswered], ['changed', 4, 1, 1])
    await say([id(6)], 'confirmed')
    const verified = ok(await on.as(maryam).get(`/api/knots/${made.id}`))
    assert.deepEqual(
      [verified.state, verified.history[0].name, verified.history[0].actorRole, verified.dueAt],
      ['verified', 'verify', 'system', null],
    )
    assert.equal((await facts('obstacles.knot_verified')).length, 1)
    const acts = await on.db.selectFrom('obstacles.knot_act').selectAll().where('knot_id', '=', made.id).orderBy('seq').execute()
    const fold = foldKnot(acts.map((a) => ({ name: a.name, at: a.at, details: a.details }) as KnotAct))
    const row = await on.db.selectFrom('obstacles.knot').selectAll().where('id', '=', made.id).executeTakeFirstOrThrow()
    assert.deepEqual(
      [row.state, row.title, row.target, row.owner_body, row.outcome, row.changed_at, row.version],
      [fold.state, fold.title, fold.target, fold.ownerBody, fold.outcome, fold.changedAt, acts.length],
    )
  })

  test('who may: members of the panel, the secretary, and the centre only to gather', async () => {
    await world()
    const made = await suspect(homa)
    refused(await does(zahra, made, 'confirm', right), 403, 'law/not-yours')
    refused(await does(homa, made, 'confirm', right), 403, 'law/not-yours')
    for (const who of [naser, karim, adel]) refused(await on.as(who).get('/api/knots'), 403, 'http/not-allowed')
    for (const who of [maryam, atusa]) {
      ok(await on.as(who).get(`/api/knots/${made.id}`))
      refused(await does(who, made, 'comment', { text: 'x' }), 403, 'http/not-allowed')
    }
    const elsewhere = ok(await on.as(sadeq).post('/api/knots', { title: 'گمرک', panelId: otherPanel }))
    refused(await on.as(ehsan).get(`/api/knots/${elsewhere.id}`), 404, 'obstacles/no-such-knot')
    refused(await does(ehsan, elsewhere, 'confirm', right), 404, 'obstacles/no-such-knot')
    refused(await on.as(ehsan).post('/api/knots', { title: 'گمرک ۲', panelId: otherPanel }), 403, 'obstacles/not-your-panel')
    refused(await does(ehsan, made, 'edit', { panelId: otherPanel }), 403, 'obstacles/not-your-panel')
    assert.deepEqual(
      ok(await on.as(ehsan).get('/api/knots')).rows.map((k: { id: string }) => k.id),
      [made.id],
    )
    refused(await on.as(zahra2).get(`/api/knots/${made.id}`), 404, 'obstacles/no-such-knot')
    assert.deepEqual(ok(await on.as(zahra2).get('/api/knots')).rows, [])
  })

  test('two people at once: the later one is told', async () => {
    await world()
    const made = await suspect(zahra)
    ok(await does(sadeq, made, 'edit', { cause: 'الف' }))
    refused(await does(ehsan, made, 'edit', { cause: 'ب' }), 412, 'http/stale')
    assert.equal((await on.as(sadeq).post(`/api/knots/${made.id}/edit`, { cause: 'ب' })).status, 428)
  })

  test('obstacles: open ones that hang nowhere else; asked twice, done once', async () => {
    await world(8)
    await tell(note(9, { outcome: 'solved', closedAt: on.now }))
    const made = await suspect(zahra)
    refused(await on.as(zahra).post('/api/knots', { title: 'دیگر', obstacleIds: [id(1)] }), 409, 'obstacles/obstacles-taken')
    refused(await on.as(zahra).post('/api/knots', { title: 'دیگر', obstacleIds: [id(9)] }), 409, 'obstacles/obstacles-not-open')
    refused(await on.as(zahra).post('/api/knots', { title: 'دیگر', obstacleIds: [id(77)] }), 404, 'obstacles/no-such-obstacles')
    refused(await on.as(zahra).post('/api/knots', { title: '  ' }), 422, 'obstacles/knot-needs-title')
    const added = ok(await does(homa, made, 'add_obstacles', { obstacleIds: [id(7), id(1)] }))
    assert.deepEqual([added.unlocks, added.history[0].added], [7, 1])
    await on.ctx(homa, (ctx) => addToKnot(ctx, made.id, [id(7)]))
    const same = ok(await on.as(homa).get(`/api/knots/${made.id}`))
    assert.equal(same.version, added.version)
    const less = ok(await does(homa, same, 'remove_obstacles', { obstacleIds: [id(2)] }))
    assert.deepEqual([less.unlocks, await hangsOn(2)], [6, null])
    assert.deepEqual(
      (await facts('obstacles.knot_members')).map((f) => [(f['added'] as string[]).length, (f['removed'] as string[]).length]),
      [
        [6, 0],
        [1, 0],
        [0, 1],
      ],
    )
  })

  test('not a knot: its obstacles are let go, and come back when it is taken up again', async () => {
    await world()
    const made = await suspect(zahra)
    refused(await does(ehsan, made, 'dismiss', { text: ' ' }), 422, 'obstacles/knot-needs-text')
    const gone = ok(await does(ehsan, made, 'dismiss', { text: 'علت‌ها جداست' }))
    assert.deepEqual([gone.state, gone.members, await hangsOn(1)], ['dismissed', 0, null])
    assert.deepEqual(
      (await facts('obstacles.knot_closed')).map((f) => f['why']),
      ['dismissed'],
    )
    const other = ok(await on.as(zahra).post('/api/knots', { title: 'دیگر', obstacleIds: [id(1)] }))
    const back = ok(await does(ehsan, gone, 'reopen', { text: 'شواهد تازه' }))
    assert.deepEqual([back.state, back.unlocks, await hangsOn(1), await hangsOn(2)], ['suspected', 5, other.id, made.id])
  })

  test('join moves everything and reopening takes it back; both histories say so', async () => {
    await world()
    const one = await suspect(zahra, { obstacleIds: many(1, 3) })
    const two = await suspect(zahra, { obstacleIds: many(4, 6), title: 'وثیقه' })
    refused(await does(sadeq, one, 'join', { intoId: one.id }), 422, 'obstacles/knot-joins-itself')
    const joined = ok(await does(sadeq, one, 'join', { intoId: two.id, text: 'یکی است' }))
    assert.deepEqual([joined.state, joined.joinedInto.code, joined.members], ['joined', 'EA-G-0002', 0])
    const whole = ok(await on.as(sadeq).get(`/api/knots/${two.id}`))
    assert.deepEqual([whole.unlocks, whole.history[0].name, whole.history[0].added], [6, 'take_in', 3])
    const back = ok(await does(sadeq, joined, 'reopen', { text: 'اشتباه بود' }))
    assert.deepEqual([back.state, back.unlocks, await hangsOn(1)], ['suspected', 3, one.id])
    const left = ok(await on.as(sadeq).get(`/api/knots/${two.id}`))
    assert.deepEqual([left.unlocks, left.history.map((h: { name: string }) => h.name)], [3, ['remove_obstacles', 'take_in', 'suspect']])
  })

  test('split: a part becomes a knot of its own and keeps what was confirmed', async () => {
    await world()
    const made = await suspect(zahra)
    const confirmed = ok(await does(sadeq, made, 'confirm', right))
    refused(await does(sadeq, confirmed, 'split', { title: 'همه', obstacleIds: many(1, 6) }), 422, 'obstacles/split-takes-all')
    const rest = ok(await does(sadeq, confirmed, 'split', { title: 'ضامن', obstacleIds: many(1, 2) }))
    assert.deepEqual([rest.unlocks, rest.history[0].removed], [4, 2])
    const born = ok(await on.as(sadeq).get(`/api/knots/${rest.history[0].details.intoId}`))
    assert.deepEqual([born.state, born.title, born.target, born.unlocks, born.panelId], ['confirmed', 'ضامن', 'بخشنامهٔ ۱۲۳', 2, panelId])
    assert.equal((await facts('obstacles.knot_confirmed')).length, 2)
  })

  test('confidential obstacles are counted and not shown; other rooms page through all', async () => {
    await world(5)
    await tell(note(6, { confidential: true }))
    const made = await suspect(homa)
    const hidden = ok(await on.as(maryam).get(`/api/knots/${made.id}`))
    assert.deepEqual([hidden.members, hidden.hidden], [6, 1])
    for (const who of [maryam, ehsan, zahra]) assert.equal(ok(await on.as(who).get(`/api/knots/${made.id}/members`)).rows.length, 5, who.role)
    assert.equal(ok(await on.as(homa).get(`/api/knots/${made.id}/members`)).rows.length, 6)
    const first = ok(await on.as(homa).get(`/api/knots/${made.id}/members?limit=4`))
    const second = ok(await on.as(homa).get(`/api/knots/${made.id}/members?limit=4&after=${first.next}`))
    assert.deepEqual([first.rows.length, second.rows.length, second.next], [4, 2, null])
    const system = { ...homa, role: 'system', accountId: null } as Actor
    assert.equal((await on.ctx(system, (ctx) => knotMembers(ctx, made.id, null, 100))).rows.length, 6)
    assert.equal((await on.ctx(system, (ctx) => getKnot(ctx, made.id))).title, 'وثیقهٔ ملکی')
    assert.deepEqual(
      (await on.ctx(zahra, (ctx) => openKnots(ctx, { text: 'وثیقه ملکی', groupCode: 'F01' }))).map((k) => k.id),
      [made.id],
    )
  })

  test('the board filters, counts, pages and goes out as a spreadsheet', async () => {
    await world()
    const made = await suspect(zahra)
    await on.as(sadeq).post('/api/knots', { title: 'گمرک', panelId: otherPanel })
    const all = ok(await on.as(sadeq).get('/api/knots'))
    assert.deepEqual([all.rows.length, all.byState, all.overdue], [2, { suspected: 2 }, 0])
    assert.equal(all.rows[0].id, made.id)
    const page = ok(await on.as(sadeq).get('/api/knots?limit=1'))
    assert.equal(ok(await on.as(sadeq).get(`/api/knots?limit=1&after=${page.next}`)).rows[0].title, 'گمرک')
    assert.equal(ok(await on.as(sadeq).get(`/api/knots?panelId=${otherPanel}`)).rows.length, 1)
    assert.equal(ok(await on.as(sadeq).get(`/api/knots?text=${encodeURIComponent('وثيقه')}`)).rows.length, 1)
    assert.equal(ok(await on.as(sadeq).get('/api/knots?text=ea-g-0002')).rows.length, 1)
    refused(await on.as(sadeq).get('/api/knots?after=zzz'), 400, 'obstacles/bad-knot-cursor')
    on.clock.forward(30 * 86_400_000)
    assert.equal(ok(await on.as(sadeq).get('/api/knots?overdue=true')).rows.length, 2)
    const csv = await on.as(sadeq).get('/api/knots/export?kind=csv')
    assert.ok(csv.text.includes('EA-G-0001') && csv.text.includes('وثیقهٔ ملکی'))
  })

  test('evidence: a file is hung on the knot and sent to who may see it; days in the future are refused', async () => {
    await world()
    const made = await suspect(zahra)
    const form =
      '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\r\n--x--\r\n'
    const with1 = ok(await on.as(zahra).post(`/api/knots/${made.id}/files`, form, { 'content-type': 'multipart/form-data; boundary=x' }))
    assert.equal(with1.files[0].name, 'a.pdf')
    assert.equal((await on.as(ehsan).get(with1.files[0].url)).status, 200)
    refused(await on.as(zahra2).get(with1.files[0].url), 404, 'obstacles/no-such-knot')
    const confirmed = ok(await does(sadeq, with1, 'confirm', right))
    refused(await does(sadeq, confirmed, 'change', { text: 'x', changedOn: '2026-11-23' }), 422, 'obstacles/day-in-future')
    refused(await does(sadeq, confirmed, 'change', { text: 'x', changedOn: '2026-02-30' }), 422, 'obstacles/no-day-in-calendar')
  })
})

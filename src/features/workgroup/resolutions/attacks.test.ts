// Who would gain by it tries: owners with a seat, clerks of other bodies, the other producer, a draft beside the room.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { cast, ids } from '#server/testing.ts'
import { openResolution, write } from './history/actions.ts'
import { onStage, ok, reconnected, tools } from './world.test.ts'

const { sadeq, naser, parviz, mina, karim, laleh, sina, omid, ehsan, homa } = cast

suite('whoever would gain by it', () => {
  const on = onStage()
  const t = tools(on)
  const list = async (by: Actor, query: string) => ok(await on.as(by).get(`/api/resolutions?${query}`)).rows as { id: string; path: string | null }[]
  const shelves = async (by: Actor) => ok(await on.as(by).get('/api/resolutions/shelves')).nonfeasance as number

  /** Overdue, and proposed for nonfeasance by the clock. */
  async function proposed() {
    const w = await t.notified()
    await t.act(naser, w.id, 'start')
    await on.ctx(systemActor(1), async (ctx) => write(ctx, await openResolution(ctx, w.id), 'propose_nonfeasance', { due: on.now.toISOString() }))
    return w
  }

  test('an owner that sits in the body learns nothing of the path against it: page, lists, filters, counts, papers', async () => {
    const w = await proposed()
    await t.seated(w.bodyId, parviz, { agency_id: ids.agencyPower })
    await t.seated(w.bodyId, naser, { agency_id: ids.agencyPower, clerk: true })
    await t.seated(w.bodyId, mina, { agency_id: ids.agencyBank })
    await t.act(sadeq, w.id, 'sign_nonfeasance', { text: 'بدون پاسخ' })
    for (const actor of [parviz, naser, cast.zahra]) {
      const shown = await t.read(w.id, actor)
      assert.deepEqual([shown.path, shown.stage], [null, null], actor.role)
      assert.deepEqual(
        shown.timeline.filter((a) => a.name.endsWith('nonfeasance')),
        [],
        actor.role,
      )
      for (const query of ['path=nonfeasance', 'shelf=nonfeasance']) assert.deepEqual(await list(actor, query), [], `${actor.role} ${query}`)
      assert.equal(await shelves(actor), 0)
      assert.equal((await list(actor, 'state=live')).length, 1, 'the test would see it')
      assert.deepEqual(ok(await on.as(actor).get(`/api/papers/of/resolution/${w.id}`)), [])
      assert.ok(!(await on.as(actor).get('/api/resolutions/export?kind=csv&path=nonfeasance')).text.includes('EA-R'))
    }
    // Other members of the body and the secretariat see it.
    for (const actor of [mina, sadeq, homa]) {
      const whole = await t.read(w.id, actor)
      assert.deepEqual([whole.stage, whole.timeline.filter((a) => a.name.endsWith('nonfeasance')).length], ['signed', 2], actor.role)
      assert.equal((await list(actor, 'path=nonfeasance')).length, 1, actor.role)
      assert.equal(await shelves(actor), 1, actor.role)
    }
    await t.act(sadeq, w.id, 'hand_over', { to: 'inspection', number: '12' })
    assert.equal((await t.read(w.id, parviz)).stage, 'handed_over')
    assert.equal((await list(parviz, 'path=nonfeasance')).length, 1)
  })

  test('nobody judges their own agency, with whatever seat; the provincial secretary does', async () => {
    const w = await t.notified()
    await t.seated(w.bodyId, parviz, { agency_id: ids.agencyPower, clerk: true })
    await t.act(parviz, w.id, 'object', { text: 'اعتراض داریم' })
    const own = 'workgroup/party-to-resolution'
    await t.refused(parviz, w.id, 'decide_objection', { outcome: 'upheld', text: 'حق با ماست' }, 403, own)
    await t.refused(parviz, w.id, 'suspend', { suspended: true, text: 'فعلاً' }, 403, own)
    await t.refused(parviz, w.id, 'extend', { dueAt: t.later(300), text: 'بعداً' }, 403, own)
    await t.refused(parviz, w.id, 'not_executed', { reason: 'outside_powers', text: 'نمی‌شود' }, 403, own)
    const told = (await t.read(w.id, parviz)).acts.find((a) => a.name === 'decide_objection')
    assert.equal(told?.whyNot?.code, own, 'the page says so before')
    assert.equal((await t.act(sadeq, w.id, 'decide_objection', { outcome: 'rejected', text: 'وارد نیست' })).state, 'executing')
  })

  test('an upheld objection gives the case back to the group; with another resolution running it waits for that one', async () => {
    const w = await t.world()
    const { id } = await t.draft(w)
    const other = await t.draft(w, { ownerAgencyId: ids.agencyBank, evidenceType: 'loan', text: 'وام پرداخت شود' })
    await t.notify(w)
    await t.act(naser, id, 'object', { text: 'اعتراض' })
    await t.act(sadeq, id, 'decide_objection', { outcome: 'upheld', text: 'وارد است' })
    assert.equal((await t.caseNow(w.caseId)).status, 'resolution_issued')
    await t.act(mina, other.id, 'object', { text: 'اعتراض' })
    await t.act(sadeq, other.id, 'decide_objection', { outcome: 'upheld', text: 'وارد است' })
    const now = await t.caseNow(w.caseId)
    assert.deepEqual([now.holder, now.timeline.at(-1).name], ['workingGroup', 'take_off'])
    assert.notEqual(now.status, 'resolution_issued')
  })

  test('a clerk of another body, its members and other producers reach nothing of it', async () => {
    const w = await t.notified()
    const county = await t.makeBody('county', { county_id: ids.county1 })
    await t.seated(county, omid, { clerk: true })
    await t.seated(county, ehsan, { clerk: true })
    for (const actor of [omid, ehsan, laleh, sina, { ...mina, deskIds: [ids.deskPower1] }]) {
      assert.equal((await on.as(actor).get(`/api/resolutions/${w.id}`)).status, 404, actor.role)
      for (const [path, body] of [
        ['notify', {}],
        ['extend', { dueAt: t.later(90), text: 'x' }],
        ['confirm', {}],
        ['dispute', { text: 'x' }],
        ['claim', { evidence: reconnected, text: 'x' }],
        ['object', { text: 'x' }],
      ] as const)
        assert.ok([403, 404].includes((await t.ask(actor, w.id, path, body)).status), `${actor.role} ${path}`)
    }
    const into = await on.as(omid).post('/api/resolutions', t.saying(w, { sessionId: undefined, bodyId: county }))
    assert.ok([403, 404].includes(into.status), into.text)
    await on.as(omid).post('/api/resolutions/notify', { sessionId: w.sessionId })
    assert.equal((await t.read(w.id)).state, 'notified')
  })

  test('executed is only what another than the claimer confirms, whatever hat they wear meanwhile', async () => {
    const w = await t.notified()
    await t.claim(w.id)
    const secondHat: Actor = { ...karim, accountId: naser.accountId, sessionId: 'naser-as-producer' }
    await t.refused(secondHat, w.id, 'confirm', {}, 403, 'workgroup/claimer-confirms')
    for (const actor of [naser, parviz, sadeq]) assert.ok((await t.ask(actor, w.id, 'confirm', {})).status === 403, actor.role)
    assert.equal((await t.act(karim, w.id, 'confirm')).state, 'executed')
  })

  test('the auditor reads what the group did, not what producers told the centre', async () => {
    const w = await t.world()
    const fileFor = async (actor: Actor) => ok(await on.as(actor).get(`/api/dossiers/${w.dossierId}/file`))
    const [member, auditor] = [await fileFor(sadeq), await fileFor(cast.atusa)]
    assert.deepEqual([member.cases.length, auditor.cases.length, auditor.hiddenCases], [1, 0, 1])
    assert.ok(!JSON.stringify(auditor).includes('برق کارخانه قطع است'))
  })

  test('a draft beside the room moves the version that the signer read, and none is added after the session', async () => {
    const w = await t.world()
    const version = async () =>
      (await on.db.selectFrom('workgroup.session').select('version').where('id', '=', w.sessionId).executeTakeFirstOrThrow()).version
    const before = await version()
    const { id } = await t.draft(w)
    const drafted = await version()
    await t.act(sadeq, id, 'edit', { text: 'متن دیگر' })
    const edited = await version()
    assert.ok(before < drafted && drafted < edited, `${before} ${drafted} ${edited}`)
    await on.db
      .updateTable('workgroup.session')
      .set({ state: 'closed', chair_name: 'رئیس', opened_at: on.now })
      .where('id', '=', w.sessionId)
      .execute()
    assert.equal((await on.as(sadeq).post('/api/resolutions', t.saying(w))).body.code, 'workgroup/not-sitting')
    await t.refused(sadeq, id, 'edit', { text: 'پس از پایان' }, 409, 'workgroup/not-sitting')
    await t.refused(sadeq, id, 'drop', {}, 409, 'workgroup/not-sitting')
    // It belongs to no item: the minutes would not tell of it.
    await on.db.updateTable('workgroup.body').set({ quorum_rule: 'none' }).where('id', '=', w.bodyId).execute()
    const headers = { 'if-match': String(edited), 'idempotency-key': '01980000-0000-7000-8000-000000000001' }
    const signed = await on.as(sadeq).post(`/api/sessions/${w.sessionId}/minutes/sign`, { signers: [ids.unit1] }, headers)
    assert.deepEqual([signed.status, signed.body.code], [409, 'workgroup/loose-drafts'])
  })
})

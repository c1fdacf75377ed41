// Resolutions over HTTP: drafting and its refusals, the whole way to the producer's word, rights, two at once.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids } from '#server/testing.ts'
import { DAY, ok, onStage, paid, reconnected, tools } from './world.test.ts'

const { sadeq, naser, naser2, parviz, mina, karim, laleh, zahra, homa, omid, maryam, atusa, zahra2, karim2, ehsan } = cast

suite('drafting', () => {
  const on = onStage()
  const t = tools(on)

  test('what a draft lacks is said by name: owner, text, date, evidence, form, money, duties, places', async () => {
    const w = await t.world()
    const past = new Date(on.now.getTime() - DAY).toISOString()
    const cases: [Record<string, unknown>, number, string][] = [
      [{ ownerAgencyId: null }, 422, 'resolution-needs-owner'],
      [{ ownerAgencyId: ids.agencyOther }, 422, 'no-such-owner'],
      [{ altAgencyId: ids.agencyPower }, 422, 'owner-is-alternative'],
      [{ ownerDeskId: ids.deskBank1 }, 422, 'desk-of-another-agency'],
      [{ text: ' ‌ ' }, 422, 'resolution-needs-text'],
      [{ dueAt: null }, 422, 'resolution-needs-date'],
      [{ dueAt: 'فردا' }, 422, 'resolution-needs-date'],
      [{ dueAt: past }, 422, 'resolution-date-past'],
      [{ dueAt: '+099999-01-01T00:00:00Z' }, 422, 'resolution-date-far'],
      [{ duties: [{ text: 'قسط', dueAt: t.later(4000) }] }, 422, 'resolution-date-far'],
      [{ evidenceType: null }, 422, 'resolution-needs-evidence'],
      [{ evidenceType: 'promise' }, 422, 'no-such-evidence-type'],
      [{ fields: { contractNumber: '۱' } }, 422, 'resolution-bad-fields'],
      [{ amount: 5_000_000 }, 422, 'currency-needed'],
      [{ duties: [{ text: ' ', dueAt: t.later(3) }] }, 422, 'duty-needs-text'],
      [{ duties: [{ text: 'قسط', dueAt: past }] }, 422, 'duty-date-past'],
      [{ caseIds: [w.bodyId] }, 422, 'case-not-of-dossier'],
      [{ dossierId: w.bodyId }, 404, 'no-such-dossier'],
    ]
    for (const [more, status, code] of cases) {
      const sent = await on.as(sadeq).post('/api/resolutions', t.saying(w, more))
      assert.deepEqual([sent.status, sent.body.code], [status, `workgroup/${code}`], JSON.stringify(more))
      assert.ok(!/[{}]|problem\./.test(sent.body.title), sent.body.title)
    }
  })

  test('only who keeps the minutes drafts; the clerk of the body does, the clerk of another does not', async () => {
    const w = await t.world()
    await t.seated(w.bodyId, omid, { clerk: true })
    await t.seated(w.bodyId, ehsan)
    assert.equal((await t.draft(w, {}, omid)).state, 'drafted')
    assert.equal((await on.as(ehsan).post('/api/resolutions', t.saying(w))).status, 403)
    // Whoever sits nowhere does not even learn of the dossier.
    assert.equal((await on.as(parviz).post('/api/resolutions', t.saying(w))).status, 404)
  })

  test('a draft is corrected, keeps what the form does not name, and is dropped; its version guards it', async () => {
    const w = await t.world()
    const made = await t.draft(w, { duties: [{ text: 'قسط', dueAt: t.later(3) }], amount: 5, currency: 'IRR' })
    const r = await t.act(sadeq, made.id, 'edit', { text: 'برق تا پایان ماه وصل شود', evidenceType: 'connection' })
    assert.deepEqual(
      [r.text, r.evidenceType, r.duties.length, r.amount, r.currency, r.cases.length],
      ['برق تا پایان ماه وصل شود', 'connection', 1, 5, 'IRR', 1],
    )
    const late = await t.ask(sadeq, made.id, 'edit', { text: 'دیگر' }, made.version)
    assert.deepEqual([late.status, late.body.code], [412, 'http/stale'])
    await t.refused(sadeq, made.id, 'edit', { dueAt: '2026-01-01T00:00:00Z' }, 422, 'workgroup/resolution-date-past')
    assert.equal((await t.act(sadeq, made.id, 'drop')).state, 'annulled')
    assert.equal(ok(await on.as(sadeq).get('/api/resolutions')).rows.length, 0)
  })
})

suite('from the minutes to the producer’s word', () => {
  const on = onStage()
  const t = tools(on)

  test('numbers follow each other; agencies and producers learn of it with the notification', async () => {
    const w = await t.world()
    const one = await t.draft(w, { caseIds: [] })
    const two = await t.draft(w, { ownerAgencyId: ids.agencyBank, evidenceType: 'loan' })
    for (const who of [parviz, karim, zahra]) assert.equal((await on.as(who).get(`/api/resolutions/${one.id}`)).status, 404)
    await t.notify(w)
    const [a, b] = [await t.read(one.id, parviz), await t.read(two.id, karim)]
    assert.match(a.code!, /^EA-R-1405-\d{4}$/)
    assert.equal(Number(b.code!.slice(-4)) - Number(a.code!.slice(-4)), 1)
    assert.equal(a.objectBy, '2026-12-07T20:29:59.999Z')
    const again = await on.as(sadeq).post('/api/resolutions/notify', { sessionId: w.sessionId })
    assert.deepEqual([again.status, again.body.code], [409, 'workgroup/nothing-to-notify'])
  })

  test('acknowledged, begun, claimed with evidence, disputed, claimed again, confirmed; the case ends confirmed', async () => {
    const w = await t.notified()
    await t.act(naser, w.id, 'receive')
    await t.refused(naser, w.id, 'receive', {}, 409, 'workgroup/received-already')
    await t.act(naser, w.id, 'start')
    await t.refused(naser, w.id, 'claim', { evidence: {}, text: 'وصل شد' }, 422, 'obstacles/bad-evidence')
    await t.refused(naser, w.id, 'claim', { evidence: paid, text: 'وصل شد' }, 422, 'obstacles/bad-evidence')
    await t.refused(naser, w.id, 'claim', { evidence: reconnected, text: ' ' }, 422, 'workgroup/reason-needed')
    assert.equal((await t.claim(w.id)).state, 'claimed')
    assert.equal((await t.caseNow(w.caseId)).status, 'action_claimed')
    await t.refused(naser, w.id, 'confirm', {}, 403, 'http/not-allowed')
    await t.refused(zahra, w.id, 'confirm', {}, 422, 'workgroup/said-by-needed')
    const disputed = await t.act(karim, w.id, 'dispute', { text: 'هنوز قطع است' })
    assert.deepEqual([disputed.state, disputed.flags], ['executing', ['disputed']])
    assert.equal((await t.caseNow(w.caseId)).status, 'resolution_issued')
    await t.claim(w.id)
    const done = await t.act(karim, w.id, 'confirm')
    assert.deepEqual([done.state, done.flags, (await t.caseNow(w.caseId)).status], ['executed', [], 'confirmed'])
    await on.drain()
    assert.equal((await t.read(w.id)).state, 'executed')
  })

  test('whoever claims never confirms, whichever hat they wear', async () => {
    const w = await t.notified()
    await t.claim(w.id)
    const both = { ...karim, accountId: naser.accountId, sessionId: naser.accountId }
    await t.refused(both, w.id, 'confirm', {}, 403, 'workgroup/claimer-confirms')
  })

  test('objection: by the owner only, within 15 days; on day 16 the refusal says until when; answered with its three outcomes', async () => {
    const w = await t.notified()
    await t.refused(naser2, w.id, 'object', { text: ' ' }, 422, 'workgroup/reason-needed')
    await t.seated(w.bodyId, mina)
    await t.refused(mina, w.id, 'object', { text: 'به ما مربوط نیست' }, 403, 'law/not-yours')
    const until = (await t.read(w.id)).objectBy!
    on.clock.set(new Date(Date.parse(until) + 1))
    const over = await t.refused(parviz, w.id, 'object', { text: 'بودجه نداریم' }, 409, 'workgroup/objection-over')
    assert.equal(over.details.until, until)
    assert.match(over.title, /۱۶ آذر ۱۴۰۵/)
    on.clock.forward(-1)
    const r = await t.act(parviz, w.id, 'object', { text: 'بودجه نداریم', letterNumber: '۱۲' })
    assert.deepEqual([r.state, r.objection?.text], ['objected', 'بودجه نداریم'])
    await t.act(sadeq, w.id, 'suspend', { suspended: true, text: 'تا بررسی' })
    await t.refused(sadeq, w.id, 'suspend', { suspended: true, text: 'تا بررسی' }, 409, 'workgroup/suspended-already')
    on.clock.forward(10 * DAY)
    const decided = await t.act(sadeq, w.id, 'decide_objection', { outcome: 'rejected', text: 'وظیفهٔ قانونی است' })
    assert.deepEqual([decided.state, decided.suspended, decided.objection?.outcome], ['executing', false, 'rejected'])
    assert.equal(Date.parse(decided.dueAt) - Date.parse(r.dueAt), 10 * DAY)
    await t.refused(parviz, w.id, 'object', { text: 'باز هم' }, 409, 'workgroup/objection-decided')
  })

  test('not executed needs a reason of the list; extending needs a day ahead and moves the case’s date too', async () => {
    const w = await t.notified()
    await t.refused(sadeq, w.id, 'not_executed', { text: 'نشد' }, 422, 'workgroup/reason-needed')
    await t.refused(sadeq, w.id, 'extend', { dueAt: '2026-01-01T00:00:00Z', text: 'x' }, 422, 'workgroup/resolution-date-past')
    await t.act(sadeq, w.id, 'extend', { dueAt: t.later(60), text: 'ابزار در راه است' })
    const issue = (await t.caseNow(w.caseId)).timeline.findLast((a: { name: string }) => a.name === 'issue')
    assert.equal(issue.details.dueAt, t.later(60))
    const r = await t.act(sadeq, w.id, 'not_executed', { reason: 'producer_broke_commitment', text: 'قسط را نپرداخت' })
    assert.deepEqual([r.state, r.reason, r.closedAt !== null], ['not_executed', 'producer_broke_commitment', true])
    assert.deepEqual(
      [(await t.act(sadeq, w.id, 'reopen', { text: 'قسط رسید' })).state, (await t.read(w.id)).flags],
      ['executing', ['extended', 'reopened']],
    )
  })
})

suite('who may', () => {
  const on = onStage()
  const t = tools(on)

  test('another agency, another producer and another province learn nothing; two at once: the later one is told', async () => {
    const w = await t.notified()
    for (const who of [mina, laleh, zahra2, karim2, ehsan]) {
      const sent = await on.as(who).get(`/api/resolutions/${w.id}`)
      assert.ok(sent.status === 404 || sent.status === 403, who.role)
    }
    for (const [who, url] of [
      [mina, 'resolutions'],
      [zahra2, 'resolutions'],
      [laleh, 'my/resolutions'],
      [karim2, 'my/resolutions'],
      [ehsan, 'resolutions'],
    ] as const)
      assert.deepEqual(ok(await on.as(who).get(`/api/${url}`)).rows, [], who.role)
    for (const who of [parviz, naser, naser2, homa, maryam, atusa, zahra])
      assert.equal(ok(await on.as(who).get('/api/resolutions')).rows.length, 1, who.role)
    const seen = await t.read(w.id, naser)
    await t.act(parviz, w.id, 'receive')
    const late = await t.ask(naser, w.id, 'start', {}, seen.version)
    assert.deepEqual([late.status, late.body.code, late.body.details.version], [412, 'http/stale', seen.version + 1])
    await t.refused(naser2, w.id, 'not_executed', { text: 'x' }, 403, 'law/not-yours')
  })

  test('a confidential one: only the desk that executes it, who sits there, the secretary and its producer', async () => {
    const w = await t.notified({ ownerDeskId: ids.deskPower1 }, { confidential: true })
    for (const who of [naser, parviz, karim, homa, sadeq]) assert.equal((await on.as(who).get(`/api/resolutions/${w.id}`)).status, 200, who.role)
    for (const who of [naser2, zahra, maryam, atusa]) {
      assert.equal((await on.as(who).get(`/api/resolutions/${w.id}`)).status, 404, who.role)
      assert.equal(ok(await on.as(who).get('/api/resolutions')).rows.length, 0, who.role)
    }
  })

  test('acts come with why not; notes stay in the house', async () => {
    const w = await t.notified()
    await t.act(homa, w.id, 'comment', { text: 'با مدیر صحبت شد' })
    const by = async (who: typeof karim | typeof parviz) => t.read(w.id, who)
    const names = (r: Awaited<ReturnType<typeof t.read>>) => r.timeline.map((m) => m.name)
    assert.ok(!names(await by(karim)).includes('comment') && names(await by(parviz)).includes('comment'))
    const open = (await by(parviz)).acts.filter((a) => a.whyNot === null).map((a) => a.name)
    assert.deepEqual(open, ['receive', 'object', 'start', 'claim', 'attach', 'comment'])
    const bank = (await by(parviz)).acts.find((a) => a.name === 'refuse_bank')!
    assert.deepEqual(bank.whyNot, { code: 'workgroup/not-a-bank-matter', details: {} })
  })
})

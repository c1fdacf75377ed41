// The sweep, the cases that come back, the bank's path and the bundle against an agency that keeps silent.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { createHash } from 'node:crypto'
import { cast, ids } from '#server/testing.ts'
import { DAY, ok, onStage, reconnected, tools } from '../world.test.ts'
import { sweepResolutions } from './jobs.ts'

const { sadeq, naser, parviz, mina, karim, homa, ehsan, zahra } = cast

suite('the clock', () => {
  const on = onStage()
  const t = tools(on)
  const sweep = () => sweepResolutions(on.engine, 1)
  const names = async (id: string) => (await t.read(id)).timeline.map((m) => m.name)

  test('binding, reminder, overdue, climb, nonfeasance: once each, also after days without a run', async () => {
    const w = await t.notified({ duties: [{ text: 'قسط', dueAt: t.later(20) }] })
    await sweep()
    assert.deepEqual((await names(w.id)).slice(-1), ['notify'])
    on.clock.forward(16 * DAY)
    await sweep()
    assert.deepEqual([(await t.read(w.id)).state, (await names(w.id)).slice(3)], ['executing', ['remind', 'bind']])
    on.clock.forward(60 * DAY)
    await sweep()
    await sweep()
    const r = await t.read(w.id)
    assert.deepEqual((await names(w.id)).slice(5), ['remind', 'overdue', 'climb', 'propose_nonfeasance'])
    assert.deepEqual([r.flags, r.overdue, r.path, r.stage], [['overdue', 'again'], true, 'nonfeasance', 'proposed'])
    const due = r.timeline.find((m) => m.name === 'overdue')!.details['due']
    assert.equal(due, r.dueAt)
  })

  test('one that cannot be moved on is put off and keeps nobody from their turn', async () => {
    const w = await t.world()
    const broken = await t.draft(w)
    const fine = await t.draft(w)
    await t.notify(w)
    const act = { province_id: 1, resolution_id: broken.id, seq: 99, name: 'boom', at: on.now, actor_role: 'system' }
    await on.db.insertInto('workgroup.resolution_act').values(act).execute()
    on.clock.forward(16 * DAY)
    const said = console.error
    const errors: unknown[] = []
    console.error = (line) => errors.push(line)
    await sweep().finally(() => {
      console.error = said
    })
    assert.match(String(errors[0]), /not a function/)
    assert.equal((await t.read(fine.id)).state, 'executing')
    const row = await on.db.selectFrom('workgroup.resolution').select('step_at').where('id', '=', broken.id).executeTakeFirstOrThrow()
    assert.equal(row.step_at!.getTime(), on.now.getTime() + 15 * 60_000)
  })

  test('without a case the producer’s silence ends it as unconfirmed; with an open case its own silence is waited for', async () => {
    const alone = await t.notified({ caseIds: [] })
    const withCase = await t.notified()
    for (const { id } of [alone, withCase]) await t.claim(id)
    on.clock.forward(20 * DAY)
    await sweep()
    assert.deepEqual([(await t.read(alone.id)).state, (await t.read(withCase.id)).state], ['unconfirmed', 'claimed'])
    assert.equal((await t.act(karim, alone.id, 'confirm')).state, 'executed')
  })
})

suite('cases and resolutions', () => {
  const on = onStage()
  const t = tools(on)
  const referralOf = async (caseId: string, agencyId: string = ids.agencyPower) =>
    (await t.caseNow(caseId)).referrals.findLast((r: { agencyId: string }) => r.agencyId === agencyId)

  test('two agencies on one case: it is the producer’s turn when both have claimed, and ends with the last confirmation', async () => {
    const w = await t.world()
    const power = await t.draft(w)
    const bank = await t.draft(w, { ownerAgencyId: ids.agencyBank, dueAt: t.later(40) })
    await t.notify(w)
    const c = await t.caseNow(w.caseId)
    assert.equal(c.referrals.length, 2)
    assert.equal(c.timeline.filter((a: { name: string }) => a.name === 'issue').length, 1)
    const issue = c.timeline.find((a: { name: string }) => a.name === 'issue').details
    assert.deepEqual([issue.dueAt, issue.number.split('، ').length], [t.later(40), 2])
    await t.claim(power.id)
    assert.equal((await t.caseNow(w.caseId)).status, 'resolution_issued')
    await t.act(mina, bank.id, 'claim', { evidence: reconnected, text: 'وصل شد' })
    assert.equal((await t.caseNow(w.caseId)).status, 'action_claimed')
    // Only the bank's part is disputed: the power company's claim stands.
    await t.act(karim, bank.id, 'dispute', { text: 'نشد' })
    await on.drain()
    assert.deepEqual(
      [(await t.read(power.id)).state, (await referralOf(w.caseId)).state, (await referralOf(w.caseId, ids.agencyBank)).state],
      ['claimed', 'claimed', 'in_progress'],
    )
    await t.act(mina, bank.id, 'claim', { evidence: reconnected, text: 'شد' })
    await t.act(karim, power.id, 'confirm')
    assert.equal((await t.caseNow(w.caseId)).status, 'action_claimed')
    await t.act(karim, bank.id, 'confirm')
    await on.drain()
    assert.deepEqual([(await t.caseNow(w.caseId)).status, (await t.read(power.id)).state], ['confirmed', 'executed'])
  })

  test('claimed in the inbox, the word on the case is the word on the resolution', async () => {
    const w = await t.notified()
    const { id } = await referralOf(w.caseId)
    await t.onCase(naser, w.caseId, `referrals/${id}/accept`)
    await t.onCase(naser, w.caseId, `referrals/${id}/claim`, { evidence: reconnected, text: 'وصل شد' })
    await t.onCase(karim, w.caseId, 'dispute', { text: 'هنوز قطع است' })
    await on.drain()
    assert.deepEqual([(await t.read(w.id)).state, (await t.read(w.id)).flags], ['executing', ['disputed']])
    await t.claim(w.id)
    await t.onCase(karim, w.caseId, 'confirm')
    await on.drain()
    const r = await t.read(w.id)
    const last = r.timeline.at(-1)!
    assert.deepEqual([r.state, last.actorName, last.actorRole], ['executed', karim.name, 'producer'])
    await t.onCase(karim, w.caseId, 'reopen', { text: 'باز قطع شد' })
    await on.drain()
    assert.deepEqual([(await t.read(w.id)).state, (await t.read(w.id)).flags], ['executing', ['reopened']])
  })

  test('a confirmation that the centre took back within two minutes confirms nothing', async () => {
    const w = await t.notified()
    await t.claim(w.id)
    await t.onCase(zahra, w.caseId, 'confirm', { via: 'phone', saidBy: 'مدیر واحد' })
    const { timeline } = await t.caseNow(w.caseId)
    await t.onCase(zahra, w.caseId, 'undo', { seq: timeline.at(-1).seq })
    on.clock.forward(120_000)
    await on.drain()
    assert.equal((await t.read(w.id)).state, 'claimed')
  })

  test('a case that cannot follow never keeps the group from its act', async () => {
    const w = await t.world()
    const r = await t.draft(w)
    await t.onCase(karim, w.caseId, 'withdraw')
    await t.notify(w)
    assert.equal((await t.read(r.id)).state, 'notified')
    const kept = await on.db.selectFrom('journal.fact').select('details').where('name', '=', 'workgroup.resolution_case_kept').execute()
    assert.deepEqual((kept[0]!.details as { why: string }).why, 'law/wrong-state')
  })
})

suite('when an agency does not', () => {
  const on = onStage()
  const t = tools(on)

  test('a bank refuses: the panel says that it must pay, then the board', async () => {
    const w = await t.notified({ ownerAgencyId: ids.agencyBank, evidenceType: 'loan', amount: 5_000_000_000, currency: 'IRR' })
    await t.refused(sadeq, w.id, 'panel_finding', { for: 'bank', text: 'x' }, 409, 'law/wrong-state')
    await t.act(mina, w.id, 'refuse_bank', { text: 'وثیقه کافی نیست' })
    await t.seated(await t.makeBody('bank_panel'), ehsan)
    await t.seated(w.bodyId, ehsan)
    await t.refused(ehsan, w.id, 'panel_finding', { for: 'producer', text: 'وثیقه کافی است' }, 422, 'workgroup/new-date-needed')
    const pay = await t.act(ehsan, w.id, 'panel_finding', { for: 'producer', text: 'وثیقه کافی است', dueAt: t.later(10) })
    assert.deepEqual([pay.path, pay.stage, pay.dueAt], ['bank', 'must_pay', t.later(10)])
    await t.act(sadeq, w.id, 'to_board', { text: 'نپرداخت' })
    const ruled = await t.act(sadeq, w.id, 'board_ruling', { for: 'bank', text: 'حق با بانک است' })
    assert.deepEqual([ruled.state, ruled.reason], ['not_executed', 'bank_refused'])
  })

  test('whether a bank refuses is told by its owner agency, not by what the resolution asks', async () => {
    const loan = { evidenceType: 'loan', amount: 5_000_000_000, currency: 'IRR' }
    const power = await t.notified({ altAgencyId: ids.agencyBank, ...loan })
    await t.refused(naser, power.id, 'refuse_bank', { text: 'x' }, 409, 'workgroup/not-a-bank-matter')
    await t.act(sadeq, power.id, 'to_alternative', { text: 'بانک انجام دهد', dueAt: t.later(20) })
    assert.equal((await t.act(mina, power.id, 'refuse_bank', { text: 'وثیقه کافی نیست' })).stage, 'panel')
    const mortgage = await t.notified({ ownerAgencyId: ids.agencyBank, evidenceType: 'release' })
    const way = async () => (await t.read(mortgage.id, mina)).acts.find((a) => a.name === 'refuse_bank')!.whyNot
    assert.equal(await way(), null)
    await on.db.updateTable('registry.agency').set({ bank: false }).where('id', '=', ids.agencyBank).execute()
    assert.deepEqual(await way(), { code: 'workgroup/not-a-bank-matter', details: {} })
    await t.refused(mina, mortgage.id, 'refuse_bank', { text: 'x' }, 409, 'workgroup/not-a-bank-matter')
  })

  test('the nonfeasance bundle: signed by the secretary only, sealed, sent to nobody, handed over with its number', async () => {
    const w = await t.notified()
    await t.refused(sadeq, w.id, 'sign_nonfeasance', { text: 'x' }, 409, 'law/wrong-state')
    on.clock.forward(80 * DAY)
    await sweepResolutions(on.engine, 1)
    await t.refused(sadeq, w.id, 'sign_nonfeasance', { text: ' ' }, 422, 'workgroup/reason-needed')
    await t.refused(homa, w.id, 'sign_nonfeasance', { text: 'x' }, 403, 'http/not-allowed')
    await t.refused(sadeq, w.id, 'hand_over', { to: 'prosecutor', number: '۴۴' }, 409, 'workgroup/wrong-stage')
    await t.act(sadeq, w.id, 'sign_nonfeasance', { text: 'دستگاه پاسخی نداده است' })
    const paper = await on.db
      .selectFrom('workgroup.paper')
      .selectAll()
      .where('subject_id', '=', w.id)
      .where('kind', '=', 'nonfeasance')
      .executeTakeFirstOrThrow()
    assert.equal(paper.state, 'signed')
    const hash = createHash('sha256')
    for await (const part of on.engine.files.open(paper.pdf_sha256)) hash.update(part as Buffer)
    assert.equal(hash.digest('hex'), paper.pdf_sha256)
    assert.equal((await on.as(parviz).get(`/api/papers/of/resolution/${w.id}`)).text.includes(paper.id), false)
    const r = await t.act(sadeq, w.id, 'hand_over', { to: 'prosecutor', number: '۴۴/۱۴۰۵' })
    assert.deepEqual([r.stage, r.handedTo?.number, r.handedTo?.registered], ['handed_over', '۴۴/۱۴۰۵', null])
    const registered = { number: '۱۲/۹۰', registeredOn: on.now.toISOString() }
    await t.refused(homa, w.id, 'register_handover', registered, 403, 'http/not-allowed')
    await t.refused(sadeq, w.id, 'register_handover', { ...registered, number: ' ' }, 422, 'workgroup/registration-needs-number')
    for (const registeredOn of [t.later(2), t.later(-2)])
      await t.refused(sadeq, w.id, 'register_handover', { ...registered, registeredOn }, 422, 'workgroup/registration-date')
    assert.deepEqual((await t.act(sadeq, w.id, 'register_handover', registered)).handedTo?.registered, { number: '۱۲/۹۰', on: on.now.toISOString() })
    assert.ok(!(await t.read(w.id, parviz)).timeline.some((m) => m.name === 'sign_nonfeasance'))
  })

  test('rung 5 of a case: the report for inspection needs a signed escalation and a resolution that was not executed', async () => {
    const w = await t.notified()
    const seal = (id: string) => on.as(sadeq).post(`/api/cases/${id}/inspection`, { text: 'دستگاه پاسخ نداد' })
    assert.equal((await seal(w.caseId)).body.code, 'workgroup/case-not-at-inspection')
    const escalate = async (id: string) => {
      const c = await t.caseNow(id)
      ok(await on.as(sadeq).post(`/api/cases/${id}/escalate`, { rung: 5, text: 'اجرا نشد', signature: 'صادق نمونه' }, { 'if-match': `${c.version}` }))
    }
    assert.deepEqual([ok(await on.as(sadeq).get(`/api/cases/${w.caseId}/inspection`)).whyNot.code], ['workgroup/case-not-at-inspection'])
    await escalate(w.caseId)
    const paper = ok(await seal(w.caseId))
    assert.deepEqual([paper.kind, paper.subjectKind, paper.state], ['inspection', 'case', 'signed'])
    const bare = await t.world()
    await escalate(bare.caseId)
    assert.equal((await seal(bare.caseId)).body.code, 'workgroup/case-without-resolution')
    // The page shows who signed, and that there is one already; a second needs another signature or the first to be void.
    const shown = ok(await on.as(homa).get(`/api/cases/${w.caseId}/inspection`))
    assert.deepEqual([shown.escalation.signature, shown.unexecuted, shown.papers, shown.whyNot.code], ['صادق نمونه', 1, 1, 'law/not-yours'])
    const again = await seal(w.caseId)
    assert.deepEqual([again.status, again.body.code, again.body.details.number], [409, 'workgroup/inspection-sealed', paper.number])
    ok(await on.as(sadeq).post(`/api/papers/${paper.id}/addenda`, { reason: 'اشتباه', voids: true }))
    assert.equal((await on.as(sadeq).post(`/api/cases/${w.caseId}/inspection`, { text: ' ' })).body.code, 'workgroup/reason-needed')
    assert.notEqual(ok(await seal(w.caseId)).number, paper.number)
    assert.equal((await on.as(homa).post(`/api/cases/${w.caseId}/inspection`, { text: 'x' })).status, 403)
  })

  test('an alternative owner is notified anew, with a window of its own', async () => {
    const w = await t.notified({ altAgencyId: ids.agencyBank })
    const none = await t.notified()
    await t.refused(sadeq, none.id, 'to_alternative', { dueAt: t.later(20), text: 'x' }, 409, 'workgroup/no-alternative')
    on.clock.forward(20 * DAY)
    const r = await t.act(sadeq, w.id, 'to_alternative', { dueAt: t.later(20), text: 'برق نتوانست' })
    assert.deepEqual([r.state, r.owner.id, r.alternative], ['notified', ids.agencyBank, null])
    assert.equal(Math.floor((Date.parse(r.objectBy!) - on.now.getTime()) / DAY), 15)
    assert.ok((await t.caseNow(w.caseId)).referrals.some((x: { agencyId: string }) => x.agencyId === ids.agencyBank))
  })

  test('duties: the producer says it is done, the secretary settles it; breaking or waiving one needs a word', async () => {
    const w = await t.notified({ duties: [{ text: 'قسط', dueAt: t.later(3) }] })
    const dutyId = (await t.read(w.id)).duties[0]!.id
    await t.refused(karim, w.id, 'settle_duty', { dutyId, state: 'done' }, 403, 'workgroup/duty-not-yours')
    await t.refused(karim, w.id, 'settle_duty', { dutyId: w.id, state: 'claimed' }, 422, 'workgroup/no-such-duty')
    assert.equal(ok(await on.as(karim).get('/api/my/resolutions')).rows[0].duties.length, 1)
    await t.act(karim, w.id, 'settle_duty', { dutyId, state: 'claimed', text: 'پرداخت شد' })
    await t.refused(sadeq, w.id, 'settle_duty', { dutyId, state: 'broken' }, 422, 'workgroup/duty-note-needed')
    assert.equal((await t.act(sadeq, w.id, 'settle_duty', { dutyId, state: 'done' })).duties[0]!.state, 'done')
    await t.refused(sadeq, w.id, 'settle_duty', { dutyId, state: 'done' }, 409, 'workgroup/duty-settled')
  })
})

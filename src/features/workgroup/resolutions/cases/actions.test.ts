// One claim, two doors: on the resolution, and in the agency's inbox on the referral of its case. Either moves both at once.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, ids } from '#server/testing.ts'
import { ok, onStage, paid, reconnected, tools } from '../world.test.ts'

const { naser, naser2, parviz, mina, karim, homa, sadeq } = cast

suite('a claim through either door', () => {
  const on = onStage()
  const t = tools(on)
  const seen = async (by: Actor, caseId: string) => ok(await on.as(by).get(`/api/cases/${caseId}`))
  const ours = async (by: Actor, caseId: string) =>
    (await seen(by, caseId)).referrals.find((r: { deskId: string; agencyId: string; endedAt: string | null }) =>
      by.role === 'agencyHead' ? by.agencyIds.includes(r.agencyId) && !r.endedAt : by.deskIds.includes(r.deskId),
    )
  const send = async (by: Actor, caseId: string, path: string, body: object = {}) => {
    const { version } = await seen(by, caseId)
    return on.as(by).post(`/api/cases/${caseId}/referrals/${(await ours(by, caseId)).id}/${path}`, body, { 'if-match': `${version}` })
  }
  const inbox = async (by: Actor, caseId: string, body: object) => {
    if ((await ours(by, caseId)).state === 'sent') ok(await send(by, caseId, 'accept'))
    return send(by, caseId, 'claim', { text: 'انجام شد', ...body })
  }
  const states = async (caseId: string, ...resolutions: string[]) => [
    (await t.caseNow(caseId)).status,
    ...(await Promise.all(resolutions.map(async (id) => (await t.read(id)).state))),
  ]
  const claimAct = async (by: Actor, caseId: string) => (await ours(by, caseId)).acts.find((a: { name: string }) => a.name === 'claim').whyNot

  test('the inbox asks for what the resolution asks, not for what the obstacle’s group does, and says so', async () => {
    const w = await t.notified({ evidenceType: 'loan' })
    const { code } = await t.read(w.id)
    ok(await send(naser, w.caseId, 'accept'))
    const { asks } = await ours(naser, w.caseId)
    assert.deepEqual(asks, [{ resolutionId: w.id, code, text: 'برق واحد وصل شود', evidenceType: 'loan' }])
    for (const given of [{ evidence: reconnected }, {}, { answers: [{ resolutionId: w.id, evidence: { amount: 5 } }] }]) {
      const refused = await inbox(naser, w.caseId, given)
      assert.deepEqual([refused.status, refused.body.code], [422, 'casework/resolution-evidence'])
      assert.ok(refused.body.title.includes(code) && refused.body.title.includes('پرداخت تسهیلات'), refused.body.title)
    }
    assert.deepEqual(await states(w.caseId, w.id), ['resolution_issued', 'notified'])
    ok(await inbox(naser, w.caseId, { answers: [{ resolutionId: w.id, evidence: paid }] }))
    // Nothing was drained: both moved in one transaction.
    assert.deepEqual(await states(w.caseId, w.id), ['action_claimed', 'claimed'])
    const r = await t.read(w.id)
    assert.deepEqual([r.claim?.byName, r.claim?.evidence, r.timeline.at(-1)?.details['evidenceType']], [naser.name, paid, 'loan'])
    assert.ok(r.producerUntil)
    // What the claim's own fact brings later changes nothing more.
    const { version } = r
    await on.drain()
    on.clock.forward(130_000)
    await on.drain()
    assert.equal((await t.read(w.id)).version, version)
    ok(await on.as(karim).post(`/api/cases/${w.caseId}/confirm`, {}, { 'if-match': `${(await t.caseNow(w.caseId)).version}` }))
    await on.drain()
    assert.deepEqual(await states(w.caseId, w.id), ['confirmed', 'executed'])
  })

  test('two resolutions of one agency on one case: the inbox asks for both and moves all or nothing', async () => {
    const w = await t.world()
    const power = await t.draft(w)
    const loan = await t.draft(w, { evidenceType: 'loan', text: 'بدهی تقسیط شود' })
    await t.notify(w)
    const half = await inbox(naser, w.caseId, { answers: [{ resolutionId: power.id, evidence: reconnected }] })
    assert.deepEqual([half.status, half.body.code, half.body.details.resolution], [422, 'casework/resolution-evidence', (await t.read(loan.id)).code])
    assert.deepEqual(await states(w.caseId, power.id, loan.id), ['resolution_issued', 'notified', 'notified'])
    const answers = [
      { resolutionId: power.id, evidence: reconnected },
      { resolutionId: loan.id, evidence: paid },
    ]
    ok(await inbox(naser, w.caseId, { answers }))
    assert.deepEqual(await states(w.caseId, power.id, loan.id), ['action_claimed', 'claimed', 'claimed'])
    assert.deepEqual((await t.read(loan.id)).claim?.evidence, paid)
    const [shown] = (await seen(karim, w.caseId)).referrals
    assert.deepEqual(
      shown.claims.map((c: { evidenceType: string; evidence: object }) => [c.evidenceType, c.evidence]),
      [
        ['reconnection', reconnected],
        ['loan', paid],
      ],
    )
    assert.deepEqual(shown.asks, [])
  })

  test('one claimed on its page, the other in the inbox, which then asks only for that one', async () => {
    const w = await t.world()
    const power = await t.draft(w)
    const loan = await t.draft(w, { evidenceType: 'loan' })
    await t.notify(w)
    await t.claim(power.id)
    assert.deepEqual(await states(w.caseId, power.id, loan.id), ['resolution_issued', 'claimed', 'notified'])
    ok(await send(naser, w.caseId, 'accept'))
    assert.deepEqual(
      (await ours(naser, w.caseId)).asks.map((a: { resolutionId: string }) => a.resolutionId),
      [loan.id],
    )
    const stray = await inbox(naser, w.caseId, { answers: [{ resolutionId: power.id, evidence: reconnected }] })
    assert.deepEqual([stray.status, stray.body.code], [409, 'casework/resolution-asks-no-more'])
    ok(await inbox(naser, w.caseId, { evidence: paid }))
    assert.deepEqual(await states(w.caseId, power.id, loan.id), ['action_claimed', 'claimed', 'claimed'])
  })

  test('both claimed on their pages: the referral is claimed with the evidence of both', async () => {
    const w = await t.world()
    const power = await t.draft(w)
    const loan = await t.draft(w, { evidenceType: 'loan' })
    await t.notify(w)
    await t.act(naser, loan.id, 'claim', { evidence: paid, text: 'پرداخت شد' })
    await t.claim(power.id)
    assert.deepEqual(await states(w.caseId, power.id, loan.id), ['action_claimed', 'claimed', 'claimed'])
    const [shown] = (await t.caseNow(w.caseId)).referrals
    assert.deepEqual(shown.claims.map((c: { evidenceType: string }) => c.evidenceType).toSorted(), ['loan', 'reconnection'])
  })

  test('two desks of one agency: each answers for its own resolution, and the head for either', async () => {
    const w = await t.world()
    const first = await t.draft(w, { ownerDeskId: ids.deskPower1 })
    const second = await t.draft(w, { ownerDeskId: ids.deskPower2, evidenceType: 'loan' })
    await t.notify(w)
    ok(await inbox(naser, w.caseId, { evidence: reconnected }))
    assert.deepEqual(await states(w.caseId, first.id, second.id), ['resolution_issued', 'claimed', 'notified'])
    await t.act(naser2, second.id, 'claim', { evidence: paid, text: 'شد' })
    assert.deepEqual(await states(w.caseId, first.id, second.id), ['action_claimed', 'claimed', 'claimed'])
    const { referrals } = await t.caseNow(w.caseId)
    assert.deepEqual(
      referrals.map((r: { state: string; evidenceType: string }) => [r.state, r.evidenceType]),
      [
        ['claimed', 'reconnection'],
        ['claimed', 'loan'],
      ],
    )
  })

  test('moved to another desk of the agency: that desk is told whose it is, the head claims it', async () => {
    const w = await t.notified({ ownerDeskId: ids.deskPower1 })
    const { version, referrals } = await t.caseNow(w.caseId)
    const body = { deskId: ids.deskPower2, text: 'میز استان' }
    ok(await on.as(homa).post(`/api/cases/${w.caseId}/referrals/${referrals[0].id}/transfer`, body, { 'if-match': `${version}` }))
    ok(await send(naser2, w.caseId, 'accept'))
    assert.deepEqual([(await claimAct(naser2, w.caseId)).code, (await ours(naser2, w.caseId)).asks], ['casework/asked-of-another-desk', []])
    const refused = await inbox(naser2, w.caseId, { evidence: reconnected })
    assert.deepEqual([refused.status, refused.body.code], [403, 'casework/asked-of-another-desk'])
    ok(await inbox(parviz, w.caseId, { evidence: reconnected }))
    assert.deepEqual(await states(w.caseId, w.id), ['action_claimed', 'claimed'])
  })

  test('while its objection is open nothing is claimed, on either page', async () => {
    const w = await t.notified()
    ok(await send(naser, w.caseId, 'accept'))
    await t.act(naser, w.id, 'object', { text: 'پست ظرفیت ندارد' })
    assert.equal((await claimAct(naser, w.caseId)).code, 'workgroup/claim-while-objected')
    assert.equal((await inbox(naser, w.caseId, { evidence: reconnected })).body.code, 'workgroup/claim-while-objected')
    assert.deepEqual(await states(w.caseId, w.id), ['resolution_issued', 'objected'])
  })

  test('through both doors at once: one moves both, the other is told that it came too late', async () => {
    const w = await t.notified()
    ok(await send(naser, w.caseId, 'accept'))
    const both = await Promise.all([
      inbox(naser, w.caseId, { evidence: reconnected }),
      t.ask(parviz, w.id, 'claim', { evidence: reconnected, text: 'وصل شد' }),
    ])
    const refused = both.filter((one) => one.status >= 300)
    assert.ok(refused.length === 1 && [409, 412, 422].includes(refused[0]!.status), both.map((one) => one.text.slice(0, 200)).join('\n'))
    assert.deepEqual(await states(w.caseId, w.id), ['action_claimed', 'claimed'])
  })

  test('other agencies, other cases and ended resolutions ask for nothing here', async () => {
    const w = await t.world()
    const bank = await t.draft(w, { ownerAgencyId: ids.agencyBank, evidenceType: 'loan' })
    const over = await t.draft(w)
    await t.notify(w)
    await t.act(sadeq, over.id, 'not_executed', { reason: 'applicant_did_not_follow_up', text: 'پیگیری نشد' })
    assert.equal((await t.read(over.id)).state, 'not_executed')
    ok(await send(naser, w.caseId, 'accept'))
    assert.deepEqual((await ours(naser, w.caseId)).asks, [])
    ok(await inbox(naser, w.caseId, { evidence: reconnected }))
    assert.deepEqual(await states(w.caseId, bank.id), ['resolution_issued', 'notified'])
    ok(await inbox(mina, w.caseId, { evidence: paid }))
    assert.deepEqual(await states(w.caseId, bank.id), ['action_claimed', 'claimed'])
  })

  test('a resolution of two cases claimed in the inbox of one claims the other too', async () => {
    const w = await t.world()
    const raised = { text: 'برق سالن دوم', phone: '09141234567', unitId: ids.unit1, groupCode: 'T01' }
    const other = ok(await on.as(cast.zahra).post('/api/cases', raised)).id as string
    const dossier = ok(await on.as(sadeq).get(`/api/dossiers/${w.dossierId}`))
    ok(await on.as(sadeq).post(`/api/dossiers/${w.dossierId}/add_cases`, { caseIds: [other] }, { 'if-match': `${dossier.version}` }))
    const r = await t.draft(w, { caseIds: [w.caseId, other] })
    await t.notify(w)
    ok(await inbox(naser, other, { evidence: reconnected }))
    assert.deepEqual([await states(w.caseId, r.id), await states(other)], [['action_claimed', 'claimed'], ['action_claimed']])
  })
})

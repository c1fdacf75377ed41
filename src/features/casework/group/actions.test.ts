// What the working group does with cases: by the product's own name, and never as a fault of the group.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { casework } from '../routes.ts'
import * as group from './actions.ts'

const { zahra, homa, sadeq, naser, karim } = cast
const DAY = 86_400_000

suite('the working group and cases', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs } })
  const raise = async (more: object = {}): Promise<string> =>
    (await on.as(zahra).post('/api/cases', { text: 'برق کارخانه قطع است', phone: '09141234567', unitId: ids.unit1, groupCode: 'T01', ...more })).body
      .id
  const read = async (id: string) => (await on.as(homa).get(`/api/cases/${id}`)).body
  const at = (days: number) => new Date(on.now.getTime() + days * DAY)
  const issued = () => ({ number: 'EA-R-1405-0001', dueAt: at(30), text: 'وصل شود', sessionAt: at(-1) })
  const evidence = { reconnectedAt: '2026-11-22T06:00:00Z' }
  /** One resolution of the power company, claimed with this. */
  const shown = (given: { evidence: object; evidenceType?: 'reconnection' | 'loan' }) => ({
    agencyId: ids.agencyPower,
    resolutions: [
      {
        deskId: null,
        claim: { resolutionId: ids.unit1, code: 'EA-R-1', evidenceType: 'reconnection' as const, ...given, evidence: { ...given.evidence } },
      },
    ],
    text: 'وصل شد',
  })

  test('on the agenda, issued also where it was not, to the owner’s desk once, claimed and answered', async () => {
    const id = await raise()
    assert.deepEqual(await on.ctx(sadeq, (ctx) => group.putOnAgenda(ctx, [id], at(3))), [{ caseId: id, done: true }])
    assert.equal((await read(id)).status, 'on_agenda')
    const other = await raise()
    assert.equal((await on.ctx(sadeq, (ctx) => group.issueOn(ctx, other, issued()))).done, true)
    const acts = (c: { timeline: { name: string; actorRole: string }[] }) => c.timeline.map((a) => [a.name, a.actorRole].join(' '))
    assert.deepEqual(acts(await read(other)).slice(1), ['put_on_agenda system', 'issue system'])
    // The same once more changes nothing.
    await on.ctx(sadeq, (ctx) => group.issueOn(ctx, other, issued()))
    assert.equal((await read(other)).version, 3)
    const power = { agencyId: ids.agencyPower, deskId: null }
    for (let i = 0; i < 2; i++) assert.equal((await on.ctx(sadeq, (ctx) => group.ensureReferral(ctx, other, power))).done, true)
    assert.deepEqual(
      (await read(other)).referrals.map((r: { deskId: string }) => r.deskId),
      [ids.deskPower1],
    )
    assert.deepEqual(await on.ctx(naser, (ctx) => group.claimFor(ctx, other, shown({ evidence }))), [{ caseId: other, done: true }])
    const [brief] = await on.ctx(karim, (ctx) => group.caseBriefs(ctx, [other]))
    assert.deepEqual([brief?.status, brief?.open, brief?.visible], ['action_claimed', true, true])
    assert.equal((await on.ctx(karim, (ctx) => group.answerFor(ctx, other, 'confirm', {}))).done, true)
    assert.equal((await read(other)).status, 'confirmed')
  })

  test('what it cannot follow it says; nothing is thrown and nothing of it stays', async () => {
    const id = await raise()
    const why = async (run: Parameters<typeof on.ctx<group.Followed>>[1], actor: Parameters<typeof on.ctx>[0] = sadeq) =>
      (await on.ctx(actor, run)).why
    assert.equal(await why(async (ctx) => (await group.claimFor(ctx, id, shown({ evidence })))[0]!, naser), 'casework/no-such-referral')
    assert.equal(await why((ctx) => group.answerFor(ctx, id, 'confirm', {}), karim), 'law/wrong-state')
    assert.equal(await why((ctx) => group.ensureReferral(ctx, id, { agencyId: ids.agencyOther, deskId: null })), 'casework/no-such-desk')
    assert.equal(await why((ctx) => group.issueOn(ctx, ids.unit1, issued())), 'casework/no-such-case')
    await on.ctx(sadeq, (ctx) => group.ensureReferral(ctx, id, { agencyId: ids.agencyPower, deskId: null }))
    await on.ctx(sadeq, (ctx) => group.issueOn(ctx, id, issued()))
    // Half a claim (taken, then refused for its evidence) is no claim: the taking is undone with it.
    const claim = (given: Parameters<typeof shown>[0]) => on.ctx(naser, async (ctx) => (await group.claimFor(ctx, id, shown(given)))[0])
    assert.equal((await claim({ evidence: {} }))?.why, 'obstacles/bad-evidence')
    assert.equal((await read(id)).referrals[0].state, 'sent')
    // A resolution may ask for another kind of evidence than the obstacle group does: what it asked for is what counts.
    const paid = { contractNumber: 'ق-۱', amount: 5, currency: 'IRR', paidOn: '2026-11-20' }
    assert.equal((await claim({ evidence: paid }))?.why, 'obstacles/bad-evidence')
    const told = await on.db
      .selectFrom('journal.fact')
      .select('name')
      .where('subject', '=', `case:${id}`)
      .where('name', '=', 'casework.accept')
      .execute()
    assert.deepEqual(told, [])
    assert.equal((await claim({ evidence: paid, evidenceType: 'loan' }))?.done, true)
    const [referral] = (await read(id)).referrals
    assert.deepEqual([(await read(id)).status, referral.evidenceType, referral.evidence], ['action_claimed', 'loan', paid])
    assert.deepEqual(referral.claims, [{ code: 'EA-R-1', evidenceType: 'loan', evidence: paid }])
    // What was said on a resolution stands there: neither the two minutes nor the desk's own reopening take it back here.
    const mine = (await on.as(naser).get(`/api/cases/${id}`)).body
    const reopen = mine.referrals[0].acts.find((a: { name: string }) => a.name === 'reopen_referral')
    assert.deepEqual([mine.undo, reopen.whyNot.code], [null, 'casework/centre-reopens'])
    assert.deepEqual(await on.ctx(sadeq, (ctx) => group.caseBriefs(ctx, [ids.unit1])), [])
  })

  test('a case of others is a code-less brief; a mis-click that was taken back does not stand', async () => {
    const id = await raise({ confidential: true })
    const [brief] = await on.ctx(cast.mina, (ctx) => group.caseBriefs(ctx, [id]))
    assert.deepEqual([brief?.visible, brief?.summary], [false, ''])
    const c = await read(id)
    const routed = (await on.as(homa).post(`/api/cases/${id}/route`, { to: [{ deskId: ids.deskPower1 }] }, { 'if-match': `${c.version}` })).body
    assert.equal(await on.ctx(sadeq, (ctx) => group.stands(ctx, id, 2)), true)
    await on.as(homa).post(`/api/cases/${id}/undo`, { seq: 2 }, { 'if-match': `${routed.version}` })
    assert.equal(await on.ctx(sadeq, (ctx) => group.stands(ctx, id, 2)), false)
  })
})

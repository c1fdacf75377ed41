import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, stage } from '#server/testing.ts'
import { obstacles } from '../../routes.ts'
import type { Change } from '../changes/model.ts'
import type { ProposalView } from './model.ts'

const on = stage([obstacles])
const { zahra, homa, sadeq, adel, ehsan, mina, parviz, karim, atusa, zahra2 } = cast
const panelId = '0198bbbb-0000-7000-8000-000000000001'

const rename = (nameFa: string): Change => ({ act: 'rename', code: 'F02', nameFa, nameEn: 'Loan not paid' })
const propose = (who: Actor, change: Change, seen: Record<string, number> = { F02: 1 }) =>
  on.as(who).post('/api/group-proposals', { change, reason: 'نام کنونی رسا نیست', seen })
const decide = (who: Actor, act: string, p: ProposalView, answer = 'با آن موافقت شد', version = p.version) =>
  on.as(who).post(`/api/group-proposals/${p.id}/${act}`, act === 'withdraw' ? undefined : { answer }, { 'if-match': `"${version}"` })
const readGroup = async () => (await on.as(zahra).get('/api/groups/F02')).body

/** A panel of finance: Ehsan chairs, Mina of the bank is a member. */
async function seatPanel(members: readonly Actor[] = [ehsan, mina]) {
  await on.db
    .insertInto('obstacles.panel')
    .values({ province_id: 1, id: panelId, name_fa: 'کارگروه مالی', domain_code: 'F', created_at: on.now })
    .execute()
  for (const who of members)
    await on.db
      .insertInto('obstacles.panel_member')
      .values({ province_id: 1, panel_id: panelId, account_id: who.accountId!, chair: who === ehsan, since: on.now })
      .execute()
}

test('an operator proposes, the panel accepts: applied at once, with its reason, in the journal', async () => {
  await seatPanel()
  const sent = await propose(zahra, rename('پرداخت نشدن تسهیلات معرفی‌شده'))
  assert.equal(sent.status, 201, sent.text)
  assert.deepEqual([sent.body.mine, sent.body.seat, sent.body.panels[0].nameFa, sent.body.overtaken], [true, 'none', 'کارگروه مالی', null])
  assert.equal((await readGroup()).version, 1, 'nothing is applied yet')
  for (const who of [sadeq, adel, homa, parviz]) assert.equal((await decide(who, 'accept', sent.body)).body.code, 'obstacles/not-on-panel', who.role)
  assert.equal((await decide(zahra, 'accept', sent.body)).body.code, 'obstacles/own-proposal')
  for (const who of [karim, atusa]) assert.equal((await decide(who, 'accept', sent.body)).status, 403, who.role)
  const done = await decide(mina, 'accept', sent.body)
  assert.equal(done.status, 200, done.text)
  assert.deepEqual([done.body.state, done.body.decider], ['accepted', mina.name])
  assert.deepEqual([(await readGroup()).nameFa, (await readGroup()).version], ['پرداخت نشدن تسهیلات معرفی‌شده', 2])
  const version = (await on.as(zahra).get('/api/groups/F02/versions')).body.rows[0]
  assert.deepEqual([version.reason, version.by], ['نام کنونی رسا نیست', mina.name])
  const facts = await on.db.selectFrom('journal.fact').select('name').where('name', 'like', 'obstacles.%').orderBy('id').execute()
  assert.deepEqual(
    facts.map((f) => f.name),
    ['obstacles.proposeChange', 'obstacles.changeGroup', 'obstacles.acceptProposal'],
  )
  assert.equal((await decide(ehsan, 'refuse', done.body)).body.code, 'law/wrong-state')
})

test('of two proposals on one group the second is overtaken, and says by which group', async () => {
  await seatPanel()
  const one = (await propose(zahra, rename('نام یکم گروه'))).body
  const two = (await propose(homa, rename('نام دوم گروه'))).body
  await decide(ehsan, 'accept', one)
  const late = await decide(ehsan, 'accept', two)
  assert.deepEqual([late.status, late.body.code, late.body.details], [409, 'obstacles/proposal-overtaken', { code: 'F02' }])
  assert.equal((await on.as(homa).get(`/api/group-proposals/${two.id}`)).body.overtaken, 'F02')
  assert.equal((await readGroup()).nameFa, 'نام یکم گروه')
  assert.equal((await decide(ehsan, 'refuse', two, 'پیشنهاد دیگری پذیرفته شد')).body.state, 'refused', 'it can still be refused')
})

test('two members at once: the later one is told that it changed', async () => {
  await seatPanel()
  const p = (await propose(zahra, rename('نام تازه گروه'))).body
  assert.equal((await decide(ehsan, 'refuse', p, 'نام کنونی رسا است')).status, 200)
  assert.equal((await decide(mina, 'accept', p)).body.code, 'law/wrong-state')
  const q = (await propose(zahra, rename('نام تازه گروه'))).body
  assert.deepEqual([(await decide(mina, 'accept', q, '', 7)).status], [412])
})

test('without a panel the secretary stands in; where he proposed himself, the administrator', async () => {
  const p = (await propose(zahra, rename('نام تازه گروه'))).body
  assert.equal((await on.as(sadeq).get(`/api/group-proposals/${p.id}`)).body.seat, 'standIn')
  assert.equal((await decide(homa, 'accept', p)).body.code, 'obstacles/not-on-panel')
  assert.equal((await decide(sadeq, 'accept', p)).status, 200)
  const own = (await propose(sadeq, rename('نام دیگر گروه'), { F02: 2 })).body
  assert.equal((await decide(sadeq, 'accept', own)).body.code, 'obstacles/own-proposal')
  assert.equal((await decide(adel, 'accept', own)).status, 200)
})

test('a panel whose only member proposed does not decide for itself', async () => {
  await seatPanel([ehsan])
  const p = (await propose(ehsan, rename('نام تازه گروه'))).body
  assert.equal((await decide(ehsan, 'accept', p)).body.code, 'obstacles/own-proposal')
  assert.equal((await decide(sadeq, 'accept', p)).status, 200)
})

test('a refusal needs words; the proposer takes back, nobody else', async () => {
  await seatPanel()
  const p = (await propose(zahra, rename('نام تازه گروه'))).body
  assert.equal((await decide(ehsan, 'refuse', p, ' ')).body.code, 'obstacles/answer-needed')
  assert.equal((await decide(homa, 'withdraw', p)).status, 403)
  assert.equal((await decide(zahra, 'withdraw', p)).body.state, 'withdrawn')
  assert.equal((await decide(ehsan, 'accept', { ...p, version: 2 })).body.code, 'law/wrong-state')
})

test('what could not be done is not proposed; others do not propose; a province sees its own', async () => {
  assert.equal((await propose(zahra, rename('نام تازه گروه'), { F02: 4 })).body.code, 'obstacles/group-changed')
  assert.equal((await propose(zahra, { act: 'retire', code: 'X99', successors: [] })).body.code, 'obstacles/no-such-group')
  for (const who of [karim, atusa, mina, adel]) assert.equal((await propose(who, rename('نام تازه گروه'))).status, 403, who.role)
  const p = (await propose(zahra, rename('نام تازه گروه'))).body
  assert.equal((await on.as(zahra2).get(`/api/group-proposals/${p.id}`)).status, 404)
  assert.equal((await on.as(karim).get('/api/group-proposals')).status, 403)
})

test('the list comes in pages, the newest first, by state', async () => {
  for (let n = 0; n < 52; n++) await propose(zahra, rename(`نام شماره ${n}`))
  const first = (await on.as(homa).get('/api/group-proposals?state=proposed')).body
  assert.deepEqual([first.rows.length, first.rows[0].change.nameFa], [50, 'نام شماره 51'])
  const second = (await on.as(homa).get(`/api/group-proposals?state=proposed&after=${first.next}`)).body
  assert.deepEqual(
    [second.rows.map((p: ProposalView) => (p.change as { nameFa: string }).nameFa), second.next],
    [['نام شماره 1', 'نام شماره 0'], null],
  )
  assert.deepEqual((await on.as(homa).get('/api/group-proposals?state=accepted')).body.rows, [])
})

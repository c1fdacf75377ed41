import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cast, ids, stage } from '#server/testing.ts'
import { agencyHeadPresent, deskPresence, desksFor, desksPresence } from '../actions.ts'
import { registry } from '../routes.ts'

const on = stage([registry])
const power = `/api/agencies/${ids.agencyPower}`
const desk1 = `/api/desks/${ids.deskPower1}`
const agencyForm = { nameFa: 'برق', nameEn: 'Power' }
const deskForm = { nameFa: 'میز', nameEn: 'Desk' }
const v1 = { 'if-match': '"1"' }

test('the directory shows every agency with heads, desks, members and who is there', async () => {
  const { body } = await on.as(cast.zahra).get('/api/agencies')
  assert.equal(body.rows.length, 2)
  const agency = body.rows.find((a: { id: string }) => a.id === ids.agencyPower)
  assert.deepEqual(
    agency.heads.map((h: { name: string }) => h.name),
    [cast.parviz.name],
  )
  const seats = Object.fromEntries(agency.desks.map((d: { id: string; present: number; vacant: boolean }) => [d.id, [d.present, d.vacant]]))
  assert.deepEqual(seats, { [ids.deskPower1]: [1, false], [ids.deskPower2]: [1, false] })
  const bank = body.rows.find((a: { id: string }) => a.id === ids.agencyBank)
  assert.equal(bank.desks.find((d: { id: string }) => d.id === ids.deskBank2).vacant, true, 'nobody ever sat there')
})

test('an absence makes a desk vacant for its days only', async () => {
  const away = await on
    .as(cast.parviz)
    .post('/api/absences', { accountId: cast.naser.accountId, fromDay: '1405/09/01', toDay: '۱۴۰۵/۰۹/۰۳', reason: 'مأموریت' })
  assert.equal(away.status, 201, JSON.stringify(away.body))
  assert.deepEqual([away.body.fromDay, away.body.toDay], ['2026-11-22', '2026-11-24'])
  const today = await on.as(cast.zahra).get(desk1)
  assert.deepEqual([today.body.vacant, today.body.present, today.body.members[0].absentUntil], [true, 0, '2026-11-24'])
  const presence = await on.ctx(cast.zahra, (ctx) => deskPresence(ctx, ids.deskPower1))
  assert.deepEqual(presence, { members: [cast.naser.accountId], present: [], vacant: true })
  const both = await on.ctx(cast.zahra, (ctx) => desksPresence(ctx, [ids.deskPower1, ids.deskPower2]))
  assert.deepEqual(
    [...both.values()].map((p) => p.vacant),
    [true, false],
  )
  on.clock.set(new Date('2026-11-24T20:31:00Z')) // one minute past midnight in Tehran, 4 Azar
  assert.equal((await on.as(cast.zahra).get(desk1)).body.vacant, false)
  assert.deepEqual((await on.as(cast.parviz).get('/api/absences')).body.rows, [], 'over')
})

test('a suspended account and a hat taken away do not count as present', async () => {
  await on.db.updateTable('people.account').set({ state: 'suspended' }).where('id', '=', cast.naser.accountId!).execute()
  assert.equal((await on.ctx(cast.zahra, (ctx) => deskPresence(ctx, ids.deskPower1))).vacant, true)
  assert.equal(await on.ctx(cast.zahra, (ctx) => agencyHeadPresent(ctx, ids.agencyPower)), true)
  await on.db.updateTable('people.grant').set({ revoked_at: on.now }).where('account_id', '=', cast.parviz.accountId!).execute()
  assert.equal(await on.ctx(cast.zahra, (ctx) => agencyHeadPresent(ctx, ids.agencyPower)), false)
  assert.equal(await on.ctx(cast.zahra, (ctx) => agencyHeadPresent(ctx, ids.agencyBank)), false, 'it has none')
})

test('the nearest desk: the one that names the county, then the province’s, then others', async () => {
  const order = async (countyId: string) =>
    (await on.ctx(cast.zahra, (ctx) => desksFor(ctx, { agencyId: ids.agencyPower, countyId }))).map((d) => [d.id, d.coverage])
  assert.deepEqual(await order(ids.county1), [
    [ids.deskPower1, 'county'],
    [ids.deskPower2, 'province'],
  ])
  assert.deepEqual(await order(ids.county2), [
    [ids.deskPower2, 'province'],
    [ids.deskPower1, 'elsewhere'],
  ])
  await on.as(cast.adel).put(desk1, { ...deskForm, active: false }, v1)
  assert.deepEqual(
    (await order(ids.county1)).map(([id]) => id),
    [ids.deskPower2],
    'a desk switched off gets nothing new',
  )
})

test('whose absence one may write down and take back', async () => {
  const day = { fromDay: '2026-11-23', toDay: '2026-11-23' }
  const add = (who: typeof cast.zahra, whom: typeof cast.zahra) => on.as(who).post('/api/absences', { accountId: whom.accountId, ...day })
  assert.equal((await add(cast.naser, cast.naser)).status, 201, 'one’s own')
  assert.equal((await add(cast.naser, cast.mina)).status, 403)
  assert.equal((await add(cast.parviz, cast.mina)).status, 403, 'another agency’s member')
  assert.equal((await add(cast.zahra, cast.naser)).status, 403)
  const ofMina = await add(cast.homa, cast.mina)
  assert.equal(ofMina.status, 201)
  assert.equal((await add(cast.adel, cast.karim)).body.code, 'registry/not-on-a-desk')
  assert.deepEqual(
    (await on.as(cast.parviz).get('/api/absences')).body.rows.map((a: { accountId: string }) => a.accountId),
    [cast.naser.accountId],
  )
  assert.equal((await on.as(cast.homa).get('/api/absences')).body.rows.length, 2)
  assert.equal((await on.as(cast.parviz).del(`/api/absences/${ofMina.body.id}`)).status, 404, 'another agency cannot even learn of it')
  assert.equal((await on.as(cast.mina).del(`/api/absences/${ofMina.body.id}`)).status, 200)
})

test('impossible absences are refused with the reason', async () => {
  const add = async (fromDay: string, toDay: string) =>
    (await on.as(cast.naser).post('/api/absences', { accountId: cast.naser.accountId, fromDay, toDay })).body.code
  assert.equal(await add('1405/12/30', '1406/01/02'), 'registry/no-such-day', '1405 is a common year')
  assert.equal(await add('2026-02-30', '2026-03-01'), 'registry/no-such-day')
  assert.equal(await add('فردا', '1405/09/02'), 'registry/no-such-day')
  assert.equal(await add('1405/09/05', '1405/09/02'), 'registry/days-reversed')
  assert.equal(await add('1405/09/05', '1408/09/02'), 'registry/absence-too-long')
})

test('an agency head edits the own agency and its desks, but neither switches the agency off nor touches another', async () => {
  const parviz = on.as(cast.parviz)
  assert.equal(
    (await parviz.put(power, { ...agencyForm, phone: '041-3521 1111', hours: [{ days: [6, 0], from: '08:00', to: '12:00' }] }, v1)).status,
    200,
  )
  assert.equal((await parviz.get(power)).body.phone, '+984135211111')
  assert.equal((await parviz.put(power, { ...agencyForm, active: false }, { 'if-match': '2' })).body.code, 'registry/only-admin-switches')
  assert.equal((await parviz.put(`/api/agencies/${ids.agencyBank}`, agencyForm, v1)).status, 403)
  assert.equal((await parviz.put(`/api/desks/${ids.deskBank1}`, deskForm, v1)).status, 403)
  assert.equal((await parviz.post(`/api/agencies/${ids.agencyBank}/desks`, deskForm)).status, 403)
  const made = await parviz.post(`${power}/desks`, { ...deskForm, countyIds: [ids.county2] })
  assert.equal(made.status, 201)
  assert.equal((await parviz.put(`/api/desks/${ids.deskOther}`, deskForm, v1)).status, 404, 'another province')
  for (const who of [cast.zahra, cast.homa, cast.naser, cast.karim, cast.maryam])
    assert.equal((await on.as(who).put(power, agencyForm, v1)).status, 403, who.role)
})

test('only the administrator says whether an agency is a bank; an edit that does not speak of it changes nothing', async () => {
  const adel = on.as(cast.adel)
  const parviz = on.as(cast.parviz)
  const bankNow = async (url: string) => (await adel.get(url)).body.bank
  assert.deepEqual([await bankNow(power), await bankNow(`/api/agencies/${ids.agencyBank}`)], [false, true])
  const own = await parviz.put(power, { ...agencyForm, bank: true }, v1)
  assert.deepEqual([own.status, own.body.code], [403, 'registry/only-admin-marks-banks'])
  assert.equal((await adel.put(power, { ...agencyForm, bank: true }, v1)).body.bank, true)
  assert.equal((await parviz.put(power, { ...agencyForm, bank: true }, { 'if-match': '2' })).status, 200, 'as it is')
  assert.equal((await parviz.put(power, agencyForm, { 'if-match': '3' })).body.bank, true)
  assert.equal((await parviz.put(power, { ...agencyForm, bank: false }, { 'if-match': '4' })).body.code, 'registry/only-admin-marks-banks')
  assert.equal((await adel.post('/api/agencies', { code: 'bank-2', ...agencyForm, bank: true })).body.bank, true)
  assert.equal((await adel.post('/api/agencies', { code: 'oil', ...agencyForm })).body.bank, false)
})

test('stale edits, foreign counties, strangers as heads and hours that end before they begin are refused', async () => {
  const adel = on.as(cast.adel)
  assert.equal((await adel.put(power, agencyForm, { 'if-match': '7' })).status, 412)
  assert.equal((await adel.put(desk1, deskForm, { 'if-match': '7' })).status, 412)
  assert.equal((await adel.put(desk1, { ...deskForm, countyIds: [ids.county3] }, v1)).body.code, 'registry/no-such-place')
  assert.equal((await adel.put(desk1, { ...deskForm, headId: cast.mina.accountId }, v1)).body.code, 'registry/head-not-member')
  assert.equal((await adel.put(desk1, { ...deskForm, headId: cast.naser.accountId }, v1)).status, 200)
  assert.equal((await adel.put(power, { ...agencyForm, hours: [{ days: [0], from: '14:00', to: '08:00' }] }, v1)).body.code, 'calendar/bad-hours')
  assert.equal((await adel.post('/api/agencies', { code: 'power', ...agencyForm })).body.code, 'registry/agency-code-taken')
  assert.equal((await adel.post('/api/agencies', { code: 'gas', ...agencyForm })).status, 201)
  assert.equal((await on.as(cast.parviz).post('/api/agencies', { code: 'oil', ...agencyForm })).status, 403)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addWorkingHours, isOpen } from '#kernel/working-time.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { calendarFor } from '../actions.ts'
import { registry } from '../routes.ts'

const on = stage([registry])
const adel = on.as(cast.adel)
const monday = new Date('2026-11-23T06:30:00Z') // 2 Azar 1405, 10:00
const open = (where: Parameters<typeof calendarFor>[1], at = monday, who = cast.zahra) =>
  on.ctx(who, async (ctx) => isOpen(await calendarFor(ctx, where), at))
const holiday = (day: string, more: object = {}) => adel.post('/api/calendar/days-off', { day, kind: 'holiday', nameFa: 'تعطیل نمونه', ...more })

test('the usual week is Saturday to Wednesday, 07:30 to 14:30', async () => {
  assert.equal(await open({}), true)
  assert.equal(await open({}, new Date('2026-11-26T06:30:00Z')), false, 'Thursday')
  assert.equal(await open({}, new Date('2026-11-23T11:31:00Z')), false, '15:01')
})

test('a day off moves deadlines at once, and taking it back moves them back', async () => {
  const due = () => on.ctx(cast.zahra, async (ctx) => addWorkingHours(await calendarFor(ctx), on.now, 7).toISOString())
  assert.equal(await due(), '2026-11-23T06:30:00.000Z')
  const { status, body } = await holiday('1405/09/02')
  assert.deepEqual([status, body.day], [201, '2026-11-23'])
  assert.equal(await due(), '2026-11-24T06:30:00.000Z')
  assert.equal((await adel.del(`/api/calendar/days-off/${body.id}`)).status, 200)
  assert.equal(await due(), '2026-11-23T06:30:00.000Z')
})

test('another process’s edit is seen by its stamp', async () => {
  assert.equal(await open({}), true)
  await on.db
    .insertInto('registry.day_off')
    .values({ province_id: 1, id: '01980000-0000-7000-8000-0000000000aa', day: '2026-11-23', kind: 'closure', name_fa: 'برف' })
    .execute()
  assert.equal(await open({}), true, 'nobody said that anything changed')
  await on.db.insertInto('registry.calendar').values({ province_id: 1, stamp: '01980000-0000-7000-8000-0000000000ab' }).execute()
  assert.equal(await open({}), false)
})

test('an edit that is rolled back leaves nothing in memory', async () => {
  await assert.rejects(
    on.ctx(cast.adel, async (ctx) => {
      const { addDayOff } = await import('./actions.ts')
      await addDayOff(ctx, { day: '1405/09/02', kind: 'closure', nameFa: 'برف' })
      assert.equal(isOpen(await calendarFor(ctx), monday), false, 'inside the transaction')
      throw new Error('rolled back')
    }),
    /rolled back/,
  )
  assert.equal(await open({}), true)
})

test('a closure of one county closes nobody else', async () => {
  await holiday('1405/09/02', { kind: 'closure', countyIds: [ids.county2] })
  assert.equal(await open({ countyId: ids.county2 }), false)
  assert.equal(await open({ countyId: ids.county1 }), true)
  assert.equal(await open({}), true)
})

test('an agency’s own hours rule its clocks', async () => {
  await adel.put(
    `/api/agencies/${ids.agencyPower}`,
    { nameFa: 'برق', nameEn: 'Power', hours: [{ days: [1], from: '15:00', to: '18:00' }] },
    { 'if-match': '1' },
  )
  assert.equal(await open({ agencyId: ids.agencyPower }), false)
  assert.equal(await open({ agencyId: ids.agencyPower }, new Date('2026-11-23T12:00:00Z')), true)
  assert.equal(await open({ agencyId: ids.agencyBank }), true)
})

test('the week of the province is set by the administrator; hours that end before they begin are refused', async () => {
  const week = [{ days: [6, 0, 1, 2, 3], from: '08:00', to: '13:00' }]
  assert.equal((await adel.put('/api/calendar/week', { week: [{ days: [1], from: '14:00', to: '08:00' }] })).body.code, 'calendar/bad-hours')
  assert.equal((await adel.put('/api/calendar/week', { week })).status, 200)
  assert.deepEqual((await adel.get('/api/calendar/1405')).body.week, week)
  assert.equal(await open({}, new Date('2026-11-23T10:00:00Z')), false, '13:30')
})

test('30 Esfand exists in 1408, not in 1405', async () => {
  const common = await holiday('1405/12/30')
  assert.deepEqual([common.status, common.body.code, common.body.details.day], [422, 'registry/no-such-day', '1405/12/30'])
  assert.equal((await holiday('۱۴۰۸/۱۲/۳۰')).body.day, '2030-03-20')
  assert.equal((await holiday('2027-02-29')).body.code, 'registry/no-such-day')
})

test('the same day off twice is refused', async () => {
  assert.equal((await holiday('1405/09/02')).status, 201)
  assert.equal((await holiday('1405/09/02')).body.code, 'registry/day-off-twice')
})

test('one press adds the official holidays of a year; a second adds nothing', async () => {
  const before = (await adel.get('/api/calendar/1405')).body
  assert.deepEqual([before.daysOff.length, before.lunarKnown], [0, true])
  const { body } = await adel.post('/api/calendar/official', { year: 1405 })
  assert.equal(body.added, before.missingOfficial)
  assert.deepEqual((await adel.post('/api/calendar/official', { year: 1405 })).body, { added: 0, provisional: 0 })
  const after = (await adel.get('/api/calendar/1405')).body
  assert.equal(after.missingOfficial, 0)
  const nowruz = after.daysOff.filter((d: { day: string }) => d.day === '2026-03-21')
  assert.deepEqual(nowruz.map((d: { provisional: boolean }) => d.provisional).sort(), [false, true], 'Nowruz and Eid al-Fitr meet')
  assert.equal((await adel.get('/api/calendar/1420')).body.lunarKnown, false)
})

test('only the administrator edits the calendar, in the own province', async () => {
  for (const who of [cast.zahra, cast.homa, cast.naser, cast.parviz, cast.karim, cast.maryam, cast.atusa]) {
    assert.equal((await on.as(who).post('/api/calendar/days-off', { day: '1405/09/02', kind: 'holiday', nameFa: 'الف' })).status, 403, who.role)
    assert.equal((await on.as(who).post('/api/calendar/official', { year: 1405 })).status, 403, who.role)
    assert.equal((await on.as(who).put('/api/calendar/week', { week: [{ days: [1], from: '08:00', to: '09:00' }] })).status, 403, who.role)
  }
  await holiday('1405/09/02')
  assert.equal(await open({}, monday, cast.zahra2), true, 'the other province works on')
})

// The whole way by the API alone: a producer writes, the centre sends it to two desks, one takes it and one declines, a claim
// with evidence, and the producer confirms with a code to the phone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Api, stage } from './stage.ts'

const on = stage('whole-way-api')
const phone = '09990007100'

const act = async (api: Api, path: string, body: object, version: number) => {
  const done = await api('POST', path, body, { 'if-match': `"${version}"` })
  assert.equal(done.status, 200, `${path}: ${JSON.stringify(done.body)}`)
  return done.body
}

test('from a visitor’s words to a confirmed case', async () => {
  const visitor = await on.api()
  const { body: places } = await visitor('GET', '/api/places?province=1')
  const tabriz = places.counties.find((c: { nameFa: string }) => c.nameFa === 'تبریز')
  const raised = await visitor('POST', '/api/public/cases', {
    province: 'EA',
    text: 'گاز کارخانه از دیروز قطع شده است و کوره‌ها سرد می‌شوند.',
    phone,
    name: 'رابط نمونه',
    unitName: 'نمونه‌سازان آزمون',
    countyId: tabriz.id,
    priority: 'production_stopped',
  })
  assert.equal(raised.status, 201, JSON.stringify(raised.body))
  const { id, code } = raised.body

  const operator = await on.api('operator')
  const { body: found } = await operator('GET', `/api/cases/search?q=${encodeURIComponent(code)}`)
  assert.deepEqual(
    found.items.map((c: { id: string }) => c.id),
    [id],
  )
  const { body: groups } = await operator('GET', `/api/groups/search?q=${encodeURIComponent('قطع گاز')}`)
  let { body: seen } = await operator('GET', `/api/cases/${id}`)
  assert.equal(seen.status, 'submitted')
  seen = await act(operator, `/api/cases/${id}/edit`, { groupCode: groups.rows[0].code }, seen.version)
  const {
    body: { rows: agencies },
  } = await operator('GET', '/api/agencies')
  const deskOf = (agency: string) =>
    agencies.find((a: { code: string }) => a.code === agency).desks.find((d: { countyIds: string[] }) => d.countyIds.includes(tabriz.id))
  const [gas, banks] = [deskOf('gas'), deskOf('banks')]
  seen = await act(operator, `/api/cases/${id}/route`, { to: [{ deskId: gas.id, lead: true }, { deskId: banks.id }] }, seen.version)
  assert.equal(seen.status, 'routed')
  assert.equal(seen.referrals.length, 2)
  const referral = (desk: { id: string }) => seen.referrals.find((r: { deskId: string }) => r.deskId === desk.id)

  const first = await on.api('agency-rep')
  const second = await on.api('agency-rep-2')
  const { body: inbox } = await first('GET', '/api/queues/inbox')
  assert.ok(JSON.stringify(inbox).includes(id), 'the referral stands in the inbox')
  seen = await act(first, `/api/cases/${id}/referrals/${referral(gas).id}/accept`, {}, seen.version)
  assert.equal(seen.status, 'in_progress')
  seen = await act(
    second,
    `/api/cases/${id}/referrals/${referral(banks).id}/refuse`,
    { reason: 'not_our_mandate', suggestedDeskId: gas.id, text: 'موضوع گاز است، نه بانک.' },
    seen.version,
  )
  assert.equal(seen.status, 'in_progress', 'nobody is relieved because another declined')
  const empty = await first(
    'POST',
    `/api/cases/${id}/referrals/${referral(gas).id}/claim`,
    { evidence: {}, text: 'وصل شد.' },
    { 'if-match': `"${seen.version}"` },
  )
  assert.equal(empty.status, 422, 'a claim without its evidence is refused')
  seen = await act(
    first,
    `/api/cases/${id}/referrals/${referral(gas).id}/claim`,
    { evidence: proof(seen.evidenceType), text: 'ایستگاه تعمیر و جریان گاز برقرار شد.' },
    seen.version,
  )
  assert.equal(seen.status, 'action_claimed')

  const { body: sent } = await visitor('POST', '/api/follow/code', { code, phone })
  const opened = await visitor('POST', '/api/follow', { code, phone, oneTimeCode: sent.demoCode })
  assert.equal(opened.status, 201, JSON.stringify(opened.body))
  const { body: mine } = await visitor('GET', '/api/follow')
  const done = await act(visitor, '/api/follow/confirm', { text: 'گاز وصل شد.' }, mine.version)
  assert.equal(done.status, 'confirmed')
  const again = await visitor('POST', '/api/follow/confirm', {}, { 'if-match': `"${mine.version}"` })
  assert.equal(again.status, 412, 'the same confirmation twice is told, not done')
})

/** Evidence of the groups that a search for "gas cut" may bring. */
function proof(type: string): Record<string, string | number> {
  const at = new Date(Date.now() - 3_600_000).toISOString()
  const day = at.slice(0, 10)
  const known: Record<string, Record<string, string | number>> = {
    reconnection: { reconnectedAt: at, meterNumber: 'M1' },
    connection: { subscriptionNumber: '1', capacity: '500 kW', connectedOn: day },
    quota: { quotaNumber: '1', quantity: 5, unitOfMeasure: 'MW', validUntil: '2027-03-01' },
    works: { finishedOn: day, workDone: 'پست برق تقویت شد.' },
    service: { deliveredOn: day, outcome: 'علت قطعی پیدا و رفع شد.' },
    payment: { paymentReference: '1', amount: 5, currency: 'IRR', paidOn: day },
  }
  return known[type]!
}

// Inside a province: own units, own desks, confidential cases, and every act on a case as the law answers it.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, ids } from '#server/testing.ts'
import { caller, everyRole, may, namesRecord, targets } from './security-calls.ts'
import { everyRoom, makeWorld, stranger } from './security-world.ts'

const { zahra, naser, parviz, karim, sina, maryam, atusa, adel, laleh, mina, naser2 } = cast

suite('every record × everybody', () => {
  const on = everyRoom()
  const { call, expect, nothingFound, facts, tell } = caller(on)

  test('other units, other agencies and an investor cannot learn that a case exists', async () => {
    const w = await makeWorld(on)
    for (const t of targets.filter((one) => one.e.path.startsWith('/api/cases/:') || one.e.path.startsWith('/api/cases/by-code')))
      for (const actor of [laleh, sina, mina].filter((a) => may(t.e, a))) {
        const sent = await call(t, actor, w)
        expect(sent.status === 404, tell(t, actor, sent))
      }
    for (const t of targets.filter((one) => one.e.method === 'GET' && !namesRecord(one)))
      for (const actor of [laleh, sina, mina].filter((a) => may(t.e, a))) {
        const sent = await call(t, actor, w)
        for (const secret of [w.case, w.code, w.hidden, 'ریخته‌گری نمونه']) expect(!sent.text.includes(secret), `${secret} in ${tell(t, actor, sent)}`)
      }
    nothingFound()
  })

  test('inside a province each keeps to the own unit, plan, desk and agency', async () => {
    const w = await makeWorld(on)
    const otherPlan: Actor = { ...sina, accountId: stranger(50), sessionId: 'other-plan', investorIds: [stranger(51)] }
    const ask = (actor: Actor, method: 'get' | 'post' | 'put' | 'del', url: string, body?: object) => {
      const as = on.as(actor)
      return method === 'get' ? as.get(url) : as[method](url, body, { 'if-match': url.includes('/cases/') ? String(w.version) : '1' })
    }
    const desk = { nameFa: 'میز نمونه', nameEn: 'Sample desk', countyIds: [] }
    const refused: [Actor, 'get' | 'post' | 'put' | 'del', string, object?][] = [
      [laleh, 'get', `/api/units/${ids.unit1}`],
      [otherPlan, 'get', `/api/investors/${ids.investor1}`],
      [parviz, 'put', `/api/agencies/${ids.agencyBank}`, { nameFa: 'بانک', nameEn: 'Bank' }],
      [parviz, 'post', `/api/agencies/${ids.agencyBank}/desks`, desk],
      [parviz, 'put', `/api/desks/${ids.deskBank1}`, desk],
      [naser, 'post', '/api/absences', { accountId: mina.accountId, fromDay: '2026-12-01', toDay: '2026-12-02' }],
      [parviz, 'post', '/api/absences', { accountId: mina.accountId, fromDay: '2026-12-01', toDay: '2026-12-02' }],
      [mina, 'del', `/api/absences/${w.absence}`],
      [laleh, 'post', '/api/cases', { text: 'به نام واحد دیگری', unitId: ids.unit1 }],
      [otherPlan, 'post', '/api/cases', { text: 'به نام طرح دیگری', investorId: ids.investor1 }],
      [naser2, 'post', `/api/cases/${w.case}/referrals/${w.referral}/accept`, {}],
      [mina, 'post', `/api/cases/${w.case}/referrals/${w.referral}/accept`, {}],
      [karim, 'post', `/api/cases/${w.other}/write`, { text: 'متن' }],
    ]
    for (const [actor, method, url, body] of refused) {
      const sent = await ask(actor, method, url, body)
      expect([403, 404, 422].includes(sent.status), `${actor.role} ${method} ${url}: ${sent.status} ${sent.text.slice(0, 200)}`)
    }
    // The same requests by those whom they concern: otherwise the refusals above would prove nothing.
    const allowed: typeof refused = [
      [karim, 'get', `/api/units/${ids.unit1}`],
      [sina, 'get', `/api/investors/${ids.investor1}`],
      [parviz, 'post', `/api/agencies/${ids.agencyPower}/desks`, desk],
      [parviz, 'put', `/api/desks/${ids.deskPower1}`, desk],
      [laleh, 'post', '/api/cases', { text: 'به نام واحد خودم', unitId: ids.unit2 }],
      [karim, 'post', `/api/cases/${w.case}/write`, { text: 'متن' }],
    ]
    for (const [actor, method, url, body] of allowed) {
      const sent = await ask(actor, method, url, body)
      expect(sent.status < 300, `${actor.role} ${method} ${url}: ${sent.status} ${sent.text.slice(0, 200)}`)
    }
    nothingFound()
  })

  test('a confidential case is in no list and under no address of those who do not act on it', async () => {
    const w = await makeWorld(on)
    const outside = [maryam, naser2, atusa, adel, zahra]
    const hidden = { ...w, case: w.hidden, version: w.hiddenVersion }
    for (const t of targets.filter((one) => one.e.path.startsWith('/api/cases/:')))
      for (const actor of outside.filter((a) => may(t.e, a))) {
        const sent = await call(t, actor, hidden)
        expect(sent.status === 404 || sent.status === 403, tell(t, actor, sent))
      }
    for (const t of targets.filter((one) => one.e.method === 'GET' && !namesRecord(one)))
      for (const actor of outside.filter((a) => may(t.e, a))) {
        const sent = await call(t, actor, w)
        expect(!sent.text.includes('پرونده محرمانه نمونه'), tell(t, actor, sent))
        if (!['auditor', 'admin'].includes(actor.role)) expect(!sent.text.includes(w.hidden), tell(t, actor, sent))
      }
    nothingFound()
    assert.equal((await on.as(karim).get(`/api/cases/${w.hidden}`)).status, 200, 'the test would see it')
    assert.equal((await on.as(naser).get(`/api/cases/${w.hidden}`)).status, 200)
  })

  test('every act on a case and its referral is answered as the law says to every role, and a refused one writes nothing', async () => {
    const w = await makeWorld(on)
    const acts = targets.filter((one) => one.e.ifMatch && one.e.path.startsWith('/api/cases/:id/'))
    assert.ok(acts.length > 35)
    type Told = { name: string; whyNot: { code: string } | null }
    const outcome = { done: 0, refused: 0, hidden: 0 }
    for (const actor of [...everyRole, naser2, mina]) {
      const view = await on.as(actor).get(`/api/cases/${w.case}`)
      const told: Told[] = [...(view.body.acts ?? []), ...(view.body.referrals?.[0]?.acts ?? [])]
      for (const t of acts.filter((one) => may(one.e, actor))) {
        const act = told.find((a) => a.name === t.e.path.split('/').at(-1))
        const before = await facts()
        let written = before
        const sent = await call(t, actor, w, {
          after: async () => {
            written = await facts()
          },
        })
        if (view.status !== 200) expect(sent.status === 404, tell(t, actor, sent))
        else if (!act) expect(sent.body.code === 'law/not-yours', `not among the acts told: ${tell(t, actor, sent)}`)
        else if (act.whyNot) expect(sent.body.code === act.whyNot.code, `${act.whyNot.code} expected: ${tell(t, actor, sent)}`)
        else expect(![401, 403, 404, 412].includes(sent.status), tell(t, actor, sent))
        expect(sent.status < 300 ? written > before : written === before, `${written - before} rows written: ${tell(t, actor, sent)}`)
        outcome[view.status !== 200 ? 'hidden' : act && !act.whyNot ? 'done' : 'refused'] += 1
      }
    }
    nothingFound()
    assert.ok(outcome.done > 40 && outcome.refused > 50 && outcome.hidden > 20, `the test would see all three: ${JSON.stringify(outcome)}`)
  })
})

// What a panel was asked about a confidential case tells nobody of it who may not see the case; and who has a stake stays out.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids, stage } from '#server/testing.ts'
import { noteCases } from '../../register/actions.ts'
import { obstacles } from '../../routes.ts'

const { sadeq, homa, zahra, ehsan, maryam, naser, mina } = cast
const hiddenId = '00000000-0000-7000-8000-00000000e001'
const secret = 'مدیر بانک نام‌برده برای پرداخت تسهیلات درخواست وجه کرده است'

suite('opinions on confidential cases', () => {
  const on = stage([obstacles])
  const tell = (openTo: string[], confidential = true) =>
    on.ctx({ ...homa }, (ctx) =>
      noteCases(ctx, [
        {
          ...{ id: hiddenId, code: 'EA-1405-000077', text: secret, unitId: ids.unit1, unitName: 'کارگاه نمونه', countyId: ids.county1 },
          ...{ groupCode: 'F02', agencyIds: [ids.agencyPower], outcome: 'open' as const, priority: 'normal', confidential, openTo },
          ...{ article: '', toldAt: on.now, closedAt: null, knotId: null },
        },
      ]),
    )

  async function panelOf(members: { accountId: string; chair: boolean }[]) {
    const form = { nameFa: 'کارگروه نمونه', nameEn: 'A panel', domainCode: null, groupCodes: [], active: true }
    const made = (await on.as(sadeq).post('/api/panels', form)).body
    const seated = await on.as(sadeq).put(`/api/panels/${made.id}/members`, { members }, { 'if-match': String(made.version) })
    assert.equal(seated.status, 200, seated.text)
    return made.id as string
  }

  async function asked(by = homa, members = [{ accountId: ehsan.accountId!, chair: true }]) {
    const question = { panelId: await panelOf(members), subjectKind: 'case', subjectId: hiddenId, question: 'آیا این رفتار تخلف است؟' }
    const sent = await on.as(by).post('/api/opinions', question)
    assert.equal(sent.status, 201, sent.text)
    return sent.body
  }

  test('neither the list, nor the case’s opinions, nor an act tells a role that may not see the case', async () => {
    await tell([])
    const request = await asked()
    for (const who of [zahra, sadeq, maryam, naser, mina]) {
      assert.deepEqual((await on.as(who).get('/api/opinions')).body.rows, [], who.role)
      assert.deepEqual((await on.as(who).get(`/api/opinions/of?kind=case&id=${hiddenId}`)).body.rows, [], who.role)
    }
    for (const [path, body] of [
      ['conclude', { text: 'تخلف است' }],
      ['extend', { days: 3 }],
      ['withdraw', undefined],
    ] as const) {
      const sent = await on.as(sadeq).post(`/api/opinions/${request.id}/${path}`, body, { 'if-match': String(request.version) })
      assert.deepEqual([sent.status, sent.body.code], [404, 'obstacles/no-such-opinion-request'], path)
    }
    for (const who of [homa, ehsan]) assert.equal((await on.as(who).get('/api/opinions')).body.rows[0].subject.text, secret, who.role)
  })

  test('whom casework lets see it reads it; answered, the agency’s other desks still do not', async () => {
    await tell(['secretary', naser.accountId!])
    const request = await asked()
    assert.equal((await on.as(sadeq).get('/api/opinions')).body.rows.length, 1)
    await on.as(ehsan).post(`/api/opinions/${request.id}/give`, { text: 'بله' })
    const done = await on.as(ehsan).post(`/api/opinions/${request.id}/conclude`, { text: 'تخلف است' }, { 'if-match': String(request.version) })
    assert.equal(done.status, 200, done.text)
    const other = { ...naser, accountId: mina.accountId!, deskIds: [], sessionId: 'other-desk' }
    const of = (who: typeof naser) => on.as(who).get(`/api/opinions/of?kind=case&id=${hiddenId}`)
    assert.equal((await of(naser)).body.rows.length, 1)
    assert.deepEqual((await of(other)).body.rows, [])
    await tell([], false)
    assert.equal((await of(other)).body.rows.length, 1)
  })

  test('who declared a conflict neither judges afterwards nor sums up, though they chair the panel', async () => {
    await tell([])
    const request = await asked(homa, [
      { accountId: ehsan.accountId!, chair: true },
      { accountId: naser.accountId!, chair: false },
    ])
    await on.as(naser).post(`/api/opinions/${request.id}/give`, { text: 'به نظرم تخلف است' })
    const told = await on.as(ehsan).post(`/api/opinions/${request.id}/declare-conflict`, { text: 'خویشاوند مدیر بانک هستم' })
    assert.equal(told.status, 200, told.text)
    assert.equal(told.body.subject, null)
    assert.deepEqual(
      told.body.opinions.map((o: { accountId: string }) => o.accountId),
      [ehsan.accountId],
    )
    assert.deepEqual(told.body.open, ['declare_conflict'])
    for (const path of ['give', 'conclude']) {
      const sent = await on.as(ehsan).post(`/api/opinions/${request.id}/${path}`, { text: 'تخلفی نیست' }, { 'if-match': String(request.version) })
      assert.deepEqual([sent.status, sent.body.code], [403, 'obstacles/conflict-of-interest'], path)
    }
  })

  test('a forged cursor is a page like any other, never a fault of the server', async () => {
    const id = '0198aaaa-0000-7000-8000-000000000001'
    const cursors = [`/api/opinions?after=zzzzzzzzz_${id}`, `/api/duplicates?after=1e300_${id}`, `/api/imports?after=%2B099999-01-01%7C${id}`]
    for (const path of [...cursors, ...cursors.map((one) => one.replace(id, '-'.repeat(36)))])
      assert.ok((await on.as(homa).get(path)).status < 500, path)
  })
})

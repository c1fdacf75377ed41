import assert from 'node:assert/strict'
import { test } from 'node:test'
import { serve } from '#server/http.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { registerPaper } from '../actions.ts'
import { papersApi } from '../api.ts'
import { papersHandlers } from '../routes.ts'
import { sampleFields } from '../sample/rules.ts'
import { shippedWording } from '../shipped/rules.ts'

const on = stage([serve(papersApi, papersHandlers)])
const { sadeq, adel, maryam, karim, homa } = cast
const shipped = shippedWording.invitation.fa
const wording = { title: 'دعوت {session}', opening: '{recipient}\n\nروز {heldOn}', closing: 'با احترام' }
const at = '/api/paper-texts/invitation/fa'
const made = () =>
  on.ctx(sadeq, (ctx) =>
    registerPaper(ctx, { kind: 'invitation', subject: { kind: 'session', id: ids.unit1 }, fields: sampleFields('fa'), blocks: [] }),
  )

test('a province writes its own wording; earlier versions stay, and it can go back to the shipped one', async () => {
  const first = await on.as(sadeq).get(at)
  assert.deepEqual([first.body.version, first.body.shipped, first.body.title, first.headers['etag']], [0, true, shipped.title, '"0"'])
  assert.deepEqual((await on.as(sadeq).put(at, wording, { 'if-match': '0' })).body, { version: 1 })
  assert.equal((await made()).title, 'دعوت EA-S-1405-0031')
  const late = await on.as(adel).put(at, { ...wording, title: 'دیگر' }, { 'if-match': '0' })
  assert.deepEqual([late.status, late.body.code, late.body.details.version], [412, 'http/stale', 1])
  assert.deepEqual((await on.as(adel).del(at, undefined, { 'if-match': '1' })).body, { version: 2 })
  const back = (await on.as(sadeq).get(at)).body
  assert.deepEqual([back.version, back.shipped, back.opening], [2, true, shipped.opening])
  assert.equal((await made()).title, 'دعوت به جلسهٔ EA-S-1405-0031 کارگروه تسهیل و رفع موانع تولید استان')
  const history = (await on.as(sadeq).get(`${at}/history`)).body
  assert.deepEqual(
    history.map((v: { version: number; shipped: boolean; title: string }) => [v.version, v.shipped, v.title]),
    [
      [2, true, shipped.title],
      [1, false, wording.title],
    ],
  )
  const used = await on.db.selectFrom('workgroup.paper').select(['template_version', 'data']).orderBy('id').execute()
  assert.deepEqual(
    used.map((p) => [p.template_version, (p.data as { wording: { closing: string } }).wording.closing === 'با احترام']),
    [
      [1, true],
      [2, false],
    ],
  )
})

test('an unknown field is refused at saving and in the preview, by its name', async () => {
  const bad = { ...wording, closing: 'تا {deadline}' }
  for (const sent of [await on.as(sadeq).put(at, bad, { 'if-match': '0' }), await on.as(sadeq).post(`${at}/preview`, { wording: bad })])
    assert.deepEqual([sent.status, sent.body.code, sent.body.details.field], [422, 'workgroup/unknown-field', 'deadline'])
})

test('a text without a subject line is refused in words, also one of spaces and marks that nobody sees', async () => {
  for (const title of ['', '   ', '\u200f \u200c']) {
    const bad = { ...wording, title }
    for (const sent of [await on.as(sadeq).put(at, bad, { 'if-match': '0' }), await on.as(sadeq).post(`${at}/preview`, { wording: bad })])
      assert.deepEqual([sent.status, sent.body.code], [422, 'workgroup/paper-title-needed'], JSON.stringify(title))
  }
})

test('the preview is a picture of a sample paper with wording and letterhead as they are being written', async () => {
  const letterhead = { head: 'دفتر نمونه', subhead: '', address: '', signerName: '', signerPost: '', numberFormat: 'ن/{no}' }
  for (const kind of ['minutes', 'addendum', 'invitation']) {
    const sent = await on.as(sadeq).post(`/api/paper-texts/${kind}/en/preview`, kind === 'invitation' ? { wording, letterhead } : {})
    assert.match(sent.body.svg, /^<svg/, sent.text.slice(0, 200))
  }
  const wrong = await on.as(sadeq).post(`${at}/preview`, { letterhead: { ...letterhead, numberFormat: '{year}' } })
  assert.equal(wrong.body.code, 'workgroup/number-format-without-no')
})

test('settings of papers belong to secretary and administrator, each in their own province', async () => {
  for (const who of [maryam, homa, karim]) {
    assert.equal((await on.as(who).get('/api/paper-texts')).status, 403, who.role)
    assert.equal((await on.as(who).put('/api/letterhead/fa', {}, { 'if-match': '0' })).status, 403, who.role)
  }
  await on.as(sadeq).put(at, wording, { 'if-match': '0' })
  const there = { ...adel, provinceId: 2, sessionId: 'there' }
  assert.equal((await on.as(there).get(at)).body.version, 0)
  assert.equal((await on.as(adel).get('/api/paper-texts')).body.length, 18)
})

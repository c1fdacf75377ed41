// Opening, listing, searching and following cases; bad input gets a clear answer and loses nothing.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import sharp from 'sharp'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { aSunday, cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { casework } from '../routes.ts'

const HOUR = 3_600_000

suite('cases', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs }, demo: true })
  const post = (body: object, headers: Record<string, string> = {}) => on.as(cast.zahra).post('/api/cases', body, headers)
  const raise = async (more: object = {}) => (await post({ text: 'برق کارخانه قطع است', phone: '09141234567', ...more })).body

  test('phones in any usual form become one number', async () => {
    for (const phone of ['+989141234567', '00989141234567', '09141234567', '۰۹۱۴ ۱۲۳ ۴۵۶۷', '٠٩١٤-١٢٣-٤٥٦٧'])
      assert.equal((await raise({ phone })).reporterPhone, '+989141234567', phone)
    assert.equal((await on.as(cast.zahra).get('/api/cases/by-phone?phone=0914%20123%204567')).body.items.length, 5)
  })

  test('bad input is refused in words, and nothing is written', async () => {
    const table: [object, number, string][] = [
      [{ text: '', phone: '09141234567' }, 422, 'casework/empty-text'],
      [{ text: ' \u200b\u202e ', phone: '09141234567' }, 422, 'casework/empty-text'],
      [{ text: 'ا'.repeat(100_000), phone: '09141234567' }, 422, 'casework/text-too-long'],
      [{ text: 'x' }, 422, 'casework/phone-needed'],
      [{ text: 'x', phone: '123' }, 422, 'casework/bad-phone'],
      [{ text: 'x', phone: '09141234567', unitId: ids.unitOther }, 422, 'casework/no-such-unit'],
      [{ text: 'x', phone: '09141234567', countyId: ids.county3 }, 422, 'casework/no-such-county'],
      [{ text: 'x', phone: '09141234567', groupCode: 'Z99' }, 404, 'obstacles/no-such-group'],
      [{ text: 5, phone: '09141234567', priority: 'urgent' }, 400, 'http/bad-input'],
    ]
    for (const [body, status, code] of table) {
      const { body: answer, status: got } = await post(body)
      assert.deepEqual([got, answer.code], [status, code], JSON.stringify(body).slice(0, 80))
    }
    const long = await post({ text: 'ا'.repeat(20_001), phone: '09141234567' })
    assert.deepEqual(long.body.details, { length: 20_001, max: 20_000 })
    assert.equal((await on.db.selectFrom('casework.case').select('id').execute()).length, 0)
  })

  test('emoji stay, bidi controls go, the longest text is kept whole', async () => {
    assert.equal((await raise({ text: '\u202eخط تولید 🏭 ایستاد\u202c\u200f' })).text, 'خط تولید 🏭 ایستاد')
    assert.equal((await raise({ text: 'ب'.repeat(20_000) })).text.length, 20_000)
  })

  test('the same request sent twice makes one case', async () => {
    const body = { text: 'برق قطع است', phone: '09141234567' }
    const [a, b] = await Promise.all([post(body, { 'idempotency-key': 'k1' }), post(body, { 'idempotency-key': 'k1' })])
    assert.deepEqual([a.status, b.status, a.body.code], [201, 201, b.body.code])
    assert.equal((await on.db.selectFrom('casework.case').select('id').execute()).length, 1)
  })

  test('codes count up and never repeat, also after a refused create', async () => {
    const codes = []
    for (let i = 0; i < 4; i++) {
      codes.push((await raise()).code)
      await post({ text: '', phone: '09141234567' })
    }
    assert.equal(new Set(codes).size, 4)
    assert.deepEqual([...codes].sort(), codes)
  })

  test('a producer raises for an own unit only; their own phone is used', async () => {
    const made = await on.as(cast.karim).post('/api/cases', { text: 'وام پرداخت نشده' })
    assert.deepEqual([made.status, made.body.unitId, made.body.channel, made.body.reporterPhone !== null], [201, ids.unit1, 'web', true])
    assert.equal((await on.as(cast.karim).post('/api/cases', { text: 'x', unitId: ids.unit2 })).body.code, 'casework/no-such-unit')
    assert.equal((await on.as(cast.naser).post('/api/cases', { text: 'x', phone: '09141234567' })).status, 403)
    assert.equal((await on.as(null).post('/api/cases', { text: 'x' })).status, 401)
  })

  test('search finds at once, blind to spelling, digits and half-spaces, with what fits marked', async () => {
    const c = await raise({ text: 'راه‌اندازی خط تولید كارخانه در سال ۱۴۰۵ متوقف ماند', unitId: ids.unit1 })
    await raise({ text: 'وام بانکی پرداخت نشده است' })
    for (const q of [
      'راه اندازی',
      'راهاندازی',
      'راه‌اندازی',
      'کارخانه',
      'كارخانه',
      '1405',
      '۱۴۰۵',
      'فولاد میانه',
      c.code,
      c.code.toLowerCase().replaceAll('-', ''),
      '10100000017',
    ]) {
      const found = (await on.as(cast.zahra).get(`/api/cases/search?q=${encodeURIComponent(q)}`)).body.items
      assert.ok(
        found.some((f: { id: string }) => f.id === c.id),
        q,
      )
    }
    const [hit] = (await on.as(cast.zahra).get(`/api/cases/search?q=${encodeURIComponent('راه اندازی')}`)).body.items
    assert.ok(hit.summaryHits.some((p: { hit: boolean; text: string }) => p.hit && p.text.startsWith('راه')))
    assert.deepEqual((await on.as(cast.zahra).get('/api/cases/search?q=%D9%88%D8%A7%DA%98%D9%87%E2%80%8C%D8%A7%DB%8C')).body.items, [])
  })

  test('keyset pages give every case once, in order, for each sort', async () => {
    for (let i = 0; i < 7; i++) {
      on.clock.forward(60_000)
      await raise({ priority: i % 2 ? 'production_stopped' : 'normal' })
    }
    for (const sort of ['recent', 'opened', 'due']) {
      const seen: string[] = []
      let after = ''
      do {
        const page = (await on.as(cast.homa).get(`/api/cases?sort=${sort}&limit=3${after && `&after=${after}`}`)).body
        seen.push(...page.items.map((c: { id: string }) => c.id))
        after = page.next
      } while (after)
      assert.equal(new Set(seen).size, 7, sort)
      assert.equal(seen.length, 7, sort)
    }
    assert.equal((await on.as(cast.homa).get('/api/cases?after=rubbish')).body.code, 'casework/bad-cursor')
    assert.equal((await on.as(cast.homa).get('/api/cases?priority=production_stopped')).body.items.length, 3)
    assert.equal((await on.as(cast.homa).get('/api/cases?flag=production_stopped&status=submitted&open=true&holder=centre')).body.items.length, 3)
  })

  const multipart = (name: string, content: Buffer, type: string) => {
    const boundary = 'xx-boundary'
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="visibility"\r\n\r\nproducer\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`
    return {
      payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
      type: `multipart/form-data; boundary=${boundary}`,
    }
  }
  const upload = (c: { id: string }, sessionId: string | null, { payload, type }: ReturnType<typeof multipart>) =>
    on.inject({
      method: 'POST',
      url: `/api/cases/${c.id}/attachments`,
      headers: { authorization: `Bearer as-${sessionId}`, 'content-type': type },
      payload,
    })

  test('a photo is kept without its place and shown only to who may see the case; a Word file named .jpg is refused', async () => {
    const c = await raise({ unitId: ids.unit1 })
    const photo = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#a33' } })
      .withExif({ IFD0: { Copyright: 'secret-place' } })
      .jpeg()
      .toBuffer()
    const done = await upload(c, cast.zahra.sessionId, multipart('عکس.jpg', photo, 'image/jpeg'))
    assert.equal(done.status, 201, done.text)
    const [file] = done.body.attachments
    assert.deepEqual([file.name, file.mime, file.visibility], ['عکس.jpg', 'image/jpeg', 'producer'])
    const got = await on.as(cast.karim).get(file.url)
    assert.deepEqual([got.status, got.headers['content-type'], got.text.includes('secret-place')], [200, 'image/jpeg', false])
    assert.deepEqual(
      [
        (await on.as(cast.karim).get(file.thumbnailUrl)).headers['content-type'],
        (await on.as(cast.laleh).get(file.url)).status,
        (await on.as(cast.naser).get(file.url)).status,
      ],
      ['image/webp', 404, 404],
    )
    const word = await upload(c, cast.zahra.sessionId, multipart('سند.jpg', Buffer.from('UEsDBBQABgAIAAAAIQ==', 'base64'), 'image/jpeg'))
    assert.deepEqual([word.status, word.body.code], [415, 'http/unsupported-type'])
    assert.equal((await on.as(cast.zahra).get(`/api/cases/${c.id}`)).body.attachments.length, 1)
  })

  suite('following without an account', () => {
    const phone = '09141234567'
    const cookieOf = (headers: Record<string, unknown>) => /gg_follow=[^;]*/.exec(String(headers['set-cookie']))![0]
    async function follow() {
      const receipt = (await on.as(null).post('/api/public/cases', { province: 'EA', text: 'آب قطع است', phone, name: 'متقاضی' })).body
      const { demoCode } = (await on.as(null).post('/api/follow/code', { code: receipt.code, phone })).body
      const started = await on.as(null).post('/api/follow', { code: receipt.code, phone, oneTimeCode: demoCode })
      return { receipt, started, cookie: cookieOf(started.headers) }
    }

    test('raised, followed by code and phone, answered: this one case and nothing else', async () => {
      const { receipt, started, cookie } = await follow()
      assert.deepEqual([started.status, started.body.code, started.body.status], [201, receipt.code, 'submitted'])
      const asked = await on.as(cast.zahra).post(`/api/cases/${receipt.id}/ask_info`, { text: 'نشانی دقیق؟' }, { 'if-match': '1' })
      assert.equal(asked.status, 200)
      const seen = await on.as(null).get('/api/follow', { cookie })
      assert.deepEqual([seen.status, seen.body.status, seen.body.timeline.at(-1).text], [200, 'info_needed', 'نشانی دقیق؟'])
      const answered = await on.as(null).post('/api/follow/answer', { text: 'شهرک سلیمی', via: 'phone', saidBy: 'x' }, { cookie, 'if-match': '2' })
      assert.deepEqual([answered.status, answered.body.status, answered.body.timeline.at(-1).details.via], [200, 'submitted', 'web'])
      assert.equal((await on.as(null).get(`/api/cases/${receipt.id}`, { cookie })).status, 401)
    })

    test('a wrong or used code, another phone, an expired session open nothing', async () => {
      const { receipt, cookie } = await follow()
      for (const oneTimeCode of ['000000', ''])
        assert.ok([401, 422].includes((await on.as(null).post('/api/follow', { code: receipt.code, phone, oneTimeCode })).status))
      const other = await on.as(null).post('/api/follow/code', { code: receipt.code, phone: '09149999999' })
      assert.deepEqual([other.status, other.body], [202, { sent: true }])
      assert.equal((await on.as(null).get('/api/follow', { cookie: 'gg_follow=1.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' })).status, 401)
      assert.equal((await on.as(null).get('/api/follow', { cookie: cookie.replace('=1.', '=2.') })).status, 401)
      on.clock.set(new Date(aSunday.getTime() + 3 * HOUR))
      assert.equal((await on.as(null).get('/api/follow', { cookie })).status, 401)
    })

    test('a visitor’s form pressed twice is one case; other words are another', async () => {
      const body = { province: 'EA', text: 'آب قطع است', phone }
      const [a, b] = await Promise.all([
        on.as(null).post('/api/public/cases', body),
        on.as(null).post('/api/public/cases', { ...body, phone: '+98 914 123 4567' }),
      ])
      const other = await on.as(null).post('/api/public/cases', { ...body, text: 'گاز قطع است' })
      assert.deepEqual([a.status, b.status, other.status, a.body.code === b.body.code, a.body.code === other.body.code], [201, 201, 201, true, false])
      on.clock.forward(11 * 60_000)
      assert.notEqual((await on.as(null).post('/api/public/cases', body)).body.code, a.body.code)
    })

    test('leaving ends the session', async () => {
      const { cookie } = await follow()
      await on.as(null).del('/api/follow', undefined, { cookie })
      assert.equal((await on.as(null).get('/api/follow', { cookie })).status, 401)
    })
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '#kernel/actor.ts'
import { ids, stage } from '#server/testing.ts'
import { pages } from '../pages.ts'
import { casework } from '../routes.ts'
import { tidyDrafts } from './raise/actions.ts'

const on = stage([casework], { pages, demo: true })

/** A browser without JavaScript: follows redirects by hand and keeps cookies. */
function browser() {
  const jar = new Map<string, string>()
  async function go(method: 'GET' | 'POST', url: string, form?: Record<string, string>) {
    const res = await on.inject({
      method,
      url,
      headers: {
        accept: 'text/html',
        cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; '),
        ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form && { payload: new URLSearchParams(form).toString() }),
    })
    for (const line of [res.headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      if (value) jar.set(name!, value)
      else jar.delete(name!)
    }
    return { status: res.status, to: String(res.headers['location'] ?? ''), text: res.text, headers: res.headers }
  }
  return { jar, get: (url: string) => go('GET', url), post: (url: string, form: Record<string, string> = {}) => go('POST', url, form) }
}

const phone = '09141112233'
async function fill(b: ReturnType<typeof browser>, text = 'گاز کارخانه از دیروز قطع است.') {
  await b.get('/province/EA')
  assert.equal((await b.post('/raise/text', { text })).to, '/raise/stopped')
  assert.equal((await b.post('/raise/stopped', { stopped: 'yes' })).to, '/raise/unit')
  assert.equal((await b.post('/raise/unit', { unitName: 'واحد آزمون', county: ids.county1, identifier: '' })).to, '/raise/you')
  assert.equal((await b.post('/raise/you', { name: 'رابط نمونه', phone })).to, '/raise/files')
}

async function raise(b: ReturnType<typeof browser>): Promise<string> {
  await fill(b)
  const sent = await b.post('/raise/check')
  return /^\/receipt\/(EA-\d{4}-\d{6})$/.exec(sent.to)![1]!
}

async function openCase(b: ReturnType<typeof browser>, code: string) {
  assert.equal((await b.post('/follow', { code, phone })).to, '/follow/code')
  const shown = /data-demo-code="(\d{6})"/.exec((await b.get('/follow/code')).text)![1]!
  assert.equal((await b.post('/follow/code', { oneTimeCode: shown })).to, '/follow/case')
}

test('a visitor chooses the province first, then meets its phone and two doors; English stands under /en', async () => {
  const b = browser()
  assert.match((await b.get('/')).text, /در کدام استان هستید/)
  assert.equal((await b.get('/raise')).to, '/province?next=raise')
  assert.equal((await b.get('/province/EA')).to, '/')
  const home = await b.get('/')
  assert.match(home.text, /href="tel:/)
  assert.match(home.text, /<html lang="fa" dir="rtl">/)
  assert.match((await b.get('/en')).text, /<html lang="en" dir="ltr">/)
  assert.equal((await b.get('/province/XX')).status, 404)
})

test('question by question to a receipt, which only this browser can see', async () => {
  const b = browser()
  const code = await raise(b)
  assert.match((await b.get(`/receipt/${code}`)).text, new RegExp(code))
  const stranger = browser()
  await stranger.get('/province/EA')
  assert.equal((await stranger.get(`/receipt/${code}`)).to, '/follow')
  stranger.jar.set(
    'gg_receipt',
    b.jar.get('gg_receipt')!.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
  )
  assert.equal((await stranger.get(`/receipt/${code}`)).to, '/follow', 'a changed cookie is no key')
  assert.equal((await b.post('/raise/check')).to, `/receipt/${code}`, 'sent once: pressed again after "back", the receipt stands there')
  const rows = await on.db
    .selectFrom('casework.case')
    .select(['priority', 'reporter_phone', 'county_id'])
    .where('province_id', '=', 1)
    .where('code', '=', code)
    .execute()
  assert.deepEqual(rows, [{ priority: 'production_stopped', reporter_phone: '+989141112233', county_id: ids.county1 }])
})

test('two presses at once raise one case, also when the first answer never arrives', async () => {
  const b = browser()
  await fill(b, 'دو بار فشرده شد')
  const draft = b.jar.get('gg_draft')!
  const code = (await b.post('/raise/check')).to
  const again = browser()
  await again.get('/province/EA')
  again.jar.set('gg_draft', draft)
  assert.equal((await again.post('/raise/check')).to, code)
  assert.match((await again.get(code)).text, /EA-/)
  again.jar.set('gg_draft', draft)
  assert.doesNotMatch((await again.get('/raise/text')).text, /دو بار فشرده شد/, 'the words have left the draft')
  assert.equal((await again.post('/raise/text', { text: 'مانع دیگری هم هست که می‌نویسم.' })).to, '/raise/stopped')
  assert.notEqual(again.jar.get('gg_draft'), draft, 'the next obstacle has a draft of its own')
  const sent = await on.db.selectFrom('casework.case').select('code').where('province_id', '=', 1).where('text', 'like', 'دو بار%').execute()
  assert.equal(sent.length, 1)
})

test('what is wrong is kept and told beside the field', async () => {
  const b = browser()
  await b.get('/province/EA')
  const empty = await b.post('/raise/text', { text: ' ' })
  assert.equal(empty.status, 422)
  assert.match(empty.text, /id="text-error"/)
  await b.post('/raise/text', { text: 'ارز تخصیص نمی‌دهند' })
  const bad = await b.post('/raise/you', { name: 'ر', phone: '<b>12345' })
  assert.equal(bad.status, 422)
  assert.match(bad.text, /aria-describedby="phone-hint phone-error" aria-invalid="true"/)
  assert.match(bad.text, /value="&#60;b&#62;12345"/, 'typed text stays, escaped')
  assert.match((await b.get('/raise/text')).text, /ارز تخصیص نمی‌دهند/)
})

test('nobody reaches the check with open questions; a county of another province is refused', async () => {
  const b = browser()
  await b.get('/province/EA')
  assert.equal((await b.get('/raise/check')).to, '/raise/text')
  await fill(b)
  await b.post('/raise/unit', { unitName: 'واحد', county: ids.county3, identifier: '' })
  assert.equal((await b.post('/raise/check')).to, '/raise/unit')
})

test('another browser does not read or send my draft, whatever it guesses', async () => {
  const b = browser()
  await fill(b, 'راز کسب‌وکار من اینجاست')
  const [id] = b.jar.get('gg_draft')!.split('.')
  const thief = browser()
  await thief.get('/province/EA')
  thief.jar.set('gg_draft', `${id}.${'A'.repeat(43)}`)
  assert.doesNotMatch((await thief.get('/raise/text')).text, /راز کسب‌وکار/)
  assert.equal((await thief.post('/raise/check')).to, '/raise')
  assert.match((await b.get('/raise/text')).text, /راز کسب‌وکار/)
  await b.post('/raise/restart')
  assert.doesNotMatch((await b.get('/raise/text')).text, /راز کسب‌وکار/)
})

test('a draft that nobody touched for a month is gone, a younger one stays', async () => {
  const b = browser()
  await fill(b, 'متن این پیش‌نویس')
  const tidy = () => on.ctx(systemActor(1), tidyDrafts)
  on.clock.forward(29 * 86_400_000)
  await tidy()
  assert.match((await b.get('/raise/text')).text, /متن این پیش‌نویس/)
  on.clock.forward(2 * 86_400_000)
  await tidy()
  assert.doesNotMatch((await b.get('/raise/text')).text, /متن این پیش‌نویس/)
})

test('a file too large or of a wrong kind is told beside the field, and the good one beside it stays', async () => {
  const b = browser()
  await fill(b)
  const part = (name: string, body: Buffer) =>
    Buffer.concat([
      Buffer.from(`--x\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`),
      body,
      Buffer.from('\r\n'),
    ])
  const send = (parts: Buffer[]) =>
    on.inject({
      method: 'POST',
      url: '/raise/attach',
      headers: { accept: 'text/html', 'content-type': 'multipart/form-data; boundary=x', cookie: [...b.jar].map(([k, v]) => `${k}=${v}`).join('; ') },
      payload: Buffer.concat([...parts, Buffer.from('--x--\r\n')]),
    })
  const pdf = Buffer.from('%PDF-1.4\n%%EOF\n')
  const large = await send([part('letter.pdf', pdf), part('huge.jpg', Buffer.alloc(21_000_000, 1))])
  assert.equal(large.status, 422)
  assert.match(large.text, /id="files-error">[^<]*huge\.jpg/)
  assert.match(large.text, /<bdi>letter\.pdf/, 'the good file is kept')
  const word = await send([part('photo.jpg', Buffer.from('PK\u0003\u0004 word'))])
  assert.equal(word.status, 422)
  const many = await send(Array.from({ length: 7 }, (_, i) => part(`${i}.pdf`, pdf)))
  assert.match(many.text, /بیش از ۶ فایل/)
})

test('follow: code, phone, one-time code; then the case in plain words, a note, and leaving', async () => {
  const b = browser()
  const code = await raise(b)
  await openCase(b, code)
  const seen = await b.get('/follow/case')
  assert.match(seen.text, /در مرکز بررسی می‌شود/)
  const version = /name="version" value="(\d+)"/.exec(seen.text)![1]!
  assert.equal((await b.post('/follow/act/write', { version, 'write-text': '' })).status, 422)
  assert.equal((await b.post('/follow/act/write', { version, 'write-text': 'شماره نامه ۱۲۳ است' })).to, '/follow/case?done=1')
  const again = await b.post('/follow/act/write', { version, 'write-text': 'شماره نامه ۱۲۳ است' })
  assert.equal(again.to, '/follow/case?done=1', 'pressed twice: it is done, and done once')
  assert.equal((await b.get('/follow/case')).text.split('شماره نامه ۱۲۳ است').length, 2)
  const stale = await b.post('/follow/act/withdraw', { version, 'withdraw-text': 'دیگر لازم نیست' })
  assert.equal(stale.status, 409, 'an act on an old state is not done')
  assert.match(stale.text, /دیگر لازم نیست/, 'and what was typed stays')
  assert.equal((await b.post('/follow/leave')).to, '/')
  assert.equal((await b.get('/follow/case')).to, '/follow')
})

test('a code that exists and one that does not answer alike to the wrong phone', async () => {
  const code = await raise(browser())
  const answers = []
  for (const asked of [code, 'EA-1405-999999']) {
    const b = browser()
    const first = await b.post('/follow', { code: asked, phone: '09142223344' })
    const page = await b.get('/follow/code')
    const wrong = await b.post('/follow/code', { oneTimeCode: '000000' })
    answers.push({ to: first.to, status: first.status, page: page.text, wrong: wrong.text, wrongStatus: wrong.status })
    on.clock.forward(3_600_000)
  }
  assert.deepEqual(answers[0], answers[1])
})

test('a page with its style and script stays below 20 kB gzip', async () => {
  const { gzipSync } = await import('node:zlib')
  const { publicAssets } = await import('#server/document.ts')
  const b = browser()
  const code = await raise(b)
  await openCase(b, code)
  const assets = ['/public.css', '/public.js'].map((path) => gzipSync(publicAssets.get(path)!.body).length).reduce((x, y) => x + y)
  for (const url of ['/', '/raise/text', '/raise/unit', '/follow', '/follow/case', '/en']) {
    const size = gzipSync((await b.get(url)).text).length + assets
    assert.ok(size < 20_000, `${url} weighs ${size} bytes`)
  }
})

test('no inline script or style: the content security policy would refuse it', async () => {
  const b = browser()
  const code = await raise(b)
  await openCase(b, code)
  for (const url of ['/', '/raise/text', '/raise/files', '/follow/case']) {
    const { text } = await b.get(url)
    assert.doesNotMatch(text, /\sstyle=|\son\w+=|<style|<script(?![^>]* src=)/, url)
  }
})

// The last one: it uses up what this address may ask in an hour.
test('too many requests get a page that says so, not a bare error', async () => {
  const b = browser()
  let last = await b.post('/follow', { code: 'EA-1405-000001', phone: 'x' })
  for (let i = 0; i < 20; i++) last = await b.post('/follow', { code: 'EA-1405-000001', phone: 'x' })
  assert.equal(last.status, 429)
  assert.match(last.text, /<h1>/)
  assert.ok(Number(last.headers['retry-after']) > 0)
})

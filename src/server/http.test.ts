import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { problem } from '#kernel/problem.ts'
import { serve } from './http.ts'
import { cast, stage } from './testing.ts'

const tooShort = problem<{ at: number }>('test/too-short', 422)
const Note = Type.Object({ text: Type.String({ minLength: 1, maxLength: 100 }) })

const api = {
  write: {
    method: 'POST',
    path: '/api/test/notes',
    summary: 'Write',
    may: ['operator'],
    body: Note,
    reply: Type.Object({ id: Type.String() }),
    status: 201,
    idempotent: true,
    scope: 'test:write',
  },
  read: {
    method: 'GET',
    path: '/api/test/facts',
    summary: 'Read',
    may: 'signedIn',
    reply: Type.Object({ names: Type.Array(Type.String()) }),
    scope: 'test:read',
  },
  cheat: { method: 'GET', path: '/api/test/cheat', summary: 'A read that writes', may: 'signedIn', reply: Type.Object({}) },
  drop: { method: 'POST', path: '/api/test/drop', summary: 'Refuses after writing', may: 'signedIn', reply: Type.Object({}) },
  upload: {
    method: 'POST',
    path: '/api/test/upload',
    summary: 'Upload',
    may: ['operator'],
    upload: { maxBytes: 2000, maxFiles: 1 },
    body: Type.Object({ count: Type.Integer() }),
    reply: Type.Object({ files: Type.Array(Type.String()), count: Type.Integer() }),
  },
} satisfies Contract

let made = 0
const room = serve(api, {
  async write(ctx, { body }) {
    await ctx.record('test.write', 'note:1', { text: body.text, secret: undefined })
    return { id: String(++made) }
  },
  async read(ctx) {
    const rows = await ctx.db.selectFrom('journal.fact').select('name').orderBy('id').execute()
    return { names: rows.map((r) => r.name) }
  },
  async cheat(ctx) {
    await ctx.record('test.cheat', 'note:1')
    return {}
  },
  async drop(ctx) {
    await ctx.record('test.drop', 'note:1')
    throw tooShort({ at: 3 })
  },
  upload: async (_ctx, { body }, http) => ({ files: http.files.map((f) => f.mime), count: body.count }),
})

suite('one request, one transaction', () => {
  const heard: string[] = []
  const on = stage([room], {
    jobs: {
      test: {
        hears: {
          'test.write': async (_ctx, fact) => {
            heard.push(String(fact.details['text']))
          },
        },
      },
    },
  })

  test('a write is recorded once, heard by jobs, and unseen from another province', async () => {
    assert.equal((await on.as(cast.zahra).post('/api/test/notes', { text: 'سلام' })).status, 201)
    assert.deepEqual((await on.as(cast.karim).get('/api/test/facts')).body.names, ['test.write'])
    assert.deepEqual((await on.as(cast.zahra2).get('/api/test/facts')).body.names, [])
    await on.drain()
    assert.deepEqual(heard, ['سلام'])
  })

  test('the same create sent twice is done once; the key cannot serve another request', async () => {
    const headers = { 'idempotency-key': 'k1' }
    const first = await on.as(cast.zahra).post('/api/test/notes', { text: 'a' }, headers)
    const again = await on.as(cast.zahra).post('/api/test/notes', { text: 'a' }, headers)
    assert.deepEqual(again.body, first.body)
    assert.equal((await on.as(cast.zahra).post('/api/test/notes', { text: 'b' }, headers)).body.code, 'http/same-key-other-request')
    assert.equal((await on.as(cast.karim).get('/api/test/facts')).body.names.length, 1)
  })

  test('a refusal leaves nothing behind and speaks the caller’s language', async () => {
    const refused = await on.as(cast.zahra).post('/api/test/drop')
    assert.deepEqual([refused.status, refused.body.code, refused.body.details], [422, 'test/too-short', { at: 3 }])
    assert.deepEqual((await on.as(cast.zahra).get('/api/test/facts')).body.names, [])
  })

  test('a GET cannot write', async () => {
    assert.equal((await on.as(cast.zahra).get('/api/test/cheat')).status, 500)
  })

  test('strangers, wrong roles and tokens without scope stay outside', async () => {
    assert.equal((await on.as(null).get('/api/test/facts')).status, 401)
    assert.equal((await on.as(cast.karim).post('/api/test/notes', { text: 'a' })).status, 403)
    const machine = { ...cast.zahra, kind: 'machine', scopes: ['test:read'], sessionId: 'm1' } as const
    assert.equal((await on.as(machine).get('/api/test/facts')).status, 200)
    assert.equal((await on.as(machine).post('/api/test/notes', { text: 'a' })).body.code, 'http/missing-scope')
    assert.equal((await on.as(machine).post('/api/test/drop')).body.code, 'http/missing-scope')
  })

  test('bad input is told by field; unreadable JSON is no bug', async () => {
    const empty = await on.as(cast.zahra).post('/api/test/notes', { text: '' })
    assert.deepEqual([empty.status, empty.body.code, empty.body.details.field], [400, 'http/bad-input', 'text'])
    const broken = await on.inject({
      method: 'POST',
      url: '/api/test/notes',
      headers: { authorization: `Bearer as-${cast.zahra.sessionId}`, 'content-type': 'application/json' },
      payload: '{"text":',
    })
    assert.equal(broken.status, 400)
    const other = async (type: string, payload: string) => {
      const headers = { authorization: `Bearer as-${cast.zahra.sessionId}`, 'content-type': type }
      const { status, body } = await on.inject({ method: 'POST', url: '/api/test/notes', headers, payload })
      return [status, body.code]
    }
    assert.deepEqual(await other('text/plain', 'a note'), [415, 'http/unsupported-body'])
    assert.deepEqual(await other('application/json', '["a note"]'), [400, 'http/unreadable-body'], 'no field to name')
    assert.deepEqual(await other('application/json', 'null'), [400, 'http/unreadable-body'])
  })

  test('an address that cannot be decoded is an unknown one, as a page for people and as a problem for machines', async () => {
    const page = await on.inject({ method: 'GET', url: '/app/cases/%E0%A4%A', headers: { accept: 'text/html' } })
    assert.equal(page.status, 404)
    assert.match(page.text, /<html[^>]*lang="fa"/)
    const api = await on.inject({ method: 'GET', url: '/api/test/%', headers: {} })
    assert.deepEqual([api.status, api.body.code], [404, 'http/not-found'])
  })

  test('a cookie that comes from another site is refused, before anybody looks at it', async () => {
    const foreign = await on.inject({
      method: 'POST',
      url: '/api/test/notes',
      headers: { cookie: 'gg_session=x', 'sec-fetch-site': 'cross-site' },
      payload: { text: 'a' },
    })
    assert.equal(foreign.body.code, 'http/cross-site')
    const old = await on.inject({
      method: 'POST',
      url: '/api/test/notes',
      headers: { cookie: 'gg_session=x', origin: 'https://evil.example', host: 'here' },
      payload: { text: 'a' },
    })
    assert.equal(old.body.code, 'http/cross-site')
  })

  test('an upload is known by its content: a text named .jpg and a file that is too large are refused', async () => {
    const send = (name: string, content: Buffer, fields = 'content-disposition: form-data; name="count"\r\n\r\n3') => {
      const head = `--b\r\n${fields}\r\n--b\r\ncontent-disposition: form-data; name="f"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`
      return on.inject({
        method: 'POST',
        url: '/api/test/upload',
        headers: { authorization: `Bearer as-${cast.zahra.sessionId}`, 'content-type': 'multipart/form-data; boundary=b' },
        payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--b--\r\n')]),
      })
    }
    assert.equal((await send('photo.jpg', Buffer.from('not a picture'))).body.code, 'http/unsupported-type')
    assert.equal((await send('doc.pdf', Buffer.from(`%PDF-1.4\n${'x'.repeat(3000)}`))).body.code, 'http/too-large')
    const fine = await send('doc.pdf', Buffer.from('%PDF-1.4\nshort'))
    assert.deepEqual(fine.body, { files: ['application/pdf'], count: 3 })
    assert.equal(
      (await send('doc.pdf', Buffer.from('%PDF-1.4\nshort'), 'content-disposition: form-data; name="count"\r\n\r\nmany')).body.details.field,
      'count',
    )
  })

  test('a form that stops in the middle is a refusal, never a fault', async () => {
    for (const payload of ['', 'x', '--b\r\ncontent-disposition: form-data; name="f"; filename="a.pdf"\r\n\r\n%PDF-1.4', '--b\r\nno head'])
      for (const type of ['multipart/form-data; boundary=b', 'multipart/form-data']) {
        const headers = { authorization: `Bearer as-${cast.zahra.sessionId}`, 'content-type': type }
        const sent = await on.inject({ method: 'POST', url: '/api/test/upload', headers, payload })
        assert.ok(sent.status >= 400 && sent.status < 500, `${type} ${payload}: ${sent.status} ${sent.text}`)
      }
  })
})

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, stage } from '#server/testing.ts'
import { sendMessage } from '../actions.ts'
import { channels } from '../routes.ts'
import { shipped, templateKeys } from '../rules.ts'

suite('the texts of a province', () => {
  const on = stage([channels])
  const put = (text: object, version: number, key = 'case.received') =>
    on.as(cast.homa).put(`/api/channels/templates/${key}`, text, { 'if-match': `"${version}"` })
  const good = { fa: 'پروندهٔ {code} رسید. {centre}', en: 'Case {code} arrived.' }

  test('all shipped texts are listed with their placeholders and samples', async () => {
    const { body } = await on.as(cast.zahra).get('/api/channels/templates')
    assert.deepEqual(
      body.map((t: { key: string }) => t.key),
      templateKeys,
    )
    assert.deepEqual(
      body.find((t: { key: string }) => t.key === 'code').placeholders.map((p: { name: string; must: boolean }) => [p.name, p.must]),
      [
        ['code', true],
        ['minutes', false],
        ['centre', false],
        ['url', false],
      ],
    )
  })

  test('an edited text is what is sent, in this province only', async () => {
    assert.equal((await put(good, 0)).status, 200)
    const send = (who: typeof cast.zahra | typeof cast.zahra2) =>
      on.ctx(who, (ctx) => sendMessage(ctx, { to: '09121234567', template: 'case.received', params: { code: 'X-1' } }))
    await send(cast.zahra)
    assert.equal((await on.as(cast.zahra).get('/api/channels/messages')).body.rows[0].text, 'پروندهٔ X-1 رسید. 04135211111')
    await send(cast.zahra2)
    assert.match((await on.as(cast.zahra2).get('/api/channels/messages')).body.rows[0].text, /مرکز فوریت‌های تولید ثبت شد/)
  })

  test('unknown and missing placeholders are named, in either language', async () => {
    const unknown = await put({ ...good, en: 'Case {code} {cod}' }, 0)
    assert.deepEqual([unknown.status, unknown.body.details.name, unknown.body.details.locale], [422, 'cod', 'en'])
    const missing = await put({ ...good, fa: 'رسید' }, 0)
    assert.deepEqual([missing.body.code, missing.body.details], ['channels/missing-placeholder', { name: 'code', locale: 'fa' }])
    assert.equal((await put({ fa: '', en: '' }, 0)).status, 400)
  })

  test('back to the shipped text; the version goes on, so an old page cannot write', async () => {
    await put(good, 0)
    const reset = await on.as(cast.homa).post('/api/channels/templates/case.received/reset', undefined, { 'if-match': '"1"' })
    assert.deepEqual([reset.body.fa, reset.body.edited, reset.body.version], [shipped['case.received'].fa, false, 2])
    assert.equal((await put(good, 1)).status, 412)
    assert.equal((await put(good, 2)).status, 200)
  })

  test('each change is in the journal with the words before and after', async () => {
    await put(good, 0)
    const [fact] = await on.db
      .selectFrom('journal.fact')
      .select(['subject', 'actor_id', 'details'])
      .where('name', '=', 'channels.editTemplate')
      .execute()
    assert.equal(fact!.subject, 'template:case.received')
    assert.equal(fact!.actor_id, cast.homa.accountId)
    assert.deepEqual((fact!.details as { after: object }).after, good)
  })

  test('an unknown key is not found; an operator reads but does not write', async () => {
    assert.equal((await put(good, 0, 'constructor')).status, 404)
    assert.equal((await on.as(cast.zahra).get('/api/channels/templates/code')).status, 200)
    assert.equal((await on.as(cast.zahra).put('/api/channels/templates/code', good, { 'if-match': '"0"' })).status, 403)
    assert.equal((await on.as(cast.karim).get('/api/channels/templates')).status, 403)
  })
})

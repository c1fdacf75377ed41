import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import sharp from 'sharp'
import { jobs as caseworkJobs } from '#features/casework/jobs.ts'
import { casework } from '#features/casework/routes.ts'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#server/ids.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { workgroup } from '../routes.ts'
import { actOnDossier } from './actions.ts'

suite('dossiers', () => {
  const on = stage([casework, workgroup], { jobs: { channels: channelsJobs, obstacles: obstaclesJobs, casework: caseworkJobs, workgroup: jobs } })

  const body = async (kind: string, more: object = {}) => {
    const id = newId()
    await on.db
      .insertInto('workgroup.body')
      .values({ province_id: 1, id, kind, name_fa: `${kind} ${id.slice(-4)}`, created_at: on.now, ...more })
      .execute()
    return id
  }
  const seat = (bodyId: string, actor: Actor, clerk = false) =>
    on.db
      .insertInto('workgroup.seat')
      .values({ province_id: 1, id: newId(), body_id: bodyId, post: 'عضو', account_id: actor.accountId, clerk, since: on.now })
      .execute()
  /** The group, its committee with ehsan, the national HQ. */
  const world = async () => {
    const national = await body('national')
    const group = await body('province', { parent_id: national })
    const committee = await body('committee', { parent_id: group })
    await seat(committee, cast.ehsan)
    await seat(group, cast.naser)
    return { group, committee, national }
  }
  const raise = async (more: object = {}) => {
    const res = await on
      .as(cast.zahra)
      .post('/api/cases', { text: 'برق کارخانه قطع است و تولید کم شده.', phone: '09140001122', unitId: ids.unit1, ...more })
    assert.equal(res.status, 201, res.text)
    return res.body
  }
  const open = async (more: object = {}) => {
    const c = await raise()
    const res = await on.as(cast.sadeq).post('/api/dossiers', { caseIds: [c.id], subject: 'وصل دوبارهٔ برق', ...more })
    assert.equal(res.status, 201, res.text)
    return { ...res.body, caseId: c.id as string }
  }
  const act = async (who: Actor, d: { id: string; version: number }, name: string, send: object = {}) => {
    const res = await on.as(who).post(`/api/dossiers/${d.id}/${name}`, send, { 'if-match': `${d.version}` })
    return res
  }
  const does = async (...all: Parameters<typeof act>) => {
    const res = await act(...all)
    assert.equal(res.status, 200, res.text)
    return res.body
  }
  const bring = async (id: string, document: number) => {
    const photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
      .png()
      .toBuffer()
    const head = `--b\r\ncontent-disposition: form-data; name="document"\r\n\r\n${document}\r\n--b\r\ncontent-disposition: form-data; name="files"; filename="m${document}.png"\r\ncontent-type: image/png\r\n\r\n`
    return on.inject({
      method: 'POST',
      url: `/api/my/dossiers/${id}/files`,
      headers: { authorization: `Bearer as-${cast.karim.sessionId}`, 'content-type': 'multipart/form-data; boundary=b' },
      payload: Buffer.concat([Buffer.from(head), photo, Buffer.from('\r\n--b--\r\n')]),
    })
  }
  const inSession = (id: string, name: 'put_on_agenda' | 'defer' | 'decide' | 'refuse', details: object = {}) =>
    on.ctx(cast.sadeq, (ctx) => actOnDossier(ctx, id, name, { text: 'جلسه', ...details }, null))
  const session = () => ({ sessionId: newId(), sessionAt: '2026-11-28T05:30:00.000Z' })

  test('opened by hand: a code, its unit from the case, a week to be heard, the applicant told in writing', async () => {
    const { group } = await world()
    const d = await open({ request: 'اتصال ظرف ۴۸ ساعت', lossIrrDay: 2e9, jobs: 40 })
    assert.match(d.code, /^EA-D-1405-\d{4}$/)
    assert.deepEqual([d.state, d.unitId, d.bodyId, d.cases, d.unlocks, d.hearBy], ['open', ids.unit1, group, 1, 1, '2026-11-29T06:30:00.000Z'])
    await on.drain()
    const sent = await on.db.selectFrom('channels.message').select(['text', 'address']).where('template', '=', 'dossier.opened').execute()
    assert.ok(sent.some((m) => m.address === '+989140001122' && m.text.includes(d.code)))
  })

  test('bad beginnings get a clear answer', async () => {
    const c = await raise()
    const nobody = await on.as(cast.sadeq).post('/api/dossiers', { caseIds: [c.id], subject: 'x' })
    assert.deepEqual([nobody.status, nobody.body.code], [409, 'workgroup/no-body-yet'])
    await world()
    const post = async (who: Actor, send: object) => (await on.as(who).post('/api/dossiers', send)).body.code
    assert.equal(await post(cast.sadeq, { subject: 'x' }), 'workgroup/dossier-needs-unit')
    assert.equal(await post(cast.sadeq, { unitId: ids.unit1, subject: ' ' }), 'workgroup/dossier-needs-subject')
    assert.equal(await post(cast.sadeq, { unitId: ids.unit2, caseIds: [c.id], subject: 'x' }), 'workgroup/case-of-other-unit')
    assert.equal(await post(cast.zahra, { caseIds: [c.id], subject: 'x' }), 'law/not-yours')
    assert.equal(await post(cast.naser, { unitId: ids.unit1, subject: 'x' }), 'law/not-yours', 'a seat without the clerk’s mark')
    await open()
    const twice = await on.as(cast.homa).post('/api/dossiers', {
      caseIds: [(await on.db.selectFrom('workgroup.dossier_case').select('case_id').executeTakeFirstOrThrow()).case_id],
      subject: 'x',
    })
    assert.equal(twice.body.code, 'workgroup/case-in-dossier')
  })

  test('returned with a list, brought file by file, completed: back to the committee', async () => {
    const { committee } = await world()
    let d = await open()
    d = await does(cast.sadeq, d, 'send_to_committee')
    assert.deepEqual([d.state, d.committeeId], ['in_committee', committee])
    const early = await act(cast.ehsan, d, 'return', { documents: [' '] })
    assert.equal(early.body.code, 'workgroup/dossier-needs-documents')
    d = await does(cast.ehsan, d, 'return', { documents: ['پروانه', 'مفاصاحساب'], text: 'ناقص است' })
    assert.deepEqual([d.state, d.heardAt !== null, d.documents.length], ['returned', true, 2])
    let mine = (await on.as(cast.karim).get(`/api/my/dossiers/${d.id}`)).body
    assert.deepEqual([mine.missing, mine.reason], [2, 'ناقص است'])
    const missing = await on.as(cast.karim).post(`/api/my/dossiers/${d.id}/complete`, {}, { 'if-match': `${mine.version}` })
    assert.deepEqual([missing.status, missing.body.code, missing.body.details.missing], [422, 'workgroup/documents-missing', 2])
    for (const document of [0, 1]) {
      const sent = await bring(d.id, document)
      assert.equal(sent.status, 201, sent.text)
    }
    assert.equal((await bring(d.id, 7)).body.code, 'workgroup/no-such-document')
    mine = (await on.as(cast.karim).get(`/api/my/dossiers/${d.id}`)).body
    assert.equal(mine.missing, 0)
    const done = await on.as(cast.karim).post(`/api/my/dossiers/${d.id}/complete`, { text: 'فرستادم' }, { 'if-match': `${mine.version}` })
    assert.deepEqual([done.status, done.body.state, done.body.files.length], [200, 'in_committee', 2], done.text)
    await on.drain()
    const told = await on.db.selectFrom('channels.message').select('text').where('template', '=', 'dossier.returned').execute()
    assert.ok(told.some((m) => m.text.includes('پروانه، مفاصاحساب')))
  })

  test('documents that came on paper: the house may say so, the applicant may not', async () => {
    await world()
    let d = await open()
    d = await does(cast.sadeq, d, 'return', { documents: ['پروانه'] })
    assert.equal(d.hearBy, null)
    const own = await on.as(cast.karim).post(`/api/my/dossiers/${d.id}/complete`, { onPaper: [0] }, { 'if-match': `${d.version}` })
    assert.equal(own.status, 422)
    on.clock.forward(48 * 3_600_000)
    d = await does(cast.sadeq, d, 'complete', { onPaper: [0] })
    assert.deepEqual([d.state, d.documents[0].onPaper, d.hearBy], ['open', true, '2026-12-01T06:30:00.000Z'])
  })

  test('deferred once; a second time it must be decided, refused or sent up', async () => {
    const { national } = await world()
    let d = await open()
    d = await does(cast.sadeq, d, 'accept')
    await inSession(d.id, 'put_on_agenda', session())
    await inSession(d.id, 'defer')
    await inSession(d.id, 'put_on_agenda', session())
    await assert.rejects(inSession(d.id, 'defer'), { code: 'workgroup/deferred-already' })
    d = (await on.as(cast.sadeq).get(`/api/dossiers/${d.id}`)).body
    assert.deepEqual([d.deferred, d.state], [1, 'on_agenda'])
    const outside = await act(cast.sadeq, d, 'refuse', { text: 'x' })
    assert.equal(outside.body.code, 'workgroup/decided-in-session')
    await on.ctx(cast.sadeq, (ctx) => actOnDossier(ctx, d.id, 'refer_up', { text: 'خارج از توان استان' }, null))
    d = (await on.as(cast.sadeq).get(`/api/dossiers/${d.id}`)).body
    assert.deepEqual([d.state, d.bodyId, d.deferred, d.flags], ['ready', national, 0, ['referred_up']])
    await on.drain()
    const [on1] = await on.db.selectFrom('channels.message').select('text').where('template', '=', 'dossier.on_agenda').execute()
    assert.ok(on1!.text.includes('۱۴۰۵'), on1!.text)
  })

  test('an edit that changes nothing writes nothing, whatever reason is given', async () => {
    await world()
    const d = await open({ request: 'اتصال ظرف ۴۸ ساعت', lossIrrDay: 2e9, jobs: 40 })
    const same = { subject: ` ${d.subject} `, request: d.request, lossIrrDay: d.lossIrrDay, jobs: d.jobs, priority: d.priority, text: 'دلیل' }
    for (const body of [same, { text: 'دلیل' }, {}]) {
      const after = await does(cast.sadeq, d, 'edit', body)
      assert.deepEqual([after.version, after.history.length, after.updatedAt], [d.version, d.history.length, d.updatedAt])
    }
  })

  test('two at once: the later one is told, and nothing is written', async () => {
    await world()
    const d = await open()
    await does(cast.sadeq, d, 'comment', { text: 'یک' })
    const late = await act(cast.homa, d, 'edit', { subject: 'دو' })
    assert.deepEqual([late.status, late.body.code, late.body.details.version], [412, 'http/stale', 2])
  })

  test('a decided one closes by itself when nothing is open any more', async () => {
    await world()
    let d = await open()
    d = await does(cast.sadeq, d, 'accept')
    await inSession(d.id, 'put_on_agenda', session())
    await inSession(d.id, 'decide')
    await on.drain()
    assert.equal((await on.as(cast.sadeq).get(`/api/dossiers/${d.id}`)).body.state, 'decided')
    const c = (await on.as(cast.karim).get(`/api/cases/${d.caseRefs[0].id}`)).body
    const gone = await on.as(cast.karim).post(`/api/cases/${c.id}/withdraw`, {}, { 'if-match': `${c.version}` })
    assert.equal(gone.status, 200, gone.text)
    on.clock.forward(200_000)
    await on.drain()
    d = (await on.as(cast.sadeq).get(`/api/dossiers/${d.id}`)).body
    assert.deepEqual([d.state, d.openCases], ['closed', 0])
    d = await does(cast.sadeq, d, 'reopen', { text: 'مشکل برگشت' })
    assert.deepEqual([d.state, d.flags, d.hearBy !== null], ['open', ['reopened', 'settled'], true])
  })

  test('the file: unit, case and what its agencies answered; a seat reads it here without opening the case', async () => {
    await world()
    const d = await open()
    const whole = await on.as(cast.sadeq).get(`/api/dossiers/${d.id}/file`)
    assert.equal(whole.status, 200, whole.text)
    assert.deepEqual([whole.body.unit.id, whole.body.cases.length, whole.body.cases[0].canOpen], [ids.unit1, 1, true])
    const seen = await on.as(cast.naser).get(`/api/dossiers/${d.id}/file`)
    assert.deepEqual([seen.status, seen.body.cases[0].canOpen, seen.body.cases[0].timeline, seen.body.hiddenCases], [200, false, [], 0])
    assert.equal((await on.as(cast.mina).get(`/api/dossiers/${d.id}/file`)).status, 404)
  })
})

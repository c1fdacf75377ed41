import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids, stage } from '#server/testing.ts'
import { noteCases } from '../register/actions.ts'
import { obstacles } from '../routes.ts'

const caseId = '00000000-0000-7000-8000-00000000c001'
const hiddenId = '00000000-0000-7000-8000-00000000c002'

suite('panels, experts and opinions', () => {
  const on = stage([obstacles])
  const { sadeq, homa, zahra, ehsan, naser, mina, karim, zahra2 } = cast
  const as = on.as.bind(on)

  const note = (more: object = {}) => ({
    id: caseId,
    code: 'EA-1405-000001',
    text: 'بانک عامل تسهیلات سرمایه در گردش کارخانه را با وجود مصوبه پرداخت نمی‌کند',
    unitId: ids.unit1,
    unitName: 'ریخته‌گری نمونه',
    countyId: ids.county1,
    groupCode: 'F02',
    agencyIds: [ids.agencyPower],
    outcome: 'open' as const,
    priority: 'normal',
    confidential: false,
    article: '',
    toldAt: on.now,
    closedAt: null,
    knotId: null,
    ...more,
  })

  const form = { nameFa: 'کارگروه بانکی', nameEn: 'Banking panel', domainCode: 'F', groupCodes: [], active: true }
  async function aPanel() {
    const made = await as(sadeq).post('/api/panels', form)
    assert.equal(made.status, 201, made.text)
    const seated = await as(sadeq).put(
      `/api/panels/${made.body.id}/members`,
      {
        members: [
          { accountId: ehsan.accountId, chair: true },
          { accountId: naser.accountId, chair: false },
        ],
      },
      { 'if-match': String(made.body.version) },
    )
    assert.equal(seated.status, 200, seated.text)
    return seated.body
  }
  async function asked(panelId: string, more: object = {}) {
    const sent = await as(zahra).post('/api/opinions', {
      panelId,
      subjectKind: 'case',
      subjectId: caseId,
      question: 'آیا رد بانک موجه است؟',
      ...more,
    })
    assert.equal(sent.status, 201, sent.text)
    return sent.body
  }

  test('the secretary sets up a panel and seats people; a name stands once; strangers cannot sit', async () => {
    const panel = await aPanel()
    assert.deepEqual(
      panel.members.map((m: { chair: boolean }) => m.chair),
      [true, false],
    )
    assert.equal((await as(sadeq).post('/api/panels', form)).body.code, 'obstacles/panel-name-taken')
    const stranger = await as(sadeq).put(
      `/api/panels/${panel.id}/members`,
      { members: [{ accountId: karim.accountId, chair: false }] },
      { 'if-match': String(panel.version) },
    )
    assert.equal(stranger.body.code, 'obstacles/not-on-staff')
    assert.equal((await as(sadeq).put(`/api/panels/${panel.id}`, form, { 'if-match': '1' })).status, 412)
    for (const who of [zahra, ehsan, naser, homa]) assert.equal((await as(who).post('/api/panels', form)).status, 403)
    assert.deepEqual((await as(zahra2).get('/api/panels')).body.rows, [])
    assert.equal((await as(zahra2).get(`/api/panels/${panel.id}`)).status, 404)
    assert.equal((await as(sadeq).post('/api/panels', { ...form, nameFa: '  ' })).body.code, 'obstacles/panel-name-empty')
    assert.equal((await as(sadeq).post('/api/panels', { ...form, nameFa: 'ب', domainCode: 'Z' })).body.code, 'obstacles/no-such-domain')
  })

  test('a case goes to a panel with a deadline; members answer, the chair concludes, the agency on the case reads it', async () => {
    await on.ctx(homa, (ctx) => noteCases(ctx, [note({ agencyIds: [ids.agencyBank] })]))
    const panel = await aPanel()
    const request = await asked(panel.id)
    assert.equal(request.dueAt.slice(0, 10), '2026-11-29', 'five working days from a Sunday')
    assert.equal(
      (await as(zahra).post('/api/opinions', { panelId: panel.id, subjectKind: 'case', subjectId: caseId, question: 'باز هم' })).body.code,
      'obstacles/asked-already',
    )
    assert.deepEqual((await as(mina).get(`/api/opinions/of?kind=case&id=${caseId}`)).body.rows, [], 'not before the answer')
    const before = (await as(ehsan).get('/api/opinions')).body.rows[0]
    assert.match(before.subject.text, /سرمایه در گردش/)
    assert.equal((await as(ehsan).get('/api/panels')).body.rows[0].workload.opinions, 1)

    const early = await as(ehsan).post(`/api/opinions/${request.id}/conclude`, { text: 'موجه نیست' }, { 'if-match': String(request.version) })
    assert.equal(early.body.code, 'obstacles/no-opinion-yet')
    assert.equal((await as(mina).post(`/api/opinions/${request.id}/give`, { text: 'نظر من' })).status, 404, 'does not sit on the panel')
    assert.equal((await as(naser).post(`/api/opinions/${request.id}/give`, { text: '   ' })).body.code, 'obstacles/opinion-empty')
    await as(naser).post(`/api/opinions/${request.id}/give`, { text: 'نخست' })
    const given = await as(naser).post(`/api/opinions/${request.id}/give`, { text: 'رد بانک موجه نیست', article: 'تبصره ماده ۶۲' })
    assert.deepEqual(
      given.body.opinions.map((o: { text: string }) => o.text),
      ['رد بانک موجه نیست'],
      'the second replaces the first',
    )
    assert.equal((await as(naser).post(`/api/opinions/${request.id}/conclude`, { text: 'من' }, { 'if-match': '1' })).status, 403)
    const done = await as(ehsan).post(
      `/api/opinions/${request.id}/conclude`,
      { text: 'بانک باید پرداخت کند', article: 'تبصره ماده ۶۲' },
      { 'if-match': String(given.body.version) },
    )
    assert.equal(done.status, 200, done.text)
    assert.deepEqual([done.body.state, done.body.open], ['answered', []])
    assert.equal((await as(mina).get(`/api/opinions/of?kind=case&id=${caseId}`)).body.rows[0].conclusion, 'بانک باید پرداخت کند')
    const record = (await as(ehsan).get(`/api/experts/${naser.accountId}`)).body.record
    assert.deepEqual(record, { asked: 1, given: 1, late: 0, conflicts: 0 })
    assert.deepEqual((await as(zahra2).get(`/api/opinions/of?kind=case&id=${caseId}`)).body.rows, [])
  })

  test('who has a stake neither reads nor judges; a declared conflict stands in the record', async () => {
    await on.ctx(homa, (ctx) => noteCases(ctx, [note()]))
    const panel = await aPanel()
    const entry = { skills: ['اعتبارات بانکی'], about: 'کارشناس اعتباری', interests: 'سهامدار واحد نمونه', unitIds: [ids.unit1], agencyIds: [] }
    const saved = await as(ehsan).put(`/api/experts/${ehsan.accountId}`, entry, { 'if-match': '0' })
    assert.equal(saved.status, 200, saved.text)
    assert.equal(saved.body.interestsAt, on.now.toISOString())
    assert.equal((await as(naser).put(`/api/experts/${ehsan.accountId}`, entry, { 'if-match': '1' })).body.code, 'obstacles/not-your-entry')
    const request = await asked(panel.id)
    const seen = (await as(ehsan).get('/api/opinions')).body.rows[0]
    assert.equal(seen.subject, null)
    assert.ok(!seen.open.includes('give'))
    assert.equal((await as(ehsan).post(`/api/opinions/${request.id}/give`, { text: 'بله' })).body.code, 'obstacles/conflict-of-interest')
    const told = await as(ehsan).post(`/api/opinions/${request.id}/declare-conflict`, { text: 'سهامدار هستم' })
    assert.equal(told.body.opinions[0].conflict, true)
    assert.equal((await as(sadeq).get(`/api/experts/${ehsan.accountId}`)).body.record.conflicts, 1)
    assert.deepEqual(
      (await as(zahra).get(`/api/experts?q=${encodeURIComponent('اعتبار بانکي')}`)).body.rows.map((e: { accountId: string }) => e.accountId),
      [ehsan.accountId],
      'found blind to spelling',
    )
  })

  test('a confidential case is asked about only by who may see it', async () => {
    await on.ctx(homa, (ctx) => noteCases(ctx, [note({ id: hiddenId, code: 'EA-1405-000002', confidential: true })]))
    const panel = await aPanel()
    const body = { panelId: panel.id, subjectKind: 'case', subjectId: hiddenId, question: 'نظر شما؟' }
    assert.equal((await as(zahra).post('/api/opinions', body)).body.code, 'obstacles/no-such-subject')
    assert.equal((await as(homa).post('/api/opinions', body)).status, 201)
  })

  test('an empty or inactive panel is not asked; a question can be withdrawn and its deadline moved', async () => {
    await on.ctx(homa, (ctx) => noteCases(ctx, [note()]))
    const empty = (await as(sadeq).post('/api/panels', { ...form, nameFa: 'کارگروه خالی' })).body
    const body = { panelId: empty.id, subjectKind: 'case', subjectId: caseId, question: 'نظر شما؟' }
    assert.equal((await as(zahra).post('/api/opinions', body)).body.code, 'obstacles/panel-empty')
    const off = await as(sadeq).put(
      `/api/panels/${empty.id}`,
      { ...form, nameFa: 'کارگروه خالی', active: false },
      { 'if-match': String(empty.version) },
    )
    assert.equal(off.status, 200)
    assert.equal((await as(zahra).post('/api/opinions', body)).body.code, 'obstacles/panel-inactive')
    const panel = await aPanel()
    const request = await asked(panel.id, { days: 2 })
    const longer = await as(homa).post(`/api/opinions/${request.id}/extend`, { days: 10 }, { 'if-match': String(request.version) })
    assert.ok(longer.body.dueAt > request.dueAt)
    const back = await as(zahra).post(`/api/opinions/${request.id}/withdraw`, {}, { 'if-match': String(longer.body.version) })
    assert.equal(back.body.state, 'withdrawn')
    assert.equal((await as(ehsan).post(`/api/opinions/${request.id}/give`, { text: 'دیر' })).body.code, 'law/wrong-state')
  })

  test('what was solved before is shown with agency, article and days; a desk reads how, never whose', async () => {
    const closedAt = new Date(on.now.getTime() - 86_400_000)
    const toldAt = new Date(closedAt.getTime() - 12 * 86_400_000)
    await on.ctx(homa, (ctx) => noteCases(ctx, [note({ outcome: 'solved', article: 'ماده ۶۲', toldAt, closedAt, agencyIds: [ids.agencyBank] })]))
    const written = await as(zahra).post('/api/solved-notes', { obstacleId: caseId, text: 'با نامهٔ هیئت خبرگان پرداخت شد', article: 'تبصره ماده ۶۲' })
    assert.equal(written.status, 201, written.text)
    assert.equal(
      (await as(zahra).post('/api/solved-notes', { obstacleId: caseId, text: 'با نامهٔ هیئت خبرگان پرداخت شد' })).body.code,
      'obstacles/note-twice',
    )
    const ask = (who: typeof zahra | typeof mina) =>
      as(who).post('/api/solved-before', { text: 'بانک تسهيلات سرمايه در گردش كارخانه را پرداخت نميكند' })
    const [row] = (await ask(zahra)).body.rows
    assert.deepEqual(
      [row.code, row.article, row.days, row.agencies[0].id, row.notes[0].article],
      ['EA-1405-000001', 'ماده ۶۲', 12, ids.agencyBank, 'تبصره ماده ۶۲'],
    )
    const [desk] = (await ask(mina)).body.rows
    assert.deepEqual([desk.unitName, desk.excerpt, desk.article], ['', '', 'ماده ۶۲'])
    assert.equal((await as(karim).post('/api/solved-before', { text: 'بانک' })).status, 403)
    await on.ctx(homa, (ctx) => noteCases(ctx, [note({ id: hiddenId, code: 'EA-1405-000002' })]))
    assert.equal((await as(zahra).post('/api/solved-notes', { obstacleId: hiddenId, text: 'هنوز نه' })).body.code, 'obstacles/not-solved')
  })
})

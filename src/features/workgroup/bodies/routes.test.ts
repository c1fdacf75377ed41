import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { serve } from '#server/http.ts'
import { cast, ids, type Sent, stage } from '#server/testing.ts'
import { bodiesApi } from './api.ts'
import { blankBody, blankSeat, type NewBody, type SeatForm } from './model.ts'
import { bodiesConstraints, bodiesHandlers } from './routes.ts'

const { zahra, homa, naser, mina, parviz, karim, sina, sadeq, ehsan, omid, maryam, atusa, adel, zahra2 } = cast
const khuzestan: Actor = { ...adel, provinceId: 2, sessionId: 'khuzestan' }

const bodyForm: NewBody = {
  ...blankBody,
  kind: 'province',
  nameFa: 'کارگروه استان',
  nameEn: 'Provincial group',
  votes: true,
  weekday: 1,
  place: 'استانداری',
}
const seatForm: SeatForm = { ...blankSeat, post: 'استاندار', holderName: 'نام نمونه' }

suite('bodies', () => {
  const on = stage([serve(bodiesApi, bodiesHandlers, bodiesConstraints)])
  const ok = (sent: Sent) => {
    assert.ok(sent.status < 300, sent.text)
    return sent.body
  }
  const refused = (sent: Sent, status: number, code: string) => assert.deepEqual([sent.status, sent.body.code], [status, code], sent.text)
  const tag = (version: number) => ({ 'if-match': String(version) })
  const create = (more: Partial<NewBody> = {}, who: Actor = sadeq) => on.as(who).post('/api/bodies', { ...bodyForm, ...more })
  const { kind: _, ...bodyWithoutKind } = bodyForm
  const edit = (body: { id: string; version: number }, more: object, who: Actor = sadeq) =>
    on.as(who).put(`/api/bodies/${body.id}`, { ...bodyWithoutKind, ...more }, tag(body.version))
  const facts = async () =>
    (await on.db.selectFrom('journal.fact').select('name').where('name', 'like', 'workgroup.%').orderBy('id').execute()).map((f) => f.name)

  test('a body is set up, changed under its version, switched off; each leaves a fact', async () => {
    const made = ok(await create())
    assert.deepEqual([made.version, made.seats, made.quorum, made.nextAt], [1, 0, 1, '2026-11-23T05:30:00.000Z'])
    assert.equal(made.next.length, 10)
    const edited = ok(await edit(made, { nameFa: 'کارگروه تسهیل ', weekday: 2, everyWeeks: 2, countedFrom: '2026-11-24', startsAt: '10:30' }))
    assert.deepEqual([edited.nameFa, edited.version, edited.countedFrom], ['کارگروه تسهیل', 2, '2026-11-24'])
    assert.deepEqual(edited.next.slice(0, 2), ['2026-11-24T07:00:00.000Z', '2026-12-08T07:00:00.000Z'])
    refused(await edit(made, { nameFa: 'دیگری' }), 412, 'http/stale')
    const called = ok(await edit(edited, { weekday: null, countedFrom: null }))
    assert.deepEqual([called.weekday, called.countedFrom, called.quorumCount, called.next], [null, null, null, []])
    const sunday = ok(await edit(called, { weekday: 0 }))
    assert.equal(sunday.weekday, 0)
    const off = ok(await edit(sunday, { active: false }))
    assert.deepEqual([off.active, off.next, off.nextAt], [false, [], null])
    assert.deepEqual(await facts(), ['workgroup.body_create', ...Array(4).fill('workgroup.body_edit')])
  })

  test('staff read, keepers write, phones are for keepers, officials and experts know their own bodies', async () => {
    const body = ok(await create())
    ok(await on.as(adel).post(`/api/bodies/${body.id}/seats`, { ...seatForm, phone: '۰۹۱۴۱۲۳۴۵۶۷' }))
    ok(await edit(body, { videoLink: 'https://meet.example/group' }))
    for (const who of [zahra, homa, naser, parviz, maryam, atusa]) {
      const read = ok(await on.as(who).get(`/api/bodies/${body.id}`))
      assert.deepEqual([read.members.length, read.members[0].phone, read.acts[0].whyNot.code], [1, '', 'law/not-yours'], who.role)
      assert.equal(read.videoLink, '', who.role)
      refused(await create({ nameFa: 'دیگری' }, who), 403, 'http/not-allowed')
      refused(await edit(body, {}, who), 403, 'http/not-allowed')
    }
    for (const who of [sadeq, adel]) {
      const read = ok(await on.as(who).get(`/api/bodies/${body.id}`))
      assert.deepEqual([read.members[0].phone, read.videoLink], ['+989141234567', 'https://meet.example/group'])
      assert.ok(read.acts.filter((a: { name: string }) => a.name !== 'switch_on').every((a: { whyNot: unknown }) => a.whyNot === null))
    }
    for (const who of [ehsan, omid]) {
      refused(await on.as(who).get(`/api/bodies/${body.id}`), 404, 'workgroup/no-such-body')
      assert.deepEqual(ok(await on.as(who).get('/api/bodies')).rows, [])
    }
    for (const who of [karim, sina]) refused(await on.as(who).get('/api/bodies'), 403, 'http/not-allowed')
  })

  test('another province sees nothing and changes nothing', async () => {
    const body = ok(await create())
    const { members } = ok(await on.as(sadeq).post(`/api/bodies/${body.id}/seats`, seatForm))
    assert.deepEqual(ok(await on.as(zahra2).get('/api/bodies')).rows, [])
    for (const sent of [
      await on.as(khuzestan).get(`/api/bodies/${body.id}`),
      await edit(body, {}, khuzestan),
      await on.as(khuzestan).post(`/api/bodies/${body.id}/seats`, seatForm),
      await on.as(khuzestan).get(`/api/bodies/${body.id}/candidates`),
      await on.as(khuzestan).post(`/api/bodies/${body.id}/seats/${members[0].id}/retire`, {}, tag(1)),
    ])
      refused(sent, 404, 'workgroup/no-such-body')
    ok(await create({}, khuzestan)) // its own group, of the same name
  })

  test('bad bodies are refused in words', async () => {
    const group = ok(await create())
    refused(await create({ nameFa: 'دومی' }), 409, 'workgroup/body-twice')
    refused(await create({ parallel: true }), 409, 'workgroup/body-name-taken')
    ok(await create({ parallel: true, nameFa: 'ستاد موازی' }))
    refused(await create({ nameFa: ' ' }), 422, 'workgroup/body-name-empty')
    refused(await create({ kind: 'county', nameFa: 'شهرستان' }), 422, 'workgroup/county-needed')
    refused(await create({ kind: 'county', nameFa: 'شهرستان', countyId: ids.county3 }), 422, 'workgroup/no-such-county')
    ok(await create({ kind: 'county', nameFa: 'شهرستان', countyId: ids.county1 }))
    refused(await create({ kind: 'county', nameFa: 'شهرستان ۲', countyId: ids.county1 }), 409, 'workgroup/county-twice')
    refused(await create({ kind: 'committee', nameFa: 'کمیته', parentId: ids.unit1 }), 422, 'workgroup/no-such-parent')
    const committee = ok(await create({ kind: 'committee', nameFa: 'کمیته', parentId: group.id, groupCodes: ['F01', 'F01'] }))
    assert.deepEqual(committee.groupCodes, ['F01'])
    refused(await create({ kind: 'committee', nameFa: 'کمیتهٔ کمیته', parentId: committee.id }), 422, 'workgroup/parent-not-fit')
    refused(await edit(group, { parentId: committee.id }), 422, 'workgroup/parent-not-fit') // round and round
    refused(await edit(group, { parentId: group.id }), 422, 'workgroup/parent-not-fit')
    refused(await create({ kind: 'committee', nameFa: 'دیگر', domainCodes: ['Z'] }), 422, 'workgroup/unknown-group')
    refused(await edit(group, { quorumRule: 'count' }), 422, 'workgroup/quorum-count-needed')
    refused(await edit(group, { weekday: 5 }), 422, 'workgroup/weekday-closed')
    refused(await edit(group, { videoLink: 'javascript:alert(1)' }), 422, 'workgroup/bad-video-link')
    refused(await edit(group, { startsAt: '25:00' }), 400, 'http/bad-input')
    refused(await on.as(sadeq).put(`/api/bodies/${group.id}`, bodyWithoutKind), 428, 'http/if-match-needed')
  })

  test('a quorum that its seats can never reach is refused', async () => {
    const body = ok(await create())
    for (const n of [1, 2]) ok(await on.as(sadeq).post(`/api/bodies/${body.id}/seats`, { ...seatForm, post: `سمت ${n}` }))
    refused(await edit(body, { quorumRule: 'count', quorumCount: 3 }), 422, 'workgroup/quorum-too-large')
    assert.equal(ok(await edit(body, { quorumRule: 'count', quorumCount: 2 })).quorum, 2)
  })

  test('the usual bodies by one button, twice once, around what is there', async () => {
    refused(await on.as(homa).post('/api/bodies/start'), 403, 'http/not-allowed')
    const own = ok(await create({ nameFa: 'کارگروه خودمان' }))
    assert.deepEqual(ok(await on.as(sadeq).post('/api/bodies/start')), { made: 7 })
    assert.deepEqual(ok(await on.as(adel).post('/api/bodies/start')), { made: 0 })
    const { rows } = ok(await on.as(sadeq).get('/api/bodies'))
    const count = (kind: string) => rows.filter((b: NewBody) => b.kind === kind && !b.parallel).length
    assert.deepEqual(['province', 'county', 'committee', 'bank_panel', 'national'].map(count), [1, 2, 2, 1, 1])
    const committees = rows.filter((b: NewBody) => b.kind === 'committee')
    assert.ok(committees.every((b: NewBody) => b.parentId === own.id))
    assert.ok(committees.some((b: NewBody) => b.groupCodes.includes('F01')) && committees.some((b: NewBody) => b.groupCodes.length === 0))
    const county = rows.find((b: NewBody) => b.kind === 'county')
    assert.deepEqual([county.seats, county.vacant, county.chairPost, county.weekday], [4, 4, 'فرماندار', null])
  })

  test('deadlines: shipped, set, reset', async () => {
    const hear = (sent: Sent) => ok(sent).items.find((r: { step: string; priority: string }) => r.step === 'hear' && r.priority === 'normal')
    const key = { step: 'hear', priority: 'normal' }
    assert.deepEqual(hear(await on.as(naser).get('/api/workgroup/deadlines')).amount, 7)
    refused(await on.as(naser).put('/api/workgroup/deadlines', { ...key, amount: 3, unit: 'days' }), 403, 'http/not-allowed')
    refused(await on.as(sadeq).put('/api/workgroup/deadlines', { ...key, amount: 0, unit: 'days' }), 400, 'http/bad-input')
    const set = hear(await on.as(sadeq).put('/api/workgroup/deadlines', { ...key, amount: 3, unit: 'workingDays' }))
    assert.deepEqual([set.amount, set.unit, set.edited, set.default.amount], [3, 'workingDays', true, 7])
    assert.equal(hear(await on.as(khuzestan).get('/api/workgroup/deadlines')).amount, 7)
    assert.equal(hear(await on.as(adel).post('/api/workgroup/deadlines/reset', key)).edited, false)
    assert.equal(hear(await on.as(mina).get('/api/workgroup/deadlines')).amount, 7)
    assert.deepEqual(await facts(), ['workgroup.policy_set', 'workgroup.policy_reset'])
  })
})

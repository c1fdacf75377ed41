// The world of the security tests: one record of every kind in East Azerbaijan, made through the API itself.

import assert from 'node:assert/strict'
import { whoIs } from '#features/people/actions.ts'
import { noteCases } from '#features/obstacles/register/actions.ts'
import { registerPaper } from '#features/workgroup/papers/actions.ts'
import { sampleFields } from '#features/workgroup/papers/sample/rules.ts'
import { approveSession, notifyAll } from '#features/workgroup/resolutions/actions.ts'
import { systemActor } from '#kernel/actor.ts'
import { exampleOf } from '#server/api-schema.ts'
import { cast, ids, phoneOf, type Sent, stage } from '#server/testing.ts'
import { product, rooms } from './rooms.ts'

const { zahra, homa, naser, karim, sadeq, adel, ehsan, laleh } = cast
export const stranger = (n: number) => `0198ffff-0000-7000-8000-${String(n).padStart(12, '0')}`

/** Every room with everything it does, and no limit of rate in the way. */
export const everyRoom = () => stage(Object.values(rooms), { whoIs, jobs: product.jobs, pages: product.pages, env: { RATE_FACTOR: '100000' } })
export type Stage = ReturnType<typeof everyRoom>

/** A row of the register; casework writes its own a moment after the case. */
const aNote = {
  text: 'برق کارگاه نمونه قطع است',
  unitName: 'کارگاه نمونه',
  countyId: ids.county1,
  groupCode: null,
  agencyIds: [],
  outcome: 'open',
  priority: 'normal',
  confidential: false,
  article: '',
  toldAt: new Date('2026-11-20T06:00:00Z'),
  closedAt: null,
  knotId: null,
} as const

/** The public key of another province. */
const aKey = Buffer.alloc(32, 9).toString('base64')
/** A small PDF in a multipart form. */
export const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
export const upload =
  '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\r\n--x--\r\n'

/** A table of one obstacle. */
const backlog =
  '--x\r\ncontent-disposition: form-data; name="file"; filename="b.csv"\r\n\r\nشرح مانع,نام واحد\r\nتسهیلات نمونه پرداخت نشد,کارگاه نمونه\r\n\r\n--x--\r\n'

/** One record of every kind in East Azerbaijan, made through the API itself. */
export async function makeWorld(on: Stage) {
  const ok = (sent: Sent) => {
    assert.ok(sent.status < 300, sent.text)
    return sent.body
  }
  const group = (await on.db.selectFrom('obstacles.grp').select('code').orderBy('code').limit(1).executeTakeFirst())?.code ?? 'B01'
  const suspected = ok(await on.as(sadeq).post('/api/knots', { title: 'گره نمونه', target: 'بخشنامه نمونه', ownerBody: 'وزارت نمونه' }))
  ok(await on.as(sadeq).post(`/api/knots/${suspected.id}/confirm`, {}, { 'if-match': String(suspected.version) }))
  const panel = ok(await on.as(sadeq).post('/api/panels', { nameFa: 'کارگروه نمونه', nameEn: '', domainCode: null, groupCodes: [], active: true }))
  const seats = { members: [{ accountId: ehsan.accountId, chair: true }] }
  ok(await on.as(sadeq).put(`/api/panels/${panel.id}/members`, seats, { 'if-match': String(panel.version) }))
  const bodyForm = {
    ...(exampleOf(rooms.workgroup.api['createBody']!.body!, '', 1) as object),
    kind: 'bank_panel',
    nameFa: 'هیئت نمونه',
    weekday: null,
    startsAt: '09:00',
  }
  const panelBody = ok(
    await on.as(sadeq).post('/api/bodies', {
      ...bodyForm,
      quorumRule: 'none',
      countyId: null,
      parentId: null,
      domainCodes: [],
      groupCodes: [],
      countedFrom: null,
      videoLink: '',
    }),
  )
  const seated = ok(
    await on.as(sadeq).post(`/api/bodies/${panelBody.id}/seats`, {
      agencyId: null,
      post: 'عضو نمونه',
      holderName: '',
      accountId: null,
      phone: '',
      deputyName: '',
      deputyAccountId: null,
      deputyPhone: '',
      chair: false,
      clerk: false,
      voting: true,
      position: 0,
    }),
  )
  const resolution = await makeResolution(on)
  const question = { panelId: panel.id, subjectKind: 'knot', subjectId: suspected.id, question: 'نظر شما چیست؟' }
  const w = {
    panel: panel.id as string,
    opinion: ok(await on.as(sadeq).post('/api/opinions', question)).id as string,
    group,
    knot: suspected.id as string,
    import: ok(await on.as(zahra).post('/api/imports', backlog, multipart)).id as string,
    unit: ids.unit1,
    investor: ids.investor1,
    agency: ids.agencyPower,
    desk: ids.deskPower1,
    county: ids.county1,
    person: zahra.accountId!,
    park: ok(await on.as(adel).post('/api/parks', { countyId: ids.county1, nameFa: 'شهرک نمونه', nameEn: 'Sample park', kind: 'park' })).id as string,
    dayOff: ok(await on.as(adel).post('/api/calendar/days-off', { day: '2027-01-02', kind: 'closure', nameFa: 'تعطیلی نمونه', nameEn: 'Closure' }))
      .id as string,
    absence: ok(await on.as(adel).post('/api/absences', { accountId: naser.accountId, fromDay: '2026-12-01', toDay: '2026-12-02' })).id as string,
    invitation: ok(await on.as(adel).post('/api/invitations', { name: 'همکار نمونه', phone: '09127770000', hat: { role: 'manager' } })).id as string,
    token: ok(await on.as(adel).post('/api/tokens', { name: 'داشبورد', role: 'auditor', scopes: ['journal:read'], days: 3 })).token.id as string,
    grant: (await on.db.selectFrom('people.grant').select('id').where('account_id', '=', zahra.accountId).executeTakeFirstOrThrow()).id,
    call: ok(await on.as(zahra).post('/api/channels/calls/typed', { number: phoneOf(karim) })).id as string,
    proposal: ok(
      await on.as(zahra).post('/api/group-proposals', {
        change: { act: 'rename', code: 'F01', nameFa: 'نام تازه گروه', nameEn: 'A new name' },
        reason: 'نام کنونی رسا نیست',
        seen: { F01: 1 },
      }),
    ).id as string,
    body: panelBody.id as string,
    resolution: resolution.id,
    resolutionFile: resolution.fileId,
    dossier: resolution.dossierId,
    dossierFile: ok(await on.as(karim).post(`/api/my/dossiers/${resolution.dossierId}/files`, upload, multipart)).files[0].id as string,
    session: resolution.sessionId,
    seat: seated.members[0].id as string,
    aggregate: ok(await on.as(sadeq).post('/api/aggregates', { period: '1405-2' })).id as string,
    key: ok(await on.as(sadeq).post('/api/aggregates/keys', { publicKey: aKey, originCode: 'FA', compared: true })).rows[1].keyId as string,
    likeness: stranger(90),
    told: stranger(91),
    clusterRun: stranger(91),
    knotFile: ok(await on.as(sadeq).post(`/api/knots/${suspected.id}/files`, upload, multipart)).files[0].id as string,
    message: '',
    case: '',
    code: '',
    version: 1,
    other: '',
    referral: '',
    attachment: '',
    hidden: '',
    hiddenVersion: 1,
    paper: '',
  }
  const first = ok(await on.as(karim).post('/api/cases', { text: 'برق کارگاه ریخته‌گری نمونه از دیروز قطع است', unitId: ids.unit1, groupCode: group }))
  const routed = ok(
    await on.as(zahra).post(`/api/cases/${first.id}/route`, { to: [{ deskId: ids.deskPower1 }] }, { 'if-match': String(first.version) }),
  )
  const attached = ok(await on.as(karim).post(`/api/cases/${first.id}/attachments`, upload, multipart))
  const second = ok(await on.as(laleh).post('/api/cases', { text: 'تسهیلات بانکی پرداخت نشده است', unitId: ids.unit2 }))
  const told = [w.told, stranger(92)]
  await on.ctx(systemActor(1), (ctx) =>
    noteCases(
      ctx,
      told.map((id, i) => ({ ...aNote, id, code: `EA-1405-90000${i}`, unitId: ids.unit1 })),
    ),
  )
  await on.db
    .insertInto('obstacles.likeness')
    .values({ province_id: 1, id: w.likeness, one_id: told[0]!, other_id: told[1]!, kind: 'same', score: 1, found_by: 'sweep', found_at: on.now })
    .execute()
  const hidden = ok(await on.as(karim).post('/api/cases', { text: 'پرونده محرمانه نمونه', unitId: ids.unit1, confidential: true }))
  const sentOn = ok(
    await on.as(homa).post(`/api/cases/${hidden.id}/route`, { to: [{ deskId: ids.deskPower1 }] }, { 'if-match': String(hidden.version) }),
  )
  const files = ok(await on.as(karim).get(`/api/cases/${first.id}/attachments`))
  const messages = ok(await on.as(homa).get('/api/channels/messages'))
  const letter = { kind: 'applicant_letter', subject: { kind: 'case', id: first.id }, fields: sampleFields('fa'), blocks: [] } as const
  return Object.assign(w, {
    paper: (await on.ctx(sadeq, (ctx) => registerPaper(ctx, letter))).id,
    case: first.id,
    code: first.code,
    version: attached.version,
    referral: routed.referrals[0].id,
    attachment: files.items[0].id,
    other: second.id,
    hidden: hidden.id,
    hiddenVersion: sentOn.version,
    message: messages.rows?.[0]?.id ?? stranger(1),
  })
}

/** A resolution of karim's unit for the power company, notified, with one file. */
async function makeResolution(on: Stage): Promise<Record<'id' | 'fileId' | 'dossierId' | 'sessionId', string>> {
  const bodyId = stranger(96)
  const body = { province_id: 1, id: bodyId, kind: 'province', name_fa: 'کارگروه نمونه', created_at: on.now }
  await on.db.insertInto('workgroup.body').values(body).execute()
  const at = { starts_at: on.now, created_at: on.now, updated_at: on.now }
  const session = { province_id: 1, id: stranger(95), no: 95, year: 1405, code: 'EA-S-1405-0095', body_id: bodyId, capacity: 9, state: 'sitting' }
  await on.db
    .insertInto('workgroup.session')
    .values({ ...session, ...at })
    .execute()
  const opened = await on.as(sadeq).post('/api/dossiers', { unitId: ids.unit1, subject: 'موضوع نمونه', bodyId })
  assert.equal(opened.status, 201, opened.text)
  const dossier = opened.body
  const saying = { ownerAgencyId: ids.agencyPower, text: 'متن نمونه', dueAt: '2026-12-30T06:00:00Z', evidenceType: 'reconnection' }
  const drafted = await on.as(sadeq).post('/api/resolutions', { ...saying, dossierId: dossier.id, sessionId: session.id })
  assert.equal(drafted.status, 201, drafted.text)
  const { id } = drafted.body
  await on.ctx(sadeq, (ctx) => approveSession(ctx, session.id).then(() => notifyAll(ctx, session.id)))
  const filed = await on.as(sadeq).post(`/api/resolutions/${id}/files`, upload, multipart)
  assert.equal(filed.status, 201, filed.text)
  return { id, fileId: filed.body.files[0].id, dossierId: dossier.id, sessionId: session.id }
}
export type World = Awaited<ReturnType<typeof makeWorld>>

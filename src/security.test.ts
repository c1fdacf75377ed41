// Every endpoint of every room, called by everybody: the answers must be exactly what contract and law say.
// The list comes from the contracts, so a new endpoint is tested the moment it exists; if it names a record that
// `recordOf` does not know, the first test says so.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { whoIs } from '#features/people/actions.ts'
import { scopes, tokenRoles } from '#features/people/tokens/model.ts'
import { noteCases } from '#features/obstacles/register/actions.ts'
import { registerPaper } from '#features/workgroup/papers/actions.ts'
import { sampleFields } from '#features/workgroup/papers/sample/rules.ts'
import { approveSession, notifyAll } from '#features/workgroup/resolutions/actions.ts'
import { type Actor, systemActor } from '#kernel/actor.ts'
import type { Endpoint } from '#kernel/contract.ts'
import { exampleOf } from '#server/api-schema.ts'
import { sql } from '#server/db.ts'
import { cast, ids, phoneOf, type Sent, stage } from '#server/testing.ts'
import { product, rooms } from './rooms.ts'

type Target = { readonly id: string; readonly e: Endpoint }
const targets: readonly Target[] = Object.entries(rooms).flatMap(([room, { api }]) =>
  Object.entries(api).map(([name, e]) => ({ id: `${room}.${name}`, e })),
)

const { zahra, homa, naser, parviz, karim, sina, sadeq, maryam, atusa, adel, ehsan, laleh, mina, naser2, omid } = cast
const everyRole: readonly Actor[] = [zahra, homa, naser, parviz, karim, sina, sadeq, maryam, atusa, adel, ehsan, omid]
const stranger = (n: number) => `0198ffff-0000-7000-8000-${String(n).padStart(12, '0')}`

/** The same role in Khuzestan, once with its own places and once, as a forger would, with those of East Azerbaijan. */
const elsewhere = (a: Actor): Actor[] => {
  const there = { ...a, provinceId: 2, accountId: stranger(everyRole.indexOf(a)), sessionId: `there-${a.role}` }
  const own = {
    agencyIds: a.agencyIds.length ? [ids.agencyOther] : [],
    deskIds: a.deskIds.length ? [ids.deskOther] : [],
    unitIds: a.unitIds.length ? [ids.unitOther] : [],
    investorIds: [],
  }
  return [
    { ...there, ...own },
    { ...there, sessionId: `forged-${a.role}` },
  ]
}

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
const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
const upload =
  '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\r\n--x--\r\n'

/** A table of one obstacle. */
const backlog =
  '--x\r\ncontent-disposition: form-data; name="file"; filename="b.csv"\r\n\r\nشرح مانع,نام واحد\r\nتسهیلات نمونه پرداخت نشد,کارگاه نمونه\r\n\r\n--x--\r\n'

const may = (e: Endpoint, a: Actor) => typeof e.may === 'string' || e.may.includes(a.role as never)

suite('every endpoint × everybody', () => {
  const on = stage(Object.values(rooms), { whoIs, jobs: product.jobs, pages: product.pages, env: { RATE_FACTOR: '100000' } })

  /** One record of every kind in East Azerbaijan, made through the API itself. */
  async function makeWorld() {
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
    const resolution = await makeResolution()
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
      park: ok(await on.as(adel).post('/api/parks', { countyId: ids.county1, nameFa: 'شهرک نمونه', nameEn: 'Sample park', kind: 'park' }))
        .id as string,
      dayOff: ok(await on.as(adel).post('/api/calendar/days-off', { day: '2027-01-02', kind: 'closure', nameFa: 'تعطیلی نمونه', nameEn: 'Closure' }))
        .id as string,
      absence: ok(await on.as(adel).post('/api/absences', { accountId: naser.accountId, fromDay: '2026-12-01', toDay: '2026-12-02' })).id as string,
      invitation: ok(await on.as(adel).post('/api/invitations', { name: 'همکار نمونه', phone: '09127770000', hat: { role: 'manager' } }))
        .id as string,
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
    const first = ok(
      await on.as(karim).post('/api/cases', { text: 'برق کارگاه ریخته‌گری نمونه از دیروز قطع است', unitId: ids.unit1, groupCode: group }),
    )
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
  async function makeResolution(): Promise<Record<'id' | 'fileId' | 'dossierId' | 'sessionId', string>> {
    const bodyId = stranger(96)
    const body = { province_id: 1, id: bodyId, kind: 'province', name_fa: 'کارگروه نمونه', created_at: on.now }
    await on.db.insertInto('workgroup.body').values(body).execute()
    const at = { starts_at: on.now, created_at: on.now, updated_at: on.now }
    const session = { province_id: 1, id: stranger(95), no: 95, year: 1405, code: 'EA-S-1405-0095', body_id: bodyId, capacity: 9, state: 'minuted' }
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
  type World = Awaited<ReturnType<typeof makeWorld>>

  /** path prefix up to the parameter → the record of the world */
  const recordOf: Readonly<Record<string, (w: World) => string>> = {
    '/api/cases/:id': (w) => w.case,
    '/api/aggregates/:id': (w) => w.aggregate,
    '/api/aggregates/keys/:keyId': (w) => w.key,
    '/api/imports/:id': (w) => w.import,
    'batches/:batchId': () => stranger(3),
    '/api/cases/by-code/:code': (w) => w.code,
    'referrals/:referralId': (w) => w.referral,
    'attachments/:attachmentId': (w) => w.attachment,
    '/api/panels/:id': (w) => w.panel,
    '/api/opinions/:id': (w) => w.opinion,
    '/api/experts/:id': () => ehsan.accountId!,
    '/api/knots/:id': (w) => w.knot,
    '/api/bodies/:id': (w) => w.body,
    'seats/:seatId': (w) => w.seat,
    '/api/knots/:id/files/:fileId': (w) => w.knotFile,
    '/api/papers/:id': (w) => w.paper,
    '/api/papers/:id/:format': () => 'pdf',
    '/api/papers/of/:kind': () => 'case',
    '/api/papers/of/:kind/:id': (w) => w.case,
    'dossiers/:id': (w) => w.dossier,
    'dossiers/:id/files/:fileId': (w) => w.dossierFile,
    '/api/dossiers/of-case/:caseId': (w) => w.case,
    '/api/sessions/:id': (w) => w.session,
    '/api/sessions/:id/pack/:no': () => '1',
    'sitting/items/:itemId': () => stranger(97),
    'sitting/proposals/:proposalId': () => stranger(98),
    'sitting/items/:itemId/resolutions/:resolutionId': (w) => w.resolution,
    '/api/resolutions/:id': (w) => w.resolution,
    '/api/resolutions/:id/files/:fileId': (w) => w.resolutionFile,
    '/api/clusters/:runId': (w) => w.clusterRun,
    '/api/clusters/:runId/:no': () => '0',
    '/api/obstacles/:id': (w) => w.told,
    '/api/duplicates/:id': (w) => w.likeness,
    '/api/units/:id': (w) => w.unit,
    '/api/investors/:id': (w) => w.investor,
    '/api/agencies/:id': (w) => w.agency,
    '/api/desks/:id': (w) => w.desk,
    '/api/absences/:id': (w) => w.absence,
    '/api/counties/:id': (w) => w.county,
    '/api/parks/:id': (w) => w.park,
    '/api/calendar/days-off/:id': (w) => w.dayOff,
    '/api/people/:id': (w) => w.person,
    'hats/:grantId': (w) => w.grant,
    '/api/invitations/:id': (w) => w.invitation,
    '/api/tokens/:id': (w) => w.token,
    '/api/channels/messages/:id': (w) => w.message,
    '/api/channels/calls/:id': (w) => w.call,
    // Not records of a province: every province has these, or they are the caller's own.
    '/api/me/sessions/:id': () => stranger(2),
    '/api/channels/templates/:key': () => 'code',
    '/api/groups/:code': (w) => w.group,
    '/api/group-proposals/:id': (w) => w.proposal,
    '/api/calendar/:year': () => '1405',
    '/api/paper-texts/:kind': () => 'minutes',
    '/api/paper-texts/:kind/:lang': () => 'fa',
    '/api/followup/figures/:code': () => 'backlog',
    '/api/channels/hooks/:province': () => 'EA',
    '/api/channels/hooks/:province/:key': () => 'k'.repeat(43),
  }
  const everywhere = [
    '/api/me/sessions/',
    '/api/channels/templates/',
    '/api/groups/',
    '/api/calendar/:year',
    '/api/follow/',
    '/api/followup/figures/',
    '/api/paper-texts/',
    '/api/channels/hooks/',
  ]
  const namesRecord = ({ e }: Target) => e.path.includes(':') && !everywhere.some((p) => e.path.startsWith(p))

  const filled = (path: string, w: World) =>
    path.replace(/:(\w+)/g, (whole, _name, at: number) => {
      const known = Object.entries(recordOf).find(([prefix]) => path.slice(0, at + whole.length).endsWith(prefix))
      assert.ok(known, `no record known for ${path} (${whole})`)
      return known[1](w)
    })

  /** Values that a caller from here would send, by the field's name; forged ids for everybody else. */
  function plausible(value: unknown, w: World, key = ''): unknown {
    const byName: Record<string, unknown> = {
      unitId: w.unit,
      investorId: w.investor,
      agencyId: w.agency,
      deskId: ids.deskPower2,
      suggestedDeskId: ids.deskBank1,
      countyId: w.county,
      parkId: w.park,
      accountId: naser.accountId,
      headId: naser.accountId,
      caseId: w.case,
      callId: w.call,
      intoId: w.other,
      knotId: w.knot,
      groupCode: w.group,
      phone: phoneOf(karim),
      number: phoneOf(karim),
      legalBasis: 'ماده ۶۲',
      text: 'متن نمونه',
      q: 'نمونه',
      at: '2026-11-22T06:00:00Z',
      sessionAt: '2026-11-29T06:00:00Z',
      dueAt: '2026-12-22T06:00:00Z',
    }
    if (key in byName) return byName[key]
    if (Array.isArray(value)) return value.map((one) => plausible(one, w, key))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plausible(v, w, k)]))
  }
  /** Only what is required: optional parts are the rooms' own tests' business. */
  const bodyOf = (e: Endpoint, w: World) => (e.body ? plausible(exampleOf(e.body, '', 1), w) : undefined)

  function requestOf({ e }: Target, w: World) {
    const query = e.query ? (plausible(exampleOf(e.query, '', 1), w) as Record<string, unknown>) : {}
    const search = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)])).toString()
    return {
      method: e.method,
      url: filled(e.path, w) + (search && `?${search}`),
      headers: { ...(e.ifMatch && { 'if-match': e.path.startsWith('/api/cases') ? String(w.version) : '1' }) } as Record<string, string>,
      ...(e.body && !e.upload && { payload: bodyOf(e, w) as object }),
      ...(e.upload && { payload: upload }),
    }
  }

  async function call(
    target: Target,
    actor: Actor | null,
    w: World,
    { after, ...more }: { headers?: Record<string, string>; payload?: unknown; url?: string; after?: () => Promise<void> } = {},
  ): Promise<Sent> {
    if (actor) on.as(actor)
    const r = requestOf(target, w)
    const headers = {
      ...r.headers,
      ...(target.e.upload && multipart),
      ...(actor && { authorization: `Bearer as-${actor.sessionId}` }),
      ...more.headers,
    }
    await sql`savepoint caller`.execute(on.db)
    try {
      const sent = await on.inject({ ...r, remoteAddress: '10.9.0.1', ...more, headers } as Parameters<typeof on.inject>[0])
      await after?.()
      return sent
    } finally {
      await sql`rollback to savepoint caller`.execute(on.db)
    }
  }

  /** Faults are gathered, so that one run shows all of them. */
  let found: string[] = []
  const expect = (right: boolean, what: string) => {
    if (!right) found.push(what)
  }
  function nothingFound() {
    const all = found
    found = []
    assert.deepEqual(all.slice(0, 40), [], `${all.length} faults`)
  }
  const facts = async () =>
    (await sql<{ n: number }>`select (select count(*) from journal.fact)::int + (select count(*) from casework.act)::int as n`.execute(on.db))
      .rows[0]!.n
  const tell = (t: Target, who: Actor | null, sent: Sent) =>
    `${t.id} (${t.e.method} ${t.e.path}) as ${who ? `${who.role} of ${who.provinceId}` : 'nobody'}: ${sent.status} ${sent.text.slice(0, 300)}`

  test('every parameter of every contract has a record here, every scope can be given to a token', async () => {
    const w = await makeWorld()
    for (const t of targets) filled(t.e.path, w)
    assert.deepEqual(new Set(targets.flatMap((t) => t.e.scope ?? [])), new Set(scopes))
    assert.ok(targets.length > 120)
  })

  test('nobody is told to sign in first, unless the contract says anyone', async () => {
    const w = await makeWorld()
    for (const t of targets) {
      const sent = await call(t, null, w)
      // Who follows a case by code has a session of that case instead of an account.
      const right =
        t.e.may === 'anyone'
          ? sent.status < 500 && (sent.body?.code !== 'http/sign-in-first' || t.e.path.startsWith('/api/follow'))
          : sent.status === 401 && sent.body.code === 'http/sign-in-first'
      expect(right, tell(t, null, sent))
    }
    nothingFound()
  })

  test('roles that the contract does not name are refused; those it names meet the law and never a fault', async () => {
    const w = await makeWorld()
    for (const t of targets)
      for (const actor of everyRole) {
        const sent = await call(t, actor, w)
        if (!may(t.e, actor)) expect(sent.status === 403 && sent.body.code === 'http/not-allowed', tell(t, actor, sent))
        else
          expect(
            sent.status < 500 &&
              (sent.body?.code !== 'http/sign-in-first' || t.e.path.startsWith('/api/follow')) &&
              sent.body?.code !== 'http/not-allowed',
            tell(t, actor, sent),
          )
      }
    nothingFound()
  })

  test('another province cannot reach a record, whatever role and forged places it comes with', async () => {
    const w = await makeWorld()
    for (const t of targets.filter(namesRecord))
      for (const actor of everyRole.filter((a) => may(t.e, a)).flatMap(elsewhere)) {
        const sent = await call(t, actor, w)
        expect(sent.status === 403 || sent.status === 404, tell(t, actor, sent))
      }
    nothingFound()
  })

  test('no list, search or figure of another province shows anything of this one', async () => {
    const w = await makeWorld()
    const secrets = [
      ...Object.entries(w)
        .filter(([k, v]) => typeof v === 'string' && v.length > 8 && !['group', 'person', 'message'].includes(k))
        .map(([, v]) => v as string),
      ids.unit1,
      ids.unit2,
      'نمونه‌سازان فولاد',
      'ریخته‌گری نمونه',
      'تسهیلات بانکی پرداخت',
      naser.name,
    ]
    for (const t of targets.filter((one) => one.e.method === 'GET' && !namesRecord(one)))
      for (const actor of everyRole.filter((a) => may(t.e, a)).flatMap(elsewhere)) {
        const sent = await call(t, actor, w)
        for (const secret of secrets) expect(!sent.text.includes(secret), `${secret} in ${tell(t, actor, sent)}`)
      }
    nothingFound()
  })

  test('other units, other agencies and an investor cannot learn that a case exists', async () => {
    const w = await makeWorld()
    for (const t of targets.filter((one) => one.e.path.startsWith('/api/cases/:') || one.e.path.startsWith('/api/cases/by-code')))
      for (const actor of [laleh, sina, mina].filter((a) => may(t.e, a))) {
        const sent = await call(t, actor, w)
        expect(sent.status === 404, tell(t, actor, sent))
      }
    for (const t of targets.filter((one) => one.e.method === 'GET' && !namesRecord(one)))
      for (const actor of [laleh, sina, mina].filter((a) => may(t.e, a))) {
        const sent = await call(t, actor, w)
        for (const secret of [w.case, w.code, w.hidden, 'ریخته‌گری نمونه']) expect(!sent.text.includes(secret), `${secret} in ${tell(t, actor, sent)}`)
      }
    nothingFound()
  })

  test('inside a province each keeps to the own unit, plan, desk and agency', async () => {
    const w = await makeWorld()
    const otherPlan: Actor = { ...sina, accountId: stranger(50), sessionId: 'other-plan', investorIds: [stranger(51)] }
    const ask = (actor: Actor, method: 'get' | 'post' | 'put' | 'del', url: string, body?: object) => {
      const as = on.as(actor)
      return method === 'get' ? as.get(url) : as[method](url, body, { 'if-match': url.includes('/cases/') ? String(w.version) : '1' })
    }
    const desk = { nameFa: 'میز نمونه', nameEn: 'Sample desk', countyIds: [] }
    const refused: [Actor, 'get' | 'post' | 'put' | 'del', string, object?][] = [
      [laleh, 'get', `/api/units/${ids.unit1}`],
      [otherPlan, 'get', `/api/investors/${ids.investor1}`],
      [parviz, 'put', `/api/agencies/${ids.agencyBank}`, { nameFa: 'بانک', nameEn: 'Bank' }],
      [parviz, 'post', `/api/agencies/${ids.agencyBank}/desks`, desk],
      [parviz, 'put', `/api/desks/${ids.deskBank1}`, desk],
      [naser, 'post', '/api/absences', { accountId: mina.accountId, fromDay: '2026-12-01', toDay: '2026-12-02' }],
      [parviz, 'post', '/api/absences', { accountId: mina.accountId, fromDay: '2026-12-01', toDay: '2026-12-02' }],
      [mina, 'del', `/api/absences/${w.absence}`],
      [laleh, 'post', '/api/cases', { text: 'به نام واحد دیگری', unitId: ids.unit1 }],
      [otherPlan, 'post', '/api/cases', { text: 'به نام طرح دیگری', investorId: ids.investor1 }],
      [naser2, 'post', `/api/cases/${w.case}/referrals/${w.referral}/accept`, {}],
      [mina, 'post', `/api/cases/${w.case}/referrals/${w.referral}/accept`, {}],
      [karim, 'post', `/api/cases/${w.other}/write`, { text: 'متن' }],
    ]
    for (const [actor, method, url, body] of refused) {
      const sent = await ask(actor, method, url, body)
      expect([403, 404, 422].includes(sent.status), `${actor.role} ${method} ${url}: ${sent.status} ${sent.text.slice(0, 200)}`)
    }
    // The same requests by those whom they concern: otherwise the refusals above would prove nothing.
    const allowed: typeof refused = [
      [karim, 'get', `/api/units/${ids.unit1}`],
      [sina, 'get', `/api/investors/${ids.investor1}`],
      [parviz, 'post', `/api/agencies/${ids.agencyPower}/desks`, desk],
      [parviz, 'put', `/api/desks/${ids.deskPower1}`, desk],
      [laleh, 'post', '/api/cases', { text: 'به نام واحد خودم', unitId: ids.unit2 }],
      [karim, 'post', `/api/cases/${w.case}/write`, { text: 'متن' }],
    ]
    for (const [actor, method, url, body] of allowed) {
      const sent = await ask(actor, method, url, body)
      expect(sent.status < 300, `${actor.role} ${method} ${url}: ${sent.status} ${sent.text.slice(0, 200)}`)
    }
    nothingFound()
  })

  test('a confidential case is in no list and under no address of those who do not act on it', async () => {
    const w = await makeWorld()
    const outside = [maryam, naser2, atusa, adel, zahra]
    const hidden = { ...w, case: w.hidden, version: w.hiddenVersion }
    for (const t of targets.filter((one) => one.e.path.startsWith('/api/cases/:')))
      for (const actor of outside.filter((a) => may(t.e, a))) {
        const sent = await call(t, actor, hidden)
        expect(sent.status === 404 || sent.status === 403, tell(t, actor, sent))
      }
    for (const t of targets.filter((one) => one.e.method === 'GET' && !namesRecord(one)))
      for (const actor of outside.filter((a) => may(t.e, a))) {
        const sent = await call(t, actor, w)
        expect(!sent.text.includes('پرونده محرمانه نمونه'), tell(t, actor, sent))
        if (!['auditor', 'admin'].includes(actor.role)) expect(!sent.text.includes(w.hidden), tell(t, actor, sent))
      }
    nothingFound()
    assert.equal((await on.as(karim).get(`/api/cases/${w.hidden}`)).status, 200, 'the test would see it')
    assert.equal((await on.as(naser).get(`/api/cases/${w.hidden}`)).status, 200)
  })

  test('every act on a case and its referral is answered as the law says to every role, and a refused one writes nothing', async () => {
    const w = await makeWorld()
    const acts = targets.filter((one) => one.e.ifMatch && one.e.path.startsWith('/api/cases/:id/'))
    assert.ok(acts.length > 35)
    type Told = { name: string; whyNot: { code: string } | null }
    const outcome = { done: 0, refused: 0, hidden: 0 }
    for (const actor of [...everyRole, naser2, mina]) {
      const view = await on.as(actor).get(`/api/cases/${w.case}`)
      const told: Told[] = [...(view.body.acts ?? []), ...(view.body.referrals?.[0]?.acts ?? [])]
      for (const t of acts.filter((one) => may(one.e, actor))) {
        const act = told.find((a) => a.name === t.e.path.split('/').at(-1))
        const before = await facts()
        let written = before
        const sent = await call(t, actor, w, {
          after: async () => {
            written = await facts()
          },
        })
        if (view.status !== 200) expect(sent.status === 404, tell(t, actor, sent))
        else if (!act) expect(sent.body.code === 'law/not-yours', `not among the acts told: ${tell(t, actor, sent)}`)
        else if (act.whyNot) expect(sent.body.code === act.whyNot.code, `${act.whyNot.code} expected: ${tell(t, actor, sent)}`)
        else expect(![401, 403, 404, 412].includes(sent.status), tell(t, actor, sent))
        expect(sent.status < 300 ? written > before : written === before, `${written - before} rows written: ${tell(t, actor, sent)}`)
        outcome[view.status !== 200 ? 'hidden' : act && !act.whyNot ? 'done' : 'refused'] += 1
      }
    }
    nothingFound()
    assert.ok(outcome.done > 40 && outcome.refused > 50 && outcome.hidden > 20, `the test would see all three: ${JSON.stringify(outcome)}`)
  })

  test('a machine token needs the scope of the contract, and none opens what contracts keep for people', async () => {
    const w = await makeWorld()
    for (const t of targets.filter((one) => one.e.may !== 'anyone'))
      for (const role of tokenRoles) {
        const machine = (given: readonly string[]): Actor => ({
          ...zahra,
          ...{ agencyIds: [], deskIds: [] },
          role,
          kind: 'machine',
          accountId: null,
          scopes: given,
          sessionId: `machine-${role}-${given.length}`,
        })
        const without = await call(t, machine(scopes.filter((s) => s !== t.e.scope)), w)
        const named = typeof t.e.may === 'string' || t.e.may.includes(role)
        expect(without.status === 403 && without.body.code === (named ? 'http/missing-scope' : 'http/not-allowed'), tell(t, machine([]), without))
        if (!t.e.scope || !named) continue
        const sent = await call(t, machine([t.e.scope]), w)
        expect(sent.status < 500 && sent.status !== 401 && !String(sent.body?.code).startsWith('http/missing'), tell(t, machine([t.e.scope]), sent))
      }
    nothingFound()
  })

  test('no writing endpoint takes a request from another site, signed in or not', async () => {
    const w = await makeWorld()
    for (const t of targets.filter((one) => one.e.method !== 'GET'))
      for (const headers of [
        { 'sec-fetch-site': 'cross-site', cookie: 'gg_session=as-x' },
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'same-site' },
      ] as Record<string, string>[]) {
        const sent = await call(t, null, w, { headers })
        expect(sent.body?.code === 'http/cross-site', tell(t, null, sent))
      }
    nothingFound()
  })

  test('garbage in parameters, queries and bodies is refused, never a fault', async () => {
    const w = await makeWorld()
    const strings = [
      '\u0000',
      'x'.repeat(100_000),
      '\u202e\u2066😀\ud83d',
      "'; drop table people.account; --",
      '<script>alert(1)</script>',
      '٠١٢۳',
      '../../etc/passwd',
      '',
    ]
    for (const t of targets) {
      const actor = t.e.may === 'anyone' ? null : everyRole.find((a) => may(t.e, a))!
      const paths = t.e.path.includes(':') ? ['%00', "'", 'null', '..%2f..', '0'.repeat(150), '01980000-0000-7000-8000-000000000000'] : []
      for (const part of paths) {
        const sent = await call(t, actor, w, { url: t.e.path.replace(/:\w+/g, part) })
        assert.ok(sent.status < 500, `${part} ${tell(t, actor, sent)}`)
      }
      for (const value of t.e.query ? strings : []) {
        const keys = Object.keys((t.e.query as { properties?: object }).properties ?? {})
        for (const key of keys) {
          const sent = await call(t, actor, w, { url: `${filled(t.e.path, w)}?${new URLSearchParams([[key, value.slice(0, 8000)]])}` })
          assert.ok(sent.status < 500, `${key} ${tell(t, actor, sent)}`)
        }
      }
      if (!t.e.body || t.e.upload) continue
      const texts = (value: string) => deep(bodyOf(t.e, w), (leaf) => (typeof leaf === 'string' ? value : leaf))
      const leaves = (value: unknown) => deep(bodyOf(t.e, w), () => value)
      for (const payload of [
        null,
        [],
        'text',
        5,
        {},
        ...strings.map(texts),
        leaves({ a: { b: [] } }),
        leaves(null),
        leaves(-1),
        leaves(1e308),
        { ...(bodyOf(t.e, w) as object), __proto__: { admin: true }, constructor: 'x', more: 'x' },
      ]) {
        const sent = await call(t, actor, w, { payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } })
        expect(sent.status < 500, `${JSON.stringify(payload)?.slice(0, 80)} ${tell(t, actor, sent)}`)
      }
      const broken = await call(t, actor, w, { payload: '{"a":', headers: { 'content-type': 'application/json' } })
      expect(broken.status === 400, tell(t, actor, broken))
    }
    nothingFound()
  })

  test('what anyone may call answers alike for what exists and what does not', async () => {
    const w = await makeWorld()
    const known = phoneOf(karim)
    const unknown = '+989139990000'
    const pairs: [number, string, object, object][] = [
      [202, '/api/codes', { phone: known, purpose: 'signIn' }, { phone: unknown, purpose: 'signIn' }],
      [401, '/api/session', { login: known, password: 'some wrong words' }, { login: unknown, password: 'some wrong words' }],
      [401, '/api/session/code', { phone: known, code: '000000' }, { phone: unknown, code: '000000' }],
      [202, '/api/follow/code', { code: w.code, phone: known }, { code: w.code, phone: unknown }],
      [202, '/api/follow/code', { code: w.code, phone: unknown }, { code: 'EA-1405-999999', phone: unknown }],
      [401, '/api/follow', { code: w.code, phone: known, oneTimeCode: '000000' }, { code: 'EA-1405-999999', phone: known, oneTimeCode: '000000' }],
    ]
    for (const [status, url, here, nowhere] of pairs) {
      const ask = async (payload: object) => {
        await sql`savepoint caller`.execute(on.db)
        const sent = await on.inject({ method: 'POST', url, payload, remoteAddress: '10.9.0.2' })
        await sql`rollback to savepoint caller`.execute(on.db)
        return { status: sent.status, body: sent.body, cookie: sent.headers['set-cookie'] }
      }
      const answer = await ask(here)
      assert.equal(answer.status, status, `${url} ${JSON.stringify(answer.body)}`)
      assert.deepEqual(await ask(nowhere), answer, url)
    }
  })

  test('a public page never fails for a stranger, and its forms refuse other sites', async () => {
    for (const page of product.pages) {
      const url = page.path.replace(/:\w+/g, 'x')
      const sent = await on.inject({ method: page.method, url, remoteAddress: '10.9.0.3', headers: { accept: 'text/html' } })
      assert.ok(sent.status < 500, `${page.method} ${url} ${sent.status}`)
      if (page.method !== 'POST') continue
      const evil = await on.inject({
        method: 'POST',
        url,
        remoteAddress: '10.9.0.3',
        headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'a=b',
      })
      assert.equal(evil.status, 403, url)
    }
  })
})

function deep(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => deep(one, change))
  if (value === null || typeof value !== 'object') return change(value)
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, deep(v, change)]))
}

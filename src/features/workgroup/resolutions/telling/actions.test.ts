import assert from 'node:assert/strict'
import { beforeEach, suite, test } from 'node:test'
import { jobs as caseworkJobs } from '#features/casework/jobs.ts'
import { casework } from '#features/casework/routes.ts'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#server/ids.ts'
import { cast, ids, phoneOf, stage } from '#server/testing.ts'
import { jobs as workgroupJobs } from '../../jobs.ts'
import { workgroup } from '../../routes.ts'
import { approveSession } from '../actions.ts'

const { sadeq, naser, parviz, karim, laleh, mina, maryam } = cast

suite('telling of resolutions', () => {
  const on = stage([casework, workgroup], { jobs: { casework: caseworkJobs, channels: channelsJobs, workgroup: workgroupJobs } })
  let id = ''
  const day = (days: number) => new Date(on.now.getTime() + days * 86_400_000).toISOString()

  /** A resolution for the power desk about unit 1, approved. */
  async function approved(more: Record<string, unknown> = {}, dossierMore: Record<string, unknown> = {}) {
    assert.equal((await on.as(sadeq).post('/api/bodies/start')).status, 200)
    const dossier = await on.as(sadeq).post('/api/dossiers', { unitId: ids.unit1, caseIds: [], subject: 'برق کارخانه', ...dossierMore })
    assert.equal(dossier.status, 201, dossier.text)
    const sessionId = newId()
    const body = await on.db.selectFrom('workgroup.dossier').select('body_id').where('id', '=', dossier.body.id).executeTakeFirstOrThrow()
    const at = on.now
    await on.db
      .insertInto('workgroup.session')
      .values({
        province_id: 1,
        id: sessionId,
        no: 1,
        year: 1405,
        code: 'EA-S-1405-0001',
        body_id: body.body_id,
        starts_at: at,
        capacity: 9,
        state: 'sitting',
        created_at: at,
        updated_at: at,
      })
      .execute()
    const made = await on.as(sadeq).post('/api/resolutions', {
      dossierId: dossier.body.id,
      sessionId,
      ownerAgencyId: ids.agencyPower,
      ownerDeskId: ids.deskPower1,
      altAgencyId: ids.agencyBank,
      text: 'وصل برق کارخانه',
      dueAt: day(30),
      evidenceType: 'reconnection',
      article: 'مادهٔ ۶۱',
      duties: [{ text: 'پرداخت بدهی برق', dueAt: day(10) }],
      ...more,
    })
    assert.equal(made.status, 201, made.text)
    id = made.body.id
    await on.ctx(sadeq, (ctx) => approveSession(ctx, sessionId))
    await settle()
  }
  /** Runs what waits and forgets what was told so far. */
  async function settle() {
    await on.drain()
    await on.db.deleteFrom('channels.message').execute()
    await on.db.deleteFrom('channels.bell').execute()
  }
  async function act(who: Actor, path: string, body: Record<string, unknown> = {}) {
    const { version } = (await on.as(who).get(`/api/resolutions/${id}`)).body
    const done = await on.as(who).post(`/api/resolutions/${id}/${path}`, body, { 'if-match': `"${version}"` })
    assert.equal(done.status, 200, done.text)
    await on.drain()
    return done.body
  }
  const messages = async () =>
    (await on.db.selectFrom('channels.message').select(['address', 'template', 'text']).orderBy('id').execute()).filter((m) =>
      m.template?.includes('resolution'),
    )
  const phones = async () => (await messages()).map((m) => `${m.address} ${m.template}`).sort()
  const bells = async () => {
    const rows = await on.db
      .selectFrom('channels.bell')
      .select(['account_id', 'kind', 'link'])
      .where('kind', 'like', 'workgroup.resolution.bell.%')
      .execute()
    return rows.map((b) => `${b.account_id} ${b.kind.replace('workgroup.resolution.bell.', '')} ${b.link.split('/')[2]}`).sort()
  }
  const line = (who: Actor, kind: string) => `${who.accountId} ${kind} ${kind.startsWith('my.') ? 'my' : 'workgroup'}`

  suite('an open one', () => {
    beforeEach(() => approved())

    test('notified: the desk and the head by bell and phone, the alternative by bell, the producer in writing with number, owner, date and duty', async () => {
      await act(sadeq, 'notify')
      assert.deepEqual(
        await phones(),
        [`${phoneOf(karim)} resolution.notified`, `${phoneOf(naser)} staff.resolution`, `${phoneOf(parviz)} staff.resolution`].sort(),
      )
      const bankHeads = (await bells()).filter((b) => ![naser, parviz, karim].some((who) => b.startsWith(who.accountId!)))
      assert.deepEqual(bankHeads, [])
      assert.deepEqual(await bells(), [line(naser, 'notify'), line(parviz, 'notify'), line(karim, 'my.notify')].sort())
      const text = (await messages()).find((m) => m.address === phoneOf(karim))!.text
      for (const part of [/EA-R-1405-0001/, /شرکت توزیع نیروی برق/, /۱ دی ۱۴۰۵/, /پرداخت بدهی برق/]) assert.match(text, part)
    })

    test('nobody is told of what they did themselves; the other members of the house are', async () => {
      await act(sadeq, 'notify')
      await settle()
      await act(naser, 'receive')
      assert.deepEqual(await bells(), [line(sadeq, 'receive')])
      assert.deepEqual(await phones(), [])
    })

    test('claimed: the producer is asked in writing; disputed: the desk hears by phone', async () => {
      await act(sadeq, 'notify')
      await settle()
      await act(naser, 'claim', { evidence: { reconnectedAt: on.now.toISOString() }, text: 'برق وصل شد' })
      assert.deepEqual(await phones(), [`${phoneOf(karim)} resolution.claimed`])
      await settle()
      await act(karim, 'dispute', { text: 'هنوز قطع است' })
      assert.deepEqual(await phones(), [`${phoneOf(naser)} staff.resolution_news`, `${phoneOf(parviz)} staff.resolution_news`].sort())
      assert.deepEqual(await bells(), [line(naser, 'dispute'), line(parviz, 'dispute'), line(sadeq, 'dispute')].sort())
    })

    test('ended without execution: the producer reads the reason in words', async () => {
      await act(sadeq, 'notify')
      await settle()
      await act(sadeq, 'not_executed', { reason: 'outside_powers', text: 'نیازمند تصمیم ملی' })
      const [told] = await messages()
      assert.equal(told!.address, phoneOf(karim))
      assert.match(told!.text, /نیازمند تصمیم ملی/)
      assert.doesNotMatch(told!.text, /outside_powers/)
    })

    test('no other producer, agency or province hears anything', async () => {
      await act(sadeq, 'notify')
      await act(naser, 'object', { text: 'ظرفیت شبکه نیست' })
      const heard = new Set((await bells()).map((b) => b.split(' ')[0]))
      for (const who of [laleh, mina, cast.karim2, cast.zahra2]) assert.ok(!heard.has(who.accountId!), who.name!)
    })
  })

  test('without an account the producer is written to at the unit’s own number', async () => {
    await on.db.updateTable('people.grant').set({ revoked_at: on.now }).where('account_id', '=', karim.accountId!).execute()
    const contact = newId()
    await on.db.insertInto('registry.contact').values({ province_id: 1, id: contact, unit_id: ids.unit1, name: 'مدیر' }).execute()
    await on.db.insertInto('registry.phone').values({ province_id: 1, id: newId(), contact_id: contact, number: '+989123334455' }).execute()
    await approved()
    await act(sadeq, 'notify')
    assert.ok((await phones()).includes('+989123334455 resolution.notified'), (await phones()).join())
  })

  test('a confidential one stays among those who may read it, and names no unit to staff', async () => {
    await approved()
    await on.db.updateTable('workgroup.resolution').set({ confidential: true }).where('id', '=', id).execute()
    await act(sadeq, 'notify')
    const staff = (await messages()).filter((m) => m.template!.startsWith('staff.'))
    assert.equal(staff.length, 2)
    for (const { text } of staff) assert.doesNotMatch(text, /نمونه‌سازان فولاد/)
    assert.ok(!(await bells()).some((b) => b.startsWith(maryam.accountId!)))
  })
})

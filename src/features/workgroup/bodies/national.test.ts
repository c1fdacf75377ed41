// The national HQ: a dossier sent up, three of them a session, decided there, the answer back on the same record.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { ids } from '#server/testing.ts'
import {
  makeBody,
  match,
  ok,
  omid,
  once,
  onStage,
  plan,
  readyDossier,
  refused,
  sadeq,
  type Stage,
  subjects,
  wednesday,
} from '../sessions/world.test.ts'

suite('the national HQ', () => {
  const on = onStage()
  const as = () => on.as(sadeq)
  const dossier = async (id: string) => ok(await as().get(`/api/dossiers/${id}`))

  /** The province's group below the HQ as the usual bodies have it: three items, no quorum rule; four dossiers sent up. */
  async function world(stage: Stage) {
    const national = await makeBody(stage, {
      kind: 'national',
      nameFa: 'ستاد ملی نمونه',
      weekday: null,
      quorumRule: 'none',
      votes: false,
      capacity: 3,
    })
    const group = await makeBody(stage, { parentId: national.id }, false)
    const page = ok(
      await stage.as(sadeq).post(`/api/bodies/${group.id}/seats`, {
        ...{ agencyId: null, post: 'فرماندار', holderName: omid.name, accountId: omid.accountId, phone: '' },
        ...{ deputyName: '', deputyAccountId: null, deputyPhone: '', chair: false, clerk: false, voting: true, position: 1 },
      }),
    )
    assert.equal(page.members.length, 1)
    const sent: { id: string; code: string }[] = []
    for (const [i, subject] of ['ارز', 'تعرفه', 'گمرک', 'بیمه'].entries()) {
      const one = await readyDossier(stage, group.id, subject, { lossIrrDay: (4 - i) * 1e9 })
      ok(await stage.as(sadeq).post(`/api/dossiers/${one.id}/refer_up`, { text: 'بیرون از اختیار استان است' }, match(await dossier(one.id))))
      sent.push(one)
    }
    return { national, group, sent }
  }

  test('what is sent up waits for the HQ, and keeps where it came from', async () => {
    const { national, sent } = await world(on)
    const up = await dossier(sent[0]!.id)
    assert.deepEqual([up.state, up.bodyId, up.code, up.flags], ['ready', national.id, sent[0]!.code, ['referred_up']])
    assert.deepEqual(up.history.at(-1).details.to, { fa: 'ستاد ملی نمونه', en: 'Sample provincial group' })
    const further = await as().post(`/api/dossiers/${up.id}/refer_up`, { text: 'بالاتر' }, match(up))
    assert.equal(refused(further, 422), 'workgroup/no-higher-body')
  })

  test('three a session: the three that cost most; a fourth waits for the next one, and is told why', async () => {
    const { national, sent } = await world(on)
    let session = await plan(on, national.id)
    assert.equal(session.capacity, 3, 'the HQ’s own, unless told otherwise')
    assert.deepEqual(subjects(session), ['ارز', 'تعرفه', 'گمرک'])
    // By hand the fourth takes the place of the third; there are never more than three.
    session = ok(await as().post(`/api/sessions/${session.id}/items`, { dossierId: sent[3]!.id, reason: 'فوری' }, once(match(session))))
    assert.deepEqual(subjects(session).sort(), ['ارز', 'بیمه', 'تعرفه'])
    session = ok(await as().post(`/api/sessions/${session.id}/call`, {}, once(match(session))))
    const late = await as().post(`/api/sessions/${session.id}/items`, { dossierId: sent[2]!.id, reason: 'فوری' }, once(match(session)))
    assert.equal(refused(late, 409), 'workgroup/agenda-full')
    assert.match(late.body.title, /۳/, 'it says how many fit')
    assert.equal((await dossier(sent[2]!.id)).state, 'ready', 'it waits for the next one')
  })

  test('decided there: the answer stands on the same dossier, for the province as well', async () => {
    const { national, sent } = await world(on)
    const session = await plan(on, national.id)
    const called = ok(await as().post(`/api/sessions/${session.id}/call`, {}, once(match(session))))
    on.clock.set(new Date(wednesday))
    const url = `/api/sessions/${session.id}/sitting`
    const [chair] = national.seatIds
    ok(await as().post(`${url}/open`, { chairedBy: 'other', chairSeatId: chair }, once()))
    ok(await as().post(`${url}/attendance`, { seats: national.seatIds.map((seatId) => ({ seatId, presence: 'present' })) }, once()))
    const item = (n: number) => `${url}/items/${itemOf(called, sent[n]!.id)}`
    for (const n of [0, 1, 2]) ok(await as().post(`${item(n)}/open`, {}, once()))
    ok(
      await as().post(
        `${item(0)}/resolutions`,
        {
          ...{ ownerAgencyId: ids.agencyBank, text: 'ارز واحد تخصیص یابد', article: 'ماده ۶۱', evidenceType: 'loan', duties: [] },
          dueAt: new Date(on.now.getTime() + 20 * 86_400_000).toISOString(),
        },
        once(),
      ),
    )
    ok(await as().post(`${item(0)}/decide`, { outcome: 'resolved' }, once()))
    ok(await as().post(`${item(1)}/decide`, { outcome: 'refused', reason: 'تعرفه در اختیار ستاد نیست' }, once()))
    const higher = await as().post(`${item(2)}/decide`, { outcome: 'referred_up', reason: 'بالاتر' }, once())
    assert.equal(refused(higher, 422), 'workgroup/no-higher-body', 'nobody stands above the HQ')
    ok(await as().post(`${item(2)}/decide`, { outcome: 'deferred', reason: 'گزارش گمرک آماده نیست' }, once()))
    ok(await as().post(`${url}/close`, {}, once()))
    const { version } = ok(await as().get(`/api/sessions/${session.id}`))
    ok(await as().post(`/api/sessions/${session.id}/minutes/sign`, { signers: [chair] }, once({ 'if-match': String(version) })))
    await on.drain()

    const answered = await dossier(sent[0]!.id)
    assert.deepEqual([answered.code, answered.state, answered.bodyId], [sent[0]!.code, 'decided', national.id])
    assert.deepEqual(
      answered.history.map((h: { name: string }) => h.name).filter((name: string) => ['refer_up', 'put_on_agenda', 'decide'].includes(name)),
      ['refer_up', 'put_on_agenda', 'decide'],
    )
    const file = ok(await as().get(`/api/dossiers/${answered.id}/file`))
    assert.deepEqual(
      file.resolutions.map((r: { text: string }) => r.text),
      ['ارز واحد تخصیص یابد'],
    )
    const no = await dossier(sent[1]!.id)
    assert.deepEqual([no.state, no.history.at(-1).text], ['refused', 'تعرفه در اختیار ستاد نیست'])
    assert.deepEqual([(await dossier(sent[2]!.id)).state, (await dossier(sent[3]!.id)).state], ['ready', 'ready'])
    // A member of the province's group, from which it was sent up, reads the answer too.
    const seen = ok(await on.as(omid).get(`/api/dossiers/${answered.id}`))
    assert.equal(seen.state, 'decided')
    // The next session hears the one that was put off and the one that waited.
    const next = await plan(on, national.id, { startsAt: '2026-12-02T05:30:00.000Z' })
    assert.deepEqual(
      subjects(next)
        .filter((s) => ['گمرک', 'بیمه'].includes(s))
        .sort(),
      ['بیمه', 'گمرک'],
    )
  })
})

const itemOf = (session: { agenda: { id: string; dossierId: string }[] }, dossierId: string): string =>
  session.agenda.find((i) => i.dossierId === dossierId)!.id

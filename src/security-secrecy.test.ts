// A confidential matter of the working group on its whole way – file, agenda, pack, session, minutes, resolution, letters – shows
// nowhere to who may not read it: every address that reads is asked by every role, about the matter itself and in every list.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, ids, type Sent } from '#server/testing.ts'
import { registerPaper } from '#features/workgroup/papers/actions.ts'
import { sampleFields } from '#features/workgroup/papers/sample/rules.ts'
import { makeBody, match, ok, once, plan, readyDossier, wednesday } from '#features/workgroup/sessions/world.test.ts'
import { caller, everyRole, filled, may, type Target, targets } from './security-calls.ts'
import { everyRoom, makeWorld, multipart, type Stage, upload, type World } from './security-world.ts'

const { sadeq, homa, naser, naser2, laleh, parviz, karim, omid } = cast
const secret = 'رازمگوی'

/** A body that meets, a secret dossier on its agenda, and what came of it. Everything that people typed holds the secret. */
async function secretMatter(on: Stage, w: World) {
  const as = on.as(sadeq)
  await on.db.updateTable('workgroup.body').set({ active: false }).where('province_id', '=', 1).where('kind', '=', 'province').execute()
  const body = await makeBody(on, { nameFa: 'کارگروه محرمانه', weekday: null, votes: false })
  const dossier = await readyDossier(on, body.id, `موضوع ${secret}`, { unitId: ids.unit1 })
  // Written while nothing of it was secret yet.
  const letter = { kind: 'applicant_letter', subject: { kind: 'dossier', id: dossier.id }, fields: sampleFields('fa'), blocks: [] } as const
  const early = await on.ctx(sadeq, (ctx) => registerPaper(ctx, letter))
  const open = ok(await as.get(`/api/dossiers/${dossier.id}`))
  ok(await on.as(homa).post(`/api/dossiers/${dossier.id}/add_cases`, { caseIds: [w.hidden] }, match(open)))
  await on.drain()
  assert.equal(ok(await as.get(`/api/dossiers/${dossier.id}`)).confidential, true, 'a confidential case makes it so')
  const file = ok(
    await as.post(`/api/dossiers/${dossier.id}/files`, upload, { ...multipart, ...match(ok(await as.get(`/api/dossiers/${dossier.id}`))) }),
  )
  const planned = await plan(on, body.id)
  const called = ok(await as.post(`/api/sessions/${planned.id}/call`, {}, match(planned)))
  await on.drain()
  on.clock.set(new Date(wednesday))
  const url = `/api/sessions/${planned.id}/sitting`
  const item = called.agenda.find((i: { dossierId: string }) => i.dossierId === dossier.id)
  ok(await as.post(`${url}/open`, { chairedBy: 'governor_general', chairSeatId: body.seatIds[0] }, once()))
  ok(await as.post(`${url}/attendance`, { seats: body.seatIds.map((seatId) => ({ seatId, presence: 'present' })) }, once()))
  ok(await as.post(`${url}/items/${item.id}/open`, {}, once()))
  ok(await as.post(`${url}/items/${item.id}/notes`, { text: `یادداشت ${secret}` }, once()))
  const saying = {
    ownerAgencyId: ids.agencyPower,
    text: `مصوبه ${secret}`,
    dueAt: '2027-01-20T06:00:00Z',
    evidenceType: 'reconnection',
    article: '',
    duties: [{ text: `تعهد ${secret}`, dueAt: '2027-01-10T06:00:00Z' }],
  }
  ok(await as.post(`${url}/items/${item.id}/resolutions`, saying, once()))
  ok(await as.post(`${url}/items/${item.id}/decide`, { outcome: 'resolved' }, once()))
  ok(await as.post(`${url}/close`, {}, once()))
  const minutes = url.replace('sitting', 'minutes')
  const { version } = ok(await as.get(url))
  ok(await as.post(`${minutes}/sign`, { signers: body.seatIds }, once({ 'if-match': String(version) })))
  const rows = await on.db.selectFrom('workgroup.resolution').select(['id', 'code', 'version']).where('dossier_id', '=', dossier.id).execute()
  const [resolution] = rows
  assert.equal(rows.length, 1)
  ok(await as.post('/api/resolutions/notify', { sessionId: planned.id }, once()))
  await on.drain()
  const papers = await on.db
    .selectFrom('workgroup.paper')
    .select(['id', 'code', 'number', 'kind', 'title'])
    .where('province_id', '=', 1)
    .where('confidential', '=', true)
    .execute()
  const hidden = { ...w, dossier: dossier.id, session: planned.id, resolution: resolution!.id, body: body.id, dossierFile: file.files[0].id }
  return { hidden, dossier, resolution: resolution!, papers: [...papers, early] }
}

suite('a confidential matter', () => {
  const on = everyRoom()
  const { call, expect, nothingFound } = caller(on)
  const reads = async (who: Actor, path: string) => (await on.as(who).get(path)).status === 200

  test('shows nowhere to who may not read it', { timeout: 240_000 }, async () => {
    const w = await makeWorld(on)
    const { hidden, dossier, resolution, papers } = await secretMatter(on, w)
    assert.deepEqual([...new Set(papers.map((p) => p.kind))].sort(), ['applicant_letter', 'minutes', 'notification', 'pack'])
    const marks = [secret, dossier.code, resolution.code, ...papers.flatMap((p) => [p.code, p.number])]
    // The journal says who did what to which number; the outbox, to whom a message about it went. Neither says what it is about.
    const records = ['people.readJournal', 'channels.listMessages']
    const shownBy = (t: Target, sent: Sent) => marks.filter((mark) => (mark === secret || !records.includes(t.id)) && sent.text.includes(mark))
    const outside: Actor[] = []
    for (const actor of [...everyRole, naser, naser2, laleh])
      if (!(await reads(actor, `/api/dossiers/${dossier.id}`)) && !(await reads(actor, `/api/resolutions/${resolution.id}`))) outside.push(actor)
    for (const one of [sadeq, parviz, karim, omid]) assert.ok(!outside.includes(one), `${one.role} reads it, so the test would see it`)
    const getters = targets.filter((t) => t.e.method === 'GET')
    for (const actor of outside)
      for (const t of getters.filter((one) => may(one.e, actor))) {
        const urls = [filled(t.e.path, hidden)]
        const query = (t.e.query as { properties?: Record<string, unknown> } | undefined)?.properties ?? {}
        if ('kind' in query && /export/.test(t.e.path)) urls[0] += '?kind=csv'
        if ('q' in query)
          urls.push(
            ...[secret, dossier.code, resolution.code].map((q) => `${urls[0]}${urls[0]!.includes('?') ? '&' : '?'}q=${encodeURIComponent(q)}`),
          )
        for (const url of urls) {
          const sent = await call(t, actor, hidden, { url })
          const shown = shownBy(t, sent)
          expect(
            shown.length === 0,
            `${shown} ${url} ${actor.role} ${sent.status} ${sent.text.slice(Math.max(0, sent.text.indexOf(shown[0] ?? '') - 200)).slice(0, 400)}`,
          )
        }
      }
    for (const actor of outside)
      for (const paper of papers)
        for (const path of [`/api/papers/${paper.id}`, `/api/papers/${paper.id}/pdf`, `/api/papers/${paper.id}/docx`])
          expect([403, 404].includes((await on.as(actor).get(path)).status), `${actor.role} ${path} ${paper.kind}`)
    nothingFound()
  })
})

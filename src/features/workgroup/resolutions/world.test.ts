// A tool of tests: a group with its session, a dossier with a case, resolutions for two agencies on the way as far as wanted.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channels } from '#features/channels/jobs.ts'
import { jobs as caseworkJobs } from '#features/casework/jobs.ts'
import { casework } from '#features/casework/routes.ts'
import { jobs as obstacles } from '#features/obstacles/jobs.ts'
import type { Actor } from '#kernel/actor.ts'
import { newId } from '#server/ids.ts'
import { cast, ids, type Sent, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { workgroup } from '../routes.ts'
import { approveSession, notifyAll } from './actions.ts'
import type { ResolutionView } from './model.ts'

export const onStage = () => stage([casework, workgroup], { jobs: { workgroup: jobs, casework: caseworkJobs, channels, obstacles } })
export type Stage = ReturnType<typeof onStage>
export const DAY = 86_400_000
/** Whatever was refused says why. */
export const ok = (sent: Sent) => {
  assert.ok(sent.status < 300, `${sent.status} ${sent.text.slice(0, 400)}`)
  return sent.body
}
export const reconnected = { reconnectedAt: '2026-11-22T06:00:00Z' }
export const paid = { contractNumber: '۱۲', amount: 5_000_000_000, currency: 'IRR', paidOn: '2026-11-22' }

export function tools(on: Stage) {
  const later = (days: number) => new Date(on.now.getTime() + days * DAY).toISOString()
  const seated = async (bodyId: string, actor: Actor, more: Record<string, unknown> = {}) =>
    on.db
      .insertInto('workgroup.seat')
      .values({
        province_id: 1,
        id: newId(),
        body_id: bodyId,
        post: 'عضو',
        holder_name: actor.name,
        account_id: actor.accountId,
        since: new Date(0),
        ...more,
      })
      .execute()
  const makeBody = async (kind: string, more: Record<string, unknown> = {}) => {
    const id = newId()
    await on.db
      .insertInto('workgroup.body')
      .values({ province_id: 1, id, kind, name_fa: `${kind} ${id}`, created_at: on.now, ...more })
      .execute()
    return id
  }
  let sessions = 0
  /** A dossier of unit1 in the agenda's past: its session sits now. */
  const world = async (dossierMore: Record<string, unknown> = {}) => {
    const found = await on.db.selectFrom('workgroup.body').select('id').where('kind', '=', 'province').executeTakeFirst()
    const bodyId = found?.id ?? (await makeBody('province'))
    const sessionId = newId()
    const when = { starts_at: on.now, created_at: on.now, updated_at: on.now }
    const session = {
      province_id: 1,
      id: sessionId,
      no: ++sessions,
      year: 1405,
      code: `EA-S-${sessionId}`,
      body_id: bodyId,
      capacity: 10,
      state: 'sitting',
    }
    await on.db
      .insertInto('workgroup.session')
      .values({ ...session, ...when })
      .execute()
    const raised = { text: 'برق کارخانه قطع است', phone: '09141234567', unitId: ids.unit1, groupCode: 'T01' }
    const aCase = ok(await on.as(cast.zahra).post('/api/cases', raised))
    const dossier = ok(await on.as(cast.sadeq).post('/api/dossiers', { unitId: ids.unit1, subject: 'برق', caseIds: [aCase.id], bodyId }))
    if (Object.keys(dossierMore).length) await on.db.updateTable('workgroup.dossier').set(dossierMore).where('id', '=', dossier.id).execute()
    return { bodyId, sessionId, dossierId: dossier.id as string, caseId: aCase.id as string }
  }
  type World = Awaited<ReturnType<typeof world>>
  const saying = (w: World, more: Record<string, unknown> = {}) => ({
    dossierId: w.dossierId,
    sessionId: w.sessionId,
    ownerAgencyId: ids.agencyPower,
    text: 'برق واحد وصل شود',
    dueAt: later(30),
    evidenceType: 'reconnection',
    article: 'ماده ۶۱',
    ...more,
  })
  const draft = async (w: World, more: Record<string, unknown> = {}, by: Actor = cast.sadeq): Promise<ResolutionView> =>
    ok(await on.as(by).post('/api/resolutions', saying(w, more)))
  const notify = async (w: World) => {
    await on.ctx(cast.sadeq, (ctx) => approveSession(ctx, w.sessionId))
    return on.ctx(cast.sadeq, (ctx) => notifyAll(ctx, w.sessionId))
  }
  const read = async (id: string, by: Actor = cast.sadeq): Promise<ResolutionView> => ok(await on.as(by).get(`/api/resolutions/${id}`))
  const ask = async (by: Actor, id: string, path: string, body: object = {}, version?: number) => {
    const [row] = await on.db.selectFrom('workgroup.resolution').select('version').where('id', '=', id).execute()
    return on.as(by).post(`/api/resolutions/${id}/${path}`, body, { 'if-match': `${version ?? row?.version ?? 1}` })
  }
  const act = async (by: Actor, id: string, path: string, body: object = {}): Promise<ResolutionView> => ok(await ask(by, id, path, body))
  const refused = async (by: Actor, id: string, path: string, body: object, status: number, code: string) => {
    const done = await ask(by, id, path, body)
    assert.deepEqual([done.status, done.body?.code], [status, code], `${path}: ${done.text}`)
    return done.body
  }
  /** One resolution for the power company, notified just now. */
  const notified = async (more: Record<string, unknown> = {}, dossierMore: Record<string, unknown> = {}) => {
    const w = await world(dossierMore)
    const { id } = await draft(w, more)
    await notify(w)
    return { ...w, id }
  }
  const claim = (id: string, by: Actor = cast.naser) => act(by, id, 'claim', { evidence: reconnected, text: 'وصل شد' })
  const caseNow = async (id: string) => ok(await on.as(cast.homa).get(`/api/cases/${id}`))
  /** An act upon a case, on its newest version. */
  const onCase = async (by: Actor, id: string, path: string, body: object = {}) => {
    const { version } = await caseNow(id)
    return ok(await on.as(by).post(`/api/cases/${id}/${path}`, body, { 'if-match': `${version}` }))
  }
  return { later, seated, makeBody, world, saying, draft, notify, read, ask, act, refused, notified, claim, caseNow, onCase }
}

suite('the world of these tests', () => {
  const on = onStage()
  const t = tools(on)
  test('a notified resolution, its case runs to its date', async () => {
    const w = await t.notified()
    const r = await t.read(w.id)
    assert.deepEqual([r.state, r.flags, r.overdue, r.cases.map((c) => c.status)], ['notified', [], false, ['resolution_issued']])
    const c = await t.caseNow(w.caseId)
    assert.deepEqual([c.status, c.referrals.map((x: { deskId: string }) => x.deskId)], ['resolution_issued', [ids.deskPower1]])
  })
})

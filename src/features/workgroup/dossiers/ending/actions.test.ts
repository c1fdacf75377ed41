// A dossier whose decision fell is heard again by itself.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { systemActor } from '#kernel/actor.ts'
import { cast, ids } from '#server/testing.ts'
import { ok, onStage, tools } from '../../resolutions/world.test.ts'
import { actOnDossier } from '../actions.ts'

const { sadeq, naser, mina, karim } = cast

suite('a dossier whose resolutions fell', () => {
  const on = onStage()
  const t = tools(on)
  const dossier = async (id: string) => ok(await on.as(sadeq).get(`/api/dossiers/${id}`))
  /** A decided dossier with one notified resolution for each of these owners. */
  const decided = async (...owners: string[]) => {
    const w = await t.world()
    const made: string[] = []
    for (const ownerAgencyId of owners) made.push((await t.draft(w, { ownerAgencyId })).id)
    await t.notify(w)
    const clock = (name: 'put_on_agenda' | 'decide' | 'accept', details: object = {}) =>
      on.ctx(sadeq, (ctx) => actOnDossier(ctx.as(name === 'accept' ? sadeq : systemActor(1)), w.dossierId, name, { ...details }, null))
    await clock('accept')
    await clock('put_on_agenda', { sessionId: w.sessionId, sessionAt: on.now.toISOString() })
    await clock('decide')
    await on.drain()
    assert.equal((await dossier(w.dossierId)).state, 'decided')
    return { ...w, made }
  }
  const annul = async (id: string, by: typeof naser | typeof mina = naser) => {
    await t.act(by, id, 'object', { text: 'خارج از اختیار' })
    await t.act(sadeq, id, 'decide_objection', { outcome: 'upheld', text: 'پذیرفته شد' })
    await on.drain()
  }

  test('the only one annulled: ready again with a clock of its own, the clerk is told, and the next agenda takes it up', async () => {
    const w = await decided(ids.agencyPower)
    await annul(w.made[0]!)
    const d = await dossier(w.dossierId)
    assert.deepEqual([d.state, d.flags.includes('reopened'), d.hearBy !== null], ['ready', true, true])
    const last = d.history.at(-1)
    assert.deepEqual([last.name, last.actorRole], ['reopen', 'system'])
    assert.ok(last.text.includes((await t.read(w.made[0]!)).code!), last.text)
    assert.equal((await t.caseNow(w.caseId)).holder, 'workingGroup')
    const rung = await on.db.selectFrom('channels.bell').select('account_id').where('kind', '=', 'workgroup.dossiers.bell.reopen').execute()
    assert.deepEqual(
      rung.map((b) => b.account_id),
      [sadeq.accountId],
    )
    const startsAt = t.later(7)
    // The session of this world was put in by hand, with a number that the province's own row gives again.
    await on.db.updateTable('workgroup.session').set({ no: 900 }).where('id', '=', w.sessionId).execute()
    const next = ok(await on.as(sadeq).post('/api/sessions', { bodyId: w.bodyId, startsAt }, { 'idempotency-key': crypto.randomUUID() }))
    const { agenda } = ok(await on.as(sadeq).get(`/api/sessions/${next.id}`))
    assert.ok(agenda.some((i: { dossierId: string }) => i.dossierId === w.dossierId))
  })

  test('with another resolution that stands it stays decided; when that one falls too, it goes back', async () => {
    const w = await decided(ids.agencyPower, ids.agencyBank)
    await annul(w.made[0]!)
    assert.equal((await dossier(w.dossierId)).state, 'decided')
    await annul(w.made[1]!, mina)
    assert.equal((await dossier(w.dossierId)).state, 'ready')
  })

  test('its case settled meanwhile: there is nothing to hear, it closes', async () => {
    const w = await decided(ids.agencyPower)
    await t.act(naser, w.made[0]!, 'object', { text: 'خارج از اختیار' })
    const { version } = await t.caseNow(w.caseId)
    ok(await on.as(karim).post(`/api/cases/${w.caseId}/withdraw`, {}, { 'if-match': `${version}` }))
    await on.drain()
    await t.act(sadeq, w.made[0]!, 'decide_objection', { outcome: 'upheld', text: 'پذیرفته شد' })
    await on.drain()
    assert.equal((await dossier(w.dossierId)).state, 'closed')
  })

  test('by itself only from decided: what a person ended stays ended', async () => {
    const w = await t.world()
    await on.ctx(sadeq, (ctx) => actOnDossier(ctx, w.dossierId, 'withdraw', { text: 'x' }, null))
    const again = on.ctx(sadeq, (ctx) => actOnDossier(ctx.as(systemActor(1)), w.dossierId, 'reopen', { text: 'x' }, null))
    await assert.rejects(again, { code: 'law/wrong-state' })
  })
})

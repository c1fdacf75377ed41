// A dossier whose decision fell is heard again by itself.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { systemActor } from '#kernel/actor.ts'
import { cast, ids } from '#server/testing.ts'
import { ok, onStage, reconnected, tools } from '../../resolutions/world.test.ts'
import { actOnDossier } from '../actions.ts'
import { raiseCase } from '../ladder/actions.ts'

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

  test('one fell and the other ended: what fell is heard again, and its case with it', async () => {
    const w = await decided(ids.agencyPower, ids.agencyBank)
    await annul(w.made[0]!)
    await t.act(mina, w.made[1]!, 'claim', { evidence: reconnected, text: 'وصل شد' })
    await t.act(karim, w.made[1]!, 'confirm')
    await on.drain()
    const left = await t.caseNow(w.caseId)
    assert.deepEqual([left.status, left.holder, (await dossier(w.dossierId)).state], ['routed', 'workingGroup', 'ready'])
    const v = await decided(ids.agencyPower, ids.agencyBank)
    await annul(v.made[0]!)
    await t.act(sadeq, v.made[1]!, 'not_executed', { reason: 'bank_refused', text: 'نپرداخت' })
    await on.drain()
    const again = await dossier(v.dossierId)
    assert.equal(again.state, 'ready')
    assert.ok(again.history.at(-1).text.includes((await t.read(v.made[0]!)).code!))
  })

  test('the panel lets the bank be: with its case settled the dossier closes', async () => {
    const w = await decided(ids.agencyBank)
    const { version } = await t.caseNow(w.caseId)
    ok(await on.as(karim).post(`/api/cases/${w.caseId}/withdraw`, {}, { 'if-match': `${version}` }))
    await on.drain()
    await t.act(mina, w.made[0]!, 'refuse_bank', { text: 'وثیقه کافی نیست' })
    await t.act(sadeq, w.made[0]!, 'panel_finding', { for: 'bank', text: 'حق با بانک است' })
    await on.drain()
    assert.equal((await dossier(w.dossierId)).state, 'closed')
  })

  test('nothing runs for it any more: a case that climbs gets a dossier anew', async () => {
    const w = await decided(ids.agencyPower)
    await on.db.updateTable('casework.case').set({ rung: 3 }).where('id', '=', w.caseId).execute()
    const raise = () => on.ctx(sadeq, (ctx) => raiseCase(ctx, w.caseId))
    const dossiers = async () =>
      (await on.db.selectFrom('workgroup.dossier_case').select('dossier_id').where('case_id', '=', w.caseId).execute()).length
    await raise()
    assert.equal(await dossiers(), 1)
    await t.act(sadeq, w.made[0]!, 'not_executed', { reason: 'outside_powers', text: 'خارج از اختیار استان' })
    await on.drain()
    await raise()
    assert.equal(await dossiers(), 2)
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

// Whose turn it is: the clock charges nobody for the time of somebody else.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids } from '#server/testing.ts'
import { DAY, onStage, tools } from '../world.test.ts'
import { sweepResolutions } from './jobs.ts'

const { sadeq, naser, mina, karim } = cast

suite('whose turn it is', () => {
  const on = onStage()
  const t = tools(on)
  const sweep = () => sweepResolutions(on.engine, 1)
  const names = async (id: string) => (await t.read(id)).timeline.map((m) => m.name)
  const forward = async (days: number) => {
    on.clock.forward(days * DAY)
    await sweep()
  }

  test('what the producer took to speak is no silence of the agency: after a dispute it has its time again', async () => {
    const w = await t.notified({ caseIds: [] })
    await t.claim(w.id)
    await forward(90)
    assert.equal((await t.read(w.id)).state, 'unconfirmed')
    await t.act(karim, w.id, 'dispute', { text: 'وصل نشده است' })
    await sweep()
    const r = await t.read(w.id)
    assert.deepEqual([r.flags, r.overdue, r.path], [['disputed', 'overdue'], true, null], 'overdue at once, charged with nothing yet')
    await forward(40)
    assert.deepEqual([(await t.read(w.id)).stage, (await names(w.id)).filter((name) => name === 'climb').length], ['proposed', 1])
  })

  test('a duty of the producer is reminded of although a claim waits for a word on an open case', async () => {
    const w = await t.notified({ duties: [{ text: 'قسط', dueAt: t.later(40) }] })
    await t.claim(w.id)
    await forward(30)
    assert.equal((await t.read(w.id)).state, 'claimed', 'its case is open: the silence of the case is waited for')
    await forward(20)
    const reminded = (await t.read(w.id)).timeline.filter((m) => m.name === 'remind')
    assert.deepEqual([reminded.length, (await t.read(w.id)).state], [1, 'claimed'])
    const { version } = await t.read(w.id)
    await sweep()
    assert.equal((await t.read(w.id)).version, version)
  })

  test('who wants it no more charges nobody: what was only proposed falls away', async () => {
    const w = await t.notified()
    await forward(80)
    assert.equal((await t.read(w.id)).stage, 'proposed')
    await on.as(karim).post(`/api/cases/${w.caseId}/withdraw`, {}, { 'if-match': `${(await t.caseNow(w.caseId)).version}` })
    await on.drain()
    assert.deepEqual([(await t.read(w.id)).path, (await t.read(w.id)).flags.includes('withdrawn')], [null, true])
    await t.refused(sadeq, w.id, 'sign_nonfeasance', { text: 'x' }, 409, 'workgroup/wrong-stage')
  })

  test('the alternative owner begins with a clean page', async () => {
    const w = await t.notified({ altAgencyId: ids.agencyBank })
    await t.claim(w.id)
    await t.act(karim, w.id, 'dispute', { text: 'نشد' })
    const r = await t.act(sadeq, w.id, 'to_alternative', { text: 'بانک انجام دهد', dueAt: t.later(20) })
    assert.deepEqual([r.flags, r.claim, r.claimedAt], [[], null, null])
  })

  test('a signed bundle is handed over although the resolution went to another owner meanwhile', async () => {
    const w = await t.notified({ altAgencyId: ids.agencyBank })
    await forward(80)
    await t.act(sadeq, w.id, 'sign_nonfeasance', { text: 'دستگاه پاسخ نداده است' })
    await t.act(sadeq, w.id, 'to_alternative', { text: 'بانک انجام دهد', dueAt: t.later(20) })
    const r = await t.act(sadeq, w.id, 'hand_over', { to: 'inspection', number: '۴۵' })
    assert.deepEqual([r.state, r.path, r.stage, r.handedTo?.number], ['notified', null, null, '۴۵'])
    assert.equal(r.timeline.at(-1)!.details['formerAgencyId'], ids.agencyPower)
    await on.drain()
    const told = await on.db.selectFrom('channels.message').select('text').where('template', '=', 'resolution.handed_over').executeTakeFirstOrThrow()
    assert.match(told.text, /شرکت توزیع نیروی برق/, 'who did not execute it, not who has it now')
    await t.refused(sadeq, w.id, 'hand_over', { to: 'inspection', number: '۴۶' }, 409, 'workgroup/wrong-stage')
    const registered = await t.act(sadeq, w.id, 'register_handover', { number: '۹', registeredOn: on.now.toISOString() })
    assert.equal(registered.handedTo?.registered?.number, '۹')
  })

  test('a bank that refuses after the bundle was signed does not take it away', async () => {
    const w = await t.notified({ ownerAgencyId: ids.agencyBank })
    await forward(80)
    await t.act(sadeq, w.id, 'sign_nonfeasance', { text: 'بانک پاسخ نداده است' })
    await t.refused(mina, w.id, 'refuse_bank', { text: 'وثیقه کافی نیست' }, 409, 'workgroup/wrong-stage')
    assert.equal((await t.act(sadeq, w.id, 'hand_over', { to: 'prosecutor', number: '۴۴' })).stage, 'handed_over')
  })
})

suite('the window to object', () => {
  const on = onStage()
  const t = tools(on)
  const object = { text: 'خارج از اختیار' }

  test('the whole fifteenth day counts, the sixteenth is too late', async () => {
    on.clock.set(new Date('2026-11-22T06:00:00Z')) // Sunday, half past nine in Tehran
    const early = await t.notified()
    const late = await t.notified()
    assert.equal((await t.read(early.id)).objectBy, '2026-12-07T20:29:59.999Z')
    on.clock.set(new Date('2026-12-07T20:29:00Z'))
    await sweepResolutions(on.engine, 1)
    assert.equal((await t.act(naser, early.id, 'object', object)).state, 'objected')
    on.clock.set(new Date('2026-12-07T20:31:00Z'))
    await t.refused(naser, late.id, 'object', object, 409, 'workgroup/objection-over')
    await sweepResolutions(on.engine, 1)
    assert.equal((await t.read(late.id)).state, 'executing')
  })

  test('a last day off is none: the window ends with the next working day', async () => {
    on.clock.set(new Date('2026-11-26T06:00:00Z')) // Thursday; fifteen days later is a Friday
    const w = await t.notified()
    const last = new Date((await t.read(w.id)).objectBy!)
    assert.ok(last > new Date('2026-12-11T20:30:00Z'), last.toISOString())
    assert.equal(last.toISOString().slice(10), 'T20:29:59.999Z')
  })
})

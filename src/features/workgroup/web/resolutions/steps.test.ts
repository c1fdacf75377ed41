import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { resolutionStates } from '../../model.ts'
import { type Step, stepsOf } from './steps.ts'

type Facts = Parameters<typeof stepsOf>[0]
const day = (n: number) => new Date(Date.UTC(2026, 10, n)).toISOString()
const act = (seq: number, name: string, at: string) => ({ seq, name, at, actorName: '', actorRole: 'system', details: {} })
const found = (state: Facts['state'], more: Partial<Facts> = {}): Facts => ({
  state,
  approvedAt: null,
  notifiedAt: null,
  objectBy: null,
  claimedAt: null,
  confirmedAt: null,
  closedAt: null,
  objection: null,
  timeline: [act(1, 'draft', day(1))],
  ...more,
})
const signs = (list: readonly Step[]) => list.map((step) => step.state).join(' ')

suite('the way of a resolution', () => {
  test('each state stands at its step', () => {
    assert.equal(signs(stepsOf(found('drafted'))), 'now ahead ahead ahead ahead ahead ahead')
    assert.equal(signs(stepsOf(found('approved'))), 'done now ahead ahead ahead ahead ahead')
    assert.equal(signs(stepsOf(found('notified'))), 'done done done now ahead ahead ahead')
    assert.equal(signs(stepsOf(found('objected'))), 'done done done now ahead ahead ahead')
    assert.equal(signs(stepsOf(found('executing'))), 'done done done done now ahead ahead')
    assert.equal(signs(stepsOf(found('claimed'))), 'done done done done done now ahead')
  })
  test('exactly one step is where it stands, in every state', () => {
    for (const state of resolutionStates) {
      const here = stepsOf(found(state, state === 'executed' ? { closedAt: day(9) } : {})).filter((s) => s.state === 'now' || s.state === 'failed')
      assert.equal(here.length, state === 'executed' ? 0 : 1, state)
    }
  })
  test('executed is done to the end; unconfirmed is not', () => {
    const dates = {
      approvedAt: day(2),
      notifiedAt: day(3),
      objectBy: day(18),
      claimedAt: day(20),
      closedAt: day(21),
      timeline: [act(1, 'draft', day(1)), act(2, 'bind', day(18))],
    }
    assert.equal(signs(stepsOf(found('executed', { ...dates, confirmedAt: day(21) }))), 'done done done done done done done')
    assert.equal(signs(stepsOf(found('unconfirmed', dates))), 'done done done done done done now')
  })
  test('what never happened before an end is left out, not done', () => {
    const steps = stepsOf(found('not_executed', { approvedAt: day(2), notifiedAt: day(3), objectBy: day(18), closedAt: day(30) }))
    assert.equal(signs(steps), 'done done done done skipped skipped failed')
    assert.equal(steps.at(-1)!.at, day(30))
  })
  test('the last beginning of execution counts, the first draft does', () => {
    const steps = stepsOf(found('executing', { timeline: [act(1, 'draft', day(1)), act(2, 'start', day(4)), act(3, 'reopen', day(8))] }))
    assert.equal(steps.find((s) => s.name === 'executing')!.at, day(8))
    assert.equal(steps[0]!.at, day(1))
  })
})

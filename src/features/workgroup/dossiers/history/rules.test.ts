import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import { type DossierAct, type DossierState, dossierEnds } from '../../model.ts'
import { dossierLaw } from '../rules.ts'
import { type Act, type Dossier, bringBy, dueAct, flagsOf, foldDossier, hearBy, isPaused, stepAt, step } from './rules.ts'

const start = new Date('2026-11-22T06:30:00Z')
const hour = 3_600_000
const week = 168
const after = (hours: number) => new Date(start.getTime() + hours * hour)

type Move = { readonly wait: number; readonly pick: number; readonly late: boolean }
const moves = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 60 }), pick: fc.nat(), late: fc.boolean() }), { maxLength: 40 })

const detailsOf = (name: DossierAct, at: Date): Record<string, unknown> => {
  if (name === 'reopen') return { text: 'x', hearUntil: new Date(at.getTime() + week * hour).toISOString() }
  const ms = (hours: number) => new Date(at.getTime() + hours * hour).toISOString()
  if (name === 'return') return { documents: ['بیمه', 'مالیات'], bringUntil: ms(100), remindAt: ms(60) }
  if (name === 'send_to_committee') return { committeeId: 'c' }
  if (name === 'refer' || name === 'refer_up') return { bodyId: 'b2', text: 'x' }
  if (name === 'put_on_agenda') return { sessionId: 's', sessionAt: at.toISOString() }
  if (name === 'attach') return { fileId: 'f', document: 0 }
  if (name === 'edit') return { subject: 'y' }
  if (name === 'add_cases') return { caseIds: ['k2'] }
  return name === 'remove_case' ? { caseId: 'k2' } : {}
}
const opening: Act = {
  seq: 1,
  name: 'open',
  at: start,
  actorId: null,
  actorRole: 'secretary',
  details: { subject: 'x', bodyId: 'b', caseIds: ['k1'], hearUntil: after(week).toISOString() },
}

const clocks: ReadonlySet<DossierAct> = new Set(['late', 'remind', 'not_brought'])
/** A history that the law allows: at each moment one of the acts open from the state, the clock's own too when it is due. */
function play(list: readonly Move[]): { acts: Act[]; states: Dossier[] } {
  const acts = [opening]
  const states = [foldDossier(acts)]
  let at = start
  for (const { wait, pick, late } of list) {
    const d = states.at(-1)!
    at = new Date(at.getTime() + wait * hour)
    const due = dueAct(d, at)
    const open = dossierLaw.names.filter(
      (n) => !clocks.has(n) && (dossierLaw.acts[n].from as readonly DossierState[]).includes(d.state) && !(n === 'defer' && d.deferred > 0),
    )
    const name = late && due ? due.name : open[pick % open.length]!
    const act: Act = { seq: d.version + 1, name, at, actorId: null, actorRole: 'secretary', details: detailsOf(name, at) }
    acts.push(act)
    states.push(step(d, act))
  }
  return { acts, states }
}
const check = (property: (played: ReturnType<typeof play>) => void) =>
  fc.assert(
    fc.property(moves, (list) => property(play(list))),
    { numRuns: 300 },
  )

suite('the fold of dossiers', () => {
  test('is the same whether it is done step by step or at once', () => {
    check(({ acts, states }) => assert.deepEqual(foldDossier(acts), states.at(-1)))
  })

  test('notes, edits, cases and documents move neither state nor clock', () => {
    check(({ acts, states }) => {
      for (const [i, act] of acts.entries())
        if (['comment', 'edit', 'add_cases', 'remove_case', 'attach', 'note_parallel'].includes(act.name)) {
          assert.equal(states[i]!.state, states[i - 1]!.state)
          assert.deepEqual(states[i]!.clock, states[i - 1]!.clock)
        }
    })
  })

  test('the clock stands exactly while returned: what is left of a round is its budget less the running time', () => {
    check(({ acts, states }) => {
      let running = 0
      for (const [i, act] of acts.entries()) {
        if (act.name === 'open' || act.name === 'reopen') running = 0
        else if (states[i - 1]!.state !== 'returned') running += act.at.getTime() - acts[i - 1]!.at.getTime()
        const { clock, state } = states[i]!
        if (state !== 'returned' && 'until' in clock) {
          // Counted from the last act: what is left then is what was not yet used.
          assert.equal(clock.until.getTime() - act.at.getTime(), week * hour - running, act.name)
        }
        if (state === 'returned') assert.ok('left' in clock)
      }
    })
  })

  test('late is said once a round, and never of what was heard', () => {
    check(({ acts, states }) => {
      let said = 0
      for (const [i, act] of acts.entries()) {
        if (act.name === 'reopen') said = 0
        if (act.name === 'late') {
          said += 1
          assert.equal(states[i - 1]!.heardAt, null)
        }
        assert.ok(said <= 1)
        if ((states[i]!.heardAt || states[i]!.lateAt) && states[i]!.state !== 'returned') assert.equal(stepAt(states[i]!), null)
      }
    })
  })

  test('whoever has it has a clock: the applicant exactly while it is returned, the house while it waits to be heard', () => {
    check(({ states }) => {
      for (const d of states) {
        assert.equal(bringBy(d) !== null, d.state === 'returned')
        assert.ok(hearBy(d) === null || bringBy(d) === null)
        if (d.state === 'returned') assert.equal(stepAt(d) === null, d.bringing!.lapsed)
      }
    })
  })

  test('of each return the applicant is reminded and found overdue at most once, in this order, and the date never moves', () => {
    check(({ acts, states }) => {
      let said: DossierAct[] = []
      for (const [i, act] of acts.entries()) {
        const [before, d] = [states[i - 1], states[i]!]
        if (act.name === 'return') said = []
        if (act.name !== 'remind' && act.name !== 'not_brought') continue
        said.push(act.name)
        assert.ok(['remind', 'not_brought', 'remind,not_brought'].includes(said.join()))
        assert.deepEqual([d.state, d.clock, bringBy(d)], [before!.state, before!.clock, bringBy(before!)])
        if (act.name === 'remind') assert.ok(act.at < bringBy(before!)!, 'nobody is reminded of what has passed')
        else assert.ok(act.at >= bringBy(before!)!)
        assert.equal(flagsOf(d, 1).includes('not_brought'), act.name === 'not_brought')
      }
    })
  })

  test('an end is left only by reopening, and only ended ones have an end', () => {
    check(({ acts, states }) => {
      for (const [i, d] of states.entries()) {
        const ended = (dossierEnds as readonly string[]).includes(d.state)
        assert.equal(d.closedAt !== null, ended)
        const before = states[i - 1]
        if (before && (dossierEnds as readonly string[]).includes(before.state) && d.state !== before.state) assert.equal(acts[i]!.name, 'reopen')
        if (ended || d.state === 'decided') assert.equal(hearBy(d), null)
      }
    })
  })

  test('documents are never lost', () => {
    check(({ states }) => {
      for (const [i, d] of states.entries()) assert.ok(i === 0 || d.documents.length >= states[i - 1]!.documents.length)
    })
  })
})

const then = (name: DossierAct, hours: number, details: Record<string, unknown> = {}) => ({ name, hours, details })
const story = (...list: ReturnType<typeof then>[]): Dossier =>
  foldDossier([
    opening,
    ...list.map(
      (m, i): Act => ({
        seq: i + 2,
        name: m.name,
        at: after(m.hours),
        actorId: null,
        actorRole: 'secretary',
        details: { ...detailsOf(m.name, after(m.hours)), ...m.details },
      }),
    ),
  ])

suite('the fold, told', () => {
  test('three days at home with the applicant move the deadline by three days', () => {
    const d = story(then('return', 24), then('complete', 96))
    assert.deepEqual([d.state, hearBy(d)], ['open', after(week + 72)])
    assert.ok(isPaused(story(then('return', 24))))
  })

  test('one that was returned before the applicant had a clock gets its date with the first reminder', () => {
    const old = { bringUntil: undefined, remindAt: undefined }
    const d = story(then('return', 24, old))
    assert.deepEqual([bringBy(d), stepAt(d), dueAct(d, after(400))?.name], [null, after(24), 'remind'])
    const reminded = story(then('return', 24, old), then('remind', 400, { bringUntil: after(600).toISOString() }))
    assert.deepEqual([bringBy(reminded), stepAt(reminded), dueAct(reminded, after(599))], [after(600), after(600), null])
    assert.equal(dueAct(reminded, after(600))?.name, 'not_brought')
  })

  test('a missed run says that the date has passed and reminds of nothing', () => {
    const d = story(then('return', 24))
    assert.deepEqual(dueAct(d, after(90)), { name: 'remind', at: after(84) })
    assert.deepEqual(dueAct(d, after(500)), { name: 'not_brought', at: after(124) })
    assert.deepEqual(flagsOf(story(then('return', 24), then('not_brought', 130), then('complete', 140)), 1), [])
  })

  test('a committee that returns it has heard it; it comes back to the committee', () => {
    const d = story(then('send_to_committee', 1), then('return', 24), then('complete', 500))
    assert.deepEqual([d.state, d.heardAt, hearBy(d)], ['in_committee', after(24), null])
  })

  test('heard is what a committee or a session did with it, not what the clerk weighs alone', () => {
    const heard = (...list: ReturnType<typeof then>[]) => story(...list).heardAt
    for (const name of ['accept', 'return', 'refuse', 'refer'] as const) {
      assert.deepEqual(heard(then('send_to_committee', 1), then(name, 24)), after(24), name)
      assert.equal(heard(then(name, 24)), null, `${name} by the clerk`)
    }
    for (const name of ['defer', 'decide', 'refuse', 'refer_up'] as const)
      assert.deepEqual(heard(then('accept', 1), then('put_on_agenda', 2), then(name, 24)), after(24), name)
    assert.equal(heard(then('accept', 1), then('put_on_agenda', 2), then('take_off', 24)), null)
  })

  test('urgent once: the shorter clock counts from that moment and normal gives nothing back', () => {
    const urgent = then('edit', 10, { priority: 'production_stopped', hearUntil: after(58).toISOString() })
    assert.deepEqual(hearBy(story(urgent)), after(58))
    assert.deepEqual(hearBy(story(urgent, then('edit', 20, { priority: 'normal' }))), after(58))
    const late = then('edit', 160, { priority: 'production_stopped', hearUntil: after(208).toISOString() })
    assert.deepEqual(hearBy(story(late)), after(week))
  })

  test('deferred once, referred up: the body above may defer once too', () => {
    const list = [then('accept', 1), then('put_on_agenda', 2), then('defer', 3)]
    assert.deepEqual([story(...list).deferred, story(...list).state], [1, 'ready'])
    const up = story(...list, then('refer_up', 4))
    assert.deepEqual([up.bodyId, up.fromBodyId, up.deferred, up.state], ['b2', 'b', 0, 'ready'])
    assert.deepEqual(flagsOf(up, 1), ['referred_up'])
  })

  test('all cases closed is a sign, not an end', () => {
    assert.deepEqual(flagsOf(story(), 0), ['settled'])
    assert.deepEqual(flagsOf(story(then('accept', 1), then('put_on_agenda', 2), then('decide', 3), then('close', 4)), 0), [])
  })
})

// Chance acts over HTTP: anybody tries anything, days pass, and what must hold holds after every request. The walks are always
// the same ones (a fixed seed); the pure ones over the fold stand in history/invariants.test.ts.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import fc from 'fast-check'
import type { ResolutionState } from '../model.ts'
import { ids, cast } from '#server/testing.ts'
import { resolutionsJobs } from './jobs.ts'
import { resolutionLaw } from './rules.ts'
import { DAY, onStage, reconnected, tools } from './world.test.ts'

const { sadeq, naser, parviz, mina, karim, laleh, homa, zahra, atusa } = cast
const people = [sadeq, naser, parviz, mina, karim, laleh, homa, zahra, atusa]
const acts = ['receive', 'object', 'decide_objection', 'suspend', 'start', 'claim', 'confirm', 'dispute', 'extend', 'to_alternative'] as const
const more = ['not_executed', 'reopen', 'comment', 'notify', 'sign_nonfeasance', 'hand_over', 'refuse_bank', 'edit', 'drop'] as const
const names = [...acts, ...acts, ...more]
/** Mostly what the law allows now, by who might; else anything by anybody. Days pass seldom. */
const move = fc.record({
  pick: fc.nat(200),
  who: fc.nat(50),
  due: fc.constantFrom(true, true, false),
  days: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 9, 20),
  n: fc.nat(5),
})
const walks = fc.sample(fc.array(move, { minLength: 25, maxLength: 25 }), { numRuns: 5, seed: 1405 })

suite('whatever anybody asks for, over HTTP', () => {
  const on = onStage()
  const t = tools(on)

  const bodyOf = (name: string, n: number): object => {
    const dueAt = t.later(10 + n)
    if (name === 'decide_objection')
      return { outcome: (['rejected', 'upheld', 'amended'] as const)[n % 3], text: 'پاسخ', ...(n % 3 === 2 && { dueAt }) }
    if (name === 'suspend') return { suspended: n % 2 === 0, text: 'فعلاً' }
    if (name === 'claim') return { evidence: reconnected, text: 'وصل شد' }
    if (name === 'not_executed') return { reason: 'outside_powers', text: 'نمی‌شود' }
    if (name === 'hand_over') return { to: 'inspection', number: '12' }
    if (name === 'extend' || name === 'to_alternative' || name === 'reopen') return { dueAt, text: 'دلیل' }
    if (name === 'confirm' || name === 'dispute') return { text: 'سخن', ...(n % 2 === 0 && { saidBy: 'کریم' }) }
    return name === 'receive' || name === 'start' || name === 'notify' || name === 'drop' ? {} : { text: 'متن' }
  }
  const logOf = (id: string) =>
    on.db
      .selectFrom('workgroup.resolution_act')
      .select(['seq', 'name', 'actor_role', 'details'])
      .where('resolution_id', '=', id)
      .orderBy('seq')
      .execute()
  const rowOf = (id: string) => on.db.selectFrom('workgroup.resolution').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  const reached = new Set<string>()
  for (const [i, walk] of walks.entries())
    test(`walk ${i + 1}`, async () => {
      const { id, caseId } = await t.notified({ altAgencyId: ids.agencyBank })
      let before = await rowOf(id)
      let length = (await logOf(id)).length
      for (const { pick, who, due, days, n } of walk) {
        if (days) {
          on.clock.forward(days * DAY)
          await resolutionsJobs.long!['workgroup.sweep_resolutions']!(on.engine, 1)
          await on.drain()
          before = await rowOf(id)
          length = (await logOf(id)).length
        }
        const open = names.filter((a) => resolutionLaw.acts[a].from.includes(before.state as never))
        const choice = due && open.length ? open : names
        const name = choice[pick % choice.length]!
        const owners = people.filter((p) => p.agencyIds.includes(before.owner_agency_id))
        const able = [sadeq, karim, ...owners].filter((p) => p.role in resolutionLaw.acts[name].by)
        const circle = due && able.length ? able : people
        const actor = circle[who % circle.length]!
        const sent = await t.ask(actor, id, name, bodyOf(name, n))
        const step = `${name} by ${actor.role} on ${before.state}: ${sent.status} ${sent.text.slice(0, 200)}`
        assert.ok(sent.status < 500, step)
        const [row, log] = [await rowOf(id), await logOf(id)]
        assert.equal(row.version, log.length, step)
        if (sent.status >= 300) assert.deepEqual(row, before, `refused and yet changed: ${step}`)
        else {
          assert.equal(log.length > length, true, step)
          assert.ok(resolutionLaw.acts[name].from.includes(before.state as never), `not by the law: ${step}`)
          assert.ok(actor.role in resolutionLaw.acts[name].by, `not by the law: ${step}`)
          const to = resolutionLaw.acts[name].to as ResolutionState | null
          if (to && name !== 'refuse_bank') assert.equal(row.state, to, step)
        }
        assert.ok(row.owner_agency_id && row.due_at && row.evidence_type, step)
        const confirmed = log.filter((a) => a.name === 'confirm')
        if (row.state === 'executed') assert.ok(confirmed.length, step)
        for (const a of confirmed) assert.ok(['producer', 'investor'].includes(a.actor_role) || (a.details as { saidBy?: string }).saidBy, step)
        if (!confirmed.length) assert.notEqual((await t.caseNow(caseId)).status, 'confirmed', step)
        reached.add(row.state)
        before = row
        length = log.length
      }
      await on.drain()
      const papers = await on.db.selectFrom('workgroup.paper').select(['id', 'number']).execute()
      const registered = await on.db.selectFrom('journal.fact').select('subject').where('name', '=', 'workgroup.paper_registered').execute()
      assert.deepEqual(new Set(papers.map((p) => `paper:${p.id}`)), new Set(registered.map((f) => f.subject)))
      assert.equal(new Set(papers.map((p) => p.number)).size, papers.length)
      assert.ok(papers.length > 0)
    })

  test('the walks went somewhere', () => {
    for (const state of ['objected', 'executing', 'claimed', 'executed', 'annulled']) assert.ok(reached.has(state), [...reached].join())
  })
})

// The law's `sees` and its face in SQL agree, for every kind of person over every kind of dossier.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { type Actor, systemActor } from '#kernel/actor.ts'
import { newId } from '#server/ids.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { seatedActor } from '../bodies/actions.ts'
import { factsOf } from './history/actions.ts'
import { dossiers, seenBy } from './queries.ts'
import { dossierLaw } from './rules.ts'

suite('who sees which dossier', () => {
  const on = stage([], { jobs: { workgroup: {} } })
  test('law and SQL agree', async () => {
    const bodies = [newId(), newId(), newId()]
    for (const [i, id] of bodies.entries()) {
      await on.db
        .insertInto('workgroup.body')
        .values({ province_id: 1, id, kind: (['province', 'county', 'committee'] as const)[i]!, name_fa: `b${i}`, created_at: on.now })
        .execute()
      const who = [cast.naser, cast.omid, cast.ehsan][i]!
      await on.db
        .insertInto('workgroup.seat')
        .values({ province_id: 1, id: newId(), body_id: id, post: 'p', account_id: who.accountId, since: on.now })
        .execute()
    }
    await on.db
      .insertInto('workgroup.seat')
      .values({ province_id: 1, id: newId(), body_id: bodies[0]!, post: 'm', account_id: cast.maryam.accountId, since: on.now })
      .execute()
    let no = 0
    for (const confidential of [true, false])
      for (const owner of [{ unit_id: ids.unit1 }, { unit_id: ids.unit2 }, { investor_id: ids.investor1 }, {}])
        for (const [body, committee, from] of [
          [0, null, null],
          [1, 2, null],
          [1, null, 0],
          [0, 2, 1],
        ] as const)
          await on.db
            .insertInto('workgroup.dossier')
            .values({
              province_id: 1,
              id: newId(),
              no: ++no,
              code: `EA-D-1405-${no}`,
              unit_name: 'x',
              subject: 'x',
              body_id: bodies[body]!,
              committee_id: committee === null ? null : bodies[committee]!,
              from_body_id: from === null ? null : bodies[from]!,
              state: 'open',
              origin: 'hand',
              confidential,
              opened_at: on.now,
              updated_at: on.now,
              ...owner,
            })
            .execute()
    const all = await dossiers(on.db, 1).execute()
    const people: Actor[] = [...Object.values(cast).filter((a) => a.provinceId === 1), systemActor(1)]
    let seen = 0
    for (const person of people)
      await on.ctx(person, async (ctx) => {
        const actor = await seatedActor(ctx)
        const bySql = new Set((await dossiers(ctx.db, 1).where(seenBy(actor)).execute()).map((r) => r.id))
        for (const row of all)
          assert.equal(bySql.has(row.id), dossierLaw.maySee(actor, factsOf(row)), `${person.role} ${JSON.stringify(factsOf(row))}`)
        seen += bySql.size
      })
    assert.ok(seen > 100)
  })
})

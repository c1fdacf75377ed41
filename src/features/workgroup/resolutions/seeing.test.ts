// The law's `sees` and its SQL face agree, for every hat, with and without a seat, over every kind of record.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, ids } from '#server/testing.ts'
import type { MySeat, SeatedActor } from '../model.ts'
import { factsOf } from './history/actions.ts'
import { seenBy } from './queries.ts'
import { resolutionLaw } from './rules.ts'
import { onStage, tools } from './world.test.ts'

suite('who sees which resolution', () => {
  const on = onStage()
  const t = tools(on)

  test('law and SQL say the same', async () => {
    const open = await t.notified({ altAgencyId: ids.agencyBank })
    await t.notified({ ownerDeskId: ids.deskPower1 }, { confidential: true })
    await t.notified({ altAgencyId: ids.agencyBank }, { confidential: true })
    await t.notified({ ownerAgencyId: ids.agencyBank, evidenceType: 'loan' })
    await t.draft(await t.world())
    await t.notified({}, { committee_id: open.bodyId })
    await t.draft(await t.world({ confidential: true }))
    const refused = await t.notified({ ownerAgencyId: ids.agencyBank, evidenceType: 'loan' }, { confidential: true })
    await t.act(cast.mina, refused.id, 'refuse_bank', { text: 'وثیقه کافی نیست' })
    const rows = await on.db.selectFrom('workgroup.resolution as r').selectAll('r').where('r.province_id', '=', 1).execute()
    assert.equal(rows.length, 8)
    const seat = (bodyId: string): MySeat => ({ bodyId, seatId: bodyId, kind: 'province', chair: false, clerk: false, voting: true })
    let looked = 0
    let seen = 0
    for (const actor of Object.values(cast).filter((a) => a.provinceId === 1))
      for (const seats of [[], [seat(open.bodyId)], [seat(ids.county1)], [{ ...seat(ids.county1), kind: 'bank_panel' as const }]]) {
        const who: SeatedActor = { ...actor, seats }
        const found = await on.db.selectFrom('workgroup.resolution as r').select('r.id').where('r.province_id', '=', 1).where(seenBy(who)).execute()
        for (const row of rows) {
          const bySql = found.some((f) => f.id === row.id)
          assert.equal(bySql, resolutionLaw.maySee(who, factsOf(row)), `${actor.role} ${seats.length} ${row.state} ${row.confidential}`)
          looked++
          seen += Number(bySql)
        }
      }
    assert.ok(seen > 50 && looked - seen > 50)
  })

  test('a case that becomes confidential after the resolution closes it, and opens it again', async () => {
    const { id, caseId } = await t.notified()
    const seenBy = async (who: Actor) => (await on.as(who).get(`/api/resolutions/${id}`)).status === 200
    const marked = async (confidential: boolean) => {
      await t.onCase(cast.homa, caseId, 'mark_confidential', { confidential })
      await on.drain()
      return [await seenBy(cast.atusa), await seenBy(cast.naser), await seenBy(cast.sadeq)]
    }
    assert.ok(await seenBy(cast.atusa), 'the auditor reads what is open')
    assert.deepEqual(await marked(true), [false, true, true])
    assert.deepEqual(await marked(false), [true, true, true])
  })
})

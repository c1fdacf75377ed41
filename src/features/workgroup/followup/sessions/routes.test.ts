// The denominator of «sessions held regularly»: days that were due to a body in which somebody sat.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { serve } from '#server/http.ts'
import { cast, stage } from '#server/testing.ts'
import { followupApi } from '../api.ts'
import type { Figure } from '../model.ts'
import { followupHandlers } from '../routes.ts'
import { makeWorld } from '../world.test.ts'

suite('which regular days are due', () => {
  const on = stage([serve(followupApi, followupHandlers)])
  /** Of committees only: the world's own group is of another level. */
  const regular = async (): Promise<[number, number | null]> => {
    const { figures } = (await on.as(cast.sadeq).get('/api/followup/figures?level=committee')).body
    const { value, of } = figures.find((f: Figure) => f.code === 'sessions_regular')
    const { rows } = (await on.as(cast.sadeq).get('/api/followup/figures/sessions_regular/rows?level=committee')).body
    assert.equal(rows.length, of, 'as many rows')
    return [value, of]
  }
  const made = async (more: Record<string, unknown> = {}) => {
    const w = await makeWorld(on)
    // Mondays since 1 Mehr: 28 September, 5, 12, 19, 26 October, 2, 9, 16 November.
    return { ...w, id: await w.body('committee', 'کمیتهٔ بانکی نمونه', { weekday: 1, parent_id: w.province, ...more }) }
  }

  test('a body in which nobody sits is due on no day, also when its seats wait for a name', async () => {
    const { id, sits } = await made()
    assert.deepEqual(await regular(), [0, 0])
    await sits(id, { holder_name: '' })
    assert.deepEqual(await regular(), [0, 0])
    await sits(id, { holder_name: '', deputy_name: 'جانشین نمونه' })
    assert.deepEqual(await regular(), [0, 8], 'a deputy sits too')
  })

  test('from the day on which somebody was seated until the last seat was given up', async () => {
    const { id, sits, day } = await made()
    await sits(id, { since: day(7, 15), until: day(8, 5) })
    assert.deepEqual(await regular(), [0, 3], '12, 19 and 26 October')
    await sits(id, { since: day(8, 17) })
    assert.deepEqual(await regular(), [0, 5], '9 and 16 November as well')
  })

  test('a session that was held counts its day, whoever is still written down', async () => {
    const { id, session } = await made()
    await session(new Date('2026-10-06T05:30:00Z'), { body_id: id })
    assert.deepEqual(await regular(), [1, 1])
  })

  test('a body without a fixed day, one that no longer works and one of another institution are never due', async () => {
    const { id, sits, body } = await made({ weekday: null })
    await sits(id)
    await sits(await body('committee', 'کمیتهٔ پیشین نمونه', { weekday: 1, active: false }))
    await sits(await body('committee', 'کمیتهٔ نهاد دیگر نمونه', { weekday: 1, parallel: true }))
    assert.deepEqual(await regular(), [0, 0])
    await sits(await body('committee', 'کمیتهٔ دیگر نمونه', { weekday: 1 }))
    assert.deepEqual(await regular(), [0, 8])
  })
})

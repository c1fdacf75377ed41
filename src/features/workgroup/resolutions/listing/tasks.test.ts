// An agency's own list: all that waits for it, or one kind of it, page after page.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { cast, ids } from '#server/testing.ts'
import type { TaskPage } from '../model.ts'
import { DAY, ok, onStage, tools } from '../world.test.ts'

const { naser, mina, parviz, sadeq, karim } = cast

suite('what waits for an agency', () => {
  const on = onStage()
  const t = tools(on)
  const page = async (query = '', who: typeof naser | typeof mina | typeof parviz = naser): Promise<TaskPage> =>
    ok(await on.as(who).get(`/api/resolutions/tasks${query}`))
  const shown = async (show: string) => (await page(`?show=${show}`)).rows.map((r) => r.id)

  test('one kind is chosen by the server, and every kind is counted whatever is shown', async () => {
    const fresh = await t.notified()
    const soon = await t.notified({ dueAt: t.later(2) })
    const late = await t.notified({ dueAt: t.later(1) })
    const objected = await t.notified({ dueAt: t.later(40) })
    const disputed = await t.notified({ dueAt: t.later(50) })
    await t.notified({ ownerAgencyId: ids.agencyBank, evidenceType: 'loan' })
    await t.draft(await t.world())
    for (const one of [soon, late, objected, disputed]) await t.act(naser, one.id, 'receive')
    await t.act(naser, objected.id, 'object', { text: 'ظرفیت نیست' })
    await t.claim(disputed.id)
    await t.act(karim, disputed.id, 'dispute', { text: 'وصل نشد' })
    on.clock.forward(1.5 * DAY)

    assert.deepEqual(await shown('all'), [late.id, soon.id, fresh.id, objected.id, disputed.id], 'the earliest date first')
    assert.deepEqual(await shown('receive'), [fresh.id])
    assert.deepEqual(await shown('soon'), [soon.id])
    assert.deepEqual(await shown('overdue'), [late.id])
    assert.deepEqual(await shown('objected'), [objected.id])
    assert.deepEqual(await shown('disputed'), [disputed.id])
    const { counts } = await page('?show=receive')
    assert.deepEqual(counts, { all: 5, receive: 1, soon: 1, overdue: 1, objected: 1, disputed: 1 })
    assert.equal((await on.as(naser).get('/api/resolutions/tasks?show=everything')).status, 400)
    assert.equal((await on.as(sadeq).get('/api/resolutions/tasks')).status, 403, 'not an agency')
    assert.deepEqual((await page('', mina)).counts.all, 1)
    assert.deepEqual((await page('', parviz)).counts.all, 5)
  })

  test('pages of one kind go on where the last ended, none twice', async () => {
    const made: string[] = []
    for (const days of [30, 10, 20, 10]) made.push((await t.notified({ dueAt: t.later(days) })).id)
    await t.act(naser, made[2]!, 'receive')
    const first = await page('?show=receive&limit=2')
    const second = await page(`?show=receive&limit=2&after=${first.next}`)
    const sameDay = [made[1]!, made[3]!].sort()
    assert.deepEqual(
      [...first.rows, ...second.rows].map((r) => r.id),
      [...sameDay, made[0]!],
    )
    assert.equal(second.next, null)
  })

  test('receipt is acknowledged from the list while it is not, by whoever may', async () => {
    const w = await t.notified()
    const line = async (who: typeof naser | typeof parviz) => (await page('', who)).rows.find((r) => r.id === w.id)!
    assert.deepEqual([(await line(naser)).receivable, (await line(parviz)).receivable], [true, true])
    await t.act(naser, w.id, 'receive')
    assert.deepEqual([(await line(naser)).receivable, (await line(parviz)).receivable], [false, false])
  })
})

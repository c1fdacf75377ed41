// Answers to words, page after page: nobody sees one twice, nobody misses one.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { newId } from '#server/ids.ts'
import { cast, stage } from '#server/testing.ts'
import { jobs } from '../../jobs.ts'
import { workgroup } from '../../routes.ts'
import { candidates, readSearchCursor, rounds, searchCursorOf } from './rules.ts'

const { sadeq, maryam, ehsan } = cast
type Page = { readonly rows: readonly { readonly id: string }[]; readonly next: string | null }
const hour = 3_600_000

suite('search of dossiers', () => {
  const on = stage([workgroup], { jobs: { workgroup: jobs } })
  const q = `q=${encodeURIComponent('گرانیت')}`

  /** So many that answer, the first the newest; a word in the name counts more than in the request. */
  async function filled(count: number, more: (i: number) => object = () => ({})): Promise<string[]> {
    const body_id = newId()
    await on.db
      .insertInto('workgroup.body')
      .values({ province_id: 1, id: body_id, kind: 'province', name_fa: 'کارگروه', created_at: on.now })
      .execute()
    const made = Array.from({ length: count }, (_, i) => ({
      ...{ province_id: 1, id: newId(), no: i + 1, code: `EA-D-1405-${String(i + 1).padStart(4, '0')}`, body_id, state: 'open', origin: 'hand' },
      ...{ unit_name: i % 3 ? 'سنگ‌بری' : 'گرانیت', subject: `گرانیت ${i}`, opened_at: on.now },
      ...{ updated_at: new Date(on.now.getTime() - i * hour), ...more(i) },
    }))
    for (let i = 0; i < made.length; i += 500)
      await on.db
        .insertInto('workgroup.dossier')
        .values(made.slice(i, i + 500))
        .execute()
    return made.map(({ id }) => id)
  }
  const page = async (query: string, who: typeof sadeq | typeof maryam | typeof ehsan = sadeq): Promise<Page> => {
    const res = await on.as(who).get(`/api/dossiers?${query}`)
    assert.equal(res.status, 200, res.text)
    return res.body
  }
  async function all(query: string, who: typeof sadeq | typeof maryam | typeof ehsan = sadeq) {
    const pages: Page[] = []
    for (let next: string | null = ''; next !== null; next = pages.at(-1)!.next) pages.push(await page(`${query}${next && `&after=${next}`}`, who))
    return { pages, ids: pages.flatMap(({ rows }) => rows.map(({ id }) => id)) }
  }

  test('all pages together hold each answer once, the best of the newest first, and the last page is not empty', async () => {
    const made = await filled(candidates + 40)
    const { pages, ids } = await all(`${q}&limit=60`)
    assert.deepEqual([...ids].sort(), [...made].sort())
    assert.equal(new Set(ids).size, made.length)
    assert.deepEqual(
      pages.map(({ rows }) => rows.length),
      [60, 60, 60, 60],
    )
    assert.equal(made.indexOf(ids[0]!), 0)
    const named = ids.slice(0, 20).filter((id) => made.indexOf(id) % 3 === 0)
    assert.equal(named.length, 20, 'in the name before in the subject')
    // The 201st newest comes after all of the 200 newest.
    assert.ok(ids.slice(0, candidates).every((id) => made.indexOf(id) < candidates))
    assert.equal((await all(`${q}&limit=200`)).pages.length, 2)
  })

  test('what is touched between two pages neither comes twice nor pushes another out', async () => {
    const made = await filled(30)
    const first = await page(`${q}&limit=10`)
    const seen = first.rows.map(({ id }) => id)
    const unseen = made.filter((id) => !seen.includes(id))
    on.clock.forward(hour)
    // One that was shown moves to the top, and the last one shown, where the next page begins, too.
    for (const id of [seen[3]!, seen[9]!]) await on.db.updateTable('workgroup.dossier').set({ updated_at: on.now }).where('id', '=', id).execute()
    const ids: string[] = []
    for (let next = first.next; next !== null; ) {
      const more = await page(`${q}&limit=10&after=${next}`)
      ids.push(...more.rows.map(({ id }) => id))
      next = more.next
    }
    assert.deepEqual([...ids].sort(), [...unseen].sort())
  })

  test('a filter and what one may not see leave no gaps in the pages', async () => {
    const made = await filled(candidates * 2 + 10, (i) => ({ state: i % 100 === 99 ? 'ready' : 'open', confidential: i % 2 === 0 }))
    const ready = made.filter((_, i) => i % 100 === 99)
    const { pages, ids } = await all(`${q}&limit=3&shelf=ready`)
    assert.deepEqual([...ids].sort(), [...ready].sort())
    assert.deepEqual(
      pages.map(({ rows }) => rows.length),
      [3, 1],
    )
    const open = await all(`${q}&limit=100`, maryam)
    assert.deepEqual([...open.ids].sort(), made.filter((_, i) => i % 2 === 1).sort(), 'nothing confidential for the manager')
    assert.deepEqual(await all(q, ehsan), { pages: [{ rows: [], next: null }], ids: [] })
  })

  test('behind the bound of one request the search goes on', async () => {
    const bound = candidates * rounds
    const made = await filled(bound + 5, (i) => ({ state: i < bound ? 'open' : 'ready' }))
    const { pages, ids } = await all(`${q}&shelf=ready`)
    assert.deepEqual([...ids].sort(), made.slice(bound).sort())
    assert.equal(pages.length, 2)
  })

  test('a cursor is read as it was written; a broken one is refused in words', async () => {
    const [asOf, at, id] = [new Date(1_790_000_000_123), new Date(1_780_000_000_456), newId()]
    for (const last of [null, { id: newId(), updated_at: at, score: 0.0303 }, { id, updated_at: at, score: 1e-7 }])
      assert.deepEqual(readSearchCursor(searchCursorOf(asOf, { at, id }, last), on.now), { asOf, before: { at, id }, last })
    assert.deepEqual(readSearchCursor(undefined, on.now), { asOf: on.now, before: null, last: null })
    for (const after of ['x', `${asOf.getTime().toString(36)}_${id}`]) {
      const res = await on.as(sadeq).get(`/api/dossiers?${q}&after=${after}`)
      assert.deepEqual([res.status, res.body.code], [400, 'workgroup/bad-dossier-cursor'])
    }
  })
})

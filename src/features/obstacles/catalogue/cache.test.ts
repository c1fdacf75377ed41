import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { cast, stage } from '#server/testing.ts'
import { obstacles } from '../routes.ts'
import type * as Actions from './actions.ts'
import { getGroup, staleMs } from './actions.ts'

const on = stage([obstacles])

/** The module a second time, with a copy of its own: what another process of the same installation is. */
const otherProcess = (): Promise<typeof Actions> => import(`${import.meta.resolve('./actions.ts')}?other`)
const rename = (nameFa: string, version: number) =>
  on.as(cast.adel).post('/api/groups/changes', {
    change: { act: 'rename', code: 'T01', nameFa, nameEn: 'Power cut' },
    reason: 'آزمون نام تازه',
    seen: { T01: version },
  })

test('another process answers with the change after at most a second; the writer at once', async () => {
  let now = performance.now()
  const clock = mock.method(performance, 'now', () => now)
  try {
    const other = await otherProcess()
    const seenThere = () => on.ctx(cast.zahra, async (ctx) => (await other.getGroup(ctx, 'T01')).nameFa)
    const first = await seenThere()
    assert.equal((await rename('نام تازه', 1)).status, 200)
    assert.equal(await on.ctx(cast.zahra, async (ctx) => (await getGroup(ctx, 'T01')).nameFa), 'نام تازه')
    assert.equal(await seenThere(), first, 'within the bound the old copy may answer')
    now += staleMs + 1
    assert.equal(await seenThere(), 'نام تازه')
  } finally {
    clock.mock.restore()
  }
})

test('what was never committed is not remembered', async () => {
  const before = await on.ctx(cast.zahra, async (ctx) => (await getGroup(ctx, 'T01')).nameFa)
  await assert.rejects(
    on.ctx(cast.adel, async (ctx) => {
      const { applyChange } = await import('./changes/actions.ts')
      await applyChange(ctx, { act: 'rename', code: 'T01', nameFa: 'نام گذرا', nameEn: 'Passing' }, 'آزمون بازگشت', { T01: 1 })
      assert.equal((await getGroup(ctx, 'T01')).nameFa, 'نام گذرا', 'the writer itself sees it')
      throw new Error('no')
    }),
    { message: 'no' },
  )
  assert.equal(await on.ctx(cast.zahra, async (ctx) => (await getGroup(ctx, 'T01')).nameFa), before)
})

test('the tag of the catalogue follows its content', async () => {
  const first = await on.as(null).get('/api/groups')
  await rename('نام تازه', 1)
  const second = await on.as(null).get('/api/groups', { 'if-none-match': String(first.headers['etag']) })
  assert.equal(second.status, 200)
  assert.notEqual(second.headers['etag'], first.headers['etag'])
  assert.match(second.text, /نام تازه/)
  assert.equal((await on.as(null).get('/api/groups', { 'if-none-match': String(second.headers['etag']) })).status, 304)
})

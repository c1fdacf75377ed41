// The process that reads dies in the middle: the import is not at fault, and the queue's next try goes on with it.

import assert from 'node:assert/strict'
import childProcess, { type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { syncBuiltinESMExports } from 'node:module'
import { after, mock, test } from 'node:test'
import { jobs } from '../jobs.ts'
import { get, header, loan, on, power, send, zahra } from './bringing.test.ts'

const forked: ChildProcess[] = []
/** New processes are killed as soon as they say something. */
let deadly = false
const { fork } = childProcess
mock.method(childProcess, 'fork', (...args: Parameters<typeof fork>) => {
  const child = fork(...args)
  forked.push(child)
  if (deadly) child.once('message', () => child.kill('SIGKILL'))
  return child
})
syncBuiltinESMExports()
after(() => {
  mock.restoreAll()
  syncBuiltinESMExports()
})

test('an import whose process dies while reading is not failed: the next try finishes it', { timeout: 300_000 }, async () => {
  const said = mock.method(console, 'error', () => {})
  const card = (await send([header, [power], [loan]].map((line) => line.join(',')).join('\n'))).body
  const at = `/api/imports/${card.id}`
  const { sheet, headerRows, columns, options } = (await on.as(zahra).post(`${at}/preview`, {})).body
  assert.equal((await on.as(zahra).post(`${at}/start`, { sheet, headerRows, columns, options })).status, 200)
  for (const child of forked.splice(0)) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  const tried = async () => {
    const run = jobs.long!['obstacles.imports']!(on.engine, zahra.provinceId)
    const how = await run.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    )
    return [how, (await get(at)).state]
  }
  deadly = true
  assert.deepEqual(await tried(), ['http/work-ended', 'reading'])
  deadly = false
  assert.deepEqual(await tried(), ['done', 'review'])
  assert.equal((await get(`${at}/rows`)).rows.length, 2)
  assert.ok(said.mock.callCount() > 0)
})

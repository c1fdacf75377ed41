import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, mock, test } from 'node:test'
import { setImmediate as breath } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { runHeavy } from './heavy.ts'

const folder = mkdtempSync(join(tmpdir(), 'gg-heavy-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** A worker file with this body; `data` and `tell` are known in it. */
function worker(name: string, body: string): URL {
  const path = join(folder, `${name}.mjs`)
  writeFileSync(path, `import { inThread } from '${new URL('./threads.ts', import.meta.url)}'\nawait inThread(async (data, tell) => {\n${body}\n})`)
  return pathToFileURL(path)
}
const echo = worker('echo', 'return { ...data, pid: process.pid }')
/** Says which process it is in, and goes on when it is answered. */
const pausing = worker('pausing', 'return [await tell(process.pid), process.pid]')
type Echo = { text: string; numbers: Float32Array; pid: number }

const gone = (pid: number) => {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}
async function until(what: () => boolean) {
  while (!what()) await breath()
}

test('work is done in another process, which the next one finds still warm', async () => {
  const given = { text: 'برق', numbers: Float32Array.of(1, 2.5) }
  const first = await runHeavy<Echo>(echo, given)
  assert.deepEqual([first.text, [...first.numbers]], ['برق', [1, 2.5]])
  assert.notEqual(first.pid, process.pid)
  assert.equal((await runHeavy<Echo>(echo, given)).pid, first.pid)
})

test('what is told is heard one by one and answered; work that cannot wait for a promise holds', async () => {
  const asking = worker('asking', 'let sum = 0\nfor (const n of data) sum += await tell(n)\nreturn sum')
  assert.equal(await runHeavy(asking, [1, 2, 3], { onTold: async (n) => (n as number) * 10 }), 60)
  const holding = worker('holding', 'for (let n = 0; n < 9; n++) { tell(n); tell.hold(2) }\nreturn "end"')
  const heard: number[] = []
  let inHand = 0
  const onTold = async (n: unknown) => {
    assert.equal((inHand += 1), 1)
    await breath()
    heard.push(n as number)
    inHand -= 1
  }
  assert.equal(await runHeavy(holding, null, { onTold }), 'end')
  assert.deepEqual(heard, [0, 1, 2, 3, 4, 5, 6, 7, 8])
})

test('what is thrown on either side comes with its words; a heap beyond its bound too, and the process lives on', async () => {
  const failing = worker('failing', 'throw Object.assign(new RangeError("too far"), { code: "FAR" })')
  await assert.rejects(runHeavy(failing, null), { name: 'RangeError', message: 'too far', code: 'FAR' })
  const greedy = worker('greedy', 'const all = []\nfor (;;) all.push(Array.from({ length: 1000 }, (_, i) => ({ i })))')
  await assert.rejects(runHeavy(greedy, null, { heapMb: 16 }), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
  const onTold = () => Promise.reject(new Error('the hearer fell'))
  await assert.rejects(runHeavy(pausing, null, { onTold }), { message: 'the hearer fell' })
})

test('a process that dies fails its own work only, with a refusal; the next one works', { timeout: 300_000 }, async () => {
  const said = mock.method(console, 'error', () => {})
  for (const signal of ['SIGKILL', 'SIGSEGV'] as const) {
    const beside = Promise.withResolvers<void>()
    const other = runHeavy<number[]>(pausing, null, { onTold: () => beside.promise.then(() => 7) })
    const dying = runHeavy(pausing, null, { onTold: (pid) => void process.kill(pid as number, signal) })
    await assert.rejects(dying, { name: 'Problem', code: 'http/work-ended', status: 503 })
    beside.resolve()
    assert.equal((await other)[0], 7)
    assert.equal((await runHeavy<Echo>(echo, { text: 'پس از آن' })).text, 'پس از آن')
  }
  assert.match(String(said.mock.calls[0]?.arguments[0]), /SIGKILL.*pausing/)
  said.mock.restore()
})

test('a signal ends the work and its process', { timeout: 300_000 }, async () => {
  const stop = new AbortController()
  let pid = 0
  const endless = worker('endless', 'tell(process.pid)\nfor (;;);')
  const onTold = (told: unknown) => {
    pid = told as number
    stop.abort()
  }
  await assert.rejects(runHeavy(endless, null, { onTold, signal: stop.signal }), { name: 'AbortError' })
  await until(() => gone(pid))
  await assert.rejects(runHeavy(echo, {}, { signal: AbortSignal.abort() }), { name: 'AbortError' })
})

test('of one file so many at once; the next waits for its turn', async () => {
  const doors = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const begun: number[] = []
  const works = doors.map((door, n) => runHeavy(pausing, null, { atOnce: 1, onTold: () => door.promise.then(() => void begun.push(n)) }))
  doors[1]!.resolve()
  assert.equal((await runHeavy<Echo>(echo, { text: 'another file' })).text, 'another file')
  assert.deepEqual(begun, [])
  doors[0]!.resolve()
  await Promise.all(works)
  assert.deepEqual(begun, [0, 1])
})

test('a process that rested long enough goes', { timeout: 300_000 }, async () => {
  mock.timers.enable({ apis: ['setTimeout'] })
  const { pid } = await runHeavy<Echo>(echo, { text: '' })
  mock.timers.tick(29_000)
  assert.equal(gone(pid), false)
  assert.equal((await runHeavy<Echo>(echo, { text: '' })).pid, pid)
  mock.timers.tick(29_000)
  assert.equal(gone(pid), false)
  mock.timers.tick(1_000)
  mock.timers.reset()
  await until(() => gone(pid))
})

// Heavy work beside the server: papers, sheets, models. It runs in processes of its own, one piece of work in each, so that
// no request waits for it, what it took goes back to the machine, and a crash ends nothing else (docs/decisions/019).

import { type ChildProcess, fork } from 'node:child_process'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { problem } from '#kernel/problem.ts'
import type { Hearing } from './threads.ts'

/** A rested process goes after so many milliseconds; the next work within them begins at once. */
const restMs = 30_000
/** So many rest (a signed paper is made as PDF and as DOCX), and none that holds much: libraries keep something of each work. */
const restAtMost = { processes: 2, bytes: 140e6 }

/** The process was ended from outside or by a library's crash. Only this work failed, and it may be tried again. */
export const workEnded = problem('http/work-ended', 503)

export type Order = { readonly file: string; readonly data: unknown; readonly heapMb: number | undefined } | { readonly answer: unknown }
export type Report<T> = { readonly told: unknown } | (({ readonly result: T } | { readonly failed: Failure }) & { readonly bytes: number })
export type Failure = { readonly name: string; readonly message: string; readonly stack: string | undefined; readonly code: unknown }

type Heavy = { readonly child: ChildProcess; rest?: NodeJS.Timeout }
const rested: Heavy[] = []

/**
 * Runs a worker file once over `data` (structured clone) in another process and answers what its `inThread` returned. Of the
 * same file `atOnce` run side by side; the others wait for their turn.
 * @throws what the work or `onTold` threw, with name, message and code; AbortError when the signal ended it; http/work-ended
 */
export async function runHeavy<T>(file: URL, data: unknown, { atOnce = 3, ...hearing }: Hearing & { atOnce?: number } = {}): Promise<T> {
  const leave = await turn(file.href, atOnce)
  try {
    hearing.signal?.throwIfAborted()
    return await workIn(take(), file, data, hearing)
  } finally {
    leave()
  }
}

const turns = new Map<string, { running: number; readonly waiting: (() => void)[] }>()

/** @returns what lets the next one in */
async function turn(key: string, atOnce: number): Promise<() => void> {
  const line = turns.get(key) ?? { running: 0, waiting: [] }
  turns.set(key, line)
  if (line.running < atOnce) line.running += 1
  else await new Promise<void>((resolve) => line.waiting.push(resolve))
  return () => {
    const next = line.waiting.shift()
    if (next) next()
    else line.running -= 1
  }
}

function workIn<T>(heavy: Heavy, file: URL, data: unknown, { onTold, heapMb, signal }: Hearing): Promise<T> {
  const { child } = heavy
  return new Promise<T>((resolve, reject) => {
    const order = (it: Order) => child.send(it, (error) => error && child.kill('SIGKILL'))
    const over = () => {
      for (const name of ['message', 'error', 'exit']) child.removeAllListeners(name)
      signal?.removeEventListener('abort', abort)
    }
    /** The process may be in the middle of anything: it is not used again. */
    const giveUp = (error: unknown) => {
      over()
      child.on('error', () => {}) // its channel may break while it is ended
      child.kill('SIGKILL')
      reject(error)
    }
    const abort = () => giveUp(signal!.reason)
    signal?.addEventListener('abort', abort)
    child.on('message', (report: Report<T>) => {
      if ('told' in report) {
        // The other side tells one thing at a time and waits for the answer.
        Promise.resolve(report.told)
          .then((told) => onTold?.(told))
          .then((answer) => order({ answer }), giveUp)
        return
      }
      over()
      leaveToRest(heavy, report.bytes)
      if ('result' in report) resolve(report.result)
      else reject(Object.assign(new Error(report.failed.message), report.failed))
    })
    child.on('error', giveUp)
    child.on('exit', (code, by) => {
      console.error(`Heavy work ended early (${by ?? code}): ${basename(dirname(file.pathname))}/${basename(file.pathname)}`)
      giveUp(workEnded())
    })
    order({ file: file.href, data, heapMb })
  })
}

/** A rested process, or a new one. While it works it keeps this process alive. */
function take(): Heavy {
  for (let heavy = rested.pop(); heavy; heavy = rested.pop()) {
    clearTimeout(heavy.rest)
    heavy.child.removeAllListeners('error')
    if (!heavy.child.connected || heavy.child.exitCode !== null || heavy.child.signalCode) continue
    heavy.child.ref()
    heavy.child.channel?.ref()
    return heavy
  }
  const child = fork(fileURLToPath(new URL('./heavy-process.ts', import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'], // its words are for the log
  })
  return { child }
}

function leaveToRest(heavy: Heavy, bytes: number): void {
  const { child } = heavy
  child.unref()
  child.channel?.unref()
  child.on('error', () => {}) // ended while it rested: `take` sees it
  if (rested.length >= restAtMost.processes || bytes > restAtMost.bytes) return void (child.connected && child.disconnect())
  rested.push(heavy)
  heavy.rest = setTimeout(() => {
    rested.splice(rested.indexOf(heavy), 1)
    if (child.connected) child.disconnect()
  }, restMs).unref()
}

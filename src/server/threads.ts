// Work in a file of its own (`worker.ts`), in a thread of its own. The server runs such files in another process (heavy.ts);
// what runs there may share its work among further threads.

import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'

export type Hearing = {
  /** Hears what the thread says on the way, one after the other; what it returns is the answer that `tell` waits for. */
  readonly onTold?: (told: unknown) => unknown
  /** Megabytes of its own heap; typed arrays do not count. */
  readonly heapMb?: number
  readonly signal?: AbortSignal
}

type Given<D> = { readonly data: D; readonly answered: Int32Array }

/**
 * Runs a worker file once over `data` (structured clone) and answers what its `inThread` returned.
 * @throws what the work or `onTold` threw; AbortError when the signal ended it
 */
export function runThread<T>(file: URL, data: unknown, { onTold, heapMb = 1024, signal }: Hearing = {}): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const answered = new Int32Array(new SharedArrayBuffer(4))
    const worker = new Worker(file, {
      workerData: { data, answered } satisfies Given<unknown>,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    })
    const stop = () => void worker.terminate()
    signal?.addEventListener('abort', stop, { once: true })
    let line: Promise<unknown> = Promise.resolve()
    const hear = async (told: unknown) => {
      const answer = await onTold?.(told)
      worker.postMessage({ answer })
      Atomics.add(answered, 0, 1)
      Atomics.notify(answered, 0)
    }
    worker.on('message', (message: { told: unknown } | { result: T }) => {
      line = line.then(() => ('result' in message ? resolve(message.result) : hear(message.told)))
      line.catch((error) => {
        reject(error)
        stop()
      })
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      signal?.removeEventListener('abort', stop)
      if (signal?.aborted) reject(signal.reason as Error)
      else if (code !== 0) reject(new Error(`a thread ended with ${code}`))
    })
  })
}

/** Requests come first: this thread takes what time they leave. Only Linux knows priorities of threads; elsewhere all are equal. */
function stepBack(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(Number(readlinkSync('/proc/thread-self').split('/').at(-1)), 10)
  } catch {
    // No /proc here: the work is done all the same.
  }
}

/** The worker file's way to speak. */
export type Tell = {
  /** Says something on the way. @returns what the other side answers */
  (told: unknown, transfer?: readonly (ArrayBuffer | MessagePort)[]): Promise<unknown>
  /** Stands still until at most so many messages are unanswered: for work that cannot wait for a promise. */
  hold(unanswered: number): void
}

/** The worker file's side: calls `work` with the data, posts its result (buffers listed by `transferOf` move instead of being copied). */
export async function inThread<D, R>(
  work: (data: D, tell: Tell) => R | Promise<R>,
  transferOf: (result: R) => readonly ArrayBuffer[] = () => [],
): Promise<void> {
  const port = parentPort
  if (!port) return // imported by a test
  stepBack()
  const { data, answered } = workerData as Given<D>
  const waiting: ((answer: unknown) => void)[] = []
  let sent = 0
  port.on('message', ({ answer }: { answer: unknown }) => waiting.shift()?.(answer))
  const say = (told: unknown, transfer: readonly (ArrayBuffer | MessagePort)[] = []) => {
    sent += 1
    port.postMessage({ told }, [...transfer])
    return new Promise<unknown>((resolve) => waiting.push(resolve))
  }
  const hold = (unanswered: number) => {
    for (let heard = Atomics.load(answered, 0); sent - heard > unanswered; heard = Atomics.load(answered, 0)) Atomics.wait(answered, 0, heard)
  }
  const result = await work(data, Object.assign(say, { hold }))
  port.postMessage({ result }, [...transferOf(result)])
  port.close()
}

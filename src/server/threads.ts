// Heavy work beside the server: a file of its own (`worker.ts`) in a thread of its own, so that no request waits for it.

import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads'

type Options = {
  /** What the thread says on the way (progress, a chunk that is done). */
  readonly onTold?: (told: unknown) => void
  /** Megabytes of its own heap; typed arrays do not count. */
  readonly heapMb?: number
  readonly signal?: AbortSignal
  readonly transfer?: readonly (ArrayBuffer | MessagePort)[]
}

/**
 * Runs a worker file once over `data` (structured clone) and answers what its `inThread` returned.
 * @throws what the work threw, with its message; AbortError when the signal ended it
 */
export function runThread<T>(file: URL, data: unknown, { onTold, heapMb = 1024, signal, transfer = [] }: Options = {}): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: data,
      transferList: [...transfer],
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    })
    const stop = () => void worker.terminate()
    signal?.addEventListener('abort', stop, { once: true })
    worker.on('message', (message: { told: unknown } | { result: T }) => {
      if ('result' in message) resolve(message.result)
      else onTold?.(message.told)
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

/** The worker file's side: calls `work` with the data, posts its result (buffers listed by `transferOf` move instead of being copied). */
export async function inThread<D, R>(
  work: (data: D, tell: (told: unknown, transfer?: readonly ArrayBuffer[]) => void) => R | Promise<R>,
  transferOf: (result: R) => readonly ArrayBuffer[] = () => [],
): Promise<void> {
  const port = parentPort
  if (!port) return // imported by a test
  stepBack()
  const result = await work(workerData as D, (told, transfer = []) => port.postMessage({ told }, [...transfer]))
  port.postMessage({ result }, [...transferOf(result)])
}

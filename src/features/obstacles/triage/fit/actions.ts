// Fitting beside the server: the main thread only hands the texts over, a page at a time.

import { setImmediate } from 'node:timers/promises'
import { runHeavy } from '#server/heavy.ts'
import type { CatalogueText, Example, Figures } from './model.ts'

type Options = { readonly threads?: number; readonly signal?: AbortSignal; readonly onProgress?: (share: number) => void }
type Fitted = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly figures: Figures
  readonly examples: number
  readonly classes: number
  readonly seconds: number
}

const pageOf = 400

/**
 * A packed model from decided texts, oldest first, and the catalogue. Texts may come in pages from the database.
 * `onProgress` hears shares from 0 to 1.
 * @throws Error «one class» when there is nothing to tell apart; AbortError when the signal ended it
 */
export async function fitInThreads(
  examples: readonly Example[] | AsyncIterable<readonly Example[]>,
  catalogue: readonly CatalogueText[],
  { threads = 3, signal, onProgress }: Options = {},
): Promise<Fitted> {
  const pages: Uint8Array<ArrayBuffer>[] = []
  for await (const page of Symbol.asyncIterator in examples ? examples : inPages(examples)) {
    signal?.throwIfAborted()
    pages.push(new TextEncoder().encode(JSON.stringify(page)))
  }
  const began = performance.now()
  const fitted = await runHeavy<Omit<Fitted, 'seconds'>>(
    new URL('./worker.ts', import.meta.url),
    { pages, catalogue, threads },
    {
      heapMb: 600,
      onTold: (share) => onProgress?.(share as number),
      ...(signal && { signal }),
    },
  )
  return { ...fitted, seconds: Math.round(performance.now() - began) / 1000 }
}

async function* inPages(examples: readonly Example[]): AsyncGenerator<readonly Example[]> {
  for (let at = 0; at < examples.length; at += pageOf) {
    yield examples.slice(at, at + pageOf)
    await setImmediate()
  }
}

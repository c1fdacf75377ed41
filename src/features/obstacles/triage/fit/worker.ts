// The thread that leads a fit: makes the features, shares the classes among further threads, puts the model together.

import { inThread, runThread } from '#server/threads.ts'
import { packModel } from '../packed/rules.ts'
import type { ClassFit } from '../share/rules.ts'
import type { CatalogueText, Example, Figures } from './model.ts'
import { assembled, prepared } from './rules.ts'

/** `pages`: examples as JSON in UTF-8, some hundreds each, oldest first. */
export type FitOrder = { readonly pages: readonly Uint8Array[]; readonly catalogue: readonly CatalogueText[]; readonly threads: number }
export type Fitted = { readonly bytes: Uint8Array<ArrayBuffer>; readonly figures: Figures; readonly examples: number; readonly classes: number }

/** Share of the time that features take. */
const first = 0.15

await inThread(
  async ({ pages, catalogue, threads }: FitOrder, tell): Promise<Fitted> => {
    const examples: Example[] = []
    for (const page of pages) examples.push(...(JSON.parse(new TextDecoder().decode(page)) as Example[]))
    const all = prepared(examples, catalogue, (share) => tell(share * first))
    const fits: ClassFit[] = []
    const onTold = (fit: unknown) => {
      fits.push(fit as ClassFit)
      tell(first + (1 - first) * (fits.length / all.classes.length))
    }
    const shares = Array.from({ length: threads }, (_, t) => [...all.classes.keys()].filter((k) => k % threads === t))
    await Promise.all(
      shares
        .filter((s) => s.length > 0)
        .map((share) => runThread(new URL('../share/worker.ts', import.meta.url), { corpus: all.corpus, share }, { onTold })),
    )
    const model = assembled(all, fits)
    return { bytes: packModel(model), figures: model.figures, examples: examples.length, classes: model.classes.length }
  },
  ({ bytes }) => [bytes.buffer],
)

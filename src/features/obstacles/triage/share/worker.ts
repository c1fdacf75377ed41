// A thread that fits its share of the classes; each class is told as soon as it is done, so that nothing piles up here.

import { inThread } from '#server/threads.ts'
import { type Corpus, fitShare } from './rules.ts'

await inThread(({ corpus, share }: { corpus: Corpus; share: readonly number[] }, tell) => {
  fitShare(corpus, share, (fit) =>
    tell(fit, [fit.at.buffer, fit.svm.buffer, fit.nb.buffer, fit.heldSvm.buffer, fit.heldBayes.buffer] as ArrayBuffer[]),
  )
})

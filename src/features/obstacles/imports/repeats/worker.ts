// The work that finds repetitions: first it takes the open obstacles of the register, then the rows of the import in
// their order. Pages come as JSON text; each is answered with what repeats something.

import { inThread } from '#server/threads.ts'
import { Repeats, type Teller } from './rules.ts'

await inThread(async (_none: object, tell) => {
  let repeats: Repeats | null = null
  for (let page = await tell(null); page !== null; ) {
    const tellers = JSON.parse(page as string) as Teller[]
    repeats ??= new Repeats(tellers.slice(0, 2000).map((t) => t.text))
    const found: { no: number; same_no: number | null; same_id: string | null; score: number }[] = []
    for (const teller of tellers) {
      const repeat = repeats.take(teller)
      // Rows are keyed by their number, obstacles of the register by their id.
      if (!repeat || !/^\d+$/.test(teller.key)) continue
      const isRow = /^\d+$/.test(repeat.of)
      found.push({ no: Number(teller.key), same_no: isRow ? Number(repeat.of) : null, same_id: isRow ? null : repeat.of, score: repeat.score })
    }
    page = await tell(JSON.stringify(found))
  }
  return null
})

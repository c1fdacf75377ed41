// A process that does nothing but triage: fits as many groups and texts as it is told, and measures guesses, lessons and
// memory under the heap bound of `npm start`. Called by triage.ts with its catalogue on standard input; answers JSON.

import { text } from 'node:stream/consumers'
import { fitInThreads } from '#features/obstacles/triage/fit/actions.ts'
import { policy } from '#features/obstacles/triage/model.ts'
import { Triage, unpackModel } from '#features/obstacles/triage/rules.ts'
import { applicationMb, canMeasure } from './memory.ts'
import { catalogueLike, examplesLike, type Group, groupsLike } from './texts.ts'
import { spreadOf } from './timing.ts'

export type Classifier = {
  readonly examples: number
  readonly groups: number
  readonly fitSeconds: number
  readonly fitPeakMb: number
  readonly modelMb: number
  readonly memoryMb: number
  readonly guess: { readonly p50: number; readonly p95: number }
  readonly lesson: { readonly p50: number; readonly p95: number }
  /** Of corrected texts, the share that is right at once. % */
  readonly rightAtOnce: number
  readonly lessons: number
  readonly afterLessonsMb: number
  readonly guessAfter: { readonly p50: number; readonly p95: number }
}

/** What is in use, not what the process has taken from the machine at some time. */
const mb = () => {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

async function measure(catalogue: readonly Group[], groupCount: number, count: number): Promise<Classifier> {
  const groups = groupsLike(catalogue, groupCount)
  const lessons = policy.backlog
  const all = examplesLike(groups, count + lessons)
  const taught = all.slice(0, count)
  const fresh = all.slice(count)
  const held = () => (canMeasure ? applicationMb(process.pid) : process.memoryUsage.rss() / 1e6)
  const idle = held()
  let peak = idle
  const watch = setInterval(() => {
    peak = Math.max(peak, held())
  }, 200)
  const fitted = await fitInThreads(taught, catalogueLike(groups)).finally(() => clearInterval(watch))
  const before = mb()
  // A copy, as it comes from the database.
  const triage = new Triage(unpackModel(fitted.bytes.slice()))
  const memoryMb = mb() - before
  const guess = await spreadOf(2000, async (i) => triage.guess(fresh[i % fresh.length]!.text))
  let right = 0
  const lesson = await spreadOf(lessons - 20, async (i) => triage.learn(fresh[i]!))
  for (const { text, code } of fresh.slice(-200, -20)) if (triage.guess(text).groups[0]?.code === code) right++
  const guessAfter = await spreadOf(1000, async (i) => triage.guess(taught[(i * 37) % count]!.text))
  return {
    examples: count,
    groups: groups.length,
    fitSeconds: fitted.seconds,
    fitPeakMb: peak - idle,
    modelMb: fitted.bytes.length / 1e6,
    memoryMb,
    guess,
    lesson,
    rightAtOnce: (100 * right) / 180,
    lessons,
    afterLessonsMb: mb() - before,
    guessAfter,
  }
}

const [groups, count] = process.argv.slice(2).map(Number)
const catalogue = JSON.parse(await text(process.stdin)) as Group[]
process.stdout.write(JSON.stringify(await measure(catalogue, groups!, count!)))

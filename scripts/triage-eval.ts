// `npm run triage:eval -- file.csv`: how well triage judges texts whose right group is known. What the options mean and
// what came out: docs/triage.md. Ends with 2 when the files cannot be used.

import { parseArgs } from 'node:util'
import { fitInThreads } from '#features/obstacles/triage/fit/actions.ts'
import { figuresOf, type Judged } from '#features/obstacles/triage/calibration/rules.ts'
import { type CatalogueText, coldModel, type Example, type Guess, type Model, Triage, unpackModel } from '#features/obstacles/triage/rules.ts'
import { catalogueOf, Refusal, readExamples, refuse } from './triage-files.ts'

const flag = { type: 'boolean', default: false } as const
const known = { train: { type: 'string' }, 'leave-one-out': flag, dirty: flag, json: flag, errors: flag } as const
/** Above so many texts, leaving out goes by tenths. */
const oneByOne = 200

type Answer = { readonly row: Example; readonly guess: Guess; readonly ms: number }

/** As a phone without half-space and with an Arabic keyboard would type it. */
const dirtied = (text: string) => text.replaceAll('\u200C', '').replaceAll('ی', 'ي').replaceAll('ک', 'ك')

async function main(): Promise<void> {
  const { values, positionals } = parsed()
  const [file] = positionals
  if (!file) throw refuse.usage()
  const rows = await readExamples(file)
  const training = values.train === undefined ? [] : await readExamples(values.train)
  const catalogue = await catalogueFor(rows, training)
  const began = performance.now()
  const model = training.length === 0 ? coldModel(catalogue) : unpackModel((await fitInThreads(training, catalogue)).bytes)
  const seconds = (performance.now() - began) / 1000
  const textOf = (row: Example) => (values.dirty ? dirtied(row.text) : row.text)
  const answers = values['leave-one-out'] ? leftOut(model, rows, textOf) : answered(new Triage(model), rows, textOf)
  const report = { ...summary(answers, model), trainedOn: training.length, catalogue: catalogue.length, fitSeconds: seconds }
  if (values.json) console.log(JSON.stringify({ ...report, ...(values.errors && { errors: wrong(answers) }) }))
  else print(report, values.errors ? wrong(answers) : [])
}

function parsed() {
  try {
    return parseArgs({ args: process.argv.slice(2), options: known, allowPositionals: true })
  } catch {
    throw refuse.usage()
  }
}

/** The catalogue when the labels are its codes; nothing when the training file brings labels of its own. */
async function catalogueFor(rows: readonly Example[], training: readonly Example[]): Promise<CatalogueText[]> {
  const catalogue = await catalogueOf()
  const codes = new Set(catalogue.map((g) => g.code))
  const labels = new Set((training.length ? training : rows).map((r) => r.code))
  const strange = [...labels].filter((code) => !codes.has(code))
  if (training.length > 0 && labels.size < 2) throw refuse.oneClass({ code: [...labels][0]! })
  if (training.length > 0 && strange.length > labels.size / 2) return []
  const unknown = [...new Set([...strange, ...rows.map((r) => r.code).filter((code) => !codes.has(code))])]
  if (unknown.length > 0) throw refuse.unknownCode({ codes: unknown.slice(0, 10).join(', ') })
  return catalogue
}

function answered(triage: Triage, rows: readonly Example[], textOf: (row: Example) => string): Answer[] {
  return rows.map((row) => {
    const began = performance.now()
    const guess = triage.guess(textOf(row))
    return { row, guess, ms: performance.now() - began }
  })
}

/** Each text is judged by a triage that learned all the others, one correction after another, as in the product. */
function leftOut(model: Model, rows: readonly Example[], textOf: (row: Example) => string): Answer[] {
  const parts = Math.min(rows.length, rows.length > oneByOne ? 10 : rows.length)
  return Array.from({ length: parts }, (_, part) => {
    const triage = new Triage(model)
    for (const [i, row] of rows.entries()) if (i % parts !== part) triage.learn(row)
    return answered(
      triage,
      rows.filter((_, i) => i % parts === part),
      textOf,
    )
  }).flat()
}

const rankOf = (guess: Guess, code: string) => guess.groups.findIndex((g) => g.code === code)

function summary(answers: readonly Answer[], model: Model) {
  const numbers = new Map<string, number>()
  const numberOf = (code: string) => numbers.get(code) ?? numbers.set(code, numbers.size).get(code)!
  const judged = answers.map(({ row, guess }): Judged => {
    const rank = rankOf(guess, row.code)
    const first = guess.groups[0]
    // What triage itself does not call sure (another language, one word) is not counted as sure.
    return { gold: numberOf(row.code), first: first ? numberOf(first.code) : -1, p: first?.p ?? 0, rank: rank < 0 ? 99 : rank }
  })
  const sure = answers.filter((a) => a.guess.sure)
  const right = (list: readonly Answer[]) => list.filter((a) => rankOf(a.guess, a.row.code) === 0).length
  const also = answers.filter(({ row, guess }) => [row.code, ...(row.also ?? [])].some((code) => [0, 1, 2].includes(rankOf(guess, code))))
  const times = answers.map((a) => a.ms).sort((a, b) => a - b)
  const { top1, top3, macroF1, ece } = figuresOf(judged, model.threshold)
  return {
    texts: answers.length,
    classes: model.classes.length,
    top1,
    top3,
    top3WithAlso: also.length / answers.length,
    macroF1,
    threshold: model.threshold,
    coverage: sure.length / answers.length,
    precision: sure.length === 0 ? null : right(sure) / sure.length,
    ece,
    msP50: times[Math.floor(times.length * 0.5)]!,
    msP95: times[Math.floor(times.length * 0.95)]!,
  }
}

type Wrong = { readonly text: string; readonly code: string; readonly guessed: string; readonly sure: boolean }

const wrong = (answers: readonly Answer[]): Wrong[] =>
  answers
    .filter((a) => rankOf(a.guess, a.row.code) !== 0)
    .map(({ row, guess }) => ({
      text: row.text,
      code: row.code,
      guessed:
        guess.groups
          .slice(0, 3)
          .map((g) => `${g.code} ${(g.p * 100).toFixed(0)}%`)
          .join(' · ') ||
        (guess.kind ?? ''),
      sure: guess.sure,
    }))

function print(report: ReturnType<typeof summary> & { trainedOn: number; catalogue: number; fitSeconds: number }, errors: readonly Wrong[]): void {
  const share = (n: number) => n.toFixed(4)
  const taught = [report.catalogue && `catalogue of ${report.catalogue} groups`, report.trainedOn && `${report.trainedOn} texts`].filter(Boolean)
  const lines = [
    ['trained on', `${taught.join(' + ')} in ${report.fitSeconds.toFixed(1)} s`],
    ['texts, classes', `${report.texts}, ${report.classes}`],
    ['top-1', share(report.top1)],
    ['top-3', share(report.top3)],
    ['top-3 counting also-codes', share(report.top3WithAlso)],
    ['macro-F1', share(report.macroF1)],
    ['threshold for 95 %', share(report.threshold)],
    ['coverage at the threshold', share(report.coverage)],
    ['precision at the threshold', report.precision === null ? 'nothing was sure' : share(report.precision)],
    ['calibration error (ECE)', share(report.ece)],
    ['milliseconds a text', `p50 ${report.msP50.toFixed(2)}, p95 ${report.msP95.toFixed(2)}`],
  ]
  for (const [name, value] of lines) console.log(`${name!.padEnd(28)} ${value}`)
  for (const e of errors) console.log(`\n${e.code} ← ${e.guessed}${e.sure ? ' (sure)' : ''}\n   ${e.text.slice(0, 200)}`)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exitCode = 2
}

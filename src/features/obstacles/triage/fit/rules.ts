// From decided texts and the catalogue to a corpus that threads can share, and from their answers to a model.

import { calibrated } from '../calibration/rules.ts'
import { Decisions, fingerprint } from '../memory/rules.ts'
import type { Model } from '../packed/model.ts'
import { type ClassFit, type Corpus, heldRows } from '../share/rules.ts'
import { VectorMaker } from '../vectors/rules.ts'
import type { CatalogueText, Example } from './model.ts'

/** How much each part of the catalogue counts against one decided text (tuned on held-out examples, docs/triage.md). */
export const catalogueWeights = { name: 0.02, keywords: 0.1, description: 0.03, example: 0.03, english: 0.02 } as const

/** With so many decided texts, those alone say how good the answers are; until then the catalogue's examples speak too. */
const enoughToMeasure = 300
/**
 * The catalogue's examples were written by the hands that wrote its keywords, so they promise too much for strangers' words:
 * until enough texts are decided, probabilities are flattened by this factor of the temperature.
 */
const caution = 1.15
/**
 * Up to so many texts every text is held out in one of five, or of three, folds; above, one tenth is held out once. The more a
 * fold's fit has seen, the nearer are its probabilities to those of the final fit.
 */
const [fewForFive, fewForThree] = [5000, 15_000]

type Lesson = { readonly text: string; readonly label: number; readonly cost: number; readonly holdable: boolean }

/** Everything about a fit but the numbers of the classes. */
export type Prepared = {
  readonly corpus: Corpus
  readonly classes: readonly string[]
  readonly keys: Uint32Array
  readonly idf: Float32Array
  readonly known: Model['known']
  readonly also: Model['also']
  readonly support: Float32Array
  /** Factor of the temperature. */
  readonly caution: number
}

/** The texts by which the catalogue teaches, each with its weight. Examples may be held out to measure with. */
export function catalogueLessons(group: CatalogueText): { text: string; weight: number; holdable: boolean }[] {
  const w = catalogueWeights
  const english = [group.nameEn, group.descriptionEn ?? ''].join(' ').trim()
  return [
    { text: group.nameFa, weight: w.name, holdable: false },
    { text: `${group.nameFa} ${group.keywords}`, weight: w.keywords, holdable: false },
    { text: group.descriptionFa, weight: w.description, holdable: false },
    { text: english, weight: w.english, holdable: false },
    ...group.examples.map((text) => ({ text, weight: w.example, holdable: true })),
  ].filter((l) => l.text.trim() !== '' && l.weight > 0)
}

/** @throws RangeError when fewer than two classes are taught: there would be nothing to tell apart */
export function prepared(examples: readonly Example[], catalogue: readonly CatalogueText[], tell: (share: number) => void = () => {}): Prepared {
  const classes = [...new Set([...catalogue.map((g) => g.code), ...examples.map((e) => e.code)])].sort()
  if (classes.length < 2) throw new RangeError('one class')
  const labelOf = new Map(classes.map((code, k) => [code, k]))
  const fromCatalogue = catalogue.flatMap((group) => catalogueLessons(group).map((l) => ({ ...l, cost: l.weight, label: labelOf.get(group.code)! })))
  const decided = examples.map((e) => ({ text: e.text, label: labelOf.get(e.code)!, cost: e.weight ?? 1, holdable: true }))
  const measured = decided.length >= enoughToMeasure ? decided : [...decided, ...fromCatalogue.filter((l) => l.holdable)]
  const lessons: readonly Lesson[] = [...fromCatalogue, ...decided]
  const maker = new VectorMaker()
  for (const [i, lesson] of lessons.entries()) {
    maker.add(lesson.text)
    if (i % 500 === 0) tell(i / lessons.length)
  }
  const { rows, keys, idf } = maker.make(lessons.length > fewForThree ? [2, 2, 2] : [1, 1, 2])
  const { fold, folds } = foldsFor(lessons, new Set(measured))
  const corpus = {
    rows,
    fold,
    folds,
    classes: classes.length,
    labels: Uint16Array.from(lessons, (l) => l.label),
    cost: Float32Array.from(lessons, (l) => Math.max(l.cost, 0.001)),
  }
  return { corpus, classes, keys, idf, caution: decided.length >= enoughToMeasure ? 1 : caution, ...remembered(examples, labelOf) }
}

function foldsFor(lessons: readonly Lesson[], measured: ReadonlySet<Lesson>): { fold: Uint8Array; folds: number } {
  const fold = new Uint8Array(lessons.length)
  const n = measured.size
  const [every, folds] = n > fewForThree ? [10, 1] : n > fewForFive ? [3, 3] : [5, 5]
  // The n-th text of each class goes to the n-th fold, so that every class is measured. Copies of a text stay together: a copy
  // among the taught ones would make the held-out one look easy.
  const seen = new Map<number, number>()
  const placed = new Map<number, number>()
  for (const [i, lesson] of lessons.entries()) {
    if (!measured.has(lesson)) continue
    const key = fingerprint(lesson.text)
    const before = key === 0 ? undefined : placed.get(key)
    if (before !== undefined) {
      fold[i] = before
      continue
    }
    const nth = seen.get(lesson.label) ?? lesson.label
    seen.set(lesson.label, nth + 1)
    if (nth % every < folds) fold[i] = (nth % every) + 1
    placed.set(key, fold[i]!)
  }
  return { fold, folds }
}

function remembered(examples: readonly Example[], labelOf: ReadonlyMap<string, number>): Pick<Prepared, 'known' | 'also' | 'support'> {
  const decisions = new Decisions()
  const support = new Float32Array(labelOf.size)
  const pairs = new Map<string, [number, number, number]>()
  for (const e of examples) {
    const k = labelOf.get(e.code)!
    decisions.add(fingerprint(e.text), k)
    support[k]!++
    for (const code of new Set(e.also ?? [])) {
      const other = labelOf.get(code)
      if (other === undefined || other === k) continue
      const pair = pairs.get(`${k} ${other}`) ?? [k, other, 0]
      pair[2]++
      pairs.set(`${k} ${other}`, pair)
    }
  }
  return { known: decisions.packed(), support, also: [...pairs.values()] }
}

/** Turns the classes' entries into the features' entries, and calibrates on what was held out. */
export function assembled(p: Prepared, fits: readonly ClassFit[]): Model {
  const { corpus } = p
  const held = heldRows(corpus)
  const classes = corpus.classes
  const ptr = new Uint32Array(corpus.rows.width + 1)
  for (const fit of fits) for (const j of fit.at) ptr[j + 1]!++
  for (let j = 0; j < corpus.rows.width; j++) ptr[j + 1]! += ptr[j]!
  const next = ptr.slice()
  const entries = ptr[corpus.rows.width]!
  const [cls, svm, nb] = [new Uint16Array(entries), new Int8Array(entries), new Uint8Array(entries)]
  const [bias, scale, total] = [new Float32Array(classes), new Float32Array(classes), new Float32Array(classes)]
  const [heldSvm, heldBayes] = [new Float32Array(held.length * classes), new Float32Array(held.length * classes)]
  for (const fit of fits) {
    for (let e = 0; e < fit.at.length; e++) {
      const to = next[fit.at[e]!]!++
      cls[to] = fit.k
      svm[to] = fit.svm[e]!
      nb[to] = fit.nb[e]!
    }
    bias[fit.k] = fit.bias
    scale[fit.k] = fit.scale
    total[fit.k] = fit.total
    for (let i = 0; i < held.length; i++) {
      heldSvm[i * classes + fit.k] = fit.heldSvm[i]!
      heldBayes[i * classes + fit.k] = fit.heldBayes[i]!
    }
  }
  const calibration = calibrated({ classes, gold: Uint16Array.from(held, (i) => corpus.labels[i]!), svm: heldSvm, bayes: heldBayes })
  const mass = new Float32Array(corpus.rows.width)
  let grand = 0
  for (let i = 0; i < corpus.rows.n; i++) {
    for (let q = corpus.rows.ptr[i]!; q < corpus.rows.ptr[i + 1]!; q++) {
      mass[corpus.rows.idx[q]!]! += corpus.rows.val[q]! * corpus.cost[i]!
      grand += corpus.rows.val[q]! * corpus.cost[i]!
    }
  }
  const unit = corpus.cost.reduce((a, b) => a + b, 0) / corpus.cost.length
  const { classes: codes, keys, idf, known, also, support } = p
  return {
    classes: codes,
    texts: corpus.rows.n,
    keys,
    idf,
    mass,
    ptr,
    cls,
    svm,
    nb,
    bias,
    scale,
    total,
    grand,
    unit,
    known,
    also,
    support,
    ...calibration,
    temperature: calibration.temperature * p.caution,
  }
}

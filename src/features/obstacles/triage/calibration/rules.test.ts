import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agreement, calibrated, calibrationError, figuresOf, softmax, thresholdFor } from './rules.ts'

test('macro-F1 counts every label alike', () => {
  // label 0: two of three found, one wrongly said; label 1: one of two
  const { top1, macroF1 } = agreement([0, 0, 0, 1, 1], [0, 0, 1, 1, 0])
  assert.equal(top1, 3 / 5)
  assert.ok(Math.abs(macroF1 - (4 / 6 + 2 / 4) / 2) < 1e-12)
})

test('the threshold keeps what it promises, and few right answers prove nothing', () => {
  const answers = Array.from({ length: 1000 }, (_, i) => ({ p: i / 1000, right: i >= 400 }))
  const threshold = thresholdFor(answers)
  const sure = answers.filter((a) => a.p >= threshold)
  assert.ok(sure.filter((a) => a.right).length / sure.length >= 0.95)
  assert.ok(threshold > 0.3 && threshold < 0.42, String(threshold))
  assert.ok(thresholdFor(answers.map((a) => ({ ...a, right: a.p > 0.995 }))) > 1)
  assert.ok(thresholdFor([{ p: 1, right: true }]) > 1)
})

test('the temperature makes overconfident scores honest', () => {
  // Three classes, scores far too bold: right in 70 of 100 texts.
  const n = 1000
  const gold = Uint16Array.from({ length: n }, (_, i) => i % 3)
  const svm = new Float32Array(n * 3)
  for (let i = 0; i < n; i++) svm[i * 3 + (((i % 3) + (i % 10 < 7 ? 0 : 1)) % 3)] = 1
  const { temperature, figures, blend } = calibrated({ classes: 3, gold, svm, bayes: new Float32Array(n * 3) })
  assert.equal(blend, 0)
  const p = softmax(Float64Array.from([1, 0, 0]), temperature)[0]!
  assert.ok(Math.abs(p - 0.7) < 0.01, String(p))
  assert.ok(figures.ece < 0.01 && Math.abs(figures.top1 - 0.7) < 0.001)
})

test('calibration error is the distance between promise and truth', () => {
  assert.equal(
    calibrationError([
      { p: 1, right: true },
      { p: 1, right: false },
    ]),
    0.5,
  )
  const f = figuresOf(
    [
      { gold: 1, first: 1, p: 0.9, rank: 0 },
      { gold: 1, first: 2, p: 0.4, rank: 2 },
    ],
    0.5,
  )
  assert.deepEqual([f.top1, f.top3, f.coverage, f.precision], [0.5, 1, 0.5, 1])
})

// An administrator's own embedding model: how it stands, and whether it helps.

import { type Static, Type } from 'typebox'

const maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()])

/** absent: no file; packagesMissing: its runtime is not installed; broken: it cannot be read or run; ready: it embeds texts. */
export const onnxStates = ['absent', 'packagesMissing', 'broken', 'ready'] as const

const Three = Type.Object({ top1: Type.Number(), top3: Type.Number(), macroF1: Type.Number() })

/** Figures on texts that neither the model nor the neighbours had seen. */
export const Trial = Type.Object({ held: Type.Integer(), without: Three, with: Three })
export type Trial = Static<typeof Trial>

export const Onnx = Type.Object({
  state: Type.Enum([...onnxStates]),
  /** Where the files belong, below the data directory. */
  folder: Type.String(),
  /** What the runtime said of a broken file. */
  reason: Type.String(),
  /** Share in the answer that the trial gave it; 0: it does not help and is not asked. */
  weight: maybe(Type.Number()),
  trial: maybe(Trial),
  triedAt: maybe(Type.String()),
})
export type Onnx = Static<typeof Onnx>

/** The newest decided texts that are embedded; four fifths of them are neighbours in the trial. */
export const EMBEDDED = 3000
export const TRIAL_MIN = 60

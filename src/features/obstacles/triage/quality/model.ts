// How well triage does on what people really decided.

import { type Static, Type } from 'typebox'
import { GroupCode } from '../../catalogue/model.ts'
import { Onnx } from '../onnx/model.ts'

const maybe = <S extends Parameters<typeof Type.Union>[0][number]>(schema: S) => Type.Union([schema, Type.Null()])
/** A Jalali month, e.g. 1405-09. */
export const Month = Type.String({ pattern: '^1[2-6]\\d{2}-(0[1-9]|1[0-2])$' })
const Rate = maybe(Type.Number())

/** Shares are 0..1 and null where the denominator is 0. */
const figures = {
  /** Obstacles decided by a person after triage had judged their text; each counts once, with its last decision. */
  asked: Type.Integer(),
  /** First suggestion right, of `asked`. */
  top1: Rate,
  /** Right group among the three, of `asked`. */
  top3: Rate,
  /** F1 of each group that was decided or suggested, averaged with equal weight. */
  macroF1: Rate,
  /** Share of `asked` where triage was sure. */
  coverage: Rate,
  /** First suggestion right, of those where it was sure. */
  precision: Rate,
  sure: Type.Integer(),
}
export const Figures = Type.Object(figures)
export type Figures = Static<typeof Figures>

export const MonthFigures = Type.Object({ month: Month, ...figures })
export const GroupFigures = Type.Object({
  code: GroupCode,
  nameFa: Type.String(),
  nameEn: Type.String(),
  /** Decided into this group. */
  asked: Type.Integer(),
  /** Suggested first. */
  said: Type.Integer(),
  /** Share of `asked` that triage put first. */
  recall: Rate,
  /** Share of `asked` where it was among the three. */
  top3: Rate,
  /** Share of `said` that people agreed to. */
  precision: Rate,
  f1: Rate,
})
export type GroupFigures = Static<typeof GroupFigures>

export const Pair = Type.Object({
  /** What people decided, and what triage had put first. */
  groupCode: GroupCode,
  groupFa: Type.String(),
  groupEn: Type.String(),
  saidCode: GroupCode,
  saidFa: Type.String(),
  saidEn: Type.String(),
  times: Type.Integer(),
})
export type Pair = Static<typeof Pair>

export const Quality = Type.Object({
  from: Month,
  to: Month,
  /** When the figures were counted; null: never. */
  countedAt: maybe(Type.String()),
  total: Figures,
  months: Type.Array(MonthFigures),
  groups: Type.Array(GroupFigures),
  /** The commonest confusions first, at most forty. */
  pairs: Type.Array(Pair),
})
export type Quality = Static<typeof Quality>

export const Mistake = Type.Object({
  id: Type.String(),
  obstacleId: Type.String(),
  code: Type.String(),
  kind: Type.String(),
  text: Type.String(),
  groupCode: Type.String(),
  saidCode: Type.String(),
  p: Type.Number(),
  sure: Type.Boolean(),
  source: Type.String(),
  at: Type.String(),
})

export const Mistakes = Type.Object({
  rows: Type.Array(Mistake),
  next: maybe(Type.String()),
})

export const refitStates = ['none', 'running', 'done', 'failed', 'brokenOff'] as const

export const Setting = Type.Object({ threshold: maybe(Type.Number()), version: Type.Integer() })

export const State = Type.Object({
  /** The newest model with its figures on texts that it had not seen; null: the catalogue alone. */
  model: maybe(
    Type.Object({
      fittedAt: Type.String(),
      examples: Type.Integer(),
      classes: Type.Integer(),
      seconds: Type.Number(),
      held: Type.Integer(),
      top1: Type.Number(),
      top3: Type.Number(),
      macroF1: Type.Number(),
      coverage: Type.Number(),
      precision: Type.Number(),
      ece: Type.Number(),
    }),
  ),
  /** Lessons that the model does not hold; they are learned one by one until the next refit. */
  fresh: Type.Integer(),
  /** So many call for a refit. */
  refitAt: Type.Integer(),
  refit: Type.Object({ state: Type.Enum([...refitStates]), share: Type.Number(), reason: Type.String(), at: maybe(Type.String()) }),
  /** The model's own threshold, and what the province set instead. */
  threshold: Type.Number(),
  setting: Setting,
  onnx: Onnx,
})
export type State = Static<typeof State>

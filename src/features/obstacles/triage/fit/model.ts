// What triage learns from and what it answers.

/** One decided text. `weight` (1 when absent) says how much it counts; `also` are further groups it was sent to. */
export type Example = { readonly text: string; readonly code: string; readonly also?: readonly string[]; readonly weight?: number }

/** One group as the catalogue tells it: what triage knows before it has seen a single case. */
export type CatalogueText = {
  readonly code: string
  readonly nameFa: string
  readonly nameEn: string
  readonly descriptionFa: string
  readonly descriptionEn?: string
  readonly keywords: string
  readonly examples: readonly string[]
  readonly agencyFa: string
}

/** Why a text cannot be judged as others are; each is shown in words to the person who typed it. */
export type OddKind = 'empty' | 'digits' | 'symbols' | 'oneWord' | 'english' | 'foreign'

export type Guess = {
  /** Best first; at least three when the model knows three groups; empty when nothing can be said. */
  readonly groups: readonly { readonly code: string; readonly p: number }[]
  /** The first group's probability reaches the threshold at which 95 % of such answers were right. */
  readonly sure: boolean
  /** Words of the text that weighed most for the first group against the second, as they are written; UTF-16 offsets. */
  readonly words: readonly { readonly text: string; readonly weight: number; readonly start: number; readonly end: number }[]
  /** Further groups that past examples of the first group carried too. */
  readonly alsoLikely: readonly string[]
  readonly kind?: OddKind
  /** A person decided this very text before. */
  readonly remembered: boolean
}

/** How well a model did on texts that it had not seen when it judged them. */
export type Figures = {
  /** Texts held out; 0: too few to measure. */
  readonly held: number
  readonly top1: number
  readonly top3: number
  readonly macroF1: number
  /** Share of texts at or above the threshold, and how often the answer was right there. */
  readonly coverage: number
  readonly precision: number
  /** Expected calibration error over ten equal bins of probability, 0–1. */
  readonly ece: number
}

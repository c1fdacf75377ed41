// The law of a likeness: who decides that two obstacles are one, one event, or apart. Nothing is merged by itself.

import type { Actor, Role } from '#kernel/actor.ts'
import { law } from '#kernel/law.ts'
import { problem } from '#kernel/problem.ts'
import type { ObstacleKind, Outcome } from '../../register/model.ts'
import type { LikenessState } from '../model.ts'

export const noSuchLikeness = problem<{ id: string }>('obstacles/no-such-likeness', 404)
/** One of the two is a case that is closed, waits for a knot, or was merged elsewhere. */
export const cannotMerge = problem<{ code: string }>('obstacles/cannot-merge', 409)

export type LikenessFacts = { readonly state: LikenessState; readonly provinceId: number; readonly seesBoth: boolean }

const centre = { operator: 'both', centreHead: 'both' } as const
const desk = { ...centre, secretary: 'both' } as const

export const likenessLaw = law<Actor, LikenessFacts, Role, LikenessState>()({
  scopes: {
    /** Both obstacles lie in one's province and neither is hidden from them. */
    both: (a, l) => a.provinceId === l.provinceId && l.seesBoth,
  },
  sees: desk,
  acts: {
    // As with cases: merging is the centre's (casework/cases/rules.ts), so that the register promises nothing casework refuses.
    merge: { from: ['proposed'], to: 'merged', by: centre },
    event: { from: ['proposed'], to: 'event', by: desk },
    apart: { from: ['proposed'], to: 'apart', by: desk },
    undo: { from: ['merged', 'event', 'apart'], to: 'proposed', by: desk },
  },
})
export const likenessDeciders = ['operator', 'centreHead', 'secretary'] as const satisfies readonly Role[]

type Side = { readonly id: string; readonly code: string; readonly kind: ObstacleKind; readonly outcome: Outcome }

/** Which of the two disappears into the other: the younger one; of a case and a row of the backlog always the row. */
export const orderOf = <S extends Side>(one: S, other: S): { keep: S; lose: S } =>
  one.kind === 'archive' && other.kind === 'case' ? { keep: other, lose: one } : { keep: one, lose: other }

/** The same, or the code of the one that stands in the way. */
export function mergeOf<S extends Side>(one: S, other: S): { keep: S; lose: S } | { inTheWay: string } {
  const { keep, lose } = orderOf(one, other)
  if (keep.outcome === 'merged' || keep.outcome === 'withdrawn') return { inTheWay: keep.code }
  if (lose.outcome === 'merged' || (lose.kind === 'case' && lose.outcome !== 'open')) return { inTheWay: lose.code }
  return { keep, lose }
}

// The figures of a quarter, counted now from tally, sessions and dossiers; nothing is kept but the records themselves.

import type { Ctx } from '#server/ctx.ts'
import { seatedActor } from '../../bodies/actions.ts'
import type { BodyKind } from '../../model.ts'
import { namesOf, read, wantedOf } from '../board/actions.ts'
import { addUp } from '../board/rules.ts'
import * as dossiers from '../dossiers/queries.ts'
import { countsAt } from '../past/queries.ts'
import type { Figure, FigureSheet } from '../model.ts'
import { daysOf, quarterOf, type Scope, scopeOf, seesConfidential, shiftQuarter, type Span, spanOf, yearBefore } from '../rules.ts'
import { heldIn, meetingBodies, turnsIn } from '../sessions/actions.ts'
import { compare, figures, measureOf, ofDossiers, ofResolutions, type WorkedFigures } from './rules.ts'

/** Quarters before this one, for a line. */
const shown = 4

type Period = { readonly quarter?: string | undefined; readonly level?: BodyKind | undefined }

/**
 * Every figure of a quarter with the same days of the year before (`yearBefore`); of the whole province, or of one level of
 * bodies. Agencies and bodies get those that are theirs. @throws workgroup/future-quarter
 */
export async function figuresOf(ctx: Ctx, { quarter = quarterOf(ctx.now), level }: Period): Promise<Figure[]> {
  const work = await worker(ctx, level ?? null)
  const span = spanOf(quarter, ctx.now)
  return compare(await work(span), await work(yearBefore(span, ctx.now)))
}

/** The page: the figures, and how they moved over the last five quarters. */
export async function figureSheet(ctx: Ctx, { quarter = quarterOf(ctx.now), level }: Period): Promise<FigureSheet> {
  const actor = await seatedActor(ctx)
  const work = await worker(ctx, level ?? null)
  const span = spanOf(quarter, ctx.now)
  const worked: { quarter: string; figures: WorkedFigures }[] = []
  for (let back = -shown; back <= 0; back++) {
    const q = shiftQuarter(quarter, back)
    worked.push({ quarter: q, figures: await work(spanOf(q, ctx.now)) })
  }
  const before = yearBefore(span, ctx.now)
  return {
    quarter,
    level: level ?? null,
    asOf: ctx.now.toISOString(),
    running: span.running,
    before: { quarter: before.quarter, days: daysOf(before) },
    scope: scopeOf(actor).name,
    hidden: !seesConfidential(actor),
    figures: compare(worked.at(-1)!.figures, await work(before)),
    trend: worked.map((w) => ({
      quarter: w.quarter,
      values: Object.fromEntries(figures.map(({ code }) => [code, w.figures[code] ? measureOf(w.figures[code]) : null])),
    })),
  }
}

/** Works out a quarter; what does not change between quarters is read once. */
async function worker(ctx: Ctx, level: BodyKind | null): Promise<(span: Span) => Promise<WorkedFigures>> {
  const scope = scopeOf(await seatedActor(ctx))
  const names = await namesOf(ctx)
  const resolutions = async (span: Span) => {
    const wanted = wantedOf({ from: span.from, to: span.to, ...(level && { level }) }, names)
    if (span.asOf) return ofResolutions(await countsAt(ctx.db, ctx.actor.provinceId, wanted, scope, { ...span, asOf: span.asOf }))
    const { counted, late } = await read(ctx, 'agency', wanted, scope)
    return ofResolutions(addUp(counted, late))
  }
  // An agency has no sessions and no backlog of its own.
  if (scope.name === 'agency') return resolutions
  const bodies = await meetingBodies(ctx, scope, level)
  const within = withinOf(scope, level, names.bodies)
  return async (span) => ({
    ...(await ofSessions(ctx, scope, level, bodies, span)),
    ...(await resolutions(span)),
    ...(await dossierFigures(ctx, within, span)),
  })
}

/** Dossiers are counted where they are decided; who sits somewhere counts what is decided or prepared there. */
export const withinOf = (scope: Scope, level: BodyKind | null, bodies: ReadonlyMap<string, { readonly kind: BodyKind }>): dossiers.Within => ({
  bodyIds: level === null ? null : [...bodies].filter(([, b]) => b.kind === level).map(([id]) => id),
  seatIds: scope.bodyIds,
})

async function ofSessions(ctx: Ctx, scope: Scope, level: BodyKind | null, bodies: Parameters<typeof turnsIn>[1], span: Span): Promise<WorkedFigures> {
  const turns = await turnsIn(ctx, bodies, span)
  const held = await heldIn(ctx, scope, level ?? 'province', span)
  return {
    sessions_regular: { value: turns.filter((t) => t.held).length, of: turns.length },
    sessions_governor: { value: held.filter((s) => s.chaired_by === 'governor_general').length, of: held.length },
  }
}

async function dossierFigures(ctx: Ctx, within: dossiers.Within, span: Span): Promise<WorkedFigures> {
  const { provinceId } = ctx.actor
  return ofDossiers(
    await dossiers.ended(ctx.db, provinceId, span.since, span.until, within),
    await dossiers.waiting(ctx.db, provinceId, span.until, !span.running, within),
    await dossiers.decided(ctx.db, provinceId, span.since, span.until, within),
  )
}

// The records behind a figure of sessions or dossiers. Those of resolutions stand in the list of resolutions (rows/).

import { formatDate } from '#kernel/format.ts'
import type { Ctx } from '#server/ctx.ts'
import { seatedActor } from '../../bodies/actions.ts'
import type { BodyKind } from '../../model.ts'
import { lineName, type Names, namesOf } from '../board/actions.ts'
import * as dossiers from '../dossiers/queries.ts'
import { withinOf } from '../figures/actions.ts'
import { definitionOf } from '../figures/rules.ts'
import type { FigureCode, FigureRow, FigureRows } from '../model.ts'
import { readCursor, writeCursor } from '../rows/rules.ts'
import { quarterOf, rowsElsewhere, type Scope, scopeOf, type Span, spanOf } from '../rules.ts'
import { heldIn, meetingBodies, turnsIn } from '../sessions/actions.ts'

type Asked = {
  readonly quarter?: string | undefined
  readonly level?: BodyKind | undefined
  readonly after?: string | undefined
  readonly limit?: number | undefined
}

/** @throws workgroup/figure-rows-elsewhere, workgroup/future-quarter, workgroup/bad-followup-cursor */
export async function figureRows(ctx: Ctx, code: FigureCode, { quarter = quarterOf(ctx.now), level, after, limit = 50 }: Asked): Promise<FigureRows> {
  const { source } = definitionOf(code)
  if (source === 'resolutions') throw rowsElsewhere({ figure: code })
  const scope = scopeOf(await seatedActor(ctx))
  const span = spanOf(quarter, ctx.now)
  // An agency has no sessions and no dossiers of its own: figures/actions.ts gives it none of these figures.
  if (scope.name === 'agency') return { code, quarter, rows: [], next: null }
  if (source === 'sessions') return { code, quarter, rows: await sessionRows(ctx, code, scope, level ?? null, span), next: null }
  const names = await namesOf(ctx)
  const period = { since: span.since, until: span.until, past: !span.running, within: withinOf(scope, level ?? null, names.bodies) }
  const page = { after: readCursor(after), limit: limit + 1 }
  const found = await dossiers.dossierRows(ctx.db, await seatedActor(ctx), code as dossiers.Behind, period, page)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return { code, quarter, rows: shown.map((row) => ofDossier(ctx, row, names)), next: found.length > limit && last ? writeCursor(last) : null }
}

const ofDossier = (ctx: Ctx, row: dossiers.DossierRow, names: Names): FigureRow => ({
  id: row.id,
  kind: 'dossier',
  code: row.code,
  title: [row.unit_name, row.subject].filter(Boolean).join(' — '),
  body: lineName(ctx, 'body', row.body_id, names),
  at: row.at.toISOString(),
  counts: row.counts,
  amount: row.amount,
  note: '',
})

/** A quarter has at most some hundreds of regular days: one page. */
async function sessionRows(ctx: Ctx, code: FigureCode, scope: Scope, level: BodyKind | null, span: Span): Promise<FigureRow[]> {
  if (code === 'sessions_governor')
    return (await heldIn(ctx, scope, level ?? 'province', span)).reverse().map((s) => ({
      id: s.id,
      kind: 'session',
      code: s.code,
      title: s.chair_name,
      body: { fa: s.body.nameFa, en: s.body.nameEn },
      at: s.starts_at.toISOString(),
      counts: s.chaired_by === 'governor_general',
      amount: null,
      note: ctx.t(`workgroup.followup.chaired.${s.chaired_by || 'unknown'}`),
    }))
  return (await turnsIn(ctx, await meetingBodies(ctx, scope, level), span)).map(({ body, at, held, convened }) => ({
    id: (held ?? convened)?.id ?? `${body.id}:${at.toISOString()}`,
    kind: held || convened ? 'session' : 'missing',
    code: (held ?? convened)?.code ?? '',
    title: '',
    body: { fa: body.nameFa, en: body.nameEn },
    at: at.toISOString(),
    counts: held !== null,
    amount: null,
    note: held
      ? ctx.t('workgroup.followup.held-on', { day: formatDate(held.starts_at, ctx.locale, 'date') })
      : convened
        ? ctx.t('workgroup.followup.no-quorum-on', { day: formatDate(convened.starts_at, ctx.locale, 'date') })
        : ctx.t('workgroup.followup.no-session'),
  }))
}

/** Every row behind a figure, for a sheet. */
export async function* allFigureRows(ctx: Ctx, code: FigureCode, asked: Pick<Asked, 'quarter' | 'level'>): AsyncGenerator<FigureRow> {
  let after: string | undefined
  do {
    const page: FigureRows = await figureRows(ctx, code, { ...asked, after, limit: 1000 })
    yield* page.rows
    after = page.next ?? undefined
  } while (after !== undefined)
}

// The board of all resolutions: counts by a side, as of now.

import { listGroups } from '#features/obstacles/catalogue/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { seatedActor } from '../../bodies/actions.ts'
import { type BodyKind, bodyKinds } from '../../model.ts'
import type { Board, BoardFilter, Choices, Side } from '../model.ts'
import { momentsOf, monthNumber, monthsAmong, type Scope, scopeOf, seesConfidential } from '../rules.ts'
import * as queries from './queries.ts'
import { addUp, linesOf } from './rules.ts'

export type Named = { readonly fa: string; readonly en: string }
const named = (row: { name_fa: string; name_en: string }): Named => ({ fa: row.name_fa, en: row.name_en || row.name_fa })

/** Names of everything that a line can be about; few rows each, whatever the number of resolutions. */
export async function namesOf(ctx: Ctx) {
  const all = await queries.names(ctx.db, ctx.actor.provinceId)
  const of = (what: string) => all.filter((row) => row.of === what)
  const { domains } = await listGroups(ctx)
  return {
    bodies: new Map(of('body').map((b) => [b.id, { ...named(b), kind: b.kind as BodyKind }])),
    agencies: new Map(of('agency').map((a) => [a.id, named(a)])),
    counties: new Map(of('county').map((c) => [c.id, named(c)])),
    domains: new Map(domains.map((d) => [d.code, { fa: d.nameFa, en: d.nameEn }])),
  }
}
export type Names = Awaited<ReturnType<typeof namesOf>>

/** The filters as the database asks them. Throws workgroup/bad-months. */
export function wantedOf(filter: BoardFilter, names: Pick<Names, 'bodies'>): queries.Wanted {
  const { level, bodyId } = filter
  const ofLevel = level === undefined ? null : [...names.bodies].filter(([, b]) => b.kind === level).map(([id]) => id)
  return {
    fromMonth: filter.from === undefined ? null : monthNumber(filter.from),
    toMonth: filter.to === undefined ? null : monthNumber(filter.to),
    ...momentsOf(filter),
    bodyIds: bodyId === undefined ? ofLevel : [bodyId].filter((id) => ofLevel?.includes(id) ?? true),
    agencyIds: filter.agencyId === undefined ? null : [filter.agencyId],
    domain: filter.domain === undefined ? null : filter.domain === 'none' ? '' : filter.domain,
    countyId: filter.countyId ?? null,
  }
}

/** @throws workgroup/bad-months */
export async function readBoard(ctx: Ctx, { by = 'agency', ...filter }: BoardFilter & { by?: Side | undefined }): Promise<Board> {
  const actor = await seatedActor(ctx)
  const scope = scopeOf(actor)
  const names = await namesOf(ctx)
  const { counted, late } = await read(ctx, by, wantedOf(filter, names), scope)
  const levelOf = (id: string) => names.bodies.get(id)?.kind ?? ''
  return {
    asOf: ctx.now.toISOString(),
    by,
    from: filter.from ?? null,
    to: filter.to ?? null,
    totals: addUp(counted, late),
    lines: linesOf(by, counted, late, levelOf).map((line) => ({ ...line, ...lineName(ctx, by, line.key, names) })),
    scope: scope.name,
    hidden: !seesConfidential(actor),
  }
}

/** Two statements, whatever the number of resolutions. */
export async function read(ctx: Ctx, by: Side, wanted: queries.Wanted, scope: Scope) {
  const { provinceId } = ctx.actor
  const counted = await queries.counts(ctx.db, provinceId, by, wanted, scope)
  const months = by === 'month' ? monthsAmong(counted.map((c) => Number(c.key))) : []
  const late = await queries.lateCounts(ctx.db, provinceId, by, wanted, scope, { now: ctx.now, months })
  return { counted, late }
}

function bodyName(names: Names, id: string): Named | undefined {
  const body = names.bodies.get(id)
  return body && { fa: body.fa, en: body.en }
}

/** What stands at the head of a line, in both languages. */
export function lineName(ctx: Ctx, by: Side, key: string, names: Names): Named {
  const said = (word: string): Named => ({ fa: ctx.t(word, {}, 'fa'), en: ctx.t(word, {}, 'en') })
  const unknown = said('workgroup.followup.unknown')
  switch (by) {
    case 'agency':
      return names.agencies.get(key) ?? unknown
    case 'body':
      return bodyName(names, key) ?? unknown
    case 'level':
      return (bodyKinds as readonly string[]).includes(key) ? said(`workgroup.kind.${key}`) : unknown
    case 'domain':
      return names.domains.get(key) ?? said('workgroup.followup.no-topic')
    case 'county':
      return names.counties.get(key) ?? said('workgroup.followup.no-county')
    case 'month':
      return { fa: key, en: key }
  }
}

/** What the filters choose from, in the scope of who asks. */
export async function choices(ctx: Ctx): Promise<Choices> {
  const scope = scopeOf(await seatedActor(ctx))
  const names = await namesOf(ctx)
  const list = <T extends Named>(map: ReadonlyMap<string, T>) => [...map].map(([id, named]) => ({ id, ...named }))
  return {
    agencies: list(names.agencies).filter((a) => scope.agencyIds?.includes(a.id) ?? true),
    bodies: list(names.bodies)
      .filter((b) => scope.bodyIds?.includes(b.id) ?? true)
      .map(({ kind, ...b }) => ({ ...b, level: kind })),
    counties: list(names.counties),
    domains: list(names.domains),
  }
}

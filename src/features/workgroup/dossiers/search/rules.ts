// What somebody typed into the search box of dossiers, and how pages are continued. Pure.

import { toLatinDigits } from '#kernel/format.ts'
import { badCursor } from '../rules.ts'

/** EA-D-1405-0012 in any spelling: small letters, Persian digits, spaces or no hyphens. */
export function readDossierCode(raw: string): string | null {
  const found = /^([A-Z]{2})[\s-]*D[\s-]*(\d{4})[\s-]*(\d{1,6})$/.exec(toLatinDigits(raw).trim().toUpperCase())
  return found ? `${found[1]}-D-${found[2]}-${found[3]!.padStart(4, '0')}` : null
}

export const cursorOf = (at: Date, id: string): string => `${at.getTime().toString(36)}_${id}`

/** @throws workgroup/bad-dossier-cursor */
export function readCursor(raw: string | undefined): Cursor | null {
  if (!raw) return null
  const found = /^([0-9a-z]{1,11})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(raw)
  if (!found) throw badCursor()
  return { at: new Date(Number.parseInt(found[1]!, 36)), id: found[2]! }
}

/** Of the dossiers that answer, so many of the newest are ranked at a time, and so many times the next ones are looked at. */
export const candidates = 200
export const rounds = 10

export type Cursor = { readonly at: Date; readonly id: string }
export type Match = { readonly id: string; readonly updated_at: Date; readonly score: number }
/**
 * Where the answers to words go on: ranked as of the moment of the first page, among those not newer than `before`, after the
 * last one looked at (null: from the best). What is touched meanwhile neither comes twice nor pushes another out.
 */
export type SearchCursor = { readonly asOf: Date; readonly before: Cursor | null; readonly last: Match | null }

/** Above every id of the same moment. */
const aboveAll = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
const later = (a: Match, b: Match) => a.updated_at > b.updated_at || (+a.updated_at === +b.updated_at && a.id > b.id)
/** The bound that takes in the newest of a page of matches, and the one that begins after its oldest. */
export const upTo = (page: readonly Match[]): Cursor => ({ at: page.reduce((a, b) => (later(a, b) ? a : b)).updated_at, id: aboveAll })
export function after(page: readonly Match[]): Cursor {
  const oldest = page.reduce((a, b) => (later(a, b) ? b : a))
  return { at: oldest.updated_at, id: oldest.id }
}

const time = (at: Date) => at.getTime().toString(36)
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const searchCursor = new RegExp(`^([0-9a-z]{1,11})_([0-9a-z]{1,11})_(${uuid})(?:_([0-9.e-]{1,25})_([0-9a-z]{1,11})_(${uuid}))?$`)
const timeIn = (raw: string) => new Date(Number.parseInt(raw, 36))

export const searchCursorOf = (asOf: Date, before: Cursor, last: Match | null): string =>
  [time(asOf), cursorOf(before.at, before.id), ...(last ? [String(last.score), cursorOf(last.updated_at, last.id)] : [])].join('_')

/** Without one: from the beginning, as of `now`. @throws workgroup/bad-dossier-cursor */
export function readSearchCursor(raw: string | undefined, now: Date): SearchCursor {
  if (!raw) return { asOf: now, before: null, last: null }
  const found = searchCursor.exec(raw)
  if (!found) throw badCursor()
  const [, asOf, at, id, score, lastAt, lastId] = found as unknown as string[]
  const before = { at: timeIn(at!), id: id! }
  const last = lastId === undefined ? null : { id: lastId, updated_at: timeIn(lastAt!), score: Number(score) }
  if (last && !Number.isFinite(last.score)) throw badCursor()
  return { asOf: timeIn(asOf!), before, last }
}

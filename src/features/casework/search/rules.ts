// What somebody typed into the search box: a case code or its last digits, a phone, a company's identifier, or words. And
// what stands above what among the answers.

import { toLatinDigits } from '#kernel/format.ts'
import { normalisePhone } from '#kernel/identity.ts'
import { dayMs } from '#kernel/tehran.ts'
import { explain } from '#kernel/text-explain.ts'
import { highlight, type Piece } from '#kernel/text.ts'
import { readCode } from '../codes/rules.ts'
import type { HitReason } from '../cases/model.ts'

export type Wanted =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'company'; readonly legalEntityId: string }
  | { readonly kind: 'words'; readonly text: string }

/** The most exact reading first; digits that are no identifier are words too (a contract number told in a text). */
export function wanted(raw: string): Wanted {
  const code = readCode(raw)
  if (code) return { kind: 'code', code }
  const digits = toLatinDigits(raw).replace(/[\s()+-]/g, '')
  if (/^\d{10,14}$/.test(digits)) {
    // A phone begins with 0, 98 or 9; a company’s identifier is looked up even when a digit of it is wrong in the registry.
    const phone = /^(0|98|9)/.test(digits) ? normalisePhone(raw) : { ok: false as const }
    if (phone.ok) return { kind: 'phone', phone: phone.value }
    if (digits.length === 11) return { kind: 'company', legalEntityId: digits }
  }
  return { kind: 'words', text: raw }
}

/** Of the cases that answer, so many of the newest are ranked at a time: the bound of a search over any number of cases. */
export const candidates = 200
/** So many times the next newest are looked at when the person may not see the first ones. */
export const rounds = 10

const halfLife = 90 * dayMs

/** Relevance counts fully for a case touched today and never less than half of that. */
export const rankOf = (score: number, updatedAt: Date, now: Date): number =>
  score * (0.5 + 0.5 * 2 ** (-Math.max(0, now.getTime() - updatedAt.getTime()) / halfLife))

export const byRank = <T extends { readonly score: number; readonly updated_at: Date; readonly id: string }>(rows: readonly T[], now: Date): T[] =>
  rows
    .map((row) => ({ row, rank: rankOf(row.score, row.updated_at, now) }))
    .sort((a, b) => b.rank - a.rank || b.row.updated_at.getTime() - a.row.updated_at.getTime() || (a.row.id < b.row.id ? 1 : -1))
    .map(({ row }) => row)

const excerptLength = 160

/** The pieces of a text that fit in a line of the list: its beginning, or what stands around the first hit further in. */
export function excerpt(text: string, q: string): Piece[] {
  const all = highlight(text, q)
  const first = all[0]?.hit ? 0 : (all[0]?.text.length ?? 0)
  const start = all.length < 2 || first < excerptLength - 20 ? 0 : text.lastIndexOf(' ', first - 40) + 1
  const pieces: Piece[] = start > 0 ? [{ text: '… ', hit: false }] : []
  let at = 0
  for (const { text: piece, hit } of all) {
    const from = Math.max(start - at, 0)
    const to = Math.min(start + excerptLength - at, piece.length)
    if (to > from) pieces.push({ text: piece.slice(from, to), hit })
    at += piece.length
  }
  if (at > start + excerptLength) pieces.push({ text: '…', hit: false })
  return pieces
}

/** Why a case answers: each word of the query once, the unit's name before the text. */
export function reasons(unitName: string, text: string, q: string): HitReason[] {
  const inUnit = explain(unitName, q).map(({ clause, by, how }) => ({ clause, by, how, where: 'unit' as const }))
  const told = new Set(inUnit.map(({ clause }) => clause))
  const inText = explain(text, q).map(({ clause, by, how }) => ({ clause, by, how, where: 'text' as const }))
  return [...inUnit, ...inText.filter(({ clause }) => !told.has(clause))]
}

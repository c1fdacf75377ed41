// A table of groups read against the catalogue, row by row. Pure.

import { Problem, problem } from '#kernel/problem.ts'
import { fold } from '#kernel/text.ts'
import { toLatinDigits } from '#kernel/format.ts'
import { changedFields, checkForm, emptyForm, formOf, type Groups } from '../changes/rules.ts'
import type { GroupForm, Step } from '../changes/model.ts'
import { evidenceTypeNames, type GroupDetail, intakeFieldNames } from '../model.ts'
import { groupRetired } from '../rules.ts'
import { type Column, columns, type ImportRow, separator } from './model.ts'

export const noCodeColumn = problem('obstacles/group-import-no-code', 422)
export const noFile = problem('obstacles/group-import-no-file', 422)
export const emptyImport = problem('obstacles/group-import-empty', 422)
/** The first refused row; nothing was applied. */
export const importRefused = problem<{ row: number; why: string }>('obstacles/group-import-refused', 422)
export const importMoved = problem('obstacles/group-import-moved', 409)
export const badCode = problem<{ code: string }>('obstacles/group-import-bad-code', 422)
export const codeTwice = problem<{ code: string; row: number }>('obstacles/group-import-code-twice', 422)
export const unknownEvidence = problem<{ value: string }>('obstacles/group-import-unknown-evidence', 422)
export const unknownAsk = problem<{ value: string }>('obstacles/group-import-unknown-ask', 422)
export const notDays = problem<{ value: string }>('obstacles/group-import-not-days', 422)

type Said = (key: string) => string
export type Words = { readonly fa: Said; readonly en: Said }
type Domain = { readonly code: string; readonly nameFa: string; readonly nameEn: string }

/** The cells of one group, in the order of `columns`. */
export function cellsOf(group: GroupDetail, domain: Domain, t: Said, locale: 'fa' | 'en'): (string | number | null)[] {
  const cell: Record<Column, string | number | null> = {
    ...group,
    domainCode: `${domain.code}${separator}${locale === 'fa' ? domain.nameFa : domain.nameEn}`,
    examples: group.examples.join(separator),
    asks: group.asks.map((ask) => t(`obstacles.ask.${ask}`)).join(separator),
    evidenceType: t(`obstacles.evidence.${group.evidenceType}`),
    retired: group.retired ? t('obstacles.yes') : '',
    successors: group.successors.join(separator),
  }
  return columns.map((name) => cell[name])
}

/** Which column each cell of the heading row is; null for a heading nobody knows. */
export function readHead(cells: readonly string[], words: Words): (Column | null)[] {
  const key = (text: string) => fold(text).trim()
  const known = new Map<string, Column>()
  for (const name of columns) {
    known.set(key(name), name)
    known.set(key(words.fa(`obstacles.form.${name}`)), name)
    known.set(key(words.en(`obstacles.form.${name}`)), name)
  }
  const head = cells.map((cell) => known.get(key(cell)) ?? null)
  if (!head.includes('code')) throw noCodeColumn()
  return head
}

export type SheetLine = { readonly no: number; readonly cells: readonly string[] }
export type ReadRow = ImportRow & { readonly step: Step | null }

/**
 * Every row against the catalogue: what it would add or change, or why it cannot be. A missing column leaves its field as it
 * is; an empty cell empties it. Rows that were read before count, so two rows never take one name.
 */
export function readRows(
  groups: Groups,
  domains: readonly Domain[],
  head: readonly (Column | null)[],
  lines: readonly SheetLine[],
  words: Words,
): ReadRow[] {
  const state = new Map(groups)
  const seen = new Map<string, number>()
  const find = finders(domains, words)
  const codes = domains.map((d) => d.code)
  return lines.map(({ no, cells }) => {
    const cell = (name: Column) => (head.includes(name) ? (cells[head.indexOf(name)] ?? '').trim() : undefined)
    const code = toLatinDigits(cell('code') ?? '').toUpperCase()
    const row = { row: no, code, name: cell('nameFa') || (groups.get(code)?.nameFa ?? ''), changes: [], problem: null, step: null }
    try {
      if (!/^[A-Z]\d{2,3}$/.test(code)) throw badCode({ code: cell('code') ?? '' })
      if (seen.has(code)) throw codeTwice({ code, row: seen.get(code)! })
      seen.set(code, no)
      const before = groups.get(code) ?? null
      const now = before ? formOf(before) : emptyForm(code, '')
      const wanted = formFrom(now, cell, find)
      if (before?.retired) {
        // An export lists retired groups too; a row that leaves one as it is does no harm.
        if (!changedFields(before, { ...before, ...wanted }).length) return { ...row, state: 'unchanged' }
        throw groupRetired({ code, successors: before.successors.join('، ') })
      }
      const form = checkForm(state, codes, wanted)
      const after: GroupDetail = { ...(before ?? { retired: false, successors: [], version: 0 }), ...form, version: (before?.version ?? 0) + 1 }
      const fields = before ? changedFields(before, after) : []
      if (before && !fields.length) return { ...row, state: 'unchanged' }
      state.set(code, after)
      const changes = before ? fields.map((field) => ({ field, before: shown(before[field]), after: shown(after[field]) })) : []
      return { ...row, state: before ? 'changed' : 'added', changes, step: { act: 'import', before, after } }
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { ...row, state: 'refused', problem: { code: error.code, details: error.details } }
    }
  })
}

const shown = (value: unknown): string => (Array.isArray(value) ? value.join(separator) : value === null ? '' : String(value))

type Finders = ReturnType<typeof finders>

function finders(domains: readonly Domain[], words: Words) {
  const key = (text: string) => fold(text).trim()
  const named = (names: readonly string[], word: string) =>
    new Map(names.flatMap((n) => [n, words.fa(`${word}.${n}`), words.en(`${word}.${n}`)].map((text) => [key(text), n] as const)))
  return {
    key,
    domain: new Map(domains.flatMap((d) => [d.code, d.nameFa, d.nameEn].map((text) => [key(text), d.code] as const))),
    evidence: named(evidenceTypeNames, 'obstacles.evidence'),
    ask: named(intakeFieldNames, 'obstacles.ask'),
  }
}

function formFrom(form: GroupForm, cell: (name: Column) => string | undefined, find: Finders): GroupForm {
  const text = (name: 'nameFa' | 'nameEn' | 'descriptionFa' | 'descriptionEn' | 'keywords' | 'agencyFa' | 'agencyEn') => cell(name) ?? form[name]
  const list = (name: 'examples' | 'asks') =>
    cell(name)
      ?.split('|')
      .map((s) => s.trim())
      .filter(Boolean)
  const evidence = cell('evidenceType')
  const evidenceType = evidence === undefined ? form.evidenceType : find.evidence.get(find.key(evidence))
  if (!evidenceType) throw unknownEvidence({ value: evidence ?? '' })
  const asks = list('asks')?.map((value) => {
    const ask = find.ask.get(find.key(value))
    if (!ask) throw unknownAsk({ value })
    return ask
  })
  const domain = cell('domainCode')
  return {
    code: form.code,
    // The export writes «F | name»; a code or a name alone will do too, and what is neither is refused as it was written.
    domainCode: domain === undefined ? form.domainCode : (find.domain.get(find.key(domain.split('|')[0]!)) ?? domain),
    nameFa: text('nameFa'),
    nameEn: text('nameEn'),
    agencyFa: text('agencyFa'),
    agencyEn: text('agencyEn'),
    evidenceType: evidenceType as GroupForm['evidenceType'],
    descriptionFa: text('descriptionFa'),
    descriptionEn: text('descriptionEn'),
    keywords: text('keywords'),
    examples: list('examples') ?? form.examples,
    asks: asks ?? form.asks,
    ackDays: days(cell('ackDays'), form.ackDays),
    actDays: days(cell('actDays'), form.actDays),
  }
}

function days(value: string | undefined, now: number | null): number | null {
  if (value === undefined) return now
  if (value === '') return null
  const n = Number(toLatinDigits(value))
  if (!Number.isInteger(n)) throw notDays({ value })
  return n
}

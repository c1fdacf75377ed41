// Which groups a producer's words speak of, and whether a claim's evidence is what its group asks. Pure.

import type { Role } from '#kernel/actor.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import { indexTerms } from '#kernel/text.ts'
import { type Evidence, type EvidenceType, evidenceTypes, type Group, usualAgencySetters } from './model.ts'

export const noSuchGroup = problem<{ code: string }>('obstacles/no-such-group', 404)
/** A new case may not take a retired code; `successors` names what to take, empty when nothing took over. */
export const groupRetired = problem<{ code: string; successors: string }>('obstacles/group-retired', 422)
export const wrongEvidenceType = problem<{ wanted: string; given: string }>('obstacles/wrong-evidence-type', 422)
/** `fields`: names of the fields that are missing or cannot be read; words under obstacles.field. */
export const badEvidence = problem<{ type: string; fields: readonly string[] }>('obstacles/bad-evidence', 422)
export const onlyHeads = problem('obstacles/only-heads', 403)
export const noSuchAgency = problem('obstacles/no-such-agency', 422)

/** Why this person may not set the usual agencies of the province. */
export const whyNotUsual = (actor: { readonly role: string }): Problem | null =>
  usualAgencySetters.includes(actor.role as Role) ? null : onlyHeads()

export type EvidenceField = {
  readonly name: string
  readonly kind: 'line' | 'text' | 'day' | 'instant' | 'amount' | 'count' | 'choice'
  readonly required: boolean
  readonly choices?: readonly string[]
}

type Shape = {
  type?: string
  format?: string
  enum?: readonly string[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
}

/** The fields of a type in the order a form shows them; labels stand under `obstacles.field.<name>`. */
export function evidenceFields(type: EvidenceType): EvidenceField[] {
  const schema = evidenceTypes[type]
  const required: readonly string[] = schema.required
  return Object.entries(schema.properties as unknown as Record<string, Shape>).map(([name, shape]) => ({
    name,
    kind: kindOf(shape),
    required: required.includes(name),
    ...(shape.enum && { choices: shape.enum }),
  }))
}

function kindOf(shape: Shape): EvidenceField['kind'] {
  if (shape.enum) return 'choice'
  if (shape.format === 'date') return 'day'
  if (shape.format === 'date-time') return 'instant'
  if (shape.type === 'integer') return 'count'
  if (shape.type === 'number') return 'amount'
  return (shape.maxLength ?? 0) > 200 ? 'text' : 'line'
}

/**
 * Null when the evidence is of the type its group asks and complete; else why not. Days and moments may not lie after
 * `now`, except those that say how long something is valid.
 */
export function whyNotEvidence(group: Pick<Group, 'evidenceType'>, evidence: Evidence, now: Date) {
  if (evidence.type !== group.evidenceType) return wrongEvidenceType({ wanted: group.evidenceType, given: evidence.type })
  const known = evidenceFields(evidence.type)
  const shapes = evidenceTypes[evidence.type].properties as unknown as Record<string, Shape>
  const bad = known
    .filter((f) => {
      const value = evidence.values[f.name]
      if (value === undefined || value === '') return f.required
      return !fits(f.kind, shapes[f.name]!, value) || isAhead(f, value, now)
    })
    .map((f) => f.name)
  const unknown = Object.keys(evidence.values).filter((name) => !known.some((f) => f.name === name))
  return bad.length + unknown.length ? badEvidence({ type: evidence.type, fields: [...bad, ...unknown] }) : null
}

// The schemas of model.ts checked by hand: their shapes are few, and a schema library would weigh more than this page.
function fits(kind: EvidenceField['kind'], shape: Shape, value: string | number): boolean {
  if (kind === 'amount' || kind === 'count') {
    const above = Number(value) > (shape.exclusiveMinimum ?? -Infinity) && Number(value) >= (shape.minimum ?? -Infinity)
    return (
      typeof value === 'number' &&
      Number.isFinite(value) &&
      above &&
      value <= (shape.maximum ?? Infinity) &&
      (kind === 'amount' || Number.isInteger(value))
    )
  }
  if (typeof value !== 'string') return false
  if (kind === 'choice') return shape.enum!.includes(value)
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(Date.parse(`${value}T00:00:00Z`) || 0).toISOString().startsWith(value)
  if (kind === 'instant') return /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value))
  const length = value.trim().length
  return length >= (shape.minLength ?? 0) && value.length <= (shape.maxLength ?? Infinity)
}

const future = new Set(['expiresOn', 'validUntil'])
const dayMs = 86_400_000

function isAhead(field: EvidenceField, value: unknown, now: Date): boolean {
  if (future.has(field.name) || (field.kind !== 'day' && field.kind !== 'instant')) return false
  // A day may be today anywhere; an instant gets five minutes for clocks that run ahead.
  const slack = field.kind === 'day' ? dayMs : 300_000
  return !(Date.parse(String(value)) <= now.getTime() + slack)
}

// ── Ranking ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type Ranked = Omit<Group, 'asks' | 'retired' | 'successors'> & { readonly keywords: string }
/** Codes, best first. */
export type Ranker = (text: string, limit?: number) => string[]

const weights = { title: 3, keywords: 2, agency: 1 } as const

/**
 * Ranks groups by the words they share with a text: rare words count more (a word in one group of 160 says much, «واحد»
 * says little), words of the title most, then what producers say, then the agency. A code finds its group.
 */
export function makeRanker(groups: readonly Ranked[]): Ranker {
  const postings = new Map<string, Map<number, number>>()
  groups.forEach((group, at) => {
    const parts = [
      [group.nameFa, weights.title],
      [group.nameEn, weights.title],
      [group.keywords, weights.keywords],
      [group.agencyFa, weights.agency],
      [group.agencyEn, weights.agency],
    ] as const
    for (const [text, weight] of parts)
      for (const term of termsOf(text)) {
        const found = postings.get(term) ?? new Map<number, number>()
        found.set(at, Math.max(found.get(at) ?? 0, weight))
        postings.set(term, found)
      }
  })
  return (text, limit = 10) => {
    const code = text.trim().toUpperCase()
    const exact = groups.find((g) => g.code === code)
    if (exact) return [exact.code]
    const score = new Map<number, number>()
    for (const term of termsOf(text)) {
      const found = postings.get(term)
      if (!found) continue
      const rarity = Math.log(1 + groups.length / found.size)
      for (const [at, weight] of found) score.set(at, (score.get(at) ?? 0) + weight * rarity * rarity)
    }
    return [...score]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, limit)
      .map(([at]) => groups[at]!.code)
  }
}

const termsOf = (text: string) => new Set(indexTerms(text).map(([term]) => term))

// ── Old codes and panels ────────────────────────────────────────────────────────────────────────────────────────────

type Links = Pick<Group, 'code' | 'retired' | 'successors'>

/** The active codes that answer for a code now: itself while active, else what took over, through any number of changes. */
export function successorsOf(byCode: ReadonlyMap<string, Links>, code: string, seen = new Set<string>()): string[] {
  const group = byCode.get(code)
  if (!group || seen.has(code)) return []
  seen.add(code)
  if (!group.retired) return [code]
  return [...new Set(group.successors.flatMap((next) => successorsOf(byCode, next, seen)))]
}

/** A code and the retired ones it took over from, nearest first: settings made for the old code hold until somebody sets new ones. */
export function lineageOf(byCode: ReadonlyMap<string, Links>, code: string): string[] {
  const found = [code]
  for (const one of found)
    for (const group of byCode.values()) if (group.retired && group.successors.includes(one) && !found.includes(group.code)) found.push(group.code)
  return found
}

type PanelScope = { readonly domainCode: string | null; readonly groupCodes: readonly string[] }

/** The panel responsible for a group: one that lists a code of its lineage, else one that has the whole domain; of several the first. */
export function responsiblePanel<P extends PanelScope>(panels: readonly P[], lineage: readonly string[], domainCode: string): P | null {
  for (const code of lineage) {
    const named = panels.find((p) => p.groupCodes.includes(code))
    if (named) return named
  }
  return panels.find((p) => p.groupCodes.length === 0 && p.domainCode === domainCode) ?? null
}

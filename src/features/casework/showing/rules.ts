// What of a case is shown to whom. A producer never sees what the agencies say among themselves, nor staff by name.

import { badCursor } from '../acts/rules.ts'
import type { CaseListItem, CaseView } from '../cases/model.ts'
import type { CaseFold } from '../history/model.ts'
import { undoneSeqs } from '../history/rules.ts'
import type { Act, ActName, Flag, Holder, Priority, Status } from '../model.ts'

/** Acts that only staff see; everything else is on the producer’s page too. */
const internal: ReadonlySet<ActName> = new Set<ActName>(['comment', 'nudge', 'vacancy', 'call_needed', 'mark_confidential', 'undo', 'edit'])
export const visibilityOf = (act: Pick<Act, 'name' | 'details'>): 'internal' | 'producer' =>
  internal.has(act.name) || (act.name === 'attach' && act.details['visibility'] === 'internal') ? 'internal' : 'producer'

/** Details that a producer may read; the rest (account ids, causes) stays inside. */
const open = [
  'text',
  'via',
  'saidBy',
  'channel',
  'reached',
  'reason',
  'legalBasis',
  'sessionAt',
  'dueAt',
  'number',
  'outcome',
  'title',
  'article',
  'why',
  'intoCode',
  'newCode',
  'evidence',
  'evidenceType',
  'claims',
  'for',
  'rung',
  'from',
  'to',
  'no',
  'holds',
  'name',
  'priority',
  'attachmentId',
]
export function shownDetails(act: Act, toProducer: boolean): Record<string, unknown> {
  const { text: _, was: __, ...rest } = act.details
  if (!toProducer) return rest
  return Object.fromEntries(Object.entries(rest).filter(([key, value]) => open.includes(key) && !(key === 'to' && Array.isArray(value))))
}

const staffRoles: ReadonlySet<string> = new Set(['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'manager', 'admin', 'auditor'])
/** Staff are named to staff only. */
export const nameFor = (act: Act, name: string, toProducer: boolean): string => (toProducer && staffRoles.has(act.actorRole) ? '' : name)

/** The words of an act as this reader may read them: a colleague’s note about hanging a case on a knot stays inside. */
export function textFor({ name, actorRole, details }: Act, toProducer: boolean): string {
  const inside = toProducer && (name === 'link_knot' || name === 'unlink_knot') && actorRole !== 'system'
  return typeof details['text'] === 'string' && !inside ? details['text'] : ''
}

/** What was answered to what the group asks; a later answer takes the place of an earlier one, an empty one takes it back. */
export function askedOf(acts: readonly Act[]): Record<string, string> {
  const undone = undoneSeqs(acts)
  const told = acts.filter((a) => !undone.has(a.seq)).flatMap((a) => Object.entries((a.details['asked'] ?? {}) as Record<string, string>))
  return Object.fromEntries([...new Map(told)].filter(([, value]) => value !== ''))
}

export function knotShown({ knot, changed }: Pick<CaseFold, 'knot' | 'changed'>): CaseView['knot'] {
  const shown = knot ?? changed
  return shown && { id: shown.id, title: shown.title, article: shown.article, changed: changed !== null }
}

type Row = {
  id: string
  code: string
  version: number
  status: string
  flags: string[]
  priority: string
  confidential: boolean
  rung: number
  holder: string
  holder_desk_id: string | null
  unit_id: string | null
  unit_name: string
  county_id: string | null
  group_code: string | null
  summary: string
  due_at: Date | null
  opened_at: Date
  updated_at: Date
  closed_at: Date | null
}
export type Name = { readonly fa: string; readonly en: string }
/** What ids on a page are called; a desk is named with its agency. */
export type Names = {
  readonly county: ReadonlyMap<string, Name>
  readonly desk: ReadonlyMap<string, Name & { readonly agency: Name }>
  readonly group: ReadonlyMap<string, Name>
}

const unknown: Name & { agency: Name } = { fa: '؟', en: '?', agency: { fa: '؟', en: '?' } }
export const deskOf = (names: Names, id: string) => names.desk.get(id) ?? unknown
/** «شرکت برق – میز تبریز» */
export const fullDeskName = (names: Names, id: string): Name => {
  const { fa, en, agency } = deskOf(names, id)
  return { fa: `${agency.fa} – ${fa}`, en: `${agency.en} – ${en}` }
}

/** A row of the list as it is sent. `overdue` is reckoned here, at the time of reading. */
export function asItem(r: Row, names: Names, now: Date): CaseListItem {
  const overdue = r.closed_at === null && r.due_at !== null && r.due_at < now
  return {
    id: r.id,
    code: r.code,
    version: r.version,
    status: r.status as Status,
    flags: [...(overdue ? ['overdue' as const] : []), ...(r.flags as Flag[])],
    priority: r.priority as Priority,
    confidential: r.confidential,
    rung: r.rung,
    holder: r.holder as Holder,
    holderName: r.holder_desk_id ? fullDeskName(names, r.holder_desk_id) : null,
    unitId: r.unit_id,
    unitName: r.unit_name,
    countyId: r.county_id,
    countyName: r.county_id ? (names.county.get(r.county_id) ?? null) : null,
    groupCode: r.group_code,
    groupName: r.group_code ? (names.group.get(r.group_code) ?? null) : null,
    summary: r.summary,
    dueAt: r.due_at?.toISOString() ?? null,
    overdue,
    openedAt: r.opened_at.toISOString(),
    updatedAt: r.updated_at.toISOString(),
    closedAt: r.closed_at?.toISOString() ?? null,
  }
}

/** A place in a sorted list: opaque to callers. */
export const cursorOf = (at: Date, id: string): string => `${at.getTime().toString(36)}_${id}`

/** @throws casework/bad-cursor */
export function readCursor(raw: string | undefined): { at: Date; id: string } | null {
  if (!raw) return null
  const found = /^([0-9a-z]{1,11})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(raw)
  if (!found) throw badCursor()
  return { at: new Date(Number.parseInt(found[1]!, 36)), id: found[2]! }
}

// What was done in the room and has not reached the server yet: kept in order, sent one by one, never lost. Pure.
//
// An entry goes out with its own id as Idempotency-Key, so sending it again after a lost answer does nothing twice. Texts and
// decisions carry the version they were written upon; a refusal for that (somebody wrote meanwhile) keeps both texts until
// the person has chosen.

const kinds = [
  'openSitting',
  'setAttendance',
  'setChair',
  'setSittingNote',
  'openItem',
  'writeNotes',
  'proposeOnItem',
  'settleProposal',
  'voteOnProposal',
  'tellConflict',
  'draftInRoom',
  'editInRoom',
  'dropInRoom',
  'decideItem',
  'undoDecision',
  'closeSitting',
  'resumeSitting',
] as const
export type Kind = (typeof kinds)[number]

export type Refusal = { readonly code: string; readonly status: number; readonly details: Readonly<Record<string, unknown>> }

export type Entry = {
  /** UUID; also the Idempotency-Key. */
  readonly id: string
  readonly kind: Kind
  readonly params: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
  /** The version it was written upon; null where the server does not compare. */
  readonly base: number | null
  /** When it was done, by this computer's clock: for the eye. */
  readonly at: string
  /** How often it went out. An entry that went out keeps its body: the server may know it already. */
  readonly tries: number
  readonly state: 'waiting' | 'conflict' | 'refused'
  readonly refusal: Refusal | null
}
export type Outbox = readonly Entry[]

export type New = Pick<Entry, 'id' | 'kind' | 'params' | 'body' | 'base' | 'at'>

const same = (a: Pick<Entry, 'kind' | 'params'>, b: Pick<Entry, 'kind' | 'params'>) =>
  a.kind === b.kind && a.params['itemId'] === b.params['itemId'] && a.params['proposalId'] === b.params['proposalId']

/** Texts that replace what was typed a moment before. */
const texts: readonly Kind[] = ['writeNotes', 'setSittingNote']

/**
 * Puts an act at the end. A text that replaces one still waiting, and never sent, takes its place and keeps the version that
 * one was written upon. A text in conflict takes the newer words in: the person is still to choose.
 */
export function put(outbox: Outbox, made: New): Outbox {
  if (texts.includes(made.kind)) {
    const at = outbox.findLastIndex((e) => same(e, made))
    const before = outbox[at]
    if (before && (before.state === 'conflict' || (before.state === 'waiting' && before.tries === 0)))
      return outbox.with(at, { ...before, body: made.body, at: made.at })
  }
  return [...outbox, { ...made, tries: 0, state: 'waiting', refusal: null }]
}

/** Acts that rest on all that came before on their item. */
const resting: readonly Kind[] = ['decideItem', 'undoDecision']

/** Whether `later` must not go out before `stuck` is settled. */
function holds(stuck: Entry, later: Entry): boolean {
  if (later.kind === 'closeSitting' || stuck.kind === 'openSitting' || stuck.kind === 'resumeSitting') return true
  if (same(stuck, later) && texts.includes(later.kind)) return true
  if (stuck.kind === 'proposeOnItem' && later.params['proposalId'] === stuck.body['id']) return true
  return resting.includes(later.kind) && stuck.params['itemId'] === later.params['itemId']
}

/** The entry that goes out next: the first one that waits and rests on nothing stuck; null: nothing can go. */
export function next(outbox: Outbox): Entry | null {
  return outbox.find((e, at) => e.state === 'waiting' && !outbox.slice(0, at).some((s) => s.state !== 'waiting' && holds(s, e))) ?? null
}

export const sent = (outbox: Outbox, id: string): Outbox => outbox.map((e) => (e.id === id ? { ...e, tries: e.tries + 1 } : e))

/**
 * The server did it. Texts of mine that were typed upon this one are upon its version now.
 * @param version of what the entry compared with: the item, or the session for the opening note; null when unknown
 */
export function done(outbox: Outbox, id: string, version: number | null): Outbox {
  const was = outbox.find((e) => e.id === id)
  if (!was) return outbox
  const rest = outbox.filter((e) => e.id !== id)
  if (version === null || !texts.includes(was.kind)) return rest
  return rest.map((e) => (same(e, was) && e.base !== null && e.state === 'waiting' && e.base < version ? { ...e, base: version } : e))
}

/** Codes and states after which the same request may succeed later. */
const later = (r: Refusal) =>
  r.status >= 500 || r.status === 429 || r.status === 401 || r.code === 'http/offline' || r.code === 'http/same-key-still-running'

/** The server, or the line, said no. @returns the outbox, and whether to try again later by itself */
export function failed(outbox: Outbox, id: string, refusal: Refusal): { outbox: Outbox; retry: boolean } {
  if (later(refusal)) return { outbox, retry: true }
  const state = refusal.code === 'http/stale' ? 'conflict' : 'refused'
  return { outbox: outbox.map((e) => (e.id === id ? { ...e, state, refusal } : e)), retry: false }
}

/** The version that was newer, as the refusal told it. */
export const newerVersion = (e: Entry): number | null => (typeof e.refusal?.details['version'] === 'number' ? e.refusal.details['version'] : null)
/** The text as a colleague left it; null when the conflict is about something else. */
export const theirText = (e: Entry): string | null => (typeof e.refusal?.details['text'] === 'string' ? e.refusal.details['text'] : null)

/**
 * Ends a conflict: send mine upon the newer version, or both texts one after the other. It goes out as a new request.
 * @param freshId its new id
 */
export function resolve(outbox: Outbox, id: string, how: 'mine' | 'both', freshId: string): Outbox {
  return outbox.map((e) => {
    if (e.id !== id || e.state !== 'conflict') return e
    const theirs = theirText(e)
    const body = how === 'both' && theirs !== null ? { ...e.body, text: `${theirs}\n${String(e.body['text'] ?? '')}` } : e.body
    return { ...e, id: freshId, body, base: newerVersion(e) ?? e.base, state: 'waiting' as const, tries: 0, refusal: null }
  })
}

/** Tries a refused one again, e.g. after the reason is gone. */
export const again = (outbox: Outbox, id: string, freshId: string): Outbox =>
  outbox.map((e) => (e.id === id && e.state === 'refused' ? { ...e, id: freshId, state: 'waiting' as const, tries: 0, refusal: null } : e))

/** Lets an entry go: the person took the other text, or gave the act up. */
export const drop = (outbox: Outbox, id: string): Outbox => outbox.filter((e) => e.id !== id)

export const waiting = (outbox: Outbox): number => outbox.filter((e) => e.state === 'waiting').length
export const stuck = (outbox: Outbox): Outbox => outbox.filter((e) => e.state !== 'waiting')

const form = 1
export const write = (outbox: Outbox): string => JSON.stringify({ form, entries: outbox })
/** What was kept; a broken or foreign value is nothing. */
export function read(text: string | null): Outbox {
  try {
    const kept = JSON.parse(text ?? '') as { form?: number; entries?: Entry[] }
    return kept.form === form && Array.isArray(kept.entries) ? kept.entries.filter((e) => kinds.includes(e.kind)) : []
  } catch {
    return []
  }
}

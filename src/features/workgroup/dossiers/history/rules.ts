// A dossier is the fold of its acts; the columns of workgroup.dossier are an index of it. Pure.
// Acts that start the clock carry `hearUntil`, counted by the policy of their day: a changed policy moves no running clock.

import type { ActOf, DossierAct, DossierState } from '../../model.ts'
import { type Bringing, bringDue, bringingAfter, bringStep, type BringStep } from '../bringing/rules.ts'
import type { DossierFlag, Origin, Priority } from '../model.ts'
import { dossierLaw } from '../rules.ts'

export type Act = ActOf<DossierAct>

type DocumentFold = { readonly name: string; readonly fileIds: readonly string[]; readonly onPaper: boolean }

export type Dossier = {
  readonly state: DossierState
  readonly subject: string
  readonly request: string
  readonly lossIrrDay: number
  readonly jobs: number
  readonly priority: Priority
  readonly origin: Origin
  readonly bodyId: string
  readonly committeeId: string | null
  readonly fromBodyId: string | null
  /** A lower body referred it up. */
  readonly raised: boolean
  readonly caseIds: readonly string[]
  readonly documents: readonly DocumentFold[]
  /** Where `complete` brings it back. */
  readonly returnedFrom: DossierState | null
  readonly parallel: string
  readonly deferred: number
  readonly sessionId: string | null
  readonly sessionAt: Date | null
  /** How often it was reopened: each round has its own clock. */
  readonly round: number
  readonly reached: Date
  readonly heardAt: Date | null
  readonly lateAt: Date | null
  /** While running the moment, while returned the milliseconds that are left (below zero: overdue already). */
  readonly clock: { readonly until: Date } | { readonly left: number }
  /** While returned: by when the applicant is to bring the documents. */
  readonly bringing: Bringing | null
  readonly readyAt: Date | null
  readonly closedAt: Date | null
  readonly revived: boolean
  readonly jobsKept: number
  readonly openedAt: Date
  readonly updatedAt: Date
  readonly version: number
}

const text = (act: Act, key: string): string => (typeof act.details[key] === 'string' ? (act.details[key] as string) : '')
const idOf = (act: Act, key: string): string | null => text(act, key) || null
const list = <T>(act: Act, key: string): readonly T[] => (Array.isArray(act.details[key]) ? (act.details[key] as T[]) : [])
const number = (act: Act, key: string, otherwise: number): number => (typeof act.details[key] === 'number' ? (act.details[key] as number) : otherwise)
const dateOf = (act: Act, key: string): Date | null => (act.details[key] ? new Date(String(act.details[key])) : null)

function begin(act: Act): Dossier {
  const priority = (text(act, 'priority') || 'normal') as Priority
  return {
    state: 'open',
    subject: text(act, 'subject'),
    request: text(act, 'request'),
    lossIrrDay: number(act, 'lossIrrDay', 0),
    jobs: number(act, 'jobs', 0),
    priority,
    origin: (text(act, 'origin') || 'hand') as Origin,
    bodyId: text(act, 'bodyId'),
    committeeId: null,
    fromBodyId: null,
    raised: false,
    caseIds: list<string>(act, 'caseIds'),
    documents: [],
    returnedFrom: null,
    parallel: '',
    deferred: 0,
    sessionId: null,
    sessionAt: null,
    round: 1,
    reached: act.at,
    heardAt: null,
    lateAt: null,
    clock: { until: dateOf(act, 'hearUntil') ?? act.at },
    bringing: null,
    readyAt: null,
    closedAt: null,
    revived: false,
    jobsKept: 0,
    openedAt: act.at,
    updatedAt: act.at,
    version: act.seq,
  }
}

/** The dossier after one more act. */
export function step(before: Dossier | null, act: Act): Dossier {
  if (!before) return begin(act)
  const state = stateAfter(before, act)
  const moved = { ...before, ...changes(before, act), state, updatedAt: act.at, version: act.seq }
  const ended = state === 'refused' || state === 'closed' || state === 'withdrawn'
  return {
    ...moved,
    ...clockAfter(before, act),
    bringing: bringingAfter(before.bringing, state, act),
    readyAt: state === 'ready' ? (before.state === 'ready' ? before.readyAt : act.at) : before.readyAt,
    closedAt: ended ? (before.closedAt ?? act.at) : null,
  }
}

/** Its resolutions fell: it was accepted before and goes straight to the next session. */
const isByItself = (act: Act): boolean => act.actorRole === 'system'

function stateAfter(d: Dossier, act: Act): DossierState {
  if (act.name === 'complete') return d.returnedFrom ?? 'open'
  if (act.name === 'reopen') return isByItself(act) ? 'ready' : 'open'
  return dossierLaw.acts[act.name].to ?? d.state
}

function changes(d: Dossier, act: Act): Partial<Dossier> {
  switch (act.name) {
    case 'edit':
      return {
        subject: text(act, 'subject') || d.subject,
        request: typeof act.details['request'] === 'string' ? text(act, 'request') : d.request,
        lossIrrDay: number(act, 'lossIrrDay', d.lossIrrDay),
        jobs: number(act, 'jobs', d.jobs),
        priority: (text(act, 'priority') || d.priority) as Priority,
      }
    case 'add_cases':
      return { caseIds: [...new Set([...d.caseIds, ...list<string>(act, 'caseIds')])] }
    case 'remove_case':
      return { caseIds: d.caseIds.filter((id) => id !== act.details['caseId']) }
    case 'attach':
      return { documents: answered(d.documents, act.details['document'], text(act, 'fileId')) }
    case 'note_parallel':
      return { parallel: [text(act, 'body'), text(act, 'number')].filter(Boolean).join(' — ') }
    case 'send_to_committee':
      return { committeeId: idOf(act, 'committeeId') }
    case 'return':
      return { returnedFrom: d.state, documents: [...d.documents, ...list<string>(act, 'documents').map(asked)] }
    case 'complete':
      return {
        returnedFrom: null,
        documents: d.documents.map((doc, no) => (list<number>(act, 'onPaper').includes(no) ? { ...doc, onPaper: true } : doc)),
      }
    case 'refer':
      return { bodyId: idOf(act, 'bodyId') ?? d.bodyId, committeeId: idOf(act, 'committeeId'), fromBodyId: movedFrom(d, act) }
    case 'refer_up':
      return {
        bodyId: idOf(act, 'bodyId') ?? d.bodyId,
        committeeId: null,
        fromBodyId: d.bodyId,
        raised: true,
        deferred: 0,
        sessionId: null,
        sessionAt: null,
      }
    case 'put_on_agenda':
      return { sessionId: idOf(act, 'sessionId'), sessionAt: dateOf(act, 'sessionAt') }
    case 'take_off':
      return { sessionId: null, sessionAt: null }
    case 'defer':
      return { sessionId: null, sessionAt: null, deferred: d.deferred + 1 }
    case 'close':
      return { revived: act.details['revived'] === true, jobsKept: number(act, 'jobsKept', d.jobsKept) }
    case 'reopen':
      return {
        round: d.round + 1,
        reached: act.at,
        deferred: 0,
        sessionId: null,
        sessionAt: null,
        readyAt: null,
        returnedFrom: null,
        committeeId: isByItself(act) ? d.committeeId : null,
      }
    default:
      return {}
  }
}

/** Who had it last still sees where it went. */
const movedFrom = (d: Dossier, act: Act) => (d.state === 'in_committee' ? d.committeeId : idOf(act, 'bodyId') !== d.bodyId ? d.bodyId : d.fromBodyId)
const asked = (name: string): DocumentFold => ({ name, fileIds: [], onPaper: false })
const answered = (documents: readonly DocumentFold[], no: unknown, fileId: string): readonly DocumentFold[] =>
  documents.map((doc, i) => (i === no ? { ...doc, fileIds: [...doc.fileIds, fileId] } : doc))

/** What a committee or a session did with it: then it is heard. */
function hears(d: Dossier, act: Act): boolean {
  if (d.state === 'in_committee') return ['accept', 'return', 'refuse', 'refer'].includes(act.name)
  return d.state === 'on_agenda' && ['defer', 'decide', 'refuse', 'refer_up'].includes(act.name)
}

const min = (a: Date, b: Date) => (a < b ? a : b)

/** The clock stands exactly while the dossier is returned; nothing but a new round ever lengthens it. */
function clockAfter(d: Dossier, act: Act): Pick<Dossier, 'clock' | 'heardAt' | 'lateAt'> {
  const until = dateOf(act, 'hearUntil')
  if (act.name === 'reopen') return { clock: { until: until ?? act.at }, heardAt: null, lateAt: null }
  const heardAt = d.heardAt ?? (hears(d, act) ? act.at : null)
  const lateAt = d.lateAt ?? (act.name === 'late' ? act.at : null)
  let clock = d.clock
  if (act.name === 'return' && 'until' in clock) clock = { left: clock.until.getTime() - act.at.getTime() }
  if (act.name === 'complete' && 'left' in clock) clock = { until: new Date(act.at.getTime() + clock.left) }
  // More urgent than before: sooner, never later.
  if (act.name === 'edit' && until)
    clock = 'until' in clock ? { until: min(clock.until, until) } : { left: Math.min(clock.left, until.getTime() - act.at.getTime()) }
  return { clock, heardAt, lateAt }
}

/** @throws Error on no act at all */
export function foldDossier(acts: readonly Act[]): Dossier {
  const dossier = acts.reduce<Dossier | null>(step, null)
  if (!dossier) throw new Error('a dossier without acts')
  return dossier
}

const waits: ReadonlySet<DossierState> = new Set(['open', 'in_committee', 'ready', 'on_agenda'])
/** Until when it must be heard; null once it is heard, while it is returned, and after its end. */
export const hearBy = (d: Dossier): Date | null => (d.heardAt === null && waits.has(d.state) && 'until' in d.clock ? d.clock.until : null)
/** By when the applicant is to bring the documents; null while nobody waits for them. */
export const bringBy = (d: Dossier): Date | null => d.bringing?.until ?? null
/** When a clock has something to do: the house's once per round, the applicant's once per return and reminder. */
export const stepAt = (d: Dossier): Date | null => bringStep(d.bringing)?.at ?? (d.lateAt === null ? hearBy(d) : null)
/** The act that is due by itself at a moment. */
export function dueAct(d: Dossier, now: Date): { readonly name: BringStep['name'] | 'late'; readonly at: Date } | null {
  const at = d.lateAt === null ? hearBy(d) : null
  return bringDue(d.bringing, now) ?? (at && at <= now ? { name: 'late', at } : null)
}
export const isPaused = (d: Dossier): boolean => d.state === 'returned' && d.heardAt === null

export const isBrought = (doc: DocumentFold): boolean => doc.onPaper || doc.fileIds.length > 0

/** @param openCases of its cases; all settled is a sign that it may be closed without a session */
export function flagsOf(d: Dossier, openCases: number): DossierFlag[] {
  const flags: [DossierFlag, boolean][] = [
    ['late', d.lateAt !== null],
    ['not_brought', d.bringing?.lapsed === true],
    ['deferred', d.deferred > 0],
    ['reopened', d.round > 1],
    ['referred_up', d.raised],
    ['parallel', d.parallel !== ''],
    ['settled', d.caseIds.length > 0 && openCases === 0 && d.closedAt === null],
  ]
  return flags.filter(([, on]) => on).map(([name]) => name)
}

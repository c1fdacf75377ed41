// A resolution is the fold of its acts; the columns of workgroup.resolution are an index of it. Pure, no calendar, no policy.

import type { Currency, NotExecutedReason, ResolutionAct } from '../../model.ts'
import type { DutyState, ObjectionOutcome, ResolutionFlag } from '../model.ts'
import type { DutyFold, Moved, Resolution, RulingStage } from './model.ts'

type Effect = (r: Resolution, act: Moved) => Resolution

const text = (act: Moved, key = 'text'): string => String(act.details[key] ?? '')
const moment = (act: Moved, key: string): Date | null => (typeof act.details[key] === 'string' ? new Date(act.details[key]) : null)
const on = (r: Resolution, ...flags: ResolutionFlag[]): Resolution => ({ ...r, flags: [...new Set([...r.flags, ...flags])] })
const off = (r: Resolution, ...flags: ResolutionFlag[]): Resolution => ({ ...r, flags: r.flags.filter((f) => !flags.includes(f)) })
/** What a step of the clock is known by: its act, and of a producer's duty also which. */
export const keyOf = (act: string, dutyId?: unknown): string => (typeof dutyId === 'string' ? `${act} ${dutyId}` : act)
const once = (r: Resolution, act: Moved): Resolution => ({ ...r, done: [...r.done, keyOf(act.name, act.details['dutyId'])] })
/** Reminders of duties have dates of their own: a new date of the resolution does not bring them again. */
const dutiesOnly = (done: readonly string[]) => done.filter((key) => key.includes(' '))
const word = (r: Resolution, act: Moved): Resolution => ({ ...r, wordAt: act.at })

/**
 * A new date has a clock of its own: reminder, overdue and climb come once for each date. Without one nothing changes. Given
 * while the panel or the board has the word, it is theirs too.
 */
function newDate(r: Resolution, act: Moved): Resolution {
  const dueAt = moment(act, 'dueAt')
  return dueAt ? { ...off(r, 'overdue', 'again'), dueAt, ruleBy: r.ruleBy && dueAt, dateSince: act.at, done: dutiesOnly(r.done) } : r
}

/** The clock stood still: what was left then is left now. */
const resume = (r: Resolution, at: Date): Resolution =>
  r.suspendedSince ? { ...r, suspendedSince: null, dueAt: new Date(r.dueAt.getTime() + (at.getTime() - r.suspendedSince.getTime())) } : r

/** The panel or the board has the word: the owner's clock stands, theirs begins. */
const ruling = (r: Resolution, act: Moved, stage: RulingStage): Resolution => ({
  ...off(r, 'overdue', 'again'),
  path: 'bank',
  stage,
  ruleBy: moment(act, 'ruleBy'),
  dateSince: act.at,
  done: dutiesOnly(r.done),
})
/** Whoever rules is not charged with the time in which somebody else had the word. */
const spared = (r: Resolution, since: Date | undefined, at: Date): Resolution =>
  r.ruleBy && since ? { ...r, ruleBy: new Date(r.ruleBy.getTime() + (at.getTime() - since.getTime())) } : r

const dutiesOf = (act: Moved): DutyFold[] =>
  ((act.details['duties'] ?? []) as { id: string; text: string; dueAt: string }[]).map((d) => ({
    id: d.id,
    text: d.text,
    dueAt: new Date(d.dueAt),
    state: 'open',
    note: '',
    settledAt: null,
  }))

const sayings = ['ownerAgencyId', 'ownerDeskId', 'altAgencyId', 'text', 'fields', 'amount', 'evidenceType', 'article', 'caseIds'] as const

const said: Effect = (r, act) => ({
  ...r,
  ...(Object.fromEntries(sayings.filter((key) => act.details[key] !== undefined).map((key) => [key, act.details[key]])) as Partial<Resolution>),
  currency: act.details['currency'] === undefined ? r.currency : (act.details['currency'] as Currency | null),
  dueAt: moment(act, 'dueAt') ?? r.dueAt,
  duties: act.details['duties'] === undefined ? r.duties : dutiesOf(act),
})

const notified: Effect = (r, act) => ({ ...r, state: 'notified', notifiedAt: act.at, receivedAt: null, objectBy: moment(act, 'objectBy') })

const end = (r: Resolution, act: Moved, state: 'annulled' | 'executed' | 'unconfirmed' | 'not_executed'): Resolution => ({
  ...r,
  state,
  turnUntil: null,
  closedAt: act.at,
})
const bankRight = (r: Resolution, act: Moved): Resolution => ({ ...end(r, act, 'not_executed'), reason: 'bank_refused' })
/** Both a panel and a board either let the bank be, or set a new date by which it must pay. */
const ruled: Effect = (r, act) => (text(act, 'for') === 'bank' ? bankRight(r, act) : { ...newDate(r, act), stage: 'must_pay', ruleBy: null })

/** What was only proposed falls away when the agency moves or the applicant withdraws, and may come again; what was signed stays. */
const unproposed = (r: Resolution): Resolution =>
  r.stage === 'proposed' ? { ...r, path: null, stage: null, done: r.done.filter((name) => name !== 'propose_nonfeasance') } : r

const decideObjection: Effect = (before, act) => {
  const r = spared(resume(before, act.at), before.objection?.at, act.at)
  const outcome = text(act, 'outcome') as ObjectionOutcome
  const objection = { ...r.objection!, outcome, decidedAt: act.at, answer: text(act) }
  if (outcome === 'upheld') return { ...end(r, act, 'annulled'), objection }
  const amended = outcome === 'amended' && text(act, 'newText') ? { text: text(act, 'newText') } : {}
  return { ...newDate(r, act), ...amended, objection, state: 'executing' }
}

const claim: Effect = (before, act) => {
  const r = unproposed(word(before, act))
  return {
    ...r,
    state: 'claimed',
    claim: { at: act.at, by: act.actorId, text: text(act), evidence: (act.details['evidence'] ?? {}) as Record<string, string | number> },
    claimers: act.actorId && !r.claimers.includes(act.actorId) ? [...r.claimers, act.actorId] : r.claimers,
    turnUntil: moment(act, 'until'),
  }
}

const toAlternative: Effect = (r, act) => ({
  ...notified(
    newDate({ ...off(resume(unproposed(r), act.at), 'disputed'), ownerAgencyId: r.altAgencyId!, ownerDeskId: null, altAgencyId: null }, act),
    act,
  ),
  // What the former owner said and claimed is not the word of this one.
  objection: null,
  claim: null,
  path: null,
  stage: null,
  ruleBy: null,
  wordAt: null,
})

const settleDuty: Effect = (r, act) => ({
  ...r,
  duties: r.duties.map((d) =>
    d.id === text(act, 'dutyId') ? { ...d, state: text(act, 'state') as DutyState, note: text(act), settledAt: act.at } : d,
  ),
})

const reopen: Effect = (r, act) => ({
  ...on(off({ ...r, done: dutiesOnly(r.done), dateSince: act.at }, 'disputed', 'overdue', 'again', 'withdrawn'), 'reopened'),
  state: 'executing',
  dueAt: moment(act, 'dueAt') ?? r.dueAt,
  reason: null,
  path: null,
  stage: null,
  ruleBy: null,
  confirmedAt: null,
  closedAt: null,
})

const nothing: Effect = (r) => r

const effects: Readonly<Record<Exclude<ResolutionAct, 'draft'>, Effect>> = {
  edit: said,
  drop: (r, act) => end(r, act, 'annulled'),
  approve: (r, act) => ({ ...r, state: 'approved', approvedAt: act.at, code: text(act, 'code') }),
  notify: (r, act) => ({ ...notified(r, act), dateSince: act.at }),
  receive: (r, act) => ({ ...word(r, act), receivedAt: act.at }),
  object: (r, act) => ({
    ...word(r, act),
    state: 'objected',
    objection: { at: act.at, text: text(act), letterNumber: text(act, 'letterNumber'), outcome: null, decidedAt: null, answer: '' },
  }),
  decide_objection: decideObjection,
  suspend: (r, act) => (act.details['suspended'] === true ? { ...r, suspendedSince: act.at } : resume(r, act.at)),
  bind: (r) => ({ ...r, state: 'executing' }),
  start: (r, act) => ({ ...word(r, act), state: 'executing' }),
  claim,
  confirm: (r, act) => ({ ...off(end(r, act, 'executed'), 'disputed', 'overdue', 'again'), confirmedAt: act.at }),
  // While the producer had the word the agency kept no silence: it has its time again from here on.
  dispute: (r, act) => ({
    ...on(spared(r, r.claim?.at, act.at), 'disputed'),
    state: 'executing',
    turnUntil: null,
    closedAt: null,
    dateSince: act.at,
  }),
  silent: (r, act) => end(r, act, 'unconfirmed'),
  refuse_bank: (r, act) => ruling({ ...word(r, act), state: 'executing' }, act, 'panel'),
  panel_finding: ruled,
  to_board: (r, act) => ruling(r, act, 'board'),
  board_ruling: ruled,
  remind: once,
  overdue: (r, act) => on(once(r, act), 'overdue'),
  climb: (r, act) => on(once(r, act), 'again'),
  propose_nonfeasance: (r, act) => ({ ...once(r, act), path: 'nonfeasance', stage: 'proposed' }),
  sign_nonfeasance: (r) => ({ ...r, stage: 'signed', bundle: { agencyId: r.ownerAgencyId } }),
  hand_over: (r, act) => ({
    ...r,
    // Of a former owner it is no stage of what runs now.
    stage: r.stage === 'signed' ? 'handed_over' : r.stage,
    bundle: null,
    handed: { to: text(act, 'to'), number: text(act, 'number'), at: act.at, registered: null },
  }),
  register_handover: (r, act) => ({
    ...r,
    handed: r.handed && { ...r.handed, registered: { number: text(act, 'number'), on: moment(act, 'registeredOn') ?? act.at } },
  }),
  not_executed: (r, act) => ({
    ...end(resume(r, act.at), act, 'not_executed'),
    reason: text(act, 'reason') as NotExecutedReason,
  }),
  extend: (r, act) => on(newDate({ ...unproposed(r), suspendedSince: r.suspendedSince && act.at }, act), 'extended'),
  to_alternative: toAlternative,
  settle_duty: settleDuty,
  note_withdrawal: (r, act) => (act.details['withdrawn'] === true ? on(unproposed(r), 'withdrawn') : off(r, 'withdrawn')),
  attach: nothing,
  comment: nothing,
  reopen,
}

function begin(act: Moved): Resolution {
  const bare: Resolution = {
    version: act.seq,
    state: 'drafted',
    flags: [],
    ownerAgencyId: '',
    ownerDeskId: null,
    altAgencyId: null,
    text: '',
    fields: {},
    amount: null,
    currency: null,
    evidenceType: '',
    article: '',
    dueAt: act.at,
    duties: [],
    caseIds: [],
    code: null,
    approvedAt: null,
    notifiedAt: null,
    receivedAt: null,
    objectBy: null,
    objection: null,
    suspendedSince: null,
    claim: null,
    turnUntil: null,
    claimers: [],
    confirmedAt: null,
    closedAt: null,
    reason: null,
    path: null,
    stage: null,
    ruleBy: null,
    bundle: null,
    handed: null,
    dateSince: act.at,
    done: [],
    wordAt: null,
    updatedAt: act.at,
  }
  return said(bare, act)
}

/** The resolution after one more act. */
export function step(r: Resolution, act: Moved): Resolution {
  const effect = effects[act.name as Exclude<ResolutionAct, 'draft'>]
  return { ...effect(r, act), version: act.seq, updatedAt: act.at }
}

/** @throws Error when the list does not begin with `draft` */
export function foldResolution(acts: readonly Moved[]): Resolution {
  const [first, ...rest] = acts
  if (first?.name !== 'draft') throw new Error('a resolution begins with draft')
  return rest.reduce(step, begin(first))
}

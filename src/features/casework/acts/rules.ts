// Refusals beyond the law's table: what an act must bring, time windows, and who may never do it.

import { cleanInput } from '#kernel/text.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import type { World } from '../clocks/model.ts'
import type { CaseFold } from '../history/model.ts'
import { undoneSeqs } from '../history/rules.ts'
import { type Act, type ActName, type CaseActName, TEXT_MAX, type ReferralActName } from '../model.ts'
import type { CaseActor } from '../cases/rules.ts'
import { appealUntil, reopenUntil } from '../steps/rules.ts'
import { rungOf } from '../effects/on-case/rules.ts'

export const noSuchCase = problem<{ case: string }>('casework/no-such-case', 404)
export const noSuchReferral = problem('casework/no-such-referral', 404)
export const noSuchAttachment = problem('casework/no-such-attachment', 404)
export const noSuchUnit = problem('casework/no-such-unit', 422)
export const noSuchInvestor = problem('casework/no-such-investor', 422)
export const noSuchCounty = problem('casework/no-such-county', 422)
export const noSuchDesk = problem('casework/no-such-desk', 422)
export const noSuchPolicy = problem<{ rung: number; step: string }>('casework/no-such-policy', 422)
export const badCursor = problem('casework/bad-cursor', 400)
export const emptyText = problem('casework/empty-text', 422)
export const textTooLong = problem<{ length: number; max: number }>('casework/text-too-long', 422)
export const phoneNeeded = problem('casework/phone-needed', 422)
export const badPhone = problem<{ reason: string }>('casework/bad-phone', 422)
export const deskHasIt = problem('casework/desk-has-it', 409)
export const sameDesk = problem('casework/same-desk', 422)
export const tooManyLeads = problem('casework/too-many-leads', 422)
export const otherAgency = problem('casework/other-agency', 403)
export const suggestionNeeded = problem('casework/suggestion-needed', 422)
export const secondTransfer = problem('casework/second-transfer', 403)
export const saidByNeeded = problem('casework/said-by-needed', 422)
export const claimerConfirms = problem('casework/claimer-confirms', 403)
export const deciderDecides = problem('casework/decider-decides', 403)
export const notAppealed = problem('casework/not-appealed', 409)
export const appealOver = problem<{ until: string | null }>('casework/appeal-over', 409)
export const reopenOver = problem<{ until: string | null }>('casework/reopen-over', 409)
export const caseIsClosed = problem<{ status: string }>('casework/case-is-closed', 409)
export const rungTooLow = problem<{ rung: number; now: number }>('casework/rung-too-low', 422)
export const signatureNeeded = problem('casework/signature-needed', 422)
export const inThePast = problem<{ field: string }>('casework/in-the-past', 422)
export const nothingToUndo = problem('casework/nothing-to-undo', 409)
export const mergeLoop = problem('casework/merge-loop', 409)
export const noCheckYet = problem('casework/no-check-yet', 409)
export const notOnHq = problem('casework/not-proposed-to-hq', 409)
export const centreReopens = problem('casework/centre-reopens', 403)
export const tooManyFiles = problem<{ max: number }>('casework/too-many-files', 409)
export const noFile = problem('casework/no-file', 422)

/** Cleaned text between 1 and 20,000 characters. @throws casework/empty-text, casework/text-too-long */
export function properText(raw: string): string {
  const text = cleanInput(raw)
  if (!/[\p{L}\p{N}\p{S}\p{P}]/u.test(text)) throw emptyText() // nothing that can be seen
  if (text.length > TEXT_MAX) throw textTooLong({ length: text.length, max: TEXT_MAX })
  return text
}

/** How long a mis-click can be taken back. Messages to producers about such acts wait just as long. */
export const UNDO_MS = 120_000

/** What can be taken back: a staff act with no effect outside the house yet. */
const undoable: ReadonlySet<ActName> = new Set<ActName>([
  'route',
  'add_desk',
  'edit',
  'prioritise',
  'mark_confidential',
  'ask_info',
  'comment',
  'message',
  'contact',
  'decline',
  'put_on_agenda',
  'issue',
  'confirm',
  'confirm_part',
  'dispute',
  'answer',
  'link_knot',
  'unlink_knot',
  'escalate',
  'send_hq',
  'decide_appeal',
  'withdraw',
  'reopen',
  'check_result',
  'accept',
  'start',
  'wait',
  'resume',
  'report',
  'claim',
  'no_means',
  'unreachable',
  'refuse',
  'transfer',
  'withdraw_referral',
  'reopen_referral',
])
const byStaff = (act: Act) => !['producer', 'investor', 'system'].includes(act.actorRole)
/** What was said on resolutions stands there at once; the producer's dispute is the way back. */
const onResolutions = (act: Act) => Array.isArray(act.details['claims'])
export const canBeUndone = (act: Act): boolean => undoable.has(act.name) && byStaff(act) && !onResolutions(act)

/** The last act, if it can still be taken back: nothing but the clock's own consequences of it came after. */
export function undoTarget(acts: readonly Act[], now: Date): (Act & { until: Date }) | null {
  const undone = undoneSeqs(acts)
  for (let i = acts.length - 1; i >= 0; i--) {
    const act = acts[i]!
    if (act.name === 'undo' || undone.has(act.seq)) return null
    if (typeof act.details['cause'] === 'number') continue
    const until = new Date(act.at.getTime() + UNDO_MS)
    return canBeUndone(act) && act.actorId !== null && until > now ? { ...act, until } : null
  }
  return null
}

export type Asked = {
  readonly act: CaseActName | ReferralActName
  readonly body: Readonly<Record<string, unknown>>
  readonly referralId: string | null
}

const producerActs: ReadonlySet<string> = new Set([
  'answer',
  'write',
  'confirm',
  'confirm_part',
  'dispute',
  'reopen',
  'appeal',
  'withdraw',
  'check_result',
])
const isProducer = (a: CaseActor) => a.role === 'producer' || a.role === 'investor'

/**
 * Null, or why this person may not do this now although the law's table would allow it. With an empty `body` it judges only
 * what does not depend on it: that is what a page shows on a disabled button.
 */
export function whyNotMore(s: CaseFold, acts: readonly Act[], actor: CaseActor, { act, body, referralId }: Asked, w: World): Problem | null {
  const told = Object.keys(body).length > 0
  if (producerActs.has(act) && told && !isProducer(actor) && (body['via'] !== 'phone' || !cleanInput(String(body['saidBy'] ?? ''))))
    return saidByNeeded()
  if (['confirm', 'confirm_part'].includes(act) && actor.accountId && claimers(s).includes(actor.accountId)) return claimerConfirms()
  if (referralId !== null && s.end !== null) return caseIsClosed({ status: s.status })
  switch (act) {
    case 'reopen':
      return late(reopenUntil(s, w), w.now) ? reopenOver({ until: reopenUntil(s, w)?.toISOString() ?? null }) : null
    case 'appeal':
      return late(appealUntil(s, w), w.now) ? appealOver({ until: appealUntil(s, w)?.toISOString() ?? null }) : null
    case 'decide_appeal':
      if (!s.appeal) return notAppealed()
      return actor.accountId !== null && actor.accountId === s.declinedBy ? deciderDecides() : null
    case 'check_result':
      return s.checksAsked === 0 ? noCheckYet() : null
    case 'transfer':
      return s.transfers > 0 && actor.role !== 'centreHead' ? secondTransfer() : null
    case 'escalate':
      return told ? whyNotEscalate(s, actor, body) : null
    case 'send_hq':
      return s.caseRung < 3 || s.caseRung > 4 || s.hqSent ? notOnHq() : null
    case 'put_on_agenda':
      // The clock follows the working group: what it adds to a session that sits already stands on that session's agenda.
      return told && actor.role !== 'system' && new Date(String(body['sessionAt'])) <= w.now ? inThePast({ field: 'sessionAt' }) : null
    case 'issue':
      return told && new Date(String(body['dueAt'])) <= w.now ? inThePast({ field: 'dueAt' }) : null
    case 'reopen_referral':
      return whyNotReopenReferral(s, actor, referralId)
    case 'undo':
      return whyNotUndo(acts, actor, body, told, w.now)
    default:
      return null
  }
}

/** Who says that it is solved: the desks that claim it, or who recorded that the rule was changed. */
const claimers = (s: CaseFold) => [...s.referrals.map((r) => r.claimedBy), s.changed?.by ?? null]

const late = (until: Date | null, now: Date) => until === null || now > until

function whyNotEscalate(s: CaseFold, actor: CaseActor, body: Asked['body']): Problem | null {
  const rung = Number(body['rung'])
  if (rung === 4) return notOnHq() // the HQ has an act of its own, with the number of the letter
  if (rung <= rungOf(s)) return rungTooLow({ rung, now: rungOf(s) })
  if (rung === 2 && !s.referrals.some((r) => r.state === 'sent' || r.state === 'accepted' || r.state === 'in_progress' || r.state === 'waiting'))
    return rungTooLow({ rung, now: rungOf(s) })
  return rung === 5 && (actor.role !== 'secretary' || !cleanInput(String(body['signature'] ?? ''))) ? signatureNeeded() : null
}

/** One live referral per case and desk. */
function whyNotReopenReferral(s: CaseFold, actor: CaseActor, referralId: string | null): Problem | null {
  const mine = s.referrals.find((r) => r.id === referralId)
  const ownWord = ['claimed', 'no_means', 'unreachable', 'declined'] // what a desk said itself it may take back itself
  const own = mine && ownWord.includes(mine.state) && mine.claims.length === 0 // a claim on resolutions waits there for the producer
  if (mine && (actor.role === 'agencyRep' || actor.role === 'agencyHead') && !own) return centreReopens()
  return mine &&
    s.referrals.some((r) => r.id !== mine.id && r.deskId === mine.deskId && ['sent', 'accepted', 'in_progress', 'waiting'].includes(r.state))
    ? deskHasIt()
    : null
}

function whyNotUndo(acts: readonly Act[], actor: CaseActor, body: Asked['body'], told: boolean, now: Date): Problem | null {
  const target = undoTarget(acts, now)
  if (!target || target.actorId !== actor.accountId) return nothingToUndo()
  return told && body['seq'] !== target.seq ? nothingToUndo() : null
}

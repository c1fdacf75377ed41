// What usually comes next, for whom: the acts that stand as buttons. All others stand in the menu beside them.

import type { PersonAct, ResolutionView } from '../../../resolutions/model.ts'
import { isOthers } from './endpoints.ts'

const owner: Partial<Record<ResolutionView['state'], readonly PersonAct[]>> = {
  notified: ['receive', 'start', 'claim', 'object'],
  objected: ['claim'],
  executing: ['claim', 'refuse_bank'],
}
const speaker: Partial<Record<ResolutionView['state'], readonly PersonAct[]>> = {
  claimed: ['confirm', 'dispute'],
  unconfirmed: ['confirm', 'dispute', 'reopen'],
  not_executed: ['reopen'],
}
const clerk: Partial<Record<ResolutionView['state'], readonly PersonAct[]>> = {
  drafted: ['edit', 'drop'],
  approved: ['notify'],
  notified: ['extend'],
  objected: ['decide_objection', 'suspend'],
  executing: ['extend', 'not_executed'],
  unconfirmed: ['reopen'],
  not_executed: ['reopen'],
  annulled: ['reopen'],
}
/** A special path puts its own next act first. */
const byStage: Partial<Record<NonNullable<ResolutionView['stage']>, PersonAct>> = {
  panel: 'panel_finding',
  must_pay: 'to_board',
  board: 'board_ruling',
  proposed: 'sign_nonfeasance',
  signed: 'hand_over',
  handed_over: 'register_handover',
}

/** Acts with a place of their own on the page: duties have buttons, files a box. */
const elsewhere: readonly string[] = ['settle_duty', 'attach']

/** @returns buttons (most usual first) and the rest, both only of acts that are this person's at all */
export function layActs(found: Pick<ResolutionView, 'state' | 'stage' | 'receivedAt' | 'flags' | 'acts'>): { first: PersonAct[]; rest: PersonAct[] } {
  const own = found.acts.map((act) => act.name as PersonAct).filter((name) => !elsewhere.includes(name) && !isOthers(found, name))
  const wished = [
    // Nobody waits for it any more: that it ends unexecuted is proposed, and decided by a person.
    ...(found.flags.includes('withdrawn') ? (['not_executed'] as const) : []),
    ...(found.stage && byStage[found.stage] ? [byStage[found.stage]!] : []),
    ...(owner[found.state] ?? []).filter((name) => name !== 'receive' || found.receivedAt === null),
    ...(speaker[found.state] ?? []),
    ...(clerk[found.state] ?? []),
  ]
  const open = (name: PersonAct) => found.acts.find((act) => act.name === name)?.whyNot === null
  // Only a bank may refuse as a bank: to others it is not the next thing to do.
  const first = [...new Set(wished)].filter((name) => own.includes(name) && (name !== 'refuse_bank' || open(name)))
  const rest = own.filter((name) => !first.includes(name)).toSorted((a, b) => Number(open(b)) - Number(open(a)))
  return { first, rest }
}

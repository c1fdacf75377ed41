// Rows of the working group as the product's folds make them, gathered and then written at once.

import { columnsOf } from '#features/workgroup/dossiers/queries.ts'
import { foldDossier } from '#features/workgroup/dossiers/history/rules.ts'
import type { Move } from '#features/workgroup/followup/model.ts'
import { deltasOf, moveOf } from '#features/workgroup/followup/tally/rules.ts'
import type { Moved, Resolution } from '#features/workgroup/resolutions/history/model.ts'
import { indexOf } from '#features/workgroup/resolutions/queries.ts'
import { jalaliYear } from '#kernel/jalali.ts'
import type { Bare } from '../bare.ts'
import { day, type Life, type Told } from './lives.ts'
import type { Body, Unit } from './people.ts'
import { insertMany } from './rows.ts'

type Rows = Record<string, unknown>[]
export type Group = { readonly code: string; readonly domain_code: string; readonly name: string; readonly keywords: string }
/** What a dossier is about. */
export type Matter = { readonly life: Life; readonly unit: Unit; readonly group: Group; readonly confidential: boolean; readonly unlocks: number }

const actRow = (a: Moved | Told) => ({ seq: a.seq, name: a.name, at: a.at, actor_id: a.actorId, actor_role: a.actorRole, details: a.details })
const noFactors = { overdueDays: 0, lossIrrDay: 0, jobs: 0, unlocks: 1, stopped: false, again: false, objected: false, score: 1 }

export class Records {
  readonly #counters: Map<string, number>
  readonly #dossiers: Rows = []
  readonly #dossierActs: Rows = []
  readonly #dossierCases: Rows = []
  readonly #sessions: Rows = []
  readonly #attendance: Rows = []
  readonly #items: Rows = []
  readonly #resolutions: Rows = []
  readonly #resolutionActs: Rows = []
  readonly #resolutionCases: Rows = []
  readonly #duties: Rows = []
  readonly #moves: Move[] = []
  readonly #secretary: string

  /** @param counters where the province's numbers stand: a clock that ran before has dossiers of its own */
  constructor(secretary: string, counters: ReadonlyMap<string, number>) {
    this.#secretary = secretary
    this.#counters = new Map(counters)
  }

  #next(name: string): number {
    const no = (this.#counters.get(name) ?? 0) + 1
    this.#counters.set(name, no)
    return no
  }

  /** The next number of a kind in the Jalali year of a moment. */
  number(letter: 'D' | 'S' | 'R', at: number): { no: number; code: string } {
    const year = jalaliYear(new Date(at))
    const no = this.#next(`${letter}:${year}`)
    return { no, code: `EA-${letter}-${year}-${String(no).padStart(4, '0')}` }
  }

  dossier(id: string, { life, unit, group, confidential, unlocks }: Matter, acts: readonly Told[]): Record<string, unknown> {
    const d = foldDossier(acts)
    const open = d.closedAt === null
    const openCases = open ? life.caseIds.length : 0
    const row = {
      ...{ id, ...this.number('D', d.openedAt.getTime()), unit_id: unit.id, unit_name: unit.name, county_id: unit.county_id },
      ...{ opened_by: this.#secretary, opened_at: d.openedAt, origin: d.origin, ...columnsOf(d, openCases) },
      ...{ cases: life.caseIds.length, open_cases: openCases, unlocks: open ? unlocks : 0, confidential },
      ...{ group_code: group.code, domain_code: group.domain_code, due_at: open ? new Date(d.openedAt.getTime() + (7 + unlocks) * day) : null },
    }
    this.#dossiers.push(row)
    for (const a of acts) this.#dossierActs.push({ dossier_id: id, ...actRow(a) })
    for (const case_id of life.caseIds) this.#dossierCases.push({ dossier_id: id, case_id, added_at: d.openedAt })
    return row
  }

  /** A session that sat, with everybody there. `signed`: its minutes are. */
  session(id: string, body: Body, at: number, { capacity, signed, chairedBy }: { capacity: number; signed: boolean; chairedBy: string }): void {
    const year = jalaliYear(new Date(at))
    const [opened, closed] = [new Date(at), new Date(at + day / 12)]
    this.#sessions.push({
      ...{ id, no: this.#next(`S:${body.id}:${year}`), year, code: this.number('S', at).code, body_id: body.id, starts_at: opened, minutes: 120 },
      ...{ place: 'سالن جلسات', video_link: '', extraordinary: false, by_calendar: true, reason: '', outcome: '', capacity },
      ...{ state: signed ? 'minuted' : 'closed', chaired_by: chairedBy, chair_name: 'رئیس نمونه', chair_seat_id: body.seatIds[0], waiting: 0 },
      ...{ built_at: opened, pack_hash: '', frozen_at: null, opened_at: opened, closed_at: closed, minuted_at: signed ? closed : null },
      ...{ quorum_met: true, note: '', created_at: new Date(at - 10 * day), updated_at: closed, version: 9 },
    })
    for (const seat_id of body.seatIds)
      this.#attendance.push({
        ...{ session_id: id, seat_id, presence: 'present', name: 'عضو نمونه', at: opened },
        ...{ invited_at: null, answer: '', answer_note: '', answered_at: null },
      })
  }

  item(id: string, of: { sessionId: string; dossierId: string; position: number; at: number; discussion: string }): void {
    this.#items.push({
      ...{ id, session_id: of.sessionId, dossier_id: of.dossierId, position: of.position, source: 'ready', by_hand: false, added_reason: '' },
      ...{ moved_reason: '', title: '', added_late: false, factors: noFactors, state: 'resolved', discussion: of.discussion, reason: '' },
      ...{ decision: {}, spent_seconds: 300, opened_at: new Date(of.at), closed_at: new Date(of.at + day / 24), version: 4 },
    })
  }

  /** @param fixed what it takes over from its item and its dossier */
  resolution(id: string, fixed: Record<string, unknown>, acts: readonly Moved[], r: Resolution, stepAt: Date | null): void {
    const row = { id, investor_id: null, ...fixed, created_at: acts[0]!.at, ...indexOf(id, r, { stepAt, ruleBy: null }), fields: r.fields }
    this.#resolutions.push(row)
    this.#moves.push(moveOf(null, row as never))
    for (const a of acts) this.#resolutionActs.push({ resolution_id: id, ...actRow(a) })
    for (const case_id of r.caseIds) this.#resolutionCases.push({ resolution_id: id, case_id })
    for (const d of r.duties)
      this.#duties.push({ id: d.id, resolution_id: id, text: d.text, due_at: d.dueAt, state: d.state, note: d.note, settled_at: d.settledAt })
  }

  /** Writes everything; counters go on where it ends, and the tally says what the log says. */
  async save(clients: Bare['clients'], provinceId: number): Promise<void> {
    const insert = (table: string, rows: Rows) => insertMany(clients, provinceId, `workgroup.${table}`, rows)
    await insert('dossier', this.#dossiers)
    await insert('session', this.#sessions)
    await insert('dossier_act', this.#dossierActs)
    await insert('dossier_case', this.#dossierCases)
    await insert('attendance', this.#attendance)
    await insert('item', this.#items)
    await insert('resolution', this.#resolutions)
    await insert('resolution_act', this.#resolutionActs)
    await insert('resolution_case', this.#resolutionCases)
    await insert('duty', this.#duties)
    const counted = deltasOf(this.#moves).map(({ bodyId, committeeId, agencyId, domainCode, countyId, ...d }) => ({
      ...{ ...d, body_id: bodyId, committee_id: committeeId, agency_id: agencyId, domain_code: domainCode, county_id: countyId },
    }))
    await insert('tally', counted)
    await insert(
      'counter',
      [...this.#counters].map(([name, value]) => ({ name, value })),
    )
  }
}

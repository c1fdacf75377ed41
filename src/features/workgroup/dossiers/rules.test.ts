import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { systemActor } from '#kernel/actor.ts'
import { cast, ids } from '#server/testing-cast.ts'
import { type DossierAct, type DossierState, dossierEnds, dossierStates, type MySeat, type SeatedActor } from '../model.ts'
import { type DossierFacts, dossierLaw, whyNotDossier } from './rules.ts'

const [group, committee, lower] = ['b1', 'b2', 'b3']
const seat = (bodyId: string, more: Partial<MySeat> = {}): MySeat => ({
  bodyId,
  seatId: 's',
  kind: 'province',
  chair: false,
  clerk: false,
  voting: true,
  ...more,
})
const as = (actor: object, ...seats: MySeat[]) => ({ ...actor, seats }) as unknown as SeatedActor
const facts = (state: DossierState, more: Partial<DossierFacts> = {}): DossierFacts => ({
  state,
  provinceId: 1,
  unitId: ids.unit1,
  investorId: null,
  bodyId: group,
  committeeId: committee,
  fromBodyId: lower,
  confidential: false,
  ...more,
})

const people = {
  secretary: as(cast.sadeq),
  centreHead: as(cast.homa),
  operator: as(cast.zahra),
  member: as(cast.naser, seat(group)),
  reviewer: as(cast.ehsan, seat(committee, { kind: 'committee' })),
  clerk: as(cast.omid, seat(group, { clerk: true })),
  lower: as(cast.omid, seat(lower, { kind: 'county', clerk: true })),
  manager: as(cast.maryam),
  applicant: as(cast.karim),
  other: as(cast.laleh),
  rep: as(cast.mina),
  auditor: as(cast.atusa),
  admin: as(cast.adel),
  clock: as(systemActor(1)),
}
const letters: Readonly<Record<Exclude<DossierAct, 'open'>, string>> = {
  edit: 'e',
  add_cases: '+',
  remove_case: '-',
  attach: 'f',
  comment: 'n',
  note_parallel: 'p',
  send_to_committee: 'C',
  accept: 'A',
  return: 'B',
  complete: 'K',
  refuse: 'X',
  refer: 'R',
  put_on_agenda: 'G',
  take_off: 'T',
  defer: 'D',
  decide: '!',
  refer_up: 'U',
  late: 'L',
  remind: 'M',
  not_brought: 'N',
  close: 'Z',
  reopen: 'O',
  withdraw: 'W',
}
const names = Object.keys(letters) as (keyof typeof letters)[]
const mayDo = (actor: SeatedActor, f: DossierFacts) =>
  names
    .filter((name) => whyNotDossier(name, actor, f, { deferred: 0 }) === null)
    .map((name) => letters[name])
    .join('')

// Columns: open · in_committee · returned · ready · on_agenda · decided · refused · closed · withdrawn.
const table: Readonly<Record<keyof typeof people, string>> = {
  secretary: 'e+-fnpCABXRW e+-fnpABXRW e+-fnpKXW e+-fnpCXRGUW e+-fnpTD!W fnpZO nO nO nO',
  centreHead: 'e+-fnp e+-fnp e+-fnpK e+-fnp e+-fnp fnpO nO nO nO',
  operator: 'fn fn fnK fn fn fn n n n',
  member: 'n n n n n n n n n',
  reviewer: 'fnp fnpABXR fnp fnp fnp fnp n n n',
  clerk: 'e+-fnpCABXRW e+-fnpABXRW e+-fnpKXW e+-fnpCXRGUW e+-fnpTD!W fnpZO nO nO nO',
  lower: 'n n n n n n n n n',
  manager: 'n n n n n n n n n',
  applicant: 'fW fW fKW fW fW f · · ·',
  other: '· · · · · · · · ·',
  rep: '· · · · · · · · ·',
  auditor: '· · · · · · · · ·',
  admin: '· · · · · · · · ·',
  clock: 'e+-CXL e+-XL e+-XMN e+-CXGUL e+-TD!L ZO · · ·',
}

suite('the law of dossiers', () => {
  for (const [who, row] of Object.entries(table))
    test(`${who}: what may be done in each state`, () => {
      const got = dossierStates.map((state) => mayDo(people[who as keyof typeof people], facts(state)) || '·').join(' ')
      assert.equal(got, row)
    })

  test('a confidential dossier exists only for those who act on it', () => {
    const seen = (confidential: boolean) =>
      Object.entries(people)
        .filter(([, actor]) => dossierLaw.maySee(actor, facts('ready', { confidential })))
        .map(([who]) => who)
        .join(' ')
    assert.equal(seen(false), 'secretary centreHead operator member reviewer clerk lower manager applicant auditor clock')
    assert.equal(seen(true), 'secretary centreHead member reviewer clerk lower applicant clock')
    const elsewhere = { ...people.secretary, provinceId: 2 }
    assert.equal(dossierLaw.maySee(elsewhere, facts('ready')), false)
  })

  test('what stands on an agenda is refused or sent up only by the session', () => {
    const f = facts('on_agenda')
    for (const act of ['refuse', 'refer_up'] as const) {
      assert.equal(whyNotDossier(act, people.secretary, f, { deferred: 0 })?.code, 'workgroup/decided-in-session')
      assert.equal(whyNotDossier(act, people.secretary, f, { deferred: 0 }, true), null)
    }
  })

  test('a second deferral is refused, by whoever', () => {
    for (const who of ['secretary', 'clerk', 'clock'] as const)
      assert.equal(whyNotDossier('defer', people[who], facts('on_agenda'), { deferred: 1 }, true)?.code, 'workgroup/deferred-already')
  })

  test('no dead end: from every state somebody can move it, and from an end only by reopening', () => {
    for (const state of dossierStates) {
      const moving = dossierLaw.names.filter((name) => {
        const act = dossierLaw.acts[name]
        const people = Object.keys(act.by).some((role) => role !== 'system')
        return (
          people &&
          (act.from as readonly string[]).includes(state) &&
          ((act.to !== null && act.to !== state) || name === 'complete' || name === 'reopen')
        )
      })
      assert.ok(moving.length > 0, state)
      if ((dossierEnds as readonly string[]).includes(state)) assert.deepEqual(moving, ['reopen'], state)
    }
  })
})

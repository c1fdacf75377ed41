// A small made world for the tests of follow-up: two bodies, nine notified resolutions with their acts, duties, dossiers,
// sessions. Today is Sunday 1 Azar 1405.

import type { Actor } from '#kernel/actor.ts'
import { systemActor } from '#kernel/actor.ts'
import { fromJalali } from '#kernel/jalali.ts'
import { newId } from '#server/ids.ts'
import { cast, ids, type stage } from '#server/testing.ts'
import type { ResolutionAct } from '../model.ts'
import type { Moved } from '../resolutions/history/model.ts'
import { foldResolution } from '../resolutions/history/rules.ts'
import { countedOf } from './checking/rules.ts'
import { tally } from './tally/actions.ts'
import { moveOf } from './tally/rules.ts'

type Stage = ReturnType<typeof stage>
const day = (month: number, d: number, hour = 10) => new Date(fromJalali(1405, month, d).getTime() + hour * 3_600_000)
const began = new Date(fromJalali(1404, 1, 1).getTime())

type Act = readonly [name: ResolutionAct, at: Date, details?: Record<string, unknown>]
type Made = {
  body: string
  agency: string
  county?: string | null
  domain?: string | null
  due?: Date
  confidential?: boolean
  committee?: string
  acts: readonly Act[]
  duties?: readonly (readonly [due: Date, state: string])[]
}

export async function makeWorld(on: Stage) {
  const body = async (kind: string, name: string, more: Record<string, unknown> = {}) => {
    const id = newId()
    await on.db
      .insertInto('workgroup.body')
      .values({ province_id: 1, id, kind, name_fa: name, name_en: name, created_at: began, ...more })
      .execute()
    return id
  }
  const province = await body('province', 'کارگروه نمونهٔ استان', { weekday: 1 })
  const sits = async (bodyId: string, more: Record<string, unknown> = {}) => {
    const row = { province_id: 1, id: newId(), body_id: bodyId, post: 'فرماندار', holder_name: 'عضو نمونه', since: began }
    await on.db
      .insertInto('workgroup.seat')
      .values({ ...row, ...more })
      .execute()
  }
  await sits(province)
  const county = await body('county', 'کارگروه نمونهٔ شهرستان', { county_id: ids.county2, parent_id: province })

  let no = 0
  const dossier = async (more: Record<string, unknown> = {}, acts: readonly (readonly [string, Date])[] = []) => {
    const id = newId()
    no++
    await on.db
      .insertInto('workgroup.dossier')
      .values({
        province_id: 1,
        id,
        no,
        code: `EA-D-1405-${String(no).padStart(4, '0')}`,
        unit_id: ids.unit1,
        unit_name: 'واحد نمونه',
        subject: 'موضوع نمونه',
        body_id: province,
        state: 'decided',
        origin: 'hand',
        opened_at: began,
        updated_at: began,
        ...more,
      })
      .execute()
    const all = [['open', (more['opened_at'] as Date | undefined) ?? began] as const, ...acts]
    for (const [i, [name, at]] of all.entries())
      await on.db
        .insertInto('workgroup.dossier_act')
        .values({ province_id: 1, dossier_id: id, seq: i + 1, name, at, actor_role: 'secretary' })
        .execute()
    return id
  }
  const home = await dossier({}, [['decide', new Date(began.getTime() + 86_400_000)]])

  /** A resolution whose row is the fold of its acts, counted as RESOLUTIONS counts it. */
  const resolution = async (made: Made) => {
    const at = made.acts[0]![1]
    const all: Act[] = [
      ['draft', at, { ownerAgencyId: made.agency, evidenceType: 'loan', dueAt: (made.due ?? day(12, 1)).toISOString() }],
      ['approve', at],
      ...made.acts,
    ]
    const acts = all.map(
      ([name, when, details], i): Moved => ({ seq: i + 1, name, at: when, actorId: null, actorRole: 'system', details: details ?? {} }),
    )
    return live(made, acts)
  }

  /** The same of a whole life. */
  const live = async (made: Omit<Made, 'acts'>, acts: readonly Moved[]) => {
    const id = newId()
    no++
    const at = acts[0]!.at
    const r = foldResolution(acts)
    const row = countedOf(r, {
      body_id: made.body,
      committee_id: made.committee ?? null,
      county_id: made.county ?? null,
      domain_code: made.domain === undefined ? 'B' : made.domain,
    })
    await on.db
      .insertInto('workgroup.resolution')
      .values({
        province_id: 1,
        id,
        code: `EA-R-1405-${String(no).padStart(4, '0')}`,
        dossier_id: home,
        unit_name: 'واحد نمونه',
        text: 'متن مصوبهٔ نمونه',
        evidence_type: 'loan',
        due_at: r.dueAt,
        confidential: made.confidential ?? false,
        suspended: r.suspendedSince !== null,
        claimed_at: r.claim?.at ?? null,
        path: r.path,
        stage: r.stage,
        created_at: at,
        updated_at: at,
        version: acts.length,
        ...row,
        flags: [...row.flags],
      })
      .execute()
    for (const a of acts)
      await on.db
        .insertInto('workgroup.resolution_act')
        .values({
          province_id: 1,
          resolution_id: id,
          seq: a.seq,
          name: a.name,
          at: a.at,
          actor_role: a.actorRole,
          details: JSON.stringify(a.details),
        })
        .execute()
    for (const [due_at, state] of made.duties ?? [])
      await on.db.insertInto('workgroup.duty').values({ province_id: 1, id: newId(), resolution_id: id, text: 'تعهد نمونه', due_at, state }).execute()
    await on.ctx(systemActor(1), (ctx) => tally(ctx, [moveOf(null, row)]))
    return id
  }

  const [power, bank] = [ids.agencyPower, ids.agencyBank]
  const notify = (at: Date): Act => ['notify', at]
  const said = (at: Date): Act => ['claim', at]
  const made: Made[] = [
    // Executed after 10 and after 20 days.
    {
      body: province,
      agency: power,
      county: ids.county1,
      acts: [notify(day(7, 1)), said(day(7, 8)), ['confirm', day(7, 11)]],
      duties: [[day(7, 5), 'done']],
    },
    { body: province, agency: power, county: ids.county1, acts: [notify(day(7, 2)), said(day(7, 9)), ['confirm', day(7, 22)]] },
    // Claimed, and the producer has not answered yet.
    { body: province, agency: power, county: ids.county1, acts: [notify(day(7, 3)), said(day(8, 25))], duties: [[day(8, 1), 'broken']] },
    // Being executed, the date to come; confidential.
    { body: province, agency: power, county: ids.county1, confidential: true, acts: [notify(day(8, 3))], duties: [[day(8, 20), 'open']] },
    // Late, and disputed before: said once.
    { body: province, agency: bank, county: ids.county1, due: day(8, 10), acts: [notify(day(7, 4)), said(day(8, 1)), ['dispute', day(8, 2)]] },
    // Late.
    { body: county, agency: power, county: ids.county2, due: day(8, 29), acts: [notify(day(8, 4))], duties: [] },
    // Nobody answered.
    { body: county, agency: power, county: ids.county2, acts: [notify(day(7, 6)), said(day(7, 20)), ['silent', day(8, 5)]] },
    { body: province, agency: bank, county: ids.county1, acts: [notify(day(7, 7)), ['not_executed', day(8, 7), { reason: 'bank_refused' }]] },
    {
      body: province,
      agency: bank,
      domain: null,
      acts: [notify(day(6, 30)), ['object', day(7, 2)], ['decide_objection', day(7, 12), { outcome: 'upheld' }]],
    },
  ]
  for (const one of made) await resolution(one)
  // Not notified: counted nowhere.
  await resolution({ body: province, agency: power, county: ids.county1, acts: [['edit', day(8, 1)]] })
  // A duty whose date is to come, of the bank's late one.
  const late = await on.db
    .selectFrom('workgroup.resolution')
    .select('id')
    .where('owner_agency_id', '=', bank)
    .where('county_id', '=', ids.county1)
    .where('state', '=', 'executing')
    .executeTakeFirstOrThrow()
  await on.db
    .insertInto('workgroup.duty')
    .values({ province_id: 1, id: newId(), resolution_id: late.id, text: 'تعهد نمونه', due_at: day(11, 1) })
    .execute()

  const seat = (actor: Actor, bodyId: string) => sits(bodyId, { account_id: actor.accountId, holder_name: actor.name })
  const session = async (at: Date, more: Record<string, unknown> = {}) => {
    no++
    await on.db
      .insertInto('workgroup.session')
      .values({
        province_id: 1,
        id: newId(),
        no,
        year: 1405,
        code: `EA-S-1405-${String(no).padStart(4, '0')}`,
        body_id: province,
        starts_at: at,
        capacity: 10,
        state: 'minuted',
        chaired_by: 'deputy',
        quorum_met: true,
        opened_at: at,
        created_at: began,
        updated_at: at,
        ...more,
      })
      .execute()
  }
  return { province, county, body, dossier, resolution, live, session, seat, sits, day, cast }
}
export type World = Awaited<ReturnType<typeof makeWorld>>

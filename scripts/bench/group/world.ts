// The working group of the bench's province: its bodies by the product's own button, then three years of sessions, dossiers and
// resolutions, their clocks caught up with, so that nothing is due while the bench measures.

import { stepAt, type World as Clock } from '#features/workgroup/resolutions/clock/rules.ts'
import { worldOf } from '#features/workgroup/resolutions/history/actions.ts'
import { type Engine, systemWork } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { seeded } from '../../../demo/units.ts'
import type { Bare } from '../bare.ts'
import { ownWords } from '../texts.ts'
import type { World } from '../world.ts'
import { day, heardLife, pick, resolutionLife, waitingLife } from './lives.ts'
import { type Body, bodiesOf, type Staff, staffOf, unitsOf } from './people.ts'
import { type Group, type Matter, Records } from './records.ts'

/** Sizes of issue 4, and what a province has of the rest. */
const wanted = { resolutions: 100_000, ready: 5000, others: 600, units: 5000 }
const weeks = 156
/** Items of the session whose minutes are written. */
export const minutesItems = 40

export type GroupWorld = {
  readonly provinceId: number
  /** The provincial group. */
  readonly bodyId: string
  readonly seatIds: readonly string[]
  /** An agency with many resolutions, and one of its desks. */
  readonly agencyId: string
  readonly deskId: string
  readonly cookies: Staff['cookies']
  /** Sat and closed, with forty items that are decided. */
  readonly minutesOf: string
}

/** @param on connections of the bench; loads into a province that `makeWorld` made */
export async function loadGroup(base: string, { engine, owner, clients }: Bare & { engine: Engine }, world: World): Promise<GroupWorld> {
  const { provinceId } = world
  await owner.query(`set app.province = '${provinceId}'`)
  const staff = await staffOf(base, engine, world)
  const { deciding, committeeId } = await bodiesOf(base, owner, staff.cookies.secretary, weeks * 7 + 7)
  const clock = await systemWork(engine, provinceId, (ctx) => worldOf(ctx, { priority: 'normal', county_id: null }, staff.agencyId))
  const rows = async <T extends object>(text: string) => (await owner.query<T>(text)).rows
  const past = new Past(world, staff, clock, {
    committeeId,
    units: await unitsOf(owner, provinceId, wanted.units),
    groups: await rows<Group>('select code, domain_code, name_fa as name, keywords from obstacles.grp order by code'),
    cases: await rows<{ id: string }>(`select id from casework.case where province_id = ${provinceId} order by id`),
    // Taken over by the records, which write them again where they end.
    counters: new Map(
      (await rows<{ name: string; value: number }>(`delete from workgroup.counter where province_id = ${provinceId} returning name, value`)).map(
        (c) => [c.name, c.value] as const,
      ),
    ),
  })

  const { now } = past
  const today = Math.floor(now / day) * day
  // Two or three resolutions of each dossier.
  const each = Array.from({ length: Math.round(wanted.resolutions / weeks / deciding.length / 2.5) }, (_, i) => 2 + (i % 2))
  for (let week = weeks; week > 0; week--)
    for (const body of deciding) {
      const at = today + (body.weekday - week * 7 + 5.5 / 24) * day
      if (at < now - 2 * day) past.hear(body, at, each, true)
    }
  const provincial = deciding[0]!
  const forty = Array.from({ length: minutesItems }, (_, i) => 1 + (i % 2))
  const minutesOf = past.hear(provincial, today - day, forty, false)
  for (let i = 0; i < wanted.ready; i++) past.wait(provincial, 'ready')
  for (let i = 0; i < wanted.others; i++) past.wait(provincial, i % 2 ? 'open' : 'in_committee')

  await past.records.save(clients, provinceId)
  await owner.query('vacuum analyze')
  await owner.query('reset app.province')
  const { cookies, agencyId, deskId } = staff
  return { provinceId, bodyId: provincial.id, seatIds: provincial.seatIds, agencyId, deskId, cookies, minutesOf }
}

type Known = {
  readonly counters: ReadonlyMap<string, number>
  readonly committeeId: string
  readonly units: Awaited<ReturnType<typeof unitsOf>>
  readonly groups: readonly Group[]
  readonly cases: readonly { readonly id: string }[]
}

/** What happened, invented in the order of time. */
class Past {
  readonly now = Date.now()
  readonly records: Records
  readonly #draw = seeded(1406)
  readonly #near: ReadonlyMap<string, Known['units']>
  readonly #world: World
  readonly #staff: Staff
  readonly #clock: Clock
  readonly #known: Known

  constructor(world: World, staff: Staff, clock: Clock, known: Known) {
    this.#world = world
    this.#staff = staff
    this.#clock = clock
    this.#known = known
    this.#near = Map.groupBy(known.units, (u) => u.county_id)
    this.records = new Records(staff.secretary, known.counters)
  }

  #matter(body: Body): Matter {
    const draw = this.#draw
    const { groups, cases, units, committeeId } = this.#known
    const group = pick(groups, draw, 1.3)
    const caseIds = cases.length ? [...new Set(Array.from({ length: 1 + Math.floor(draw() ** 2 * 3) }, () => pick(cases, draw).id))] : []
    const life = {
      ...{ subject: `${group.name}: ${ownWords(group, draw)}`, bodyId: body.id, committeeId, clerk: this.#staff.secretary, caseIds },
      ...{ lossIrrDay: Math.round(draw() ** 3 * 500) * 10_000_000, jobs: Math.floor(draw() ** 2 * 200) },
      priority: draw() < 0.08 ? ('production_stopped' as const) : ('normal' as const),
    }
    // A county's group hears its own units.
    const unit = pick((body.countyId && this.#near.get(body.countyId)) || units, draw, 1.5)
    return { life, unit, group, confidential: draw() < 0.02, unlocks: caseIds.length + Math.floor(draw() ** 4 * 12) }
  }

  /** A dossier that waits. */
  wait(body: Body, state: 'open' | 'in_committee' | 'ready'): void {
    const matter = this.#matter(body)
    this.records.dossier(newId(), matter, waitingLife(matter.life, this.now - (6 + this.#draw() * 80) * day, state, this.now))
  }

  /** One session with its items, each a dossier with so many resolutions. @returns its id */
  hear(body: Body, at: number, counts: readonly number[], signed: boolean): string {
    const id = newId()
    const chairedBy = pick(['governor_general', 'deputy'], this.#draw)
    this.records.session(id, body, at, { capacity: counts.length, signed, chairedBy })
    for (const [i, count] of counts.entries()) this.#item(body, { id, at, signed }, i + 1, count)
    return id
  }

  #item(body: Body, session: { id: string; at: number; signed: boolean }, position: number, count: number): void {
    const [dossierId, itemId] = [newId(), newId()]
    const matter = this.#matter(body)
    const own = Array.from({ length: count }, () => ({ id: newId(), ...this.#resolution(body, matter, session) }))
    const ends = own.map(({ r }) => r.closedAt?.getTime() ?? Infinity)
    const end = Math.max(...ends) + day / 24 <= this.now ? Math.max(...ends) : null
    const dossier = this.records.dossier(dossierId, matter, heardLife(matter.life, session, session.signed, end, this.#draw))
    this.records.item(itemId, { sessionId: session.id, dossierId, position, at: session.at, discussion: pick(talks, this.#draw) })
    const { unit_id, unit_name, county_id, group_code, domain_code, priority, confidential } = dossier
    const taken = { unit_id, unit_name, county_id, group_code, domain_code, priority, confidential }
    const of = { body_id: body.id, committee_id: this.#known.committeeId, session_id: session.id, item_id: itemId, dossier_id: dossierId }
    for (const { id, acts, r } of own) this.records.resolution(id, { ...of, ...taken }, acts, r, stepAt(r, this.#clock))
  }

  #resolution(body: Body, { life, unit, group }: Matter, session: { at: number; signed: boolean }) {
    const draw = this.#draw
    const { desks } = this.#world
    // Most obstacles of a group lie with the same agency.
    const desk = draw() < 0.7 ? desks[this.#known.groups.indexOf(group) % desks.length]! : pick(desks, draw, 1.5)
    const plan = {
      ...{ at: session.at, now: session.signed ? this.now : session.at + day / 8, caseIds: life.caseIds },
      ...{ ownerAgencyId: desk.agencyId, ownerDeskId: draw() < 0.6 ? desk.id : null, altAgencyId: null },
      ...{ clerk: this.#staff.secretary, rep: this.#staff.rep, leftOpen: body.provincial ? 0.02 : 0.25 },
      text: `${pick(verbs, draw)} ${unit.name} (${group.name})؛ ${ownWords(group, draw)} ${pick(endings, draw)}`,
      code: (at: number) => this.records.number('R', at).code,
    }
    return resolutionLife(plan, this.#clock, draw)
  }
}

const verbs = ['مقرر شد رفع مانع واحد', 'مصوب شد درخواست واحد', 'دستگاه موظف شد پروندهٔ واحد', 'مقرر گردید تسهیلات واحد']
const endings = [
  'ظرف مهلت مقرر پیگیری و نتیجه اعلام شود.',
  'با رعایت ضوابط انجام و گزارش آن به دبیرخانه ارسال شود.',
  'بدون تأخیر در دستور کار قرار گیرد.',
]
const talks = [
  'نمایندهٔ واحد توضیح داد که خط تولید با نیمی از ظرفیت کار می‌کند و پاسخ دستگاه‌ها بیش از سه ماه به درازا کشیده است. نمایندهٔ دستگاه کمبود اعتبار را علت دانست.\nاعضا پس از بررسی گزارش کمیتهٔ تخصصی بر ادامهٔ فعالیت واحد و نگهداشت اشتغال تأکید کردند.',
  'گزارش کمیتهٔ تخصصی خوانده شد. نمایندهٔ بانک اعلام کرد که با ارائهٔ وثیقهٔ جایگزین پرداخت ممکن است.\nمقرر شد راه‌حل پیشنهادی با مهلت روشن تصویب شود و گزارش اجرا به جلسهٔ بعد برسد.',
]

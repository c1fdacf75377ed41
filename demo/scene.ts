// What a plot may do with its case: raise it, let people act on it, let time pass.

import type { Actor } from '#kernel/actor.ts'
import type { Clockwork, Reply } from './clockwork.ts'
import { evidenceFor } from './evidence.ts'
import { drawPhoto } from './photo.ts'
import type { DemoDesk, DemoProvince, DemoUnitRow } from './province.ts'

export type StoryRow = {
  readonly id: string
  readonly text: string
  readonly group: string
  readonly also: readonly string[]
  readonly province: string
  readonly county: string
  readonly plot: string
}

/** Hours until the plot goes on: of the province's working time, or of the clock on the wall. */
export type Wait = { readonly work: number } | { readonly wall: number }
export const work = (hours: number): Wait => ({ work: hours })
export const wall = (hours: number): Wait => ({ wall: hours })
/** One working day of the province, 07:30–14:30. */
export const day = (n: number): Wait => work(n * 7)

export type Scene = {
  readonly province: DemoProvince
  readonly producer: Actor
  readonly operator: Actor
  /** Desks the case may go to, the usual agency's first. */
  readonly desks: readonly (DemoDesk & { rep: Actor })[]
  readonly now: Date
  raise(options?: { stopped?: boolean; channel?: 'web' | 'phone' | 'field' | 'sms' }): Promise<void>
  act(actor: Actor, name: string, body?: object): Promise<void>
  /** An act of a desk's representative (or of somebody else) on the referral to that desk. */
  desk(desk: DemoDesk, name: string, body?: object, actor?: Actor): Promise<void>
  /** Sends the case to desks, the first as lead. */
  route(desks: readonly DemoDesk[], options?: { alternatives?: boolean; note?: string }): Promise<void>
  claim(desk: DemoDesk, text: string): Promise<void>
  /** A drawn "photo" of what the text tells; the words stand in the picture. */
  photo(actor: Actor, name: string, words: string): Promise<void>
  absent(actor: Actor, days: number): Promise<void>
  /** The secretary suspects a knot under this case, and the panel confirms it: the case begins to wait. */
  knot(about: { title: string; target: string; ownerBody: string } & Readonly<Record<string, string>>): Promise<void>
  /** A second case of the same unit, already with its desk. */
  twin(text: string): Promise<string>
  head(desk: DemoDesk): Actor
}

export function makeScene(works: Clockwork, province: DemoProvince, row: StoryRow, unit: DemoUnitRow, producer: Actor, index: number): Scene {
  const operator = province.operators[index % province.operators.length]!
  let id = ''
  let seen: Actor = operator

  const open = (desk: DemoDesk): desk is DemoDesk & { rep: Actor } => desk.rep !== null
  const deskOf = (codes: readonly string[]) =>
    codes
      .flatMap((group) => agenciesOf(group))
      .flatMap((agency) => {
        const here = agency.desks.filter(open)
        return here.find((d) => d.counties.includes(row.county)) ?? here.find((d) => !d.counties.length) ?? here[0] ?? []
      })
  const agenciesOf = (group: string) => province.agencies.filter((a) => usual.get(`${province.id} ${group}`)?.includes(a.id))
  const fallback = ['governor', 'smt', 'parks', 'banks']
    .flatMap((code) => province.agencies.filter((a) => a.code === code))
    .flatMap((a) => a.desks.filter(open).slice(0, 1))
  const desks = [...new Map([...deskOf([row.group, ...row.also]), ...fallback].map((d) => [d.agencyId, d])).values()]

  const read = (actor: Actor) => works.call(actor, 'GET', `/api/cases/${id}`)
  async function post(actor: Actor, path: string, body: object): Promise<Reply> {
    const { version } = await read(seen)
    const reply = await works.call(actor, 'POST', `/api/cases/${id}${path}`, body, version)
    await works.drain()
    return reply
  }

  const scene: Scene = {
    province,
    producer,
    operator,
    desks,
    get now() {
      return works.now
    },
    head: (desk) => province.agencies.find((a) => a.id === desk.agencyId)!.head,
    async raise({ stopped = false, channel = 'web' } = {}) {
      const own = channel === 'web'
      const made = await works.call(own ? producer : operator, 'POST', '/api/cases', {
        text: row.text,
        unitId: unit.id,
        countyId: province.counties.get(row.county),
        channel,
        groupCode: row.group,
        priority: stopped ? 'production_stopped' : 'normal',
        ...(!own && { phone: unit.phone, name: unit.contact }),
      })
      id = made.id
      seen = province.centreHead
      await works.drain()
    },
    act: async (actor, name, body = {}) => void (await post(actor, `/${name}`, body)),
    async desk(desk, name, body = {}, actor = desk.rep!) {
      const { referrals } = await read(seen)
      const referral = referrals.findLast((r: { deskId: string }) => r.deskId === desk.id)
      await post(actor, `/referrals/${referral.id}/${name}`, body)
    },
    route: (to, { alternatives = false, note = '' } = {}) =>
      scene.act(operator, 'route', {
        to: to.map((d, i) => ({ deskId: d.id, ...(i === 0 && to.length > 1 && !alternatives && { lead: true }) })),
        ...(alternatives && { alternatives }),
        ...(note && { note }),
      }),
    async claim(desk, text) {
      const { evidenceType } = await read(seen)
      await scene.desk(desk, 'claim', { evidence: evidenceFor(evidenceType, works.now, index), text })
    },
    async photo(actor, name, words) {
      await works.upload(actor, `/api/cases/${id}/attachments`, { name, type: 'image/jpeg', body: await drawPhoto(words, index) })
      await works.drain()
    },
    async absent(actor, days) {
      const iso = (at: Date) => at.toISOString().slice(0, 10)
      await works.call(province.admin, 'POST', '/api/absences', {
        accountId: actor.accountId,
        fromDay: iso(works.now),
        toDay: iso(new Date(works.now.getTime() + days * 86_400_000)),
        reason: 'مرخصی',
      })
    },
    async knot(about) {
      await works.run('casework.note', province.id)
      const made = await works.call(province.secretary, 'POST', '/api/knots', { ...about, obstacleIds: [id], groupCodes: [row.group] })
      await works.drain()
      const { version } = await works.call(province.secretary, 'GET', `/api/knots/${made.id}`)
      await works.call(province.secretary, 'POST', `/api/knots/${made.id}/confirm`, {}, version)
      await works.drain()
    },
    async twin(text) {
      const made = await works.call(operator, 'POST', '/api/cases', {
        text,
        unitId: unit.id,
        countyId: province.counties.get(row.county),
        channel: 'phone',
        groupCode: row.group,
        phone: unit.phone,
        name: unit.contact,
      })
      await works.call(operator, 'POST', `/api/cases/${made.id}/route`, { to: [{ deskId: desks[0]!.id }] }, made.version)
      await works.drain()
      const { version, referrals } = await works.call(operator, 'GET', `/api/cases/${made.id}`)
      await works.call(desks[0]!.rep, 'POST', `/api/cases/${made.id}/referrals/${referrals[0].id}/accept`, {}, version)
      await works.drain()
      return made.id
    },
  }
  return scene
}

/** `<province> <group>` → agency ids; filled once per province. */
export const usual = new Map<string, readonly string[]>()

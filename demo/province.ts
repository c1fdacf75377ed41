// One demo province: places, agencies with desks and heads, people, calendar, units, usual agencies – all by the API.

import { type Actor, systemActor } from '#kernel/actor.ts'
import { changeProvinceSettings, ensureProvince } from '#features/people/actions.ts'
import { jalaliYear } from '#kernel/jalali.ts'
import agencies from './agencies.json' with { type: 'json' }
import placesEA from './places/EA.json' with { type: 'json' }
import placesKH from './places/KH.json' with { type: 'json' }
import stories from './stories.json' with { type: 'json' }
import territories from './territories.json' with { type: 'json' }
import type { Clockwork } from './clockwork.ts'
import { buildGroup } from './group.ts'
import { buildPanels } from './panels.ts'
import { type Login, makeStaff } from './staff.ts'
import { makeUnits } from './units.ts'

export type Code = 'EA' | 'KH'
const places = { EA: placesEA, KH: placesKH }
const centrePhone = { EA: '04135211111', KH: '06135211111' }
const unitCount = { EA: 200, KH: 150 }
/** Agencies whose desk at the provincial centre has a login: the first with its head. */
const shown: Readonly<Record<Code, Readonly<Record<string, string>>>> = {
  EA: { gas: 'agency-rep', banks: 'agency-rep-2' },
  KH: { parks: 'agency-rep', smt: 'agency-rep-2' },
}

export type DemoDesk = {
  readonly id: string
  readonly nameFa: string
  readonly agencyId: string
  readonly counties: readonly string[]
  readonly rep: Actor | null
}
export type DemoAgency = {
  readonly id: string
  readonly code: string
  readonly covers: readonly string[]
  readonly head: Actor
  readonly desks: readonly DemoDesk[]
}
export type DemoUnitRow = {
  readonly id: string
  readonly name: string
  readonly county: string
  readonly isic: string
  readonly phone: string
  readonly contact: string
}
export type DemoProvince = {
  readonly id: number
  readonly code: Code
  readonly counties: ReadonlyMap<string, string>
  readonly agencies: readonly DemoAgency[]
  /** The first units are those of the stories, in their order. */
  readonly units: readonly DemoUnitRow[]
  readonly operators: readonly Actor[]
  readonly centreHead: Actor
  readonly secretary: Actor
  /** domain → the expert who chairs its panel */
  readonly chairs: ReadonlyMap<string, Actor>
  readonly manager: Actor
  readonly admin: Actor
  readonly logins: readonly Login[]
  /** The producer of a unit: one account per unit, made when first needed. */
  producerOf(unit: DemoUnitRow, login?: string): Promise<Actor>
}

const deskWord = {
  centre: ['، مرکز استان', ', Provincial Centre'],
  north: ['، شمال استان', ', North'],
  south: ['، جنوب استان', ', South'],
  all: ['', ''],
  rest: ['، سایر شهرستان‌ها', ', Other Counties'],
} as const

export async function buildProvince(works: Clockwork, code: Code): Promise<DemoProvince> {
  const { id } = await works.ctx(systemActor(0), (ctx) => ensureProvince(ctx, code))
  const system = systemActor(id)
  await works.ctx(system, (ctx) => changeProvinceSettings(ctx, { centrePhone: centrePhone[code] }))
  const staff = makeStaff(works, system, { id, code })
  const admin = await staff.hire({ role: 'admin' }, { login: 'admin' })

  const counties = new Map<string, string>()
  for (const c of places[code].counties)
    counties.set(c.nameFa, (await works.call(admin, 'POST', '/api/counties', { nameFa: c.nameFa, nameEn: c.nameEn })).id)
  const parks = new Map<string, string>()
  for (const { county, ...p } of places[code].parks) {
    const { id: parkId } = await works.call(admin, 'POST', '/api/parks', { ...p, countyId: counties.get(county) })
    if (p.kind === 'park') parks.set(county, parkId)
  }
  const year = jalaliYear(works.now)
  for (const y of [year, year + 1]) await works.call(admin, 'POST', '/api/calendar/official', { year: y }).catch(() => null)

  const operators = [
    await staff.hire({ role: 'operator' }, { login: 'operator' }),
    await staff.hire({ role: 'operator' }),
    await staff.hire({ role: 'operator' }),
  ]
  const centreHead = await staff.hire({ role: 'centreHead' }, { login: 'centre-head' })
  const secretary = await staff.hire({ role: 'secretary' }, { login: 'secretary' })
  const manager = await staff.hire({ role: 'manager' }, { login: 'manager' })
  await staff.hire({ role: 'auditor' }, { login: 'auditor' })

  const built: DemoAgency[] = []
  for (const a of agencies) built.push(await buildAgency(a))
  await setUsual()
  const chairs = await buildPanels(works, { secretary, heads: new Map(built.map((a) => [a.code, a.head])), hire: staff.hire })
  await buildGroup(works, {
    secretary,
    manager,
    heads: new Map(built.map((a) => [a.code, a.head])),
    agencies: new Map(built.map((a) => [a.code, a.id])),
    hire: staff.hire,
  })
  const units = await buildUnits()
  const investor = await works.call(operators[0]!, 'POST', '/api/investors', {
    name: 'سرمایه‌گذار نمونه',
    plan: 'احداث کارخانه نمونه بسته‌بندی',
    countyId: [...counties.values()][0],
    contacts: [],
  })
  await staff.hire({ role: 'investor', investorId: investor.id }, { login: 'investor' })
  await works.drain()

  async function buildAgency(a: (typeof agencies)[number]): Promise<DemoAgency> {
    const { id: agencyId } = await works.call(admin, 'POST', '/api/agencies', {
      code: a.code,
      nameFa: a.fa,
      nameEn: a.en,
      phone: '',
      bank: a.bank ?? false,
    })
    const login = shown[code][a.code]
    const head = await staff.hire({ role: 'agencyHead', agencyId }, login === 'agency-rep' ? { login: 'agency-head' } : {})
    const t = territories[code]
    const parts = a.desks === 3 ? (['centre', 'north', 'south'] as const) : a.desks === 2 ? (['centre', 'rest'] as const) : (['all'] as const)
    const desks: DemoDesk[] = []
    for (const part of parts) {
      const names = part === 'all' ? [] : part === 'rest' ? [...t.north, ...t.south] : t[part]
      const [fa, en] = deskWord[part]
      const nameFa = `میز ${a.shortFa}${fa}`
      const { id: deskId } = await works.call(admin, 'POST', `/api/agencies/${agencyId}/desks`, {
        nameFa,
        nameEn: `${a.shortEn} Desk${en}`,
        countyIds: names.map((n) => counties.get(n)),
      })
      // Some desks have nobody yet: a vacancy is part of life and must show.
      const empty = a.code === 'customs' && part === 'rest'
      const rep = empty ? null : await staff.hire({ role: 'agencyRep', agencyId, deskId }, login && part === 'centre' ? { login } : {})
      desks.push({ id: deskId, nameFa, agencyId, counties: names, rep })
    }
    return { id: agencyId, code: a.code, covers: a.covers, head, desks }
  }

  async function setUsual(): Promise<void> {
    const { domains } = await works.call(operators[0]!, 'GET', '/api/groups')
    const { setUsualAgencies } = await import('#features/obstacles/catalogue/actions.ts')
    await works.ctx(system, async (ctx) => {
      for (const group of domains.flatMap((d: { groups: { code: string; agencyFa: string }[] }) => d.groups)) {
        const to = built.find((agency) => agency.covers.includes(group.agencyFa))
        if (to) await setUsualAgencies(ctx, group.code, [to.id])
      }
    })
  }

  async function buildUnits(): Promise<DemoUnitRow[]> {
    const rows: DemoUnitRow[] = []
    for (const [i, u] of makeUnits(
      places[code].counties.map((c) => c.nameFa),
      unitCount[code],
      id,
      stories.filter((s) => s.province === code),
    ).entries()) {
      const { countyFa, businessIds, contacts, ...rest } = u
      const parkId = i % 3 !== 0 ? parks.get(countyFa) : undefined
      const { id: unitId } = await works.call(operators[0]!, 'POST', '/api/units', {
        ...rest,
        countyId: counties.get(countyFa),
        ...(parkId && { parkId }),
        contacts,
        licences: businessIds.map((number) => ({ kind: 'businessId', number, isic: u.isic })),
      })
      rows.push({ id: unitId, name: u.name, county: countyFa, isic: u.isic, phone: contacts[0]!.phones[0]!.number, contact: contacts[0]!.name })
    }
    return rows
  }

  const producers = new Map<string, Actor>()
  return {
    id,
    code,
    counties,
    agencies: built,
    units,
    operators,
    centreHead,
    secretary,
    chairs,
    manager,
    admin,
    logins: staff.logins,
    async producerOf(unit, login) {
      const known = producers.get(unit.id)
      if (known) return known
      const actor = await staff.hire({ role: 'producer', unitId: unit.id }, { name: unit.contact, phone: unit.phone, ...(login && { login }) })
      producers.set(unit.id, actor)
      return actor
    },
  }
}

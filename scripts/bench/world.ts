// The province in which the bench works, made through the product: set up in the browser's way over HTTP, places,
// agencies and units of the demo, and people with hats.

import { readFileSync } from 'node:fs'
import { ensureAccount, grantHat, hashPassword } from '#features/people/actions.ts'
import { type Actor, nobody } from '#kernel/actor.ts'
import { type Engine, systemWork } from '#server/ctx.ts'
import { makeUnits } from '../../demo/units.ts'
import { type Answer, call } from './http.ts'
import type { Group } from './texts.ts'
import { spreadWork } from './timing.ts'

export type Desk = { readonly id: string; readonly agencyId: string }
export type World = {
  readonly provinceId: number
  readonly units: readonly { readonly id: string; readonly name: string; readonly countyId: string; readonly phone: string }[]
  readonly desks: readonly Desk[]
  readonly groups: readonly Group[]
  /** A machine token of an operator. */
  readonly token: string
  readonly operator: Actor
  /** Cookies of people who signed in. */
  readonly signedIn: { readonly operator: string; readonly admin: string }
  repOf(desk: Desk): Actor
}

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../demo/${path}`, import.meta.url), 'utf8'))

/** @param code of /app/setup, printed by the first start */
export async function makeWorld(base: string, engine: Engine, code: string): Promise<World> {
  const made = await call(`${base}/api/setup`, {
    body: { code, provinceCode: 'EA', name: 'مدیر نمونه', username: 'bench', password: 'گره-گشای-سنجش-۱۴۰۵' },
  })
  const cookie = cookieOf(made)
  const post = async (path: string, body: unknown) => (await call(base + path, { body, cookie })).json()

  const counties = new Map<string, string>()
  const known = (await call(`${base}/api/places`, { cookie })).json().counties as { id: string; nameFa: string }[]
  for (const county of known) counties.set(county.nameFa, county.id)
  for (const county of read('places/EA.json').counties as { nameFa: string; nameEn: string }[])
    if (!counties.has(county.nameFa)) counties.set(county.nameFa, (await post('/api/counties', county)).id)

  const desks: Desk[] = []
  type Shipped = { code: string; fa: string; en: string; desks: number; bank?: boolean }
  for (const { code: name, fa, en, desks: count, bank } of read('agencies.json') as Shipped[]) {
    const agency = await post('/api/agencies', { code: name, nameFa: fa, nameEn: en, bank: bank ?? false })
    for (let n = 1; n <= count; n++)
      desks.push({ agencyId: agency.id, id: (await post(`/api/agencies/${agency.id}/desks`, { nameFa: `میز ${n}`, nameEn: `Desk ${n}` })).id })
  }

  const units: World['units'][number][] = []
  await spreadWork(350, 4, async (i) => units.push(await addUnit(post, demoUnits[i]!, counties)))
  const provinceId = (await engine.db.selectFrom('people.province').select('id').where('code', '=', 'EA').executeTakeFirstOrThrow()).id
  const staff = await people(engine, provinceId, desks)
  const { secret: token } = await post('/api/tokens', { name: 'bench', role: 'operator', scopes: ['cases:read', 'cases:write'], days: 1 })
  const groups = await engine.db.selectFrom('obstacles.grp').select(['code', 'name_fa as name', 'keywords']).orderBy('code').execute()
  const signedIn = { admin: cookie, operator: await signIn(base, engine, staff.operator, 'bench.operator') }
  return { provinceId, units, desks, groups, token, operator: staff.operator, signedIn, repOf: (desk) => staff.reps.get(desk.id)! }
}

/** The cookie of a person's session, after they were given a name and a password. */
export async function signIn(base: string, engine: Engine, { accountId, provinceId }: Actor, username: string): Promise<string> {
  const login = { login: username, password: 'گره-گشای-سنجش-۱۴۰۶' }
  const hash = await hashPassword(login.password)
  await systemWork(engine, provinceId!, (ctx) =>
    ctx.db.updateTable('people.account').set({ username: login.login, password_hash: hash }).where('id', '=', accountId).execute(),
  )
  return cookieOf(await call(`${base}/api/session`, { body: login }))
}

const cookieOf = ({ headers }: Answer) => (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')

const demoUnits = makeUnits(
  (read('places/EA.json').counties as { nameFa: string }[]).map((c) => c.nameFa),
  350,
  1,
  [],
)

async function addUnit(
  post: (path: string, body: unknown) => Promise<{ id: string; name: string; countyId: string }>,
  unit: (typeof demoUnits)[number],
  counties: ReadonlyMap<string, string>,
) {
  const { countyFa, businessIds, contacts, ...form } = unit
  const licences = businessIds.map((number) => ({ kind: 'businessId', number }))
  const { id, name, countyId } = await post('/api/units', { ...form, countyId: counties.get(countyFa), licences, contacts })
  return { id, name, countyId, phone: contacts[0]!.phones[0]!.number }
}

type Place = { readonly deskId?: string; readonly agencyId?: string }

/** The person of a number with a hat. */
export const hire = (engine: Engine, provinceId: number, n: number, role: Actor['role'], place: Place = {}): Promise<Actor> =>
  systemWork(engine, provinceId, async (ctx): Promise<Actor> => {
    const name = `همکار نمونه ${n}`
    const accountId = await ensureAccount(ctx, { phone: `+98999111${String(n).padStart(4, '0')}`, name })
    await grantHat(ctx, { accountId, role: role as never, ...place } as never)
    return {
      ...nobody,
      accountId,
      name,
      provinceId,
      role,
      kind: 'person',
      sessionId: accountId,
      deskIds: place.deskId ? [place.deskId] : [],
      agencyIds: place.agencyId ? [place.agencyId] : [],
    }
  })

/** An operator, and one member for every desk. */
async function people(engine: Engine, provinceId: number, desks: readonly Desk[]): Promise<{ operator: Actor; reps: Map<string, Actor> }> {
  const person = (n: number, role: Actor['role'], place: Place) => hire(engine, provinceId, n, role, place)
  const operator = await person(0, 'operator', {})
  const reps = new Map<string, Actor>()
  for (const [n, desk] of desks.entries()) reps.set(desk.id, await person(n + 1, 'agencyRep', { deskId: desk.id, agencyId: desk.agencyId }))
  const agencies = [...new Set(desks.map((desk) => desk.agencyId))]
  for (const [n, agencyId] of agencies.entries()) await person(desks.length + n + 1, 'agencyHead', { agencyId })
  return { operator, reps }
}

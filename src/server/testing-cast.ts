// The named cast and the small world they live in. Committed once per test database; every test rolls back what it adds.

import pg from 'pg'
import { type Actor, nobody } from '#kernel/actor.ts'

const id = (kind: number, n: number) => `0198${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export const ids = {
  county1: id(1, 1),
  county2: id(1, 2),
  county3: id(1, 3),
  agencyPower: id(2, 1),
  agencyBank: id(2, 2),
  agencyOther: id(2, 3),
  deskPower1: id(3, 1),
  deskPower2: id(3, 2),
  deskBank1: id(3, 3),
  deskBank2: id(3, 4),
  deskOther: id(3, 5),
  unit1: id(4, 1),
  unit2: id(4, 2),
  unitOther: id(4, 3),
  investor1: id(5, 1),
} as const

const person = (n: number, name: string, role: Actor['role'], provinceId: number, more: Partial<Actor> = {}): Actor => ({
  ...nobody,
  accountId: id(9, n),
  name,
  provinceId,
  role,
  kind: 'person',
  sessionId: id(10, n),
  ...more,
})

/** Nobody in it is a real person. Province 1 is East Azerbaijan, 2 is Khuzestan. */
export const cast = {
  zahra: person(1, 'زهرا نمونه', 'operator', 1),
  homa: person(2, 'هما نمونه', 'centreHead', 1),
  naser: person(3, 'ناصر نمونه', 'agencyRep', 1, { agencyIds: [ids.agencyPower], deskIds: [ids.deskPower1] }),
  mina: person(4, 'مینا نمونه', 'agencyRep', 1, { agencyIds: [ids.agencyBank], deskIds: [ids.deskBank1] }),
  parviz: person(5, 'پرویز نمونه', 'agencyHead', 1, { agencyIds: [ids.agencyPower] }),
  karim: person(6, 'کریم نمونه', 'producer', 1, { unitIds: [ids.unit1] }),
  laleh: person(7, 'لاله نمونه', 'producer', 1, { unitIds: [ids.unit2] }),
  sina: person(8, 'سینا نمونه', 'investor', 1, { investorIds: [ids.investor1] }),
  sadeq: person(9, 'صادق نمونه', 'secretary', 1),
  maryam: person(10, 'مریم نمونه', 'manager', 1),
  atusa: person(11, 'آتوسا نمونه', 'auditor', 1),
  adel: person(12, 'عادل نمونه', 'admin', 1),
  zahra2: person(13, 'زهره نمونه', 'operator', 2),
  karim2: person(14, 'کامران نمونه', 'producer', 2, { unitIds: [ids.unitOther] }),
  ehsan: person(16, 'احسان نمونه', 'expert', 1),
  /** Farmandar's office: chairs the county group where a test seats him. */
  omid: person(17, 'امید نمونه', 'official', 1),
  naser2: person(15, 'نادر نمونه', 'agencyRep', 1, { agencyIds: [ids.agencyPower], deskIds: [ids.deskPower2] }),
} as const satisfies Record<string, Actor>

export const phoneOf = (actor: Actor) => `+98914000${String(Number.parseInt(actor.accountId!.slice(-4), 16)).padStart(4, '0')}`

/** Inserts the world as the owner of the database. */
export async function insertCast(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const at = '2026-03-21T00:00:00Z'
  const put = (table: string, row: Record<string, unknown>) =>
    client.query(`insert into ${table} (${Object.keys(row)}) values (${Object.keys(row).map((_, i) => `$${i + 1}`)})`, Object.values(row))
  await client.query('begin')
  await put('people.province', { id: 1, code: 'EA', name_fa: 'آذربایجان شرقی', name_en: 'East Azerbaijan', centre_phone: '04135211111' })
  await put('people.province', { id: 2, code: 'KH', name_fa: 'خوزستان', name_en: 'Khuzestan', centre_phone: '06135211111' })
  const places: [number, () => Promise<void>][] = [
    [
      1,
      async () => {
        await put('registry.county', { province_id: 1, id: ids.county1, name_fa: 'تبریز', name_en: 'Tabriz' })
        await put('registry.county', { province_id: 1, id: ids.county2, name_fa: 'مراغه', name_en: 'Maragheh' })
        await agency(put, 1, ids.agencyPower, 'power', 'شرکت توزیع نیروی برق', 'Electricity distribution company', [
          [ids.deskPower1, 'میز تبریز', 'Tabriz desk', [ids.county1]],
          [ids.deskPower2, 'میز استان', 'Province desk', []],
        ])
        await agency(put, 1, ids.agencyBank, 'bank', 'بانک عامل', 'Agent bank', [
          [ids.deskBank1, 'میز تسهیلات', 'Loans desk', []],
          [ids.deskBank2, 'میز وصول', 'Collection desk', []],
        ])
        await client.query('update registry.agency set bank = true where province_id = 1 and id = $1', [ids.agencyBank])
        await put('registry.unit', {
          province_id: 1,
          id: ids.unit1,
          name: 'نمونه‌سازان فولاد میانه',
          legal_entity_id: '10100000017',
          county_id: ids.county1,
          created_at: at,
        })
        await put('registry.unit', {
          province_id: 1,
          id: ids.unit2,
          name: 'نمونه‌سازان کاشی ارس',
          legal_entity_id: null,
          county_id: ids.county2,
          created_at: at,
        })
        await put('registry.investor', { province_id: 1, id: ids.investor1, name: 'طرح نمونهٔ شیشه', created_at: at })
      },
    ],
    [
      2,
      async () => {
        await put('registry.county', { province_id: 2, id: ids.county3, name_fa: 'اهواز', name_en: 'Ahvaz' })
        await agency(put, 2, ids.agencyOther, 'power', 'شرکت توزیع نیروی برق', 'Electricity distribution company', [
          [ids.deskOther, 'میز اهواز', 'Ahvaz desk', []],
        ])
        await put('registry.unit', {
          province_id: 2,
          id: ids.unitOther,
          name: 'نمونه‌سازان لولهٔ کارون',
          legal_entity_id: null,
          county_id: ids.county3,
          created_at: at,
        })
      },
    ],
  ]
  for (const [province, fill] of places) {
    await client.query(`set local app.province = '${province}'`)
    await fill()
  }
  for (const actor of Object.values(cast)) await putPerson(put, actor, at)
  await client.query('commit')
  await client.end()
}

type Put = (table: string, row: Record<string, unknown>) => Promise<unknown>

async function agency(
  put: Put,
  province_id: number,
  agency_id: string,
  code: string,
  name_fa: string,
  name_en: string,
  desks: [string, string, string, string[]][],
) {
  await put('registry.agency', { province_id, id: agency_id, code, name_fa, name_en })
  for (const [deskId, fa, en, county_ids] of desks)
    await put('registry.desk', { province_id, id: deskId, agency_id, name_fa: fa, name_en: en, county_ids })
}

async function putPerson(put: Put, actor: Actor, at: string) {
  await put('people.account', { id: actor.accountId, name: actor.name, phone: phoneOf(actor), created_at: at })
  const hat = { account_id: actor.accountId, province_id: actor.provinceId, role: actor.role, granted_at: at }
  const places = [
    ...actor.deskIds.map((desk_id) => ({ desk_id, agency_id: actor.agencyIds[0] })),
    ...(actor.deskIds.length ? [] : actor.agencyIds.map((agency_id) => ({ agency_id }))),
    ...actor.unitIds.map((unit_id) => ({ unit_id })),
    ...actor.investorIds.map((investor_id) => ({ investor_id })),
  ]
  for (const [n, place] of (places.length ? places : [{}]).entries())
    await put('people.grant', { id: id(11, Number.parseInt(actor.accountId!.slice(-4), 16) * 10 + n), ...hat, ...place })
}

// Every SQL statement about contacts and their phones, of units and of investors.

import type { DbOf } from '#server/db.ts'
import { newId } from '#server/ids.ts'
import type { Contact } from '../units/model.ts'
import type { CleanContact, CleanPhone } from '../units/rules.ts'

type Db = DbOf<'registry'>
export type Owner = { readonly unitId: string } | { readonly investorId: string }

const ownerColumn = (owner: Owner) => ('unitId' in owner ? { unit_id: owner.unitId } : { investor_id: owner.investorId })

/** Contacts in the order of the form, those added later at the end, each with its phones. */
export async function contactsOf(db: Db, provinceId: number, owner: Owner): Promise<Contact[]> {
  const rows = await contacts(db, provinceId, owner)
    .leftJoin('registry.phone as p', (j) => j.onRef('p.province_id', '=', 'k.province_id').onRef('p.contact_id', '=', 'k.id'))
    .select(['k.id', 'k.name', 'k.post', 'p.id as phoneId', 'p.number', 'p.label'])
    .orderBy('k.position')
    .orderBy('k.id')
    .orderBy('p.position')
    .orderBy('p.id')
    .execute()
  const byContact = Map.groupBy(rows, (row) => row.id)
  return [...byContact.values()].map((list) => ({
    id: list[0]!.id,
    name: list[0]!.name,
    post: list[0]!.post,
    phones: list.flatMap((row) => (row.phoneId === null ? [] : [{ id: row.phoneId, number: row.number!, label: row.label! }])),
  }))
}

const contacts = (db: Db, provinceId: number, owner: Owner) => {
  const q = db.selectFrom('registry.contact as k').where('k.province_id', '=', provinceId)
  return 'unitId' in owner ? q.where('k.unit_id', '=', owner.unitId) : q.where('k.investor_id', '=', owner.investorId)
}

/** What the form says stands afterwards; ids of contacts that stay are kept, ids of strangers are not believed. */
export async function replaceContacts(db: Db, provinceId: number, owner: Owner, wanted: readonly CleanContact[]) {
  const before = new Set((await contacts(db, provinceId, owner).select('k.id').execute()).map((row) => row.id))
  if (before.size) {
    await db
      .deleteFrom('registry.phone')
      .where('province_id', '=', provinceId)
      .where('contact_id', 'in', [...before])
      .execute()
    await db
      .deleteFrom('registry.contact')
      .where('province_id', '=', provinceId)
      .where('id', 'in', [...before])
      .execute()
  }
  const rows = wanted.map((contact, position) => {
    const kept = contact.id !== null && before.delete(contact.id) ? contact.id : newId()
    return { ...contact, id: kept, position }
  })
  if (!rows.length) return
  await db
    .insertInto('registry.contact')
    .values(rows.map((k) => ({ province_id: provinceId, id: k.id, ...ownerColumn(owner), name: k.name, post: k.post, position: k.position })))
    .execute()
  const phones = rows.flatMap((k) =>
    k.phones.map((p, position) => ({ province_id: provinceId, id: newId(), contact_id: k.id, number: p.number, label: p.label, position })),
  )
  if (phones.length) await db.insertInto('registry.phone').values(phones).execute()
}

/** The name that a phone stands with; the one added first when there are several. */
export async function contactName(db: Db, provinceId: number, number: string): Promise<string | null> {
  const row = await db
    .selectFrom('registry.phone as p')
    .innerJoin('registry.contact as k', (j) => j.onRef('k.province_id', '=', 'p.province_id').onRef('k.id', '=', 'p.contact_id'))
    .select('k.name')
    .where('p.province_id', '=', provinceId)
    .where('p.number', '=', number)
    .orderBy('p.id')
    .limit(1)
    .executeTakeFirst()
  return row?.name ?? null
}

/** Behind everything a form can number (at most 40 contacts, 10 phones). */
const last = 1000

/** Adds a phone under the contact of that name, which is made when there is none. A phone already there stays as it is. */
export async function putPhone(db: Db, provinceId: number, owner: Owner, name: string, phone: CleanPhone): Promise<void> {
  const found = await contacts(db, provinceId, owner).select('k.id').where('k.name', '=', name).executeTakeFirst()
  const contactId = found?.id ?? newId()
  if (!found)
    await db
      .insertInto('registry.contact')
      .values({ province_id: provinceId, id: contactId, ...ownerColumn(owner), name, position: last })
      .execute()
  await db
    .insertInto('registry.phone')
    .values({ province_id: provinceId, id: newId(), contact_id: contactId, number: phone.number, label: phone.label, position: last })
    .onConflict((c) => c.columns(['province_id', 'contact_id', 'number']).doNothing())
    .execute()
}

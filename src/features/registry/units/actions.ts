// Units: load, ask the law, write, record.

import { keepPhoneHats } from '#features/people/actions.ts'
import { stale } from '#server/http.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import * as contactRows from '../contacts/queries.ts'
import { findCounty, findPark } from '../places/queries.ts'
import { licenceTaken, noSuchPlace, noSuchUnit, parkElsewhere, unitLaw, unitTaken } from '../rules.ts'
import type { LicenceKind, UnitCard, UnitForm, UnitState } from './model.ts'
import * as queries from './queries.ts'
import { byRank, candidates, type CleanUnit, cleanUnit, phoneOf, readSearch } from './rules.ts'
import { Spellings } from '#kernel/text-spelling.ts'
import { cleanInput } from '#kernel/text.ts'

const seen = (ctx: Ctx, unit: { id: string; state: string }) => ({ id: unit.id, state: unit.state as UnitState, provinceId: ctx.actor.provinceId })

/** One unit as this person may see it; throws registry/no-such-unit also for units they may not see. */
export async function viewUnit(ctx: Ctx, id: string): Promise<UnitCard> {
  const { provinceId } = ctx.actor
  const u = await queries.findUnit(ctx.db, provinceId, id)
  if (!u || !unitLaw.maySee(ctx.actor, seen(ctx, u))) throw noSuchUnit({ id })
  const open = unitLaw.open(ctx.actor, seen(ctx, u))
  const seesPhones = open.includes('seePhones')
  const licences = await queries.licencesOf(ctx.db, provinceId, id)
  return {
    id: u.id,
    name: u.name,
    legalEntityId: u.legal_entity_id,
    countyId: u.county_id,
    countyFa: u.county_fa,
    countyEn: u.county_en,
    activity: u.activity,
    state: u.state as UnitState,
    isic: u.isic,
    parkId: u.park_id,
    parkFa: u.park_fa,
    parkEn: u.park_en,
    address: u.address,
    postalCode: u.postal_code,
    nominalCapacity: u.nominal_capacity,
    actualCapacity: u.actual_capacity,
    capacityUnit: u.capacity_unit,
    shifts: u.shifts,
    employees: u.employees,
    createdAt: u.created_at.toISOString(),
    version: u.version,
    licences: licences.map((l) => ({ ...l, kind: l.kind as LicenceKind })),
    contacts: seesPhones ? await contactRows.contactsOf(ctx.db, provinceId, { unitId: id }) : [],
    phonesHidden: !seesPhones,
    open,
  }
}

type UnitQuery = queries.UnitFilter & { q?: string | undefined; after?: string | undefined; limit?: number | undefined }

/** Units by words (best first), by digits or all (by name); `meant` when words find little and were probably misspelled. */
export async function listUnits(ctx: Ctx, query: UnitQuery) {
  const limit = query.limit ?? 50
  const typed = readSearch(query.q)
  if (typed.by === 'words') return unitsByWords(ctx, typed.words, query, limit)
  // Whoever may not see phones must not find out by a search whose phone it is.
  const wanted = typed.by === 'digits' && !(ctx.actor.role in unitLaw.acts.seePhones.by) ? { ...typed, phone: null } : typed
  const rows = await queries.findUnits(ctx.db, ctx.actor.provinceId, wanted, query, readCursor(query.after), limit + 1)
  const last = rows.length > limit ? rows[limit - 1]! : null
  return { rows: rows.slice(0, limit), next: last && writeCursor({ name: last.name, id: last.id }), meant: null }
}

/** What is typed so far: the last word may go on. */
export async function suggestUnits(ctx: Ctx, q: string, limit = 8) {
  const typed = readSearch(q)
  if (typed.by !== 'words') return (await listUnits(ctx, { q, limit })).rows
  const found = await queries.findUnits(ctx.db, ctx.actor.provinceId, { ...typed, typing: true }, {}, null, candidates)
  return byRank(found, typed.words).slice(0, limit)
}

/** Pages within a window of ranked candidates; behind its last page the next window begins. */
async function unitsByWords(ctx: Ctx, words: string, query: UnitQuery, limit: number) {
  const { after, skip } = readWindow(query.after)
  const found = await queries.findUnits(ctx.db, ctx.actor.provinceId, { by: 'words', words }, query, after, candidates + 1)
  const window = found.slice(0, candidates)
  const rows = byRank(window, words).slice(skip, skip + limit)
  const beyond = skip + limit >= window.length
  const end = window.at(-1)
  const next = !beyond ? writeWindow(after, skip + limit) : found.length > candidates && end ? writeWindow(end, 0) : null
  return { rows, next, meant: query.after || found.length >= 3 ? null : await meantBy(ctx, words, query, found.length) }
}

const spellings = new Spellings(15 * 60_000)
const namesRead = 20_000

async function meantBy(ctx: Ctx, words: string, filter: queries.UnitFilter, already: number): Promise<string | null> {
  const { db, actor, now } = ctx
  const spelling = await spellings.of(String(actor.provinceId), now, async () =>
    (await queries.namesOf(db, actor.provinceId, namesRead)).map(({ name, activity }) => `${name} ${activity}`),
  )
  const meant = spelling.suggest(words)
  if (meant === null) return null
  const better = await queries.findUnits(db, actor.provinceId, { by: 'words', words: meant }, filter, null, already + 1)
  return better.length > already ? meant : null
}

/** Cursors are ours: one that cannot be read starts again at the beginning. */
function readCursor(after: string | undefined): queries.Cursor | null {
  const [name, id] = parsed(after)
  return typeof name === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) ? { name, id } : null
}
const writeCursor = ({ name, id }: queries.Cursor) => Buffer.from(JSON.stringify([name, id])).toString('base64url')

/** A window begins after a unit; so many of its best were shown. */
function readWindow(after: string | undefined): { after: queries.Cursor | null; skip: number } {
  const skip = parsed(after)[2]
  return { after: readCursor(after), skip: Number.isInteger(skip) ? Math.min(Math.max(skip as number, 0), candidates) : 0 }
}
const writeWindow = (after: queries.Cursor | null, skip: number) =>
  Buffer.from(JSON.stringify([after?.name ?? null, after?.id ?? null, skip])).toString('base64url')

function parsed(after: string | undefined): unknown[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(after ?? '', 'base64url').toString('utf8'))
    return Array.isArray(read) ? read : []
  } catch {
    return []
  }
}

/** Adds a unit. Throws identity/…, registry/unit-taken, registry/licence-taken, registry/no-such-place. */
export async function createUnit(ctx: Ctx, form: UnitForm): Promise<UnitCard> {
  const unit = cleanUnit(form)
  const id = newId()
  await checkPlaces(ctx, unit)
  await checkFree(ctx, unit, null)
  await queries.insertUnit(ctx.db, ctx.actor.provinceId, id, unit, ctx.now)
  await writeParts(ctx, id, unit)
  await ctx.record('registry.createUnit', `unit:${id}`, { name: unit.name })
  return viewUnit(ctx, id)
}

export async function editUnit(ctx: Ctx, id: string, form: UnitForm, ifMatch: number | null): Promise<UnitCard> {
  const found = await lock(ctx, id, 'edit')
  if (ifMatch !== found.version) throw stale({ version: found.version })
  const unit = cleanUnit({ state: found.state as UnitState, ...form })
  await checkPlaces(ctx, unit)
  await checkFree(ctx, unit, id)
  await queries.updateUnit(ctx.db, ctx.actor.provinceId, id, unit, found.version + 1)
  await writeParts(ctx, id, unit)
  await ctx.record('registry.editUnit', `unit:${id}`, { name: unit.name, before: found.name })
  return viewUnit(ctx, id)
}

/** Adds a phone to a unit by one key from the caller's screen. The person's name may be the unit's own. */
export async function addUnitPhone(ctx: Ctx, id: string, input: { name: string; number: string; label?: string | undefined }): Promise<void> {
  const found = await lock(ctx, id, 'addPhone')
  const number = phoneOf(input.number)
  await contactRows.putPhone(ctx.db, ctx.actor.provinceId, { unitId: id }, cleanInput(input.name) || found.name, {
    number,
    label: cleanInput(input.label ?? ''),
  })
  await queries.touchUnit(ctx.db, ctx.actor.provinceId, id, found.version + 1)
  await ctx.record('registry.addPhone', `unit:${id}`)
}

async function lock(ctx: Ctx, id: string, act: 'edit' | 'addPhone') {
  const found = await queries.lockUnit(ctx.db, ctx.actor.provinceId, id)
  if (!found || (ctx.actor.role !== 'system' && !unitLaw.maySee(ctx.actor, seen(ctx, found)))) throw noSuchUnit({ id })
  const refusal = ctx.actor.role === 'system' ? null : unitLaw.whyNot(act, ctx.actor, seen(ctx, found))
  if (refusal) throw refusal
  return found
}

async function checkPlaces(ctx: Ctx, unit: CleanUnit) {
  const { provinceId } = ctx.actor
  if (!(await findCounty(ctx.db, provinceId, unit.countyId))) throw noSuchPlace({ id: unit.countyId })
  if (unit.parkId === null) return
  const park = await findPark(ctx.db, provinceId, unit.parkId)
  if (!park) throw noSuchPlace({ id: unit.parkId })
  if (park.countyId !== unit.countyId) throw parkElsewhere()
}

/** An identifier belongs to one unit; the refusal says to which, so that the person can open it instead. */
async function checkFree(ctx: Ctx, unit: CleanUnit, ownId: string | null) {
  const { provinceId } = ctx.actor
  if (unit.legalEntityId !== null) {
    const other = await queries.findByLegalEntity(ctx.db, provinceId, unit.legalEntityId)
    if (other && other.id !== ownId) throw unitTaken({ value: unit.legalEntityId, unitId: other.id, unitName: other.name })
  }
  if (!unit.licences.length) return
  const owners = await queries.findLicenceOwners(
    ctx.db,
    provinceId,
    unit.licences.map((l) => l.number),
  )
  const taken = owners.find((o) => o.unitId !== ownId && unit.licences.some((l) => l.kind === o.kind && l.number === o.number))
  if (taken) throw licenceTaken({ value: taken.number, unitId: taken.unitId, unitName: taken.unitName })
}

async function writeParts(ctx: Ctx, id: string, unit: CleanUnit) {
  const { provinceId } = ctx.actor
  const before = new Set((await queries.licencesOf(ctx.db, provinceId, id)).map((l) => l.id))
  await queries.replaceLicences(
    ctx.db,
    provinceId,
    id,
    unit.licences.map((l) => ({ ...l, id: l.id !== null && before.delete(l.id) ? l.id : newId() })),
  )
  await contactRows.replaceContacts(ctx.db, provinceId, { unitId: id }, unit.contacts)
  await keepPhoneHats(
    ctx,
    { unitId: id },
    unit.contacts.flatMap((k) => k.phones.map((p) => p.number)),
  )
}

const exportBatch = 2000

/** The directory as CSV lines for spreadsheets (byte order mark, headings in the caller's language), read page by page. */
export async function exportUnits(ctx: Ctx, filter: queries.UnitFilter): Promise<Buffer[]> {
  const columns = [
    'name',
    'legalEntityId',
    'isic',
    'activity',
    'county',
    'park',
    'address',
    'postalCode',
    'state',
    'nominalCapacity',
    'actualCapacity',
    'capacityUnit',
    'shifts',
    'employees',
  ]
  const parts = [Buffer.from(`\ufeff${columns.map((c) => cell(ctx.t(`registry.unit.${c}`))).join(',')}\r\n`)]
  for (let after: queries.Cursor | null = null; ; ) {
    const page: Awaited<ReturnType<typeof queries.exportPage>> = await queries.exportPage(ctx.db, ctx.actor.provinceId, filter, after, exportBatch)
    const lines = page.map((u) =>
      [
        u.name,
        u.legal_entity_id,
        u.isic,
        u.activity,
        u.county,
        u.park,
        u.address,
        u.postal_code,
        ctx.t(`registry.unitState.${u.state}`),
        u.nominal_capacity,
        u.actual_capacity,
        u.capacity_unit,
        u.shifts,
        u.employees,
      ]
        .map(cell)
        .join(','),
    )
    if (lines.length) parts.push(Buffer.from(`${lines.join('\r\n')}\r\n`))
    if (page.length < exportBatch) return parts
    after = { name: page.at(-1)!.name, id: page.at(-1)!.id }
  }
}

/** Quoted where needed; a cell that a spreadsheet would read as a formula gets an apostrophe before it. */
function cell(value: string | number | null): string {
  const plain = value === null ? '' : String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

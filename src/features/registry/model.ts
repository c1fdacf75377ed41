// What other rooms may know of the registry: the columns they may read in SQL and the shapes its published actions give.
// Times are ISO 8601; days are `yyyy-mm-dd` (Gregorian, as Tehran counts days); phones are E.164; identifiers Latin digits.

import type { Role } from '#kernel/actor.ts'
import { type Static, type TSchema, Type } from 'typebox'

export const Id = Type.String({ format: 'uuid' })
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
export const maybe = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()])
/** One page of a keyset list; `next` goes back as `?after=`, null on the last page. */
export const pageOf = <S extends TSchema>(row: S) => Type.Object({ rows: Type.Array(row), next: maybe(Type.String()) })
export const byId = Type.Object({ id: Id })
export const After = Type.Optional(Type.String({ maxLength: 400 }))
export const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }))

/** The columns other rooms may read in their own SQL. Phones are readable so that incoming calls and messages find their unit. */
export type RegistryReads = {
  'registry.unit': 'province_id' | 'id' | 'name' | 'legal_entity_id' | 'county_id' | 'park_id' | 'isic' | 'activity' | 'state' | 'search'
  'registry.licence': 'province_id' | 'unit_id' | 'number'
  'registry.investor': 'province_id' | 'id' | 'name' | 'plan' | 'county_id' | 'search'
  'registry.county': 'province_id' | 'id' | 'name_fa' | 'name_en'
  'registry.park': 'province_id' | 'id' | 'county_id' | 'name_fa' | 'name_en' | 'kind'
  'registry.agency': 'province_id' | 'id' | 'code' | 'name_fa' | 'name_en' | 'active' | 'bank'
  'registry.desk': 'province_id' | 'id' | 'agency_id' | 'name_fa' | 'name_en' | 'county_ids' | 'head_id' | 'active'
  'registry.contact': 'province_id' | 'id' | 'unit_id' | 'investor_id' | 'name' | 'post'
  'registry.phone': 'province_id' | 'id' | 'contact_id' | 'number' | 'label'
}

/** A unit in one line: lists, suggestions, the caller's screen. */
export const UnitHint = Type.Object({
  id: Id,
  name: Type.String(),
  legalEntityId: maybe(Type.String()),
  countyId: Id,
  countyFa: Type.String(),
  countyEn: Type.String(),
  activity: Type.String(),
  state: Type.String(),
})
export type UnitHint = Static<typeof UnitHint>

/** An investor in one line. */
export const InvestorHint = Type.Object({
  id: Id,
  name: Type.String(),
  plan: Type.String(),
  countyId: maybe(Id),
})
export type InvestorHint = Static<typeof InvestorHint>

export const County = Type.Object({ id: Id, nameFa: Type.String(), nameEn: Type.String() })
export type County = Static<typeof County>

/** How a desk's territory meets a county: names it, is the whole province, or is elsewhere. */
export const coverages = ['county', 'province', 'elsewhere'] as const
export type Coverage = (typeof coverages)[number]

export const Desk = Type.Object({
  id: Id,
  agencyId: Id,
  agencyFa: Type.String(),
  agencyEn: Type.String(),
  nameFa: Type.String(),
  nameEn: Type.String(),
  /** Empty: the whole province. */
  countyIds: Type.Array(Id),
  /** The member who heads the desk; null: the head of the agency does. */
  headId: maybe(Id),
  active: Type.Boolean(),
  version: Type.Integer(),
})
export type Desk = Static<typeof Desk>

/** Account ids. `vacant`: no active member, or every member is absent on this day. */
export type DeskPresence = { readonly members: readonly string[]; readonly present: readonly string[]; readonly vacant: boolean }

/** Who of the staff reads the registry, and who of the centre keeps it. */
export const staffRoles: readonly Role[] = ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'manager', 'admin']
export const centreRoles: readonly Role[] = ['operator', 'centreHead', 'admin']

export const searchText = Type.Optional(Type.String({ maxLength: 200 }))
export const none = Type.Object({})

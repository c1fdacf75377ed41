// The contract of the registry.

import type { Contract } from '#kernel/contract.ts'
import type { Role } from '#kernel/actor.ts'
import { Type } from 'typebox'
import { AbsenceForm, AbsenceView, AgencyForm, AgencyView, DeskForm, DeskView, NewAgency, Week } from './agencies/model.ts'
import { CalendarYear, DayOff, DayOffForm, NewDaysOff, Year } from './calendar/model.ts'
import { After, byId, County, Id, InvestorHint, Limit, pageOf } from './model.ts'
import { CountyForm, Park, ParkForm, Places } from './places/model.ts'
import { InvestorCard, InvestorForm, NewPhone, UnitCard, UnitForm, UnitPage, unitStates } from './units/model.ts'

const staff: readonly Role[] = ['operator', 'centreHead', 'agencyRep', 'agencyHead', 'secretary', 'manager', 'admin']
const centre: readonly Role[] = ['operator', 'centreHead', 'admin']
const q = Type.Optional(Type.String({ maxLength: 200 }))
const none = Type.Object({})

export const api = {
  // Units
  listUnits: {
    method: 'GET', path: '/api/units', may: staff, scope: 'registry:read', reply: UnitPage,
    summary: 'Units by name, identifiers, licence or phone; by county, park and state; in the order of their names.',
    query: Type.Object({
      q, countyId: Type.Optional(Id), parkId: Type.Optional(Id), state: Type.Optional(Type.Enum([...unitStates])), after: After, limit: Limit,
    }),
  },
  suggestUnits: {
    method: 'GET', path: '/api/units/suggestions', may: staff, scope: 'registry:read', reply: UnitPage,
    summary: 'At most eight units that fit what is typed so far: name, identifier, licence number or phone.',
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 200 }) }), rate: { max: 1200, per: 'minute' },
  },
  exportUnits: {
    method: 'GET', path: '/api/units.csv', may: ['centreHead', 'manager', 'admin'], raw: true, reply: Type.String(),
    summary: 'The directory of units as CSV (UTF-8 with byte order mark), streamed.',
    query: Type.Object({ countyId: Type.Optional(Id), state: Type.Optional(Type.Enum([...unitStates])) }), rate: { max: 20, per: 'hour' },
  },
  readUnit: {
    method: 'GET', path: '/api/units/:id', may: [...staff, 'producer'], scope: 'registry:read', params: byId, reply: UnitCard, versioned: true,
    summary: 'One unit with its licences and, for those who may see them, its contacts.',
  },
  createUnit: {
    method: 'POST', path: '/api/units', may: centre, scope: 'registry:write', body: UnitForm, reply: UnitCard, status: 201, idempotent: true,
    summary: 'Adds a unit with its licences and contacts.',
  },
  editUnit: {
    method: 'PUT', path: '/api/units/:id', may: centre, scope: 'registry:write', params: byId, body: UnitForm, reply: UnitCard, versioned: true, ifMatch: true,
    summary: 'Replaces a unit, its licences and its contacts by what the form says.',
  },
  addUnitPhone: {
    method: 'POST', path: '/api/units/:id/phones', may: centre, scope: 'registry:write', params: byId, body: NewPhone, reply: UnitCard, status: 201, idempotent: true,
    summary: 'Adds a phone to a unit, under the contact of that name; the contact is made when there is none.',
  },

  // Investors without a registration number
  listInvestors: {
    method: 'GET', path: '/api/investors', may: ['operator', 'centreHead', 'secretary', 'manager', 'admin'], scope: 'registry:read', reply: pageOf(InvestorHint),
    summary: 'Investors by name, plan or phone, newest first.', query: Type.Object({ q, after: After, limit: Limit }),
  },
  readInvestor: {
    method: 'GET', path: '/api/investors/:id', may: ['operator', 'centreHead', 'secretary', 'manager', 'admin', 'investor'], scope: 'registry:read',
    params: byId, reply: InvestorCard, versioned: true, summary: 'One investor.',
  },
  createInvestor: {
    method: 'POST', path: '/api/investors', may: centre, scope: 'registry:write', body: InvestorForm, reply: InvestorCard, status: 201, idempotent: true,
    summary: 'Adds an investor.',
  },
  editInvestor: {
    method: 'PUT', path: '/api/investors/:id', may: centre, scope: 'registry:write', params: byId, body: InvestorForm, reply: InvestorCard,
    versioned: true, ifMatch: true, summary: 'Replaces an investor by what the form says.',
  },

  // Agencies and desks
  listAgencies: {
    method: 'GET', path: '/api/agencies', may: staff, scope: 'registry:read', reply: Type.Object({ rows: Type.Array(AgencyView) }),
    summary: 'All agencies with their heads, desks, members and who is present today.',
  },
  createAgency: {
    method: 'POST', path: '/api/agencies', may: ['admin'], body: NewAgency, reply: AgencyView, status: 201, idempotent: true, summary: 'Adds an agency.',
  },
  readAgency: {
    method: 'GET', path: '/api/agencies/:id', may: staff, scope: 'registry:read', params: byId, reply: AgencyView, versioned: true, summary: 'One agency.',
  },
  editAgency: {
    method: 'PUT', path: '/api/agencies/:id', may: ['admin', 'agencyHead'], params: byId, body: AgencyForm, reply: AgencyView, versioned: true, ifMatch: true,
    summary: 'Changes an agency; its own head may, except for switching it off.',
  },
  createDesk: {
    method: 'POST', path: '/api/agencies/:id/desks', may: ['admin', 'agencyHead'], params: byId, body: DeskForm, reply: DeskView, status: 201, idempotent: true,
    summary: 'Adds a desk to an agency.',
  },
  readDesk: {
    method: 'GET', path: '/api/desks/:id', may: staff, scope: 'registry:read', params: byId, reply: DeskView, versioned: true,
    summary: 'One desk with its members and who is present today.',
  },
  editDesk: {
    method: 'PUT', path: '/api/desks/:id', may: ['admin', 'agencyHead'], params: byId, body: DeskForm, reply: DeskView, versioned: true, ifMatch: true,
    summary: 'Changes name, territory, head or activity of a desk.',
  },
  listAbsences: {
    method: 'GET', path: '/api/absences', may: ['agencyRep', 'agencyHead', 'centreHead', 'admin'], reply: Type.Object({ rows: Type.Array(AbsenceView) }),
    summary: 'Absences not over yet: one’s own, of one’s agency, or of all, by role.',
  },
  addAbsence: {
    method: 'POST', path: '/api/absences', may: ['agencyRep', 'agencyHead', 'centreHead', 'admin'], body: AbsenceForm, reply: AbsenceView, status: 201,
    idempotent: true, summary: 'Says that a member of a desk is away from one day to another, both included.',
  },
  removeAbsence: {
    method: 'DELETE', path: '/api/absences/:id', may: ['agencyRep', 'agencyHead', 'centreHead', 'admin'], params: byId, reply: none,
    summary: 'Takes an absence back.',
  },

  // Places
  listPlaces: {
    method: 'GET', path: '/api/places', may: 'anyone', reply: Places, query: Type.Object({ province: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })) }),
    summary: 'Counties and industrial parks of a province (of one’s own when signed in).',
  },
  createCounty: {
    method: 'POST', path: '/api/counties', may: ['admin', 'centreHead'], body: CountyForm, reply: County, status: 201, idempotent: true, summary: 'Adds a county.',
  },
  editCounty: {
    method: 'PUT', path: '/api/counties/:id', may: ['admin', 'centreHead'], params: byId, body: CountyForm, reply: County, summary: 'Renames a county.',
  },
  removeCounty: {
    method: 'DELETE', path: '/api/counties/:id', may: ['admin', 'centreHead'], params: byId, reply: none, summary: 'Removes a county nothing points at.',
  },
  createPark: {
    method: 'POST', path: '/api/parks', may: ['admin', 'centreHead'], body: ParkForm, reply: Park, status: 201, idempotent: true, summary: 'Adds an industrial park.',
  },
  editPark: {
    method: 'PUT', path: '/api/parks/:id', may: ['admin', 'centreHead'], params: byId, body: ParkForm, reply: Park, summary: 'Changes an industrial park.',
  },
  removePark: {
    method: 'DELETE', path: '/api/parks/:id', may: ['admin', 'centreHead'], params: byId, reply: none, summary: 'Removes a park nothing points at.',
  },

  // The working calendar
  readCalendar: {
    method: 'GET', path: '/api/calendar/:year', may: staff, scope: 'registry:read', params: Year, reply: CalendarYear,
    summary: 'Week hours and days off of one Jalali year.',
  },
  addDayOff: {
    method: 'POST', path: '/api/calendar/days-off', may: ['admin'], body: DayOffForm, reply: DayOff, status: 201, idempotent: true,
    summary: 'Adds a holiday or a closure, of the province or of some counties.',
  },
  removeDayOff: {
    method: 'DELETE', path: '/api/calendar/days-off/:id', may: ['admin'], params: byId, reply: none, summary: 'Takes a day off back.',
  },
  addOfficialHolidays: {
    method: 'POST', path: '/api/calendar/official', may: ['admin'], body: Year, reply: NewDaysOff,
    summary: 'Adds the official holidays of a Jalali year that are not there yet.',
  },
  setWeek: {
    method: 'PUT', path: '/api/calendar/week', may: ['admin'], body: Type.Object({ week: Week }), reply: Type.Object({ week: Week }),
    summary: 'Sets the weekly working hours of the province.',
  },
} satisfies Contract

// The contract of units and their phones.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { After, byId, centreRoles, Id, Limit, searchText, staffRoles } from '../model.ts'
import { NewPhone, UnitCard, UnitForm, UnitPage, UnitsFound, unitStates } from './model.ts'

export const unitsApi = {
  listUnits: {
    method: 'GET',
    path: '/api/units',
    may: staffRoles,
    scope: 'registry:read',
    reply: UnitsFound,
    summary:
      'Units by name, identifiers, licence or phone; by county, park and state; words: best first, else in the order of their names. `meant`: what was probably misspelled.',
    query: Type.Object({
      q: searchText,
      countyId: Type.Optional(Id),
      parkId: Type.Optional(Id),
      state: Type.Optional(Type.Enum([...unitStates])),
      after: After,
      limit: Limit,
    }),
  },
  suggestUnits: {
    method: 'GET',
    path: '/api/units/suggestions',
    may: staffRoles,
    scope: 'registry:read',
    reply: UnitPage,
    summary: 'At most eight units that fit what is typed so far: name, identifier, licence number or phone.',
    query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 200 }) }),
    rate: { max: 1200, per: 'minute' },
  },
  exportUnits: {
    method: 'GET',
    path: '/api/units.csv',
    may: ['centreHead', 'manager', 'admin'],
    raw: true,
    reply: Type.String(),
    summary: 'The directory of units as CSV (UTF-8 with byte order mark), streamed.',
    query: Type.Object({ countyId: Type.Optional(Id), state: Type.Optional(Type.Enum([...unitStates])) }),
    rate: { max: 20, per: 'hour' },
  },
  readUnit: {
    method: 'GET',
    path: '/api/units/:id',
    may: [...staffRoles, 'producer'],
    scope: 'registry:read',
    params: byId,
    reply: UnitCard,
    versioned: true,
    summary: 'One unit with its licences and, for those who may see them, its contacts.',
  },
  createUnit: {
    method: 'POST',
    path: '/api/units',
    may: centreRoles,
    scope: 'registry:write',
    body: UnitForm,
    reply: UnitCard,
    status: 201,
    idempotent: true,
    summary: 'Adds a unit with its licences and contacts.',
  },
  editUnit: {
    method: 'PUT',
    path: '/api/units/:id',
    may: centreRoles,
    scope: 'registry:write',
    params: byId,
    body: UnitForm,
    reply: UnitCard,
    versioned: true,
    ifMatch: true,
    summary: 'Replaces a unit, its licences and its contacts by what the form says.',
  },
  addUnitPhone: {
    method: 'POST',
    path: '/api/units/:id/phones',
    may: centreRoles,
    scope: 'registry:write',
    params: byId,
    body: NewPhone,
    reply: UnitCard,
    status: 201,
    idempotent: true,
    summary: 'Adds a phone to a unit, under the contact of that name; the contact is made when there is none.',
  },
} satisfies Contract

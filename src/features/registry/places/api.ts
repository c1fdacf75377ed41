// The contract of counties and industrial parks.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { byId, County, none } from '../model.ts'
import { CountyForm, Park, ParkForm, Places } from './model.ts'

export const placesApi = {
  listPlaces: {
    method: 'GET',
    path: '/api/places',
    may: 'anyone',
    reply: Places,
    query: Type.Object({ province: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })) }),
    summary: 'Counties and industrial parks of a province (of one’s own when signed in).',
  },
  createCounty: {
    method: 'POST',
    path: '/api/counties',
    may: ['admin', 'centreHead'],
    body: CountyForm,
    reply: County,
    status: 201,
    idempotent: true,
    summary: 'Adds a county.',
  },
  editCounty: {
    method: 'PUT',
    path: '/api/counties/:id',
    may: ['admin', 'centreHead'],
    params: byId,
    body: CountyForm,
    reply: County,
    summary: 'Renames a county.',
  },
  removeCounty: {
    method: 'DELETE',
    path: '/api/counties/:id',
    may: ['admin', 'centreHead'],
    params: byId,
    reply: none,
    summary: 'Removes a county nothing points at.',
  },
  createPark: {
    method: 'POST',
    path: '/api/parks',
    may: ['admin', 'centreHead'],
    body: ParkForm,
    reply: Park,
    status: 201,
    idempotent: true,
    summary: 'Adds an industrial park.',
  },
  editPark: {
    method: 'PUT',
    path: '/api/parks/:id',
    may: ['admin', 'centreHead'],
    params: byId,
    body: ParkForm,
    reply: Park,
    summary: 'Changes an industrial park.',
  },
  removePark: {
    method: 'DELETE',
    path: '/api/parks/:id',
    may: ['admin', 'centreHead'],
    params: byId,
    reply: none,
    summary: 'Removes a park nothing points at.',
  },
} satisfies Contract

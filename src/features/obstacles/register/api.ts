// The register of obstacles: what is told of every obstacle, and the heat table over it. The contract.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { HeatFilter, heatSides, HeatTable, ObstacleCard, ObstaclePage, RegisterFilter, registerReaders } from './model.ts'

const Sheet = { as: Type.Optional(Type.Enum(['xlsx', 'csv'])) }
const Side = { side: Type.Optional(Type.Enum([...heatSides])) }
const exporters = ['centreHead', 'secretary', 'manager'] as const

export const registerApi = {
  listObstacles: {
    method: 'GET',
    path: '/api/obstacles',
    summary: 'The register of obstacles, newest told first, filtered and searched',
    may: registerReaders,
    query: Type.Object({
      ...RegisterFilter,
      after: Type.Optional(Type.String({ maxLength: 200 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    }),
    reply: ObstaclePage,
  },
  exportObstacles: {
    method: 'GET',
    path: '/api/obstacles/export',
    summary: 'The filtered register as a spreadsheet; at most 50,000 rows',
    may: exporters,
    query: Type.Object({ ...RegisterFilter, ...Sheet }),
    reply: Type.String(),
    raw: true,
    rate: { max: 10, per: 'minute' },
  },
  heatTable: {
    method: 'GET',
    path: '/api/obstacles/heat',
    summary: 'Obstacles told and solved in a period, groups by counties or by agencies',
    may: registerReaders,
    query: Type.Object({ ...HeatFilter, ...Side }),
    reply: HeatTable,
  },
  exportHeat: {
    method: 'GET',
    path: '/api/obstacles/heat/export',
    summary: 'The heat table as a spreadsheet',
    may: exporters,
    query: Type.Object({ ...HeatFilter, ...Side, ...Sheet }),
    reply: Type.String(),
    raw: true,
    rate: { max: 30, per: 'minute' },
  },
  readObstacle: {
    method: 'GET',
    path: '/api/obstacles/:id',
    summary: 'One row of the register whole',
    may: registerReaders,
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: ObstacleCard,
  },
} as const satisfies Contract

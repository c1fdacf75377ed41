// Deadlines of the working group as data: each has a shipped value, a province may set its own.

import { type Static, Type } from 'typebox'

export const policySteps = [
  'hear',
  'committee',
  'documents',
  'objection',
  'remind',
  'climb',
  'nonfeasance',
  'panel',
  'board',
  'producer',
  'extraordinary',
  'receipt',
] as const
export type PolicyStep = (typeof policySteps)[number]
export const priorities = ['normal', 'production_stopped'] as const
export type Priority = (typeof priorities)[number]
const units = ['hours', 'days', 'workingDays', 'workingHours'] as const

export const Budget = Type.Object({ amount: Type.Integer({ minimum: 1, maximum: 10_000 }), unit: Type.Enum([...units]) })
export type Budget = Static<typeof Budget>
export const PolicyKey = Type.Object({ step: Type.Enum([...policySteps]), priority: Type.Enum([...priorities]) })
export type PolicyKey = Static<typeof PolicyKey>

export const PolicyRow = Type.Object({ ...PolicyKey.properties, ...Budget.properties, default: Budget, edited: Type.Boolean() })
export type PolicyRow = Static<typeof PolicyRow>
export const PolicyList = Type.Object({ items: Type.Array(PolicyRow) })
export type PolicyList = Static<typeof PolicyList>

// The deadlines that a province set for itself.

import type { Db } from '#server/db.ts'
import type { Budget, PolicyKey } from './model.ts'

export const ownPolicies = async (db: Db, provinceId: number): Promise<(PolicyKey & Budget)[]> =>
  (await db
    .selectFrom('workgroup.policy')
    .select(['step', 'priority', 'amount', 'unit'])
    .where('province_id', '=', provinceId)
    .execute()) as (PolicyKey & Budget)[]

export const savePolicy = (db: Db, provinceId: number, { step, priority, amount, unit }: PolicyKey & Budget, by: string | null, now: Date) =>
  db
    .insertInto('workgroup.policy')
    .values({ province_id: provinceId, step, priority, amount, unit, updated_at: now, updated_by: by })
    .onConflict((c) => c.columns(['province_id', 'step', 'priority']).doUpdateSet({ amount, unit, updated_at: now, updated_by: by }))
    .execute()

export const dropPolicy = (db: Db, provinceId: number, { step, priority }: PolicyKey) =>
  db.deleteFrom('workgroup.policy').where('province_id', '=', provinceId).where('step', '=', step).where('priority', '=', priority).execute()

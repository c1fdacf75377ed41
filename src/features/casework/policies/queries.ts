import type { DbOf } from '#server/db.ts'

type Db = DbOf<'casework'>

/** The budgets that this province set for itself. */
export const ownPolicies = (db: Db, provinceId: number) =>
  db.selectFrom('casework.policy').select(['priority', 'rung', 'step', 'amount', 'unit', 'version']).where('province_id', '=', provinceId).execute()

export const savePolicy = (db: Db, provinceId: number, row: { priority: string; rung: number; step: string; amount: number; unit: string }) =>
  db
    .insertInto('casework.policy')
    .values({ province_id: provinceId, ...row })
    .onConflict((c) =>
      c
        .columns(['province_id', 'priority', 'rung', 'step'])
        .doUpdateSet((eb) => ({ amount: row.amount, unit: row.unit, version: eb('casework.policy.version', '+', 1) })),
    )
    .execute()

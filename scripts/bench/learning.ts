// After the load: what the product's jobs would have done meanwhile in life. The loader tells nobody, so the register has
// noted nothing yet, and triage has learned nothing but single lessons.

import { note } from '#features/casework/noting/jobs.ts'
import { refit } from '#features/obstacles/triage/refit/actions.ts'
import type { Engine } from '#server/ctx.ts'
import type { Bare } from './bare.ts'
import type { World } from './world.ts'

export async function learnCases({ engine, owner }: Bare & { engine: Engine }, { provinceId }: World): Promise<void> {
  // The loaded cases changed in the past, before the mark up to which the running product has noted.
  await owner.query('delete from casework.noted where province_id = $1', [provinceId])
  await note(engine, provinceId)
  await refit(engine, provinceId, 'now')
}

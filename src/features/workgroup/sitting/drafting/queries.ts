// Resolutions that were drafted in a session.

import type { Db } from '#server/db.ts'
import { sql } from '#server/db.ts'

export async function draftsOf(db: Db, provinceId: number, sessionId: string) {
  return db
    .selectFrom('workgroup.resolution as r')
    .innerJoin('registry.agency as a', (j) => j.onRef('a.province_id', '=', 'r.province_id').onRef('a.id', '=', 'r.owner_agency_id'))
    .select([
      'r.id',
      'r.code',
      'r.item_id',
      'r.approved_at',
      'r.owner_agency_id',
      'r.owner_desk_id',
      'r.alt_agency_id',
      'a.name_fa',
      'a.name_en',
      'r.text',
      'r.fields',
      'r.due_at',
      'r.evidence_type',
      'r.article',
      'r.amount',
      'r.currency',
      'r.version',
    ])
    .select(
      sql<{ text: string; dueAt: string }[]>`coalesce((select jsonb_agg(jsonb_build_object('text', t.text, 'dueAt', t.due_at) order by t.due_at, t.id)
        from workgroup.duty t where t.province_id = r.province_id and t.resolution_id = r.id), '[]')`.as('duties'),
    )
    .select(
      sql<string[]>`coalesce((select array_agg(c.case_id order by c.case_id) from workgroup.resolution_case c
        where c.province_id = r.province_id and c.resolution_id = r.id), '{}')`.as('case_ids'),
    )
    .where('r.province_id', '=', provinceId)
    .where('r.session_id', '=', sessionId)
    .where((eb) => eb.or([eb('r.state', '<>', 'annulled'), eb('r.approved_at', 'is not', null)])) // a dropped draft is gone
    .orderBy('r.created_at')
    .orderBy('r.id')
    .execute()
}
export type DraftRow = Awaited<ReturnType<typeof draftsOf>>[number]

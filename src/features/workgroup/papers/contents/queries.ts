// Of which dossiers a paper speaks, and whether one of them is confidential now.

import { type Db, sql } from '#server/db.ts'
import type { SubjectKind } from '../model.ts'

/** Of a session: what stands on its agenda, heard anew or decided there. */
const spokenOf = (provinceId: number, id: string) =>
  ({
    dossier: sql`select id from workgroup.dossier where province_id = ${provinceId} and id = ${id}`,
    resolution: sql`select dossier_id from workgroup.resolution where province_id = ${provinceId} and id = ${id}`,
    case: sql`select r.dossier_id from workgroup.resolution_case c
      join workgroup.resolution r on r.province_id = c.province_id and r.id = c.resolution_id
      where c.province_id = ${provinceId} and c.case_id = ${id}`,
    session: sql`select dossier_id from workgroup.item where province_id = ${provinceId} and session_id = ${id} and dossier_id is not null
      union select r.dossier_id from workgroup.item i
        join workgroup.resolution r on r.province_id = i.province_id and r.id = i.resolution_id
        where i.province_id = ${provinceId} and i.session_id = ${id}
      union select dossier_id from workgroup.resolution where province_id = ${provinceId} and session_id = ${id}`,
  }) satisfies Record<SubjectKind, unknown>

type Paper = { readonly id: string; readonly subject: { readonly kind: SubjectKind; readonly id: string }; readonly addendumOf: string | null }

/** Writes down, once and for good, the dossiers of a paper that is being registered; an addendum has those of its paper. */
export async function keepContents(db: Db, provinceId: number, { id, subject, addendumOf }: Paper): Promise<void> {
  const found = addendumOf
    ? sql`select dossier_id from workgroup.paper_dossier where province_id = ${provinceId} and paper_id = ${addendumOf}`
    : spokenOf(provinceId, subject.id)[subject.kind]
  await sql`insert into workgroup.paper_dossier (province_id, paper_id, dossier_id)
    select distinct ${provinceId}::smallint, ${id}::uuid, dossier_id from (${found}) as of(dossier_id)`.execute(db)
}

/** Of a row of workgroup.paper as `p`: registered as confidential, or what it speaks of has become so. A paper is as secret as its contents are now. */
export const isSealed = (provinceId: number) =>
  sql<boolean>`(p.confidential or exists (select from workgroup.paper_dossier x
    join workgroup.dossier d on d.province_id = x.province_id and d.id = x.dossier_id
    where x.province_id = ${provinceId} and x.paper_id = p.id and d.confidential))`

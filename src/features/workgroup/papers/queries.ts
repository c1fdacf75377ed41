// Every statement about papers. Rows are only added; see server/grants.sql.

import type { Insertable } from 'kysely'
import { type DB, type Db, sql } from '#server/db.ts'
import { isSealed } from './contents/queries.ts'
import type { PaperKind, PaperLine, SubjectKind } from './model.ts'

const columns = [
  'p.id',
  'p.kind',
  'p.subject_kind',
  'p.subject_id',
  'p.number',
  'p.code',
  'p.title',
  'p.lang',
  'p.state',
  'p.created_at',
  'p.created_by',
  'p.pdf_sha256',
  'p.pdf_bytes',
  'p.docx_sha256',
  'p.docx_bytes',
  'p.addendum_of',
  'p.addendum_no',
  'p.voids',
  'p.signers',
] as const

const papers = (db: Db, provinceId: number) =>
  db
    .selectFrom('workgroup.paper as p')
    .select(columns)
    .select(isSealed(provinceId).as('sealed'))
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('workgroup.paper as a')
            .select('a.id')
            .where('a.province_id', '=', provinceId)
            .whereRef('a.addendum_of', '=', 'p.id')
            .where('a.voids', '=', true),
        )
        .as('void'),
    )
    .where('p.province_id', '=', provinceId)

type PaperRow = Awaited<ReturnType<typeof paperById>> & object

export const lineOf = (r: PaperRow): PaperLine => ({
  id: r.id,
  kind: r.kind as PaperKind,
  subjectKind: r.subject_kind as SubjectKind,
  subjectId: r.subject_id,
  number: r.number,
  code: r.code,
  title: r.title,
  lang: r.lang as 'fa' | 'en',
  state: r.void ? 'void' : (r.state as 'registered' | 'signed'),
  createdAt: r.created_at.toISOString(),
  pdfSha256: r.pdf_sha256,
  pdfBytes: r.pdf_bytes,
  docxSha256: r.docx_sha256,
  docxBytes: r.docx_bytes,
  confidential: r.sealed,
  addendumOf: r.addendum_of,
  addendumNo: r.addendum_no,
  voids: r.voids,
  signers: (r.signers as { name: string; post: string }[]).map(({ name, post }) => ({ name, post })),
})

export const paperById = (db: Db, provinceId: number, id: string) => papers(db, provinceId).where('p.id', '=', id).executeTakeFirst()
export const paperByCode = (db: Db, provinceId: number, code: string) => papers(db, provinceId).where('p.code', '=', code).executeTakeFirst()

export const papersOfSubject = (db: Db, provinceId: number, kind: SubjectKind, id: string) =>
  papers(db, provinceId)
    .where('p.subject_kind', '=', kind)
    .where('p.subject_id', '=', id)
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id')
    .limit(300)
    .execute()

export const addendaOf = (db: Db, provinceId: number, id: string) =>
  papers(db, provinceId).where('p.addendum_of', '=', id).orderBy('p.addendum_no').execute()

export async function isTaken(db: Db, provinceId: number, by: { number: string } | { code: string }): Promise<boolean> {
  const [column, value] = Object.entries(by)[0]! as ['number' | 'code', string]
  const found = await db.selectFrom('workgroup.paper').select('id').where('province_id', '=', provinceId).where(column, '=', value).executeTakeFirst()
  return found !== undefined
}

export const insertPaper = (db: Db, row: Insertable<DB['workgroup.paper']>) => db.insertInto('workgroup.paper').values(row).execute()

type Filter = {
  readonly kind?: string | undefined
  readonly text?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  /** Without this hat's right to confidential papers. */
  readonly openOnly: boolean
  readonly after?: { at: string; id: string } | undefined
  readonly limit: number
}

/** The register, newest first; keyset. A number or a code is found by its beginning. */
export const listPapers = (db: Db, provinceId: number, f: Filter) =>
  papers(db, provinceId)
    .$if(f.kind !== undefined, (q) => q.where('p.kind', '=', f.kind!))
    .$if(f.openOnly, (q) => q.where(sql<boolean>`not ${isSealed(provinceId)}`))
    .$if(f.from !== undefined, (q) => q.where('p.created_at', '>=', f.from!))
    .$if(f.to !== undefined, (q) => q.where('p.created_at', '<', f.to!))
    .$if(f.text !== undefined, (q) => q.where((eb) => eb.or([eb('p.number', '=', f.text!), eb('p.code', '=', f.text!)])))
    .$if(f.after !== undefined, (q) => q.where(sql<boolean>`(p.created_at, p.id) < (${f.after!.at}::timestamptz, ${f.after!.id}::uuid)`))
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(f.limit)
    .execute()

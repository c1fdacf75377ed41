// The public question: is a paper with this code registered, and what became of it?

import { listProvinces } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { readCode } from '../codes/rules.ts'
import { currentLetterhead } from '../letterhead/actions.ts'
import type { PaperKind } from '../model.ts'
import * as queries from '../queries.ts'
import type { Checked } from './model.ts'

/** Null when nothing is registered under it. The letters before the hyphen say in which province to look. */
export async function checkPaper(ctx: Ctx, typed: string): Promise<Checked | null> {
  const code = readCode(typed)
  const province = code && (await listProvinces(ctx)).find((p) => p.code === code.slice(0, 2))
  if (!code || !province) return null
  const there = await ctx.inProvince(province.id)
  const row = await queries.paperByCode(there.db, province.id, code)
  if (!row) return null
  const line = queries.lineOf(row)
  const { pdfSha256, docxSha256 } = line
  const known = {
    code,
    void: line.state === 'void',
    provinceFa: province.nameFa,
    provinceEn: province.nameEn,
    phone: province.centrePhone,
    pdfSha256,
    docxSha256,
  }
  if (line.confidential) return { ...known, open: null }
  const parent = line.addendumOf ? await queries.paperById(there.db, province.id, line.addendumOf) : undefined
  const letterhead = await currentLetterhead(there, ctx.locale)
  return {
    ...known,
    open: {
      kind: row.kind as PaperKind,
      number: line.number,
      at: line.createdAt,
      signed: row.state === 'signed',
      issuer: letterhead.head.replaceAll('\n', ctx.locale === 'fa' ? '، ' : ', '),
      addenda: (await queries.addendaOf(there.db, province.id, line.id))
        .filter((a) => !a.sealed)
        .map((a) => ({ code: a.code, number: a.number, no: a.addendum_no!, at: a.created_at.toISOString(), voids: a.voids })),
      addendumOf: parent ? { code: parent.code, number: parent.number } : null,
    },
  }
}

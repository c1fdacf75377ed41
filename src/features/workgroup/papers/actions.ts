// What other nouns ask of papers: register one for good, show a draft, list those of a subject.

import { randomBytes } from 'node:crypto'
import { formatDate } from '#kernel/format.ts'
import { jalaliYear } from '#kernel/jalali.ts'
import { getProvince } from '#features/people/actions.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { renderPdf, renderSvg } from '#server/pdf.ts'
import { nextOf } from '../bodies/actions.ts'
import { counterOf, letterNumber, makeCode } from './codes/rules.ts'
import { type Addendum, drawPaper, kindName, typeset } from './drawing/actions.ts'
import { currentLetterhead } from './letterhead/actions.ts'
import type { PaperInput, PaperKind, PaperLine, SubjectKind } from './model.ts'
import { keepContents } from './contents/queries.ts'
import * as queries from './queries.ts'
import { noSuchPaper, paperIsVoid } from './rules.ts'

/**
 * Registers a paper: number, public code, both files, and a row that nobody can change any more. Blocks and fields are ready to
 * be printed; digits become Persian in a Persian paper. Whoever calls has asked their own law whether the actor may.
 * @throws workgroup/template-field-missing {field} when the wording names a field that was not given
 */
export const registerPaper = (ctx: Ctx, input: PaperInput): Promise<PaperLine> => register(ctx, input, false)

/** The same paper as a draft, with a watermark, without number and code; nothing is kept. @returns a PDF */
export async function previewPaper(ctx: Ctx, input: PaperInput): Promise<Buffer> {
  const parent = input.addendumOf ? await parentOf(ctx, input) : null
  const drawn = await drawPaper(ctx, parent ? parent.input : input, null, parent && { no: parent.no, number: parent.line.number })
  return renderPdf({ template: 'letter', data: drawn.letter, files: drawn.files })
}

/** Papers of a subject, newest first. The caller has asked whether the actor sees the subject; `seeing/rules.ts` sorts by kind. */
export async function papersOf(ctx: Ctx, kind: SubjectKind, id: string): Promise<PaperLine[]> {
  return (await queries.papersOfSubject(ctx.db, ctx.actor.provinceId, kind, id)).map(queries.lineOf)
}

/** A correction of a registered paper; `voids` makes that one void. It belongs to the first paper, also when it corrects an addendum. */
export async function registerAddendum(
  ctx: Ctx,
  paperId: string,
  { reason, voids, signers = [] }: { reason: string; voids: boolean; signers?: PaperInput['signers'] },
): Promise<PaperLine> {
  const { line } = await rootOf(ctx, paperId)
  const { subjectKind, subjectId, confidential, lang } = line
  const subject = { kind: subjectKind, id: subjectId }
  return register(
    ctx,
    { kind: 'addendum', subject, fields: { reason }, blocks: [], signers: signers ?? [], confidential, lang, addendumOf: paperId },
    voids,
  )
}

/** The addendum as it would be printed: an SVG picture. */
export async function previewAddendum(ctx: Ctx, paperId: string, { reason, voids }: { reason: string; voids: boolean }): Promise<string> {
  const { line } = await rootOf(ctx, paperId)
  const subject = { kind: line.subjectKind, id: line.subjectId }
  const parent = await parentOf(ctx, { kind: 'addendum', subject, fields: { reason }, blocks: [], lang: line.lang, addendumOf: paperId }, { voids })
  const { letter } = await drawPaper(ctx, parent.input, null, { no: parent.no, number: parent.line.number })
  return renderSvg({ template: 'letter', data: letter })
}

async function rootOf(ctx: Ctx, paperId: string) {
  const { provinceId } = ctx.actor
  const found = await queries.paperById(ctx.db, provinceId, paperId)
  const root = found?.addendum_of ? await queries.paperById(ctx.db, provinceId, found.addendum_of) : found
  if (!root) throw noSuchPaper()
  return { line: queries.lineOf(root) }
}

/** The paper that an addendum belongs to, the addendum's number, and the fields its wording may use. */
async function parentOf(ctx: Ctx, input: PaperInput, { voids = false, draft = true } = {}) {
  const { line } = await rootOf(ctx, input.addendumOf!)
  // The counter is the lock too: two addenda at once get two numbers, and nothing is added to a void paper.
  const no = draft ? (await queries.addendaOf(ctx.db, ctx.actor.provinceId, line.id)).length + 1 : await nextOf(ctx, `addendum:${line.id}`)
  if ((await rootOf(ctx, line.id)).line.state === 'void') throw paperIsVoid({ number: line.number })
  const lang = input.lang ?? 'fa'
  const fields = {
    parentKind: kindName(ctx, line.kind, lang),
    parentNumber: line.number,
    parentDate: formatDate(line.createdAt, lang, 'numeric'),
    parentTitle: line.title,
    addendumNo: String(no),
    effect: ctx.t(`workgroup.papers.print.${voids ? 'voided' : 'stays'}`, {}, lang),
  }
  return { line, no, input: { ...input, fields: { ...input.fields, ...fields } } }
}

async function register(ctx: Ctx, given: PaperInput, voids: boolean): Promise<PaperLine> {
  const parent = given.addendumOf ? await parentOf(ctx, given, { voids, draft: false }) : null
  const input = parent?.input ?? given
  const addendum: Addendum | null = parent && { no: parent.no, number: parent.line.number }
  const identity = { number: await nextLetterNumber(ctx, input.kind), code: await freshCode(ctx) }
  const drawn = await drawPaper(ctx, input, identity, addendum)
  const files = await typeset(drawn)
  const [pdf, docx] = [await ctx.files.keep(files.pdf), await ctx.files.keep(files.docx)]
  const { fields, blocks, signers = [], lang = 'fa', attachment = '', enclosed = [] } = input
  const id = newId()
  await queries.insertPaper(ctx.db, {
    province_id: ctx.actor.provinceId,
    id,
    kind: input.kind,
    subject_kind: input.subject.kind,
    subject_id: input.subject.id,
    ...identity,
    lang,
    title: drawn.wording.title,
    state: signers.length ? 'signed' : 'registered',
    data: JSON.stringify({ fields, blocks, attachment, enclosed, wording: drawn.wording }),
    template_version: drawn.templateVersion,
    pdf_sha256: pdf.sha256,
    pdf_bytes: pdf.bytes,
    docx_sha256: docx.sha256,
    docx_bytes: docx.bytes,
    addendum_of: parent?.line.id ?? null,
    addendum_no: parent?.no ?? null,
    voids,
    signers: JSON.stringify(signers),
    confidential: input.confidential ?? false,
    created_at: ctx.now,
    created_by: ctx.actor.accountId,
  })
  await keepContents(ctx.db, ctx.actor.provinceId, { id, subject: input.subject, addendumOf: parent?.line.id ?? null })
  // The journal is chained and sealed: the files' hashes stand in it, too.
  const hashes = { pdfSha256: pdf.sha256, docxSha256: docx.sha256 }
  await ctx.record('workgroup.paper_registered', `paper:${id}`, {
    paperId: id,
    kind: input.kind,
    ...identity,
    ...hashes,
    subject: input.subject,
    voids,
  })
  ctx.tell('papers')
  ctx.tell(`papers:${input.subject.kind}:${input.subject.id}`)
  return queries.lineOf((await queries.paperById(ctx.db, ctx.actor.provinceId, id))!)
}

/** The next number of the province's format. One that an older format gave already is passed over. */
async function nextLetterNumber(ctx: Ctx, kind: PaperKind): Promise<string> {
  const { numberFormat } = await currentLetterhead(ctx, 'fa')
  const year = jalaliYear(ctx.now)
  const province = (await getProvince(ctx, ctx.actor.provinceId)).code
  for (;;) {
    const no = await nextOf(ctx, counterOf(numberFormat, { kind, year }))
    const number = letterNumber(numberFormat, { kind, year, no, province })
    if (!(await queries.isTaken(ctx.db, ctx.actor.provinceId, { number }))) return number
  }
}

async function freshCode(ctx: Ctx): Promise<string> {
  const province = (await getProvince(ctx, ctx.actor.provinceId)).code
  for (;;) {
    const code = makeCode(province, randomBytes(16))
    if (!(await queries.isTaken(ctx.db, ctx.actor.provinceId, { code }))) return code
  }
}

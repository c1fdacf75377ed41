// Reading papers: the subject's own law decides who sees the subject, rules.ts which kinds of its papers they read.

import { createReadStream } from 'node:fs'
import { readCase } from '#features/casework/cases/actions.ts'
import { cursorOf, readCursor } from '#features/casework/showing/rules.ts'
import { accountNames } from '#features/people/actions.ts'
import { toLatinDigits } from '#kernel/digits.ts'
import { Problem } from '#kernel/problem.ts'
import { dayMs } from '#kernel/tehran.ts'
import { tehranMidnight } from '#kernel/jalali.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { seatedActor } from '../../bodies/actions.ts'
import { getDossier } from '../../dossiers/actions.ts'
import { sitsIn } from '../../model.ts'
import { getResolution } from '../../resolutions/actions.ts'
import { getSession } from '../../sessions/actions.ts'
import { papersOf } from '../actions.ts'
import { readCode } from '../codes/rules.ts'
import { checkAddress } from '../drawing/actions.ts'
import type { PaperKind, PaperLine, PaperPage, PaperView, SubjectKind } from '../model.ts'
import * as queries from '../queries.ts'
import { noSuchPaper } from '../rules.ts'
import { readsKind, seesConfidential } from './rules.ts'

/** The subject as the actor may know of it: the bodies that have it. @throws the subject's own refusal */
const subjects: Readonly<Record<SubjectKind, (ctx: Ctx, id: string) => Promise<(string | null)[]>>> = {
  session: async (ctx, id) => [(await getSession(ctx, id)).bodyId],
  dossier: async (ctx, id) => {
    const { bodyId, committeeId, fromBodyId } = await getDossier(ctx, id)
    return [bodyId, committeeId, fromBodyId]
  },
  resolution: async (ctx, id) => [(await getResolution(ctx, id)).body.id],
  case: async (ctx, id) => {
    await readCase(ctx, id)
    return []
  },
}

/** Null where the actor may not know of the subject at all. */
async function bodiesOf(ctx: Ctx, kind: SubjectKind, id: string): Promise<(string | null)[] | null> {
  try {
    return await subjects[kind](ctx, id)
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 403)) return null
    throw error
  }
}

/** An addendum is read by whoever reads the paper it belongs to. @param bodies those that have their subject */
async function readable(ctx: Ctx, lines: readonly PaperLine[], bodies: readonly (string | null)[]): Promise<PaperLine[]> {
  const seated = sitsIn(await seatedActor(ctx), bodies)
  const known = new Map(lines.map((l) => [l.id, l.kind]))
  const kinds = await Promise.all(lines.map(async (l) => (l.addendumOf ? (known.get(l.addendumOf) ?? (await kindOf(ctx, l.addendumOf))) : l.kind)))
  return lines.filter((l, i) => readsKind(ctx.actor, { kind: kinds[i]!, confidential: l.confidential }, seated))
}

async function kindOf(ctx: Ctx, id: string): Promise<PaperKind> {
  const row = await queries.paperById(ctx.db, ctx.actor.provinceId, id)
  if (!row) throw noSuchPaper()
  return row.kind as PaperKind
}

/** @throws the subject's own refusal when the actor may not know of it */
export async function papersFor(ctx: Ctx, kind: SubjectKind, id: string): Promise<PaperLine[]> {
  const bodies = await subjects[kind](ctx, id)
  return readable(ctx, await papersOf(ctx, kind, id), bodies)
}

/** @throws workgroup/no-such-paper, also where the actor may not know of it */
async function mustRead(ctx: Ctx, id: string) {
  const row = await queries.paperById(ctx.db, ctx.actor.provinceId, id)
  if (!row) throw noSuchPaper()
  const line = queries.lineOf(row)
  const bodies = await bodiesOf(ctx, line.subjectKind, line.subjectId)
  if (!bodies || !(await readable(ctx, [line], bodies)).length) throw noSuchPaper()
  return { line, bodies, createdBy: row.created_by }
}

export async function readPaper(ctx: Ctx, id: string): Promise<PaperView> {
  const { line, bodies, createdBy } = await mustRead(ctx, id)
  const names = await accountNames(ctx, createdBy ? [createdBy] : [])
  return {
    ...line,
    checkUrl: checkAddress(ctx, line.lang, line.code),
    addenda: await readable(ctx, (await queries.addendaOf(ctx.db, ctx.actor.provinceId, id)).map(queries.lineOf), bodies),
    registeredBy: (createdBy && names.get(createdBy)) || '',
  }
}

const types = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }

/** The stored file. A PDF opens beside the page, a DOCX is saved. */
export async function sendPaper(ctx: Ctx, id: string, format: 'pdf' | 'docx'): Promise<Raw> {
  const { line } = await mustRead(ctx, id)
  if (line.confidential) await ctx.record('workgroup.paper_read', `paper:${id}`, { paperId: id, format })
  const sha256 = format === 'pdf' ? line.pdfSha256 : line.docxSha256
  const name = `${line.number.replace(/[^\p{L}\p{N}]+/gu, '-')}.${format}`
  return raw({
    type: types[format],
    body: createReadStream(ctx.files.pathOf(sha256)),
    headers: {
      'content-disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
      'content-length': String(format === 'pdf' ? line.pdfBytes : line.docxBytes),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

type Asked = {
  kind?: PaperKind | undefined
  q?: string | undefined
  from?: string | undefined
  to?: string | undefined
  after?: string | undefined
  limit?: number | undefined
}

/** The register. `from` and `to` are days of Tehran, both inclusive; `q` a whole number or code, in any digits. */
export async function listPapers(ctx: Ctx, { kind, q, from, to, after, limit = 30 }: Asked): Promise<PaperPage> {
  const cursor = readCursor(after)
  const text = q?.trim() ? (readCode(q) ?? toLatinDigits(q.trim())) : undefined
  const rows = await queries.listPapers(ctx.db, ctx.actor.provinceId, {
    kind,
    text,
    from: from === undefined ? undefined : tehranMidnight(from),
    to: to === undefined ? undefined : new Date(tehranMidnight(to).getTime() + dayMs),
    openOnly: !seesConfidential(ctx.actor),
    after: cursor ? { at: cursor.at.toISOString(), id: cursor.id } : undefined,
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown.map(queries.lineOf), next: rows.length > limit && last ? cursorOf(last.created_at, last.id) : null }
}

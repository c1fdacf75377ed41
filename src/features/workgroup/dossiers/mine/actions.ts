// Dossiers of a unit or a plan, for its own people.

import type { Ctx } from '#server/ctx.ts'
import { seatedActor } from '../../bodies/actions.ts'
import { filesOf } from '../evidence/queries.ts'
import { type Opened, readDossier } from '../history/actions.ts'
import { bringBy, foldDossier, hearBy, isBrought } from '../history/rules.ts'
import type { DossierLine } from '../model.ts'
import * as queries from '../queries.ts'
import { listDossiers } from '../search/queries.ts'
import { cursorOf, readCursor } from '../search/rules.ts'
import { briefsOf, caseRefs, documentsOf, fileLine, linesOf, openActs } from '../showing/actions.ts'
import { type MyDossier, type MyDossierLine, type MyDossierPage, myActs } from './model.ts'
import { isShown, reasonOf, textFor } from './rules.ts'

const plain = (line: DossierLine, missing: number): MyDossierLine => {
  const { id, code, version, state, subject, unitName, bodyName, sessionAt, openedAt, updatedAt, closedAt } = line
  return { id, code, version, state, subject, unitName, bodyName, sessionAt, openedAt, updatedAt, closedAt, missing }
}

export async function myDossiers(ctx: Ctx, { after, limit = 20 }: { after?: string; limit?: number }): Promise<MyDossierPage> {
  const { provinceId } = ctx.actor
  const rows = await listDossiers(ctx.db, provinceId, await seatedActor(ctx), {}, readCursor(after), limit + 1)
  const shown = rows.slice(0, limit)
  const lines: MyDossierLine[] = []
  for (const line of await linesOf(ctx, shown)) {
    // Only a returned one waits for documents; their list is in its acts.
    const acts = line.state === 'returned' ? await queries.actsOf(ctx.db, provinceId, line.id) : []
    lines.push(plain(line, acts.length ? foldDossier(acts).documents.filter((d) => !isBrought(d)).length : 0))
  }
  const last = shown.at(-1)
  return { rows: lines, next: rows.length > limit && last ? cursorOf(last.updated_at, last.id) : null }
}

/** @throws workgroup/no-such-dossier: not theirs */
export async function myDossier(ctx: Ctx, id: string): Promise<MyDossier> {
  const open: Opened = await readDossier(ctx, id)
  const { dossier, acts, row } = open
  const [line] = await linesOf(ctx, [row])
  const files = (await filesOf(ctx.db, ctx.actor.provinceId, id)).filter((f) => f.by_applicant)
  const ids = new Set(files.map((f) => f.id))
  const documents = documentsOf(dossier).map((d) => ({ ...d, fileIds: d.fileIds.filter((f) => ids.has(f)) }))
  return {
    ...plain(line!, documents.filter((d) => !d.brought).length),
    request: row.request,
    hearBy: hearBy(dossier)?.toISOString() ?? null,
    bringBy: bringBy(dossier)?.toISOString() ?? null,
    reason: reasonOf(acts),
    documents,
    files: files.map((f) => fileLine(id, f, '/api/my/dossiers')),
    cases: caseRefs(await briefsOf(ctx, dossier.caseIds), false),
    acts: openActs(open).filter((a) => (myActs as readonly string[]).includes(a.name)),
    steps: acts.filter(isShown).map((a) => ({ seq: a.seq, name: a.name, at: a.at.toISOString(), text: textFor(a) })),
  }
}

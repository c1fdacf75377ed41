// The nonfeasance bundle: put together and registered when the secretary signs it. Nothing here sends it to anybody.

import type { Ctx } from '#server/ctx.ts'
import { dossierFile } from '../../dossiers/actions.ts'
import { registerPaper } from '../../papers/actions.ts'
import type { PaperLine } from '../../papers/model.ts'
import { filesOf } from '../evidence/queries.ts'
import type { Opened } from '../history/actions.ts'
import { howOf } from '../letters/actions.ts'
import { getResolution } from '../showing/actions.ts'
import { bundleBlocks, type Gathered, omissionFields } from './rules.ts'

/** Files by name and fingerprint, as the paper lists them. */
export const enclosedOf = (parts: readonly Gathered[]) => parts.flatMap((part) => part.files.map(({ name, sha256 }) => ({ name, sha256 })))

/** One resolution with its cases, its files and its dossier's subject, as a bundle tells it. */
export async function gathered(ctx: Ctx, id: string, dossierId: string, text: string): Promise<Gathered> {
  const resolution = await getResolution(ctx, id)
  const file = await dossierFile(ctx, dossierId)
  const linked = new Set(resolution.cases.map((c) => c.id))
  const files = await filesOf(ctx.db, ctx.actor.provinceId, id)
  return { resolution, subject: file.dossier.subject, cases: file.cases.filter((c) => linked.has(c.id)), files, text }
}

/** Registers the bundle of a resolution as a paper that nobody can change any more; its code shows whether a copy is whole. */
export async function sealBundle(ctx: Ctx, { row, acts }: Opened): Promise<PaperLine> {
  const part = await gathered(ctx, row.id, row.dossier_id, String(acts.at(-1)!.details['text']))
  const how = howOf(ctx)
  const paper = await registerPaper(ctx, {
    kind: 'nonfeasance',
    subject: { kind: 'resolution', id: row.id },
    fields: omissionFields(part.resolution, ctx.now, how),
    blocks: bundleBlocks(part, how),
    enclosed: enclosedOf([part]),
    signers: [{ name: ctx.actor.name, post: how.t('workgroup.resolution.bundle.signer') }],
    confidential: row.confidential,
  })
  await ctx.record('workgroup.nonfeasance_sealed', `resolution:${row.id}`, { resolutionId: row.id, paperId: paper.id, number: paper.number })
  return paper
}

// Registers the frozen pack as a paper, after the call was committed: a fault of the printer never keeps a session from being called.

import type { Ctx } from '#server/ctx.ts'
import { registerPaper } from '../../papers/actions.ts'
import { tell } from '../history/actions.ts'
import type { PackContent } from '../pack/model.ts'
import { packContents, setPaper } from '../pack/queries.ts'
import { packBlocks, packFields } from './rules.ts'

/** Once per pack; one whose call was taken back meanwhile is not printed any more. */
export async function printPack(ctx: Ctx, { sessionId, no }: { sessionId: string; no: number }): Promise<void> {
  const { provinceId } = ctx.actor
  const pack = (await packContents(ctx.db, provinceId, sessionId)).find((p) => p.no === no)
  if (!pack || pack.paper_id !== null || pack.recalled_at !== null) return
  const say = (key: string, params?: Record<string, unknown>) => ctx.t(key, params, 'fa')
  const content = pack.content as unknown as PackContent
  const paper = await registerPaper(ctx, {
    kind: 'pack',
    subject: { kind: 'session', id: sessionId },
    fields: packFields(content, say),
    blocks: packBlocks(content, pack.hash, say),
    confidential: content.items.some((i) => i.confidential),
  })
  await setPaper(ctx.db, provinceId, sessionId, no, paper.id)
  tell(ctx, sessionId)
}

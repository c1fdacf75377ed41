// The stored trial of an embedding model.

import type { DbOf } from '#server/db.ts'
import type { Trial } from './model.ts'
import type { Vectors } from './rules.ts'

type Db = DbOf<'obstacles'>

export type TrialHead = { readonly embedder: string; readonly weight: number; readonly trial: Trial; readonly triedAt: Date }

export async function trialHead(db: Db, provinceId: number): Promise<TrialHead | null> {
  const row = await db
    .selectFrom('obstacles.embedding')
    .select(['embedder', 'weight', 'figures', 'tried_at as triedAt'])
    .where('province_id', '=', provinceId)
    .executeTakeFirst()
  return row ? { embedder: row.embedder, weight: row.weight, trial: row.figures as unknown as Trial, triedAt: row.triedAt } : null
}

export async function vectorsOf(db: Db, provinceId: number): Promise<Vectors | null> {
  const row = await db
    .selectFrom('obstacles.embedding')
    .select(['codes', 'width', 'vectors'])
    .where('province_id', '=', provinceId)
    .executeTakeFirst()
  // A copy: a Buffer of the driver need not begin where floats may.
  return row ? { codes: row.codes, width: row.width, all: new Float32Array(new Uint8Array(row.vectors).buffer) } : null
}

export async function saveTrial(db: Db, provinceId: number, head: TrialHead, { codes, width, all }: Vectors): Promise<void> {
  const row = {
    embedder: head.embedder,
    weight: head.weight,
    figures: JSON.stringify(head.trial),
    tried_at: head.triedAt,
    codes: [...codes],
    width,
    vectors: Buffer.from(all.buffer, all.byteOffset, all.byteLength),
  }
  await db
    .insertInto('obstacles.embedding')
    .values({ province_id: provinceId, ...row })
    .onConflict((c) => c.column('province_id').doUpdateSet(row))
    .execute()
}

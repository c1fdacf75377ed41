// Whether an embedding model helps, and its share in the answers when it does.

import type { Ctx, Engine } from '#server/ctx.ts'
import { systemWork } from '#server/ctx.ts'
import { catalogueTexts } from '../../catalogue/actions.ts'
import { type Embedder, folderOf, loadEmbedder, said } from '../embedder/actions.ts'
import { fitInThreads } from '../fit/actions.ts'
import { exampleOf, retiredCodes } from '../live/actions.ts'
import { beforeNewest, lessonsAfter, origin } from '../live/queries.ts'
import { policy } from '../model.ts'
import { type Example, Triage, unpackModel } from '../rules.ts'
import { EMBEDDED, type Onnx, TRIAL_MIN } from './model.ts'
import * as queries from './queries.ts'
import { blend, type Case, neighbours, type Ranked, tried, type Vectors } from './rules.ts'

const kept = new Map<number, { readonly triedAt: number; readonly vectors: Vectors }>()

/** The classifier's groups with the say of neighbours by meaning, when an embedding model is there and its trial showed that it helps. */
export async function withNeighbours(ctx: Ctx, text: string, groups: Ranked): Promise<Ranked> {
  const found = await loadEmbedder(ctx.config.dataDir)
  if (found.state !== 'ready') return groups
  const { provinceId } = ctx.actor
  const head = await queries.trialHead(ctx.db, provinceId)
  if (!head || head.weight === 0 || head.embedder !== found.embedder.fingerprint) return groups
  let known = kept.get(provinceId)
  if (known?.triedAt !== head.triedAt.getTime()) {
    const vectors = await queries.vectorsOf(ctx.db, provinceId)
    if (!vectors) return groups
    known = { triedAt: head.triedAt.getTime(), vectors }
    kept.delete(provinceId)
    kept.set(provinceId, known)
    for (const oldest of kept.keys()) if (kept.size > policy.provinces) kept.delete(oldest)
  }
  // A text on which the model fails is judged without it.
  const vector = await found.embedder.embed(text).catch(() => null)
  return vector ? blend(groups, neighbours(known.vectors, vector), head.weight) : groups
}

export async function readOnnx(ctx: Ctx): Promise<Onnx> {
  const found = await loadEmbedder(ctx.config.dataDir)
  const head = found.state === 'ready' ? await queries.trialHead(ctx.db, ctx.actor.provinceId) : null
  const current = head && found.state === 'ready' && head.embedder === found.embedder.fingerprint ? head : null
  return {
    state: found.state,
    folder: folderOf('DATA_DIR'),
    reason: found.state === 'broken' ? found.reason : '',
    weight: current?.weight ?? null,
    trial: current?.trial ?? null,
    triedAt: current?.triedAt.toISOString() ?? null,
  }
}

/** Tries the embedding model on decided texts and keeps what it is worth. Does nothing without one, or with too few texts. */
export async function tryOnnx(engine: Engine, provinceId: number): Promise<void> {
  const found = await loadEmbedder(engine.config.dataDir)
  if (found.state !== 'ready') return
  const { examples, catalogue } = await systemWork(engine, provinceId, async (ctx) => {
    const retired = await retiredCodes(ctx)
    const from = (await beforeNewest(ctx.db, provinceId, EMBEDDED)) ?? origin
    const rows = await lessonsAfter(ctx.db, provinceId, from, EMBEDDED)
    const taught = rows.map((row) => exampleOf(retired, row)).filter((one): one is Example => one !== null)
    return { examples: taught, catalogue: await catalogueTexts(ctx) }
  })
  if (examples.length < TRIAL_MIN) return
  const vectors = await embedAll(found.embedder, examples)
  // Every fifth is held out; the classifier of the trial never sees it.
  const held = (_: unknown, n: number) => n % 5 === 4
  const seen = (_: unknown, n: number) => n % 5 !== 4
  const fitted = await fitInThreads(examples.filter(seen), catalogue)
  const classifier = new Triage(unpackModel(fitted.bytes))
  const near = packed(examples.filter(seen), vectors.filter(seen))
  const heldVectors = vectors.filter(held)
  const cases = examples
    .filter(held)
    .map(({ text, code }, n): Case => ({ code, groups: classifier.guess(text).groups, near: neighbours(near, heldVectors[n]!) }))
  const { weight, trial } = tried(cases)
  await systemWork(engine, provinceId, async (ctx) => {
    const head = { embedder: found.embedder.fingerprint, weight, trial, triedAt: ctx.now }
    await queries.saveTrial(ctx.db, provinceId, head, packed(examples, vectors))
    await ctx.record('obstacles.tryEmbedder', 'triage', { weight, held: trial.held })
    ctx.tell('triage')
  })
}

async function embedAll(embedder: Embedder, examples: readonly Example[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = []
  for (const { text } of examples) {
    try {
      vectors.push(await embedder.embed(text))
    } catch (error) {
      throw new Error(`the embedding model failed on a text: ${said(error)}`)
    }
  }
  return vectors
}

function packed(examples: readonly Example[], vectors: readonly Float32Array[]): Vectors {
  const width = vectors[0]?.length ?? 0
  const all = new Float32Array(width * vectors.length)
  for (const [n, vector] of vectors.entries()) all.set(vector, n * width)
  return { codes: examples.map((e) => e.code), width, all }
}

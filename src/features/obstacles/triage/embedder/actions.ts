// Loads an administrator's sentence-embedding model, late: neither the files nor their runtime belong to the product. A
// model that cannot be read is told about and left alone; triage goes on without it.

import { stat, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pooled, unit } from '../onnx/rules.ts'

/** What the product uses of onnxruntime-node and @huggingface/tokenizers. */
type Tensor = { readonly data: Float32Array | BigInt64Array; readonly dims: readonly number[] }
type Session = {
  readonly inputNames: readonly string[]
  readonly outputNames: readonly string[]
  run(feeds: Record<string, unknown>): Promise<Record<string, Tensor>>
}
type Runtime = {
  InferenceSession: { create(file: string, options: object): Promise<Session> }
  Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor
}
type Tokenizers = { Tokenizer: new (json: object, config: object) => { encode(text: string): { ids: number[]; attention_mask: number[] } } }

export type Embedder = {
  /** Changes when another file is put there. */
  readonly fingerprint: string
  /** A vector of length 1. @throws when the model cannot run on the text */
  readonly embed: (text: string) => Promise<Float32Array>
}
export type Loaded =
  | { readonly state: 'absent' | 'packagesMissing' }
  | { readonly state: 'broken'; readonly reason: string }
  | { readonly state: 'ready'; readonly embedder: Embedder }

export const folderOf = (dataDir: string): string => join(dataDir, 'onnx')
const TOKENS = 256

// One model per file as it is; a broken one is not read again at every question.
const loaded = new Map<string, { readonly fingerprint: string; readonly result: Promise<Loaded> }>()

/** The embedding model in this data directory, loaded once. Never throws. */
export async function loadEmbedder(dataDir: string): Promise<Loaded> {
  const folder = folderOf(dataDir)
  const marks = await Promise.all(['model.onnx', 'tokenizer.json'].map((name) => stat(join(folder, name)).catch(() => null)))
  if (marks.some((m) => !m?.isFile())) return { state: 'absent' }
  const runtime = packages(folder)
  if (!runtime) return { state: 'packagesMissing' }
  const fingerprint = marks.map((m) => `${m!.size}.${m!.mtimeMs}`).join('-')
  const known = loaded.get(folder)
  if (known?.fingerprint === fingerprint) return known.result
  const result = open(folder, fingerprint, runtime).catch((error): Loaded => ({ state: 'broken', reason: said(error) }))
  loaded.set(folder, { fingerprint, result })
  return result
}

export const said = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 300)

type Packages = { readonly ort: () => Runtime; readonly tokenizers: () => Tokenizers }

/** From the program's own packages, or those an administrator installed beside the model; null when one is missing. */
function packages(folder: string): Packages | null {
  for (const from of [import.meta.url, join(folder, 'package.json')]) {
    const require = createRequire(from)
    try {
      const [ort, tokenizers] = [require.resolve('onnxruntime-node'), require.resolve('@huggingface/tokenizers')]
      return { ort: () => require(ort) as Runtime, tokenizers: () => require(tokenizers) as Tokenizers }
    } catch {
      // not there: look at the next place
    }
  }
  return null
}

async function open(folder: string, fingerprint: string, { ort, tokenizers }: Packages): Promise<Loaded> {
  const json = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8')) as object
  const config = await json('tokenizer_config.json').catch(() => ({}))
  const tokenizer = new (tokenizers().Tokenizer)(await json('tokenizer.json'), config)
  const runtime = ort()
  // Two threads: requests need the others.
  const session = await runtime.InferenceSession.create(join(folder, 'model.onnx'), { intraOpNumThreads: 2, interOpNumThreads: 1 })
  const long = (list: readonly number[]) => new runtime.Tensor('int64', BigInt64Array.from(list, BigInt), [1, list.length])
  const embed = async (text: string) => {
    const { ids, attention_mask: mask } = tokenizer.encode(text)
    const [tokens, on] = [ids.slice(0, TOKENS), mask.slice(0, TOKENS)]
    if (!tokens.length) throw new Error('the tokenizer found nothing in the text')
    const inputs: Record<string, readonly number[]> = { input_ids: tokens, attention_mask: on, token_type_ids: tokens.map(() => 0) }
    const feeds = Object.fromEntries(session.inputNames.map((name) => [name, long(inputs[name] ?? tokens)]))
    const output = (await session.run(feeds))[session.outputNames[0]!]!
    const data = output.data as Float32Array
    return output.dims.length === 3 ? pooled(data, output.dims[2]!, on) : unit(data.slice())
  }
  // A model that loads may still not be one of sentences.
  const { length } = await embed('برق واحد تولیدی قطع است')
  if (length < 2) throw new Error(`vectors of ${length} numbers are no embeddings`)
  return { state: 'ready', embedder: { fingerprint, embed } }
}

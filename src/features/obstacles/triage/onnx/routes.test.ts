// A tiny embedding model is put together byte by byte: a table of word vectors in the ONNX format. Its runtime does not
// belong to the product (docs/decisions/012): the last test runs where it is installed, or where ONNX_TEST_PACKAGES names a
// node_modules that has it.

import assert from 'node:assert/strict'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { afterEach, suite, test } from 'node:test'
import { newId } from '#server/ids.ts'
import { cast, stage } from '#server/testing.ts'
import { jobs } from '../../jobs.ts'
import { obstacles } from '../../routes.ts'
import { learnMany } from '../actions.ts'
import { blend, neighbours, pooled, score, tried } from './rules.ts'

const { zahra, homa } = cast

// ── Protocol buffers, as little of them as a model needs ──
const varint = (n: number): number[] => (n < 128 ? [n] : [(n & 127) | 128, ...varint(Math.floor(n / 128))])
const int = (field: number, n: number) => Buffer.from([...varint(field * 8), ...varint(n)])
const bytes = (field: number, ...parts: (Buffer | string)[]) => {
  const body = Buffer.concat(parts.map((p) => Buffer.from(p as string)))
  return Buffer.concat([Buffer.from([...varint(field * 8 + 2), ...varint(body.length)]), body])
}
const value = (field: number, name: string, type: number, dims: string[]) =>
  bytes(field, bytes(1, name), bytes(2, bytes(1, int(1, type), bytes(2, ...dims.map((d) => bytes(1, bytes(2, d)))))))

/** Vectors of `rows` for the tokens 0, 1, …: output [1, tokens, width]. */
function tableModel(rows: readonly (readonly number[])[]): Buffer {
  const raw = Buffer.from(new Float32Array(rows.flat()).buffer)
  const table = bytes(5, int(1, rows.length), int(1, rows[0]!.length), int(2, 1), bytes(8, 'table'), bytes(9, raw))
  const node = bytes(1, bytes(1, 'table'), bytes(1, 'input_ids'), bytes(2, 'last_hidden_state'), bytes(3, 'look'), bytes(4, 'Gather'))
  const graph = bytes(7, node, bytes(2, 'g'), table, value(11, 'input_ids', 7, ['b', 't']), value(12, 'last_hidden_state', 1, ['b', 't', 'w']))
  return Buffer.concat([int(1, 8), graph, bytes(8, bytes(1, ''), int(2, 13))])
}

const tokenizer = (words: readonly string[]) =>
  JSON.stringify({
    version: '1.0',
    added_tokens: [{ id: 0, content: '[UNK]', single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }],
    normalizer: null,
    pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((w, i) => [w, i])),
      unk_token: '[UNK]',
    },
  })

suite('an administrator’s embedding model', () => {
  const on = stage([obstacles], { jobs: { obstacles: jobs } })
  const state = async () => (await on.as(homa).get('/api/triage/state')).body.onnx
  const put = (files: Record<string, string | Buffer>) => {
    mkdirSync(join(on.engine.config.dataDir, 'onnx'), { recursive: true })
    for (const [name, body] of Object.entries(files)) writeFileSync(join(on.engine.config.dataDir, 'onnx', name), body)
  }
  afterEach(() => rmSync(join(on.engine.config.dataDir, 'onnx'), { recursive: true, force: true }))

  const installed = [import.meta.url, process.env['ONNX_TEST_PACKAGES'] ? join(process.env['ONNX_TEST_PACKAGES'], 'x.js') : null].flatMap((from) => {
    try {
      return from ? [createRequire(from).resolve('onnxruntime-node')] : []
    } catch {
      return []
    }
  })
  const packages = process.env['ONNX_TEST_PACKAGES']
  const install = () => packages && symlinkSync(packages, join(on.engine.config.dataDir, 'onnx', 'node_modules'))

  test('without files it is absent, and triage answers', async () => {
    assert.deepEqual(await state(), { state: 'absent', folder: join('DATA_DIR', 'onnx'), reason: '', weight: null, trial: null, triedAt: null })
    put({ 'model.onnx': 'x' })
    assert.equal((await state()).state, 'absent', 'a model without its tokenizer')
  })

  test('with files but without the runtime the page says so, and triage answers', { skip: installed.length > 0 && !packages }, async () => {
    put({ 'model.onnx': 'x', 'tokenizer.json': '{}' })
    assert.equal((await state()).state, 'packagesMissing')
    assert.equal((await on.as(zahra).post('/api/triage', { text: 'برق واحد ما از دیروز قطع است' })).status, 200)
  })

  test('a broken file is told about and left alone', { skip: !installed.length && 'the runtime is not installed' }, async () => {
    put({ 'model.onnx': Buffer.from('not a model at all'), 'tokenizer.json': tokenizer(['[UNK]']) })
    install()
    const found = await state()
    assert.equal(found.state, 'broken')
    assert.ok(found.reason.length > 5)
    assert.equal((await on.as(zahra).post('/api/triage', { text: 'برق واحد ما از دیروز قطع است' })).status, 200)
    put({ 'tokenizer.json': '{' })
    assert.equal((await state()).state, 'broken')
  })

  test('a model that knows words of one meaning helps, is measured, and answers', {
    skip: !installed.length && 'the runtime is not installed',
  }, async () => {
    const codes = (await on.db.selectFrom('obstacles.grp').select('code').orderBy('code').limit(4).execute()).map((g) => g.code)
    // Words without meaning or kinship: only the model knows which group they belong to.
    const letters = 'بتجدرسشفقکلمنوه'
    let seed = 7
    const letter = () => letters[(seed = (seed * 48_271) % 2_147_483_647) % letters.length]!
    const coined = [...new Set(Array.from({ length: 600 }, () => Array.from({ length: 7 }, letter).join('')))]
    const word = (g: number, i: number) => coined[g * 120 + i]!
    const words = ['[UNK]', ...new Set(codes.flatMap((_, g) => Array.from({ length: 120 }, (_x, i) => word(g, i))))]
    const owner = new Map(codes.flatMap((_, g) => Array.from({ length: 120 }, (_x, i) => [word(g, i), g] as const)))
    const rows = words.map((w) => [0.1, ...codes.map((_, g) => (owner.get(w) === g ? 1 : 0))])
    put({ 'model.onnx': tableModel(rows), 'tokenizer.json': tokenizer(words) })
    install()
    assert.deepEqual([(await state()).state, (await state()).reason], ['ready', ''])
    const lessons = codes.flatMap((groupCode, g) =>
      Array.from({ length: 40 }, (_, i) => ({
        obstacleId: newId(),
        groupCode,
        source: 'import' as const,
        text: `${word(g, i * 3)} ${word(g, i * 3 + 1)} ${word(g, i * 3 + 2)}`,
      })),
    )
    // Mixed, so that every fifth is of any group.
    await on.ctx(zahra, (ctx) =>
      learnMany(
        ctx,
        lessons.map((_, n) => lessons[(n * 37) % lessons.length]!),
      ),
    )
    await jobs.long!['obstacles.triage_nightly']!(on.engine, 1)
    const { weight, trial } = await state()
    assert.ok(weight > 0, JSON.stringify({ weight, trial }))
    assert.equal(trial.held, 16)
    assert.ok(trial.with.top1 > trial.without.top1, JSON.stringify(trial))
    const { body } = await on.as(zahra).post('/api/triage', { text: `${word(2, 5)} ${word(2, 100)} ${word(2, 50)}` })
    assert.equal(body.groups[0].code, codes[2])
  })
})

test('neighbours: the nearest texts vote, the farthest of them hardly', () => {
  const vectors = { codes: ['A', 'A', 'B'], width: 2, all: new Float32Array([1, 0, 0.8, 0.6, 0, 1]) }
  const near = neighbours(vectors, new Float32Array([1, 0]))
  assert.equal(near[0]!.code, 'A')
  assert.ok(Math.abs(near.reduce((a, b) => a + b.p, 0) - 1) < 1e-6)
  assert.deepEqual(neighbours({ codes: [], width: 2, all: new Float32Array() }, new Float32Array([1, 0])), [])
})

test('pooling counts only tokens of text; the vector has length 1', () => {
  assert.deepEqual([...pooled(new Float32Array([3, 0, 0, 9]), 2, [1, 0])], [1, 0])
})

test('the weight is chosen on one half and must prove itself on the other', () => {
  const wrong = [
    { code: 'B', p: 0.6 },
    { code: 'A', p: 0.4 },
  ]
  const right = [{ code: 'A', p: 1 }]
  const helped = tried(Array.from({ length: 20 }, () => ({ code: 'A', groups: wrong, near: right })))
  assert.ok(helped.weight > 0)
  assert.deepEqual([helped.trial.held, helped.trial.without.top1, helped.trial.with.top1], [10, 0, 1])
  const harmed = tried(Array.from({ length: 20 }, () => ({ code: 'B', groups: wrong, near: right })))
  assert.equal(harmed.weight, 0)
  assert.equal(score([], 0).top1, 0)
  assert.equal(blend(wrong, right, 0.5)[0]!.code, 'A')
})

// The vectors of kernel/text-vectors.ts asked of PostgreSQL, and 100,000 texts asked of both.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { sql } from 'kysely'
import { version } from '#kernel/fold.ts'
import { fold, indexTerms, tsquery } from '#kernel/text.ts'
import { apart, compounds, folds, meets, wider } from '#kernel/text-vectors.ts'
import { stage } from './testing.ts'

const on = stage([])

test('the database holds the edition of the rules that this program has', async () => {
  const { rows } = await sql<{ version: number }>`select fa.version() as version`.execute(on.db)
  assert.equal(rows[0]!.version, version)
})

test('each spelling folds as it should in PostgreSQL', async () => {
  const { rows } = await sql<{ raw: string; is: string; must: string }>`
    select raw, fa.fold(raw) as is, must from unnest(${folds.map(([raw]) => raw)}::text[], ${folds.map(([, to]) => to)}::text[]) as x(raw, must)
    where fa.fold(raw) <> must`.execute(on.db)
  assert.deepEqual(rows, [])
})

test('what must meet meets in PostgreSQL, what must not does not', async () => {
  const must = [
    ...compounds.flatMap((word) => {
      const forms = [word, word.replaceAll('\u200c', ' '), word.replaceAll('\u200c', '')]
      return forms.flatMap((text) => forms.map((query) => [`از ${text} ما`, query] as const))
    }),
    ...meets.flatMap((line) => line.flatMap((text) => line.map((query) => [text, query] as const))),
    ...wider,
  ]
  const asked = (pairs: readonly (readonly [string, string])[], wanted: boolean) =>
    sql<{ t: string; q: string }>`select t, q from unnest(${pairs.map(([t]) => t)}::text[], ${pairs.map(([, q]) => q)}::text[]) as x(t, q)
      where (fa.tsv(t) @@ fa.q(q)) is distinct from ${wanted}`
      .execute(on.db)
      .then(({ rows }) => rows)
  assert.deepEqual(await asked(must, true), [])
  assert.deepEqual(await asked(apart, false), [])
})

/** A small generator with a seed (mulberry32): the same texts every day, however fast fast-check may draw. */
function randomOf(seed: number) {
  let a = seed
  const next = () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, pick: <T>(list: ArrayLike<T>): T => list[below(list.length)]! }
}
type Random = ReturnType<typeof randomOf>

const letters = [
  ..."اآبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيىكةۀأإئؤء\u0640\u064b\u064e\u0651\u0670 ‌‌‌    ۱۲۰3٤٧،٬.'/-aZqß_()¬\u00ad\u200b\u200d\u200f\u202e\u2067\ufeff😀👩‍🔧é\u0301½①ﻼﺎﮐ𝐀\n\t\u0001",
]
const parts =
  `ها های هایشان هایم تر ترین ی ای ان گان ندگان یان ات ام اش مان تان شان می نمی ن به عنوان طور است اند بود و از در برای کار خانه بانک برق مجوز گمرک مالیات
  شرکت کارخانه صنعت وثیقه سرمایه گذار تولید کننده یک دو سه پنج ده بیست سی صد دویست هزار میلیون میلیارد نیم تومان ریال تومان اول دوم یکم فروردین ابان دی ماه سال 1405 1398 8 08 12 31 5
  500 1,250 2.5 ۱۴۰۵/۰۸/۱۲ ۲ ۳`.split(/\s+/)
const joins = ['', '', ' ', ' ', ' ', ' ', '\u200c', '\u200c', ' و ', '/', '، ', '\u00ad']

const makers: readonly ((r: Random, real: readonly string[]) => string)[] = [
  (r) => Array.from({ length: r.below(24) }, () => r.pick(letters)).join(''),
  (r) => Array.from({ length: 1 + r.below(7) }, () => r.pick(parts) + r.pick(joins)).join(''),
  (r) => Array.from({ length: 1 + r.below(8) }, () => r.pick(parts.slice(-44)) + r.pick([' ', ' ', ' و ', '\u200c'])).join(''),
  (r) => String.fromCodePoint(...Array.from({ length: r.below(12) }, () => r.below(r.pick([0x80, 0x700, 0x10000, 0x110000])))),
  (r, real) => {
    const text = r.pick(real)
    const from = r.below(text.length)
    return text.slice(from, from + 40)
  },
  (r, real) => {
    const text = r.pick(real)
    const from = r.below(text.length)
    return [...text.slice(from, from + 30)].map((c) => (r.below(6) ? c : r.pick(letters))).join('')
  },
]

/** Real sentences of this repository: the catalogue, the demo, the words of the pages, the guides. */
function realTexts(): string[] {
  const files = globSync(['data/**/*.{json,csv,txt}', 'demo/**/*.json', 'src/**/words.fa.json', 'docs/**/*.md', '*.md'])
  return files.flatMap((file) => readFileSync(file, 'utf8').match(/[^"\n]{3,}/g) ?? []).filter((line) => /[\u0600-\u06ff]{2}/.test(line))
}

// PostgreSQL holds no NUL and no half of a surrogate pair; PostgreSQL 15 knows Unicode 14, Node 17: letters that younger
// editions gave a normal form are left out.
const storable = (text: string) => text.toWellFormed().replace(/[\0\uA7F1\u{10000}-\u{1F2FF}\u{1E000}-\u{1E0FF}]/gu, '')

const total = 102_000
const batch = 1500

/** What differs between the two, of these texts. */
async function differing(texts: readonly string[]): Promise<unknown[]> {
  const mine = texts.map((text) => {
    const positions = new Map<string, Set<number>>()
    for (const [term, at] of indexTerms(text)) positions.set(term, (positions.get(term) ?? new Set()).add(at))
    return [...positions].map(([term, at]) => `'${term}':${[...at].join(',')}`).join(' ')
  })
  const { rows } = await sql`
    select t, fa.fold(t) as folded, f, fa.tsv(t)::text as terms, m, fa.q(t)::text as query, q
    from unnest(${texts}::text[], ${texts.map(fold)}::text[], ${mine}::text[], ${texts.map(tsquery)}::text[]) as x(t, f, m, q)
    where fa.fold(t) <> f or fa.tsv(t) <> m::tsvector or fa.q(t)::text is distinct from q::tsquery::text`.execute(on.db)
  return rows
}

test(`${total} texts, made up and real, become the same terms in TypeScript and PostgreSQL`, async () => {
  const real = realTexts()
  assert.ok(real.length > 3000, `${real.length} real texts`)
  const seed = Number(process.env['TEXT_SEED'] ?? 1405)
  const r = randomOf(seed)
  const texts = real.map((text) => text.slice(0, 200))
  while (texts.length < total) texts.push(makers[texts.length % makers.length]!(r, real))
  const batches = Array.from({ length: Math.ceil(texts.length / batch) }, (_, i) => texts.slice(i * batch, (i + 1) * batch).map(storable))
  const wrong: unknown[] = []
  const work = async () => {
    for (let some = batches.pop(); some; some = batches.pop()) wrong.push(...(await differing(some)))
  }
  await Promise.all(Array.from({ length: 4 }, work))
  assert.deepEqual(wrong.slice(0, 3), [], `${wrong.length} differ, seed ${seed}`)
})

// Tests that read the repository: what no compiler sees.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { actNames } from '#features/casework/model.ts'
import { personLaw } from '#features/people/rules.ts'
import { readWords } from '#server/words.ts'

const sources = globSync('{src,scripts,demo}/**/*.{ts,tsx}').filter((f) => !f.endsWith('.gen.ts'))
const text = new Map(sources.map((f) => [f, readFileSync(f, 'utf8')]))
const product = sources.filter((f) => f.startsWith('src/') && !/\.test\.tsx?$|\/testing/.test(f))
const words = readWords()
/** `{nameFa}` in Persian stands where `{nameEn}` stands in English. */
const placeholders = (s: string) => [...s.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!.replace(/(?<=.)(Fa|En)$/, '')).sort()

test('every refusal has words in both languages', () => {
  const codes = product.flatMap((f) => [...text.get(f)!.matchAll(/\bproblem(?:<[^>]*>)?\(\s*'([a-zA-Z]+\/[\w-]+)'/g)].map((m) => m[1]!))
  assert.ok(codes.length > 40)
  for (const code of new Set(codes))
    for (const locale of ['fa', 'en'] as const) assert.ok(words[locale][`problem.${code}`], `${locale}: problem.${code}`)
})

test('no two catalogues of words say different things under one key', () => {
  for (const locale of ['fa', 'en'] as const) {
    const said = new Map<string, string>()
    for (const file of globSync(`src/**/words.${locale}.json`))
      for (const [key, text] of Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)) {
        assert.equal(said.get(key) ?? text, text, `${key} in ${file}`)
        said.set(key, text)
      }
  }
})

test('no two nouns of a room name an endpoint alike', () => {
  const names = globSync('src/features/*/**/api.ts').flatMap((file) => {
    const room = file.split('/')[2]!
    return [...readFileSync(file, 'utf8').matchAll(/^ {2}(\w+): \{\s*(?:\n\s*)?method:/gm)].map((m) => `${room} ${m[1]}`)
  })
  assert.ok(names.length > 150)
  assert.deepEqual(
    names.filter((name, i) => names.indexOf(name) !== i),
    [],
  )
})

test('both languages have the same keys and the same placeholders', () => {
  assert.deepEqual(Object.keys(words.fa).sort(), Object.keys(words.en).sort())
  for (const [key, fa] of Object.entries(words.fa)) assert.deepEqual([...new Set(placeholders(fa))], [...new Set(placeholders(words.en[key]!))], key)
})

test('every fact of the journal has words: those of its act, or its own', () => {
  const facts = product
    .filter((f) => /features\/.*\/(actions|jobs)\.ts$|features\/\w+\/(actions|jobs)\.ts$/.test(f))
    .flatMap((f) => [...text.get(f)!.matchAll(/'((?:people|registry|channels|obstacles|casework|workgroup)\.[a-zA-Z_]+)'/g)].map((m) => m[1]!))
  // Work that a room gives to itself is named the same way and stands in no journal.
  const work = new Set([...text.values()].flatMap((s) => [...s.matchAll(/enqueue\('([\w.]+)'|'([\w.]+)': \{ minutes/g)].map((m) => m[1] ?? m[2]!)))
  const names = new Set([
    ...facts.filter((fact) => !work.has(fact)),
    ...personLaw.names.map((name) => `people.${name}`),
    ...actNames.map((name) => `casework.${name}`),
  ])
  assert.ok(names.size > 90)
  const known = (fact: string) => ['.fact.', '.act.'].some((kind) => words.fa[fact.replace('.', kind)])
  assert.deepEqual(
    [...names].filter((fact) => !known(fact)),
    [],
  )
  for (const room of ['people', 'registry', 'channels', 'obstacles', 'casework', 'workgroup']) assert.ok(words.fa[`${room}.room`], room)
})

test('a word that a page asks for by name exists', () => {
  // Public pages speak of their words by the short key.
  const short = (f: string) => (f === 'src/server/document.ts' || f.includes('/casework/public/') ? 'casework.public.' : '')
  for (const f of product)
    for (const [, key] of text.get(f)!.matchAll(/^(?! *\*).*\bt\(\s*'([a-z]+\.[\w./-]+)'/gm))
      assert.ok(key! in words.fa || `${short(f)}${key}` in words.fa, `${f}: ${key}`)
})

test('Persian words use Persian letters, digits and half-spaces', () => {
  for (const [key, fa] of Object.entries(words.fa)) {
    assert.doesNotMatch(fa, /[يكةۀ]|[٠-٩]|\u200c\s|\s\u200c/, key)
    assert.doesNotMatch(fa, /(^|\s)ن?می [\u0600-\u06ff]|[\u0600-\u06ff] ها(ی)?(\s|$)/, `${key}: a half-space is missing`)
  }
})

test('dates, digits and money are formatted in the kernel only', () => {
  for (const f of product.filter((p) => !p.startsWith('src/kernel/')))
    assert.doesNotMatch(text.get(f)!, /\btoLocale(Date|Time)?String\(|new Intl\./, f)
})

test('business time comes from the clock of the request', () => {
  for (const f of product.filter((p) => /features\/.*(rules|actions|queries|routes|jobs|pages)\.ts$/.test(p)))
    assert.doesNotMatch(text.get(f)!, /\bnew Date\(\)|\bDate\.now\(\)/, f)
})

test('no file is longer than 500 lines; half are below 90, nineteen of twenty below 300', () => {
  const lengths = product.map((f) => [text.get(f)!.split('\n').length, f] as const).sort((a, b) => a[0] - b[0])
  assert.deepEqual(
    lengths.filter(([n]) => n > 500).map(([, f]) => f),
    [],
  )
  assert.ok(lengths[Math.floor(lengths.length / 2)]![0] <= 90)
  assert.ok(lengths[Math.floor(lengths.length * 0.95)]![0] <= 300)
})

test('ARCHITECTURE.md stays a map, and every room says what it is', () => {
  assert.ok(readFileSync('ARCHITECTURE.md', 'utf8').split('\n').length <= 100)
  for (const room of globSync('src/features/*')) assert.ok(readFileSync(`${room}/README.md`, 'utf8').split('\n').length <= 20, room)
})

test('SQL stands in queries, never glued from strings', () => {
  for (const f of product.filter((p) => p.includes('/features/') && !/queries\.ts$/.test(p))) assert.doesNotMatch(text.get(f)!, /\bsql`|sql\.raw/, f)
})

import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const file = new URL('./text.ts', import.meta.url).pathname
const run = (input: string | Buffer, ...args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', file, ...args], { input, encoding: 'utf8', maxBuffer: 1e8 })
const linesOf = (input: string | Buffer, ...args: string[]) => {
  const { stdout, status, stderr } = run(input, ...args)
  assert.equal(status, 0, stderr)
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

test('one object a line: text, folded, tokens, stems, terms', () => {
  const [first, empty, last, ...more] = linesOf('راه‌اندازي كارخانه‌ها\r\n\nآخر')
  assert.deepEqual(first, {
    text: 'راه‌اندازي كارخانه‌ها',
    folded: 'راه‌اندازی کارخانه‌ها',
    tokens: ['راه', 'اندازی', 'کارخانه', 'ها'],
    stems: ['راه', 'انداز', 'کارخانه', 'ها'],
    terms: ['راه', 'راهانداز', 'انداز', 'اندازیکارخانه', 'کارخانه'],
  })
  assert.deepEqual(empty, { text: '', folded: '', tokens: [], stems: [], terms: [] })
  assert.equal(last.text, 'آخر')
  assert.deepEqual(more, [])
})

test('--match says whether, by what and where', () => {
  const [hit, miss] = linesOf('مجوز راه‌اندازی\nبرق\n', '--match', 'راهاندازی')
  assert.equal(hit.match, true)
  assert.deepEqual(hit.why, [{ clause: 'راهاندازی', by: 'راه‌اندازی', at: [5, 15], how: 'joined' }])
  assert.deepEqual([miss.match, miss.why], [false, []])
})

test('a line of 50,000 characters, bytes that are no UTF-8, and letters cut between two chunks', () => {
  const [long] = linesOf(`${'کارخانه '.repeat(6250)}\n`, '--match', 'کارخانه')
  assert.equal(long.match, true)
  assert.ok(long.folded.length <= 24_000)
  const [broken] = linesOf(Buffer.concat([Buffer.from('برق '), Buffer.from([0xff, 0xfe]), Buffer.from(' گاز')]))
  assert.deepEqual(broken.tokens, ['برق', 'گاز'])
  const many = linesOf(`${'قطعی برق '.repeat(30)}\n`.repeat(2000))
  assert.equal(many.length, 2000)
  assert.ok(many.every((line) => line.folded === many[0].folded))
})

test('wrong use is said in Persian and English, and nothing is printed', () => {
  for (const args of [['--foo'], ['--match'], ['--match', 'از و به'], ['--match', '']]) {
    const { status, stdout, stderr } = run('برق\n', ...args)
    assert.equal(status, 2, args.join(' '))
    assert.equal(stdout, '')
    assert.match(stderr, /کاربرد/)
    assert.match(stderr, /usage/)
  }
})

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import iconv from 'iconv-lite'

const folder = mkdtempSync(join(tmpdir(), 'gg-eval-'))
after(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    execFile(process.execPath, ['scripts/triage-eval.ts', ...args], (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }))
  })

const few = file(
  'few.csv',
  'id,text_fa,group_code,also_group_codes\n1,برق شهرک بی‌خبر قطع شد و کوره خوابید,T01,T02 T06\n2,وثیقه ما را بانک قبول نکرد,F05,\n',
)

test('judges a file by the catalogue alone, and with the others learned', async () => {
  const cold = JSON.parse((await run(few, '--json')).out)
  assert.deepEqual([cold.texts, cold.classes, cold.catalogue, cold.trainedOn, cold.top3], [2, 160, 160, 0, 1])
  const left = await run(few, '--leave-one-out', '--dirty', '--errors')
  assert.equal(left.code, 0, left.err)
  assert.match(left.out, /top-3 counting also-codes +1\.0000/)
})

test('labels of their own need no catalogue; text is read in any encoding', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => `"${['سیب', 'انار', 'گلابی'][i % 3]} شماره ${i} را خریدم",k${i % 3}`)
  const own = file('own.csv', iconv.encode(`text_fa,group_code\r\n${rows.join('\r\n')}`, 'win1256'))
  const got = JSON.parse((await run(own, '--train', own, '--json')).out)
  assert.deepEqual([got.classes, got.catalogue, got.trainedOn, got.top1], [3, 0, 60, 1])
})

test('what cannot be used is refused in Persian and English', async () => {
  const cases: [string[], RegExp][] = [
    [[], /Usage/],
    [[join(folder, 'none.csv')], /There is no file/],
    [[file('empty.csv', '')], /has no rows/],
    [[file('head.csv', 'text_fa,group_code\n')], /has no rows/],
    [[file('column.csv', 'text,group_code\nمتن,T01\n')], /has no column text_fa\. Its columns: text, group_code/],
    [[file('blank.csv', 'text_fa,group_code\nمتن,T01\n  ,T02\n')], /rows have no text: 3/],
    [[file('code.csv', 'text_fa,group_code\nمتن نمونه,Z99\n')], /not in the catalogue: Z99/],
    [[few, '--train', file('one.csv', 'text_fa,group_code\nالف,T01\nب,T01\n')], /belong to one group \(T01\)/],
    [[file('wrong.csv', `text_fa,group_code\n${Buffer.from('برق کارخانه قطع شد').toString('latin1')},T01\n`)], /unreadable/],
  ]
  for (const [args, words] of cases) {
    const { code, err } = await run(...args)
    assert.equal(code, 2, err)
    assert.match(err, words)
    assert.match(err.split('\n')[0]!, /[\u0600-\u06FF]/)
  }
})

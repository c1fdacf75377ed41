// `npm run text [-- --match "query"]`: what search makes of each line of standard input, as one JSON object a line. The tool
// with which search is explained and checked; no database, no network.
//   printf 'راه‌اندازی خط\n' | npm run --silent text -- --match 'راهاندازی'

import { parseArgs } from 'node:util'
import { atoms, fold, stem, terms } from '#kernel/fold.ts'
import { answers, explain } from '#kernel/text-explain.ts'
import { tsquery } from '#kernel/text.ts'

const usage = `کاربرد: npm run text -- [--match "پرسش"] < متن.txt — هر سطر ورودی یک سطر JSON می‌شود: text، folded، tokens، stems، terms
usage: npm run text -- [--match "query"] < texts.txt — each line becomes a line of JSON: text, folded, tokens, stems, terms`

function fail(fa: string, en: string): never {
  process.stderr.write(`${fa}\n${en}\n\n${usage}\n`)
  process.exit(2)
}

function readArgs(): { match?: string | undefined; help?: boolean | undefined } {
  try {
    const { values } = parseArgs({ options: { match: { type: 'string', short: 'm' }, help: { type: 'boolean', short: 'h' } } })
    return values
  } catch (error) {
    const given = process.argv.slice(2).join(' ')
    return fail(`گزینه‌ها خوانده نشد: ${given}`, `the options cannot be read: ${error instanceof Error ? error.message.split('. ')[0] : given}`)
  }
}

const args = readArgs()
if (args.help) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}
if (args.match !== undefined && tsquery(args.match) === null)
  fail(
    'در پرسش هیچ کلمه‌ای برای جست‌وجو نیست (تنها حرف‌های ربط، نشانه یا فاصله).',
    'the query holds no word to look for (only function words, signs or spaces).',
  )
if (process.stdin.isTTY) fail('متنی داده نشد: سطرها از ورودی استاندارد خوانده می‌شوند.', 'no text given: lines are read from standard input.')

/** One line, explained. Bytes that are no UTF-8 become «�», as everywhere in the product. */
function lineOf(text: string): string {
  const folded = fold(text)
  const parts = atoms(folded)
  const match = args.match !== undefined && answers(text, args.match)
  return JSON.stringify({
    text,
    folded,
    tokens: parts.words,
    stems: parts.words.map(stem),
    terms: [...new Set(terms(parts).map(({ term }) => term))],
    ...(args.match !== undefined && { match, why: match ? explain(text, args.match) : [] }),
  })
}

process.stdout.on('error', () => process.exit(0)) // the reader has had enough (`| head`)
const decoder = new TextDecoder('utf-8')
let rest = ''
const print = (lines: readonly string[]) => {
  if (lines.length && !process.stdout.write(`${lines.map(lineOf).join('\n')}\n`))
    return new Promise<void>((done) => process.stdout.once('drain', done))
  return undefined
}
for await (const chunk of process.stdin) {
  const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split(/\r\n|\n|\r(?!$)/)
  rest = lines.pop()!
  await print(lines)
}
rest = (rest + decoder.decode()).replace(/\r$/, '')
if (rest !== '') await print([rest])

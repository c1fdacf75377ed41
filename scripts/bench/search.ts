// Search in all spellings: does PostgreSQL find 500 field words however they and the query are written, and how long does the
// product take for them, for money told in words, and for a misspelled word, over all cases.

import type { Bare } from './bare.ts'
import { call } from './http.ts'
import { fieldWords, spellingsOf } from './spellings.ts'
import type { Row } from './table.ts'
import { spreadOf } from './timing.ts'
import type { World } from './world.ts'

const times = 200

export async function measureSearch(base: string, { owner }: Bare, world: World): Promise<Row[]> {
  const { rows: groups } = await owner.query<{ text: string }>(`select name_fa || ' ' || keywords as text from obstacles.grp order by code`)
  const words = fieldWords(
    groups.map(({ text }) => text),
    500,
  )
  const spellings = words.map(spellingsOf)
  const rows = [await recall(owner, spellings)]
  const forms = spellings.flat()
  const search = (q: string) => call(`${base}/api/cases/search?limit=20&q=${encodeURIComponent(q)}`, { token: world.token })
  // A step that meets words and spellings evenly.
  const any = await spreadOf(times, (i) => search(forms[(i * 7919) % forms.length]!))
  const money = await spreadOf(times, (i) => search(`${1 + (i % 99)} میلیارد ریال`))
  await search('کارخنه')
  const wrong = await spreadOf(times, (i) => search(`کارخنه ${words[i % words.length]}`))
  for (const [what, spread] of [
    ['500 field words in all spellings', any],
    ['an amount of money', money],
    ['a misspelled word, with what was meant', wrong],
  ] as const)
    rows.push(
      { group: 'search', what: `${what}, p50`, value: spread.p50, unit: 'ms' },
      { group: 'search', what: `${what}, p95`, value: spread.p95, unit: 'ms', aim: { text: '≤ 50 ms', met: spread.p95 <= 50 } },
    )
  return rows
}

/** The share of [written, asked] pairs of spellings that meet in the database. */
async function recall(owner: Bare['owner'], spellings: readonly (readonly string[])[]): Promise<Row> {
  const texts = spellings.flatMap((forms, word) => forms.map((form) => ({ word, form })))
  const {
    rows: [found],
  } = await owner.query<{ pairs: string; met: string }>(
    `with form as materialized (
       select word, fa.tsv('از ' || form || ' در') as stored, fa.q(form) as asked from unnest($1::int[], $2::text[]) as x(word, form))
     select count(*) as pairs, count(*) filter (where t.stored @@ q.asked) as met from form t join form q using (word)`,
    [texts.map(({ word }) => word), texts.map(({ form }) => form)],
  )
  const pairs = Number(found!.pairs)
  const share = (100 * Number(found!.met)) / pairs
  return {
    group: 'search',
    what: `recall, ${spellings.length} field words, ${pairs} pairs of spellings`,
    value: share,
    unit: '%',
    aim: { text: '100 %', met: share === 100 },
  }
}

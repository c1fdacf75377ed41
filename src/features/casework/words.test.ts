// Nothing that a person can meet is without words in both languages.

import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { actNames, caseDeclineReasons, declineReasons, flags, holders, noMeansReasons, referralStates, statuses } from './model.ts'
import { rings } from './telling/rules.ts'
import en from './words.en.json' with { type: 'json' }
import fa from './words.fa.json' with { type: 'json' }

const wanted = [
  ...statuses.map((s) => `casework.status.${s}`),
  ...flags.map((f) => `casework.flag.${f}`),
  ...referralStates.map((s) => `casework.referral.${s}`),
  ...holders.map((h) => `casework.holder.${h}`),
  ...actNames.map((a) => `casework.act.${a}`),
  ...actNames.filter(rings).map((a) => `casework.bell.${a}`),
  ...[...declineReasons, ...noMeansReasons, ...caseDeclineReasons].map((r) => `casework.reason.${r}`),
]
const problems = globSync('src/features/casework/**/*.ts')
  .filter((f) => !f.includes('/web/') && !f.includes('/public/'))
  .flatMap((f) => [...readFileSync(f, 'utf8').matchAll(/problem(?:<[^>]*>)?\('(casework\/[\w-]+)'/g)].map((m) => `problem.${m[1]}`))

test('every status, flag, state, holder, act, bell, reason and refusal has words in Persian and English', () => {
  assert.ok(problems.length > 30)
  for (const key of [...wanted, ...problems])
    for (const [name, words] of [
      ['fa', fa],
      ['en', en],
    ] as const)
      assert.ok((words as Record<string, string>)[key], `${key} in ${name}`)
  assert.deepEqual(Object.keys(fa), Object.keys(en))
})

test('both languages fill the same blanks', () => {
  const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort()
  for (const [key, text] of Object.entries(fa)) assert.deepEqual(blanks(text), blanks((en as Record<string, string>)[key]!), key)
})

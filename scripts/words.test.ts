// docs/words.md names everything that casework and the kernel can say, so that nobody has to guess a word.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import * as casework from '#features/casework/model.ts'
import { roles } from '#kernel/actor.ts'

const page = readFileSync(new URL('../docs/words.md', import.meta.url), 'utf8')
const named = new Set([...page.matchAll(/^\|[^|]+\|([^|]+)\|/gm)].flatMap((row) => row[1]!.match(/[A-Za-z_]+/g) ?? []))

test('every role, status, state, flag and act has a Persian name and a meaning', () => {
  const words = [...roles, ...casework.statuses, ...casework.referralStates, ...casework.flags, ...casework.actNames]
  assert.deepEqual(
    words.filter((word) => !named.has(word)),
    [],
  )
  assert.deepEqual(
    casework.holders.filter((holder) => !page.includes(holder)),
    [],
  )
})

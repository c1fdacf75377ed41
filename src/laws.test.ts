// A refusal names the state of its record and what can be done in it: both need words in either language.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseLaw } from '#features/casework/cases/rules.ts'
import { referralLaw } from '#features/casework/referrals/rules.ts'
import { knotLaw } from '#features/obstacles/knots/rules.ts'
import { dossierLaw } from '#features/workgroup/dossiers/rules.ts'
import { resolutionLaw } from '#features/workgroup/resolutions/rules.ts'
import { sessionLaw } from '#features/workgroup/sessions/rules.ts'
import { readWords } from '#server/words.ts'

test('every state and every act of a law that speaks of them has words', () => {
  const catalogues = readWords()
  for (const law of [caseLaw, referralLaw, knotLaw, dossierLaw, resolutionLaw, sessionLaw]) {
    const { state, act } = law.words!
    const states = Object.values(law.acts).flatMap((one) => [...one.from, ...(one.to ? [one.to] : [])])
    const keys = [...states.map((name) => `${state}.${name}`), ...law.names.map((name) => `${act}.${name}`)]
    for (const locale of ['fa', 'en'] as const) for (const key of keys) assert.ok(catalogues[locale][key], `${locale}: ${key}`)
  }
})

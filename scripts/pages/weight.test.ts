import assert from 'node:assert/strict'
import { test } from 'node:test'
import { screens, screenWeight } from './weight.ts'

for (const screen of screens)
  test(`${screen.name}: what is fetched until it stands keeps its limit`, () => {
    const weight = screenWeight(screen)
    assert.ok(weight, 'the pages are not built: node scripts/prepare.mjs')
    assert.ok(weight.code > 100 && weight.words > 10, 'a measure that finds nothing')
    assert.ok(weight.code <= screen.code, `code: ${weight.code.toFixed(1)} kB of ${screen.code}`)
    assert.ok(weight.words <= screen.words, `words: ${weight.words.toFixed(1)} kB of ${screen.words}`)
  })

test('a page that is not there is no light page', () => {
  assert.throws(() => screenWeight({ page: 'src/features/casework/web/desk/NoPage.tsx' }), /NoPage/)
})

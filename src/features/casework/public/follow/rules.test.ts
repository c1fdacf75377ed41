import assert from 'node:assert/strict'
import { test } from 'node:test'
import { caseCode, codeOf } from './rules.ts'

test('a code is read in Persian digits, lower case, without dashes and without leading zeros', () => {
  for (const raw of ['EA-1405-000123', 'ea-1405-000123', ' EA 1405 123 ', 'EA1405000123', 'EA–۱۴۰۵–۰۰۰۱۲۳', 'ea/۱۴۰۵/١٢٣'])
    assert.equal(codeOf(raw), 'EA-1405-000123', raw)
})

test('what is no code stays as typed and is refused', () => {
  for (const raw of ['', 'EA-1405', '12345', 'EA-1405-000123; drop table', 'E-1405-000123']) assert.equal(caseCode.test(codeOf(raw)), false, raw)
})

// A tool of tests: what another province says of itself, and the secret of its installation.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Envelope, Statement } from './model.ts'
import { opened, seal } from './signing/actions.ts'

export const statement = (more: Partial<Statement> = {}): Statement => ({
  format: 'gerehgosha.aggregate',
  version: 1,
  origin: { code: 'KH', nameFa: 'خوزستان', nameEn: 'Khuzestan' },
  period: '1405-2',
  issuedAt: '2026-10-01T00:00:00.000Z',
  figures: { resolutions_executed: { value: 3, of: 4 } },
  ...more,
})
/** Another installation has another secret. */
export const elsewhere = { secret: Buffer.alloc(32, 7) } as never
export const keyOf = (file: string) => (JSON.parse(file) as Envelope).signatures[0]!.key

test('what it seals is opened again as it was', () => {
  const { payload, publicKey } = opened(JSON.parse(seal(elsewhere, statement())))
  assert.deepEqual([JSON.parse(payload), publicKey], [statement(), keyOf(seal(elsewhere, statement()))])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { roles } from '#kernel/actor.ts'
import { codeRules, whyNotSend } from './codes/rules.ts'
import { lockout, restMinutes } from './lockout/rules.ts'
import { provinceTable } from './model.ts'
import { passwordProblem } from './passwords/rules.ts'
import { hashPassword, verifyPassword } from './passwords/actions.ts'
import { whyNotGrant } from './rules.ts'
import { firstHat, sessionLives } from './sessions/rules.ts'

test('31 provinces, each id, code and name once', () => {
  for (const column of [0, 1, 2, 3] as const) assert.equal(new Set(provinceTable.map((p) => p[column])).size, 31)
  for (const [, code] of provinceTable) assert.match(code, /^[A-Z]{2}$/)
})

test('who may give which hat: the whole table', () => {
  const agencyId = 'a'
  const deskId = 'd'
  const placed = (role: (typeof roles)[number]) => ({
    role,
    ...(role === 'agencyRep' && { agencyId, deskId }),
    ...(role === 'agencyHead' && { agencyId }),
    ...(role === 'producer' && { unitId: 'u' }),
    ...(role === 'investor' && { investorId: 'i' }),
  })
  const may = roles.flatMap((giver) =>
    roles.filter((role) => whyNotGrant({ role: giver, agencyIds: [agencyId] }, placed(role)) === null).map((role) => `${giver} gives ${role}`),
  )
  assert.deepEqual(may, [
    'centreHead gives operator',
    'agencyHead gives agencyRep',
    'secretary gives expert',
    'secretary gives official',
    'admin gives operator',
    'admin gives centreHead',
    'admin gives agencyRep',
    'admin gives agencyHead',
    'admin gives secretary',
    'admin gives expert',
    'admin gives official',
    'admin gives manager',
    'admin gives auditor',
    'admin gives admin',
  ])
  assert.notEqual(whyNotGrant({ role: 'agencyHead', agencyIds: ['other'] }, placed('agencyRep')), null)
})

test('rests after wrong tries: none before the fifth, then 15, 30, 60 … 24 hours', () => {
  assert.deepEqual(
    [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 100].map((n) => restMinutes(n, 'account')),
    [0, 15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440],
  )
  assert.equal(restMinutes(lockout.free.address - 1, 'address'), 0)
  fc.assert(fc.property(fc.nat(10_000), (n) => restMinutes(n + 1, 'account') >= restMinutes(n, 'account')))
})

test('passwords: short, common, runs, repetitions and one’s own phone are refused; sentences are welcome', () => {
  const own = ['+989141234567', 'zahra.namouneh']
  const code = (p: string) => passwordProblem(p, own)?.code ?? null
  for (const short of ['', 'کوتاه', '123456789']) assert.equal(code(short), 'people/password-too-short', short)
  for (const common of [
    '1234567890',
    '۱۲۳۴۵۶۷۸۹۰',
    'PassWord123',
    'aaaaaaaaaa',
    'abababababab',
    '9876543210',
    'abcdefghij',
    ' qwertyuiop ',
    'gerehgosha-demo',
  ])
    assert.equal(code(common), 'people/password-too-common', common)
  for (const like of ['09141234567', '۰۹۱۴۱۲۳۴۵۶۷', '+989141234567', 'zahra.namouneh', 'Zahra.Namouneh1'])
    assert.equal(code(like), 'people/password-like-login', like)
  for (const good of ['کوه سرخ پنجره', 'correct horse battery', 'xK9!mQ2#vL', '🌲🌲🌵🍂🍃🌿☘🍀🌾🌻', '09359876501 x'])
    assert.equal(code(good), null, good)
})

test('a password verifies against its own hash only, in either Unicode form', async () => {
  const hash = await hashPassword('قهوه\u200cی تلخ é')
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  assert.equal(await verifyPassword('قهوه\u200cی تلخ e\u0301', hash), true)
  assert.equal(await verifyPassword('قهوه\u200cی تلخ e', hash), false)
  assert.equal(await verifyPassword('', null), false)
  assert.notEqual(hash, await hashPassword('قهوه\u200cی تلخ é'))
})

test('however one asks, no phone gets more codes than the limits say', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1200 }), { maxLength: 300 }), (gaps) => {
      const sent: Date[] = []
      let now = new Date('2026-11-22T06:30:00Z')
      for (const gap of gaps) {
        now = new Date(now.getTime() + gap * 1000)
        const day = sent.filter((at) => now.getTime() - at.getTime() < 86_400_000)
        if (!whyNotSend(day, 0, now)) sent.unshift(now)
      }
      for (const at of sent) {
        const within = (ms: number) => sent.filter((other) => other <= at && at.getTime() - other.getTime() < ms).length
        assert.ok(within(60_000) <= 1 && within(3_600_000) <= codeRules.perPhoneHour && within(86_400_000) <= codeRules.perPhoneDay)
      }
    }),
  )
})

test('a session never lives past its end or before its beginning, whatever the clock does', () => {
  const begun = Date.parse('2026-11-22T06:30:00Z')
  const session = (seen: number) => ({
    role: 'operator' as const,
    createdAt: new Date(begun),
    lastSeenAt: new Date(begun + seen),
    expiresAt: new Date(begun + 30 * 86_400_000),
    pending: false,
  })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 * 86_400_000 }), fc.integer({ min: -86_400_000, max: 60 * 86_400_000 }), (seen, at) => {
      const lives = sessionLives(session(seen), new Date(begun + at))
      if (at < -60_000 || at >= 30 * 86_400_000 || seen >= 30 * 86_400_000 || at - seen >= 12 * 3_600_000) assert.equal(lives, false)
      else assert.equal(lives, true)
    }),
  )
})

test('the hat to begin with is the last worn if still owned, else the most active one', () => {
  const hat = (provinceId: number, role: (typeof roles)[number]) => ({ provinceId, role, agencyIds: [], deskIds: [], unitIds: [], investorIds: [] })
  const hats = [hat(2, 'admin'), hat(1, 'producer'), hat(1, 'operator')]
  assert.equal(firstHat(hats, { provinceId: 1, role: 'producer' })!.role, 'producer')
  assert.equal(firstHat(hats, { provinceId: 1, role: 'auditor' })!.role, 'operator')
  assert.equal(firstHat(hats, null)!.role, 'operator')
  assert.equal(firstHat([], null), null)
})

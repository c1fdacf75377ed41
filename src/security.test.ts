// Every endpoint of every room, called by everybody: the answers must be exactly what contract and law say.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { scopes, tokenRoles } from '#features/people/tokens/model.ts'
import type { Actor } from '#kernel/actor.ts'
import { cast, ids } from '#server/testing.ts'
import { caller, elsewhere, everyRole, filled, may, namesRecord, targets } from './security-calls.ts'
import { everyRoom, makeWorld } from './security-world.ts'

const { zahra, naser } = cast

suite('every endpoint × everybody', () => {
  const on = everyRoom()
  const { call, expect, nothingFound, tell } = caller(on)

  test('every parameter of every contract has a record here, every scope can be given to a token', async () => {
    const w = await makeWorld(on)
    for (const t of targets) filled(t.e.path, w)
    assert.deepEqual(new Set(targets.flatMap((t) => t.e.scope ?? [])), new Set(scopes))
    assert.ok(targets.length > 120)
  })

  test('nobody is told to sign in first, unless the contract says anyone', async () => {
    const w = await makeWorld(on)
    for (const t of targets) {
      const sent = await call(t, null, w)
      // Who follows a case by code has a session of that case instead of an account.
      const right =
        t.e.may === 'anyone'
          ? sent.status < 500 && (sent.body?.code !== 'http/sign-in-first' || t.e.path.startsWith('/api/follow'))
          : sent.status === 401 && sent.body.code === 'http/sign-in-first'
      expect(right, tell(t, null, sent))
    }
    nothingFound()
  })

  test('roles that the contract does not name are refused; those it names meet the law and never a fault', async () => {
    const w = await makeWorld(on)
    for (const t of targets)
      for (const actor of everyRole) {
        const sent = await call(t, actor, w)
        if (!may(t.e, actor)) expect(sent.status === 403 && sent.body.code === 'http/not-allowed', tell(t, actor, sent))
        else
          expect(
            sent.status < 500 &&
              (sent.body?.code !== 'http/sign-in-first' || t.e.path.startsWith('/api/follow')) &&
              sent.body?.code !== 'http/not-allowed',
            tell(t, actor, sent),
          )
      }
    nothingFound()
  })

  test('another province cannot reach a record, whatever role and forged places it comes with', async () => {
    const w = await makeWorld(on)
    for (const t of targets.filter(namesRecord))
      for (const actor of everyRole.filter((a) => may(t.e, a)).flatMap(elsewhere)) {
        const sent = await call(t, actor, w)
        expect(sent.status === 403 || sent.status === 404, tell(t, actor, sent))
      }
    nothingFound()
  })

  test('no list, search or figure of another province shows anything of this one', async () => {
    const w = await makeWorld(on)
    const secrets = [
      ...Object.entries(w)
        .filter(([k, v]) => typeof v === 'string' && v.length > 8 && !['group', 'person', 'message'].includes(k))
        .map(([, v]) => v as string),
      ids.unit1,
      ids.unit2,
      'نمونه‌سازان فولاد',
      'ریخته‌گری نمونه',
      'تسهیلات بانکی پرداخت',
      naser.name,
    ]
    for (const t of targets.filter((one) => one.e.method === 'GET' && !namesRecord(one)))
      for (const actor of everyRole.filter((a) => may(t.e, a)).flatMap(elsewhere)) {
        const sent = await call(t, actor, w)
        for (const secret of secrets) expect(!sent.text.includes(secret), `${secret} in ${tell(t, actor, sent)}`)
      }
    nothingFound()
  })

  test('a machine token needs the scope of the contract, and none opens what contracts keep for people', async () => {
    const w = await makeWorld(on)
    for (const t of targets.filter((one) => one.e.may !== 'anyone'))
      for (const role of tokenRoles) {
        const machine = (given: readonly string[]): Actor => ({
          ...zahra,
          ...{ agencyIds: [], deskIds: [] },
          role,
          kind: 'machine',
          accountId: null,
          scopes: given,
          sessionId: `machine-${role}-${given.length}`,
        })
        const without = await call(t, machine(scopes.filter((s) => s !== t.e.scope)), w)
        const named = typeof t.e.may === 'string' || t.e.may.includes(role)
        expect(without.status === 403 && without.body.code === (named ? 'http/missing-scope' : 'http/not-allowed'), tell(t, machine([]), without))
        if (!t.e.scope || !named) continue
        const sent = await call(t, machine([t.e.scope]), w)
        expect(sent.status < 500 && sent.status !== 401 && !String(sent.body?.code).startsWith('http/missing'), tell(t, machine([t.e.scope]), sent))
      }
    nothingFound()
  })

  test('no writing endpoint takes a request from another site, signed in or not', async () => {
    const w = await makeWorld(on)
    for (const t of targets.filter((one) => one.e.method !== 'GET'))
      for (const headers of [
        { 'sec-fetch-site': 'cross-site', cookie: 'gg_session=as-x' },
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'same-site' },
      ] as Record<string, string>[]) {
        const sent = await call(t, null, w, { headers })
        expect(sent.body?.code === 'http/cross-site', tell(t, null, sent))
      }
    nothingFound()
  })
})

// Somebody at a browser who signs in, on a stage of their own.

import assert from 'node:assert/strict'
import { type cast, phoneOf, stage } from '#server/testing.ts'
import { hashPassword, issueCode, whoIs } from '../actions.ts'
import { jobs } from '../jobs.ts'
import { changeAccount } from '../queries.ts'
import { people } from '../routes.ts'

export const password = 'کوه سرخ پنجره ۷'
export const minute = 60_000
export const hour = 60 * minute

export function signingIn() {
  const on = stage([people], { whoIs, jobs: { people: jobs } })
  let n = 0
  const browser = () => on.browser(`10.1.${++n >> 8}.${n & 255}`)
  const withPassword = async (who: { accountId: string | null }) =>
    changeAccount(on.db, who.accountId!, { password_hash: await hashPassword(password) })
  const code = async (phone: string, purpose = 'signIn') => (await on.ctx(null, (ctx) => issueCode(ctx, { phone, purpose }))).code
  const byCode = async (who: typeof cast.karim | typeof cast.zahra) => {
    const b = browser()
    const sent = await b.post('/api/session/code', { phone: phoneOf(who), code: await code(phoneOf(who)) })
    assert.equal(sent.status, 200, sent.text)
    return b
  }
  const sweep = () => on.ctx(null, (ctx) => jobs.tasks!['people.sweep']!(ctx, undefined as never))
  return { on, browser, withPassword, code, byCode, sweep }
}

// What pages need before and beside signing in.

import type { Ctx } from '#server/ctx.ts'
import type { Http } from '#server/request.ts'
import { demoPassword, demoPrefix } from '../model.ts'
import * as people from '../queries.ts'
import { personOf } from '../sessions/actions.ts'
import * as sessions from '../sessions/queries.ts'
import { onlyDemo } from '../sessions/rules.ts'
import { anyAdmin } from '../setup/queries.ts'

export async function start(ctx: Ctx) {
  const provinces = (await people.allProvinces(ctx.db)).map(({ settings: _, ...view }) => view)
  return { demo: ctx.config.demo, needsSetup: !(await anyAdmin(ctx.db)), provinces }
}

/** @throws people/only-demo anywhere but in demo mode */
export async function demoAccounts(ctx: Ctx) {
  if (!ctx.config.demo) throw onlyDemo()
  return (await sessions.demoAccounts(ctx.db, demoPrefix)).map((a) => ({ ...a, password: demoPassword }))
}

/** The account's language; pages also learn it by the cookie that public pages read. */
export async function setLocale(ctx: Ctx, http: Http, locale: 'fa' | 'en'): Promise<void> {
  await people.changeAccount(ctx.db, personOf(ctx).accountId, { locale })
  http.setCookie('gg_lang', locale, { maxAgeSeconds: 365 * 86_400, readableByScripts: true })
}

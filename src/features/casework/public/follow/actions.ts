// Between "send me a code" and the code itself the browser remembers what was asked, sealed and for a quarter of an hour.

import type { Ctx } from '#server/ctx.ts'
import type { Http } from '#server/request.ts'
import { recall, remember } from '../actions.ts'

const cookie = 'gg_asked'

/** `shown` is the one-time code itself: in demo mode only, null everywhere else. */
export type Asked = { readonly code: string; readonly phone: string; readonly shown: string | null }

export const rememberAsked = (ctx: Ctx, http: Http, { code, phone, shown }: Asked) =>
  remember(ctx, http, cookie, { code, phone, shown: ctx.config.demo ? shown : null }, 900)
export const readAsked = (ctx: Ctx, http: Http) => recall<Asked>(ctx, http, cookie)

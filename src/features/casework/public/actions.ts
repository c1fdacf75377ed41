// Small facts that a visitor's browser carries for us between two pages, sealed so that they cannot be made up.

import { createHmac, timingSafeEqual } from 'node:crypto'
import { subkey } from '#server/config.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Http } from '#server/request.ts'

const sealOf = (ctx: Ctx, name: string, text: string) =>
  createHmac('sha256', subkey(ctx.config, `cookie ${name}`))
    .update(text)
    .digest('base64url')

/** Writes `facts` (short, JSON) into a cookie; `maxAgeSeconds` holds on the server too. */
export function remember(ctx: Ctx, http: Http, name: string, facts: object, maxAgeSeconds: number): void {
  const text = Buffer.from(JSON.stringify({ ...facts, until: ctx.now.getTime() + maxAgeSeconds * 1000 })).toString('base64url')
  http.setCookie(name, `${text}.${sealOf(ctx, name, text)}`, { maxAgeSeconds })
}

/** The facts of `remember`, or null when missing, altered or expired. */
export function recall<T extends object>(ctx: Ctx, http: Http, name: string): T | null {
  const [text, given] = (http.cookies[name] ?? '').split('.')
  if (!text || !given) return null
  const right = Buffer.from(sealOf(ctx, name, text))
  const offered = Buffer.from(given)
  if (offered.length !== right.length || !timingSafeEqual(offered, right)) return null
  const facts = JSON.parse(Buffer.from(text, 'base64url').toString()) as T & { until: number }
  return facts.until > ctx.now.getTime() ? facts : null
}

// How a gateway's template becomes a request, and its answer a reference. Pure: nothing is sent here.
// Every value is escaped for the place it goes to, in one pass, so that a text can never break out of its quotes or
// pull in a secret by writing «{apiKey}».

import { toLatinDigits } from '#kernel/digits.ts'
import { problem } from '#kernel/problem.ts'
import type { Gateway } from './model.ts'

export const badAddress = problem<{ url: string }>('channels/bad-gateway-address', 422)
export const badTemplate = problem<{ where: string; name: string }>('channels/unknown-gateway-placeholder', 422)
export const badJson = problem('channels/gateway-body-not-json', 422)
export const noTextInTemplate = problem<{ name: string }>('channels/gateway-template-incomplete', 422)
export const secretTwice = problem<{ name: string }>('channels/secret-twice', 422)
export const secretMissing = problem<{ name: string }>('channels/secret-missing', 422)
/** The address changed: secrets must be typed again, or whoever edits the address could have them sent to himself. */
export const secretsAgain = problem<{ host: string }>('channels/secrets-again', 422)
export const noSuchHook = problem('channels/no-such-hook', 404)
export const noGatewayYet = problem('channels/no-gateway-yet', 409)

export type Values = Readonly<Record<string, string>>
export type Request = { method: string; url: string; headers: Record<string, string>; body: string | null }

const own = ['to', 'text', 'from', 'id'] as const
const names = /\{([a-zA-Z]\w*)\}/g

export const emptyGateway: Gateway = {
  enabled: false,
  method: 'POST',
  url: '',
  headers: [],
  encoding: 'json',
  body: '{"to":"{to}","from":"{from}","text":"{text}"}',
  from: '',
  phoneForm: 'local',
  refPath: 'id',
  okPath: '',
  okValues: [],
  incoming: { from: 'from', text: 'text', ref: 'id', at: '' },
  delivery: { ref: 'id', state: 'status', at: '', delivered: ['delivered'], failed: ['failed'] },
}

const escapers = {
  json: (value: string) => JSON.stringify(value).slice(1, -1),
  form: encodeURIComponent,
  url: encodeURIComponent,
  // A header holds one line of visible Latin characters; anything else would split it or be refused by the client.
  header: (value: string) => value.replace(/[^\x20-\x7e]/g, ''),
} as const

function fill(template: string, values: Values, escapeFor: (value: string) => string): string {
  return template.replace(names, (whole, name: string) => (Object.hasOwn(values, name) ? escapeFor(values[name]!) : whole))
}

/** The request that sends one message. `values`: {to} {text} {from} {id} and the secrets by name. */
export function buildRequest(g: Gateway, values: Values): Request {
  const headers: Record<string, string> = {}
  if (g.method !== 'GET')
    headers['content-type'] = g.encoding === 'json' ? 'application/json; charset=utf-8' : 'application/x-www-form-urlencoded; charset=utf-8'
  for (const { name, value } of g.headers) headers[name.toLowerCase()] = fill(value, values, escapers.header)
  return {
    method: g.method,
    url: fill(g.url, values, escapers.url),
    headers,
    body: g.method === 'GET' ? null : fill(g.body, values, escapers[g.encoding]),
  }
}

/** E.164 → the spelling that the gateway wants. */
export function phoneFor(form: Gateway['phoneForm'], e164: string): string {
  if (form === 'digits') return e164.replace(/^\+/, '')
  if (form === 'local') return e164.replace(/^\+98/, '0')
  return e164
}

/** The value under a dotted path (`entries.0.id`) as text; '' when there is none or it is not a plain value. */
export function pick(data: unknown, path: string): string {
  let at = data
  for (const key of path.split('.')) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return ''
    at = (at as Record<string, unknown>)[key]
  }
  return typeof at === 'string' ? at : typeof at === 'number' || typeof at === 'boolean' ? String(at) : ''
}

export type Verdict = { ok: boolean; ref: string; error: string }

/** What the answer means. A success without the promised reference still counts: the message went out. */
export function readAnswer(g: Gateway, status: number, text: string): Verdict {
  const data = parse(text)
  const ref = g.refPath ? pick(data, g.refPath).slice(0, 120) : ''
  if (status < 200 || status > 299)
    return { ok: false, ref: '', error: status >= 300 && status < 400 ? 'redirect' : status < 500 ? 'refused' : 'gateway-down' }
  if (!g.okPath) return { ok: true, ref, error: '' }
  if (data === undefined) return { ok: false, ref: '', error: 'garbage' }
  return g.okValues.includes(pick(data, g.okPath)) ? { ok: true, ref, error: '' } : { ok: false, ref: '', error: 'refused' }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Throws the first fault of a description, before anything is saved. */
export function checkGateway(g: Gateway, secretNames: readonly string[]): void {
  const url = URL.canParse(g.url) ? new URL(g.url) : null
  if (g.enabled || g.url) {
    if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password || /[{}]|%7[bd]/i.test(url.host))
      throw badAddress({ url: g.url })
  }
  const parts: [string, string][] = [
    ['url', g.url],
    ['body', g.method === 'GET' ? '' : g.body],
    ...g.headers.map((h): [string, string] => [h.name, h.value]),
  ]
  const used = new Set<string>()
  for (const [where, template] of parts)
    for (const [, name] of template.matchAll(names)) {
      if (!own.includes(name as 'to') && !secretNames.includes(name!)) throw badTemplate({ where, name: name! })
      used.add(name!)
    }
  if (!g.enabled) return
  for (const name of ['to', 'text']) if (!used.has(name)) throw noTextInTemplate({ name })
  // Quotes that were forgotten around a placeholder show when it is filled with something nasty.
  if (g.method !== 'GET' && g.encoding === 'json' && parse(fill(g.body, nasty(secretNames), escapers.json)) === undefined) throw badJson()
}

const nasty = (secretNames: readonly string[]): Values => Object.fromEntries([...own, ...secretNames].map((name) => [name, 'x"\\\n}']))

/** The origin that secrets are sent to. */
export const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '')

export type Incoming = { from: string; text: string; ref: string; at: Date | null }
export type Delivery = { ref: string; state: 'delivered' | 'failed' | null; at: Date | null }

/** A message that came in, as this gateway names its fields; null when the sender is missing. */
export function readIncoming(g: Gateway, fields: unknown): Incoming | null {
  const from = pick(fields, g.incoming.from)
  if (!from) return null
  return { from, text: pick(fields, g.incoming.text), ref: pick(fields, g.incoming.ref).slice(0, 120), at: readTime(fields, g.incoming.at) }
}

/** A delivery report; state null = something in between that moves nothing. */
export function readDelivery(g: Gateway, fields: unknown): Delivery | null {
  const ref = pick(fields, g.delivery.ref).slice(0, 120)
  if (!ref) return null
  const word = pick(fields, g.delivery.state).toLowerCase()
  const is = (values: readonly string[]) => values.some((v) => v.toLowerCase() === word)
  return { ref, state: is(g.delivery.delivered) ? 'delivered' : is(g.delivery.failed) ? 'failed' : null, at: readTime(fields, g.delivery.at) }
}

/** Unix seconds, milliseconds or ISO; null when absent or unreadable. A time without a zone is Tehran's. */
function readTime(fields: unknown, path: string): Date | null {
  const raw = path ? toLatinDigits(pick(fields, path)).trim() : ''
  if (!raw) return null
  const at = /^\d{10}$/.test(raw)
    ? new Date(Number(raw) * 1000)
    : /^\d{13}$/.test(raw)
      ? new Date(Number(raw))
      : new Date(/[zZ]|[+-]\d\d:?\d\d$/.test(raw) ? raw : `${raw.replace(' ', 'T')}+03:30`)
  return Number.isNaN(at.getTime()) ? null : at
}

// One request, one person, one transaction, one answer. Rooms hand in contracts and handlers; nothing else is served as API.

import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#kernel/actor.ts'
import type { Contract, Endpoint, Input, Reply } from '#kernel/contract.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import { type Ctx, type Engine, work } from './ctx.ts'
import type { Db } from './db.ts'
import { type Http, httpOf, readBody } from './request.ts'

export const signInFirst = problem('http/sign-in-first', 401)
export const notAllowed = problem<{ role: string }>('http/not-allowed', 403)
export const missingScope = problem<{ scope: string }>('http/missing-scope', 403)
export const stale = problem<{ version: number }>('http/stale', 412)
export const ifMatchNeeded = problem('http/if-match-needed', 428)
const sameKeyOtherRequest = problem('http/same-key-other-request', 422)
const stillRunning = problem('http/same-key-still-running', 409)

/** An answer that is not JSON: a file, a page, an event stream. */
export class Raw {
  readonly type: string
  readonly body: Readable | Buffer | string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  constructor(type: string, body: Readable | Buffer | string, status: number, headers: Readonly<Record<string, string>>) {
    this.type = type
    this.body = body
    this.status = status
    this.headers = headers
  }
}
export const raw = ({
  type,
  body,
  status = 200,
  headers = {},
}: {
  type: string
  body: Raw['body']
  status?: number
  headers?: Record<string, string>
}) => new Raw(type, body, status, headers)

export type Handlers<C extends Contract> = { [K in keyof C]: (ctx: Ctx, input: Input<C[K]>, http: Http) => Promise<Reply<C[K]> | Raw> }

/** What a broken database constraint means to a person: constraint name → refusal. */
export type Constraints = Readonly<Record<string, () => Problem>>

export type Served = {
  readonly api: Contract
  readonly handlers: Readonly<Record<string, (ctx: Ctx, input: never, http: Http) => Promise<unknown>>>
  readonly constraints: Constraints
}

export function serve<const C extends Contract>(api: C, handlers: Handlers<C>, constraints: Constraints = {}): Served {
  return { api, handlers, constraints }
}

/** Who sent this request: from its cookie or bearer token. */
export type WhoIs = (db: Db, token: string, now: Date) => Promise<Actor | null>

/** Refuses callers that the contract does not name. Records in scope are the law's business. */
export function admit(may: Endpoint['may'], scope: string | undefined, actor: Actor): void {
  if (actor.kind === 'nobody') {
    if (may !== 'anyone') throw signInFirst()
    return
  }
  if (typeof may !== 'string' && !may.includes(actor.role as never)) throw notAllowed({ role: actor.role })
  if (actor.kind === 'machine' && may !== 'anyone') {
    if (!scope || !actor.scopes?.includes(scope)) throw missingScope({ scope: scope ?? '-' })
  }
}

export function routeRooms(app: FastifyInstance, rooms: Readonly<Record<string, Served>>, engine: Engine): void {
  for (const [room, { api, handlers }] of Object.entries(rooms))
    for (const [name, endpoint] of Object.entries(api))
      app.route({
        method: endpoint.method,
        url: endpoint.path,
        schema: {
          ...schemaOf(endpoint),
          tags: [room],
          operationId: `${room}.${name}`,
          summary: endpoint.summary,
          description: describe(endpoint),
        } as object,
        config: { rateLimit: rateOf(endpoint, engine.config.rateFactor) },
        // Multipart bodies are not there yet when Fastify validates: readBody validates them itself.
        ...(endpoint.upload && { bodyLimit: endpoint.upload.maxBytes * endpoint.upload.maxFiles + 1_000_000 }),
        preValidation: async (request) => {
          admit(endpoint.may, endpoint.scope, request.actor)
          if (endpoint.ifMatch && !request.headers['if-match']) throw ifMatchNeeded()
        },
        handler: (request, reply) => answer(engine, endpoint, handlers[name]!, request, reply),
      })
}

async function answer(engine: Engine, endpoint: Endpoint, handler: Served['handlers'][string], request: FastifyRequest, reply: FastifyReply) {
  const http = httpOf(request, reply)
  const body = await readBody(request, endpoint.upload, http, endpoint.body)
  const mode = endpoint.method === 'GET' && !endpoint.traces ? 'read' : 'write'
  const key = endpoint.idempotent ? request.headers['idempotency-key'] : undefined
  const who = { actor: request.actor, locale: request.locale, mode } as const
  const run = (ctx: Ctx) => handler(ctx, { params: request.params, query: request.query, body } as never, http)
  try {
    const result = await work(engine, who, (ctx) => (typeof key === 'string' && ctx.actor.provinceId ? once(ctx, key, request, body, run) : run(ctx)))
    return send(reply, endpoint, result)
  } finally {
    await http.discard()
  }
}

function send(reply: FastifyReply, endpoint: Endpoint, result: unknown) {
  if (result instanceof Raw) return reply.code(result.status).headers(result.headers).type(result.type).send(result.body)
  if (endpoint.versioned) reply.header('etag', `"${(result as { version: number }).version}"`)
  reply.header('cache-control', 'no-store')
  return reply.code(endpoint.status ?? 200).send(result)
}

/** The same create sent twice is done once; the second caller reads the first one's answer. */
async function once(ctx: Ctx, key: string, request: FastifyRequest, body: unknown, run: (ctx: Ctx) => Promise<unknown>) {
  const caller = ctx.actor.accountId ?? ctx.actor.sessionId ?? request.ip
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(body ?? null)}`)
    .digest()
  const at = { province_id: ctx.actor.provinceId, key: key.slice(0, 200), caller }
  const mine = await ctx.db
    .insertInto('journal.idempotency')
    .values({ ...at, request_hash: hash, created_at: ctx.now })
    .onConflict((c) => c.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!mine) {
    const earlier = await ctx.db
      .selectFrom('journal.idempotency')
      .selectAll()
      .where('province_id', '=', at.province_id)
      .where('caller', '=', caller)
      .where('key', '=', at.key)
      .executeTakeFirst()
    if (!earlier?.reply) throw stillRunning()
    if (!earlier.request_hash.equals(hash)) throw sameKeyOtherRequest()
    return earlier.reply
  }
  const result = await run(ctx)
  await ctx.db
    .updateTable('journal.idempotency')
    .set({ status: 200, reply: JSON.stringify(result) })
    .where('province_id', '=', at.province_id)
    .where('caller', '=', caller)
    .where('key', '=', at.key)
    .execute()
  return result
}

function schemaOf(endpoint: Endpoint) {
  return {
    ...(endpoint.params && { params: endpoint.params }),
    ...(endpoint.query && { querystring: endpoint.query }),
    ...(endpoint.body && !endpoint.upload && { body: endpoint.body }),
    ...(endpoint.upload && { consumes: ['multipart/form-data'] }),
    ...(!endpoint.raw && { response: { [endpoint.status ?? 200]: endpoint.reply } }),
  }
}

const windows = { minute: '1 minute', hour: '1 hour', day: '1 day' } as const

function rateOf({ rate, may }: Endpoint, factor: number) {
  const { max, per } = rate ?? { max: 600, per: 'minute' as const }
  return {
    max: max * factor,
    timeWindow: windows[per],
    keyGenerator: (request: FastifyRequest) => (may === 'anyone' ? request.ip : (request.actor.sessionId ?? request.ip)),
  }
}

function describe(endpoint: Endpoint): string {
  const who = typeof endpoint.may === 'string' ? endpoint.may : endpoint.may.join(', ')
  const notes = [
    `May call: ${who}.`,
    endpoint.scope ? `Machine scope: \`${endpoint.scope}\`.` : 'Not for machine tokens.',
    endpoint.idempotent && 'Send an Idempotency-Key header to make repeating safe.',
    endpoint.ifMatch && 'If-Match with the version last read is required; 412 when somebody wrote meanwhile.',
  ]
  return notes.filter(Boolean).join(' ')
}

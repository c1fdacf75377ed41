// What the engine itself answers: live news, health, figures.

import { isDeepStrictEqual } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { whoCalls } from './app.ts'
import { signInFirst, type WhoIs } from './http.ts'
import type { Engine } from './ctx.ts'
import { sql } from './db.ts'
import type { Live } from './live.ts'
import type { Meters } from './metrics.ts'

const beat = 25_000

export function engineRoutes(
  app: FastifyInstance,
  { engine, live, meters, whoIs }: { engine: Engine; live: Live; meters: Meters; whoIs: WhoIs },
): void {
  app.get(
    '/api/health',
    {
      schema: { tags: ['engine'], summary: 'Is the service and its database up? May call: anyone.' } as object,
      config: { rateLimit: { max: 600, timeWindow: '1 minute' } },
    },
    async (_request, reply) => {
      const database = await sql`select 1`.execute(engine.db).then(
        () => true,
        () => false,
      )
      return reply.code(database ? 200 : 503).send({ status: database ? 'ok' : 'down', database, node: process.version })
    },
  )

  /** Figures for Prometheus: from this machine, or with METRICS_TOKEN. */
  app.get('/metrics', { schema: { hide: true } as object }, async (request, reply) => {
    const local = ['127.0.0.1', '::1'].includes(request.ip) && !request.headers['x-forwarded-for']
    const { metricsToken } = engine.config
    if (metricsToken ? request.headers.authorization !== `Bearer ${metricsToken}` : !local) throw signInFirst()
    return reply.type(meters.registry.contentType).send(await meters.registry.metrics())
  })

  app.get(
    '/api/events',
    {
      schema: { tags: ['engine'], summary: 'Topics that changed, as server-sent events; the page then reads again. May call: signedIn.' } as object,
      config: { rateLimit: { max: 60, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      if (request.actor.kind === 'nobody') throw signInFirst()
      reply.hijack()
      const out = reply.raw
      out.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
      out.write('retry: 3000\n\n')
      const end = live.subscribe(request.actor, (topic) => out.write(`data: ${topic}\n\n`))
      // A session that was ended meanwhile hears nothing more. One whose hat changed starts over: its browser asks again by
      // itself, and hears what the new hat may.
      const pulse = setInterval(async () => {
        const still = await whoCalls(engine, whoIs, request).catch(() => null)
        if (isDeepStrictEqual(still, request.actor)) out.write(': beat\n\n')
        else out.end()
      }, beat)
      request.raw.on('close', () => {
        clearInterval(pulse)
        end()
      })
    },
  )
}

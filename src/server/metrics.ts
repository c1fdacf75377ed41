// Prometheus figures of this process. Routes are labelled by pattern, so no code or phone becomes a label.

import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

export type Meters = { registry: Registry; requests: Histogram; jobs: Counter }

export function createMeters(): Meters {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'http_request_seconds',
      help: 'Time to answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    jobs: new Counter({ name: 'jobs_total', help: 'Jobs run', labelNames: ['task', 'outcome'], registers: [registry] }),
  }
}

export function meter(app: FastifyInstance, meters: Meters): void {
  app.addHook('onResponse', async (request, reply) => {
    meters.requests.observe(
      { method: request.method, route: request.routeOptions.url ?? '-', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })
}

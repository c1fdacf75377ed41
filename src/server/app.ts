// Puts the HTTP server together: guards first, then rooms, public pages and the built page app.

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fixed from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { nobody } from '#kernel/actor.ts'
import type { Locale } from '#kernel/format.ts'
import { problem } from '#kernel/problem.ts'
import { lateSerializers, lateValidators } from './compilers.ts'
import type { Config } from './config.ts'
import type { Engine } from './ctx.ts'
import { answerBrokenAddress, answerErrors } from './errors.ts'
import type { FileStore } from './files.ts'
import { routeRooms, type Served, type WhoIs } from './http.ts'
import { meter, type Meters } from './metrics.ts'
import { type Page, routePages, servePublicAssets } from './pages.ts'

declare module 'fastify' {
  interface FastifyInstance {
    config: Config
    files: FileStore
  }
}

const crossSite = problem('http/cross-site', 403)
const tooMany = problem<{ seconds: number }>('http/too-many', 429)

export type AppParts = {
  engine: Engine
  rooms: Readonly<Record<string, Served>>
  pages: readonly Page[]
  whoIs: WhoIs
  meters?: Meters
  /** Further routes of the engine (events, health). */
  extra?: (app: FastifyInstance) => void
  log?: boolean
}

const web = fileURLToPath(new URL('../../dist/web/', import.meta.url))

export async function createApp({ engine, rooms, pages, whoIs, meters, extra, log = false }: AppParts): Promise<FastifyInstance> {
  const { config } = engine
  const app = Fastify({
    trustProxy: config.trustProxy || false,
    bodyLimit: 1_000_000,
    requestTimeout: 120_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: answerBrokenAddress(engine.t),
    // Logs without personal data: the route's pattern, never the address that holds codes and phones.
    logger: { level: log ? 'info' : 'error', serializers: { req: (r: FastifyRequest) => ({ method: r.method, route: r.routeOptions?.url ?? '-' }) } },
    logController: new LogController({ disableRequestLogging: !log }),
  })
  app.setValidatorCompiler(lateValidators()).setSerializerCompiler(lateSerializers())
  app.decorate('config', config).decorate('files', engine.files)
  app.decorateRequest('actor', null as never).decorateRequest('locale', 'fa')
  await app.register(cookie)
  if (meters) meter(app, meters)
  app.addHook('onRequest', async (request) => {
    request.locale = localeOf(request)
    request.actor = (await whoCalls(engine, whoIs, request)) ?? nobody
  })
  await guards(app, config)
  app.removeContentTypeParser('text/plain') // Fastify's own would hand the schema a string
  await app.register(formbody, { bodyLimit: 1_000_000 })
  await app.register(multipart, { throwFileSizeLimit: false }) // files.ts says in words which file is too large
  await app.register(compress, { threshold: 1400, encodings: ['br', 'gzip'], zlibOptions: { level: 4 } })
  await app.register(swagger, { openapi: openapi(config) })
  answerErrors(app, Object.assign({}, ...Object.values(rooms).map((r) => r.constraints)), engine.t)
  app.get('/openapi.json', { schema: { hide: true } as object }, async () => app.swagger())
  routeRooms(app, rooms, engine)
  routePages(app, pages, engine)
  servePublicAssets(app)
  await servePageApp(app)
  extra?.(app)
  return app
}

/** The person or machine of a request. @throws http/cross-site */
export async function whoCalls(engine: Engine, whoIs: WhoIs, request: FastifyRequest) {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  const token = bearer ?? request.cookies['gg_session']
  // A cookie travels by itself, and a form of another site could sign a visitor in as somebody else: what writes
  // without a bearer token must come from our own pages (or from a client that is no browser).
  if (!bearer && !isSafe(request) && !isSameSite(request)) throw crossSite()
  if (!token) return null
  return whoIs(engine.db, token, engine.clock())
}

const isSafe = (request: FastifyRequest) => request.method === 'GET' || request.method === 'HEAD'

/** Fetch metadata (W3C), with Origin for browsers that lack it. A client that sends neither is no browser. */
function isSameSite(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.headers.origin
  return !origin || (URL.canParse(origin) && new URL(origin).host === request.host)
}

function localeOf(request: FastifyRequest): Locale {
  // On public pages the address alone decides: links and the language switch must agree with what is shown.
  if (!/^\/(api|app)(\/|\?|$)/.test(request.url)) return /^\/en(\/|\?|$)/.test(request.url) ? 'en' : 'fa'
  const asked = (request.query as { lang?: unknown } | undefined)?.lang ?? request.cookies['gg_lang'] ?? request.headers['x-lang']
  return asked === 'en' ? 'en' : 'fa'
}

async function guards(app: FastifyInstance, config: Config) {
  const https = config.publicUrl.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    hsts: https && { maxAge: 31_536_000 },
    crossOriginEmbedderPolicy: false,
    // Over plain HTTP on an office network browsers ignore it and complain.
    crossOriginOpenerPolicy: https && { policy: 'same-origin' },
    originAgentCluster: https,
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(rateLimit, {
    global: false,
    hook: 'preValidation', // every endpoint and page brings its own limit; built assets have none
    errorResponseBuilder: (_request, { ttl }) => tooMany({ seconds: Math.ceil(ttl / 1000) }),
  })
}

const openapi = (config: Config) => ({
  openapi: '3.1.0' as const,
  info: {
    title: 'Gerehgosha',
    version: '0.1.0',
    description: 'Errors are application/problem+json with a stable `code`. Lists are paged by `cursor`. Machines send `Authorization: Bearer gg_…`.',
  },
  servers: [{ url: config.publicUrl }],
  components: {
    securitySchemes: {
      session: { type: 'apiKey' as const, in: 'cookie' as const, name: 'gg_session' },
      token: { type: 'http' as const, scheme: 'bearer' },
    },
  },
  security: [{ session: [] }, { token: [] }],
})

/** The built page app: hashed files for a year, its one document for every address below /app. */
async function servePageApp(app: FastifyInstance) {
  if (!existsSync(web)) return
  await app.register(fixed, { root: web, prefix: '/app-assets/', immutable: true, maxAge: '365d', index: false })
  const document = (_request: unknown, reply: { sendFile: (name: string, root: string, options: object) => unknown }) =>
    reply.sendFile('index.html', web, { maxAge: 0, immutable: false, cacheControl: true })
  app.get('/app', { schema: { hide: true } as object }, document as never)
  app.get('/app/*', { schema: { hide: true } as object }, document as never)
}

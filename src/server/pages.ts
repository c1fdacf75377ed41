// Public pages: HTML rendered here, useful without JavaScript (docs/decisions/003). They call the same actions as the API.

import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Endpoint } from '#kernel/contract.ts'
import type { Locale } from '#kernel/format.ts'
import { type Ctx, type Engine, work } from './ctx.ts'
import { document, publicAssets } from './document.ts'
import { admit } from './http.ts'
import { type Http, httpOf, readBody } from './request.ts'
import type { Translate } from './words.ts'

type Province = { readonly name: string; readonly phone: string }

export class Html {
  readonly body: string
  readonly title: string
  readonly status: number
  readonly province: Province | null
  constructor(body: string, title: string, status: number, province: Province | null) {
    this.body = body
    this.title = title
    this.status = status
    this.province = province
  }
}
export class Redirect {
  readonly to: string
  constructor(to: string) {
    this.to = to
  }
}

/** A page's main content; the shell around it is document.ts. */
export const html = (body: string, { title, status = 200, province = null }: { title: string; status?: number; province?: Province | null }) =>
  new Html(body, title, status, province)
/** 303: the browser fetches `to` with GET, so a reload never posts twice. Only paths of this site. */
export const redirect = (to: `/${string}`) => new Redirect(to)

export type PageInput = { params: Readonly<Record<string, string>>; query: Readonly<Record<string, string>>; body: Readonly<Record<string, string>> }

export type Page = {
  readonly method: 'GET' | 'POST'
  readonly path: `/${string}`
  readonly may: Endpoint['may']
  /** `collect`: refused files come in `http.refused`, so that the page can say it beside the field. `measureOnly`: nothing is kept. */
  readonly upload?: { readonly maxBytes: number; readonly maxFiles: number; readonly collect?: boolean; readonly measureOnly?: boolean }
  readonly rate?: { readonly max: number; readonly per: 'minute' | 'hour' | 'day' }
  readonly query?: TSchema
  /** A GET that must write (opening a follow session); rare. */
  readonly writes?: boolean
  handle(ctx: Ctx, input: PageInput, http: Http): Promise<Html | Redirect>
}

export function routePages(app: FastifyInstance, pages: readonly Page[], engine: Engine): void {
  for (const page of pages) {
    const { max, per } = page.rate ?? { max: 240, per: 'minute' }
    app.route({
      method: page.method,
      url: page.path,
      schema: { hide: true } as object,
      ...(page.upload && { bodyLimit: page.upload.maxBytes * page.upload.maxFiles + 1_000_000 }),
      config: {
        rateLimit: {
          max: max * engine.config.rateFactor,
          timeWindow: `1 ${per}`,
          keyGenerator: (request: FastifyRequest) => `${request.ip} ${page.path}`,
        },
      },
      preValidation: async (request) => admit(page.may, undefined, request.actor),
      handler: async (request, reply) => {
        const http = httpOf(request, reply)
        const body = (await readBody(request, page.upload, http, undefined)) as PageInput['body'] | undefined
        const input: PageInput = { params: request.params as PageInput['params'], query: request.query as PageInput['query'], body: body ?? {} }
        const mode = page.method === 'GET' && !page.writes ? 'read' : 'write'
        const result = await work(engine, { actor: request.actor, locale: request.locale, mode }, (ctx) => page.handle(ctx, input, http))
        reply.header('cache-control', 'no-store')
        if (result instanceof Redirect) return reply.code(303).header('location', result.to).send()
        return reply
          .code(result.status)
          .type('text/html; charset=utf-8')
          .send(shell(result, request.locale, request.url, engine.t, engine.config.demo))
      },
    })
  }
}

/** `path` is the address without its language and query, so that the language switch leads to the same page. */
const shell = (page: Html, locale: Locale, url: string, t: Translate, demo: boolean) =>
  document({
    main: page.body,
    title: page.title,
    province: page.province,
    locale,
    demo,
    path: url.replace(/[?#].*/, '').replace(/^\/en(?=\/|$)/, '') || '/',
    words: (key, params) => t(`casework.public.${key}`, params, locale),
  })

/** The public pages' few files; their addresses carry a hash, so they may be kept for a year. */
export function servePublicAssets(app: FastifyInstance): void {
  for (const [path, { type, body }] of publicAssets)
    app.get(path, { schema: { hide: true } as object }, async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=31536000, immutable').type(type).send(body),
    )
}

/** The honest failure page for people who asked for HTML. */
export function errorPage({ status, title, locale, path, t }: { status: number; title: string; locale: Locale; path: string; t: Translate }): string {
  const back = locale === 'en' ? '/en' : '/'
  const line = t(status >= 500 ? 'page.error.server' : status === 429 ? 'page.error.wait' : 'page.error.other', {}, locale)
  const main = `<h1>${escaped(title)}</h1><p>${escaped(line)}</p><p><a href="${back}">${escaped(t('page.error.home', {}, locale))}</a></p>`
  return shell(html(main, { title, status }), locale, path, t, false)
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

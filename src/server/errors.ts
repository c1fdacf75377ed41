// Refusals in words (RFC 9457), bugs in the log. A caller never sees an error's own text.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problem } from '#kernel/problem.ts'
import { problemWords } from '#kernel/words.ts'
import type { Constraints } from './http.ts'
import { errorPage } from './pages.ts'
import { badInput } from './request.ts'
import type { Translate } from './words.ts'

const notFound = problem('http/not-found', 404)
const tooBig = problem<{ maxMegabytes: number }>('http/body-too-large', 413)
const unsupported = problem('http/unsupported-body', 415)
/** Neither JSON nor a form, or cut off on the way. */
const unreadable = problem('http/unreadable-body', 400)
const busy = problem('http/busy', 503)

export function answerErrors(app: FastifyInstance, constraints: Constraints, t: Translate): void {
  app.setErrorHandler((thrown, request, reply) => {
    const found = asProblem(thrown as Thrown, constraints)
    if (!found) request.log.error(thrown)
    return tell(request, reply, found ?? new Problem('http/bug', 503), found?.status ?? 500, t)
  })
  app.setNotFoundHandler((request, reply) => tell(request, reply, notFound(), 404, t))
}

/** An address that cannot be decoded (`%E0%A4%A`) never reaches a route or the language of its reader: told like an unknown one. */
export const answerBrokenAddress = (t: Translate) => (_: Error, request: FastifyRequest, reply: FastifyReply) => {
  tell(request, reply, notFound(), 404, t)
}

type Thrown = Error & {
  constraint?: string
  code?: string
  statusCode?: number
  validation?: { instancePath: string; message?: string; params?: { missingProperty?: string } }[]
  validationContext?: string
}

/** What the parser of forms says of one that stops in the middle or has no boundary; it gives no code. */
const brokenForm = /multipart data|^Multipart: /

function asProblem(thrown: Thrown, constraints: Constraints): Problem | null {
  if (thrown instanceof Problem) return thrown
  const broken = constraints[thrown.constraint ?? '']
  if (broken) return broken()
  if (thrown.validation) {
    const [first] = thrown.validation
    const field = (first?.instancePath.slice(1) || first?.params?.missingProperty) ?? ''
    return field ? badInput({ field, why: first?.message ?? '' }) : unreadable() // a list, a text or nothing where a form belongs
  }
  if (thrown.statusCode === 413 || thrown.code === 'FST_REQ_FILE_TOO_LARGE') return tooBig({ maxMegabytes: 1 })
  if (thrown.statusCode === 415) return unsupported()
  if (thrown.statusCode === 400 || brokenForm.test(thrown.message)) return unreadable()
  if (thrown.code === '22P02' || thrown.code === '22021') return unreadable() // NUL byte, half a sign, not a uuid
  if (thrown.statusCode === 404) return notFound()
  if (['53300', '57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET'].includes(thrown.code ?? '')) return busy() // the database restarts or is full
  return null
}

function tell(request: FastifyRequest, reply: FastifyReply, found: Problem, status: number, t: Translate) {
  const locale = request.locale ?? 'fa'
  const title = problemWords(found, (key, params) => t(key, params ?? {}, locale), locale)
  if (found.status === 429) reply.header('retry-after', String(found.details['seconds'] ?? 60))
  reply.header('cache-control', 'no-store')
  const wantsPage = !request.url.startsWith('/api') && /text\/html/.test(request.headers.accept ?? '')
  if (wantsPage)
    return reply
      .code(status)
      .type('text/html; charset=utf-8')
      .send(errorPage({ status, title, locale, path: request.url, t }))
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, code: found.code, details: found.details }))
}

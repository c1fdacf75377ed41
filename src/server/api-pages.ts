// The API for people who write programs: readable pages made from the same contracts that the server serves by.
// Local, without scripts; the machine-readable twin is /openapi.json.

import { html as fill } from 'ghtml'
import type { Endpoint } from '#kernel/contract.ts'
import { problem } from '#kernel/problem.ts'
import { exampleOf, type Row, rowsOf } from './api-schema.ts'
import type { Ctx } from './ctx.ts'
import type { Served } from './http.ts'
import { html, type Page } from './pages.ts'
import { readWords } from './words.ts'

type Rooms = Readonly<Record<string, Served>>
type T = (key: string, params?: Record<string, unknown>) => string

const noSuchRoom = problem('http/not-found', 404)

/** `/api`: every endpoint in one list by room; `/api/docs/<room>`: the details. Persian, and English below /en. */
export function apiPages(rooms: Rooms): readonly Page[] {
  const page = (path: `/${string}`, show: (ctx: Ctx, params: Readonly<Record<string, string>>) => { title: string; body: string }): Page[] =>
    [path, `/en${path}` as const].map((at) => ({
      method: 'GET',
      path: at,
      may: 'anyone',
      handle: async (ctx, { params }) => {
        const { title, body } = show(ctx, params)
        return html(body, { title })
      },
    }))
  return [
    ...page('/api', (ctx) => ({ title: ctx.t('api.title'), body: overview(rooms, ctx) })),
    ...page('/api/docs/:room', (ctx, { room = '' }) => {
      const served = Object.hasOwn(rooms, room) ? rooms[room] : undefined
      if (!served) throw noSuchRoom()
      return { title: `${ctx.t('api.title')}: ${room}`, body: roomPage(room, served, ctx) }
    }),
  ]
}

const at = (ctx: Ctx, path: string) => (ctx.locale === 'en' ? `/en${path}` : path)
const endpointsOf = (served: Served) => Object.entries(served.api)

function overview(rooms: Rooms, ctx: Ctx): string {
  const t: T = ctx.t
  const list = Object.entries(rooms)
    .map(
      ([room, served]) => fill`
<h2 id="${room}"><a href="${at(ctx, `/api/docs/${room}`)}"><code>${room}</code></a> <small>${t('api.count', { count: endpointsOf(served).length })}</small></h2>
<ul class="endpoints" dir="ltr" lang="en">
!${endpointsOf(served)
        .map(
          ([name, e]) =>
            fill`<li><a href="${at(ctx, `/api/docs/${room}`)}#${name}"><b>${e.method}</b> <code>${e.path}</code></a><span>${e.summary}</span></li>`,
        )
        .join('')}
</ul>`,
    )
    .join('')
  return fill`<div class="api"><h1>${t('api.title')}</h1>
<p class="lead">${t('api.lead')}</p>
<p><a class="button" href="/openapi.json">${t('api.openapi')}</a></p>
!${habits(ctx)}
!${list}</div>`
}

/** Code between backticks, as in the words; everything is escaped. */
const marked = (text: string) =>
  text
    .split('`')
    .map((part, n) => (n % 2 ? fill`<code dir="ltr">${part}</code>` : fill`${part}`))
    .join('')

/** What holds for every endpoint. */
function habits(ctx: Ctx): string {
  const t: T = ctx.t
  const lines = ['token', 'session', 'paging', 'etag', 'idempotency', 'errors', 'language'] as const
  const curl = `curl -H 'Authorization: Bearer gg_…' ${ctx.config.publicUrl}/api/cases`
  const failure = JSON.stringify(
    { type: 'about:blank', title: t('problem.http/sign-in-first'), status: 401, code: 'http/sign-in-first', details: {} },
    null,
    2,
  )
  return fill`<h2>${t('api.habits')}</h2><ul>!${lines.map((line) => fill`<li>!${marked(t(`api.habit.${line}`))}</li>`).join('')}</ul>
<pre dir="ltr" tabindex="0"><code>${curl}</code></pre><pre dir="ltr" tabindex="0"><code>${failure}</code></pre>`
}

function roomPage(room: string, served: Served, ctx: Ctx): string {
  const t: T = ctx.t
  return fill`<div class="api"><p><a href="${at(ctx, '/api')}">${t('api.back')}</a></p>
<h1>${t('api.title')}: <code>${room}</code></h1>
!${endpointsOf(served)
    .map(([name, e]) => endpoint(name, e, ctx))
    .join('')}
!${refusals(room, ctx)}</div>`
}

function endpoint(name: string, e: Endpoint, ctx: Ctx): string {
  const t: T = ctx.t
  const facts: [string, string][] = [
    [t('api.may'), who(e, t)],
    [t('api.scope'), e.scope ? `\`${e.scope}\`` : t(e.may === 'anyone' ? 'api.noToken' : 'api.noScope')],
    [t('api.rate'), t(`api.per.${e.rate?.per ?? 'minute'}`, { max: e.rate?.max ?? 600 })],
    [t('api.success'), String(e.status ?? 200)],
    [t('api.failures'), failuresOf(e).join(', ')],
  ]
  const notes = [e.idempotent && 'idempotency', e.ifMatch && 'etag', e.upload && 'upload', e.raw && 'raw'].filter((note) => typeof note === 'string')
  return fill`<section id="${name}"><h2 dir="ltr"><b>${e.method}</b> <code>${e.path}</code></h2>
<p dir="ltr" lang="en">${e.summary}</p>
<dl class="facts">!${facts.map(([k, v]) => fill`<div><dt>${k}</dt><dd>!${marked(v)}</dd></div>`).join('')}</dl>
!${notes.map((note) => fill`<p class="hint">!${marked(t(`api.note.${note}`))}</p>`).join('')}
!${table(t('api.params'), e.params ? rowsOf(e.params) : [], t)}
!${table(t('api.query'), e.query ? rowsOf(e.query) : [], t)}
!${table(t('api.body'), e.body ? rowsOf(e.body) : [], t)}
!${e.raw ? '' : folded(t('api.reply'), rowsOf(e.reply), t)}
<pre dir="ltr" tabindex="0"><code>${curlOf(e, ctx)}</code></pre></section>`
}

function who(e: Endpoint, t: T): string {
  if (typeof e.may === 'string') return t(`api.may.${e.may}`)
  return e.may.map((role) => `${t(`people.role.${role}`)} \`${role}\``).join(t('api.comma'))
}

/** Statuses that the engine itself answers for this contract; each room's own refusals stand at the end of its page. */
function failuresOf(e: Endpoint): number[] {
  return [
    (e.params || e.query || e.body) && 400,
    e.may !== 'anyone' && 401,
    (typeof e.may !== 'string' || e.scope) && 403,
    e.params && 404,
    e.ifMatch && 412,
    e.upload && 413,
    e.ifMatch && 428,
    429,
  ].filter((status) => typeof status === 'number')
}

const cells = (
  rows: readonly Row[],
  t: T,
) => fill`<div class="scroll" tabindex="0"><table dir="ltr"><thead><tr><th scope="col">${t('api.field')}</th><th scope="col">${t('api.type')}</th><th scope="col">${t('api.needed')}</th><th scope="col">${t('api.limits')}</th></tr></thead>
<tbody>!${rows.map((r) => fill`<tr><th scope="row"><code>${r.name}</code></th><td><code>${r.type}</code></td><td>${r.needed ? t('api.yes') : ''}</td><td>${r.limits}</td></tr>`).join('')}</tbody></table></div>`

const table = (title: string, rows: readonly Row[], t: T) => (rows.length ? fill`<h3>${title}</h3>!${cells(rows, t)}` : '')
const folded = (title: string, rows: readonly Row[], t: T) =>
  rows.length ? fill`<details><summary>${title}</summary>!${cells(rows, t)}</details>` : ''

function curlOf(e: Endpoint, ctx: Ctx): string {
  const values = (e.params ? exampleOf(e.params) : {}) as Record<string, unknown>
  const path = e.path.replace(/:(\w+)/g, (_, key: string) => String(values[key] ?? key))
  const needed = new Set((e.query as { required?: string[] } | undefined)?.required ?? [])
  const query = Object.entries((e.query ? exampleOf(e.query) : {}) as Record<string, unknown>).filter(([key]) => needed.has(key))
  const search = query.length ? `?${query.map(([k, v]) => `${k}=${encodeURIComponent(String(v))}`).join('&')}` : ''
  const body = e.body ? (exampleOf(e.body) as Record<string, unknown>) : null
  const parts = [
    `curl${e.method === 'GET' ? '' : ` -X ${e.method}`} '${ctx.config.publicUrl}${path}${search}'`,
    e.may === 'anyone' ? '' : e.scope ? `-H 'Authorization: Bearer gg_…'` : `-b 'gg_session=…'`,
    e.ifMatch ? `-H 'If-Match: "1"'` : '',
    e.idempotent ? `-H 'Idempotency-Key: 6f1c…'` : '',
    ...(body && e.upload ? Object.entries(body).map(([k, v]) => `-F '${k}=${v}'`) : []),
    e.upload ? `-F 'file=@photo.jpg'` : '',
    body && !e.upload ? `-H 'Content-Type: application/json' -d '${JSON.stringify(body).replace(/'/g, `'\\''`)}'` : '',
  ]
  return parts.filter(Boolean).join(' \\\n  ')
}

const words = readWords()

/** Every refusal that this room has words for. */
function refusals(room: string, ctx: Ctx): string {
  const prefix = `problem.${room}/`
  const rows = Object.keys(words[ctx.locale])
    .filter((key) => key.startsWith(prefix))
    .sort()
  if (!rows.length) return ''
  return fill`<h2 id="refusals">${ctx.t('api.refusals')}</h2><p>${ctx.t('api.refusalsHint')}</p>
<dl class="refusals">!${rows.map((key) => fill`<div><dt dir="ltr"><code>${key.slice('problem.'.length)}</code></dt><dd>${words[ctx.locale][key]}</dd></div>`).join('')}</dl>`
}

// Calls over HTTP with kept connections, as a browser behind a proxy or another program makes them.

import http from 'node:http'

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

// biome-ignore lint/suspicious/noExplicitAny: the bench reads what it needs from replies
type Read = any
export type Answer = {
  readonly status: number
  readonly bytes: number
  readonly headers: http.IncomingHttpHeaders
  readonly raw: Buffer
  json(): Read
}

export type Call = {
  readonly method?: string
  readonly token?: string
  readonly cookie?: string
  /** Sent as JSON; a Buffer as it is, under the content type of `headers`. */
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

/** One call. Throws when the answer is a refusal, so that refusals are never measured as work. */
export function call(url: string, { method, token, cookie, body, headers }: Call = {}): Promise<Answer> {
  const payload = body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body)
  const all = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(cookie && { cookie }),
    ...(payload !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
    ...headers,
  }
  return new Promise((done, fail) => {
    const request = http.request(url, { method: method ?? (payload === undefined ? 'GET' : 'POST'), agent, headers: all }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', fail)
      response.on('end', () => {
        const raw = Buffer.concat(parts)
        const status = response.statusCode ?? 500
        if (status >= 400) return fail(new Error(`${request.method} ${url} → ${status} ${raw.toString().slice(0, 400)}`))
        done({ status, bytes: raw.length, headers: response.headers, raw, json: () => JSON.parse(raw.toString()) })
      })
    })
    request.on('error', fail)
    request.end(payload)
  })
}

// A gateway of the test: an HTTP server that answers as it is told, and the outbox beside it.

import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, before } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, stage } from '#server/testing.ts'
import { sendMessage } from '../actions.ts'
import type { Gateway } from '../gateway/model.ts'
import { emptyGateway } from '../gateway/rules.ts'
import { jobs } from '../jobs.ts'
import { channels } from '../routes.ts'

export const machine: Actor = { ...cast.zahra, kind: 'machine', accountId: null, scopes: ['channels:receive'], sessionId: 'gateway' }
export const caseId = '01980000-0000-7000-8000-00000000ca5e'
export const mobile = '+989121234567'

export type Seen = { method: string; url: string; body: string; headers: IncomingMessage['headers'] }
export let seen: Seen[] = []
let answer: (response: ServerResponse, seen: Seen) => void
/** What the gateway answers from now on. */
export const answers = (by: typeof answer) => {
  answer = by
}

export const says = (status: number, text: string) => (response: ServerResponse) => {
  response.writeHead(status).end(text)
}

/** The outbox on a stage of its own, beside a gateway of the test. */
export function outbox() {
  const on = stage([channels], { jobs: { channels: jobs }, env: { SMS_GATEWAY_TIMEOUT_SECONDS: '1', PUBLIC_URL: 'https://gereh.example' } })

  let server: Server
  let base: string
  before(async () => {
    server = createServer((request, response) => {
      let body = ''
      request
        .on('data', (chunk) => {
          body += chunk
        })
        .on('end', () => {
          const one = { method: request.method!, url: request.url!, body, headers: request.headers }
          seen.push(one)
          answer(response, one)
        })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  afterEach(() => {
    seen = []
  })

  const gateway = (change: Partial<Gateway> = {}): Gateway => ({
    ...emptyGateway,
    enabled: true,
    url: `${base}/send`,
    headers: [{ name: 'Authorization', value: 'Bearer {apiKey}' }],
    from: '3000',
    refPath: 'id',
    delivery: { ref: 'id', state: 'status', at: 'at', delivered: ['delivered'], failed: ['failed'] },
    incoming: { from: 'from', text: 'text', ref: 'id', at: '' },
    ...change,
  })
  const connect = async (change?: Partial<Gateway>) => {
    const res = await on
      .as(cast.adel)
      .put('/api/channels/gateway', { gateway: gateway(change), secrets: [{ name: 'apiKey', value: 'S3CRET' }] }, { 'if-match': '"0"' })
    assert.equal(res.status, 200, res.text)
  }
  const send = (more: object = {}) =>
    on.ctx(cast.zahra, (ctx) =>
      sendMessage(ctx, { to: '0912 123 4567', template: 'case.received', params: { code: 'EA-1405-000123' }, caseId, ...more }),
    )
  const only = async () => {
    const { body } = await on.as(cast.zahra).get('/api/channels/messages?direction=out')
    assert.equal(body.rows.length, 1)
    return body.rows[0]
  }
  const report = (body: object) => on.as(machine).post('/api/channels/deliveries', body)
  async function sweep() {
    await on.ctx(cast.zahra, (ctx) => ctx.enqueue('channels.catchUp', {}))
    await on.drain()
  }
  return { on, connect, send, only, report, sweep, base: () => base }
}

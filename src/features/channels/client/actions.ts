// One HTTP request to a place that an administrator named: http or https, no redirects, a time limit, a small answer,
// and never to link-local addresses (cloud metadata) or to none at all. The address is judged at the moment of
// connecting, so that a name cannot point elsewhere after the check. Addresses inside the office's own network are
// allowed on purpose: an SMS modem stands there.

import { lookup as resolve } from 'node:dns'
import { request as http } from 'node:http'
import { request as https } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import type { Request } from '../gateway/rules.ts'

const maxAnswer = 64 * 1024

const refused = new BlockList()
refused.addSubnet('169.254.0.0', 16, 'ipv4')
refused.addSubnet('0.0.0.0', 8, 'ipv4')
refused.addSubnet('224.0.0.0', 3, 'ipv4') // multicast, reserved, broadcast
refused.addSubnet('fe80::', 10, 'ipv6')
refused.addSubnet('ff00::', 8, 'ipv6')
refused.addAddress('::', 'ipv6')

const isRefused = (address: string) => refused.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** A resolver that refuses names which point where nobody may go. */
export const guarded =
  (lookup: LookupFunction): LookupFunction =>
  (host, options, done) => {
    lookup(host, options, (error, address, family) => {
      if (error) return done(error, address, family)
      const all = Array.isArray(address) ? address : [{ address, family }]
      if (all.some((a) => isRefused(a.address)))
        return done(Object.assign(new Error('address refused'), { code: 'EREFUSED_ADDRESS' }), address, family)
      done(null, address, family)
    })
  }
const guardedLookup = guarded(resolve as LookupFunction)

export type Answer = { status: number; text: string } | { status: null; error: string }

/** @returns the answer, or a word key under `channels.error.…` when there was none */
export function ask(request: Request, timeoutMs: number): Promise<Answer> {
  const url = URL.canParse(request.url) ? new URL(request.url) : null
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  if (!url || !['http:', 'https:'].includes(url.protocol) || (isIP(host) && isRefused(host)))
    return Promise.resolve({ status: null, error: 'address-refused' })
  return new Promise((settle) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const failed = (error: NodeJS.ErrnoException) =>
      settle({ status: null, error: signal.aborted ? 'timeout' : error.code === 'EREFUSED_ADDRESS' ? 'address-refused' : 'unreachable' })
    const headers = { ...request.headers, ...(request.body !== null && { 'content-length': String(Buffer.byteLength(request.body)) }) }
    const outgoing = (url.protocol === 'https:' ? https : http)(
      url,
      { method: request.method, headers, signal, lookup: guardedLookup, agent: false },
      (incoming) => {
        const chunks: Buffer[] = []
        let size = 0
        incoming.on('error', failed)
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length
          if (size <= maxAnswer) chunks.push(chunk)
          else incoming.destroy()
        })
        incoming.on('close', () => settle({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }))
      },
    )
    outgoing.on('error', failed)
    outgoing.end(request.body ?? undefined)
  })
}

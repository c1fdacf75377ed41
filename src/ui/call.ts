// The one way a page talks to the server: by an endpoint of a room's contract.

import type { Endpoint, Input, Reply } from '#kernel/contract.ts'
import { Problem, type ProblemStatus } from '#kernel/problem.ts'

export type CallOptions = {
  /** The version the person looked at; sent as If-Match. */
  ifMatch?: number
  /** UUID of this intention, so that a repeated press or a resend after a lost line creates nothing twice. */
  idempotencyKey?: string
  /** Files of an upload endpoint; body fields travel beside them in one multipart form. */
  files?: readonly File[]
  signal?: AbortSignal
}

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown }

const signedOutListeners = new Set<() => void>()
/** Called whenever the server answers 401 to a page that believed it was signed in. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener)
  return () => signedOutListeners.delete(listener)
}

/** The address of an endpoint with its parameters filled in, e.g. for `<img src>` or a download link. */
export function addressOf<E extends Endpoint>(endpoint: E, input: Input<E>): string {
  const { params, query } = input as Parts
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params?.[key])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/**
 * Calls one endpoint. Refusals arrive as the same Problem the server threw; no answer at all is
 * `http/offline` (503), an answer that is not ours `http/bug` (503).
 */
export async function call<E extends Endpoint>(endpoint: E, input: Input<E>, options: CallOptions = {}): Promise<Reply<E>> {
  const { body } = input as Parts
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': document.documentElement.lang || 'fa' }
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`
  if (options.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey
  let payload: BodyInit | null = null
  if (options.files?.length) payload = formOf(body, options.files)
  else if (body !== undefined) {
    headers['content-type'] = 'application/json'
    payload = JSON.stringify(body)
  }
  const res = await send(addressOf(endpoint, input), {
    method: endpoint.method,
    headers,
    body: payload,
    credentials: 'same-origin',
    signal: options.signal ?? null,
  })
  if (res.status === 204) return undefined as Reply<E>
  const reply = await res.json().catch(() => null)
  if (res.ok && reply !== null) return reply
  if (res.status === 401 && reply?.code === 'http/sign-in-first') for (const tell of signedOutListeners) tell()
  throw new Problem(reply?.code ?? 'http/bug', res.ok ? 503 : (res.status as ProblemStatus), reply?.details ?? {})
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new Problem('http/offline', 503)
  }
}

function formOf(body: unknown, files: readonly File[]): FormData {
  const form = new FormData()
  for (const [key, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    if (value === undefined || value === null) continue
    form.append(key, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  for (const file of files) form.append('files', file, file.name)
  return form
}

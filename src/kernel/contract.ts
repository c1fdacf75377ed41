// The contract of one room: its endpoints as data. The server serves by it, the browser calls by it, the OpenAPI
// document is printed from it, and the endpoint × role test walks it.

import type { Static, TSchema } from 'typebox'
import type { Role } from './actor.ts'

export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/api/${string}`
  /** One English sentence for the API pages. */
  readonly summary: string
  /** Who may call it at all; which records they may touch is the law's business. */
  readonly may: 'anyone' | 'signedIn' | readonly Role[]
  /** The scope a machine token needs. Absent: machines are refused. */
  readonly scope?: string
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  readonly reply: TSchema
  /** Success status; 200 unless told. */
  readonly status?: 200 | 201 | 202 | 204
  /** multipart/form-data: fields fill `body`, files arrive in `input.files`. */
  /** `sheets`: tables (XLSX, CSV) instead of attachments. */
  readonly upload?: { readonly maxBytes: number; readonly maxFiles: number; readonly sheets?: boolean }
  /** The handler answers by itself (a file, an event stream, text): see `Raw` in server/http.ts. */
  readonly raw?: true
  /** Calls allowed per window and caller (address for `anyone`, else account). Default 600 a minute. */
  readonly rate?: { readonly max: number; readonly per: 'minute' | 'hour' | 'day' }
  /** A create: an Idempotency-Key header makes a repeated call answer what the first one answered. */
  readonly idempotent?: true
  /** A GET that may leave a trace (opening a confidential case): its transaction may write. */
  readonly traces?: true
  /** The reply has a whole-number `version`: sent as ETag. */
  readonly versioned?: true
  /** The caller must send If-Match; the handler finds the number in `input.ifMatch` and compares under its lock. */
  readonly ifMatch?: true
}

export type Contract = Record<string, Endpoint>

type Part<E, K extends string> = E extends { readonly [P in K]: infer S extends TSchema } ? { [P in K]: Static<S> } : unknown

export type Input<E extends Endpoint> = Part<E, 'params'> & Part<E, 'query'> & Part<E, 'body'>
export type Reply<E extends Endpoint> = Static<E['reply']>

// What a handler may know of the request beyond its input: address, cookies, files.

import type { Readable } from 'node:stream'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import type { Actor } from '#kernel/actor.ts'
import type { Locale } from '#kernel/format.ts'
import { Problem, problem } from '#kernel/problem.ts'
import { measure, type StoredFile } from './files.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
    locale: Locale
  }
}

export const badInput = problem<{ field: string; why: string }>('http/bad-input', 400)

export type UploadedFile = StoredFile & { readonly field: string }

export type Http = {
  readonly ip: string
  readonly userAgent: string
  readonly cookies: Readonly<Record<string, string | undefined>>
  setCookie(name: string, value: string, options?: { maxAgeSeconds?: number; readableByScripts?: boolean }): void
  clearCookie(name: string): void
  /** Stored, checked and cleaned before the transaction began (`upload.measureOnly`: only measured). */
  readonly files: UploadedFile[]
  /** Why files were refused, for pages that say so beside the field (`upload.collect`); elsewhere a refusal is thrown. */
  readonly refused: Problem[]
  /** The version in If-Match. */
  readonly ifMatch: number | null
  /** The tags the caller holds already (If-None-Match), as sent. */
  readonly ifNoneMatch: string | null
  discard(): Promise<void>
}

export function httpOf(request: FastifyRequest, reply: FastifyReply): Http {
  const secure = request.server.config.publicUrl.startsWith('https:')
  return {
    ip: request.ip,
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
    cookies: request.cookies,
    setCookie(name, value, { maxAgeSeconds, readableByScripts = false } = {}) {
      reply.setCookie(name, value, {
        path: '/',
        httpOnly: !readableByScripts,
        sameSite: 'lax',
        secure,
        ...(maxAgeSeconds !== undefined && { maxAge: maxAgeSeconds }),
      })
    },
    clearCookie: (name) => void reply.clearCookie(name, { path: '/' }),
    files: [],
    refused: [],
    ifMatch: parseVersion(request.headers['if-match']),
    ifNoneMatch: request.headers['if-none-match'] ?? null,
    async discard() {},
  }
}

function parseVersion(header: string | undefined): number | null {
  const found = /^(?:W\/)?"?(\d+)"?$/.exec(header ?? '')
  return found ? Number(found[1]) : null
}

type Upload = {
  readonly maxBytes: number
  readonly maxFiles: number
  readonly collect?: boolean
  readonly sheets?: boolean
  readonly measureOnly?: boolean
}

/** The body; of a multipart form its fields, with the files stored into `http.files`. */
export async function readBody(request: FastifyRequest, upload: Upload | undefined, http: Http, schema: TSchema | undefined): Promise<unknown> {
  if (!upload) return request.body
  if (!request.isMultipart()) return checked(schema, request.body ?? {})
  const fields: Record<string, string> = {}
  for await (const part of request.parts({ limits: { fileSize: upload.maxBytes, files: upload.maxFiles, fields: 60, fieldSize: 500_000 } }))
    if (part.type === 'field') fields[part.fieldname] = String(part.value)
    else await store(request, part, upload, http)
  return checked(schema, fields)
}

async function store(request: FastifyRequest, part: MultipartFile, upload: Upload, http: Http) {
  // Browsers send an empty part for a file input that was left empty.
  if (!part.filename) return void (part.file as Readable).resume()
  try {
    const options = { name: part.filename, maxBytes: upload.maxBytes, sheets: upload.sheets }
    const saved = upload.measureOnly ? await measure(part.file, options) : await request.server.files.save(part.file, options)
    http.files.push({ ...saved, field: part.fieldname })
  } catch (error) {
    if (!upload.collect || !(error instanceof Problem)) throw error
    http.refused.push(error)
    ;(part.file as Readable).resume()
  }
}

function checked(schema: TSchema | undefined, fields: unknown): unknown {
  if (!schema) return fields
  const value = Value.Convert(schema, fields)
  const [fault] = Value.Errors(schema, value)
  if (fault) throw badInput({ field: fault.instancePath.slice(1), why: fault.message })
  return value
}

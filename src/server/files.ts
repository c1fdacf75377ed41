// Attachments: the type is told by the content, never by the name; places are taken out of photos; each file lies in
// DATA_DIR under its own hash, so it is stored once and every change to it shows.

import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileTypeFromFile } from 'file-type'
import sharp from 'sharp'
import { cleanInput } from '#kernel/text.ts'
import { problem } from '#kernel/problem.ts'
import { sheetKind, sheetMimes } from './sheets-read.ts'

export const tooLarge = problem<{ name: string; maxMegabytes: number }>('http/too-large', 413)
export const wrongType = problem<{ name: string; found: string }>('http/unsupported-type', 415)

export type StoredFile = { readonly sha256: string; readonly mime: string; readonly bytes: number; readonly name: string }

export type FileStore = {
  /**
   * Stores a file after looking into it.
   * `sheets`: XLSX or CSV instead of attachments.
   * @throws http/too-large, http/unsupported-type, sheets/not-a-sheet, sheets/old-format
   */
  save(source: Readable, options: { name: string; maxBytes: number; sheets?: boolean | undefined }): Promise<StoredFile>
  /** Keeps bytes that the product made itself (a registered paper), as they are. */
  keep(bytes: Uint8Array): Promise<{ readonly sha256: string; readonly bytes: number }>
  open(sha256: string): Readable
  /** Where it lies, for threads that read it in place. */
  pathOf(sha256: string): string
  /** A small WebP picture of a stored image. */
  thumbnail(sha256: string): Promise<Buffer>
}

const magic = [
  ['application/pdf', Buffer.from('%PDF-')],
  ['application/zip', Buffer.from('PK\u0003\u0004')],
] as const

/**
 * Hash and size of what somebody sends, as it is, without keeping any of it. The type is that of its first bytes: PDF, ZIP
 * (so is a DOCX), or `unknown`.
 * @throws http/too-large
 */
export async function measure(source: Readable, { name, maxBytes }: { name: string; maxBytes: number }): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  let head = Buffer.alloc(0)
  for await (const chunk of source as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (head.length < 8) head = Buffer.concat([head, chunk.subarray(0, 8)])
    if (bytes <= maxBytes) hash.update(chunk)
  }
  if (bytes > maxBytes || (source as { truncated?: boolean }).truncated)
    throw tooLarge({ name: fileName(name), maxMegabytes: Math.round(maxBytes / 1e6) })
  const mime = magic.find(([, start]) => head.subarray(0, start.length).equals(start))?.[0] ?? 'unknown'
  return { sha256: hash.digest('hex'), mime, bytes, name: fileName(name) }
}

/** What people may attach: photos (written anew, so that places go; HEIC is refused because it cannot be), PDF, voice. */
const allowed = new Map([
  ['image/jpeg', 'jpeg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
  ['application/pdf', null],
  ['audio/mpeg', null],
  ['audio/mp4', null],
  ['audio/x-m4a', null],
  ['audio/ogg', null],
  ['audio/opus', null],
  ['audio/ogg; codecs=opus', null],
  ['audio/wav', null],
  ['audio/aac', null],
  ['audio/amr', null],
  ['video/webm', null],
  ['audio/webm', null],
])

export function openFiles(dataDir: string): FileStore {
  const root = join(dataDir, 'files')
  const place = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a hash')
    return join(root, sha256.slice(0, 2), sha256)
  }

  return {
    async save(source, { name, maxBytes, sheets }) {
      await mkdir(root, { recursive: true, mode: 0o700 })
      const temporary = join(root, `incoming-${randomUUID()}`)
      const shown = fileName(name)
      try {
        let bytes = 0
        await pipeline(
          source,
          async function* (chunks) {
            for await (const chunk of chunks as AsyncIterable<Buffer>) {
              bytes += chunk.length
              if (bytes > maxBytes) throw tooLarge({ name: shown, maxMegabytes: Math.round(maxBytes / 1e6) })
              yield chunk
            }
          },
          createWriteStream(temporary, { mode: 0o600 }),
        )
        if ((source as { truncated?: boolean }).truncated) throw tooLarge({ name: shown, maxMegabytes: Math.round(maxBytes / 1e6) })
        const mime = sheets ? sheetMimes[await sheetKind(temporary)] : ((await fileTypeFromFile(temporary))?.mime ?? 'unknown')
        if (!sheets && !allowed.has(mime)) throw wrongType({ name: shown, found: mime })
        if (!sheets) await clean(temporary, allowed.get(mime)!, shown)
        const sha256 = await hashOf(temporary)
        await mkdir(join(root, sha256.slice(0, 2)), { recursive: true, mode: 0o700 })
        const size = (await stat(temporary)).size
        await flushToDisk(temporary)
        await rename(temporary, place(sha256))
        return { sha256, mime, bytes: size, name: shown }
      } finally {
        await rm(temporary, { force: true })
      }
    },
    async keep(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      await mkdir(join(root, sha256.slice(0, 2)), { recursive: true, mode: 0o700 })
      const temporary = join(root, `incoming-${randomUUID()}`)
      await writeFile(temporary, bytes, { mode: 0o600, flush: true })
      await rename(temporary, place(sha256))
      return { sha256, bytes: bytes.byteLength }
    },
    open: (sha256) => createReadStream(place(sha256)),
    pathOf: place,
    async thumbnail(sha256) {
      const small = `${place(sha256)}.webp`
      return readFile(small).catch(async () => {
        const picture = await sharp(place(sha256), { limitInputPixels: 60_000_000 })
          .rotate()
          .resize(480, 480, { fit: 'inside', withoutEnlargement: true })
          .webp({ quality: 70 })
          .toBuffer()
        await writeFile(small, picture, { mode: 0o600 })
        return picture
      })
    },
  }
}

/** Writing an image anew drops all its metadata (position, device, owner); the turn it asked for is done first. */
async function clean(path: string, format: 'jpeg' | 'png' | 'webp' | null | string, name: string) {
  if (!format) return
  const image = sharp(path, { limitInputPixels: 60_000_000 }).rotate()
  try {
    const data = await image.toFormat(format as 'jpeg', { quality: 85 }).toBuffer()
    await writeFile(path, data)
  } catch (cause) {
    throw Object.assign(wrongType({ name, found: 'broken image' }), { cause })
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** An acknowledged upload survives a power cut. */
async function flushToDisk(path: string) {
  const file = await open(path, 'r+')
  await file.sync()
  await file.close()
}

/** Only the last part of the name, without controls, at most 120 characters. */
function fileName(name: string): string {
  const last = cleanInput(name).split(/[/\\]/).at(-1)!.trim()
  return last.slice(-120) || 'file'
}

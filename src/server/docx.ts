// Official letters as DOCX, for offices that must edit, sign or archive in their word processor: the same `Letter` that
// typst/letter.typ typesets, as real paragraphs and tables from right to left. Long ones take a while, so another process writes them.

import type { Letter } from '#kernel/letter.ts'
import { runHeavy } from './heavy.ts'

export async function renderDocx(letter: Letter): Promise<Buffer> {
  const bytes = await runHeavy<Uint8Array>(new URL('./docx-thread.ts', import.meta.url), letter, { heapMb: 256 })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

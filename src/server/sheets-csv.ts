// CSV as people send it: any encoding that Persian offices use, any of the usual separators.

import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { analyse } from 'chardet'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { brokenSheet, maxCell, maxColumns, Notes, notASheet, type ReadOptions, type SheetInfo, type SheetRow, tooManyRows } from './sheets-model.ts'

const sampleBytes = 1 << 20

/** Reads a text file row by row. @throws sheets/broken, sheets/too-many-rows, sheets/not-a-sheet */
export async function readCsv(path: string, options: ReadOptions, onRow: (row: SheetRow) => void): Promise<SheetInfo> {
  const sample = await firstBytes(path)
  const encoding = options.encoding || encodingOf(sample)
  const text = iconv.decode(sample, encoding).replace(/^\uFEFF/, '')
  if (/[\0-\x08\x0E-\x1F]/.test(text.slice(0, 4000))) throw notASheet({ found: 'binary' })
  const delimiter = delimiterOf(text)
  const notes = new Notes()
  let rows = 0
  let filled = 0
  let columns = 0
  const records = createReadStream(path)
    .pipe(iconv.decodeStream(encoding))
    .pipe(
      parse({ delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: 4_000_000, info: false }),
    )
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      rows += 1
      if (rows > options.maxRows) throw tooManyRows({ max: options.maxRows })
      if (rows > 1 && columns && record.length > columns) notes.add('raggedRows', String(rows))
      if (record.some((cell) => cell.length > maxCell)) notes.add('cutCells', String(rows))
      const cells = record.slice(0, maxColumns).map((cell) => cell.slice(0, maxCell).replaceAll('\0', ''))
      columns = Math.max(columns, cells.length)
      if (!cells.some(Boolean)) continue
      onRow({ no: rows, cells, faults: [] })
      if ((filled += 1) === options.onlyRows) break
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) throw brokenSheet({ why: error.message.slice(0, 200) })
    throw error
  }
  const sheets = [{ name: '', hidden: false }]
  return { kind: 'csv', sheets, sheet: '', encoding, delimiter, date1904: false, rows: filled, columns, hiddenColumns: [], notes: notes.list() }
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** UTF-8 and UTF-16 prove themselves; of what is left, Persian text in one byte a letter is windows-1256. */
export function encodingOf(sample: Buffer): string {
  if (sample[0] === 0xef && sample[1] === 0xbb) return 'utf-8'
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  const [even, odd] = zeros(sample.subarray(0, 8000))
  if (odd > 0.2 && even < 0.1) return 'utf-16le'
  if (even > 0.2 && odd < 0.1) return 'utf-16be'
  if (isUtf8(sample)) return 'utf-8'
  const guesses = analyse(sample.subarray(0, 64_000)).filter((g) => g.confidence >= 10)
  return guesses.find((g) => /utf-16|1256|8859-6/i.test(g.name))?.name.replace(/ISO-8859-6/i, 'windows-1256') ?? 'windows-1256'
}

/** Arabic letters in UTF-16 have 06 as their high byte, Latin ones 00: how often even and odd bytes are one of them. */
function zeros(bytes: Buffer): [number, number] {
  const count = [0, 0]
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 0 || bytes[i] === 6) count[i % 2]! += 1
  const half = Math.max(1, bytes.length / 2)
  return [count[0]! / half, count[1]! / half]
}

function isUtf8(sample: Buffer): boolean {
  try {
    // `stream`: a letter cut off at the end of the sample is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The separator that cuts the first lines into equally many parts, more than one if any does. */
export function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .filter(Boolean)
    .slice(0, 20)
  const score = (mark: string) => {
    const parts = lines.map((line) => line.split(mark).length - 1)
    const usual = parts.toSorted((a, b) => a - b)[Math.floor(parts.length / 2)] ?? 0
    return usual ? parts.filter((n) => n === usual).length / parts.length + usual / 1000 : 0
  }
  return [',', ';', '\t', '|'].map((mark) => ({ mark, score: score(mark) })).toSorted((a, b) => b.score - a.score)[0]!.mark
}

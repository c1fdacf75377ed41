// XLSX row by row in bounded memory. ExcelJS' own streaming reader tells neither hidden columns nor merged cells, so the
// parts are read here: unzipper unpacks, saxes parses.

import { StringDecoder } from 'node:string_decoder'
import { SaxesParser } from 'saxes'
import { type Directory, type Entry, Open } from 'unzipper'
import {
  brokenSheet,
  maxDepth,
  maxPiece,
  maxUnpackedMegabytes,
  noSuchSheet,
  notASheet,
  Notes,
  type ReadOptions,
  type SheetInfo,
  type SheetRow,
  tooLargeInside,
} from './sheets-model.ts'
import { isDateFormat } from './sheets-numbers.ts'
import { mergeReader, RowReader } from './sheets-rows.ts'

type Tag = { name: string; attributes: Record<string, string> }
type Handlers = { open?: (tag: Tag) => void; text?: (text: string) => void; close?: (name: string) => void }
/** Thrown to leave a part early. */
const enough = Symbol('enough')

/** Reads one sheet of a workbook. @throws sheets/not-a-sheet, sheets/broken, sheets/too-large-inside, sheets/no-such-sheet, sheets/too-many-rows */
export async function readXlsx(path: string, options: ReadOptions, onRow: (row: SheetRow) => void): Promise<SheetInfo> {
  const book = await openBook(path)
  const { sheets, date1904 } = await readWorkbook(book)
  const chosen = options.sheet ? sheets.find((s) => s.name === options.sheet) : (sheets.find((s) => !s.hidden) ?? sheets[0])
  if (!chosen) throw noSuchSheet({ sheet: options.sheet ?? '' })
  options.onBook?.({ date1904 })
  const notes = new Notes()
  for (const other of sheets) if (other !== chosen) notes.add('otherSheets', other.name)
  const merges = mergeReader(notes)
  await book.scan(chosen.part, merges.scan)
  const reader = new RowReader({
    strings: await readStrings(book),
    dates: await readDateStyles(book),
    date1904,
    merges: merges.ranges,
    notes,
    options,
    onRow,
  })
  await book.parse(chosen.part, reader, () => reader.done)
  return {
    ...{ kind: 'xlsx', encoding: '', delimiter: '', date1904, notes: notes.list() },
    ...{ sheets: sheets.map(({ name, hidden }) => ({ name, hidden })), sheet: chosen.name },
    ...{ rows: reader.rows, columns: reader.columns, hiddenColumns: [...reader.hiddenColumns] },
  }
}

type Book = {
  has(part: string): boolean
  /** Every piece of a part's text. */
  scan(part: string, onText: (text: string) => void): Promise<void>
  parse(part: string, handlers: Handlers, stop?: () => boolean): Promise<void>
}

async function openBook(path: string): Promise<Book> {
  let directory: Directory
  try {
    directory = await Open.file(path)
  } catch {
    throw brokenSheet({ why: 'zip' })
  }
  const parts = new Map(directory.files.map((f) => [f.path.replace(/^\//, ''), f]))
  if (!parts.has('xl/workbook.xml')) throw notASheet({ found: parts.has('content.xml') ? 'ods' : 'zip' })
  const max = maxUnpackedMegabytes * 1e6
  if (directory.files.reduce((sum, f) => sum + f.uncompressedSize, 0) > max) throw tooLargeInside({ maxMegabytes: maxUnpackedMegabytes })

  async function scan(part: string, onText: (text: string) => void) {
    const entry: Entry | undefined = parts.get(part)
    if (!entry) throw brokenSheet({ why: part })
    const decoder = new StringDecoder('utf8')
    const stream = entry.stream()
    let bytes = 0 // the directory's own figures may lie
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        bytes += chunk.length
        if (bytes > max) throw tooLargeInside({ maxMegabytes: maxUnpackedMegabytes })
        onText(decoder.write(chunk))
      }
    } catch (error) {
      if (error === enough) return void stream.destroy()
      if (error instanceof Error && error.name !== 'Problem') throw brokenSheet({ why: `${part}: ${error.message.slice(0, 120)}` })
      throw error
    }
  }

  return {
    has: (part) => parts.has(part),
    scan,
    async parse(part, { open, text, close }, stop) {
      const parser = new SaxesParser({ position: false })
      const local = (name: string) => name.slice(name.indexOf(':') + 1)
      parser.on('error', (error) => {
        throw error
      })
      let depth = 0
      let unread = 0
      parser.on('opentag', (tag) => {
        unread = 0
        depth += 1
        if (depth > maxDepth) throw brokenSheet({ why: `${part}: <${tag.name.slice(0, 40)}>` })
        open?.({ name: local(tag.name), attributes: tag.attributes as Record<string, string> })
      })
      if (text) parser.on('text', text)
      parser.on('closetag', (tag) => {
        unread = 0
        depth -= 1
        close?.(local(tag.name))
      })
      await scan(part, (piece) => {
        unread += piece.length
        parser.write(piece)
        if (unread > maxPiece) throw brokenSheet({ why: part })
        if (stop?.()) throw enough
      })
    },
  }
}

async function readWorkbook(book: Book) {
  const found: { name: string; hidden: boolean; rel: string }[] = []
  let date1904 = false
  await book.parse('xl/workbook.xml', {
    open({ name, attributes: a }) {
      if (name === 'workbookPr') date1904 = a['date1904'] === '1' || a['date1904'] === 'true'
      if (name === 'sheet') found.push({ name: a['name'] ?? '', hidden: (a['state'] ?? 'visible') !== 'visible', rel: a['r:id'] ?? a['id'] ?? '' })
    },
  })
  const targets = new Map<string, string>()
  await book.parse('xl/_rels/workbook.xml.rels', {
    open({ name, attributes: a }) {
      if (name === 'Relationship') targets.set(a['Id'] ?? '', (a['Target'] ?? '').startsWith('/') ? a['Target']!.slice(1) : `xl/${a['Target']}`)
    },
  })
  const sheets = found.map((s) => ({ ...s, part: targets.get(s.rel) ?? '' })).filter((s) => book.has(s.part))
  return { sheets, date1904 }
}

/** Shared texts; reading aids (phonetic runs) are not part of them. */
async function readStrings(book: Book): Promise<string[]> {
  const part = ['xl/sharedStrings.xml', 'xl/SharedStrings.xml'].find((p) => book.has(p))
  const strings: string[] = []
  if (!part) return strings
  let text = ''
  let inText = false
  let aids = 0
  await book.parse(part, {
    open({ name }) {
      if (name === 'si') text = ''
      else if (name === 't') inText = aids === 0
      else if (name === 'rPh') aids += 1
    },
    text(more) {
      if (inText) text += more
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') aids -= 1
      else if (name === 'si') strings.push(text)
    },
  })
  return strings
}

/** Which cell styles show a day. */
async function readDateStyles(book: Book): Promise<boolean[]> {
  const styles: boolean[] = []
  if (!book.has('xl/styles.xml')) return styles
  const own = new Map<string, string>()
  let inCells = false
  await book.parse('xl/styles.xml', {
    open({ name, attributes: a }) {
      if (name === 'numFmt') own.set(a['numFmtId'] ?? '', a['formatCode'] ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) styles.push(isDateFormat(Number(a['numFmtId'] ?? 0), own.get(a['numFmtId'] ?? '')))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { csvCell, readSheet, writeSheet } from './sheets.ts'
import { asRefusal, maxPiece, Notes, placeOf, type SheetRow } from './sheets-model.ts'
import { mergeReader } from './sheets-rows.ts'
import { dayOfSerial, isDateFormat, plainNumber } from './sheets-numbers.ts'

const folder = mkdtempSync(join(tmpdir(), 'gg-sheets-'))
after(() => rmSync(folder, { recursive: true, force: true }))
let count = 0
async function read(content: Buffer, options: { sheet?: string; maxRows?: number; onlyRows?: number } = {}) {
  const path = join(folder, `f${(count += 1)}`)
  writeFileSync(path, content)
  const rows: SheetRow[] = []
  const info = await readSheet(path, { maxRows: 1000, ...options, onRows: (more) => void rows.push(...more) })
  return { info, rows, texts: rows.map((r) => r.cells) }
}
async function book(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('موانع'), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
const note = (info: { notes: readonly { code: string; count: number; at: readonly string[] }[] }, code: string) =>
  info.notes.find((n) => n.code === code)

test('merged cells repeat their value, hidden columns and rows are read and noted', async () => {
  const file = await book((sheet) => {
    sheet.addRows([
      ['واحد', 'شرح', 'مبلغ'],
      ['الف', 'قطع برق', 5],
      ['', 'قطع گاز', 6],
      ['ب', 'وام', 7],
    ])
    sheet.mergeCells('A2:A3')
    sheet.getColumn(3).hidden = true
    sheet.getRow(4).hidden = true
  })
  const { info, texts } = await read(file)
  assert.deepEqual(texts, [
    ['واحد', 'شرح', 'مبلغ'],
    ['الف', 'قطع برق', '5'],
    ['الف', 'قطع گاز', '6'],
    ['ب', 'وام', '7'],
  ])
  assert.deepEqual(note(info, 'hiddenColumns'), { code: 'hiddenColumns', count: 1, at: ['C'] })
  assert.deepEqual(note(info, 'merged'), { code: 'merged', count: 1, at: ['A2:A3'] })
  assert.equal(note(info, 'hiddenRows')?.count, 1)
  assert.deepEqual(info.hiddenColumns, [2])
})

test('a formula gives its stored result; without one, and with an error in it, the cell is faulty', async () => {
  const file = await book((sheet) => {
    sheet.addRow([{ formula: 'A2*2', result: 84 }, { formula: 'B2&"x"', result: 'متن' }, { formula: 'SUM(C1:C9)' }, { error: '#N/A' }])
  })
  const { info, rows } = await read(file)
  assert.deepEqual(rows[0]!.cells, ['84', 'متن', '=SUM(C1:C9)', '#N/A'])
  assert.deepEqual(rows[0]!.faults, [
    [2, 'formulaWithoutResult'],
    [3, 'errorValue'],
  ])
  assert.equal(note(info, 'formulas')?.count, 3)
  assert.deepEqual(note(info, 'formulasWithoutResult')?.at, ['C1'])
})

test('days as numbers are days when their format says so, in both calendars of Excel', async () => {
  const day = new Date('2024-07-23T00:00:00Z')
  const in1900 = await read(await book((sheet) => void sheet.addRow([day, 45496])))
  assert.deepEqual(in1900.texts, [['2024-07-23', '45496']])
  const in1904 = await read(
    await book((sheet, workbook) => {
      workbook.properties.date1904 = true
      sheet.addRow([day])
    }),
  )
  assert.deepEqual([in1904.texts[0], in1904.info.date1904], [['2024-07-23'], true])
  assert.equal(dayOfSerial(45_496), '2024-07-23')
  assert.equal(dayOfSerial(1), '1900-01-01')
  assert.equal(dayOfSerial(61), '1900-03-01')
  assert.equal(dayOfSerial(45_496.5), '2024-07-23 12:00')
  assert.equal(dayOfSerial(44_034, true), '2024-07-23')
  assert.equal(dayOfSerial(5_000_000), null)
  assert.ok(isDateFormat(164, '[$-fa-IR,96]yyyy/mm/dd') && isDateFormat(14, undefined))
  assert.ok(!isDateFormat(164, '#,##0 "day"') && !isDateFormat(0, undefined) && !isDateFormat(164, 'General'))
})

test('numbers stay what people read: identifiers whole, no exponent, no dust', () => {
  assert.deepEqual(['10100000017', '1.5E+3', '0.30000000000000004', '12E12', '-3'].map(plainNumber), [
    '10100000017',
    '1500',
    '0.3',
    '12000000000000',
    '-3',
  ])
  assert.deepEqual(placeOf('AB12'), [27, 12])
})

test('of several sheets the first visible one, or the one asked for', async () => {
  const file = await book((sheet, workbook) => {
    sheet.state = 'hidden'
    sheet.addRow(['پنهان'])
    workbook.addWorksheet('دوم').addRow(['آشکار'])
  })
  const first = await read(file)
  assert.deepEqual([first.info.sheet, first.texts], ['دوم', [['آشکار']]])
  assert.deepEqual(first.info.sheets, [
    { name: 'موانع', hidden: true },
    { name: 'دوم', hidden: false },
  ])
  assert.deepEqual((await read(file, { sheet: 'موانع' })).texts, [['پنهان']])
  await assert.rejects(read(file, { sheet: 'نیست' }), { code: 'sheets/no-such-sheet' })
})

test('texts in runs of different fonts come whole', async () => {
  const file = await book((sheet) => void sheet.addRow([{ richText: [{ text: 'قطع ' }, { text: 'برق', font: { bold: true } }] }]))
  assert.deepEqual((await read(file)).texts, [['قطع برق']])
})

test('CSV: encodings and separators are found', async () => {
  const text = 'واحد;شرح مانع;پیگیری\r\nکارخانه;"قطع برق; دیروز";گچ\r\n'
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256']) {
    // windows-1256 has the Arabic yeh instead of the Persian one.
    const sent = encoding === 'windows-1256' ? text.replaceAll('ی', 'ي') : text
    for (const addBOM of encoding === 'windows-1256' ? [false] : [false, true]) {
      const { info, texts } = await read(iconv.encode(sent, encoding, { addBOM }))
      assert.deepEqual([info.kind, info.encoding.toLowerCase(), info.delimiter], ['csv', encoding, ';'], `${encoding} ${addBOM}`)
      assert.deepEqual([texts[1]![0], texts[1]![1]!.replaceAll('ي', 'ی'), texts[1]![2]], ['کارخانه', 'قطع برق; دیروز', 'گچ'])
    }
  }
  assert.equal((await read(Buffer.from('a\tb\n1\t2\n'))).info.delimiter, '\t')
  assert.deepEqual((await read(Buffer.from('شرح\nقطع برق، گاز\n'))).texts, [['شرح'], ['قطع برق، گاز']])
})

test('what is not a table is refused by its content', async () => {
  await assert.rejects(read(Buffer.from('%PDF-1.4\n')), { code: 'sheets/not-a-sheet', status: 415 })
  await assert.rejects(read(Buffer.from('<html><table></table></html>')), { code: 'sheets/not-a-sheet' })
  await assert.rejects(read(Buffer.from('d0cf11e0a1b11ae1', 'hex')), { code: 'sheets/old-format' })
  await assert.rejects(read(Buffer.alloc(0)), { code: 'sheets/not-a-sheet' })
  await assert.rejects(read(zip('xl/other.xml', Buffer.from('x'))), { code: 'sheets/not-a-sheet' })
  const whole = await book((sheet) => void sheet.addRow(['متن']))
  await assert.rejects(read(whole.subarray(0, whole.length - 200)), { code: 'sheets/broken' })
})

test('too many rows, and a workbook that grows when unpacked', async () => {
  await assert.rejects(read(Buffer.from('x\n'.repeat(30)), { maxRows: 20 }), { code: 'sheets/too-many-rows', details: { max: 20 } })
  assert.equal((await read(Buffer.from('x\n'.repeat(30)), { onlyRows: 5 })).rows.length, 5)
  // 600 MB of tags in half a megabyte, and a directory that says it is ten bytes.
  const tag = Buffer.from(`<a b="${' '.repeat(1_000_000)}"/>`)
  const bomb = Buffer.concat([Buffer.from('<w>'), ...Array.from({ length: 600 }, () => tag)])
  await assert.rejects(read(zip('xl/workbook.xml', bomb, 10)), { code: 'sheets/too-large-inside' })
  await assert.rejects(read(zip('xl/workbook.xml', Buffer.from('x'), 900_000_000)), { code: 'sheets/too-large-inside' })
})

test('a workbook made to choke its reader is refused before it does', async () => {
  const refused = async (what: string, xml: string) =>
    assert.rejects(read(zip('xl/workbook.xml', Buffer.from(xml))), { code: 'sheets/broken', status: 422 }, what)
  const long = 'a'.repeat(maxPiece * 2)
  await refused('an endless attribute', `<w b="${long}"/>`)
  await refused('an endless text', `<w>${long}</w>`)
  await refused('an endless comment', `<w><!--${long}--></w>`)
  await refused('endless depth', '<a>'.repeat(100_000))
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  await refused('a billion laughs', `<!DOCTYPE w [<!ENTITY l0 "ha">${laughs}]><w>&l9;</w>`)
  // The quick look for merged cells goes before the parser and keeps a tag that is not over yet.
  const merges = mergeReader(new Notes())
  merges.scan('<mergeCells><mergeCell ref="A1:B2"/>')
  assert.throws(() => merges.scan(`<x b="${long}`), { code: 'sheets/broken' })
  assert.equal(merges.ranges.length, 1)
})

test('a thread that ran out of memory or time is the file’s fault, anything else is not', () => {
  const code = (error: unknown) => (asRefusal(error) as { code?: unknown }).code
  assert.equal(code(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })), 'sheets/too-large-inside')
  assert.equal(code(new DOMException('slow', 'TimeoutError')), 'sheets/broken')
  const other = new Error('disk full')
  assert.equal(asRefusal(other), other)
})

test('what is thrown while rows are taken stops the reading', async () => {
  const many = Buffer.from('x\n'.repeat(5000))
  let batches = 0
  const reading = readSheet(many, {
    maxRows: 10_000,
    onRows: () => {
      batches += 1
      throw new Error('disk full')
    },
  })
  await assert.rejects(reading, /disk full/)
  assert.equal(batches, 1)
})

test('written and read again: XLSX from the right with a bold frozen head', async () => {
  const columns = [{ head: 'کد' }, { head: 'شرح', width: 60 }]
  const file = await buffer(
    writeSheet(
      [
        ['T14', '=1+1'],
        ['T15', 12],
      ],
      { kind: 'xlsx', sheetName: 'فهرست/۱', rtl: true, columns },
    ),
  )
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(file as never)
  const sheet = workbook.worksheets[0]!
  assert.equal(sheet.name, 'فهرست ۱')
  assert.ok(sheet.views[0]!.rightToLeft && sheet.views[0]!.state === 'frozen' && sheet.getRow(1).font?.bold)
  assert.equal(sheet.getCell('B2').value, '=1+1', 'a text, not a formula')
  assert.deepEqual((await read(file)).texts, [
    ['کد', 'شرح'],
    ['T14', '=1+1'],
    ['T15', '12'],
  ])
})

test('written as CSV no cell is a formula', async () => {
  const rows = [['=cmd()', '+98914', '-1', '@x', 'سلام، "ما"', -5, null]]
  const file = await buffer(writeSheet(rows, { kind: 'csv', sheetName: 'x', rtl: true, columns: [{ head: 'الف' }] }))
  assert.equal(file.toString('utf8'), `\uFEFFالف\r\n'=cmd(),'+98914,'-1,'@x,"سلام، ""ما""",-5,\r\n`)
  assert.equal(csvCell('\t=1'), `"'\t=1"`)
})

/** A zip of one part whose directory tells `told` bytes. */
function zip(name: string, content: Buffer, told = content.length): Buffer {
  const packed = deflateRawSync(content)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(20, 4)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(told, 22)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(told, 24)
  entry.writeUInt16LE(name.length, 28)
  const start = 30 + name.length + packed.length
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(start, 16)
  return Buffer.concat([head, Buffer.from(name), packed, entry, Buffer.from(name), end])
}

// The blocks of a letter as paragraphs and tables of a DOCX.

import { BorderStyle, Paragraph, type Table } from 'docx'
import { toPersianDigits } from '#kernel/digits.ts'
import { colours, type Pen, picture, plainTable, ruledTable } from './docx-pen.ts'
import type { Letter, LetterBlock } from '#kernel/letter.ts'

type Piece = Paragraph | Table

/** Head of the first page: organisation at the start, the invocation in the middle, number, date and attachment at the end. */
export function letterhead(letter: Letter, pen: Pen): Piece[] {
  const start = [
    ...(letter.logo ? [picture(pen, letter.logo, 58)] : []),
    ...letter.head.map((text) => pen.line(text, { bold: true, after: 20 })),
    ...(letter.subhead ? [pen.line(letter.subhead, { size: 18, quiet: true, after: 20 })] : []),
  ]
  const box = letter.box.map(([name, value]) => pen.line(`${name}: ${value}`, { size: 19, after: 20 }))
  const middle = [pen.line(letter.invocation, { size: 20, align: 'center' })]
  const columns = [
    { width: 44, children: start },
    { width: 20, children: middle },
    { width: 36, children: box },
  ]
  const rule = new Paragraph({
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: colours.primary, space: 1 } },
    spacing: { after: 160 },
  })
  return [plainTable(pen, [columns]), rule]
}

/** What stands above the text: whose addendum it is, and the title of a record. */
export function titleOf(letter: Letter, pen: Pen): Paragraph[] {
  return [
    ...(letter.banner ? [pen.line(letter.banner, { bold: true, align: 'center', colour: colours.primary })] : []),
    ...(letter.style === 'record' ? [pen.line(letter.title, { size: 27, bold: true, align: 'center', after: 200 })] : []),
  ]
}

export function blockOf(b: LetterBlock, letter: Letter, pen: Pen): Piece[] {
  switch (b.kind) {
    case 'heading':
      return [pen.line(b.text, { size: b.level === 2 ? 22 : 24, bold: true, keepNext: true, ...(b.level !== 2 && { colour: colours.primary }) })]
    case 'addressee':
      return [pen.line(b.text, { bold: true })]
    case 'subject':
      return [pen.line(`${letter.words.subject} ${b.text}`, { bold: true, after: 200 })]
    case 'paragraph':
      return [pen.line(b.text, { align: letter.style === 'letter' ? 'both' : 'start' })]
    case 'facts':
      return [facts(b.rows, pen), gap(pen)]
    case 'table':
      return [grid(b, pen), gap(pen)]
    case 'list':
      return b.items.map((item, i) => pen.line(`${mark(b.numbered ? i + 1 : null, pen)}${item}`, { indent: 420, hanging: 320, after: 60 }))
    case 'resolution':
      return [resolution(b, letter, pen), gap(pen)]
    case 'signatures':
      return signatures(b.rows, pen)
    case 'break':
      return [new Paragraph({ pageBreakBefore: true, bidirectional: pen.persian })]
  }
}

/** A small paragraph: two tables that touch would become one. */
const gap = (pen: Pen) => pen.line('', { size: 8, after: 60 })
const mark = (n: number | null, pen: Pen) => (n === null ? '•\u00a0\u00a0' : `${pen.persian ? toPersianDigits(n) : n}.\u00a0`)

const facts = (rows: readonly (readonly [string, string])[], pen: Pen) =>
  plainTable(
    pen,
    rows.map(([name, value]) => [
      { width: 24, children: [pen.line(name, { size: 19, quiet: true, after: 20 })] },
      { width: 76, children: [pen.line(value, { size: 19, after: 20 })] },
    ]),
  )

function grid(b: Extract<LetterBlock, { kind: 'table' }>, pen: Pen): Table {
  const widths = b.widths?.length === b.head.length ? b.widths : b.head.map(() => 1)
  const sum = widths.reduce((a, w) => a + w, 0)
  const cell = (text: string, i: number, bold: boolean) => ({
    width: ((widths[i] ?? 1) / sum) * 100,
    shade: bold,
    children: [pen.line(text, { size: 18, bold, after: 0 })],
  })
  return ruledTable(pen, [b.head.map((text, i) => cell(text, i, true)), ...b.rows.map((row) => row.map((text, i) => cell(text, i, false)))], true)
}

function resolution(b: Extract<LetterBlock, { kind: 'resolution' }>, letter: Letter, pen: Pen): Table {
  const children = [
    pen.line(b.no, { bold: true, colour: colours.primary, keepNext: true, after: 60 }),
    pen.line(b.text),
    ...b.facts.map(([name, value]) => pen.line(`${name}: ${value}`, { size: 19, after: 20 })),
    ...(b.duties.length ? [pen.line(letter.words.duties, { size: 19, bold: true, after: 20 })] : []),
    ...b.duties.map((duty) => pen.line(`${mark(null, pen)}${duty}`, { size: 19, indent: 420, hanging: 320, after: 20 })),
  ]
  return ruledTable(pen, [[{ width: 100, children }]], false)
}

/** At most three side by side; a single one at the end side, as Iranian letters have it. */
function signatures(rows: readonly { post: string; name: string }[], pen: Pen): Piece[] {
  const columns = rows.length === 1 ? 2 : Math.min(3, rows.length)
  const placed = rows.length === 1 ? [null, ...rows] : [...rows]
  while (placed.length % columns) placed.push(null)
  const cells = placed.map((row) => ({
    width: 100 / columns,
    children: row
      ? [pen.line(row.name, { bold: true, align: 'center', after: 20 }), pen.line(row.post, { size: 19, align: 'center', after: 700 })]
      : [pen.line('')],
  }))
  return [
    gap(pen),
    plainTable(
      pen,
      Array.from({ length: cells.length / columns }, (_, i) => cells.slice(i * columns, (i + 1) * columns)),
    ),
  ]
}

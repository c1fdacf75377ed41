// Writing in one direction: paragraphs, runs and tables of a Persian or an English document.

import { AlignmentType, BorderStyle, ImageRun, LineRuleType, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from 'docx'
import type { Letter } from '#kernel/letter.ts'

type Style = {
  readonly size?: number
  readonly bold?: boolean
  readonly quiet?: boolean
  readonly colour?: string
  readonly align?: 'start' | 'center' | 'end' | 'both'
  readonly after?: number
  readonly keepNext?: boolean
  readonly indent?: number
  readonly hanging?: number
}
/** A text, or the name of a field such as PageNumber.CURRENT between texts. */
type Said = string | readonly string[]
export type Pen = { readonly persian: boolean; line(said: Said, style?: Style): Paragraph }

export const colours = { primary: '0B5C63', quiet: '5B6B73', line: 'C9D2D6', shade: 'EEF2F3' } as const

/** A Latin word, or several that follow each other, without the punctuation around them. */
const latinRun = /[\x21-\x7e\u06f0-\u06f9]*[A-Za-z][\x21-\x7e]*(?:[ \u00a0]+[\x21-\x7e]*[A-Za-z0-9][\x21-\x7e]*)*/g

/**
 * Splits mixed text. A word processor lays out a run as its mark says, so codes and Latin words inside Persian text need runs
 * of their own; otherwise «EA-R-1405-0012» would be turned around at its hyphens.
 */
export function runsOf(text: string): { text: string; latin: boolean }[] {
  const runs: { text: string; latin: boolean }[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(latinRun)) {
    const lead = /^[^A-Za-z0-9]*/.exec(found)![0].length
    const core = found.slice(lead).replace(/[.,;:!?)\]}"']+$/, '')
    if (index + lead > at) runs.push({ text: text.slice(at, index + lead), latin: false })
    runs.push({ text: core, latin: true })
    at = index + lead + core.length
  }
  if (at < text.length) runs.push({ text: text.slice(at), latin: false })
  return runs
}

const fields = /^(?:CURRENT|TOTAL_PAGES)$/
/**
 * A word processor writes page numbers itself, in Latin digits unless it was set up otherwise; no format of WordprocessingML asks
 * for Persian ones. In this face of Vazirmatn the Latin digits have the Persian shapes.
 */
export const digitFont = 'Vazirmatn FD NL'

export function penFor({ lang }: Pick<Letter, 'lang'>): Pen {
  const persian = lang === 'fa'
  const aligns = { start: AlignmentType.START, center: AlignmentType.CENTER, end: AlignmentType.END, both: AlignmentType.BOTH }
  return {
    persian,
    line(said, { size = 21, bold = false, quiet = false, colour, align = 'start', after, keepNext = false, indent, hanging } = {}) {
      const look = { size, bold, ...((quiet || colour) && { color: colour ?? colours.quiet }) }
      const parts = typeof said === 'string' ? [said] : said
      return new Paragraph({
        bidirectional: persian,
        alignment: aligns[align],
        keepNext,
        ...(after !== undefined && { spacing: { after } }),
        ...(indent !== undefined && { indent: { start: indent, hanging: hanging ?? 0 } }),
        children: parts.flatMap((part) =>
          fields.test(part)
            ? [new TextRun({ ...look, ...(persian && { font: digitFont }), rightToLeft: persian, children: [part as 'CURRENT'] })]
            : (persian ? runsOf(part) : [{ text: part, latin: true }]).flatMap((run) => textRuns(run, look, persian)),
        ),
      })
    },
  }
}

/** Line ends inside a paragraph stay line ends. */
function textRuns(run: { text: string; latin: boolean }, look: object, persian: boolean): TextRun[] {
  return run.text.split('\n').map((text, i) => new TextRun({ ...look, text, rightToLeft: persian && !run.latin, ...(i > 0 && { break: 1 }) }))
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const thin = { style: BorderStyle.SINGLE, size: 4, color: colours.line }
const bordersOf = (one: typeof none | typeof thin) => ({ top: one, bottom: one, left: one, right: one, insideHorizontal: one, insideVertical: one })

type Cell = { readonly width: number; readonly children: readonly (Paragraph | Table)[]; readonly shade?: boolean }

function table(pen: Pen, rows: readonly (readonly Cell[])[], borders: ReturnType<typeof bordersOf>, head: boolean): Table {
  return new Table({
    visuallyRightToLeft: pen.persian,
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: rows[0]!.map((cell) => Math.round((cell.width / 100) * 9400)),
    borders,
    rows: rows.map(
      (cells, i) =>
        new TableRow({
          cantSplit: true,
          tableHeader: head && i === 0,
          children: cells.map(
            (cell) =>
              new TableCell({
                width: { size: cell.width, type: WidthType.PERCENTAGE },
                margins: { top: 50, bottom: 30, left: 90, right: 90 },
                ...(cell.shade && { shading: { fill: colours.shade } }),
                children: [...cell.children],
              }),
          ),
        }),
    ),
  })
}

/** Without lines: for placing things side by side. Widths in percent. */
export const plainTable = (pen: Pen, rows: readonly (readonly Cell[])[]) => table(pen, rows, bordersOf(none), false)
/** With lines; the head repeats on every page. */
export const ruledTable = (pen: Pen, rows: readonly (readonly Cell[])[], head: boolean) => table(pen, rows, bordersOf(thin), head)

/** A PNG, `height` in points of the screen. */
export function picture(pen: Pen, png: NonNullable<Letter['logo']>, height: number): Paragraph {
  const transformation = { width: Math.round((png.width / png.height) * height), height }
  return new Paragraph({
    bidirectional: pen.persian,
    // One line, as high as the picture is.
    spacing: { after: 60, line: 240, lineRule: LineRuleType.AUTO },
    children: [new ImageRun({ type: 'png', data: Buffer.from(png.base64, 'base64'), transformation })],
  })
}

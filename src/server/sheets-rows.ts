// The rows of one sheet part of a workbook, as the parser meets them.

import {
  brokenSheet,
  type CellFault,
  columnName,
  maxCell,
  maxColumns,
  maxPiece,
  type Notes,
  placeOf,
  type ReadOptions,
  type SheetRow,
  tooManyRows,
} from './sheets-model.ts'
import { dayOfSerial, plainNumber } from './sheets-numbers.ts'

type Range = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number; value: string }

/** Merged ranges stand behind the rows in the file: they are looked for first, in the plain text, which is quick. */
export function mergeReader(notes: Notes) {
  const ranges: Range[] = []
  let rest = ''
  return {
    ranges,
    scan(text: string) {
      rest += text
      for (const [, ref = ''] of rest.matchAll(/<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z0-9:]{1,30})"/g)) {
        const [from = '', to = from] = ref.split(':')
        const [left, top] = placeOf(from)
        const [right, bottom] = placeOf(to)
        notes.add('merged', ref)
        if (ranges.length < 200_000) ranges.push({ left, right: Math.min(right, maxColumns - 1), top, bottom, value: '' })
      }
      const open = rest.lastIndexOf('<')
      rest = open < 0 || rest.includes('>', open) ? '' : rest.slice(open) // a tag that goes on in the next piece
      if (rest.length > maxPiece) throw brokenSheet({ why: 'mergeCell' })
    },
  }
}

type Parts = {
  strings: readonly string[]
  dates: readonly boolean[]
  date1904: boolean
  merges: Range[]
  notes: Notes
  options: ReadOptions
  onRow: (row: SheetRow) => void
}

export class RowReader {
  rows = 0
  columns = 0
  done = false
  readonly hiddenColumns = new Set<number>()
  readonly #is: Parts
  readonly #merges: Range[]
  #active: Range[] = []
  #row: { no: number; cells: string[]; faults: [number, CellFault][] } | null = null
  #last = 0
  #column = 0
  #type = ''
  #style = 0
  #value = ''
  #formula: string | null = null
  #hasValue = false
  #into: 'value' | 'formula' | null = null
  #aids = 0

  constructor(parts: Parts) {
    this.#is = parts
    this.#merges = parts.merges.toSorted((a, b) => b.top - a.top)
  }

  open = ({ name, attributes: a }: { name: string; attributes: Record<string, string> }): void => {
    if (name === 'c') this.#openCell(a)
    else if (name === 'v' || (name === 't' && this.#aids === 0)) this.#into = 'value'
    else if (name === 'f') {
      this.#into = 'formula'
      this.#formula ??= ''
    } else if (name === 'row') this.#openRow(a)
    else if (name === 'col' && isOn(a['hidden'])) this.#hide(a)
    else if (name === 'rPh') this.#aids += 1
    if (name === 'v' || name === 't') this.#hasValue = true
  }

  text = (more: string): void => {
    if (this.#into === 'value' && this.#value.length < maxCell) this.#value += more
    else if (this.#into === 'formula') this.#formula += more
  }

  close = (name: string): void => {
    if (name === 'v' || name === 't' || name === 'f') this.#into = null
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.#closeRow()
    else if (name === 'rPh') this.#aids -= 1
  }

  #hide(a: Record<string, string>) {
    for (let c = Number(a['min']) - 1; c < Math.min(Number(a['max']), maxColumns); c++) this.hiddenColumns.add(c)
  }

  #openRow(a: Record<string, string>) {
    const no = Number(a['r'] ?? this.#last + 1)
    this.#last = no
    this.#column = -1
    this.#row = { no, cells: [], faults: [] }
    if (isOn(a['hidden'])) this.#is.notes.add('hiddenRows', String(no))
  }

  #openCell(a: Record<string, string>) {
    this.#column = a['r'] ? placeOf(a['r'])[0] : this.#column + 1
    this.#type = a['t'] ?? 'n'
    this.#style = Number(a['s'] ?? 0)
    this.#value = ''
    this.#formula = null
    this.#hasValue = false
  }

  #closeCell() {
    const row = this.#row
    const column = this.#column
    if (!row || column < 0 || column >= maxColumns) return
    const at = `${columnName(column)}${row.no}`
    let text = this.#hasValue ? this.#read(at) : ''
    if (this.#formula !== null) {
      this.#is.notes.add('formulas', at)
      if (!this.#hasValue) {
        this.#is.notes.add('formulasWithoutResult', at)
        row.faults.push([column, 'formulaWithoutResult'])
        text = `=${this.#formula}`
      }
    }
    if (this.#type === 'e') {
      this.#is.notes.add('errorValues', at)
      row.faults.push([column, 'errorValue'])
    }
    if (text.length >= maxCell) this.#is.notes.add('cutCells', at)
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = text
  }

  #read(at: string): string {
    const value = this.#value
    if (this.#type === 's') return (this.#is.strings[Number(value)] ?? '').slice(0, maxCell)
    if (this.#type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (this.#type !== 'n') return value.replaceAll('\0', '')
    if (this.#is.dates[this.#style]) {
      const day = dayOfSerial(Number(value), this.#is.date1904)
      if (day) this.#is.notes.add('dates', at)
      return day ?? plainNumber(value)
    }
    return plainNumber(value)
  }

  #closeRow() {
    const row = this.#row
    this.#row = null
    if (!row || this.done) return
    this.#repeat(row.no, row.cells)
    if (!row.cells.some((c) => c !== '')) return
    this.rows += 1
    if (this.rows > this.#is.options.maxRows) throw tooManyRows({ max: this.#is.options.maxRows })
    if (this.columns === 0 && this.hiddenColumns.size)
      for (const c of [...this.hiddenColumns].slice(0, 20)) this.#is.notes.add('hiddenColumns', columnName(c))
    this.columns = Math.max(this.columns, row.cells.length)
    this.#is.onRow(row)
    this.done = this.rows === this.#is.options.onlyRows
  }

  /** The value of a merged range belongs to each of its cells. */
  #repeat(no: number, cells: string[]) {
    while (this.#merges.length && this.#merges.at(-1)!.top <= no) {
      const range = this.#merges.pop()!
      range.value = range.top === no ? (cells[range.left] ?? '') : ''
      this.#active.push(range)
    }
    if (!this.#active.length) return
    this.#active = this.#active.filter((r) => r.bottom >= no)
    for (const { left, right, value } of this.#active) {
      if (value === '') continue
      while (cells.length < left) cells.push('')
      for (let c = left; c <= right; c++) cells[c] = value
    }
  }
}

const isOn = (flag: string | undefined) => flag === '1' || flag === 'true'

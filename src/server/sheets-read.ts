// What kind of table a file is, told by its content, and reading it where one stands: in a thread (sheets-thread.ts, or a
// room's own worker). On the server's main thread call readSheet of sheets.ts.

import { open } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { readCsv } from './sheets-csv.ts'
import { notASheet, oldSheet, type ReadOptions, type SheetInfo, type SheetRow } from './sheets-model.ts'
import { readXlsx } from './sheets-xlsx.ts'

export const sheetMimes = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' } as const
export type SheetKind = keyof typeof sheetMimes

/** @throws sheets/not-a-sheet (what it is instead), sheets/old-format (XLS of before 2007) */
export async function sheetKind(path: string): Promise<SheetKind> {
  const start = await firstBytes(path)
  const isUtf16 = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff) // looks like sound to file-type
  const found = isUtf16 ? undefined : await fileTypeFromFile(path)
  if (found?.mime === sheetMimes.xlsx || found?.mime === 'application/zip') return 'xlsx'
  if (found?.mime === 'application/x-cfb') throw oldSheet()
  // Markup that is text all the same is not a table.
  if (found && !/^text\/|^application\/(xml|json)/.test(found.mime)) throw notASheet({ found: found.ext })
  const text = start.toString('latin1').replace(/\0/g, '').trimStart()
  if (!text) throw notASheet({ found: 'empty' })
  const afterMark = text.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
  if (/^(<\?xml|<!doctype|<html|<table|[{[]\s*["{[\]}])/i.test(afterMark)) throw notASheet({ found: 'markup' })
  return 'csv'
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Reads one sheet in this thread, row after row. Throws the Problems of sheets-model.ts. */
export async function readSheetHere(path: string, options: ReadOptions, onRow: (row: SheetRow) => void): Promise<SheetInfo> {
  return (await sheetKind(path)) === 'xlsx' ? readXlsx(path, options, onRow) : readCsv(path, options, onRow)
}

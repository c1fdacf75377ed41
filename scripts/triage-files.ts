// What triage:eval reads: files of decided texts, and the catalogue as the migrations make it.

import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { CatalogueText, Example } from '#features/obstacles/triage/rules.ts'
import { Problem } from '#kernel/problem.ts'
import { readConfig } from '#server/config.ts'
import { migrate } from '#server/migrate.ts'
import { readSheet } from '#server/sheets.ts'
import { scratchDatabase } from './database.ts'

/** Says in Persian and English why a file cannot be used. */
export class Refusal extends Error {}

const says =
  <D extends Record<string, string> | void = void>(fa: string, en: string) =>
  (details: D) =>
    new Refusal([fa, en].map((line) => line.replace(/\{(\w+)\}/g, (_, name: string) => (details as Record<string, string>)[name] ?? '')).join('\n'))

export const refuse = {
  usage: says(
    'نحوه استفاده: npm run triage:eval -- file.csv [--train file.csv] [--leave-one-out] [--dirty] [--errors] [--json]',
    'Usage: npm run triage:eval -- file.csv [--train file.csv] [--leave-one-out] [--dirty] [--errors] [--json]',
  ),
  noFile: says<{ file: string }>('فایل {file} پیدا نشد.', 'There is no file {file}.'),
  noColumn: says<{ file: string; column: string; found: string }>(
    'در {file} ستون {column} نیست. ستون‌های موجود: {found}',
    '{file} has no column {column}. Its columns: {found}',
  ),
  empty: says<{ file: string }>('فایل {file} هیچ ردیفی ندارد.', '{file} has no rows.'),
  noText: says<{ file: string; rows: string }>('در {file} این ردیف‌ها متن ندارند: {rows}', 'In {file} these rows have no text: {rows}'),
  noCode: says<{ file: string; rows: string }>('در {file} این ردیف‌ها کد گروه ندارند: {rows}', 'In {file} these rows have no group code: {rows}'),
  notPersian: says<{ file: string }>(
    'کدگذاری {file} شناخته نشد و متن‌ها خوانا نیستند. آن را با UTF-8 ذخیره کنید.',
    'The encoding of {file} was not recognised and its texts are unreadable. Save it as UTF-8.',
  ),
  unreadable: says<{ file: string; why: string }>('فایل {file} خوانده نمی‌شود ({why}).', '{file} cannot be read ({why}).'),
  unknownCode: says<{ codes: string }>('این کدها در فهرست گروه‌ها نیستند: {codes}', 'These codes are not in the catalogue: {codes}'),
  oneClass: says<{ code: string }>(
    'همه متن‌های فایل آموزش در یک گروه‌اند ({code})؛ با یک گروه چیزی برای تشخیص نیست. دست‌کم دو گروه لازم است.',
    'All texts of the training file belong to one group ({code}): there is nothing to tell apart. At least two groups are needed.',
  ),
} as const

/** Rows with text_fa, group_code and, if there, also_group_codes (parted by spaces, commas or semicolons). @throws Refusal */
export async function readExamples(file: string): Promise<Example[]> {
  if (!existsSync(file) || !statSync(file).isFile()) throw refuse.noFile({ file })
  if (statSync(file).size === 0) throw refuse.empty({ file })
  const rows: string[][] = []
  const numbers: number[] = []
  await readSheet(file, {
    maxRows: 200_000,
    onRows: (page) => {
      for (const row of page) {
        rows.push(row.cells)
        numbers.push(row.no)
      }
    },
  }).catch((error: unknown) => {
    throw error instanceof Problem ? refuse.unreadable({ file, why: error.code }) : error
  })
  const [head, ...body] = rows
  if (!head || body.length === 0) throw refuse.empty({ file })
  const names = head.map((name) => name.trim().toLowerCase())
  const column = (name: string) => {
    const at = names.indexOf(name)
    if (at < 0) throw refuse.noColumn({ file, column: name, found: head.join(', ').slice(0, 300) })
    return at
  }
  const [text, code, also] = [column('text_fa'), column('group_code'), names.indexOf('also_group_codes')]
  const lacking = (at: number) =>
    body
      .flatMap((cells, i) => ((cells[at] ?? '').trim() === '' ? [String(numbers[i + 1])] : []))
      .slice(0, 10)
      .join(', ')
  if (lacking(text)) throw refuse.noText({ file, rows: lacking(text) })
  if (lacking(code)) throw refuse.noCode({ file, rows: lacking(code) })
  // Persian read with the wrong table becomes signs of doubt, or Latin letters with accents.
  const broken = body.filter((cells) => /\uFFFD|[ØÙÛ][\u0080-\u00BF\u0152-\u2122]/.test(cells[text]!)).length
  if (broken > body.length / 10) throw refuse.notPersian({ file })
  return body.map((cells) => ({
    text: cells[text]!,
    code: cells[code]!.trim(),
    also: also < 0 ? [] : (cells[also] ?? '').split(/[\s,;،؛|]+/).filter(Boolean),
  }))
}

/** The catalogue of a fresh installation: the migrations, applied to a database that is thrown away. */
export async function catalogueOf(): Promise<CatalogueText[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gg-triage-'))
  const scratch = await scratchDatabase()
  const client = new pg.Client({ connectionString: scratch.ownerUrl })
  try {
    await migrate(scratch.ownerUrl, readConfig({ DATA_DIR: folder }))
    await client.connect()
    const { rows } = await client.query<CatalogueText>(
      `select code, name_fa as "nameFa", name_en as "nameEn", description_fa as "descriptionFa", description_en as "descriptionEn",
              keywords, examples, agency_fa as "agencyFa" from obstacles.grp where status = 'active' order by code`,
    )
    return rows
  } finally {
    await client.end()
    await scratch.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}

// A backlog that is sent, understood and worked on, as the tests of imports do it.

import assert from 'node:assert/strict'
import ExcelJS from 'exceljs'
import { cast, phoneOf, stage } from '#server/testing.ts'
import type { Actor } from '#kernel/actor.ts'
import { jobs } from '../jobs.ts'
import { obstacles } from '../routes.ts'

export const on = stage([obstacles], { jobs: { obstacles: jobs } })
export const { zahra, homa, sadeq, zahra2, adel, karim, naser, maryam } = cast

export async function book(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('موانع'), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
export async function send(content: Buffer | string, actor: Actor = zahra, name = 'backlog.xlsx') {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n--x--\r\n')])
  return on.as(actor).post('/api/imports', body, { 'content-type': 'multipart/form-data; boundary=x' })
}
/** Uploads, takes what is guessed, reads and analyses. */
export async function bring(content: Buffer | string, change: object = {}) {
  const card = (await send(content)).body
  const preview = (await on.as(zahra).post(`/api/imports/${card.id}/preview`, {})).body
  const { sheet, headerRows, columns, options } = preview
  const started = await on.as(zahra).post(`/api/imports/${card.id}/start`, { sheet, headerRows, columns, options, ...change })
  assert.equal(started.status, 200, started.text)
  await on.drain()
  return { id: card.id as string, at: `/api/imports/${card.id}`, preview }
}
export const get = async (url: string) => (await on.as(zahra).get(url)).body
export const header = ['شرح مانع', 'نام واحد', 'شناسه ملی', 'شهرستان', 'تلفن', 'تاریخ', 'کد گروه', 'وضعیت', 'مبلغ', 'شاغلان']
export const power = 'از دیروز برق کارخانه قطع شده و خط تولید خوابیده است'
export const loan = 'بانک برای پرداخت تسهیلات وثیقه بیرون از کارخانه می‌خواهد'
export const phone = phoneOf(karim)
export const rowsOf = (...lines: string[][]) => [header, ...lines].map((line) => line.map((c) => `"${c}"`).join(',')).join('\n')

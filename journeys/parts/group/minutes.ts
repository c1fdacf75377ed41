// The minutes: read, changed by a colleague meanwhile, read again, signed, fetched as the files that are kept; then notified.

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { Open } from 'unzipper'
import type { Api, Stage } from '../../stage.ts'
import { ask, button, settled } from '../people.ts'
import { until } from '../until.ts'
import { said } from './room.ts'

/** Signs what was read; what a colleague changed after that is told first. */
export async function signs(on: Stage, page: Page, colleague: Api, sessionId: string): Promise<void> {
  await page.goto(`/app/workgroup/sessions/${sessionId}/minutes`)
  await settled(page)
  await page.getByText('چیزی مانع امضا نیست.').waitFor()
  const preview = await page.request.get((await page.getByRole('link', { name: 'پیش‌نمایش PDF' }).getAttribute('href'))!)
  assert.equal((await preview.body()).subarray(0, 5).toString(), '%PDF-')
  await on.look(page, 'minutes')
  await ask(colleague, 'POST', `/api/sessions/${sessionId}/sitting/note`, { text: 'جلسه با تلاوت قرآن آغاز شد.' })
  const sign = async () => {
    await button(page, 'امضا و ثبت صورت‌جلسه').click()
    await button(page.getByRole('alertdialog'), 'امضا و ثبت صورت‌جلسه').click()
  }
  await sign()
  await page.getByText(/همکار نمونه پس از بازکردن این صفحه چیزی را تغییر داد \(مقدمهٔ جلسه\)/).waitFor()
  await on.look(page, 'minutes-newer')
  await sign()
  await page.getByText(/امضا شده در/).waitFor()
  await on.look(page, 'minutes-signed')
}

/** The pages of a PDF as Typst writes it: the page tree says how many there are. */
function pagesOf(pdf: Buffer): number {
  const text = pdf.toString('latin1')
  const counts = [...text.matchAll(/\/Type\s*\/Pages[^>]*?\/Count\s+(\d+)/g)].map(([, n]) => Number(n))
  return Math.max(0, ...counts)
}

/** The paper as anybody gets it: a PDF with pages and letters in it, a DOCX whose text says what was decided. */
export async function keeps(page: Page, kind: string): Promise<void> {
  const paper = page.locator('.papers li').filter({ hasText: kind }).first()
  await paper.waitFor()
  const fetched = async (format: 'PDF' | 'DOCX') => {
    const href = await paper.getByRole('link', { name: new RegExp(`^${format}`) }).getAttribute('href')
    return (await page.request.get(href!)).body()
  }
  const pdf = await fetched('PDF')
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  assert.ok(pagesOf(pdf) >= 1, 'the paper has pages')
  // An empty sheet with its fonts is a few kilobytes; letters that are embedded make more of it.
  assert.ok(pdf.length > 20_000 && pdf.includes('/ToUnicode'), 'the paper holds text that can be searched')
  const docx = await Open.buffer(await fetched('DOCX'))
  const text = (await docx.files.find((f) => f.path === 'word/document.xml')!.buffer()).toString('utf8')
  for (const words of [said.gas, said.bank, said.duty]) assert.ok(text.includes(words), words)
  picture(pdf)
}

/** For the eye: the first page beside the other pictures, where the machine can draw it. */
function picture(pdf: Buffer): void {
  const folder = process.env['PICTURES']
  if (!folder || !existsSync('/usr/bin/pdftoppm')) return
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'minutes.pdf')
  writeFileSync(path, pdf)
  execFileSync('pdftoppm', ['-png', '-r', '80', path, join(folder, 'minutes')])
}

/** All resolutions of the session are notified from its list, as the minutes lead there: letters are registered, messages lie in the outbox. */
export async function notifies(on: Stage, page: Page, api: Api, ids: { sessionId: string; dossierId: string; caseId: string }): Promise<string[]> {
  const { rows } = await ask(api, 'GET', `/api/resolutions?sessionId=${ids.sessionId}`)
  assert.deepEqual(
    rows.map((r: { state: string }) => r.state),
    ['approved', 'approved'],
  )
  await page.getByRole('link', { name: 'مصوبه‌های این جلسه' }).click()
  await page.getByRole('link', { name: said.gas }).waitFor()
  await on.look(page, 'to-notify')
  await button(page, 'ابلاغ همهٔ مصوبه‌های جلسه').click()
  await button(page.getByRole('alertdialog'), 'ابلاغ همهٔ مصوبه‌های جلسه').click()
  await page.getByText('مصوبه‌های جلسه ابلاغ شد.').waitFor()
  for (const { id } of rows) {
    await page.goto(`/app/workgroup/resolutions/${id}`)
    await page.locator('.papers li').filter({ hasText: 'ابلاغ مصوبه' }).waitFor()
  }
  await on.look(page, 'notified')
  const head = await on.api('centre-head')
  await until('the producer and the desks are told', 60_000, async () => {
    const { rows: messages } = await ask(head, 'GET', '/api/channels/messages?direction=out&limit=100')
    const about = messages.filter((m: { template: string }) => /resolution|notif/.test(m.template))
    return about.length >= 3
  })
  const letters = await until('the producer is written to', 60_000, async () => {
    const papers = await ask(api, 'GET', `/api/papers/of/dossier/${ids.dossierId}`)
    const found = papers.filter((p: { kind: string }) => p.kind === 'applicant_letter')
    return found.length ? found : null
  })
  assert.equal(letters.length, 1, 'one letter tells of both resolutions')
  await until('the case says so', 60_000, async () => (await ask(api, 'GET', `/api/cases/${ids.caseId}`)).status === 'resolution_issued')
  return rows.map((r: { id: string }) => r.id)
}

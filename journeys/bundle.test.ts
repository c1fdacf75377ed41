// An agency let its date pass in silence: the secretary signs the nonfeasance bundle, takes its file, and anybody can check it
// by its code and by the file itself. One other byte, and it is not the registered one.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { button, settled } from './parts/people.ts'
import { stage } from './stage.ts'

const on = stage('bundle')
const registered = 'این سند ثبت شده است'
const act = 'امضای پروندهٔ ترک فعل'

/** Signs the bundle that the clock proposed, on the resolution's page. @returns its code and both files as they are handed on */
async function sign(page: Page): Promise<{ code: string; pdf: Buffer; docx: Buffer }> {
  await on.signIn(page, 'secretary')
  await page.goto('/app/workgroup/resolutions?shelf=nonfeasance')
  await settled(page)
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await page.getByText('پیشنهاد بررسی ترک فعل').first().waitFor()
  await button(page, act).click()
  const dialog = page.getByRole('dialog')
  assert.ok(await button(dialog, act).isDisabled(), 'a bundle says why')
  await dialog.getByLabel('شرح ترک فعل').fill('دستگاه پس از دو یادآوری و بازگشت به دستور کار کارگروه هیچ پاسخی نداد.')
  await on.look(page, 'signing')
  await button(dialog, act).click()
  await dialog.waitFor({ state: 'detached' })
  const paper = page.locator('.papers li').filter({ hasText: 'پروندهٔ ترک فعل' })
  const code = await paper.getByRole('link', { name: /استعلام/ }).innerText()
  const fetched = async (format: 'PDF' | 'DOCX') => {
    const href = await paper.getByRole('link', { name: new RegExp(`^${format}`) }).getAttribute('href')
    return (await page.request.get(href!)).body()
  }
  await on.look(page, 'signed')
  return { code, pdf: await fetched('PDF'), docx: await fetched('DOCX') }
}

/** Types the code on the public page, in another case and without its hyphens. */
async function byCode(page: Page, code: string): Promise<void> {
  await page.goto('/check')
  await on.look(page, 'ask')
  await page.getByLabel('کد استعلام').fill(code.toLowerCase().replaceAll('-', ' '))
  await button(page, 'استعلام').click()
  await page.getByRole('heading', { level: 1, name: registered }).waitFor()
  await page.getByText('پروندهٔ ترک فعل').first().waitFor()
  await on.look(page, 'registered')
}

async function byFile(page: Page, name: string, buffer: Buffer, verdict: string): Promise<void> {
  const mimeType = name.endsWith('.pdf') ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  await page.getByLabel('فایل شما').setInputFiles({ name, mimeType, buffer })
  await button(page, 'مقایسه').click()
  await page.getByText(verdict, { exact: true }).waitFor()
}

/** One byte of the file is another one. */
const changed = (file: Buffer): Buffer => {
  const other = Buffer.from(file)
  const at = Math.floor(other.length / 2)
  other[at] = other[at]! ^ 1
  return other
}
const genuine = { pdf: 'این فایل همان نسخهٔ PDF ثبت‌شده است', docx: 'این فایل همان نسخهٔ DOCX ثبت‌شده است' }
const other = 'این فایل نسخهٔ ثبت‌شده نیست'

test('a bundle is verified by its code and its file; one changed byte is not', async () => {
  const page = await on.page()
  const { code, pdf, docx } = await sign(page)
  assert.deepEqual([pdf.subarray(0, 5).toString(), docx.subarray(0, 2).toString()], ['%PDF-', 'PK'])

  const anybody = await on.page({ narrow: true })
  await byCode(anybody, code)
  await byFile(anybody, 'bundle.pdf', pdf, genuine.pdf)
  await on.look(anybody, 'genuine')
  await byFile(anybody, 'bundle.docx', docx, genuine.docx)
  await byFile(anybody, 'bundle.pdf', changed(pdf), other)
  await on.look(anybody, 'changed')
  await byFile(anybody, 'bundle.docx', changed(docx), other)
  await byFile(anybody, 'scan.pdf', Buffer.from('not a paper at all'), other)

  const plain = await on.page({ javaScript: false, locale: 'en' })
  await plain.goto(`/en/check/${code}`)
  await plain.locator('input[type=file]').setInputFiles({ name: 'bundle.pdf', mimeType: 'application/pdf', buffer: changed(pdf) })
  await plain.locator('main form[enctype] button').click()
  await plain.getByRole('alert').waitFor()
  assert.equal(await plain.getByRole('status').count(), 0, 'nobody is told that a changed file is the registered one')
  await plain.goto('/en/check/EA-22222-22222')
  await plain.getByRole('alert').waitFor()
})

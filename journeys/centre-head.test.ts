// The head of the centre: queues, what is overdue, vacancies – every figure leads to its rows – and a decline on legal grounds.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { settled } from './parts/people.ts'
import { until } from './parts/until.ts'
import { stage } from './stage.ts'

const on = stage('centre-head')

/** Follows the figure of the vacancies. @returns what it said, and how many rows were behind it */
async function vacancies(page: Page): Promise<[number, number]> {
  await page.goto('/app/centre')
  await page.getByRole('heading', { level: 1, name: 'نمای مرکز' }).waitFor()
  const tile = page.getByRole('link', { name: /^جای خالی/ })
  await tile.waitFor()
  await on.look(page, 'centre')
  const count = Number(/[۰-۹]+/.exec(await tile.innerText())![0].replace(/[۰-۹]/g, (d) => String('۰۱۲۳۴۵۶۷۸۹'.indexOf(d))))
  await tile.click()
  await page.getByRole('heading', { level: 1, name: 'پرونده‌ها' }).waitFor()
  await settled(page)
  const rows = page.getByRole('table').getByRole('row')
  await rows.nth(1).waitFor()
  return [count, (await rows.count()) - 1]
}

test('figures lead to the rows they count', async () => {
  const page = await on.page()
  await on.signIn(page, 'centre-head')
  // The clock of the product acts each minute, perhaps between the figure and its rows: then once more.
  await until('as many rows as the figure said, and the head', 60_000, async () => {
    const [figure, rows] = await vacancies(page)
    return figure === rows
  })
  await on.look(page, 'vacancies')
})

test('a decline needs its legal basis', async () => {
  const page = await on.page()
  await on.signIn(page, 'centre-head')
  await page.goto('/app/triage')
  const fresh = page.getByRole('navigation', { name: 'صف بررسی' }).getByRole('button', { name: 'ثبت‌شده' }).first()
  const code = /EA-\d{4}-\d{6}/.exec(await fresh.innerText())![0]
  const head = await on.api('centre-head')
  const { id } = (await head('GET', `/api/cases/by-code/${code}`)).body
  await page.getByRole('button', { name: new RegExp(code) }).click()
  await page.locator(`a[href="/app/cases/${id}"]`).waitFor()
  await page.getByRole('button', { name: 'رد پرونده با مستند قانونی' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  assert.ok(await dialog.getByRole('button', { name: 'رد پرونده با مستند قانونی' }).isDisabled())
  await dialog.getByText('بیرون از اختیار استان').click()
  await dialog.getByLabel('مستند قانونی').fill('ماده ۶۱ قانون رفع موانع تولید رقابت‌پذیر')
  await dialog.getByRole('textbox').last().fill('موضوع در اختیار وزارتخانه است و به آن معرفی شد.')
  await on.look(page, 'decline')
  await dialog.getByRole('button', { name: 'رد پرونده با مستند قانونی' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: new RegExp(code) }).waitFor({ state: 'detached' })
  assert.equal((await head('GET', `/api/cases/by-code/${code}`)).body.status, 'declined')
})

for (const narrow of [false, true])
  test(`pages of the head (${narrow ? 'narrow' : 'wide'})`, async () => {
    const page = await on.page({ narrow, dark: narrow })
    await on.signIn(page, 'centre-head')
    for (const path of [
      'triage',
      'centre',
      'cases',
      'policy',
      'people',
      'settings',
      'settings/places',
      'settings/calendar',
      'absences',
      'messages',
      'message-texts',
    ]) {
      await page.goto(`/app/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle').catch(() => {})
      await on.look(page, path.replace('/', '-'))
    }
  })

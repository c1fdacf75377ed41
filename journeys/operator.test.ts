// The operator of the 24-hour centre: a call, a case written while the caller speaks, search in any spelling, a message.

import { test } from 'node:test'
import { stage } from './stage.ts'

const on = stage('operator')

test('a caller’s phone brings the unit, its open cases and its messages; a new case gets a code', async () => {
  const page = await on.page()
  await on.signIn(page, 'operator')
  await page.goto('/app/desk')
  await page.getByLabel('شمارهٔ تماس‌گیرنده').fill('۰۹۹۹ ۰۰۰ ۱۰۰۲')
  await page.getByRole('button', { name: 'یافتن', exact: true }).click()
  await page
    .getByRole('link', { name: 'EA-1405-000010' })
    .or(page.getByRole('heading', { name: 'پرونده‌های این تماس' }))
    .first()
    .waitFor()
  await on.look(page, 'desk')
  await page.getByLabel('شرح مانع').fill('تماس تلفنی: سهمیه ورق فولادی از شهریور قطع شده است.')
  await page.getByLabel('نام تماس‌گیرنده').fill('رابط نمونه')
  await page.getByRole('button', { name: 'ثبت پرونده' }).click()
  await page
    .locator('.cw-receipt-code')
    .getByText(/^EA-14\d\d-\d{6}$/)
    .waitFor()
  await on.look(page, 'desk-after')
})

test('search finds a case whatever way its words are spelled', async () => {
  const page = await on.page()
  await on.signIn(page, 'operator')
  for (const words of ['کوره‌های آجرپزی', 'کوره آجر پزي', 'كوره آجرپزی']) {
    await page.goto(`/app/cases?q=${encodeURIComponent(words.split(' ')[0]!)}&open=all`)
    await page.getByRole('searchbox', { name: 'جست‌وجو در پرونده‌ها' }).fill(words)
    await page.keyboard.press('Enter')
    await page
      .getByText(/آجرپزی/)
      .first()
      .waitFor()
  }
  await on.look(page, 'search')

  // On a slow line what was found before stays, and stays legible.
  const { promise: line, resolve: lineIsBack } = Promise.withResolvers<void>()
  await page.route('**/api/cases/search?**', async (route) => {
    await line
    await route.continue()
  })
  await page.getByRole('searchbox', { name: 'جست‌وجو در پرونده‌ها' }).fill('کوره')
  await page.locator('.renewing[aria-busy=true]').waitFor()
  await on.look(page, 'search-slow-line', { loaded: false })
  lineIsBack()
  await on.look(page, 'search-again')
})

test('every page of the centre opens, wide and narrow', async () => {
  for (const narrow of [false, true]) {
    const page = await on.page({ narrow })
    await on.signIn(page, 'operator')
    for (const path of [
      'desk',
      'triage',
      'centre',
      'cases',
      'units',
      'directory',
      'policy',
      'messages',
      'calls',
      'message-texts',
      'bell',
      'account',
    ]) {
      await page.goto(`/app/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle').catch(() => {})
      await on.look(page, path)
    }
  }
})

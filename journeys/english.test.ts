// The same in English: left to right, Latin digits, Gregorian dates – public pages and the staff app.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inEnglish } from './parts/people.ts'
import { stage } from './stage.ts'

const on = stage('english')

for (const narrow of [false, true])
  test(`a visitor in English (${narrow ? 'narrow' : 'wide'})`, async () => {
    const page = await on.page({ narrow, locale: 'en', javaScript: narrow })
    await page.goto('/en')
    await page.getByRole('link', { name: /East Azerbaijan/ }).click()
    await page.getByRole('heading', { level: 1, name: 'What is holding your production back?' }).waitFor()
    assert.equal(await page.locator('html').getAttribute('dir'), 'ltr')
    await page.getByRole('link', { name: /Five short questions/ }).click()
    await page.getByLabel('What is stopping you?').fill('The bank asks for collateral outside the plant.')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel(/No, production/).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Name of the unit or plan').fill('Sample works')
    await page.getByLabel('County').selectOption({ label: 'Tabriz' })
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByLabel('Your name').fill('Sample contact')
    await page.getByLabel('Mobile phone').fill(narrow ? '+989990007301' : '+989990007302')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: 'Any photo, letter or voice?' }).waitFor()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: 'Is this right?' }).waitFor()
    await page.getByRole('button', { name: 'Send it' }).click()
    await page.getByRole('heading', { level: 1, name: 'We have it' }).waitFor()
    assert.match(await page.locator('.big').innerText(), /^EA-14\d\d-\d{6}$/)
    assert.doesNotMatch(await page.locator('main').innerText(), /[\u0600-\u06FF]/, 'no Persian left')
    if (narrow) await on.look(page, 'receipt')
    await page.getByRole('link', { name: 'فارسی' }).click()
    await page.getByRole('heading', { level: 1, name: 'ثبت شد' }).waitFor()
  })

test('the staff app in English', async () => {
  const page = await on.page({ locale: 'en' })
  await on.signIn(page, 'operator')
  await inEnglish(page)
  for (const path of ['desk', 'triage', 'centre', 'cases', 'units', 'directory', 'policy', 'messages', 'calls', 'bell']) {
    await page.goto(`/app/${path}`)
    await page.locator('html[lang=en][dir=ltr]').waitFor({ state: 'attached' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle').catch(() => {})
    await on.look(page, path)
  }
})

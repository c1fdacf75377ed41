// A representative of an agency: what arrives asks for a decision with two buttons; what was taken is worked on and reported.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from './stage.ts'

const on = stage('agency-rep')

test('a new referral asks "is it yours?"; taken, it can be reported on and noted, and nothing of another agency shows', async () => {
  const page = await on.page()
  await on.signIn(page, 'agency-rep')
  await page.goto('/app/inbox')
  const fresh = page.getByRole('navigation', { name: 'کارتابل دستگاه' }).getByRole('button', { name: /سی واحد تولیدی/ })
  const code = /EA-\d{4}-\d{6}/.exec(await fresh.innerText())![0]
  await fresh.click()
  await page.getByRole('button', { name: 'مربوط به ما نیست' }).waitFor()
  await on.look(page, 'inbox')
  await page.getByRole('button', { name: 'برمی‌دارم' }).click()
  await page.getByRole('button', { name: new RegExp(`${code}.*پذیرفته`) }).click()
  await page.getByRole('button', { name: 'آغاز اقدام' }).click()
  await page.getByRole('button', { name: new RegExp(`${code}.*در دست اقدام`) }).click()
  await page.getByRole('button', { name: 'گزارش پیشرفت به تولیدکننده' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').last().fill('کارشناس فردا از واحد بازدید می‌کند.')
  await on.look(page, 'report')
  await dialog.getByRole('button', { name: 'گزارش پیشرفت به تولیدکننده' }).click()
  await page.getByText('کارشناس فردا از واحد بازدید می‌کند.').first().waitFor()
  await page.getByRole('link', { name: 'صفحهٔ پرونده' }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await on.look(page, 'case')
  assert.ok(page.url().includes('/app/cases/'))
})

test('a case of other agencies cannot even be learned of', async () => {
  const centre = await on.api('centre-head')
  const { body } = await centre('GET', '/api/cases?limit=50')
  const rep = await on.api('agency-rep')
  const { body: mine } = await rep('GET', '/api/cases?limit=50')
  const own = new Set(mine.items.map((c: { id: string }) => c.id))
  const foreign = body.items.find((c: { id: string }) => !own.has(c.id))
  assert.equal((await rep('GET', `/api/cases/${foreign.id}`)).status, 404)
  const page = await on.page()
  await on.signIn(page, 'agency-rep')
  await page.goto(`/app/cases/${foreign.id}`)
  await page
    .getByText(/پیدا نشد|یافت نشد/)
    .first()
    .waitFor()
  await on.look(page, 'no-such-case')
})

test('the inbox works narrow', async () => {
  const page = await on.page({ narrow: true })
  await on.signIn(page, 'agency-rep')
  for (const path of ['inbox', 'cases', 'absences', 'directory', 'bell']) {
    await page.goto(`/app/${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle').catch(() => {})
    await on.look(page, path)
  }
})

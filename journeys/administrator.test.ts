// The administrator: people and invitations, the calendar, places, tokens for machines, the journal; no case content.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stage } from './stage.ts'

const on = stage('administrator')
const pages = [
  'people',
  'directory',
  'units',
  'policy',
  'settings',
  'settings/calendar',
  'settings/places',
  'catalogue',
  'settings/tokens',
  'journal',
  'gateway',
  'messages',
  'account',
]

for (const narrow of [false, true])
  test(`pages of the administrator (${narrow ? 'narrow' : 'wide'})`, async () => {
    const page = await on.page({ narrow })
    await on.signIn(page, 'admin')
    for (const path of pages) {
      await page.goto(`/app/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle').catch(() => {})
      await on.look(page, path.replace('/', '-'))
    }
  })

test('an invitation is sent and waits; a wrong phone is told', async () => {
  const page = await on.page()
  await on.signIn(page, 'admin')
  await page.goto('/app/people')
  await page.getByRole('button', { name: 'دعوت همکار' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('نام', { exact: true }).fill('همکار نمونه')
  await dialog.getByLabel('تلفن همراه').fill('12345')
  await dialog.getByRole('button', { name: 'فرستادن دعوت' }).click()
  await dialog.getByText('شماره تلفن درست نیست').waitFor()
  await on.look(page, 'invite')
  await dialog.getByLabel('تلفن همراه').fill('۰۹۹۹ ۰۰۰ ۷۴۰۱')
  await dialog.getByLabel('نقش').selectOption({ label: 'کارشناس مرکز' })
  await dialog.getByRole('button', { name: 'فرستادن دعوت' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('tab', { name: 'دعوت‌ها' }).click()
  await page.getByText('همکار نمونه').first().waitFor()
  await on.look(page, 'invitations')
})

test('settings are theirs, cases are not', async () => {
  const admin = await on.api('admin')
  assert.equal((await admin('GET', '/api/cases')).status, 403)
  assert.equal((await admin('GET', '/api/queues/triage')).status, 403)
  const other = await on.api('admin', 'KH')
  const { body } = await admin('GET', '/api/agencies')
  assert.equal((await other('GET', `/api/agencies/${body.rows[0].id}`)).status, 404, 'another province is not there')
})

// The head of an agency: what climbed to them, how their desks stand, who is away.

import { test } from 'node:test'
import { stage } from './stage.ts'

const on = stage('agency-head')

for (const narrow of [false, true])
  test(`desks, climbed referrals and absences (${narrow ? 'narrow' : 'wide'})`, async () => {
    const page = await on.page({ narrow })
    await on.signIn(page, 'agency-head')
    await page.goto('/app/agency')
    await page.getByRole('heading', { level: 1, name: 'دستگاه من' }).waitFor()
    await page.getByText('میز گاز، مرکز استان').first().waitFor()
    await on.look(page, 'agency')
    for (const path of ['inbox', 'cases', 'absences', 'people', 'directory']) {
      await page.goto(`/app/${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle').catch(() => {})
      await on.look(page, path)
    }
  })

test('the head acts in the name of a desk', async () => {
  const page = await on.page()
  await on.signIn(page, 'agency-head')
  await page.goto('/app/inbox')
  await page.getByRole('button', { name: /گاز شصت کوره/ }).click()
  await page.getByRole('button', { name: 'برمی‌دارم' }).click()
  await page.getByText(/را برداشتید/).waitFor()
  await on.look(page, 'taken')
})

// Slow lines, quick hands and busy colleagues: words never land on another record, never vanish, and nothing is sent twice.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { held } from './parts/held.ts'
import { ask, post, settled } from './parts/people.ts'
import { until } from './parts/until.ts'
import { type Api, stage } from './stage.ts'

const on = stage('races')

type Raised = { readonly id: string; readonly code: string; readonly version: number }
const raise = (operator: Api, text: string): Promise<Raised> =>
  ask(operator, 'POST', '/api/cases', { text, channel: 'phone', priority: 'production_stopped', phone: '09990007311', unitName: 'نمونه‌سازان شتاب' })
const line = (page: Page, one: Raised) => page.locator(`[data-case="${one.id}"] button`)
const pane = (page: Page, one: Raised) => page.locator('.cw-split-pane').filter({ has: page.locator(`a[href="/app/cases/${one.id}"]`) })
const note = (page: Page) => page.getByLabel('یادداشت برای میزها')

/** The operator with a desk chosen for this case, and a line that holds back what is sent. */
async function readyToSend(page: Page, one: Raised) {
  await on.signIn(page, 'operator')
  await page.goto(`/app/triage?case=${one.id}`)
  await pane(page, one).getByRole('searchbox', { name: 'یافتن میز' }).fill('گاز')
  await page
    .getByRole('checkbox', { name: /^میز گاز، مرکز استان/ })
    .first()
    .press('Space')
  return held(page, 'POST', /\/route$/)
}

test('the late answer to what was sent takes nobody away from where they went meanwhile, and two presses send once', async () => {
  const operator = await on.api('operator')
  const [sent, other] = [await raise(operator, 'خط تولید یک از شتاب ایستاده است.'), await raise(operator, 'خط تولید دو از شتاب ایستاده است.')]
  const page = await on.page()
  const slow = await readyToSend(page, sent)
  await note(page).press('Control+Enter')
  await note(page).press('Control+Enter')
  await slow.first
  await line(page, other).click()
  await pane(page, other).waitFor()
  await note(page).fill('برای پروندهٔ دوم')
  slow.release()
  await line(page, sent).waitFor({ state: 'detached' })
  assert.equal(slow.count(), 1)
  assert.equal(new URL(page.url()).searchParams.get('case'), other.id)
  assert.equal(await note(page).inputValue(), 'برای پروندهٔ دوم')
})

test('who has left the page stays where they are', async () => {
  const sent = await raise(await on.api('operator'), 'خط تولید سه از شتاب ایستاده است.')
  const page = await on.page()
  const slow = await readyToSend(page, sent)
  await note(page).press('Control+Enter')
  await slow.first
  await page.getByRole('link', { name: 'پرونده‌ها', exact: true }).first().click()
  await page.waitForURL((url) => url.pathname === '/app/cases')
  const answered = page.waitForResponse(/\/route$/)
  slow.release()
  await (await answered).finished()
  await settled(page)
  assert.equal(new URL(page.url()).pathname, '/app/cases')
})

test('the form of an act outlives its button, and says what a colleague did', async () => {
  const operator = await on.api('operator')
  const one = await raise(operator, 'خط تولید چهار از شتاب ایستاده است.')
  const { rows } = await ask(operator, 'GET', '/api/agencies')
  const desk = rows
    .flatMap((a: { desks: { id: string; nameFa: string }[] }) => a.desks)
    .find((d: { nameFa: string }) => /میز گاز، مرکز/.test(d.nameFa))
  await post(operator, `/api/cases/${one.id}`, 'route', { to: [{ deskId: desk.id }] })
  const page = await on.page()
  await on.signIn(page, 'agency-rep')
  await page.goto(`/app/inbox?case=${one.id}`)
  await page.getByRole('button', { name: 'مربوط به ما نیست' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('توضیح').pressSequentially('این موضوع')
  const { body: seen } = await operator('GET', `/api/cases/${one.id}`)
  await post(await on.api('agency-rep'), `/api/cases/${one.id}`, `referrals/${seen.referrals[0].id}/accept`)
  await dialog.getByRole('alert').getByText('همکار دیگری').waitFor()
  await page.keyboard.type(' از ما نیست')
  assert.equal(await dialog.getByLabel('توضیح').inputValue(), 'این موضوع از ما نیست')
  await on.look(page, 'act-overtaken')
})

test('words added while a note is on its way stay, those that were sent go', async () => {
  const one = await raise(await on.api('operator'), 'خط تولید پنج از شتاب ایستاده است.')
  const page = await on.page()
  await on.signIn(page, 'operator')
  await page.goto(`/app/cases/${one.id}`)
  const box = page.getByLabel('یادداشت داخلی').first()
  await box.fill('نخست.')
  const slow = await held(page, 'POST', /\/comment$/)
  await box.press('Control+Enter')
  await slow.first
  await box.press('Control+Enter')
  await box.pressSequentially(' دوم.')
  slow.release()
  await page.locator('.cw-timeline, main').getByText('نخست.', { exact: true }).first().waitFor()
  assert.equal(await box.inputValue(), 'دوم.')
  assert.equal(slow.count(), 1)
})

test('a new number never stands beside the units and cases of the one before', async () => {
  const page = await on.page()
  await on.signIn(page, 'operator')
  await page.goto('/app/desk')
  const number = page.getByLabel('شمارهٔ تماس‌گیرنده')
  await number.fill('09990001002')
  await number.press('Enter')
  const known = page.locator('.channels-who')
  await known.first().waitFor()
  const slow = await held(page, 'GET', /\/api\/(channels\/caller|cases\/by-phone)$/)
  await number.fill('09990007399')
  await number.press('Enter')
  await slow.first
  await known.first().waitFor({ state: 'detached' })
  assert.equal(await page.locator('.cw-briefs li').count(), 0)
  slow.release()
  await page.getByText('این شماره').first().waitFor()
})

test('an answer lost on the line: the second press finds the first, and nothing stands twice', async () => {
  const operator = await on.api('operator')
  const one = await raise(operator, 'خط تولید شش از شتاب ایستاده است.')
  const page = await on.page()
  await on.signIn(page, 'operator')
  await page.goto(`/app/cases/${one.id}`)
  let lost = 0
  await page.route(
    (url) => url.pathname.endsWith('/comment'),
    async (route) => {
      if (lost++) return route.continue()
      await route.fetch()
      await route.abort('internetdisconnected')
    },
  )
  const box = page.getByLabel('یادداشت داخلی').first()
  await box.fill('یک بار و نه دو بار.')
  await box.press('Control+Enter')
  await page.locator('.cw-composer').getByRole('alert').waitFor()
  assert.equal(await box.inputValue(), 'یک بار و نه دو بار.')
  await box.press('Control+Enter')
  await until('the box is empty', 20_000, async () => (await box.inputValue()) === '')
  const { body } = await operator('GET', `/api/cases/${one.id}`)
  assert.equal(body.timeline.filter((act: { text: string }) => act.text === 'یک بار و نه دو بار.').length, 1)
})

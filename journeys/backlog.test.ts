// A backlog comes in: 45,000 rows of a spreadsheet are analysed and reviewed by batches; under 120 of them lies one cause. The
// knot is found, confirmed by its panel and changed, and its 120 producers are asked; one of them says that it is solved.
// BACKLOG_ROWS makes the sheet shorter.

import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { plant, writeBacklog } from './parts/backlog.ts'
import { dayIn, post, settled } from './parts/people.ts'
import { until } from './parts/until.ts'
import { type Api, stage } from './stage.ts'

const rows = Number(process.env['BACKLOG_ROWS'] ?? 45_000)
const cause = 120
const minute = 60_000
const title = 'نیروگاه خورشیدی، شرط افزایش قدرت برق'
const on = stage('backlog')
const folder = mkdtempSync(join(tmpdir(), 'gg-backlog-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const number = (n: number) => n.toLocaleString('fa-IR')
const button = (place: Page | Locator, name: string | RegExp) => place.getByRole('button', { name, exact: true }).first()
const piles = (page: Page) => page.getByRole('list', { name: 'دسته‌ها' })

/** The page as it stands, in a narrow window. */
async function lookNarrow(page: Page, what: string): Promise<void> {
  const before = page.viewportSize()!
  await page.setViewportSize({ width: 390, height: 844 })
  await on.look(page, what)
  await page.setViewportSize(before)
}

async function makeFile(api: Api): Promise<string> {
  const { body: first } = await api('GET', '/api/units?limit=100')
  const { body: second } = await api('GET', `/api/units?limit=100&after=${encodeURIComponent(first.next)}`)
  const units: { name: string; countyFa: string }[] = [...first.rows, ...second.rows]
  const { body: places } = await api('GET', '/api/places')
  const path = join(folder, 'موانع استان.xlsx')
  const planted = plant(units.slice(0, cause).map((u) => ({ unit: u.name, county: u.countyFa })))
  const names = units.map((u) => u.name)
  const counties = places.counties.map((c: { nameFa: string }) => c.nameFa)
  await writeBacklog(path, rows, names, counties, planted)
  return path
}

/** @returns the import's id, when all its rows are analysed */
async function importFile(page: Page, api: Api): Promise<string> {
  await page.goto('/app/imports')
  await page.locator('input[type=file]').setInputFiles(await makeFile(api))
  await button(page, 'فرستادن فایل').click()
  await page.getByText('آنچه فهمیده شد').first().waitFor()
  for (const [field, column] of Object.entries({ 'شرح مانع': '3', 'نام واحد': '1', شهرستان: '2', تلفن: '4', وضعیت: '6' }))
    assert.equal(await page.getByLabel(new RegExp(`^${field}`)).inputValue(), column, field)
  await on.look(page, 'columns')
  await button(page, 'تأیید ستون‌ها و آغاز بررسی').click()
  const importId = page.url().split('/').at(-1)!
  // A page that is slower than the analysis sees only its end.
  await page
    .getByRole('heading', { name: 'سطرها بررسی می‌شوند' })
    .or(piles(page))
    .first()
    .waitFor({ timeout: 3 * minute })
  await on.look(page, 'analysing')
  await piles(page).waitFor({ timeout: 6 * minute })
  const { body: card } = await api('GET', `/api/imports/${importId}`)
  assert.deepEqual([card.state, card.rows, card.analysed], ['review', rows, rows])
  return importId
}

/** Decides the pile of a group by a key, as reviewers do. */
async function decidePile(page: Page, code: string, key: 'KeyA' | 'KeyC'): Promise<void> {
  const pile = piles(page).getByRole('button', { name: new RegExp(`^${code} `) })
  await pile.click()
  await page.getByRole('heading', { name: new RegExp(`سطر شبیه «${code}`) }).waitFor()
  await page.locator('.import-row').first().waitFor()
  await page.keyboard.press(key)
  await pile.waitFor({ state: 'detached' })
}

async function review(page: Page, api: Api, importId: string): Promise<void> {
  await on.look(page, 'desk')
  await lookNarrow(page, 'desk')
  await decidePile(page, 'T08', 'KeyA')
  await decidePile(page, 'T07', 'KeyA')
  await page.keyboard.press('KeyU')
  await piles(page).getByRole('button', { name: /^T07 / }).waitFor()
  await decidePile(page, 'T07', 'KeyA')
  await decidePile(page, 'T05', 'KeyC')
  await page.getByRole('tab', { name: 'تصمیم‌ها' }).click()
  await page.getByRole('cell', { name: 'برگشت', exact: true }).waitFor()
  await on.look(page, 'decisions')
  const { body } = await api('GET', `/api/imports/${importId}/batches`)
  assert.deepEqual(
    body.rows.map((b: { decision: string; pile: string; undoneAt: string | null }) => [b.decision, b.pile, b.undoneAt !== null]),
    [
      ['case', 'T05', false],
      ['archive', 'T07', false],
      ['archive', 'T07', true],
      ['archive', 'T08', false],
    ],
  )
  assert.equal(body.rows[0].rows, cause)
}

async function bringIn(page: Page, api: Api, importId: string): Promise<void> {
  await button(page, 'وارد کردن آنچه تصمیم گرفته شد').click()
  await button(page.getByRole('alertdialog'), 'وارد کردن آنچه تصمیم گرفته شد').click()
  await until('the decided rows are brought in', 3 * minute, async () => {
    const { body: card } = await api('GET', `/api/imports/${importId}`)
    return card.state === 'review' && card.finished === card.decided
  })
  const { body: opened } = await api('GET', `/api/imports/${importId}/rows?pile=T05&limit=200`)
  assert.equal(opened.rows.filter((r: { obstacleId: string | null }) => r.obstacleId).length, cause)
  await on.look(page, 'brought-in')
}

/** Looks for clusters by hand. */
async function findCause(page: Page): Promise<void> {
  await page.goto('/app/knots/map')
  await button(page, 'همین حالا بگرد').click()
  await page.getByText(/خوشه در .* مانع باز/).waitFor({ timeout: 4 * minute })
  await page.getByLabel(/^جست‌وجو در خوشه‌ها/).fill('خورشیدی')
  await page
    .locator('.cluster-side')
    .getByRole('button', { name: /خورشیدی/ })
    .first()
    .click()
  await page.locator('.cluster-members li').first().waitFor()
  await on.look(page, 'map')
  // The clustering has written the suspicion down by itself.
  await page
    .locator('.cluster-pane')
    .getByRole('link', { name: /احتمالی/ })
    .waitFor()
  await lookNarrow(page, 'map')
}

/** The knot's chair at its page. */
async function openKnot(chair: Page): Promise<string> {
  await chair.goto('/app/knots')
  await chair.getByLabel('جست‌وجو در عنوان، علت یا کد').fill('توانیر')
  await chair
    .getByRole('link', { name: /توانیر/ })
    .first()
    .waitFor()
  await on.look(chair, 'board')
  await chair
    .getByRole('link', { name: /توانیر/ })
    .first()
    .click()
  await chair.getByRole('heading', { level: 1, name: /توانیر/ }).waitFor()
  return chair.url().split('/').at(-1)!.split('?')[0]!
}

/** All planted obstacles hang on the knot; the panel takes off the few others that only sound alike. */
async function takeOffStrangers(api: Api, expert: Api, importId: string, knot: { id: string }): Promise<void> {
  const { body: planted } = await api('GET', `/api/imports/${importId}/rows?pile=T05&limit=200`)
  const { body: members } = await expert('GET', `/api/knots/${knot.id}/members?limit=200`)
  const here = new Set<string>(members.rows.map((m: { id: string }) => m.id))
  const wanted = new Set<string>(planted.rows.map((r: { obstacleId: string }) => r.obstacleId))
  const strangers = [...here].filter((id) => !wanted.has(id))
  const missed = [...wanted].filter((id) => !here.has(id))
  assert.deepEqual(missed, [], 'all planted obstacles are found')
  assert.ok(strangers.length <= cause / 20, `${strangers.length} strangers`)
  if (!strangers.length) return
  await post(expert, `/api/knots/${knot.id}`, 'remove_obstacles', { obstacleIds: strangers })
}

/** Does an act of the knot page: opens its form, fills it in, sends it. */
async function act(chair: Page, name: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await button(chair, name).click()
  const dialog = chair.getByRole('dialog')
  await fill(dialog)
  await button(dialog, name).click()
  await dialog.waitFor({ state: 'detached' })
}

const typeDate = async (dialog: Locator, digits: string) => {
  await dialog.getByRole('spinbutton').first().click()
  await dialog.page().keyboard.type(digits, { delay: 20 })
}

/** Every producer has a message, and the turn. */
async function askedAll(api: Api, knotId: string, knot: () => Promise<{ state: string; answers: { asked: number } }>): Promise<void> {
  await until('all its producers are asked', minute, async () => (await knot()).answers.asked === cause)
  const { body: members } = await api('GET', `/api/knots/${knotId}/members?limit=200`)
  const cases = new Set(members.rows.map((m: { id: string }) => m.id))
  await until('each has a message', minute, async () => {
    const told = new Set<string>()
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await api('GET', `/api/channels/messages?direction=out&limit=100&after=${encodeURIComponent(next)}`.replace(/&after=$/, ''))
      for (const m of body.rows) if (m.template === 'case.knot_changed' && cases.has(m.caseId)) told.add(m.caseId)
      const last = body.rows.at(-1)
      next = last?.template === 'case.knot_changed' ? body.next : null
    }
    return told.size === cause
  })
  for (const caseId of cases) {
    const { body } = await api('GET', `/api/cases/${caseId}`)
    assert.deepEqual([body.status, body.holder], ['action_claimed', 'producer'], body.code)
  }
}

/** A producer follows the link of the message: a code to the phone, and one button. */
async function confirmOne(importId: string, api: Api): Promise<void> {
  const { body } = await api('GET', `/api/imports/${importId}/rows?pile=T05&limit=1`)
  const { obstacleId, fields } = body.rows[0]
  const { body: found } = await api('GET', `/api/cases/${obstacleId}`)
  const page = await on.page({ narrow: true })
  await page.goto('/province/EA')
  await page.goto('/follow')
  await page.getByLabel('کد پیگیری').fill(found.code)
  await page.getByLabel('شماره تلفن').fill(fields.phone)
  await page.getByRole('button', { name: 'فرستادن کد یک‌بارمصرف' }).click()
  await page.getByLabel('کدی که پیامک شد').fill((await page.locator('[data-demo-code]').getAttribute('data-demo-code'))!)
  await page.getByRole('button', { name: 'ورود به پرونده' }).click()
  await page.getByRole('button', { name: 'تأیید می‌کنم: مانع رفع شد' }).waitFor()
  await on.look(page, 'producer-asked')
  await page.getByRole('button', { name: 'تأیید می‌کنم: مانع رفع شد' }).click()
  await page.getByRole('heading', { level: 1, name: 'رفع شد، به تأیید شما' }).waitFor()
}

test('an import, batch review, a knot found, confirmed, changed, and its 120 producers asked', { timeout: 9 * minute }, async () => {
  const api = await on.api('centre-head')
  const page = await on.page()
  await on.signIn(page, 'centre-head')
  const importId = await importFile(page, api)
  await review(page, api, importId)
  await bringIn(page, api, importId)
  await findCause(page)

  const chair = await on.page()
  const expert = await on.api('expert')
  await on.signIn(chair, 'expert')
  const id = await openKnot(chair)
  const knot = async () => (await expert('GET', `/api/knots/${id}`)).body
  const outcomes = async (outcome: string) => {
    const { body } = await expert('GET', `/api/knots/${id}/members?limit=200`)
    return body.rows.filter((m: { outcome: string }) => m.outcome === outcome).length
  }
  const found = await knot()
  assert.deepEqual([found.state, found.foundBy, found.panelFa], ['suspected', 'clustering', 'کارگروه انرژی و زیرساخت'])
  await on.look(chair, 'knot-suspected')
  await takeOffStrangers(api, expert, importId, found)
  await until('the knot has the planted obstacles, no more and no less', minute, async () => (await knot()).unlocks === cause)
  assert.equal((await knot()).units, cause)
  // The news of it may still be on its way to the open page, and a form upon the former version is refused.
  await chair.reload()
  await settled(chair)

  await act(chair, 'تأیید گره', async (dialog) => {
    await dialog.getByLabel(/^عنوان/).fill(title)
    await dialog.getByLabel(/^نوع مقرره/).selectOption('circular')
    await dialog.getByLabel(/^مقرره‌ای/).fill('بخشنامهٔ افزایش قدرت برق صنایع')
    await dialog.getByLabel(/^مرجع تغییر/).fill('شرکت توانیر')
    await on.look(chair, 'knot-confirm')
  })
  await chair.getByRole('heading', { level: 1, name: title }).waitFor()
  await until('its cases wait for it', minute, async () => (await outcomes('waiting_systemic')) === cause)
  await act(chair, 'ثبت ارسال پیشنهاد', async (dialog) => {
    await dialog.getByLabel(/^شمارهٔ نامه/).fill('۱۴۰۵/۲۳۱')
    await typeDate(dialog, dayIn(-60))
  })
  await act(chair, 'ثبت پذیرش متولی', async () => {})
  await act(chair, 'ثبت اصلاح مقرره', async (dialog) => {
    await dialog.getByLabel(/^شرح/).fill('شرط نیروگاه خورشیدی برای واحدهای زیر یک مگاوات برداشته شد.')
    await typeDate(dialog, dayIn(-11))
    await on.look(chair, 'knot-change')
  })
  await askedAll(api, id, knot)
  await on.look(chair, 'knot-changed')
  await lookNarrow(chair, 'knot-changed')

  await confirmOne(importId, api)
  await until('the answer is counted', minute, async () => (await knot()).answers.confirmed === 1)
  const { answers, unlocks } = await knot()
  assert.deepEqual(answers, { asked: cause, confirmed: 1, disputed: 0, unconfirmed: 0, withdrawn: 0, unanswered: cause - 1 })
  assert.equal(unlocks, cause - 1)
  await chair.getByText(`${number(1)} از ${number(cause)} تولیدکننده پاسخ داده‌اند`).waitFor()
  await on.look(chair, 'knot-answered')
})

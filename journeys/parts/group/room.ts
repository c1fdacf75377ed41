// The secretary in the room, by keyboard: who is there, the item, a proposal, two resolutions; the line drops for a moment.

import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { Api, Stage } from '../../stage.ts'
import { ask, button, dayIn, persian, presses, settled, typeDate, typesInto } from '../people.ts'
import { until } from '../until.ts'

/** The agencies have two months, the producer six weeks. */
const due = { agency: dayIn(60), producer: dayIn(45) }
const article = 'مادهٔ ۶۱ قانون رفع موانع تولید رقابت‌پذیر'
export const said = {
  gas: 'شرکت گاز انشعاب دوم را برقرار کند.',
  bank: 'بانک عامل تسهیلات خرید ایستگاه تقلیل فشار را پرداخت کند.',
  duty: 'خرید و نصب ایستگاه تقلیل فشار',
}
const notes = 'نمایندهٔ واحد، شرکت گاز و شورای بانک‌ها توضیح دادند.'

/** Opens the session, days before its hour and so with a reason: the governor-general in person; then who is there, one key a member. */
export async function opens(on: Stage, page: Page, sessionId: string): Promise<void> {
  await page.goto(`/app/workgroup/sessions/${sessionId}/sitting`)
  await settled(page)
  await button(page, 'آغاز جلسه').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('شخص استاندار (یا رئیس اصلی نهاد)').click()
  await button(dialog, 'آغاز جلسه').click()
  await dialog.getByText('برای آغاز پیش از موعد دلیل بنویسید.').waitFor()
  await dialog.getByLabel('دلیل آغاز پیش از موعد').fill('همهٔ اعضا امروز در استانداری حاضرند.')
  await on.look(page, 'opening')
  await button(dialog, 'آغاز جلسه').click()
  await page
    .getByText(/^به ریاست/)
    .first()
    .waitFor()
  await page
    .getByText(/^حدنصاب نیست/)
    .first()
    .waitFor()
  assert.ok(await button(page, 'مصوبه صادر شد').isDisabled(), 'nothing is decided without a quorum')
  await presses(page, 'a')
  const seats = page.locator('.sit-seat')
  const count = await seats.count()
  for (let i = 0; i < count; i++) {
    await until('the keyboard is on the seat', 30_000, () => seats.nth(i).evaluate((seat) => seat.contains(document.activeElement)))
    await page.keyboard.press(i === count - 1 ? '4' : '1')
  }
  await page
    .getByText(`حدنصاب هست: ${persian(count - 1)} از ${persian(count)}`)
    .first()
    .waitFor()
  await on.look(page, 'attendance')
}

/** One resolution in the form that a key opens. */
async function writes(on: Stage, page: Page, what: { owner: RegExp; text: string; evidence?: string; duty?: string }): Promise<void> {
  await presses(page, 'r')
  const dialog = page.getByRole('dialog')
  await typesInto(dialog.getByRole('combobox', { name: 'دستگاه مجری' }), what.owner.source)
  await page.getByRole('option', { name: what.owner }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.getByLabel('متن مصوبه').fill(what.text)
  await typeDate(dialog, /^مهلت اجرا/, due.agency)
  if (what.evidence) await dialog.getByLabel('مدرک اجرا').selectOption({ label: what.evidence })
  await dialog.getByLabel('مستند قانونی').fill(article)
  if (what.duty) await writesDuty(dialog, what.duty)
  await on.look(page, `resolution-${what.duty ? 'duty' : 'plain'}`)
  await dialog.getByLabel('متن مصوبه').focus()
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
}

async function writesDuty(dialog: Locator, text: string): Promise<void> {
  await button(dialog, 'افزودن تعهد').click()
  await dialog.getByLabel(/^تعهد/).fill(text)
  await typeDate(dialog, /^مهلت$/, due.producer)
}

/** Takes up the item, notes, a proposal that is agreed upon, the first resolution with the producer's duty. */
export async function hears(on: Stage, page: Page): Promise<void> {
  await page.locator('.sit-agenda button').first().focus()
  await presses(page, '1')
  await presses(page, 'o')
  await page.locator('.sit-item-head').getByText('در حال بررسی').waitFor()
  await presses(page, 'n')
  await typesInto(page.getByLabel('شرح مذاکره'), notes)
  await page.getByRole('heading', { level: 2 }).first().click()
  await page.getByText('ذخیره شد').waitFor()
  await presses(page, 'p')
  await typesInto(page.getByRole('dialog').getByLabel('متن پیشنهاد'), 'پرداخت تسهیلات هم‌زمان با آغاز عملیات انشعاب')
  await page.keyboard.press('Control+Enter')
  await button(page, 'پذیرش با توافق').click()
  await page.getByText('پذیرفته شد').first().waitFor()
  await writes(on, page, { owner: /شرکت گاز/, text: said.gas, duty: said.duty })
  await page.getByText(said.gas).first().waitFor()
}

/** The line is cut; the secretary goes on: notes and the second resolution wait in the browser, and go out by themselves. */
export async function worksOffline(on: Stage, page: Page, api: Api, sessionId: string): Promise<void> {
  await page.context().setOffline(true)
  await presses(page, 'n')
  await page.keyboard.press('End')
  await typesInto(page.getByLabel('شرح مذاکره'), ' خط قطع شد و مذاکره ادامه یافت.')
  await page.getByRole('heading', { level: 2 }).first().click()
  await writes(on, page, { owner: /شورای هماهنگی بانک/, text: said.bank, evidence: 'پرداخت تسهیلات' })
  await page.getByText(`${persian(2)} تغییر در انتظار ارسال`).waitFor()
  await page.locator('.sit-strip').getByText('ارتباط با سرور قطع است').waitFor()
  await on.look(page, 'offline')
  const [before] = (await ask(api, 'GET', `/api/sessions/${sessionId}/sitting`)).items
  assert.deepEqual([before.drafts.length, before.discussion], [1, notes], 'the server knows of nothing yet')
  await page.context().setOffline(false)
  await page.locator('.sit-strip').waitFor({ state: 'detached' })
  await until('what waited has reached the server', 60_000, async () => {
    const [item] = (await ask(api, 'GET', `/api/sessions/${sessionId}/sitting`)).items
    return item.drafts.length === 2 && item.discussion.includes('خط قطع شد')
  })
  await page.reload()
  await settled(page)
  await page.getByText(said.bank).first().waitFor()
  assert.ok((await page.getByLabel('شرح مذاکره').inputValue()).includes('خط قطع شد و مذاکره ادامه یافت.'))
  assert.equal(await page.locator('.sit-strip').count(), 0)
}

/** Another secretary's window: both write the notes of one item; neither text is lost, and the second chooses. */
export async function twoWrite(on: Stage, page: Page, colleague: Page, api: Api, sessionId: string): Promise<void> {
  await colleague.goto(`/app/workgroup/sessions/${sessionId}/sitting`)
  await settled(colleague)
  const mine = page.getByLabel('شرح مذاکره')
  const theirs = colleague.getByLabel('شرح مذاکره')
  const text = await theirs.inputValue()
  // Typed at once in both windows. A field saves itself after a second: here the line is slow until the other's text is kept.
  let arrived = () => {}
  const kept = new Promise<void>((done) => {
    arrived = done
  })
  await page.route('**/sitting/items/*/notes', async (call) => {
    await kept
    await call.continue()
  })
  await mine.fill(`${text} نظر دبیر نوشته شد.`)
  await theirs.fill(`${text} نظر همکار نوشته شد.`)
  await theirs.blur()
  await until('the colleague’s text is kept', 60_000, async () => {
    const { items } = await ask(api, 'GET', `/api/sessions/${sessionId}/sitting`)
    return items[0].discussion.includes('نظر همکار')
  })
  await mine.blur()
  arrived()
  const conflict = page.locator('.sit-stuck')
  await conflict.waitFor()
  await conflict.getByText('نظر همکار نوشته شد.').waitFor()
  await conflict.getByText('نظر دبیر نوشته شد.').waitFor()
  await on.look(page, 'conflict')
  await button(conflict, 'هر دو، پشت هم').click()
  await conflict.waitFor({ state: 'detached' })
  await page.unroute('**/sitting/items/*/notes')
  await until('both texts stand', 60_000, async () => /نظر همکار[\s\S]*نظر دبیر/.test(await theirs.inputValue()))
}

export async function decides(on: Stage, page: Page): Promise<void> {
  await page.locator('.sit-agenda button').first().focus()
  await presses(page, 'e')
  await page.locator('.sit-item-head').getByText('مصوبه صادر شد').waitFor()
  await on.look(page, 'decided')
  await button(page, 'پایان جلسه').click()
  await button(page.getByRole('alertdialog'), 'پایان جلسه').click()
  await page.getByText('پایان‌یافته').first().waitFor()
}

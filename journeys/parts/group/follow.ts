// After the notification: an agency objects and is refused, both execute and say so with evidence, the producer denies one,
// it is done again, and the producer's word ends the case.

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { Api, Stage } from '../../stage.ts'
import { ask, button, dayIn, settled, typeDate } from '../people.ts'
import { until } from '../until.ts'
import { said } from './room.ts'

const dialog = (page: Page) => page.getByRole('dialog')

/** Opens an act's form on the page of a resolution, fills it in and sends it. */
async function acts(page: Page, act: string, fill: () => Promise<void>): Promise<void> {
  await button(page, act).click()
  await dialog(page).waitFor()
  await fill()
  await button(dialog(page), act).click()
  await dialog(page).waitFor({ state: 'detached' })
}

async function opensTask(page: Page, text: string): Promise<void> {
  await page.goto('/app/workgroup/tasks')
  await settled(page)
  await page.getByRole('link', { name: text }).click()
  await page.locator('.rs-acts').first().waitFor()
}

/** Receipt is acknowledged with one press on the list; then the agency objects, with its reason. */
export async function objects(on: Stage, page: Page): Promise<void> {
  await page.goto('/app/workgroup/tasks')
  await settled(page)
  await on.look(page, 'tasks')
  await button(page, 'اعلام وصول').click()
  await button(page, 'اعلام وصول').waitFor({ state: 'detached' })
  await opensTask(page, said.bank)
  await acts(page, 'اعتراض', async () => {
    await dialog(page).getByLabel('دلیل اعتراض').fill('وثیقهٔ واحد برای این مبلغ کافی نیست.')
    await on.look(page, 'objecting')
  })
  await page.getByText('در انتظار تصمیم کارگروه').waitFor()
}

/** The group does not follow it; the agency has the answer in writing. */
export async function refuses(on: Stage, page: Page, id: string): Promise<void> {
  await page.goto(`/app/workgroup/resolutions/${id}`)
  await settled(page)
  await acts(page, 'تصمیم دربارهٔ اعتراض', async () => {
    await dialog(page).getByText('رد اعتراض؛ مصوبه لازم‌الاجراست').click()
    await dialog(page).getByLabel('پاسخ کارگروه و دلیل آن').fill('ماشین‌آلات طرح وثیقه است و کفایت آن در جلسه تأیید شد.')
    await on.look(page, 'refusing-objection')
  })
  await page.locator('.papers li').filter({ hasText: 'پاسخ اعتراض' }).waitFor()
  await on.look(page, 'objection-refused')
}

type Evidence = (page: Page) => Promise<void>
export const connection: Evidence = async (page) => {
  await dialog(page).getByLabel('شماره اشتراک').fill('ش-۱۴۰۵/۷۷')
  await dialog(page).getByLabel('ظرفیت انشعاب').fill('۵۰۰ متر مکعب در ساعت')
  await typeDate(dialog(page), /تاریخ وصل/, dayIn(-6))
}
export const loan: Evidence = async (page) => {
  await dialog(page).getByLabel('شماره قرارداد').fill('ق-۱۴۰۵/۳۱۲')
  await dialog(page).getByRole('textbox', { name: 'مبلغ' }).fill('12000000000')
  await dialog(page).getByLabel('واحد پول').selectOption({ label: 'ریال' })
  await typeDate(dialog(page), /تاریخ پرداخت/, dayIn(-6))
}

export async function claims(on: Stage, page: Page, text: string, evidence: Evidence, what: string): Promise<void> {
  await opensTask(page, text)
  await acts(page, 'اعلام اجرا', async () => {
    assert.ok(await button(dialog(page), 'اعلام اجرا').isDisabled(), 'nothing is claimed without its evidence')
    await evidence(page)
    await dialog(page).getByLabel('چه انجام شد؟').fill('اجرا شد؛ مدرک آن پیوست است.')
    await on.look(page, `claim-${what}`)
  })
  await page.getByText('نوبت پاسخ متقاضی').waitFor()
}

/** The producer's own page of a resolution, by the link on theirs. */
async function opensOwn(page: Page, text: string): Promise<void> {
  await page.goto('/app/my')
  await settled(page)
  await page.getByRole('link', { name: text }).first().click()
  await page.getByRole('heading', { level: 1, name: 'مصوبهٔ کارگروه دربارهٔ شما' }).waitFor()
  await settled(page)
}

/** The producer has done the own part, and says that the agency has not done its. */
export async function disputes(on: Stage, page: Page): Promise<void> {
  await opensOwn(page, said.gas)
  await button(page, 'انجام دادم').click()
  await button(dialog(page), 'تعیین تکلیف تعهد متقاضی').click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.getByText('انجام‌شده به اظهار متقاضی').first().waitFor()
  await on.look(page, 'your-turn')
  await button(page, 'خیر، اجرا نشده است').click()
  await dialog(page).getByLabel('چه چیزی اجرا نشده است؟').fill('کنتور نصب شده ولی گاز وصل نیست.')
  await on.look(page, 'disputing')
  await button(dialog(page), 'اجرا نشده است').click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.getByText(/^شما اجرا را نپذیرفتید/).waitFor()
}

export async function confirms(on: Stage, page: Page, text: string): Promise<void> {
  await opensOwn(page, text)
  await button(page, 'بله، اجرا شد').click()
  await button(dialog(page), 'تأیید اجرا').click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.getByText('اجرا شد و شما تأیید کردید.').waitFor()
  await on.look(page, 'confirmed')
}

/** What the case, the resolutions and the board say in the end. */
export async function ends(on: Stage, page: Page, api: Api, { caseId, ids }: { caseId: string; ids: readonly string[] }): Promise<void> {
  for (const id of ids) assert.equal((await ask(api, 'GET', `/api/resolutions/${id}`)).state, 'executed')
  await until(
    'the case is confirmed with its last resolution',
    60_000,
    async () => (await ask(api, 'GET', `/api/cases/${caseId}`)).status === 'confirmed',
  )
  const board = await until('the board counts both', 60_000, async () => {
    const found = await ask(api, 'GET', '/api/followup/board?by=agency')
    return found.totals.executed === 2 ? found : null
  })
  assert.equal(board.totals.total, 2)
  await page.goto('/app/workgroup/board')
  await settled(page)
  await on.look(page, 'board')
  await page.goto(`/app/cases/${caseId}`)
  await settled(page)
  await on.look(page, 'case')
}

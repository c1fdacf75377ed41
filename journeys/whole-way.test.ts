// The whole way in the browser: a producer writes, an operator sends it to two desks, one takes it and one declines, a claim
// with evidence, and the producer confirms with a code to the phone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { dayIn, typeDate } from './parts/people.ts'
import { stage } from './stage.ts'

const on = stage('whole-way')
const phone = '09990007200'
const words = 'گاز کارخانه از دیروز قطع شده است و کوره‌ها سرد می‌شوند.'
const headed = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

async function raise(page: Page): Promise<string> {
  await page.goto('/province/EA')
  await page.goto('/raise/text')
  await page.getByLabel('چه چیزی جلوی کار شما را گرفته است؟').fill(words)
  await page.getByRole('button', { name: 'ادامه' }).click()
  await page.getByLabel(/خیر/).check()
  await page.getByRole('button', { name: 'ادامه' }).click()
  await page.getByLabel('نام واحد یا طرح').fill('نمونه‌سازان راه کامل')
  await page.getByLabel('شهرستان').selectOption({ label: 'تبریز' })
  await page.getByRole('button', { name: 'ادامه' }).click()
  await page.getByLabel('نام و نام خانوادگی').fill('رابط نمونه')
  await page.getByLabel('شماره تلفن همراه').fill(phone)
  await page.getByRole('button', { name: 'ادامه' }).click()
  await headed(page, 'عکس، نامه یا صدا دارید؟')
  await page.getByRole('button', { name: 'ادامه' }).click()
  await page.getByRole('button', { name: 'ثبت و ارسال' }).click()
  await headed(page, 'ثبت شد')
  return page.locator('.big').innerText()
}

/** Chooses the case while another one is open: that one is gone at once, so nobody types into it. */
async function opens(page: Page, code: string): Promise<void> {
  const pane = page.getByRole('region', { name: 'پروندهٔ برگزیده' })
  await pane.locator('.cw-triage').waitFor()
  const stays = await page.getByRole('button', { name: new RegExp(code) }).evaluate(async (button) => {
    const former = document.querySelector('.cw-triage')
    ;(button as HTMLElement).click()
    // React draws what was chosen before anything else can happen.
    await Promise.resolve()
    return former?.isConnected
  })
  assert.equal(stays, false, 'the case that was open before is gone at once')
  await pane.getByText(words).waitFor()
}

async function route(page: Page, code: string): Promise<void> {
  await on.signIn(page, 'operator')
  await page.goto('/app/triage')
  await opens(page, code)
  for (const desk of ['میز گاز، مرکز استان', 'میز بانک‌ها، مرکز استان']) {
    await page.getByRole('searchbox', { name: 'یافتن میز' }).fill(desk.slice(4, 7))
    // By keyboard: what is proposed above the desks may arrive meanwhile and move them.
    await page.getByRole('checkbox', { name: new RegExp(`^${desk}`) }).press('Space')
    await page.getByRole('checkbox', { name: new RegExp(`^${desk}`), checked: true }).waitFor()
  }
  await on.look(page, 'triage')
  await page.getByRole('button', { name: 'فرستادن به ۲ میز' }).click()
  await page.getByRole('button', { name: new RegExp(code) }).waitFor({ state: 'detached' })
}

test('from a producer’s words to a confirmed case', async () => {
  const producer = await on.page({ narrow: true })
  const code = await raise(producer)

  await route(await on.page(), code)

  const gas = await on.page()
  await on.signIn(gas, 'agency-rep')
  await gas.goto('/app/inbox')
  await gas.getByRole('button', { name: new RegExp(code) }).click()
  await on.look(gas, 'inbox-new')
  await gas.getByRole('button', { name: 'برمی‌دارم' }).click()
  await gas.getByRole('button', { name: new RegExp(`${code}.*پذیرفته`) }).waitFor()

  const bank = await on.page()
  await on.signIn(bank, 'agency-rep-2')
  await bank.goto('/app/inbox')
  await bank.getByRole('button', { name: new RegExp(code) }).click()
  await bank.getByRole('button', { name: 'مربوط به ما نیست' }).click()
  const refusal = bank.getByRole('dialog')
  await refusal.getByText('واجد شرایط نیست').click()
  await refusal.getByLabel('توضیح').fill('موضوع گاز است و به بانک‌ها ربطی ندارد.')
  await on.look(bank, 'refuse')
  await refusal.getByRole('button', { name: 'مربوط به ما نیست' }).click()
  await bank.getByRole('button', { name: new RegExp(code) }).waitFor({ state: 'detached' })

  await gas.getByRole('button', { name: new RegExp(code) }).click()
  await gas.getByRole('button', { name: 'اعلام انجام با مدرک' }).click()
  const claim = gas.getByRole('dialog')
  const send = claim.getByRole('button', { name: 'اعلام انجام با مدرک' })
  assert.ok(await send.isDisabled(), 'nothing is claimed without its evidence')
  await claim.getByLabel('نتیجه').fill('ایستگاه تقلیل فشار تعمیر و جریان گاز برقرار شد.')
  await typeDate(claim, /^تاریخ/, dayIn(-1))
  await claim.getByLabel('چه کردید؟').fill('جریان گاز از امروز برقرار است.')
  await on.look(gas, 'claim')
  await send.click()
  await claim.waitFor({ state: 'detached' })

  await producer.goto('/follow')
  await producer.getByLabel('کد پیگیری').fill(code)
  await producer.getByLabel('شماره تلفن').fill(phone)
  await producer.getByRole('button', { name: 'فرستادن کد یک‌بارمصرف' }).click()
  await producer.getByLabel('کدی که پیامک شد').fill((await producer.locator('[data-demo-code]').getAttribute('data-demo-code'))!)
  await producer.getByRole('button', { name: 'ورود به پرونده' }).click()
  await headed(producer, 'دستگاه می‌گوید انجام داده؛ نوبت شماست')
  await producer.getByText('جریان گاز از امروز برقرار است.').first().waitFor()
  await on.look(producer, 'your-turn')
  await producer.getByRole('button', { name: 'تأیید می‌کنم: مانع رفع شد' }).click()
  await headed(producer, 'رفع شد، به تأیید شما')
  await on.look(producer, 'confirmed')
})

// A producer on a phone: raises an obstacle one question at a time, gets a code, follows it – with JavaScript and without.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { stage } from './stage.ts'

const on = stage('producer')
const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC', 'base64')

const next = (page: Page) => page.getByRole('button', { name: 'ادامه' }).click()
const headed = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

async function choose(page: Page): Promise<void> {
  await page.goto('/province')
  await page.getByRole('link', { name: /آذربایجان شرقی/ }).click()
  await headed(page, 'گره تولید شما کجاست؟')
}

/** Answers everything up to the files. */
async function answer(page: Page, text: string, phone: string): Promise<void> {
  await page.getByRole('link', { name: /ثبت مانع تازه/ }).click()
  await page.getByLabel('چه چیزی جلوی کار شما را گرفته است؟').fill(text)
  await next(page)
  await page.getByLabel(/بله، تولید ایستاده است/).check()
  await next(page)
  await page.getByLabel('نام واحد یا طرح').fill('نمونه‌سازان آزمون مرورگر')
  await page.getByLabel('شهرستان').selectOption({ label: 'تبریز' })
  await next(page)
  await page.getByLabel('نام و نام خانوادگی').fill('رابط نمونه')
  await page.getByLabel('شماره تلفن همراه').fill(phone)
  await next(page)
  await headed(page, 'عکس، نامه یا صدا دارید؟')
}

async function send(page: Page): Promise<string> {
  await headed(page, 'درست است؟')
  await page.getByRole('button', { name: 'ثبت و ارسال' }).click()
  await headed(page, 'ثبت شد')
  const code = await page.locator('.big').innerText()
  assert.match(code, /^EA-14\d\d-\d{6}$/)
  return code
}

async function follow(page: Page, code: string, phone: string): Promise<void> {
  await page.goto('/follow')
  await page.getByLabel('کد پیگیری').fill(code)
  await page.getByLabel('شماره تلفن').fill(phone)
  await page.getByRole('button', { name: 'فرستادن کد یک‌بارمصرف' }).click()
  await page.getByLabel('کدی که پیامک شد').fill((await page.locator('[data-demo-code]').getAttribute('data-demo-code'))!)
  await page.getByRole('button', { name: 'ورود به پرونده' }).click()
  await headed(page, 'در مرکز بررسی می‌شود')
}

for (const narrow of [false, true])
  test(`a producer raises an obstacle with a photo and follows it (${narrow ? 'narrow' : 'wide'})`, async () => {
    const page = await on.page({ narrow })
    const phone = narrow ? '0999 000 7002' : '۰۹۹۹۰۰۰۷۰۰۱'
    await page.goto('/')
    await on.look(page, 'province')
    await choose(page)
    await on.look(page, 'home')
    await page.getByRole('link', { name: /ثبت مانع تازه/ }).click()
    await on.look(page, 'raise-text')
    await choose(page)
    await answer(page, 'گاز کوره‌ها از دیروز قطع است و خط تولید خوابیده.', phone)
    await page.getByLabel('انتخاب فایل‌ها').setInputFiles({ name: 'کوره.png', mimeType: 'image/png', buffer: photo })
    await page.getByRole('button', { name: 'افزودن' }).click()
    await page.getByText('کوره.png').first().waitFor()
    await on.look(page, 'raise-files')
    await next(page)
    await on.look(page, 'raise-check')
    const code = await send(page)
    await on.look(page, 'receipt')
    await page.emulateMedia({ media: 'print' })
    await on.look(page, 'receipt-print', { axe: false })
    await page.emulateMedia({ media: 'screen' })
    await follow(page, code, phone)
    await page.getByText('کوره.png').waitFor()
    await on.look(page, 'case')
    await page.getByText('افزودن توضیح').click()
    await page.getByLabel('توضیح شما').fill('کوره شماره دو هم سرد شد.')
    await page.getByRole('button', { name: 'ثبت توضیح' }).click()
    await page.getByText('ثبت شد و در تاریخچه پرونده آمد.').waitFor()
    await page.getByText('کوره شماره دو هم سرد شد.').waitFor()
    await page.getByRole('button', { name: 'خروج از پرونده' }).click()
    await page.waitForURL((url) => !url.pathname.includes('follow'))
    await page.goto('/follow/case')
    await headed(page, 'پیگیری پرونده')
  })

test('without JavaScript all of it works: errors stand beside the fields, nothing is lost, a closed browser goes on', async () => {
  const page = await on.page({ javaScript: false, narrow: true })
  await choose(page)
  await page.getByRole('link', { name: /ثبت مانع تازه/ }).click()
  await next(page)
  await page.getByText('بنویسید چه چیزی جلوی کارتان را گرفته است').first().waitFor()
  await choose(page)
  await answer(page, 'سهمیه مواد اولیه ما سه ماه است داده نشده.', '0999 000 7003')
  await page.goto('/raise/you')
  await page.getByLabel('شماره تلفن همراه').fill('12345')
  await next(page)
  await page.locator('#phone-error').waitFor()
  assert.equal(await page.getByLabel('شماره تلفن همراه').inputValue(), '12345', 'what was typed stays')
  await page.getByLabel('شماره تلفن همراه').fill('+98 999 000 7003')
  await next(page)
  // A file that only claims to be a picture.
  await page
    .getByLabel('انتخاب فایل‌ها')
    .setInputFiles({ name: 'letter.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('PK\u0003\u0004 not a picture') })
  await page.getByRole('button', { name: 'افزودن' }).click()
  await page.locator('#files-error').waitFor()
  // The browser is closed and opened again: only the cookie is left.
  const again = await page.context().newPage()
  await page.close()
  await again.goto('/raise/check')
  await again.getByText('سهمیه مواد اولیه ما سه ماه است داده نشده.').waitFor()
  const code = await send(again)
  await follow(again, code, '09990007003')
  await again.getByText('انصراف از پرونده').click()
  await again.getByLabel('دلیل انصراف').fill('موضوع حل شد.')
  await again.getByRole('button', { name: 'انصراف می‌دهم' }).click()
  await headed(again, 'انصراف داده‌اید')
})

test('a code that does not exist and a phone that does not fit get the same page', async () => {
  const page = await on.page()
  const seen: string[] = []
  for (const [code, phone] of [
    ['EA-1405-999999', '09990007777'],
    ['EA-1405-000001', '09990007778'],
  ] as const) {
    await page.goto('/follow')
    await page.getByLabel('کد پیگیری').fill(code)
    await page.getByLabel('شماره تلفن').fill(phone)
    await page.getByRole('button', { name: 'فرستادن کد یک‌بارمصرف' }).click()
    await headed(page, 'کد یک‌بارمصرف')
    seen.push((await page.locator('main').innerText()).replace(/[۰-۹]/g, ''))
    await page.getByLabel('کدی که پیامک شد').fill('000000')
    await page.getByRole('button', { name: 'ورود به پرونده' }).click()
    await page.locator('#oneTimeCode-error').waitFor()
  }
  assert.equal(seen[0], seen[1])
  await on.look(page, 'wrong-code')
})

test('wrong input gets a clear answer: 404, texts of 100,000 characters, Persian and Arabic digits, direction marks', async () => {
  const page = await on.page()
  assert.equal((await page.goto('/no-such-page'))!.status(), 404)
  await on.look(page, '404')
  await choose(page)
  await page.goto('/raise/text')
  await page.getByLabel('چه چیزی جلوی کار شما را گرفته است؟').fill('ا'.repeat(100_000))
  await next(page)
  await page.getByText('۱۰۰٬۰۰۰').first().waitFor()
  await page.getByLabel('چه چیزی جلوی کار شما را گرفته است؟').fill('متن \u202Eوارونه\u202C با 😀 شکلک')
  await next(page)
  await headed(page, 'آیا تولید ایستاده است؟')
  await next(page)
  await page.locator('#stopped-error').waitFor()
  await on.look(page, 'error-stopped')
  await page.getByLabel(/خیر/).check()
  await next(page)
  await page.getByLabel(/شناسه ملی شرکت/).fill('١٤٩٩٠٠١٠٠٠٢')
  await next(page)
  await page.getByText('شناسه ملی شرکت درست نیست').first().waitFor()
  await on.look(page, 'error-unit')
})

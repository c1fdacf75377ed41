// Small things that people do on many pages.

import type { Locator, Page } from 'playwright-core'
import { toJalali } from '#kernel/jalali.ts'
import type { Api } from '../stage.ts'
import { until } from './until.ts'

export const button = (place: Page | Locator, name: string | RegExp) => place.getByRole('button', { name, exact: true }).first()
export const persian = (n: number): string => n.toLocaleString('fa-IR', { useGrouping: false })

/** Nothing loads any more. */
export const quiet = (page: Page): Promise<void> => page.locator('.skeleton, [aria-busy=true]').first().waitFor({ state: 'detached' })

/** The page has come, whole. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await quiet(page)
}

/** Presses a key when the page listens to it: React ties the keys of what it has drawn a moment later. */
export async function presses(page: Page, key: string): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done)))')
  await page.keyboard.press(key)
}

/** Types where the keyboard has arrived. */
export async function typesInto(field: Locator, text: string): Promise<void> {
  await until('the keyboard is in the field', 30_000, () => field.evaluate((one) => one === document.activeElement))
  await field.page().keyboard.type(text)
}

/** The account's own language, wherever it signs in; it stays so. */
export async function inEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^حساب من/ }).click()
  // The page turns at once; who opens another one must wait until the server has heard of it.
  const kept = page.waitForResponse((reply) => new URL(reply.url()).pathname === '/api/me/locale')
  await page.getByRole('menuitem', { name: 'English' }).click()
  await kept
  await page.locator('html[lang=en][dir=ltr]').waitFor({ state: 'attached' })
}

/** A date field: three spin buttons, filled as a person types. @param label of the field's group @param digits yyyymmdd, Jalali */
export async function typeDate(place: Page | Locator, label: string | RegExp, digits: string): Promise<void> {
  const group = place.getByRole('group', { name: label }).first()
  await group.getByRole('spinbutton').first().click()
  const page = 'keyboard' in place ? place : place.page()
  await page.keyboard.type(digits, { delay: 20 })
}

/** What is typed into a date field for the day so many days from now. */
export function dayIn(days: number): string {
  const { year, month, day } = toJalali(new Date(Date.now() + days * 86_400_000))
  return [year, month, day].map((n) => String(n).padStart(2, '0')).join('')
}

/** Does something on a record by the API, upon the version that stands now; when a job was there in between, upon the next. */
export async function post(api: Api, record: string, path: string, body: object = {}) {
  for (let tries = 5; ; tries--) {
    const { body: now } = await api('GET', record)
    const reply = await api('POST', `${record}/${path}`, body, { 'if-match': `"${now.version}"` })
    if (reply.status < 300) return reply.body
    if (reply.status !== 412 || tries === 1) throw new Error(`${record}/${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  }
}

/** The same for records that are read elsewhere or not versioned. */
export async function ask(api: Api, method: string, path: string, body?: unknown) {
  const reply = await api(method, path, body)
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

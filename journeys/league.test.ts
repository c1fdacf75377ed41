// Two installations, each with its own data and key, compare themselves: each signs its figures of a quarter, sends the file,
// compares the other's key by its fingerprint and ranks both. A changed character and a later format are refused with words.

import assert from 'node:assert/strict'
import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { toJalali } from '#kernel/jalali.ts'
import { playGroup } from '../demo/group.ts'
import type { Code } from '../demo/province.ts'
import { found } from './parts/founding.ts'
import { button, settled } from './parts/people.ts'
import { stage } from './stage.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A province that began two months ago, and what its group did until so many days before now. */
const after = (code: Code, quiet: number) => (dataDir: string) =>
  found(dataDir, code, 62, async ({ works, province, end }) => {
    for await (const wait of playGroup(works, province, end)) {
      if (works.now.getTime() > end.getTime() - quiet * DAY) return
      works.to(new Date(works.now.getTime() + ('wall' in wait ? wait.wall : wait.work) * HOUR))
      await works.drain()
    }
  })

// In the one the producer has confirmed by then; in the other only the minutes are signed.
const east = stage('league-ea', after('EA', 44))
const south = stage('league-kh', after('KH', 50))
type Stage = typeof east
const eastName = 'آذربایجان شرقی'
const southName = 'خوزستان'

const alert = (page: Page) => page.getByRole('alertdialog')
const dialog = (page: Page) => page.getByRole('dialog')
/** The quarter in which the producer of the one confirmed: the figures of the two differ in it. */
const confirmed = toJalali(new Date(Date.now() - 45 * DAY))
const period = `${confirmed.year}-${Math.ceil(confirmed.month / 3)}`

async function open(on: Stage, province: Code): Promise<Page> {
  const page = await on.page()
  await on.signIn(page, 'secretary', province)
  await page.goto(`/app/workgroup/league?period=${period}`)
  await settled(page)
  return page
}

/** Issues the figures on the page. @returns the signed file as it was downloaded, and the fingerprint of the own key */
async function issue(on: Stage, page: Page): Promise<{ text: string; keyId: string }> {
  await on.look(page, 'empty')
  await button(page, 'صدور فایل استان ما').click()
  await button(alert(page), 'صدور فایل استان ما').click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'دریافت فایل امضاشده' }).click()])
  return { text: readFileSync(await file.path(), 'utf8'), keyId: await page.locator('.league-keys code').first().innerText() }
}

async function choose(page: Page, text: string): Promise<void> {
  await button(page, 'ورود فایل استان دیگر').click()
  await dialog(page)
    .locator('input[type=file]')
    .setInputFiles({ name: 'figures.json', mimeType: 'application/json', buffer: Buffer.from(text) })
  await button(dialog(page), 'ورود فایل استان دیگر').click()
}

async function refused(on: Stage, page: Page, text: string, words: RegExp, what: string): Promise<void> {
  await choose(page, text)
  await dialog(page).getByText(words).waitFor()
  await on.look(page, what)
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
}

/** Takes in a file whose key is not known yet: the page shows the fingerprint that the other office reads out. */
async function takeIn(on: Stage, page: Page, { text, keyId }: { text: string; keyId: string }, from: string): Promise<void> {
  await choose(page, text)
  await dialog(page)
    .getByRole('heading', { name: `کلید تازه از استان ${from}` })
    .waitFor()
  assert.equal(await dialog(page).locator('.league-key code').innerText(), keyId)
  const accept = button(dialog(page), 'پذیرش کلید و ورود فایل')
  assert.ok(await accept.isDisabled(), 'nothing is believed before the fingerprints were compared')
  await dialog(page).getByText('اثر انگشت را با آن استان مقایسه کردم و یکی بود').click()
  await on.look(page, 'new-key')
  await accept.click()
  await dialog(page).waitFor({ state: 'detached' })
}

/** The same statement with one character of it changed, and its signature as it was. */
function forged(text: string): string {
  const envelope = JSON.parse(text)
  const said = Buffer.from(envelope.payload, 'base64').toString('utf8')
  const other = said.replace(/"value":(\d)/, (_, n: string) => `"value":${(Number(n) + 1) % 10}`)
  assert.notEqual(other, said)
  return JSON.stringify({ ...envelope, payload: Buffer.from(other).toString('base64') })
}

/** The same statement in a later format, rightly signed by its maker (DSSE pre-authentication encoding). */
function later(text: string): string {
  const { payload, payloadType } = JSON.parse(text)
  const said = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64').toString('utf8')), version: 2 }))
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64')
  const signed = Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${said.length} `), said])
  const keyid = JSON.parse(text).signatures[0].keyid
  return JSON.stringify({
    payloadType,
    payload: said.toString('base64'),
    signatures: [{ keyid, sig: sign(null, signed, privateKey).toString('base64'), key }],
  })
}

async function ranked(on: Stage, page: Page, names: readonly string[]): Promise<void> {
  const list = page.locator('.league-list li:visible') // all the other figures stand there for the printer
  for (const name of names) await list.filter({ hasText: name }).waitFor()
  assert.equal(await list.count(), names.length)
  await on.look(page, 'ranked')
  await page.setViewportSize({ width: 390, height: 844 })
  await on.look(page, 'ranked')
  const [sheet] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'خروجی اکسل' }).click()])
  assert.equal(
    readFileSync(await sheet.path())
      .subarray(0, 2)
      .toString(),
    'PK',
  )
}

test('two installations exchange their signed figures and rank each other', async () => {
  const [here, there] = await Promise.all([open(east, 'EA'), open(south, 'KH')])
  const [ours, theirs] = await Promise.all([issue(east, here), issue(south, there)])
  assert.notEqual(ours.keyId, theirs.keyId)

  await refused(east, here, forged(theirs.text), /امضای این فایل درست نیست/, 'forged')
  await refused(east, here, later(theirs.text), /قالب نسخهٔ [2۲] .*قالب نسخهٔ [1۱] /, 'later-format')
  await refused(east, here, ours.text, /از همین استان/, 'own')
  await refused(east, here, '{"figures":1}', /فایل امضاشدهٔ شاخص‌های گره‌گشا نیست/, 'other-file')

  await takeIn(east, here, theirs, southName)
  await takeIn(south, there, ours, eastName)
  const names = [eastName, southName]
  await Promise.all([ranked(east, here, names), ranked(south, there, names)])

  const [one, other] = await Promise.all([east.api('secretary', 'EA'), south.api('secretary', 'KH')])
  const tables = await Promise.all([one, other].map(async (api) => (await api('GET', `/api/aggregates?period=${period}`)).body))
  const figures = tables.map((t) => Object.fromEntries(t.rows.map((r: { originCode: string; figures: object }) => [r.originCode, r.figures])))
  assert.deepEqual(figures[0], figures[1], 'both tables say the same of both')
  const [table] = figures as [{ EA: object; KH: object }, unknown]
  assert.notDeepEqual(table.EA, table.KH, 'and something was compared')
  const { status } = await one('POST', '/api/aggregates/import', { file: theirs.text })
  assert.equal(status, 200, 'the same file a second time changes nothing')
})

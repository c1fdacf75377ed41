// From the case that climbed by itself to the called session.

import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { Api, Stage } from '../../stage.ts'
import { ask, button, settled } from '../people.ts'
import { until } from '../until.ts'
import { subject } from './story.ts'

const group = 'کارگروه تسهیل و رفع موانع تولید استان'

type Climbed = { readonly dossierId: string; readonly caseId: string; readonly unitId: string }

/** The product's clock finds the case late, lifts it to the group, and the group has its dossier: nobody did anything. */
export async function climbs(api: Api): Promise<Climbed> {
  const found = await until('the case lies before the group', 120_000, async () => {
    const { rows } = await ask(api, 'GET', '/api/dossiers?limit=50')
    return rows.find((d: { subject: string; origin: string }) => d.origin === 'ladder')
  })
  const dossier = await ask(api, 'GET', `/api/dossiers/${found.id}`)
  assert.equal(dossier.state, 'open')
  const caseId = dossier.caseRefs[0].id
  const { rung, text } = await ask(api, 'GET', `/api/cases/${caseId}`)
  assert.equal(rung, 3)
  assert.ok(text.startsWith(subject))
  return { dossierId: found.id, caseId, unitId: dossier.unitId }
}

/** The secretary reads the file that built itself, sends it to its committee, and the committee takes it. */
export async function prepares(on: Stage, page: Page, { dossierId }: Climbed): Promise<void> {
  await page.goto('/app/workgroup/dossiers')
  await settled(page)
  await on.look(page, 'dossiers')
  await page.locator(`a[href$="${dossierId}"]`).first().click()
  await page.getByText('در دبیرخانه').first().waitFor()
  await page.getByText(subject).first().waitFor()
  await settled(page)
  await on.look(page, 'dossier')
  for (const act of ['ارسال به کمیتهٔ تخصصی', 'تأیید برای طرح در جلسه']) {
    await button(page, act).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await on.look(page, act === 'تأیید برای طرح در جلسه' ? 'accepting' : 'to-committee')
    await button(dialog, act).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await page.getByText('آمادهٔ طرح در جلسه').first().waitFor()
}

/** The group's next session has planned itself and the dossier comes upon its agenda; called, so that its pack is frozen. @returns its id */
export async function calls(on: Stage, page: Page, api: Api, { dossierId }: Climbed): Promise<string> {
  await page.goto('/app/workgroup/sessions')
  await settled(page)
  await button(page, 'جلسهٔ تازه').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('نهاد').selectOption({ label: group })
  await dialog.getByRole('radio').first().waitFor()
  await on.look(page, 'planning')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const { rows } = await ask(api, 'GET', '/api/sessions')
  const session = rows.find((s: { state: string; body: { fa: string } }) => s.state === 'planned' && s.body.fa === group)
  await page.locator(`a[href$="${session.id}"]`).first().click()
  await page.waitForURL(/sessions\/[0-9a-f-]{36}$/)
  await page.locator(`a[href$="${dossierId}"]`).first().waitFor({ timeout: 60_000 })
  await on.look(page, 'agenda')
  await button(page, 'فراخوان اعضا').click()
  await on.look(page, 'calling')
  await button(page.getByRole('alertdialog'), 'فراخوان اعضا').click()
  const hash = await page.locator('.ws-hash').innerText()
  assert.match(hash, /^[0-9a-f]{64}$/)
  await button(page, 'بررسی اثر انگشت').click()
  await page.getByText('اثر انگشت درست است').waitFor()
  await on.look(page, 'called')
  return session.id
}

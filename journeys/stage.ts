// A browser in front of the product: wide and narrow, Persian and English, with and without JavaScript. Every page that is
// looked at is measured by axe; an error in the console fails the journey. PICTURES=dir saves what was seen.

import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before } from 'node:test'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { quiet } from './parts/people.ts'
import { accountsOf, type Fill, type Product, startProduct } from './product.ts'

const wide = { width: 1440, height: 900 }
const narrow = { width: 390, height: 844 }
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

type Options = { narrow?: boolean; javaScript?: boolean; locale?: 'fa' | 'en'; dark?: boolean }

async function openBrowser(): Promise<Browser> {
  const given = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => path && existsSync(path))
  const executablePath = given ?? (await (await import('@sparticuz/chromium')).default.executablePath())
  if (!executablePath || !existsSync(executablePath)) throw new Error('no Chromium for this machine: set CHROMIUM_PATH')
  return chromium.launch({
    executablePath,
    timeout: 120_000,
    args: ['--no-sandbox', '--disable-gpu', '--headless=shell', '--font-render-hinting=none'],
  })
}

/** Answers, and a cut line, that a page handles by itself; the browser logs them as errors all the same. */
const handled =
  /Failed to load resource: (net::ERR_INTERNET_DISCONNECTED|the server responded with a status of (401|403|404|409|412|413|415|422|429))/

/** @param fill what the journey begins with; a copy of the demo unless told otherwise */
export function stage(name: string, fill?: Fill) {
  let product: Product
  let browser: Browser | undefined
  const contexts: BrowserContext[] = []
  const faults: string[] = []
  let picture = 0

  before(async () => {
    product = await startProduct(fill)
    browser = await openBrowser()
  })
  after(async () => {
    await browser?.close()
    await product?.stop()
    // Gathered over the whole file: one run shows all that is wrong, not only the first.
    assert.deepEqual(faults, [], 'axe, console and width')
  })

  return {
    get url() {
      return product.url
    },
    get accounts() {
      return accountsOf(product)
    },

    async page({ narrow: small = false, javaScript = true, locale = 'fa', dark = false }: Options = {}): Promise<Page> {
      const context = await browser!.newContext({
        viewport: small ? narrow : wide,
        javaScriptEnabled: javaScript,
        locale: locale === 'fa' ? 'fa-IR' : 'en-GB',
        timezoneId: 'Asia/Tehran',
        baseURL: product.url,
        colorScheme: dark ? 'dark' : 'light',
        hasTouch: small,
      })
      contexts.push(context)
      const page = await context.newPage()
      // A busy machine is slow; what never comes still ends the journey.
      page.setDefaultTimeout(60_000)
      page.on('console', (message) => {
        if (message.type() === 'error' && !handled.test(message.text())) faults.push(`${page.url()}: ${message.text()}`)
      })
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.stack}`))
      return page
    },

    /** Looks at the page when it has loaded (`loaded: false`: as it stands): axe, nothing cut off sideways, a picture when asked. */
    async look(page: Page, what: string, { axe = true, loaded = true } = {}): Promise<void> {
      await page.waitForLoadState()
      if (loaded) await quiet(page)
      await page.evaluate('document.fonts.ready.then(() => 0)')
      // What fades in has the contrast of its end only at its end.
      await page.evaluate(`Promise.all(document.getAnimations()
        .filter((a) => Number.isFinite(a.effect.getComputedTiming().endTime)).map((a) => a.finished.catch(() => 0))).then(() => 0)`)
      if (process.env['PICTURES']) {
        mkdirSync(process.env['PICTURES'], { recursive: true })
        const { width, height } = page.viewportSize()!
        // The staff app scrolls inside its own frame: the window grows to what stands in it.
        const hidden = await page.evaluate<number>(
          '(() => { const main = document.querySelector(".shell-main"); return main ? main.scrollHeight - main.clientHeight : 0 })()',
        )
        await page.setViewportSize({ width, height: height + hidden })
        await page.screenshot({
          path: join(process.env['PICTURES'], `${name}-${String(++picture).padStart(2, '0')}-${what}-${width}.png`),
          fullPage: true,
        })
        await page.setViewportSize({ width, height })
      }
      const [scroll, seen] = await page.evaluate<[number, number]>('[document.documentElement.scrollWidth, document.documentElement.clientWidth]')
      if (scroll > seen + 1) faults.push(`${what}: the page is ${scroll} px wide in a window of ${seen}`)
      if (!axe) return
      await page.evaluate(axeSource)
      const options = JSON.stringify({ runOnly: levels, resultTypes: ['violations'] })
      const violations = await page.evaluate<AxeResults['violations']>(
        `axe.run({ exclude: [["[data-live-announcer]"]] }, ${options}).then((found) => found.violations)`,
      )
      const where = `${what} (${seen} px) ${new URL(page.url()).pathname}`
      for (const v of violations) faults.push(`${where}: axe ${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`)
    },

    /** Signs in by the page, with the demo account of this login. */
    async signIn(page: Page, login: string, province: 'EA' | 'KH' = 'EA'): Promise<void> {
      const { password, of } = accountsOf(product)
      await page.goto('/app/sign-in')
      await page.locator('input[name=login], input[autocomplete=username]').first().fill(of(province, login))
      const last = page.locator('input[type=password]').first()
      await last.fill(password)
      // By keyboard: the list of demo accounts may arrive between press and release of a mouse, and move the button away.
      await last.press('Enter')
      await page.waitForURL((url) => url.pathname.startsWith('/app') && !url.pathname.includes('sign-in'))
    },

    /** The API as a machine or another page would use it, with a session of its own. */
    async api(login?: string, province: 'EA' | 'KH' = 'EA'): Promise<Api> {
      let cookie = ''
      const send: Api = async (method, path, body, headers = {}) => {
        const res = await fetch(`${product.url}${path}`, {
          method,
          redirect: 'manual',
          headers: {
            accept: 'application/json',
            ...(cookie && { cookie }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })
        const fresh = res.headers.getSetCookie().map((c) => c.split(';')[0]!)
        if (fresh.length)
          cookie = [...new Map([...cookie.split('; ').filter(Boolean), ...fresh].map((c) => [c.split('=')[0], c])).values()].join('; ')
        const text = await res.text()
        return {
          status: res.status,
          body: text && /json/.test(res.headers.get('content-type') ?? '') ? JSON.parse(text) : null,
          etag: res.headers.get('etag'),
        }
      }
      if (login) {
        const { password, of } = accountsOf(product)
        const { status } = await send('POST', '/api/session', { login: of(province, login), password })
        assert.ok(status < 300, `sign-in as ${login}: ${status}`)
      }
      return send
    },
  }
}

export type Stage = ReturnType<typeof stage>

// biome-ignore lint/suspicious/noExplicitAny: replies of many endpoints, read freely
type Read = any
export type Api = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<{ status: number; body: Read; etag: string | null }>

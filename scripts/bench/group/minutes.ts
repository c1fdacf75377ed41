// Minutes of a session with forty decided items: the draft as PDF, then the signing, which registers PDF and DOCX; and what
// other people feel meanwhile.

import { newId } from '#server/ids.ts'
import { call } from '../http.ts'
import type { Row } from '../table.ts'
import { type GroupWorld, minutesItems } from './world.ts'

const times = 5
const group = 'minutes'

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}

/** Runs heavy work and asks for ordinary pages until it is over. @returns its seconds, and the slowest page in ms */
async function beside(base: string, g: GroupWorld, work: () => Promise<unknown>): Promise<{ seconds: number; slowest: number }> {
  const pages = ['/api/resolutions?limit=30', '/api/dossiers?limit=30&shelf=ready', `/api/sessions/${g.minutesOf}`]
  let over = false
  const heavy = secondsOf(work).finally(() => {
    over = true
  })
  heavy.catch(() => {}) // told below; until then somebody still waits for a page
  let slowest = 0
  for (let i = 0; !over; i++)
    slowest = Math.max(slowest, 1000 * (await secondsOf(() => call(base + pages[i % pages.length], { cookie: g.cookies.manager }))))
  return { seconds: await heavy, slowest }
}

export async function measureMinutes(base: string, g: GroupWorld): Promise<Row[]> {
  const cookie = g.cookies.secretary
  const at = `${base}/api/sessions/${g.minutesOf}/minutes`
  const { version, counts } = (await call(at, { cookie })).json()
  const preview = () => call(`${at}/preview`, { cookie })
  const first = await secondsOf(preview)
  const { raw } = await preview()
  const pages = raw.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
  const again: number[] = []
  for (let i = 0; i < times; i++) again.push(await secondsOf(preview))
  const busy = await beside(base, g, async () => {
    for (let i = 0; i < times; i++) await preview()
  })
  const headers = { 'if-match': String(version), 'idempotency-key': newId() }
  const signed = await beside(base, g, () => call(`${at}/sign`, { cookie, headers, body: { signers: g.seatIds } }))
  const what = `${minutesItems} items, ${counts.resolutions} resolutions`
  const free = (slowest: number) => ({ value: slowest, unit: 'ms' as const, aim: { text: '< 250 ms', met: slowest < 250 } })
  return [
    { group, what: `${what}: draft as PDF${pages ? `, ${pages} pages` : ''} (${(raw.length / 1000).toFixed(0)} kB)`, value: first, unit: 's' },
    { group, what: 'the same draft again, p50', value: again.sort((a, b) => a - b)[times >> 1]!, unit: 's' },
    { group, what: 'slowest page meanwhile', ...free(busy.slowest) },
    { group, what: `${what}: signed, each approved, PDF and DOCX registered`, value: signed.seconds, unit: 's' },
    { group, what: 'slowest page while they are signed', ...free(signed.slowest) },
  ]
}

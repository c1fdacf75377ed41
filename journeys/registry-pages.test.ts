// Every page of the room of obstacles, for each who meets it: wide and narrow, Persian and English, one of them dark.

import { test } from 'node:test'
import { inEnglish, settled } from './parts/people.ts'
import { atOnce } from './parts/windows.ts'
import { type Api, stage } from './stage.ts'

const on = stage('registry-pages')

/** A page by its address; from a list the first one is opened. */
type Visit = { readonly path: string; readonly first?: 'group' | 'knot' | 'panel' | 'obstacle' }
const visits = {
  register: { path: '/app/register' },
  obstacle: { path: '/app/register/', first: 'obstacle' },
  heat: { path: '/app/heat' },
  duplicates: { path: '/app/duplicates' },
  quality: { path: '/app/quality' },
  catalogue: { path: '/app/catalogue' },
  group: { path: '/app/catalogue/groups/', first: 'group' },
  change: { path: '/app/catalogue/change' },
  imports: { path: '/app/imports' },
  knots: { path: '/app/knots' },
  knot: { path: '/app/knots/', first: 'knot' },
  map: { path: '/app/knots/map' },
  panels: { path: '/app/panels' },
  panel: { path: '/app/panels/', first: 'panel' },
  experts: { path: '/app/experts' },
} as const satisfies Record<string, Visit>
type Name = keyof typeof visits

const desk: readonly Name[] = Object.keys(visits) as Name[]
const people = [
  { login: 'operator', pages: desk, options: { narrow: false } },
  { login: 'operator', pages: desk, options: { narrow: true } },
  { login: 'secretary', pages: desk, options: { locale: 'en' } },
  { login: 'centre-head', pages: desk, options: { locale: 'en', narrow: true } },
  {
    login: 'manager',
    pages: ['register', 'obstacle', 'heat', 'quality', 'catalogue', 'knots', 'knot', 'map', 'panels', 'experts'],
    options: { dark: true },
  },
  { login: 'expert', pages: ['knots', 'map', 'panels', 'panel', 'experts', 'catalogue', 'group'], options: { narrow: true, dark: true } },
  { login: 'agency-rep', pages: ['panels', 'experts'], options: {} },
  { login: 'admin', pages: ['quality', 'catalogue', 'group', 'panels', 'experts'], options: {} },
] as const satisfies readonly { login: string; pages: readonly Name[]; options: Parameters<typeof on.page>[0] }[]

/** Addresses of the first of each kind, as the secretary sees them. */
async function firsts(api: Api): Promise<Record<'group' | 'knot' | 'panel' | 'obstacle', string>> {
  const [obstacles, knots, panels] = await Promise.all(['obstacles', 'knots', 'panels'].map(async (list) => (await api('GET', `/api/${list}`)).body))
  return { group: 'F01', knot: knots.rows[0].id, panel: panels.rows[0].id, obstacle: (obstacles.rows ?? obstacles.items)[0].id }
}

test('every page of the room opens for those who meet it', async () => {
  const of = await firsts(await on.api('secretary'))
  await atOnce(people, async ({ login, pages, options }) => {
    const page = await on.page(options)
    await on.signIn(page, login)
    if ('locale' in options) await inEnglish(page)
    for (const name of pages) {
      const visit: Visit = visits[name]
      await page.goto(visit.path + (visit.first ? of[visit.first] : ''))
      await settled(page)
      await on.look(page, `${login}-${name}`)
    }
    await page.close()
  })
})

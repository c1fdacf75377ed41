// Every page of the room of the working group, for each who meets it: wide and narrow, Persian and English, light and dark,
// with a session that sits and a resolution about the producer who looks.

import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask, inEnglish, post, settled } from './parts/people.ts'
import { calledSession, openedSession, provincialGroup } from './parts/sessions.ts'
import { atOnce } from './parts/windows.ts'
import { type Api, stage } from './stage.ts'

const on = stage('group-pages')
const DAY = 86_400_000

/** Addresses of the pages; what follows a colon is the record that `records` finds. */
const visits = {
  bodies: '/app/workgroup/bodies',
  body: '/app/workgroup/bodies/:body',
  deadlines: '/app/settings/workgroup-deadlines',
  dossiers: '/app/workgroup/dossiers',
  'dossier-new': '/app/workgroup/dossiers/new',
  dossier: '/app/workgroup/dossiers/:dossier',
  sessions: '/app/workgroup/sessions',
  session: '/app/workgroup/sessions/:sitting',
  'session-planned': '/app/workgroup/sessions/:planned',
  invitations: '/app/workgroup/invitations',
  sitting: '/app/workgroup/sessions/:sitting/sitting',
  projector: '/app/workgroup/sessions/:sitting/projector',
  minutes: '/app/workgroup/sessions/:signed/minutes',
  resolutions: '/app/workgroup/resolutions',
  resolution: '/app/workgroup/resolutions/:resolution',
  'resolution-objected': '/app/workgroup/resolutions/:objected',
  'resolution-nonfeasance': '/app/workgroup/resolutions/:nonfeasance',
  'resolution-bank': '/app/workgroup/resolutions/:bank',
  tasks: '/app/workgroup/tasks',
  papers: '/app/workgroup/papers',
  paper: '/app/workgroup/papers/:paper',
  'settings-papers': '/app/settings/papers',
  'settings-paper': '/app/settings/papers/notification',
  board: '/app/workgroup/board',
  rows: '/app/workgroup/board/rows',
  duties: '/app/workgroup/board/duties',
  figures: '/app/workgroup/figures',
  figure: '/app/workgroup/figures/backlog',
  league: '/app/workgroup/league',
  case: '/app/cases/:case',
  my: '/app/my',
  'my-dossier': '/app/my/dossiers/:dossier',
  'my-resolution': '/app/my/resolutions/:resolution',
  check: '/check',
  'check-paper': '/check/:code',
} as const
type Name = keyof typeof visits
type Record = 'body' | 'dossier' | 'sitting' | 'planned' | 'signed' | 'resolution' | 'objected' | 'nonfeasance' | 'bank' | 'paper' | 'case' | 'code'

const own: readonly Name[] = ['my', 'my-dossier', 'my-resolution']
const open: readonly Name[] = ['check', 'check-paper']
const all = Object.keys(visits) as Name[]
const office = all.filter((name) => ![...own, ...open, 'tasks'].includes(name))
const seated: readonly Name[] = [
  'dossiers',
  'dossier',
  'sessions',
  'session',
  'invitations',
  'sitting',
  'projector',
  'minutes',
  'resolutions',
  'board',
]
const shown: readonly Name[] = [
  'dossiers',
  'dossier',
  'sessions',
  'session',
  'resolutions',
  'resolution',
  'board',
  'figures',
  'papers',
  'league',
  'case',
]

const people = [
  { login: 'secretary', pages: office, options: {} },
  { login: 'secretary', pages: office, options: { narrow: true, dark: true } },
  { login: 'centre-head', pages: office.filter((name) => !name.startsWith('settings')), options: { locale: 'en' } },
  { login: 'manager', pages: [...shown, 'sitting', 'projector'], options: { locale: 'en', narrow: true } },
  { login: 'auditor', pages: ['dossier', 'session', 'resolution', 'papers', 'league'], options: { dark: true } },
  { login: 'operator', pages: ['dossier', 'session', 'resolution', 'body'], options: {} },
  { login: 'agency-head', pages: ['tasks', ...seated], options: { narrow: true } },
  { login: 'agency-rep', pages: ['tasks', 'resolutions', 'resolution', 'dossiers'], options: { dark: true } },
  { login: 'official', pages: ['session', 'invitations', 'sitting', 'projector', 'resolutions'], options: { narrow: true, dark: true } },
  { login: 'expert', pages: ['dossiers', 'sessions', 'invitations'], options: { locale: 'en', dark: true } },
  { login: 'admin', pages: ['bodies', 'deadlines', 'settings-papers', 'league'], options: { narrow: true } },
  { login: 'producer', pages: own, options: { narrow: true } },
  { login: 'producer', pages: own, options: { dark: true } },
  { login: null, pages: open, options: { narrow: true } },
  { login: null, pages: open, options: { dark: true } },
] as const satisfies readonly { login: string | null; pages: readonly Name[]; options: Parameters<typeof on.page>[0] }[]

/** A dossier of the producer who has a login, decided with one resolution and a duty, notified. @returns it and its session */
async function decide(api: Api): Promise<{ dossier: string; signed: string; case: string; resolution: string }> {
  const producer = await on.api('producer')
  const { hat } = await ask(producer, 'GET', '/api/me')
  const { items } = await ask(api, 'GET', `/api/cases?unitId=${hat.unitIds[0]}&limit=1`)
  const { id: dossier } = await ask(api, 'POST', '/api/dossiers', { caseIds: [items[0].id], subject: 'افزایش سهمیهٔ برق صنعتی', jobs: 40 })
  await post(api, `/api/dossiers/${dossier}`, 'accept')
  const signed = await calledSession(api, [dossier], 3)
  const room = await openedSession(api, signed)
  const { rows: agencies } = await ask(api, 'GET', '/api/agencies')
  const gas = agencies.find((a: { code: string }) => a.code === 'gas')
  const item = `/api/sessions/${signed}/sitting/items/${room.items.find((i) => i.dossierId === dossier)!.id}`
  await ask(api, 'POST', `${item}/notes`, { text: 'گزارش کمیته و توضیح نمایندهٔ واحد شنیده شد.' })
  await ask(api, 'POST', `${item}/resolutions`, {
    ownerAgencyId: gas.id,
    text: 'شرکت گاز فشار خط واحد را به میزان قرارداد برساند.',
    article: 'مادهٔ ۶۱ قانون رفع موانع تولید رقابت‌پذیر',
    dueAt: new Date(Date.now() + 20 * DAY).toISOString(),
    evidenceType: 'works',
    duties: [{ text: 'نصب ایستگاه تقلیل فشار', dueAt: new Date(Date.now() + 9 * DAY).toISOString() }],
    caseIds: [items[0].id],
  })
  await ask(api, 'POST', `${item}/decide`, { outcome: 'resolved' })
  await ask(api, 'POST', `/api/sessions/${signed}/sitting/close`, {})
  await post(api, `/api/sessions/${signed}`, 'minutes/sign', { signers: [room.chair] })
  await ask(api, 'POST', '/api/resolutions/notify', { sessionId: signed })
  const { rows } = await ask(api, 'GET', `/api/resolutions?sessionId=${signed}`)
  return { dossier, signed, case: items[0].id, resolution: rows[0].id }
}

/** A session that sits, with a proposal and a draft on its open item. */
async function sitting(api: Api): Promise<string> {
  const { rows } = await ask(api, 'GET', '/api/dossiers?limit=50')
  const waiting = rows.filter((d: { state: string }) => ['open', 'in_committee', 'ready'].includes(d.state)).slice(0, 4)
  for (const d of waiting) if (d.state !== 'ready') await post(api, `/api/dossiers/${d.id}`, 'accept')
  const id = await calledSession(
    api,
    waiting.map((d: { id: string }) => d.id),
    6,
  )
  const { items } = await openedSession(api, id)
  const item = `/api/sessions/${id}/sitting/items/${items[0]!.id}`
  await ask(api, 'POST', `${item}/open`, {})
  await ask(api, 'POST', `${item}/notes`, { text: 'نمایندهٔ واحد توضیح داد که خط تولید سه هفته است کار نمی‌کند.' })
  await ask(api, 'POST', `${item}/proposals`, { id: crypto.randomUUID(), text: 'بازدید مشترک تا پایان هفته و گزارش به دبیرخانه' })
  return id
}

async function records(api: Api): Promise<{ [R in Record]: string }> {
  const decided = await decide(api)
  const rows = (await ask(api, 'GET', '/api/resolutions?limit=50')).rows as { id: string; state: string; path: string | null }[]
  const one = (fits: (r: (typeof rows)[number]) => boolean) => rows.find(fits)!.id
  const { rows: papers } = await ask(api, 'GET', '/api/papers?limit=50')
  const minutes = papers.find((p: { kind: string }) => p.kind === 'minutes')
  return {
    ...decided,
    sitting: await sitting(api),
    planned: (await ask(api, 'GET', '/api/sessions')).rows.find((s: { state: string }) => s.state === 'planned').id,
    body: (await provincialGroup(api)).id,
    objected: one((r) => r.state === 'objected'),
    nonfeasance: one((r) => r.path === 'nonfeasance'),
    bank: one((r) => r.path === 'bank'),
    paper: minutes.id,
    code: minutes.code,
  }
}

type Visitor = (typeof people)[number]
async function visit({ login, pages, options }: Visitor, of: { [R in Record]: string }): Promise<void> {
  const page: Page = await on.page(options)
  if (login) await on.signIn(page, login)
  if ('locale' in options) await inEnglish(page)
  for (const name of pages) {
    await page.goto(visits[name].replace(/:(\w+)/, (_, record: Record) => of[record]))
    await settled(page)
    await on.look(page, `${login ?? 'anybody'}-${name}${'dark' in options ? '-dark' : ''}`)
  }
  await page.close()
}

test('every page of the room opens for those who meet it', async () => {
  const of = await records(await on.api('secretary'))
  await atOnce(people, (visitor) => visit(visitor, of))
})

// Pages of the working group over HTTP, beside the statements they need, by turns.

import { fromJalali, toJalali } from '#kernel/jalali.ts'
import { ask, type Bare } from '../bare.ts'
import { call } from '../http.ts'
import { groupAim, type Row } from '../table.ts'
import { spreadsUntil, type Spread } from '../timing.ts'
import * as bare from './bare.ts'
import type { GroupWorld } from './world.ts'

const times = 100
const warm = 15
/** Pages of a list that are turned to reach its depth. */
const deep = 40

type Who = keyof GroupWorld['cookies']
export type Page = {
  readonly group: string
  readonly what: string
  readonly path: (i: number) => string
  readonly who?: Who
  readonly bare: (i: number) => Promise<unknown>
}

/** p50 and p95 of both sides. */
export function pair(group: string, what: string, ours: Spread, by: Spread): Row[] {
  return [
    { group, what: `${what}, p50`, value: ours.p50, unit: 'ms', bare: by.p50 },
    { group, what: `${what}, p95`, value: ours.p95, unit: 'ms', bare: by.p95, aim: groupAim(ours.p95, by.p95) },
  ]
}

export async function measurePages(base: string, owner: Bare['owner'], g: GroupWorld): Promise<Row[]> {
  await owner.query(`set app.province = '${g.provinceId}'`)
  const rows: Row[] = []
  for (const page of await pagesOf(base, owner, g)) {
    const calls = [(i: number) => call(base + page.path(i), { cookie: g.cookies[page.who ?? 'secretary'] }), page.bare]
    await spreadsUntil(calls, warm)
    const [ours, by] = await spreadsUntil(calls, times)
    rows.push(...pair(page.group, page.what, ours!, by!))
  }
  await owner.query('reset app.province')
  return rows
}

async function pagesOf(base: string, on: Bare['owner'], g: GroupWorld): Promise<Page[]> {
  let name = 0
  /** Statements one after another, each prepared once. */
  const ran = (texts: readonly string[], values: (i: number) => readonly unknown[] = () => []) => {
    const known = texts.map((text) => ({ text, name: `g${name++}` }))
    return async (i: number) => {
      for (const { name, text } of known) await ask(on, name, text, [g.provinceId, ...values(i)])
    }
  }
  const sample = async (table: string, more = '') =>
    (await on.query(`select id, code from workgroup.${table} where province_id = $1 ${more} order by md5(id::text) limit 120`, [g.provinceId]))
      .rows as {
      id: string
      code: string
    }[]
  const some = await sample('resolution')
  const open = await sample('dossier', `and state = 'ready'`)
  const id = (list: typeof some) => (i: number) => list[i % list.length]!.id
  const now = new Date()
  const list = (what: string, query: string, where: string, order = bare.newest, values: readonly unknown[] = []): Page => ({
    ...{ group: 'resolutions', what, path: () => `/api/resolutions?limit=30${query}` },
    bare: ran([`${bare.lines} ${bare.undropped} ${where} ${order} limit 31`], () => values),
  })
  const find = (what: string, words: string): Page => ({
    ...{ group: 'resolutions', what: `search, ${what}`, path: () => `/api/resolutions?limit=30&q=${encodeURIComponent(words)}` },
    bare: ran([bare.found], () => [words]),
  })
  const far = await cursorAt(base, g)
  const last = (
    await on.query(
      `select r.updated_at, r.id from workgroup.resolution r where r.province_id = $1 ${bare.undropped} ${bare.newest} offset ${far.seen - 1} limit 1`,
      [g.provinceId],
    )
  ).rows[0]
  const names = [
    'select id, name_fa, name_en from registry.agency where province_id = $1',
    'select id, kind, name_fa, name_en from workgroup.body where province_id = $1',
  ]
  const board = (what: string, by: string, [column, lateBy]: [string, string], only = false): Page => {
    const { counts, late } = bare.board(column, lateBy, only ? 'and agency_id = $2' : '')
    const [first, second] = [ran([counts, late], () => (only ? [g.agencyId] : [])), ran(names)]
    return {
      ...{ group: 'board', what, path: () => `/api/followup/board?by=${by}${only ? `&agencyId=${g.agencyId}` : ''}` },
      bare: (i) => first(i).then(() => second(i)),
    }
  }
  const { year, month } = toJalali(now)
  const quarters = Array.from({ length: 5 }, (_, n) => year * 12 + month - 1 - ((month - 1) % 3) - 3 * (4 - n))
  const firstOf = (n: number) => fromJalali(Math.floor(n / 12), (n % 12) + 1, 1)
  const [from, until] = [quarters.map(firstOf), quarters.map((n) => firstOf(n + 3))]
  const number = (n: number) => Math.floor(n / 12) * 100 + (n % 12) + 1
  const [byMonth, byTime] = [
    ran(bare.figures.slice(0, 1), () => [quarters.map(number), quarters.map((n) => number(n + 2))]),
    ran(bare.figures.slice(1), () => [from, until]),
  ]
  const notified = (more: string) => ran([`${bare.lines} and r.notified_at is not null ${more} order by r.notified_at desc, r.id desc limit 51`])
  const dossiers = (what: string, query: string, text: string, values: readonly unknown[] = []): Page => ({
    ...{ group: 'dossiers', what, path: () => `/api/dossiers?limit=30${query}`, bare: ran([text], () => values) },
  })
  return [
    list('newest', '', ''),
    list('executed', '&state=executed', `and r.state = 'executed'`),
    list(
      'one agency, overdue',
      `&agencyId=${g.agencyId}&overdue=true&sort=due`,
      `and r.owner_agency_id = $2 and r.closed_at is null and ${bare.late}`,
      'order by r.due_at, r.id',
      [g.agencyId],
    ),
    list('overdue, all', '&overdue=true&sort=due', `and r.closed_at is null and ${bare.late}`, 'order by r.due_at, r.id'),
    list(`page ${deep}`, `&after=${far.cursor}`, 'and (r.updated_at, r.id) < ($2, $3)', bare.newest, [last.updated_at, last.id]),
    list(
      'shelf of nonfeasance',
      '&shelf=nonfeasance&sort=due',
      `and r.path = 'nonfeasance' and r.stage <> 'handed_over' and r.closed_at is null`,
      'order by r.due_at, r.id',
    ),
    find('common word', 'تسهیلات'),
    find('two words', 'پروندهٔ گرانیت'),
    {
      group: 'resolutions',
      what: 'search, code',
      path: (i) => `/api/resolutions?limit=30&q=${some[i % some.length]!.code}`,
      bare: ran([`${bare.lines} and r.code = $2`], (i) => [some[i % some.length]!.code]),
    },
    { group: 'resolutions', what: 'shelves', path: () => '/api/resolutions/shelves', bare: ran([bare.shelves]) },
    {
      ...{ group: 'resolutions', what: 'tasks of a desk', who: 'rep', path: () => '/api/resolutions/tasks?limit=30' },
      bare: ran([`${bare.lines} ${bare.tasks} order by r.due_at, r.id limit 31`, bare.taskCounts], () => [g.deskId, g.agencyId]),
    },
    {
      group: 'resolutions',
      what: 'a resolution’s page',
      path: (i) => `/api/resolutions/${id(some)(i)}`,
      bare: ran(bare.resolutionPage, (i) => [id(some)(i)]),
    },
    board('by agency', 'agency', ['agency_id', 'r.owner_agency_id']),
    board('by month', 'month', ['month', `date_trunc('day', r.notified_at)`]),
    board('by topic', 'domain', ['domain_code', 'r.domain_code']),
    board('one agency, by month', 'month', ['month', `date_trunc('day', r.notified_at)`], true),
    { group: 'board', what: 'rows behind it', path: () => '/api/followup/rows?limit=50', bare: notified('') },
    { group: 'board', what: 'rows that are overdue', path: () => '/api/followup/rows?limit=50&outcome=overdue', bare: notified(`and ${bare.late}`) },
    {
      group: 'board',
      what: 'figures of a quarter',
      who: 'manager',
      path: () => '/api/followup/figures',
      bare: (i) => byMonth(i).then(() => byTime(i)),
    },
    dossiers('newest', '', `${bare.dossiers} ${bare.dossierNewest} limit 31`),
    dossiers('ready', '&shelf=ready', `${bare.dossiers} and d.state = 'ready' ${bare.dossierNewest} limit 31`),
    dossiers('search, common word', `&q=${encodeURIComponent('تسهیلات')}`, bare.dossiersFound, ['تسهیلات']),
    { group: 'dossiers', what: 'shelves', path: () => '/api/dossiers/counts', bare: ran([bare.dossierCounts]) },
    { group: 'dossiers', what: 'a dossier’s page', path: (i) => `/api/dossiers/${id(open)(i)}`, bare: ran(bare.dossierPage, (i) => [id(open)(i)]) },
    {
      group: 'dossiers',
      what: 'a dossier’s file',
      path: (i) => `/api/dossiers/${id(open)(i)}/file`,
      bare: ran(bare.dossierFile, (i) => [id(open)(i)]),
    },
    {
      group: 'sessions',
      what: 'a month',
      path: () => `/api/sessions/month?year=${year}&month=${month}`,
      bare: ran([bare.month], () => [fromJalali(year, month, 1), new Date(fromJalali(year, month, 1).getTime() + 30 * 86_400_000)]),
    },
    { group: 'sessions', what: 'the room, 40 items', path: () => `/api/sessions/${g.minutesOf}/sitting`, bare: ran(bare.room, () => [g.minutesOf]) },
  ]
}

async function cursorAt(base: string, g: GroupWorld): Promise<{ cursor: string; seen: number }> {
  let cursor = ''
  let seen = 0
  for (let page = 1; page < deep; page++) {
    const reply = (await call(`${base}/api/resolutions?limit=30${cursor && `&after=${cursor}`}`, { cookie: g.cookies.secretary })).json()
    if (reply.next === null) break
    cursor = reply.next
    seen += reply.rows.length
  }
  return { cursor, seen }
}

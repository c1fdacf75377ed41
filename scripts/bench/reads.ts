// Lists, search and the case page over HTTP, beside the statements they need.

import { ask, type Bare, items } from './bare.ts'
import { call } from './http.ts'
import { commonWord, mixedSpelling, rareWord } from './stories.ts'
import { type Row, readAim } from './table.ts'
import { spreadOf, type Spread } from './timing.ts'
import type { World } from './world.ts'

const times = 200
/** Pages of a list that are turned to reach its depth. */
const deep = 40
const newest = 'order by c.updated_at desc, c.id desc'

export async function measureReads(base: string, { owner: on }: Bare, world: World): Promise<Row[]> {
  const rows: Row[] = []
  const { provinceId } = world
  await on.query(`set app.province = '${provinceId}'`)
  const read = (path: string) => call(base + path, { token: world.token })
  const put = async (group: string, what: string, path: (i: number) => string, bare: (i: number) => Promise<unknown>) => {
    const ours = await spreadOf(times, (i) => read(path(i)))
    rows.push(...pair(group, what, ours, await spreadOf(times, bare)))
  }

  const { rows: some } = await on.query(
    `select id, code, updated_at, status from casework.case where province_id = $1 order by md5(id::text) limit 220`,
    [provinceId],
  )
  await put(
    'list',
    'one status, newest first',
    () => '/api/cases?status=routed&limit=30',
    () => ask(on, 'l1', `${items} and c.status = 'routed' ${newest} limit 31`, [provinceId]),
  )
  await put(
    'list',
    'open, by deadline',
    () => '/api/cases?open=true&sort=due&limit=30',
    () => ask(on, 'l2', `${items} and c.closed_at is null and c.due_at is not null order by c.due_at, c.id limit 31`, [provinceId]),
  )
  await put(
    'list',
    'of a group, closed',
    (i) => `/api/cases?open=false&groupCode=${world.groups[i % 50]!.code}&limit=30`,
    (i) => ask(on, 'l3', `${items} and c.closed_at is not null and c.group_code = $2 ${newest} limit 31`, [provinceId, world.groups[i % 50]!.code]),
  )
  const far = await cursorAt(read, deep)
  const last = await on.query(`select c.updated_at, c.id from casework.case c where c.province_id = $1 ${newest} offset ${far.seen - 1} limit 1`, [
    provinceId,
  ])
  await put(
    'list',
    `page ${deep}`,
    () => `/api/cases?limit=30&after=${far.cursor}`,
    () => ask(on, 'l4', `${items} and (c.updated_at, c.id) < ($2, $3) ${newest} limit 31`, [provinceId, last.rows[0].updated_at, last.rows[0].id]),
  )

  // The newest 200 that answer, ranked; then the page.
  const search = `with hit as materialized (select c.id, c.updated_at, ts_rank_cd('{0.1, 0.2, 0.4, 1}', c.search, fa.q($2), 33) as score from casework.case c
    where c.search @@ fa.q($2) and c.province_id = $1 ${newest} limit 200), best as (select id from hit order by score desc, updated_at desc limit 20)
    ${items} and c.id in (select id from best)`
  for (const [what, words] of [
    ['rare word', rareWord],
    ['common word', commonWord],
    ['mixed spelling', mixedSpelling],
    ['three words', `${commonWord} شهرک دستگاه`],
  ] as const)
    await put(
      'search',
      what,
      () => `/api/cases/search?limit=20&q=${encodeURIComponent(words)}`,
      () => ask(on, 's1', search, [provinceId, words]),
    )
  await put(
    'search',
    'code',
    (i) => `/api/cases/search?limit=20&q=${some[i % some.length].code}`,
    (i) => ask(on, 's2', `${items} and c.code = $2`, [provinceId, some[i % some.length].code]),
  )

  await put(
    'case page',
    'any case',
    (i) => `/api/cases/${some[i % some.length].id}`,
    (i) => pageBare(on, provinceId, some[i % some.length].id),
  )
  await on.query('reset app.province')
  return rows
}

function pair(group: string, what: string, ours: Spread, bare: Spread): Row[] {
  const aim = group === 'case page' ? {} : { aim: readAim(ours.p95, bare.p95) }
  return [
    { group, what: `${what}, p50`, value: ours.p50, unit: 'ms', bare: bare.p50 },
    { group, what: `${what}, p95`, value: ours.p95, unit: 'ms', bare: bare.p95, ...aim },
  ]
}

async function cursorAt(read: (path: string) => ReturnType<typeof call>, pages: number): Promise<{ cursor: string; seen: number }> {
  let cursor = ''
  let seen = 0
  for (let page = 1; page < pages; page++) {
    const reply = (await read(`/api/cases?limit=30${cursor && `&after=${cursor}`}`)).json() as { items: unknown[]; next: string | null }
    if (reply.next === null) break
    cursor = reply.next
    seen += reply.items.length
  }
  return { cursor, seen }
}

/** What a case page shows: the case, its acts, referrals with desks, files, and the names of who acted. */
async function pageBare(on: Bare['owner'], provinceId: number, id: string): Promise<void> {
  await ask(on, 'p1', `${items} and c.id = $2`, [provinceId, id])
  await ask(on, 'p2', 'select * from casework.act where province_id = $1 and case_id = $2 order by seq', [provinceId, id])
  await ask(
    on,
    'p3',
    `select r.*, d.name_fa, d.name_en, y.name_fa, y.name_en from casework.referral r join registry.desk d on d.province_id = r.province_id and d.id = r.desk_id
    join registry.agency y on y.province_id = d.province_id and y.id = d.agency_id where r.province_id = $1 and r.case_id = $2`,
    [provinceId, id],
  )
  await ask(on, 'p4', 'select * from casework.attachment where province_id = $1 and case_id = $2 order by id', [provinceId, id])
  await ask(on, 'p5', 'select id, name from people.account where id in (select actor_id from casework.act where province_id = $1 and case_id = $2)', [
    provinceId,
    id,
  ])
}

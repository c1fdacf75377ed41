import pg from 'pg'
import { readFileSync } from 'node:fs'
import { scratchDatabase } from '/work/main/scripts/database.ts'
import { migrate } from '#server/migrate.ts'
import { readConfig } from '#server/config.ts'
import { insertCast, ids } from '#server/testing-cast.ts'
const scratch = await scratchDatabase()
try {
  const { appUrl } = await migrate(scratch.ownerUrl, readConfig({ DATA_DIR: '/tmp/gg-F' }))
  await insertCast(scratch.ownerUrl)
  const owner = new pg.Client({ connectionString: scratch.ownerUrl }); await owner.connect()
  const texts = readFileSync('/work/shared/domain/stories.csv', 'utf8').split('\n').slice(1).map((l) => l.split(',')[1]).filter(Boolean)
  await owner.query(`set app.province='1'`)
  console.time('load')
  await owner.query(`insert into casework.case (province_id,id,code,unit_name,reporter_phone,channel,text,status,holder,opened_at,updated_at,closed_at,due_at,step_at,flags,rung,holder_desk_id)
   select 1, gen_random_uuid(), 'EA-1404-'||lpad(i::text,6,'0'), 'واحد نمونه '||i, '+98914'||lpad((i%9999999)::text,7,'0'), 'web', ($1::text[])[1+i%$2]||' شماره '||i, (array['submitted','routed','in_progress','confirmed','action_claimed','declined'])[1+i%6], (array['centre','desk','agencyHead','none'])[1+i%4],
    now()-make_interval(mins=>i), now()-make_interval(mins=>i), case when i%5=0 then null else now() end, now()+make_interval(mins=>i%5000-2500), null, '{}', (i%4)::smallint, $3 from generate_series(1,45000) i`, [texts, texts.length, ids.deskPower1])
  await owner.query(`insert into casework.referral (province_id,id,case_id,desk_id,agency_id,state,sent_at,due_at) select 1, gen_random_uuid(), c.id, case when random()<0.02 then $1::uuid else $2::uuid end, case when random()<0.5 then $3::uuid else $4::uuid end, 'sent', opened_at, due_at from casework.case c`, [ids.deskPower1, ids.deskBank1, ids.agencyPower, ids.agencyBank])
  console.timeEnd('load')
  await owner.query('vacuum analyze casework.case'); await owner.query('vacuum analyze casework.referral')
  console.log((await owner.query('show server_version')).rows, (await owner.query(`select pg_size_pretty(pg_total_relation_size('casework.case')) as s`)).rows)
  const app = new pg.Client({ connectionString: appUrl }); await app.connect()
  const explain = async (name: string, text: string, params: unknown[] = []) => {
    await app.query('begin'); await app.query(`set local app.province='1'`)
    const { rows } = await app.query(`explain (analyze, buffers) ${text}`, params)
    console.log(`--- ${name}\n` + rows.map((r) => r['QUERY PLAN']).join('\n')); await app.query('rollback')
  }
  const time = async (name: string, text: string, params: unknown[] = []) => {
    const t: number[] = []
    for (let i = 0; i < 60; i++) { const a = performance.now(); await app.query('begin'); await app.query(`set local app.province='1'`); await app.query(text, params); await app.query('commit'); t.push(performance.now() - a) }
    t.sort((a, b) => a - b); console.log(name.padEnd(50), 'p50', t[30]!.toFixed(2), 'p95', t[57]!.toFixed(2))
  }
  const word = 'برق'
  await explain('direct @@ under RLS', `select id from casework.case c where c.search @@ fa.q($1) order by updated_at desc, id desc limit 20`, [word])
  await explain('find_cases', `select * from casework.find_cases(fa.q($1), null, null, 20)`, [word])
  
  await owner.query('set role none')
  const bare = async (name: string, w: string) => { const t: number[] = []; for (let i = 0; i < 60; i++) { const a = performance.now(); await owner.query(`select id from casework.case c where province_id=1 and c.search @@ fa.q($1) order by updated_at desc, id desc limit 20`, [w]); t.push(performance.now() - a) } t.sort((a, b) => a - b); console.log(name.padEnd(50), 'p50', t[30]!.toFixed(2), 'p95', t[57]!.toFixed(2)) }
  
  ;(globalThis as any).x = { app, owner, explain, time, ids }
  await (await import('./zz-perf2.ts')).run({ app, owner, explain, time, ids, appUrl })
  await app.end(); await owner.end()
} finally { await scratch.drop() }

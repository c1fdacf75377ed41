// What the database itself refuses, whatever the code above it forgets.

import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import pg from 'pg'
import { ids } from '#server/testing.ts'

const appUrl = process.env['TEST_DATABASE_URL']!
const ownerUrl = process.env['TEST_OWNER_URL']!

suite('the application role and row-level security', () => {
  let app: pg.Client
  let owner: pg.Client
  before(async () => {
    app = new pg.Client({ connectionString: appUrl })
    owner = new pg.Client({ connectionString: ownerUrl })
    await Promise.all([app.connect(), owner.connect()])
  })
  after(() => Promise.all([app.end(), owner.end()]))

  const rooms = `('registry', 'channels', 'obstacles', 'casework', 'workgroup', 'journal')`
  const tenantTables = async () =>
    (
      await owner.query<{ name: string; rls: boolean; forced: boolean; tenant: boolean }>(`
      select c.oid::regclass::text as name, c.relrowsecurity as rls, c.relforcerowsecurity as forced,
        exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'province_id' and not a.attisdropped) as tenant
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ${rooms} and c.relkind in ('r', 'p') order by 1`)
    ).rows

  /** Rolls back whatever happens. */
  async function inProvince<T>(client: pg.Client, province: number | null, run: () => Promise<T>): Promise<T> {
    await client.query(`begin; set local app.province = '${province ?? ''}'`)
    return run().finally(() => client.query('rollback'))
  }

  test('the application role is no superuser, bypasses nothing, owns nothing and cannot become the owner', async () => {
    const {
      rows: [role],
    } = await app.query(`
      select current_user as name, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (select count(*)::int from pg_class where relowner = r.oid) as owned,
        pg_has_role(current_user, (select relowner from pg_class where oid = 'people.account'::regclass), 'member') as of_owner
      from pg_roles r where rolname = current_user`)
    assert.deepEqual(
      { ...role, name: '' },
      { name: '', rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0, of_owner: false },
    )
  })

  test('every table with a province forces row-level security; what has none holds nothing of a province', async () => {
    const tables = await tenantTables()
    assert.ok(tables.filter((t) => t.tenant).length > 25)
    for (const t of tables.filter((one) => one.tenant)) assert.ok(t.rls && t.forced, `${t.name} must force row-level security`)
    assert.deepEqual(
      tables.filter((t) => !t.tenant).map((t) => t.name),
      ['obstacles.catalogue_stamp', 'obstacles.domain', 'obstacles.grp', 'obstacles.grp_version'],
      'reference tables are named here',
    )
  })

  test('a query without a where-clause sees its own province only, and nothing when no province is set', async () => {
    for (const { name } of (await tenantTables()).filter((t) => t.tenant)) {
      for (const province of [1, 2]) {
        const { rows } = await inProvince(app, province, () => app.query(`select distinct province_id from ${name}`))
        assert.ok(
          rows.every((r) => r.province_id === province),
          `${name} in ${province}`,
        )
      }
      const { rows } = await inProvince(app, null, () => app.query(`select 1 from ${name} limit 1`))
      assert.equal(rows.length, 0, `${name} without a province`)
    }
    const { rows } = await inProvince(app, 1, () => app.query('select id from registry.unit'))
    assert.ok(rows.some((r) => r.id === ids.unit1) && !rows.some((r) => r.id === ids.unitOther), 'the test would see a leak')
  })

  test('a row cannot be written into, moved to or removed from another province', async () => {
    const refused = /row-level security/
    const asking = (sql: string) => inProvince(app, 1, () => app.query(sql))
    await assert.rejects(asking(`insert into registry.county (province_id, id, name_fa, name_en) values (2, gen_random_uuid(), 'x', 'x')`), refused)
    await assert.rejects(asking(`update registry.county set province_id = 2 where id = '${ids.county1}'`), refused)
    assert.equal((await asking(`update registry.unit set name = 'x' where id = '${ids.unitOther}'`)).rowCount, 0)
    assert.equal((await asking(`delete from registry.unit where id = '${ids.unitOther}'`)).rowCount, 0)
    await assert.rejects(
      asking(`insert into journal.fact (province_id, id, at, actor_role, name, subject) values (2, gen_random_uuid(), now(), 'x', 'x', 'x')`),
      refused,
    )
  })

  test('what happened cannot be rewritten: facts, seals and acts are append-only for the application', async () => {
    const denied = { code: '42501' }
    for (const sql of [
      `update journal.fact set details = '{}'`,
      `update journal.fact set name = 'x'`,
      'delete from journal.fact',
      'truncate journal.fact',
      `update journal.seal set hash = ''`,
      'delete from journal.seal',
      `update casework.act set details = '{}'`,
      'delete from casework.act',
      `update obstacles.knot_act set details = '{}'`,
      'delete from obstacles.knot_act',
    ])
      await assert.rejects(
        inProvince(app, 1, () => app.query(sql)),
        denied,
        sql,
      )
  })

  test('the application role can neither switch the policies off nor become somebody else', async () => {
    for (const sql of [
      'alter table registry.unit disable row level security',
      'drop policy province on registry.unit',
      'set role postgres',
      'create role x superuser',
      `copy (select 1) to program 'true'`,
      `select pg_read_file('/etc/passwd')`,
      'create table public.x (a int)',
      'drop table people.account',
    ])
      await assert.rejects(
        inProvince(app, 1, () => app.query(sql)),
        (e: { code: string }) => ['42501', '42704', '0LP01', '22023'].includes(e.code),
        sql,
      )
  })
})

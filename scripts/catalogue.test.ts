// The tables keep what a distributed PostgreSQL asks (ARCHITECTURE.md). Citus cannot run in the tests, so the catalogue is read.

import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import pg from 'pg'

suite('every table can be distributed and is closed by province', () => {
  const db = new pg.Client({ connectionString: process.env['TEST_OWNER_URL'] })
  before(() => db.connect())
  after(() => db.end())
  const ask = async (text: string): Promise<string[]> => (await db.query({ text, rowMode: 'array' })).rows.map((r) => r.join(' '))

  const rooms = "n.nspname in ('journal','registry','channels','obstacles','casework','workgroup')"
  const tenant = `select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${rooms} and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'province_id')`

  test('a tenant table forces row-level security', async () => {
    assert.deepEqual(await ask(`select name from (${tenant}) t where not (relrowsecurity and relforcerowsecurity)`), [])
    assert.ok((await ask(`select name from (${tenant}) t`)).length > 20)
  })

  test('keys and unique indexes of a tenant table begin with the province', async () => {
    assert.deepEqual(
      await ask(`select t.name, i.indexrelid::regclass from (${tenant}) t join pg_index i on i.indrelid = t.oid
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'province_id' where i.indisunique and i.indkey[0] <> a.attnum`),
      [],
    )
  })

  test('foreign keys of a tenant table carry the province and never set null', async () => {
    assert.deepEqual(
      await ask(`select t.name, k.conname from (${tenant}) t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'province_id' where not a.attnum = any(k.conkey) or k.confdeltype in ('n','d')`),
      [],
    )
  })

  test('reference tables never point at tenant tables', async () => {
    assert.deepEqual(
      await ask(
        `select k.conname from pg_constraint k where k.contype = 'f' and k.confrelid in (select t.oid from (${tenant}) t) and k.conrelid not in (select t.oid from (${tenant}) t)`,
      ),
      [],
    )
  })

  test('no trigger, no identity column, no sequence', async () => {
    assert.deepEqual(
      await ask(
        `select t.tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal and (${rooms} or n.nspname = 'people')`,
      ),
      [],
    )
    assert.deepEqual(
      await ask(
        `select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where a.attidentity <> '' and (${rooms} or n.nspname = 'people')`,
      ),
      [],
    )
    assert.deepEqual(
      await ask(
        `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and (${rooms} or n.nspname = 'people')`,
      ),
      [],
    )
  })

  test('every foreign key has an index to follow it back', async () => {
    assert.deepEqual(
      await ask(`select k.conrelid::regclass, k.conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where k.contype = 'f' and ${rooms} and not exists (select 1 from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0:cardinality(k.conkey)-1] @> k.conkey::int2[])`),
      [],
    )
  })

  test('trigrams of Persian words exist: the locale trap', async () => {
    await db.query('create extension if not exists pg_trgm')
    assert.ok(Number((await ask("select cardinality(show_trgm('کارخانه'))"))[0]) > 3)
  })

  test('the application role is no superuser, bypasses nothing and owns nothing', async () => {
    assert.deepEqual(
      await ask("select rolname from pg_roles where rolname like '%\\_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"),
      [],
    )
    assert.deepEqual(await ask("select relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like '%\\_app'"), [])
  })
})

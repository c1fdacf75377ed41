import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from './db.ts'
import { stage } from './testing.ts'

const on = stage([])
const preparedLike = async (text: string) =>
  (
    await sql<{
      n: number
    }>`select count(*)::int as n from pg_prepared_statements where strpos(statement, ${text}) > 0 and strpos(statement, 'pg_prepared_statements') = 0`.execute(
      on.db,
    )
  ).rows[0]!.n

test('a statement that comes often is prepared once; a rare one and one without parameters are not', async () => {
  for (let i = 0; i < 30; i++) {
    assert.deepEqual((await sql`select ${i}::int as frequent`.execute(on.db)).rows, [{ frequent: i }])
    await sql`select 1 as bare`.execute(on.db)
  }
  await sql`select ${1}::int as rare`.execute(on.db)
  assert.equal(await preparedLike('as frequent'), 1)
  assert.equal(await preparedLike('as rare'), 0)
  assert.equal(await preparedLike('as bare'), 0)
})

test('a prepared statement that fails once works again afterwards', async () => {
  for (let i = 0; i < 25; i++) await sql`select 10 / ${i + 1}::int as divided`.execute(on.db)
  await sql`savepoint before`.execute(on.db)
  await assert.rejects(sql`select 10 / ${0}::int as divided`.execute(on.db), /division by zero/)
  await sql`rollback to savepoint before`.execute(on.db)
  assert.deepEqual((await sql`select 10 / ${5}::int as divided`.execute(on.db)).rows, [{ divided: 2 }])
})

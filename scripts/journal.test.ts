import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, suite, test } from 'node:test'
import pg from 'pg'
import { readConfig } from '#server/config.ts'
import { systemWork } from '#server/ctx.ts'
import { seal, verify } from '#server/journal.ts'
import { migrate } from '#server/migrate.ts'
import { createEngine } from '#server/server.ts'
import { type Scratch, scratchDatabase } from './database.ts'

suite('the journal is a chain', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'gg-journal-'))
  const now = new Date('2026-11-22T06:30:00Z')
  let scratch: Scratch
  let owner: pg.Client
  let app: ReturnType<typeof createEngine>

  before(async () => {
    scratch = await scratchDatabase()
    const config = readConfig({ DATA_DIR: dataDir })
    const { appUrl } = await migrate(scratch.ownerUrl, config)
    owner = new pg.Client({ connectionString: scratch.ownerUrl })
    await owner.connect()
    await owner.query("set app.province = '1'") // an owner that is no superuser is under row-level security too
    await owner.query("insert into people.province (id, code, name_fa, name_en) values (1, 'EA', 'الف', 'A'), (2, 'KH', 'ب', 'B')")
    app = createEngine(config, appUrl, {}, 2)
  })
  beforeEach(async () => {
    await owner.query('delete from journal.fact; delete from journal.seal')
    for (let batch = 0; batch < 3; batch++) {
      for (let i = 0; i < 4; i++) await systemWork(app.engine, 1, (ctx) => ctx.record('test.act', `note:${i}`, { b: batch, a: [{ y: 1, x: 'متن' }] }))
      await seal(app.engine.db, 1, now)
    }
  })
  after(async () => {
    await owner.end()
    await app.close()
    await scratch.drop()
    rmSync(dataDir, { recursive: true })
  })
  const verdict = async () => verify(app.engine.db, 1)

  test('sealed facts are whole, new ones are counted as not sealed', async () => {
    await systemWork(app.engine, 1, (ctx) => ctx.record('test.late', 'note:9'))
    assert.deepEqual(await verdict(), { provinceId: 1, seals: 3, facts: 12, unsealed: 1, broken: null })
    assert.equal((await verify(app.engine.db, 2)).facts, 0)
  })

  const breaks: [string, string, number][] = [
    [
      'a fact that was changed',
      'update journal.fact set details = \'{"b":9}\' where id = (select id from journal.fact where seal_no = 2 limit 1)',
      2,
    ],
    ['a fact that was taken out', 'delete from journal.fact where id = (select id from journal.fact where seal_no = 3 limit 1)', 3],
    [
      'a fact that was slipped in',
      "insert into journal.fact (province_id, id, at, actor_role, name, subject, seal_no) values (1, gen_random_uuid(), now(), 'admin', 'x', 'y', 1)",
      1,
    ],
    ['a seal that was taken out', 'delete from journal.seal where no = 2', 2],
    ['a seal that was made anew', "update journal.seal set hash = sha256('x') where no = 1", 1],
  ]
  for (const [what, statement, at] of breaks)
    test(`${what} is named`, async () => {
      await owner.query(statement)
      assert.equal((await verdict()).broken?.seal, at)
    })

  test('the application itself can neither change nor remove a fact or an act', async () => {
    for (const statement of [
      "update journal.fact set name = 'x'",
      'delete from journal.fact',
      'delete from journal.seal',
      'update casework.act set seq = 1',
      'delete from casework.act',
      'truncate journal.fact',
      'drop table journal.seal',
    ])
      await assert.rejects(
        systemWork(
          app.engine,
          1,
          async ({ db }) =>
            void (await db.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } as never, queryId: { queryId: 'x' } as never })),
        ),
        /permission denied|must be owner/,
      )
  })
})

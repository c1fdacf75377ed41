// Accepted rows of a backlog become cases: quietly, once, and one bad row keeps nobody waiting.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { jobs as channelsJobs } from '#features/channels/jobs.ts'
import { jobs as obstaclesJobs } from '#features/obstacles/jobs.ts'
import { systemActor } from '#kernel/actor.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { jobs } from '../jobs.ts'
import { casework } from '../routes.ts'

const importId = '0198dddd-0000-7000-8000-000000000001'
const batchId = '0198dddd-0000-7000-8000-000000000002'

type Row = { text: string; fields: Record<string, unknown>; unit_id?: string; decided_code?: string | null }

suite('cases out of a backlog', () => {
  const on = stage([casework], { jobs: { casework: jobs, channels: channelsJobs, obstacles: obstaclesJobs } })

  async function accept(rows: readonly Row[]): Promise<void> {
    const base = {
      province_id: 1,
      file_sha256: 'x',
      file_name: 'b.xlsx',
      state: 'finishing',
      started_by: cast.zahra.accountId!,
      started_at: on.now,
      updated_at: on.now,
    }
    await on.db
      .insertInto('obstacles.import')
      .values({ ...base, id: importId, name: 'کارپوشه', row_count: rows.length })
      .execute()
    const batch = {
      province_id: 1,
      id: batchId,
      import_id: importId,
      decision: 'case',
      row_count: rows.length,
      at: on.now,
      actor_id: cast.zahra.accountId!,
    }
    await on.db.insertInto('obstacles.import_batch').values(batch).execute()
    await on.db
      .insertInto('obstacles.import_row')
      .values(
        rows.map((r, i) => ({
          ...{ province_id: 1, import_id: importId, no: i + 1, raw: [r.text], text: r.text, fields: JSON.stringify(r.fields) },
          ...{ decision: 'case', batch_id: batchId, unit_id: r.unit_id ?? null, decided_code: r.decided_code ?? null, analysed_at: on.now },
        })),
      )
      .execute()
    await told()
  }
  const told = () => on.ctx(systemActor(1), (ctx) => ctx.record('obstacles.import_accepted', `import:${importId}`, { importId }))
  const cases = () => on.db.selectFrom('casework.case').selectAll().orderBy('id').execute()
  const marks = () => on.db.selectFrom('obstacles.import_row').select(['no', 'obstacle_id', 'refusal']).orderBy('no').execute()

  test('a row becomes a case with its unit and group; its clock begins now, the day it was told is kept, and nobody is written to', async () => {
    await accept([
      {
        text: 'وام سرمایه در گردش را نمی‌دهند',
        fields: { phone: '+989141234567', toldDay: '2026-03-01', moneyIrr: 20_000_000_000, jobs: 14 },
        unit_id: ids.unit1,
        decided_code: 'T14',
      },
    ])
    await on.drain()
    const [c] = await cases()
    assert.deepEqual([c!.channel, c!.unit_id, c!.group_code, c!.status, c!.opened_at], ['import', ids.unit1, 'T14', 'submitted', on.now])
    const page = (await on.as(cast.homa).get(`/api/cases/${c!.id}`)).body
    assert.deepEqual([page.toldOn, page.channel, page.timeline[0].actorName], ['2026-03-01', 'import', cast.zahra.name])
    assert.deepEqual(await on.db.selectFrom('channels.message').select('id').execute(), [])
    assert.deepEqual(await on.db.selectFrom('channels.bell').select('id').execute(), [])
    const known = await on.db.selectFrom('obstacles.obstacle').select(['id', 'told_at', 'money_irr', 'jobs']).executeTakeFirst()
    assert.deepEqual(
      [known!.id, known!.told_at.toISOString().slice(0, 10), Number(known!.money_irr), known!.jobs],
      [c!.id, '2026-03-01', 20_000_000_000, 14],
    )
    assert.deepEqual(
      (await marks()).map((m) => m.obstacle_id),
      [c!.id],
    )
  })

  test('a hundred and twenty rows go in three parts; hearing it again, or a part cut off, opens nothing twice', async () => {
    await accept(
      Array.from({ length: 120 }, (_, i) => ({
        text: `مشکل شماره ${i} کارگاه ما حل نشده است`,
        fields: { phone: '+989141234567', unitName: `کارگاه ${i}` },
      })),
    )
    await told()
    const ran = (await on.drain()).filter((task) => task === 'casework.openImported')
    assert.equal(ran.length, 4)
    await told()
    await on.drain()
    assert.deepEqual([(await cases()).length, (await marks()).filter((m) => m.obstacle_id).length], [120, 120])
  })

  test('what a row lacks is written beside it; the others go on', async () => {
    await accept([
      { text: 'بدون شماره تماس', fields: {} },
      { text: '   ', fields: { phone: '+989141234567' } },
      { text: 'گروه ناشناخته دارد', fields: { phone: '+989141234567' }, decided_code: 'X99' },
      { text: 'برق کارگاه قطع است', fields: { phone: '+989141234567' } },
    ])
    await on.drain()
    assert.equal((await cases()).length, 1)
    assert.deepEqual(
      (await marks()).map((m) => (m.refusal as { code: string } | null)?.code ?? 'case'),
      ['obstacles/import-no-phone', 'casework/empty-text', 'obstacles/no-such-group', 'case'],
    )
  })
})

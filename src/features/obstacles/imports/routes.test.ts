// What people do with an import, and what a broken run leaves.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import { ids } from '#server/testing.ts'
import type { Actor } from '#kernel/actor.ts'
import { learn } from '../triage/actions.ts'
import { jobs } from '../jobs.ts'
import { acceptedRows, markRow } from './actions.ts'
import { adel, bring, get, homa, karim, loan, maryam, naser, on, phone, power, rowsOf, sadeq, send, zahra, zahra2 } from './bringing.test.ts'

test('batches are decided, brought into the register, and taken back', async () => {
  const { at, id } = await bring(
    rowsOf(
      [power, 'نمونه‌سازان فولاد میانه', '', 'تبریز', phone, '1403/5/2', 'T01', 'حل شد', '', '12'],
      ['برق کارگاه ریخته‌گری سه روز است که نیست', 'کارگاه ناشناس', '', 'تبریز', phone, '', 'T01'],
      ['نوسان برق دستگاه‌ها را سوزانده است', 'کارگاه ناشناس', '', '', '', '', 'T01'],
      [loan, 'نمونه‌سازان کاشی ارس', '', '', phone, '', 'F05'],
    ),
  )
  const decide = (body: object, actor: Actor = zahra) => on.as(actor).post(`${at}/decide`, body)
  assert.equal((await on.as(zahra).post(`${at}/finish`)).body.code, 'obstacles/import-nothing-decided')
  const archived = (await decide({ decision: 'archive', nos: [2], groupCode: 'T03' })).body
  assert.deepEqual([archived.rows, archived.import.decided], [1, 1])
  assert.equal((await decide({ decision: 'archive', nos: [2] })).body.code, 'obstacles/import-no-rows')
  const cases = (await decide({ decision: 'case', pile: 'T01', min: 0.5 })).body
  assert.equal(cases.rows, 2)
  const [t01] = (await get(`${at}/piles`)).piles.filter((p: { pile: string }) => p.pile === 'T01')
  assert.deepEqual([t01.rows, t01.waiting], [3, 0])

  assert.equal((await on.as(zahra).post(`${at}/finish`)).status, 200)
  await on.drain()
  const [kept] = await on.db.selectFrom('obstacles.obstacle').selectAll().where('kind', '=', 'archive').execute()
  assert.deepEqual(
    [kept!.text, kept!.unit_id, kept!.group_code, kept!.outcome, kept!.jobs, kept!.told_at.toISOString()],
    [power, ids.unit1, 'T03', 'solved', 12, '2024-07-22T20:30:00.000Z'],
  )
  assert.equal(
    (await on.db.selectFrom('obstacles.lesson').select('group_code').where('obstacle_id', '=', kept!.id).executeTakeFirst())?.group_code,
    'T03',
  )
  const refused = (await get(`${at}/rows?decision=case`)).rows.find((r: { no: number }) => r.no === 4)
  assert.equal(refused.refusal.code, 'obstacles/import-no-phone')
  const accepted = await on.ctx(zahra, (ctx) => acceptedRows(ctx, id, 10))
  assert.deepEqual(
    accepted.map((r) => [r.no, r.phone, r.groupCode, r.unitName, r.actorId]),
    [[3, phone, 'T01', 'کارگاه ناشناس', zahra.accountId]],
  )
  await on.ctx(zahra, (ctx) => markRow(ctx, id, 3, { obstacleId: ids.unitOther }))
  assert.equal((await get(at)).state, 'review', 'one row still waits')
  await decide({ decision: 'skip', pile: 'F05' })

  const undone = (await on.as(homa).post(`${at}/batches/${cases.batchId}/undo`)).body
  assert.deepEqual([undone.rows, undone.keptCases], [1, 1], 'what is a case stays a case')
  assert.equal((await on.as(homa).post(`${at}/batches/${cases.batchId}/undo`)).body.code, 'obstacles/import-undone-already')
  await on.as(zahra).post(`${at}/batches/${archived.batchId}/undo`)
  assert.deepEqual(await on.db.selectFrom('obstacles.obstacle').select('id').where('kind', '=', 'archive').execute(), [])
  assert.equal(
    (await on.db.selectFrom('obstacles.lesson').select('id').where('obstacle_id', '=', kept!.id).where('current', '=', true).execute()).length,
    0,
  )
  const again = await get(`${at}/rows?decision=none`)
  assert.deepEqual(
    again.rows.map((r: { no: number }) => r.no),
    [2, 4],
  )
  assert.deepEqual(
    (await get(`${at}/batches`)).rows.map((b: { undoneAt: string | null }) => b.undoneAt !== null),
    [false, true, true],
  )
  assert.equal((await get(at)).decided, 2)
})

test('an unknown unit is chosen or registered once for all its rows', async () => {
  const { at } = await bring(
    rowsOf(
      [power, 'نمونه سازان فولاد'],
      [loan, 'کارگاه تازه', '10380284790'],
      ['گاز قطع است و کوره خاموش شد', 'کارگاه تازه', '10380284790'],
      ['آب شهرک شور است', 'نمونه‌سازان فولاد میانه'],
    ),
  )
  const { rows } = await get(`${at}/units`)
  assert.deepEqual(
    rows.map((u: { name: string; rows: number }) => [u.name, u.rows]),
    [
      ['کارگاه تازه', 2],
      ['نمونه سازان فولاد', 1],
    ],
  )
  assert.equal(rows[1].choices[0].id, ids.unit1)
  const choose = (body: object) => on.as(zahra).post(`${at}/units`, body)
  assert.equal((await choose({ key: rows[1].key, unitId: ids.unitOther })).status, 404, 'a unit of another province')
  assert.equal((await choose({ key: rows[1].key })).body.code, 'obstacles/import-choose-unit')
  assert.equal((await choose({ key: rows[1].key, unitId: ids.unit1 })).status, 200)
  const made = (await choose({ key: rows[0].key, countyId: ids.county1 })).body
  const all = (await get(`${at}/rows`)).rows
  assert.deepEqual(
    all.map((r: { unitId: string; unitWhy: string }) => [r.unitId, r.unitWhy]),
    [
      [ids.unit1, 'chosen'],
      [made.unitId, 'chosen'],
      [made.unitId, 'chosen'],
      [ids.unit1, 'name'],
    ],
  )
  assert.equal((await get(`${at}/piles`)).unknownUnits, 0)
  assert.equal(
    (await on.db.selectFrom('registry.unit').select('legal_entity_id').where('id', '=', made.unitId).executeTakeFirst())?.legal_entity_id,
    '10380284790',
  )
})

test('what people decided since the model was fitted counts at once', async () => {
  const strange = 'قضیه همان داستان پارسال انبار شماره هفت است'
  await on.ctx(zahra, (ctx) => learn(ctx, { obstacleId: ids.unit1, text: strange, groupCode: 'M21', source: 'correction' }))
  const { at } = await bring(rowsOf([strange]))
  assert.equal((await get(`${at}/rows`)).rows[0].groupCode, 'M21')
})

test('faulty rows come back as a sheet with their reasons', async () => {
  const { at } = await bring(rowsOf([power, '', '123', '', '555', '1403/13/1'], [loan]))
  const sent = await on.as(zahra).get(`${at}/faults.xlsx`)
  assert.equal(sent.status, 200)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(sent.raw as never)
  const cells = workbook.worksheets[0]!.getSheetValues().slice(1) as string[][]
  assert.equal(cells.length, 2, 'the head and the one faulty row')
  assert.equal(cells[1]![1], 2)
  assert.match(cells[1]![2]!, /شناسهٔ ملی.*123[\s\S]*تلفن.*555[\s\S]*تاریخ/)
  assert.equal(cells[1]![3], power)
})

test('a crash in the middle goes on where it stopped: no row twice, none left out', async () => {
  const lines = Array.from({ length: 900 }, (_, i) => [`${power} شماره ${i} در سالن ${i * 7}`, `واحد ${i % 50}`])
  const card = (await send(rowsOf(...lines))).body
  const { sheet, headerRows, columns, options } = (await on.as(zahra).post(`/api/imports/${card.id}/preview`, {})).body
  await on.as(zahra).post(`/api/imports/${card.id}/start`, { sheet, headerRows, columns, options })
  const { transact } = on.engine
  for (const dieAt of [4, 9]) {
    let slices = 0
    ;(on.engine as { transact: typeof transact }).transact = (mode, province, run) => {
      if (mode === 'write' && (slices += 1) > dieAt) return Promise.reject(new Error('power cut'))
      return transact(mode, province, run)
    }
    await assert.rejects(jobs.long!['obstacles.imports']!(on.engine, 1), /power cut/)
    ;(on.engine as { transact: typeof transact }).transact = transact
    const now = await get(`/api/imports/${card.id}`)
    assert.ok(['reading', 'analysing'].includes(now.state), now.state)
    on.clock.forward(60_000) // the dead one is silent long enough
  }
  await jobs.long!['obstacles.imports']!(on.engine, 1)
  const now = await get(`/api/imports/${card.id}`)
  assert.deepEqual([now.state, now.rows, now.read, now.analysed], ['review', 900, 900, 900])
  const count = await on.db.selectFrom('obstacles.import_row').select('no').where('import_id', '=', card.id).execute()
  assert.equal(new Set(count.map((r) => r.no)).size, 900)
  const units = await on.db
    .selectFrom('obstacles.import_unit')
    .select((e) => e.fn.sum<number>('row_count').as('n'))
    .executeTakeFirst()
  assert.equal(units?.n, 900)
})

test('a cancelled import stops, also while it is worked on', async () => {
  const card = (await send(rowsOf([power]))).body
  const { sheet, headerRows, columns, options } = (await on.as(zahra).post(`/api/imports/${card.id}/preview`, {})).body
  await on.as(zahra).post(`/api/imports/${card.id}/start`, { sheet, headerRows, columns, options })
  assert.equal((await on.as(zahra).post(`/api/imports/${card.id}/cancel`)).body.state, 'cancelled')
  await on.drain()
  assert.equal((await get(`/api/imports/${card.id}`)).read, 0)
})

test('another province knows nothing of it; agencies, producers, managers and the administrator have no desk here', async () => {
  const { at } = await bring(rowsOf([power]))
  for (const path of ['', '/piles', '/rows', '/batches', '/units', '/faults.xlsx']) {
    assert.equal((await on.as(zahra2).get(`${at}${path}`)).status, 404, path)
    for (const actor of [adel, karim, naser, maryam]) assert.equal((await on.as(actor).get(`${at}${path}`)).status, 403, `${actor.role} ${path}`)
    for (const actor of [homa, sadeq]) assert.equal((await on.as(actor).get(`${at}${path}`)).status, 200, `${actor.role} ${path}`)
  }
  assert.deepEqual((await on.as(zahra2).get('/api/imports')).body.rows, [])
  assert.equal((await on.as(zahra2).post(`${at}/decide`, { decision: 'skip', nos: [2] })).status, 404)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { cast, ids, phoneOf, stage } from '#server/testing.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Ctx } from '#server/ctx.ts'
import { applyChange } from '../catalogue/changes/actions.ts'
import type { Change } from '../catalogue/changes/model.ts'
import { learn } from '../triage/actions.ts'
import { jobs } from '../jobs.ts'
import { obstacles } from '../routes.ts'
import { acceptedRows, markRow } from './actions.ts'

const on = stage([obstacles], { jobs: { obstacles: jobs } })
const { zahra, homa, sadeq, zahra2, adel, karim, naser, maryam } = cast

async function book(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('موانع'), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
async function send(content: Buffer | string, actor: Actor = zahra, name = 'backlog.xlsx') {
  const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n--x--\r\n')])
  return on.as(actor).post('/api/imports', body, { 'content-type': 'multipart/form-data; boundary=x' })
}
/** Uploads, takes what is guessed, reads and analyses. */
async function bring(content: Buffer | string, change: object = {}) {
  const card = (await send(content)).body
  const preview = (await on.as(zahra).post(`/api/imports/${card.id}/preview`, {})).body
  const { sheet, headerRows, columns, options } = preview
  const started = await on.as(zahra).post(`/api/imports/${card.id}/start`, { sheet, headerRows, columns, options, ...change })
  assert.equal(started.status, 200, started.text)
  await on.drain()
  return { id: card.id as string, at: `/api/imports/${card.id}`, preview }
}
const get = async (url: string) => (await on.as(zahra).get(url)).body
const header = ['شرح مانع', 'نام واحد', 'شناسه ملی', 'شهرستان', 'تلفن', 'تاریخ', 'کد گروه', 'وضعیت', 'مبلغ', 'شاغلان']
const power = 'از دیروز برق کارخانه قطع شده و خط تولید خوابیده است'
const loan = 'بانک برای پرداخت تسهیلات وثیقه بیرون از کارخانه می‌خواهد'
const phone = phoneOf(karim)

test('a sheet with two header rows, merged and hidden cells, formulas and days of every kind is understood', async () => {
  const file = await book((sheet) => {
    sheet.addRow(['گزارش موانع تولید استان', '', '', '', '', '', '', ''])
    sheet.mergeCells('A1:H1')
    sheet.addRow(['واحد', 'واحد', 'مانع', 'مانع', 'مانع', 'مانع', 'تماس', 'شاغلان'])
    sheet.mergeCells('A2:B2')
    sheet.mergeCells('C2:F2')
    sheet.addRow(['نام واحد', 'شهرستان', 'شرح مانع', 'تاریخ', 'مبلغ', 'وضعیت', 'تلفن', 'تعداد شاغلان'])
    sheet.addRow([
      'نمونه‌سازان فولاد میانه',
      'تبریز',
      power,
      new Date('2024-07-23T00:00:00Z'),
      '۲ میلیارد تومان',
      'حل شد',
      '۰۹۱۴۰۰۰۰۰۰۶',
      { formula: 'A1*2', result: 24 },
    ])
    sheet.addRow(['', 'مراغه', loan, 45496, '', 'در حال پیگیری', 'x', { formula: 'B9' }])
    sheet.mergeCells('A4:A5')
    sheet.addRow(['نمونه‌سازان کاشی ارس', 'مراقه', 'گاز کارخانه قطع می‌شود', '۲ مرداد ۱۴۰۳', '۵', 'بی‌سرانجام', '', ''])
    sheet.addRow(['', '', 'جاده شهرک خراب است', '03/5/2', 'زیاد', '', '', 'چند نفر'])
    sheet.addRow(['', '', 'مالیات دو بار گرفته شده است', '1403/13/2', '', '', '', ''])
    sheet.getColumn(5).hidden = true
  })
  const { at, preview } = await bring(file)
  assert.equal(preview.headerRows, 3)
  assert.deepEqual(preview.columns, { unitName: 0, county: 1, text: 2, toldDay: 3, money: 4, outcome: 5, phone: 6, jobs: 7 })
  assert.deepEqual(preview.hiddenColumns, [4])
  const codes = preview.notes.map((n: { code: string }) => n.code)
  for (const code of ['hiddenColumns', 'merged', 'formulas', 'formulasWithoutResult', 'dates']) assert.ok(codes.includes(code), code)
  const { rows } = await get(`${at}/rows`)
  assert.deepEqual(
    rows.map((r: { fields: object }) => r.fields),
    [
      {
        unitName: 'نمونه‌سازان فولاد میانه',
        county: 'تبریز',
        phone: '+989140000006',
        toldDay: '2024-07-23',
        outcome: 'حل شد',
        moneyIrr: 20_000_000_000,
        jobs: 24,
      },
      { unitName: 'نمونه‌سازان فولاد میانه', county: 'مراغه', toldDay: '2024-07-23', outcome: 'در حال پیگیری' },
      { unitName: 'نمونه‌سازان کاشی ارس', county: 'مراقه', toldDay: '2024-07-23', outcome: 'بی‌سرانجام' },
      {},
      {},
    ],
  )
  assert.deepEqual(
    rows.map((r: { faults: { field: string; code: string }[] }) => r.faults.map((f) => f.code)),
    [[], ['badPhone', 'formulaWithoutResult'], ['noMoneyUnit', 'unknownOutcome'], ['twoDigitYear', 'badMoney', 'badJobs'], ['badDay']],
  )
  assert.deepEqual(
    rows.map((r: { unitId: string; countyId: string }) => [r.unitId, r.countyId]),
    [
      [ids.unit1, ids.county1],
      [ids.unit1, ids.county2],
      [ids.unit2, ids.county2],
      [null, null],
      [null, null],
    ],
  )
  assert.equal(rows[1].raw[7], '=B9', 'as it was')
  assert.equal(rows[0].no, 4, 'the number that Excel shows')
})

test('a year of two digits and an amount without unit are read as the person said', async () => {
  const { at } = await bring(`شرح,تاریخ,مبلغ\n${power},03/5/2,500\n`, { options: { moneyUnit: 'millionToman', twoDigitYears: '1400' } })
  const [row] = (await get(`${at}/rows`)).rows
  assert.deepEqual([row.fields, row.faults], [{ toldDay: '2024-07-23', moneyIrr: 5_000_000_000 }, []])
})

test('a CSV in windows-1256 with semicolons is read, and its columns are remembered', async () => {
  const csv = iconv.encode(`شرح مانع;نام واحد;موضوع ديگر\r\n${power};كارگاه;الف\r\n`, 'windows-1256')
  const first = await bring(csv)
  assert.deepEqual([first.preview.encoding, first.preview.delimiter, first.preview.remembered], ['windows-1256', ';', false])
  const again = (await send(csv)).body
  const columns = { text: 0, reporter: 2 }
  const start = { sheet: '', headerRows: 1, columns, options: first.preview.options }
  assert.equal((await on.as(zahra).post(`/api/imports/${again.id}/start`, start)).status, 200)
  const third = (await send(csv)).body
  const preview = (await on.as(zahra).post(`/api/imports/${third.id}/preview`, {})).body
  assert.deepEqual([preview.remembered, preview.columns], [true, columns])
})

test('what cannot be imported is refused in words', async () => {
  assert.equal((await send('%PDF-1.4\n')).body.code, 'sheets/not-a-sheet')
  const empty = (await send('شرح مانع,نام واحد\n')).body
  assert.equal((await on.as(zahra).post(`/api/imports/${empty.id}/preview`, {})).body.code, 'obstacles/import-empty')
  const card = (await send(`الف,ب\n۱,۲\n`)).body
  const start = { sheet: '', headerRows: 1, options: { moneyUnit: 'ask', twoDigitYears: 'ask' } }
  const refused = async (columns: object) => (await on.as(zahra).post(`/api/imports/${card.id}/start`, { ...start, columns })).body.code
  assert.equal(await refused({ unitName: 0 }), 'obstacles/import-no-text-column')
  assert.equal(await refused({ text: 0, unitName: 0 }), 'obstacles/import-column-twice')
  assert.equal((await on.as(zahra).post(`/api/imports/${card.id}/decide`, { decision: 'skip', pile: 'T01' })).body.code, 'law/wrong-state')
})

const rowsOf = (...lines: string[][]) => [header, ...lines].map((line) => line.map((c) => `"${c}"`).join(',')).join('\n')

test('groups told in the file are taken; unknown and odd ones are said; texts that say nothing lie apart', async () => {
  const { at } = await bring(
    rowsOf(
      [power, '', '', '', '', '', 'T01'],
      [power.replace('دیروز', 'هفته پیش و بارها در همین ماه'), '', '', '', '', '', 'Z99'],
      ['12345', ''],
      ['', 'نمونه‌سازان فولاد میانه'],
      ['😀😀', ''],
    ),
  )
  const { rows } = await get(`${at}/rows`)
  assert.deepEqual([rows[0].groupCode, rows[0].probability], ['T01', 1])
  assert.equal(rows[1].faults[0].code, 'unknownGroup')
  assert.match(rows[1].groupCode, /^T/)
  assert.deepEqual(rows.map((r: { pile: string }) => r.pile).slice(2), ['none', 'empty', 'none'])
  assert.deepEqual(rows[3].faults, [{ field: 'text', code: 'noText', value: '' }])
  const { piles, import: card } = await get(`${at}/piles`)
  assert.equal(card.state, 'review')
  assert.deepEqual([card.rows, card.read, card.analysed, card.decided, card.faulty], [5, 5, 5, 0, 2])
  assert.deepEqual(
    piles.slice(-2).map((p: { pile: string; rows: number }) => [p.pile, p.rows]),
    [
      ['none', 2],
      ['empty', 1],
    ],
  )
  assert.equal(
    piles.reduce((sum: number, p: { rows: number }) => sum + p.rows, 0),
    5,
  )
})

test('a retired code is answered by what took over, and the row says so', async () => {
  const apply = (ctx: Ctx, change: Change) => applyChange(ctx, change, 'آزمون', { T02: 1, T03: 1, M36: 1 })
  await on.ctx(sadeq, (ctx) => apply(ctx, { act: 'retire', code: 'T03', successors: ['T02'] }))
  await on.ctx(sadeq, (ctx) => apply(ctx, { act: 'retire', code: 'M36', successors: [] }))
  const { at } = await bring(rowsOf([power, '', '', '', '', '', '۳ T03'], [loan, '', '', '', '', '', 'M36']))
  const [one, other] = (await get(`${at}/rows`)).rows
  assert.deepEqual([one.groupCode, one.faults], ['T02', [{ field: 'group', code: 'retiredGroup', value: 'T03', more: 'T02' }]])
  assert.deepEqual([other.groupCode?.[0], other.faults[0].code], ['F', 'retiredGroup'])
})

test('repetitions are found: the same unit again, and an obstacle already open; two units with the same words are two', async () => {
  await on.ctx(zahra, async (ctx) => {
    const { noteCases } = await import('../register/actions.ts')
    const none = { agencyIds: [], priority: 'normal', confidential: false, article: '', closedAt: null, knotId: null, groupCode: null }
    const known = { ...none, unitName: 'نمونه‌سازان فولاد میانه', countyId: ids.county1, outcome: 'open' as const, toldAt: ctx.now }
    await noteCases(ctx, [{ ...known, id: ids.agencyPower, code: 'EA-1', text: loan, unitId: ids.unit1 }])
  })
  const { at } = await bring(
    rowsOf(
      [power, 'نمونه‌سازان فولاد میانه'],
      [power, 'نمونه‌سازان کاشی ارس'],
      [`${power}!`, 'شرکت نمونه سازان فولاد میانه'],
      [loan, 'نمونه‌سازان فولاد میانه'],
    ),
  )
  const { rows } = await get(`${at}/rows`)
  assert.deepEqual(
    rows.map((r: { sameNo: number; sameId: string; pile: string }) => [r.sameNo, r.sameId, r.pile === 'same']),
    [
      [null, null, false],
      [null, null, false],
      [2, null, true],
      [null, ids.agencyPower, true],
    ],
  )
  assert.equal(rows[3].sameCode, 'EA-1')
  await on.db.updateTable('obstacles.obstacle').set({ confidential: true }).where('id', '=', ids.agencyPower).execute()
  assert.equal((await get(`${at}/rows`)).rows[3].sameCode, '')
  assert.equal((await get(`${at}/rows?pile=same`)).rows.length, 2)
})

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

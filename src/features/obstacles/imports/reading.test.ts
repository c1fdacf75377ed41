// What is understood of a sheet.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import iconv from 'iconv-lite'
import { ids } from '#server/testing.ts'
import type { Ctx } from '#server/ctx.ts'
import { applyChange } from '../catalogue/changes/actions.ts'
import type { Change } from '../catalogue/changes/model.ts'
import { book, bring, get, loan, on, power, rowsOf, sadeq, send, zahra } from './bringing.test.ts'

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

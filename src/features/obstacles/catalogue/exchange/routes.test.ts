import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, stage } from '#server/testing.ts'
import { obstacles } from '../../routes.ts'
import { exportGroups } from './actions.ts'
import type { ImportPreview } from './model.ts'

const on = stage([obstacles])
const { adel, sadeq, zahra, karim, atusa } = cast

function form(file: Buffer | string, fields: Record<string, string> = {}) {
  const parts = Object.entries(fields).map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  const head = '--x\r\ncontent-disposition: form-data; name="files"; filename="groups.csv"\r\ncontent-type: text/csv\r\n\r\n'
  return Buffer.concat([Buffer.from(parts.join('') + head), Buffer.from(file), Buffer.from('\r\n--x--\r\n')])
}
const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
const preview = (file: Buffer | string, who: Actor = adel) => on.as(who).post('/api/groups/import/preview', form(file), multipart)
const confirm = (file: Buffer | string, stamp: string, who: Actor = adel) =>
  on.as(who).post('/api/groups/import', form(file, { stamp, reason: 'بازنگری سالانه فهرست' }), multipart)
const csv = (...rows: readonly (readonly string[])[]) => rows.map((r) => r.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n')
const brief = (p: ImportPreview) => p.rows.map((r) => [r.row, r.code, r.state, r.problem?.code ?? null])

/** The bytes of an export; the stage's own replies are texts. */
async function exported(format: 'xlsx' | 'csv', lang: 'fa' | 'en'): Promise<Buffer> {
  const { status } = await on.as(zahra).get(`/api/groups/export?format=${format}&lang=${lang}`)
  assert.equal(status, 200)
  return buffer(await on.ctx(zahra, (ctx) => exportGroups(ctx, format, lang)))
}

for (const [format, lang] of [
  ['xlsx', 'fa'],
  ['xlsx', 'en'],
  ['csv', 'fa'],
  ['csv', 'en'],
] as const)
  test(`the catalogue leaves as ${format} (${lang}) and comes back with nothing changed`, async () => {
    await on
      .as(adel)
      .post('/api/groups/changes', { change: { act: 'retire', code: 'M36', successors: ['F41'] }, reason: 'آزمون کنارگذاشتن', seen: { M36: 1 } })
    const sent = await exported(format, lang)
    const { body, status, text } = await preview(sent)
    assert.equal(status, 200, text)
    assert.deepEqual(
      body.counts,
      { added: 0, changed: 0, unchanged: 160, refused: 0 },
      JSON.stringify(body.rows.find((r: { state: string }) => r.state !== 'unchanged')),
    )
    assert.deepEqual(body.unknownColumns, [])
  })

test('edits: shown row by row, then applied in one step as versions', async () => {
  const table = csv(
    ['Group code', 'نام فارسی', 'Words of producers', 'Days to act', 'یادداشت'],
    ['T01', 'قطع ناگهانی برق', 'برق خاموشی', '۳', 'x'],
    ['t02', 'محدودیت و سهمیه برق', '', '', ''],
    ['F05', 'وثیقه و تضمین تسهیلات', 'وثیقه ضامن تضمین سند ملکی بیرون از کارخانه عرصه و اعیان ضمانت وام', '', ''],
  )
  const { body } = await preview(table, sadeq)
  assert.deepEqual(body.unknownColumns, ['یادداشت'])
  assert.deepEqual(brief(body).slice(0, 2), [
    [2, 'T01', 'changed', null],
    [3, 'T02', 'changed', null],
  ])
  assert.deepEqual(
    body.rows[0].changes.map((c: { field: string; after: string }) => [c.field, c.after]),
    [
      ['nameFa', 'قطع ناگهانی برق'],
      ['keywords', 'برق خاموشی'],
      ['actDays', '3'],
    ],
  )
  assert.equal((await on.as(zahra).get('/api/groups/T01')).body.version, 1, 'a preview writes nothing')
  const done = await confirm(table, body.stamp, sadeq)
  assert.equal(done.status, 200, done.text)
  assert.equal(done.body.changed, body.counts.changed)
  const group = (await on.as(zahra).get('/api/groups/T01')).body
  assert.deepEqual([group.nameFa, group.actDays, group.version], ['قطع ناگهانی برق', 3, 2])
  const version = (await on.as(zahra).get('/api/groups/T01/versions')).body.rows[0]
  assert.deepEqual([version.act, version.reason], ['import', 'بازنگری سالانه فهرست'])
  assert.equal((await confirm(table, body.stamp)).body.code, 'obstacles/group-import-moved', 'the same once more')
})

test('a new group comes with all it needs', async () => {
  const table = csv(
    [
      'کد گروه',
      'حوزه',
      'نام فارسی',
      'نام انگلیسی',
      'دستگاه در فهرست کشوری',
      'دستگاه در فهرست کشوری (انگلیسی)',
      'مستند لازم',
      'پرسش‌های پذیرش',
      'نمونه‌ها',
    ],
    [
      'T۷۷',
      'T | هرچه',
      'هیدروژن سبز',
      'Green hydrogen',
      'وزارت نیرو',
      'Ministry of energy',
      'صدور مجوز',
      'شماره درخواست | توان مورد نیاز (کیلووات)',
      'برق سبز می‌خواهیم | مجوز نمی‌دهند',
    ],
  )
  const { body } = await preview(table)
  assert.deepEqual(brief(body), [[2, 'T77', 'added', null]])
  assert.deepEqual((await confirm(table, body.stamp)).body, { added: 1, changed: 0 })
  const group = (await on.as(null).get('/api/groups/T77')).body
  assert.deepEqual(
    [group.evidenceType, group.asks, group.examples],
    ['licence', ['requestNumber', 'capacityKw'], ['برق سبز می‌خواهیم', 'مجوز نمی‌دهند']],
  )
})

test('every fault is named with its row, and one is enough to apply nothing', async () => {
  await on
    .as(adel)
    .post('/api/groups/changes', { change: { act: 'retire', code: 'M36', successors: ['F41'] }, reason: 'آزمون کنارگذاشتن', seen: { M36: 1 } })
  const table = csv(
    ['کد گروه', 'حوزه', 'نام فارسی', 'مستند لازم', 'پرسش‌های پذیرش', 'مهلت اقدام'],
    ['T01', 'T', 'نام درست', 'وصل مجدد برق، گاز یا آب', '', ''],
    ['T02', 'حوزه هفتم', 'نام دو', 'اختصاص سهمیه', '', ''],
    ['T01', 'T', 'بار دوم', 'اختصاص سهمیه', '', ''],
    ['M36', 'M', 'نام تازه کنارگذاشته', 'اختصاص سهمیه', '', ''],
    ['T03', 'T', 'نام سه', 'سوگند', '', ''],
    ['T04', 'T', '', 'اختصاص سهمیه', '', ''],
    ['T05', 'T', 'ن'.repeat(300), 'اختصاص سهمیه', '', ''],
    ['T06', 'T', 'نام شش', 'اختصاص سهمیه', 'شماره کفش', ''],
    ['T07', 'T', 'نام هفت', 'اختصاص سهمیه', '', 'زود'],
    ['تی هشت', 'T', 'نام هشت', 'اختصاص سهمیه', '', ''],
    ['T09', 'T', 'نام درست', 'اختصاص سهمیه', '', ''],
    ['T10', 'T', 'کمبود نیروی کار ماهر', 'اختصاص سهمیه', '', ''],
  )
  const { body } = await preview(table)
  assert.deepEqual(
    brief(body).map((r) => r.slice(0, 1).concat(r.slice(2))),
    [
      [2, 'changed', null],
      [3, 'refused', 'obstacles/unknown-domain'],
      [4, 'refused', 'obstacles/group-import-code-twice'],
      [5, 'refused', 'obstacles/group-retired'],
      [6, 'refused', 'obstacles/group-import-unknown-evidence'],
      [7, 'refused', 'obstacles/bad-group'],
      [8, 'refused', 'obstacles/bad-group'],
      [9, 'refused', 'obstacles/group-import-unknown-ask'],
      [10, 'refused', 'obstacles/group-import-not-days'],
      [11, 'refused', 'obstacles/group-import-bad-code'],
      [12, 'refused', 'obstacles/group-name-taken'],
      [13, 'refused', 'obstacles/group-name-taken'],
    ],
  )
  const done = await confirm(table, body.stamp)
  assert.deepEqual([done.status, done.body.code, done.body.details.row], [422, 'obstacles/group-import-refused', 3])
  assert.match(done.body.details.why, /حوزه هفتم/)
  assert.equal((await on.as(zahra).get('/api/groups/T01')).body.version, 1)
})

test('files that are no table of groups get a clear answer', async () => {
  assert.equal((await preview(csv(['نام', 'شرح'], ['a', 'b']))).body.code, 'obstacles/group-import-no-code')
  assert.equal((await preview(csv(['کد گروه']))).body.code, 'obstacles/group-import-empty')
  assert.equal(
    (await on.as(adel).post('/api/groups/import/preview', Buffer.from('--x--\r\n'), multipart)).body.code,
    'obstacles/group-import-no-file',
  )
  assert.match((await preview(Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF'))).body.code, /^sheets\//)
})

test('only those who may change the catalogue import; staff export', async () => {
  for (const who of [zahra, karim, atusa]) assert.equal((await preview(csv(['کد گروه'], ['T01']), who)).status, 403, who.role)
  assert.equal((await on.as(zahra).get('/api/groups/export?format=csv')).status, 200)
  assert.equal((await on.as(karim).get('/api/groups/export')).status, 403)
})

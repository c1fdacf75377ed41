import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { casework } from '#features/casework/routes.ts'
import type { Actor } from '#kernel/actor.ts'
import { serve } from '#server/http.ts'
import { cast, ids, stage } from '#server/testing.ts'
import { previewPaper, registerPaper } from './actions.ts'
import { papersApi } from './api.ts'
import { readCode } from './codes/rules.ts'
import type { PaperInput, PaperLine } from './model.ts'
import { papersHandlers } from './routes.ts'
import { sampleBlocks, sampleFields, sampleSigners } from './sample/rules.ts'

const on = stage([serve(papersApi, papersHandlers), casework])
const { sadeq, homa, maryam, atusa, zahra, naser, karim, laleh, adel, zahra2 } = cast
const everyone: readonly Actor[] = [sadeq, homa, maryam, atusa, zahra, naser, karim, laleh, adel, zahra2]

const aCase = async (more: object = {}): Promise<string> =>
  (await on.as(karim).post('/api/cases', { text: 'برق کارگاه نمونه قطع است', unitId: ids.unit1, ...more })).body.id
const made = async (caseId: string, more: Partial<PaperInput> = {}): Promise<PaperLine> =>
  on.ctx(sadeq, (ctx) =>
    registerPaper(ctx, {
      kind: 'notification',
      subject: { kind: 'case', id: caseId },
      fields: sampleFields('fa'),
      blocks: sampleBlocks('notification', 'fa'),
      signers: sampleSigners('fa'),
      ...more,
    }),
  )
const inflated = (bytes: Buffer): Buffer | null => {
  try {
    return inflateSync(bytes)
  } catch {
    return null // not compressed, or no text
  }
}
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('a registered paper has a number of its kind, a public code, and two files that are what their hashes say', async () => {
  const id = await aCase()
  const first = await made(id)
  assert.deepEqual([first.number, first.state, readCode(first.code)], ['1405/20/1', 'signed', first.code])
  assert.equal(first.title, 'ابلاغ مصوبهٔ EA-R-1405-0012 کارگروه تسهیل و رفع موانع تولید استان')
  assert.equal((await made(id)).number, '1405/20/2')
  const pack = await made(id, { kind: 'pack', signers: [] })
  assert.deepEqual([pack.number, pack.state], ['1405/31/1', 'registered'])
  const pdf = await on.as(sadeq).get(`/api/papers/${first.id}/pdf`)
  assert.equal(pdf.headers['content-type'], 'application/pdf')
  assert.deepEqual([sha256(pdf.raw), pdf.raw.length], [first.pdfSha256, first.pdfBytes])
  const docx = await on.as(sadeq).get(`/api/papers/${first.id}/docx`)
  assert.equal(sha256(docx.raw), first.docxSha256)
  assert.match(String(docx.headers['content-disposition']), /attachment; .*1405-20-1\.docx/)
  const fact = await on.db.selectFrom('journal.fact').select('details').where('name', '=', 'workgroup.paper_registered').execute()
  assert.ok(fact.some(({ details }) => (details as { pdfSha256: string }).pdfSha256 === first.pdfSha256))
})

test('nobody can change or remove a registered paper: the application may only add rows', async () => {
  const { id } = await made(await aCase())
  const row = (db: typeof on.db) => db.updateTable('workgroup.paper').set({ title: 'دیگر' }).where('id', '=', id).execute()
  await assert.rejects(
    on.ctx(sadeq, (ctx) => row(ctx.db)),
    /permission denied/,
  )
  await assert.rejects(
    on.ctx(sadeq, (ctx) => ctx.db.deleteFrom('workgroup.paper').where('id', '=', id).execute()),
    /permission denied/,
  )
  await assert.rejects(
    on.ctx(sadeq, (ctx) => ctx.db.updateTable('workgroup.template').set({ title: '' }).execute()),
    /permission denied/,
  )
})

test('a field that the wording needs and nobody gave is named; the paper is not registered and its number not lost', async () => {
  const id = await aCase()
  const { due: _, ...fields } = sampleFields('fa')
  await assert.rejects(made(id, { fields }), { code: 'workgroup/template-field-missing', details: { field: 'due', kind: 'notification' } })
  assert.equal((await made(id)).number, '1405/20/1')
})

test('a draft has a watermark and nothing that could pass for a registered paper; it is not kept', async () => {
  const input = { kind: 'minutes', subject: { kind: 'case', id: await aCase() }, fields: sampleFields('fa'), blocks: [] } as const
  const pdf = await on.ctx(sadeq, (ctx) => previewPaper(ctx, input))
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  assert.deepEqual((await on.as(sadeq).get('/api/papers')).body.rows, [])
})

test('evidence travels inside the PDF, under its name, byte for byte', async () => {
  const evidence = Buffer.from('%PDF-1.4 evidence of reconnection')
  const { sha256: stored } = await on.engine.files.keep(evidence)
  const enclosed = [
    { name: 'گزارش ../وصل.pdf', sha256: stored },
    { name: 'گزارش ../وصل.pdf', sha256: stored },
  ]
  const paper = await made(await aCase(), { kind: 'nonfeasance', enclosed })
  const { raw } = await on.as(sadeq).get(`/api/papers/${paper.id}/pdf`)
  assert.equal(raw.toString('latin1').match(/\/EmbeddedFile\b/g)?.length, 2)
  const streams = [...raw.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map((m) => Buffer.from(m[1]!, 'latin1'))
  const inside = streams.filter((s) => s.equals(evidence) || inflated(s)?.equals(evidence))
  assert.equal(inside.length, 2)
})

test('corrections are numbered addenda; one that voids the paper is the last', async () => {
  const paper = await made(await aCase())
  const add = (who: Actor, body: object, to = paper.id) => on.as(who).post(`/api/papers/${to}/addenda`, body)
  assert.equal((await add(maryam, { reason: 'اصلاح مهلت', voids: false })).status, 403)
  assert.equal((await add(sadeq, { reason: '\u200f\u200f\u200f\u202e', voids: false })).body.code, 'workgroup/addendum-needs-reason')
  const svg = (await on.as(sadeq).post(`/api/papers/${paper.id}/addenda/preview`, { reason: 'اصلاح مهلت', voids: false })).body.svg
  assert.match(svg, /^<svg/)
  const first = (await add(sadeq, { reason: 'اصلاح مهلت', voids: false })).body
  assert.deepEqual([first.addendumOf, first.addendumNo, first.voids, first.number, first.state], [paper.id, 1, false, '1405/90/1', 'signed'])
  assert.equal(first.title, 'متمم شمارهٔ 1 بر ابلاغ مصوبه به شمارهٔ 1405/20/1')
  // A correction of the correction belongs to the paper itself.
  const second = (await add(sadeq, { reason: 'صدور اشتباه', voids: true }, first.id)).body
  assert.deepEqual([second.addendumOf, second.addendumNo, second.voids], [paper.id, 2, true])
  const read = (await on.as(sadeq).get(`/api/papers/${paper.id}`)).body
  assert.deepEqual([read.state, read.addenda.map((a: PaperLine) => a.addendumNo)], ['void', [1, 2]])
  assert.equal((await add(sadeq, { reason: 'باز هم', voids: false })).body.code, 'workgroup/paper-void')
  assert.equal((await on.as(sadeq).get(`/api/papers/${paper.id}/pdf`)).status, 200, 'what was sent stays readable')
})

test('papers follow their subject and their kind: owner, agency, staff; others do not even learn that they are there', async () => {
  const id = await aCase()
  const [letter, notice, bundle] = [await made(id, { kind: 'applicant_letter' }), await made(id), await made(id, { kind: 'nonfeasance' })]
  const seenBy = async (who: Actor) => {
    const list = await on.as(who).get(`/api/papers/of/case/${id}`)
    if (list.status !== 200) return list.status
    const each = await Promise.all([letter, notice, bundle].map(async (p) => (await on.as(who).get(`/api/papers/${p.id}/pdf`)).status))
    assert.deepEqual(
      each.map((s) => s === 200),
      [letter, notice, bundle].map((p) => list.body.some((l: PaperLine) => l.id === p.id)),
      who.role,
    )
    return list.body.map((l: PaperLine) => l.kind).sort()
  }
  const all = ['applicant_letter', 'nonfeasance', 'notification']
  const table = Object.fromEntries(await Promise.all(everyone.map(async (who) => [who.name, await seenBy(who)] as const)))
  assert.deepEqual(table, {
    [sadeq.name]: all,
    [homa.name]: all,
    [maryam.name]: all,
    [atusa.name]: 404, // reads no case
    [zahra.name]: ['applicant_letter', 'notification'],
    [naser.name]: 404, // has no referral of this case
    [karim.name]: ['applicant_letter'],
    [laleh.name]: 404,
    [adel.name]: 403,
    [zahra2.name]: 404,
  })
})

test('the register: newest first, page by page, by kind, day, number and code; the confidential ones for those who may', async () => {
  const id = await aCase()
  const lines: PaperLine[] = []
  for (const kind of ['notification', 'pack', 'notification'] as const) {
    lines.push(await made(id, { kind }))
    on.clock.forward(86_400_000)
  }
  const hidden = await made(id, { confidential: true })
  const list = async (who: Actor, query = '') => (await on.as(who).get(`/api/papers${query}`)).body.rows?.map((r: PaperLine) => r.number)
  assert.deepEqual(
    await list(sadeq),
    [hidden, ...lines.toReversed()].map((l) => l.number),
  )
  assert.deepEqual(
    await list(maryam),
    lines.toReversed().map((l) => l.number),
  )
  assert.deepEqual(await list(sadeq, '?kind=pack'), ['1405/31/1'])
  assert.deepEqual(await list(sadeq, `?q=${encodeURIComponent('۱۴۰۵/۳۱/۱')}`), ['1405/31/1'])
  assert.deepEqual(await list(sadeq, `?q=${lines[0]!.code.toLowerCase()}`), ['1405/20/1'])
  assert.deepEqual(await list(sadeq, '?from=2026-11-23&to=2026-11-23'), ['1405/31/1'])
  const page = (await on.as(sadeq).get('/api/papers?limit=3')).body
  const rest = (await on.as(sadeq).get(`/api/papers?limit=3&after=${page.next}`)).body
  assert.deepEqual(
    [...page.rows, ...rest.rows].map((r: PaperLine) => r.id),
    [hidden, ...lines.toReversed()].map((l) => l.id),
  )
  assert.equal(rest.next, null)
  for (const who of [zahra, naser, karim, adel]) assert.equal((await on.as(who).get('/api/papers')).status, 403, who.role)
  assert.equal((await on.as(sadeq).get(`/api/papers/${hidden.id}/pdf`)).status, 200)
  const reads = await on.db.selectFrom('journal.fact').select('subject').where('name', '=', 'workgroup.paper_read').execute()
  assert.deepEqual(
    reads.map((r) => r.subject),
    [`paper:${hidden.id}`],
  )
})

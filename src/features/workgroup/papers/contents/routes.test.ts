// Break-in: a dossier became confidential after papers that speak of it were registered. Who may not see it opens none of them.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Actor } from '#kernel/actor.ts'
import { cast, stage } from '#server/testing.ts'
import { casework } from '#features/casework/routes.ts'
import { jobs as caseworkJobs } from '#features/casework/jobs.ts'
import { jobs as channels } from '#features/channels/jobs.ts'
import { jobs } from '../../jobs.ts'
import { pages } from '../../pages.ts'
import { workgroup } from '../../routes.ts'
import { makeWorld, ok, once, opened, type World } from '../../sitting/world.test.ts'
import { registerAddendum, registerPaper } from '../actions.ts'
import type { PaperLine } from '../model.ts'
import { sampleFields } from '../sample/rules.ts'

const on = stage([workgroup, casework], { jobs: { workgroup: jobs, casework: caseworkJobs, channels }, pages })
const { sadeq, homa, maryam, atusa, zahra, parviz, omid, ehsan, karim, zahra2 } = cast
/** A manager without a seat; Maryam chairs this body. */
const deputy: Actor = { ...maryam, accountId: cast.adel.accountId, name: 'معاون دیگر' }
const everyone = { sadeq, homa, maryam, deputy, atusa, zahra, parviz, omid, ehsan, karim, zahra2 }

const confide = (dossierId: string, confidential = true) =>
  on.db.updateTable('workgroup.dossier').set({ confidential }).where('id', '=', dossierId).execute()

/** A session whose pack was sent and whose minutes are signed, with an addendum to them. */
async function minuted(): Promise<{ w: World; papers: Record<'pack' | 'minutes' | 'addendum', PaperLine> }> {
  const w = await makeWorld(on)
  await on.drain()
  await opened(on, w, w.seats.slice(0, 2))
  ok(await on.as(sadeq).post(`${w.url}/close`, {}, once()))
  const body = { signers: [w.seats[0]] }
  ok(await on.as(sadeq).post(`/api/sessions/${w.sessionId}/minutes/sign`, body, once({ 'if-match': String((await w.room()).version) })))
  const list: PaperLine[] = ok(await on.as(sadeq).get(`/api/papers/of/session/${w.sessionId}`))
  const [pack, minutes] = (['pack', 'minutes'] as const).map((kind) => list.find((p) => p.kind === kind)!)
  const addendum = await on.ctx(sadeq, (ctx) => registerAddendum(ctx, minutes!.id, { reason: 'اصلاح نشانی برق واحد', voids: false }))
  return { w, papers: { pack: pack!, minutes: minutes!, addendum } }
}

/** Who gets the bytes of a paper, in both formats and by every way to it. */
async function openedBy(paper: PaperLine): Promise<string[]> {
  const found: string[] = []
  for (const [name, who] of Object.entries(everyone)) {
    const each = ['', '/pdf', '/docx'].map((part) => on.as(who).get(`/api/papers/${paper.id}${part}`))
    const [sight, ...files] = (await Promise.all(each)).map((sent) => sent.status === 200)
    assert.deepEqual([...new Set(files)], [sight], `${name}: page and files agree`)
    const register = await on.as(who).get(`/api/papers?q=${paper.code}`)
    const list = await on.as(who).get(`/api/papers/of/${paper.subjectKind}/${paper.subjectId}`)
    if (register.status === 200 && register.body.rows.length) assert.ok(sight, `${name}: nothing in the register that is closed`)
    assert.equal(list.status === 200 && list.body.some((l: PaperLine) => l.id === paper.id), sight, `${name}: list`)
    if (sight) found.push(name)
  }
  return found
}

test('pack, minutes and addendum close when one of their dossiers becomes confidential, and open again with it', async () => {
  const { w, papers } = await minuted()
  const seated = ['maryam', 'parviz', 'omid']
  const kept = ['sadeq', 'homa']
  const before = {
    pack: [...kept, 'maryam', 'deputy', 'atusa', 'parviz', 'omid'],
    minutes: ['sadeq', 'homa', 'maryam', 'deputy', 'atusa', 'zahra', 'parviz', 'omid'],
  }
  assert.deepEqual(await openedBy(papers.pack), before.pack)
  assert.deepEqual(await openedBy(papers.minutes), before.minutes)
  assert.deepEqual(await openedBy(papers.addendum), before.minutes)

  await confide(w.dossiers[1]!)
  for (const paper of Object.values(papers)) assert.deepEqual(await openedBy(paper), [...kept, ...seated], paper.kind)
  const numbers = (await on.as(deputy).get('/api/papers')).body.rows
  assert.deepEqual(numbers, [], 'the register of who may not')
  assert.deepEqual((await on.as(sadeq).get(`/api/papers/${papers.minutes.id}`)).body.confidential, true)
  const reads = await on.db.selectFrom('journal.fact').select('subject').where('name', '=', 'workgroup.paper_read').execute()
  assert.ok(
    reads.some((r) => r.subject === `paper:${papers.minutes.id}`),
    'reading it leaves a trace now',
  )

  await confide(w.dossiers[1]!, false)
  assert.deepEqual(await openedBy(papers.minutes), before.minutes)
})

test('what has left the agenda since is still in the pack', async () => {
  const { w, papers } = await minuted()
  await on.db.deleteFrom('workgroup.conflict').execute()
  await on.db.deleteFrom('workgroup.item').where('dossier_id', '=', w.dossiers[2]!).execute()
  await confide(w.dossiers[2]!)
  assert.ok(!(await openedBy(papers.pack)).includes('deputy'))
  const frozen = (who: Actor) => on.as(who).get(`/api/sessions/${w.sessionId}/pack/1`)
  assert.deepEqual([(await frozen(deputy)).status, (await frozen(atusa)).status, (await frozen(zahra)).status], [404, 404, 404])
  assert.deepEqual([(await frozen(sadeq)).status, (await frozen(maryam)).status], [200, 200])
})

test('a letter about a dossier closes with it to those who read open ones only; the applicant keeps their own', async () => {
  const { w } = await minuted()
  const subject = { kind: 'dossier', id: w.dossiers[0]! } as const
  const letter = await on.ctx(sadeq, (ctx) => registerPaper(ctx, { kind: 'applicant_letter', subject, fields: sampleFields('fa'), blocks: [] }))
  assert.ok((await openedBy(letter)).includes('deputy'))
  await confide(w.dossiers[0]!)
  const open = await openedBy(letter)
  assert.ok(!open.includes('deputy') && !open.includes('atusa') && !open.includes('zahra') && open.includes('karim'), open.join())
})

test('the public page confirms the code and a whole copy, and tells nothing of it any more', async () => {
  const { w, papers } = await minuted()
  const page = async () => (await on.browser('10.9.7.1').get(`/check/${papers.minutes.code}`)).text
  const shown = ['صورت‌جلسه', papers.minutes.pdfSha256, papers.addendum.code]
  const before = await page()
  for (const text of shown) assert.ok(before.includes(text), text)
  await confide(w.dossiers[0]!)
  const after = await page()
  assert.match(after, /این سند محرمانه است/)
  for (const text of shown) assert.ok(!after.includes(text), text)
  const copy = await readFile(on.engine.files.pathOf(papers.minutes.pdfSha256))
  const body = Buffer.concat([
    Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'),
    copy,
    Buffer.from('\r\n--x--\r\n'),
  ])
  const sent = await on.browser('10.9.7.2').post(`/check/${papers.minutes.code}`, body, { 'content-type': 'multipart/form-data; boundary=x' })
  assert.match(sent.text, /همان نسخهٔ PDF/)
})

test('the list of what a paper speaks of is as unchangeable as the paper', async () => {
  const { papers } = await minuted()
  const { id } = papers.minutes
  await assert.rejects(
    on.ctx(sadeq, (ctx) => ctx.db.deleteFrom('workgroup.paper_dossier').where('paper_id', '=', id).execute()),
    /permission denied/,
  )
})

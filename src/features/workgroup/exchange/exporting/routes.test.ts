// The league table: who is missing, what is not counted, and the sheet that outlives the page.

import assert from 'node:assert/strict'
import { suite, test } from 'node:test'
import { provinceTable } from '#features/people/model.ts'
import { cast, stage } from '#server/testing.ts'
import { figures } from '../../followup/figures/rules.ts'
import { jobs } from '../../jobs.ts'
import { workgroup } from '../../routes.ts'
import type { Envelope, League, Statement } from '../model.ts'
import { seal } from '../signing/actions.ts'

const elsewhere = { secret: Buffer.alloc(32, 7) } as never

suite('the league table', () => {
  const on = stage([workgroup], { jobs: { workgroup: jobs } })
  const as = () => on.as(cast.sadeq)

  async function take(more: Partial<Statement>) {
    const statement: Statement = {
      format: 'gerehgosha.aggregate',
      version: 1,
      origin: { code: 'KH', nameFa: 'خوزستان', nameEn: 'Khuzestan' },
      period: '1405-2',
      issuedAt: '2026-10-01T00:00:00.000Z',
      figures: { resolutions_executed: { value: 3, of: 4 }, backlog: { value: 7 } },
      ...more,
    }
    const file = seal(elsewhere, statement)
    const publicKey = (JSON.parse(file) as Envelope).signatures[0]!.key
    await as().post('/api/aggregates/keys', { publicKey, originCode: statement.origin.code, compared: true })
    assert.equal((await as().post('/api/aggregates/import', { file })).status, 200)
  }
  const league = async (period: string): Promise<League> => (await as().get(`/api/aggregates?period=${period}`)).body
  const sheet = async (locale: 'fa' | 'en', period = '1405-2') =>
    (await as().get(`/api/aggregates/export?kind=csv&period=${period}`, { 'x-lang': locale })).text.replace('\uFEFF', '').trim().split('\r\n')

  test('every province without a file for the quarter is named', async () => {
    await take({})
    assert.equal((await as().post('/api/aggregates', { period: '1405-2' })).status, 201)
    const { rows, missing, running } = await league('1405-2')
    assert.deepEqual([rows.length, missing.length, running], [2, provinceTable.length - 2, false])
    assert.ok(!missing.some((p) => ['KH', 'EA'].includes(p.code)))
    assert.ok(missing.some((p) => p.name.fa === 'گیلان' && p.name.en === 'Gilan'))
    const none = await league('1405-3')
    assert.deepEqual([none.rows.length, none.missing.length, none.running], [0, provinceTable.length, true], 'this quarter runs')
  })

  test('the sheet: numbers with their unit and rank, what is not counted empty, who is missing, and what each figure is', async () => {
    await take({})
    assert.equal((await as().post('/api/aggregates', { period: '1405-2' })).status, 201)
    const lines = await sheet('en')
    assert.match(lines[0]!, /^Province,Counted on,Sessions held regularly \(share\),Rank,/)
    const khuzestan = lines.find((l) => l.startsWith('Khuzestan'))!.split(',')
    const column = (code: string) => 2 + 2 * figures.findIndex((f) => f.code === code)
    const at = (code: string) => khuzestan.slice(column(code), column(code) + 2)
    assert.deepEqual(
      [at('resolutions_executed'), at('backlog'), at('jobs_kept')],
      [
        ['0.75', '1'],
        ['7', '2'],
        ['', ''],
      ],
    )
    assert.equal(lines.filter((l) => l.endsWith(',no file')).length, provinceTable.length - 2)
    for (const f of figures)
      assert.ok(
        lines.some((l) => (l.includes(f.definition.en.slice(0, 30)) && l.startsWith(f.name.en.split(',')[0]!)) || l.startsWith(`"${f.name.en}"`)),
        f.code,
      )
    assert.match(lines.at(-1)!, /^"?As of/)
    assert.ok((await sheet('fa')).some((l) => l.includes('فایلی نرسیده است')))
    const xlsx = await as().get('/api/aggregates/export?kind=xlsx&period=1405-2')
    assert.equal(xlsx.raw.subarray(0, 2).toString(), 'PK')
  })

  test('a province whose key was taken back stands in the sheet without numbers', async () => {
    await take({})
    const { rows } = (await as().get('/api/aggregates/keys')).body
    const key = rows.find((k: { originCode: string }) => k.originCode === 'KH')
    assert.equal((await on.as(cast.adel).del(`/api/aggregates/keys/${key.keyId}`)).status, 200)
    const line = (await sheet('en')).find((l) => l.includes('Khuzestan'))!
    assert.match(line, /Key taken back/)
    assert.doesNotMatch(line, /0\.75/)
  })
})

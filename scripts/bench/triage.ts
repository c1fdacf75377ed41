// Triage: the classifier alone over generated texts of 256 groups, then the product's own over the province's past cases:
// a question, a correction, and a refit beside people's requests.

import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Bare } from './bare.ts'
import type { Classifier } from './classifier.ts'
import { call } from './http.ts'
import type { Row } from './table.ts'
import { spreadOf } from './timing.ts'
import { meanwhile, type Server, textsOf } from './visits.ts'
import type { World } from './world.ts'

const groups = 256
const times = 200
const program = fileURLToPath(new URL('./classifier.ts', import.meta.url))

/** Generated texts in a process of its own, with the heap of `npm start`. */
export async function measureClassifier(world: World, count: number): Promise<Row[]> {
  const flags = ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-old-space-size=256', '--max-semi-space-size=8']
  const child = spawn(process.execPath, [...flags, program, String(groups), String(count)], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(world.groups))
  const said = await text(child.stdout)
  if (said === '') throw new Error('the classifier process ended without an answer')
  const c = JSON.parse(said) as Classifier
  const group = 'triage'
  const of = `${c.groups} generated groups × ${count} texts`
  return [
    { group, what: `${of}: fit by 3 threads`, value: c.fitSeconds, unit: 's', aim: { text: '≤ 90 s', met: c.fitSeconds <= 90 } },
    { group, what: `${of}: memory of the fit (most, threads included)`, value: c.fitPeakMb, unit: 'MB' },
    { group, what: `${of}: memory of the model (${c.modelMb.toFixed(0)} MB packed)`, value: c.memoryMb, unit: 'MB' },
    { group, what: `${of}: one text, p50`, value: c.guess.p50, unit: 'ms' },
    { group, what: `${of}: one text, p95`, value: c.guess.p95, unit: 'ms', aim: { text: '≤ 5 ms', met: c.guess.p95 <= 5 } },
    { group, what: `${of}: one lesson, p95`, value: c.lesson.p95, unit: 'ms', aim: { text: '≤ 50 ms', met: c.lesson.p95 <= 50 } },
    { group, what: 'corrected texts that are right at once', value: c.rightAtOnce, unit: '%', aim: { text: '100 %', met: c.rightAtOnce === 100 } },
    {
      group,
      what: `one text after ${c.lessons} lessons without a refit, p95`,
      value: c.guessAfter.p95,
      unit: 'ms',
      aim: { text: '≤ 5 ms', met: c.guessAfter.p95 <= 5 },
    },
    { group, what: `memory of model and ${c.lessons} lessons`, value: c.afterLessonsMb, unit: 'MB' },
  ]
}

export async function measureTriage(server: Server, on: Bare, world: World): Promise<Row[]> {
  const group = 'triage'
  const { operator: cookie, admin } = world.signedIn
  const ask = (text: string) => call(`${server.url}/api/triage`, { cookie, body: { text } })
  const draw = textsOf(world, 3)
  const begun = performance.now()
  await ask(draw(0))
  const first = (performance.now() - begun) / 1000
  const asked = await spreadOf(times, (i) => ask(draw(i)))
  const corrected = await spreadOf(20, await corrections(server.url, on, world))

  const state = async () => (await call(`${server.url}/api/triage/state`, { cookie: admin })).json()
  const fitted = (await state()).model?.fittedAt
  const { seconds, rows } = await meanwhile(server, on, world, {
    ...{ group, what: 'during a refit' },
    start: () => call(`${server.url}/api/triage/refit`, { cookie: admin, method: 'POST' }),
    isOver: async () => {
      const { model, refit } = await state()
      if (refit.state === 'failed') throw new Error(`the refit failed: ${refit.reason}`)
      return model?.fittedAt !== fitted
    },
  })
  const { examples, classes } = (await state()).model
  return [
    { group, what: 'POST /api/triage, the first after a start', value: first, unit: 's' },
    { group, what: 'POST /api/triage, p50', value: asked.p50, unit: 'ms' },
    { group, what: 'POST /api/triage, p95', value: asked.p95, unit: 'ms' },
    {
      group,
      what: 'a group is corrected, and the next answer knows it, p95',
      value: corrected.p95,
      unit: 'ms',
      aim: { text: '≤ 50 ms', met: corrected.p95 <= 50 },
    },
    { group, what: `refit of ${examples} texts, ${classes} groups`, value: seconds, unit: 's', aim: { text: '≤ 90 s', met: seconds <= 90 } },
    ...rows,
  ]
}

/** One call corrects the group of a case and asks triage about its text. @throws Error when the answer does not know it */
async function corrections(base: string, { owner }: Bare, world: World): Promise<(i: number) => Promise<void>> {
  const { operator: cookie } = world.signedIn
  const { rows } = await owner.query<{ id: string; version: number; text: string; group_code: string }>(
    `select id, version, text, group_code from casework.case where province_id = $1 and status = 'submitted' order by id limit 60`,
    [world.provinceId],
  )
  const next = rows.values()
  return async (i) => {
    const { value: one } = next.next()
    if (!one) throw new Error('too few cases to correct')
    const groupCode = world.groups.filter(({ code }) => code !== one.group_code)[(i * 7) % (world.groups.length - 1)]!.code
    await call(`${base}/api/cases/${one.id}/edit`, { cookie, body: { groupCode }, headers: { 'if-match': `"${one.version}"` } })
    const said = (await call(`${base}/api/triage`, { cookie, body: { text: one.text } })).json()
    if (said.groups[0]?.code !== groupCode) throw new Error(`triage says ${said.groups[0]?.code} of a text that was corrected to ${groupCode}`)
  }
}

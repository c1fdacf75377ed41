// Plays all plots side by side in the order of time, with the product's own clock running between their acts.

import { systemActor } from '#kernel/actor.ts'
import { addWorkingHours, makeCalendar, officialWeek } from '#kernel/working-time.ts'
import type { Clockwork } from './clockwork.ts'
import { plots } from './plots.ts'
import { groupDays, playGroup } from './group.ts'
import { exchangeFigures } from './league.ts'
import type { DemoProvince } from './province.ts'
import { makeScene, usual, type Wait } from './scene.ts'
import stories from './stories.json' with { type: 'json' }

const HOUR = 3_600_000
const week = makeCalendar({ week: officialWeek, daysOff: [] })
/** What a clock of the product does with records whose step is due: the task, and the table that tells when. */
const sweeps = {
  'casework.sweep': 'casework.case',
  'workgroup.sweep_dossiers': 'workgroup.dossier',
  'workgroup.sweep_resolutions': 'workgroup.resolution',
} as const
type Sweep = keyof typeof sweeps

const after = (at: Date, wait: Wait): Date => ('work' in wait ? addWorkingHours(week, at, wait.work) : new Date(at.getTime() + wait.wall * HOUR))

/** The last moment from which `wait` leads to `end` or later; found by walking back an hour at a time. */
function before(end: Date, wait: Wait): Date {
  if ('wall' in wait) return new Date(end.getTime() - wait.wall * HOUR)
  let at = new Date(end.getTime() - wait.work * HOUR)
  while (after(at, wait) > end) at = new Date(at.getTime() - HOUR)
  return at
}

type Playing = { at: Date; told: string; go: AsyncGenerator<Wait, void, void> }

const groupBegin = (end: Date): Date => new Date(end.getTime() - groupDays * 24 * HOUR)
export const firstBegin = (end: Date): Date =>
  stories.map((s) => before(end, plots[s.plot]!.begin)).reduce((a, b) => (a < b ? a : b), groupBegin(end))

/** @param end the present: no act is later */
export async function rehearse(works: Clockwork, provinces: readonly DemoProvince[], end: Date): Promise<void> {
  for (const p of provinces) {
    const { rows } = await works.call(p.operators[0]!, 'GET', '/api/usual-agencies')
    for (const row of rows) usual.set(`${p.id} ${row.code}`, row.agencyIds)
  }
  const playing: Playing[] = []
  for (const [i, story] of stories.entries()) {
    const province = provinces.find((p) => p.code === story.province)!
    const own = stories.filter((s) => s.province === story.province)
    const unit = province.units[own.indexOf(story)]!
    // The producer with a login is the one whose turn it is: a claim waits for their word.
    const login = own.find((s) => s.plot === 'claimed') === story ? 'producer' : undefined
    const producer = await province.producerOf(unit, login)
    const scene = makeScene(works, province, story, unit, producer, i)
    // Minutes apart, so that no two cases begin in the same moment.
    const begin = new Date(before(end, plots[story.plot]!.begin).getTime() + (i % 7) * 4 * 60_000)
    playing.push({ at: begin, told: `story ${story.id} (${story.plot})`, go: plots[story.plot]!.play(scene) })
  }
  for (const p of provinces) playing.push({ at: groupBegin(end), told: `working group of ${p.code}`, go: playGroup(works, p, end) })
  while (playing.length) {
    playing.sort((a, b) => a.at.getTime() - b.at.getTime())
    const next = playing[0]!
    if (next.at > end) break
    await clockUntil(works, provinces, next.at)
    works.to(next.at)
    const step = await next.go.next().catch((cause) => {
      throw new Error(`${next.told}: ${(cause as Error).message}`, { cause })
    })
    if (step.done) playing.shift()
    else next.at = after(works.now, step.value)
  }
  await clockUntil(works, provinces, end)
  works.to(end)
  await works.drain()
  for (const p of provinces) for (const task of ['workgroup.keep_sessions', 'workgroup.fold_tally']) await works.run(task, p.id)
  await exchangeFigures(works, provinces)
}

/** Every deadline and every job between now and `at`, each at its own time. */
async function clockUntil(works: Clockwork, provinces: readonly DemoProvince[], at: Date): Promise<void> {
  for (let last = works.now; ; ) {
    const job = works.nextJobAt()
    // One after the other: there is one transaction, and it can be in one province at a time.
    const steps: { sweep: Sweep; provinceId: number; at: Date }[] = []
    for (const p of provinces)
      for (const sweep of Object.keys(sweeps) as Sweep[]) {
        const next = await nextStep(works, p.id, sweep)
        if (next) steps.push({ sweep, provinceId: p.id, at: next })
      }
    const due = [job, ...steps.map((s) => s.at)].filter((d) => d !== null && d <= at).sort((a, b) => a!.getTime() - b!.getTime())[0]
    if (!due) return
    // A step that stays due after its sweep (no progress) must not hold the clock.
    const moment = due <= last ? new Date(last.getTime() + 1_800_000) : due
    if (moment > at) return
    works.to(moment)
    last = moment
    await works.drain()
    for (const step of steps) if (step.at <= moment) await works.run(step.sweep, step.provinceId)
  }
}

const nextStep = (works: Clockwork, provinceId: number, sweep: Sweep): Promise<Date | null> =>
  works.ctx(systemActor(provinceId), async ({ db }) => {
    const row = await db
      .selectFrom(sweeps[sweep])
      .select((eb) => eb.fn.min('step_at').as('at'))
      .where('province_id', '=', provinceId)
      .executeTakeFirst()
    return row?.at ? new Date(row.at) : null
  })

// Loads cases through the product's own actions, in believable states and times: about half are done, the rest is young
// enough that no deadline has passed, so that the clock does not work while the bench measures.

import { performOn } from '#features/casework/acting/actions.ts'
import type { Open } from '#features/casework/acts/actions.ts'
import { evidenceTypeOf } from '#features/casework/claiming/actions.ts'
import { openCase } from '#features/casework/cases/actions.ts'
import { evidenceTypes } from '#features/obstacles/catalogue/model.ts'
import { type Ctx, type Engine, work } from '#server/ctx.ts'
import { seeded } from '../../demo/units.ts'
import { storyOf } from './stories.ts'
import { ownWords } from './texts.ts'
import type { World } from './world.ts'

const hour = 3_600_000
const batch = 20
const atOnce = 10

type Ending = 'submitted' | 'routed' | 'in_progress' | 'action_claimed' | 'confirmed' | 'withdrawn'
/** What share of the cases ends where. */
const plan: readonly (readonly [Ending, number])[] = [
  ['confirmed', 0.45],
  ['withdrawn', 0.07],
  ['submitted', 0.12],
  ['routed', 0.16],
  ['in_progress', 0.15],
  ['action_claimed', 0.05],
]
const endingOf = (share: number): Ending =>
  plan.find(([, part], i) => share < plan.slice(0, i + 1).reduce((sum, [, p]) => sum + p, 0) && part > 0)?.[0] ?? 'submitted'

/** Nobody listens while loading: tens of thousands of old messages would only wait to be sent. */
const deaf = (engine: Engine, now: Date): Engine => ({ ...engine, clock: () => now, listeners: () => [], after: async () => {} })

/** One transaction of a batch: when it happens, and what is done in it. */
type Step = { readonly batch: number; readonly at: number; readonly run: (ctx: Ctx) => Promise<unknown> }

/**
 * Everything happens in the order of its time, as in life: triage learns from people's decisions as they come, and takes a
 * clock that jumps back and forth for a database that was put back.
 */
export async function loadCases(engine: Engine, world: World, count: number, say: (done: number) => void): Promise<void> {
  const draw = seeded(1405)
  const started = Date.now()
  const steps = Array.from({ length: Math.ceil(count / batch) }, (_, n) => {
    const size = Math.min(batch, count - n * batch)
    const bodies = Array.from({ length: size }, (_, i) => newCase(world, n * batch + i, draw))
    return stepsOf(world, n, bodies, endingOf(draw()), started, draw)
  })
    .flat()
    .sort((a, b) => a.at - b.at)
  for (let from = 0; from < steps.length; ) {
    let to = from + 1
    while (to < Math.min(from + atOnce, steps.length) && !steps.slice(from, to).some((s) => s.batch === steps[to]!.batch)) to++
    const now = new Date(steps[from]!.at)
    const together = steps.slice(from, to)
    await Promise.all(together.map(({ run }) => work(deaf(engine, now), { actor: world.operator, locale: 'fa', mode: 'write' }, run)))
    from = to
    say(from / steps.length)
  }
}

function stepsOf(world: World, n: number, bodies: readonly object[], ending: Ending, started: number, draw: () => number): Step[] {
  const over = ending === 'confirmed' || ending === 'withdrawn'
  // Young ones are minutes old; those that are done lie within the last three weeks, before the check after 30 days.
  let at = over ? started - (2 + draw() * 19) * 24 * hour : started - (10 + draw() * 40) * 60_000
  const steps: Step[] = []
  const step = (wait: number, run: Step['run']) => {
    at += over ? wait : 60_000
    steps.push({ batch: n, at, run })
  }
  const each = <T>(list: readonly T[], act: (one: T, i: number) => Promise<unknown>) =>
    list.reduce<Promise<unknown>>((before, one, i) => before.then(() => act(one, i)), Promise.resolve())
  const byProducer = { via: 'phone', saidBy: 'نمونه' }

  const ids: string[] = []
  step(0, (ctx) => each(bodies, async (body) => ids.push((await openCase(ctx, body as never, {} as never)).row.id)))
  if (ending === 'submitted') return steps
  if (ending === 'withdrawn') {
    step(hour, (ctx) => each(ids, (id) => performOn(ctx, id, { act: 'withdraw', body: byProducer, version: null })))
    return steps
  }
  const desks = bodies.map(() => world.desks[Math.floor(draw() * world.desks.length)]!)
  const routed: Open[] = []
  step(2 * hour, (ctx) =>
    each(ids, async (id, i) =>
      routed.push(await performOn(ctx, id, { act: 'route', body: { to: [{ deskId: desks[i]!.id, lead: true }] }, version: null })),
    ),
  )
  if (ending === 'routed') return steps
  const byRep = (act: 'accept' | 'claim', wait: number, bodyOf: (ctx: Ctx, open: Open) => Promise<Record<string, unknown>>) =>
    step(wait, (ctx) =>
      each(routed, async (open, i) =>
        performOn(ctx.as(world.repOf(desks[i]!)), open.row.id, {
          act,
          body: await bodyOf(ctx, open),
          referralId: open.state.referrals[0]!.id,
          version: null,
        }),
      ),
    )
  byRep('accept', 3 * hour, async () => ({}))
  if (ending === 'in_progress') return steps
  byRep('claim', 20 * hour, async (ctx, open) => ({
    text: 'اقدام لازم انجام شد و گزارش آن پیوست است.',
    evidence: evidenceFor(await evidenceTypeOf(ctx, open.row.group_code), new Date(ctx.now.getTime() - hour)),
  }))
  if (ending === 'action_claimed') return steps
  step(5 * hour, (ctx) => each(ids, (id) => performOn(ctx, id, { act: 'confirm', body: byProducer, version: null })))
  return steps
}

/** Body of a new case: also what the measured creates send over HTTP. */
export function newCase(world: World, i: number, draw: () => number): Record<string, unknown> {
  const unit = world.units[Math.floor(draw() ** 1.5 * world.units.length)]!
  // What people decide has something to do with what was told: some words are the group's own.
  const group = world.groups[Math.floor(draw() * world.groups.length)]!
  return {
    text: `${storyOf(i, draw)} ${ownWords(group, draw)}`,
    unitId: unit.id,
    phone: unit.phone,
    name: 'رابط نمونه',
    channel: 'phone',
    groupCode: group.code,
    ...(draw() < 0.1 && { priority: 'production_stopped' }),
  }
}

type Field = { type?: string; format?: string; minLength?: number; enum?: readonly unknown[]; anyOf?: readonly { const?: unknown }[] }

/** Values that fit an evidence type, field by field from its schema. */
function evidenceFor(type: keyof typeof evidenceTypes, on: Date): Record<string, unknown> {
  const { properties, required = [] } = evidenceTypes[type] as unknown as { properties: Record<string, Field>; required?: readonly string[] }
  return Object.fromEntries(required.map((name) => [name, valueOf(properties[name]!, on)]))
}

function valueOf(field: Field, on: Date): unknown {
  const choice = field.enum?.[0] ?? field.anyOf?.[0]?.const
  if (choice !== undefined) return choice
  if (field.type === 'number' || field.type === 'integer') return 100
  if (field.format === 'date') return on.toISOString().slice(0, 10)
  if (field.format === 'date-time') return on.toISOString()
  return (field.minLength ?? 0) > 1 ? 'کار انجام و تحویل شد.' : '1405-1201'
}

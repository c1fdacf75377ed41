// Loads cases through the product's own actions, in believable states and times: about half are done, the rest is young
// enough that no deadline has passed, so that the clock does not work while the bench measures.

import { performOn } from '#features/casework/acting/actions.ts'
import type { Open } from '#features/casework/acts/actions.ts'
import { evidenceTypeOf } from '#features/casework/acting/actions.ts'
import { openCase } from '#features/casework/cases/actions.ts'
import { evidenceTypes } from '#features/obstacles/catalogue/model.ts'
import type { Actor } from '#kernel/actor.ts'
import { type Ctx, type Engine, work } from '#server/ctx.ts'
import { seeded } from '../../demo/units.ts'
import { storyOf } from './stories.ts'
import { spreadWork } from './timing.ts'
import type { World } from './world.ts'

const hour = 3_600_000
const batch = 20

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

export async function loadCases(engine: Engine, world: World, count: number, say: (done: number) => void): Promise<void> {
  const draw = seeded(1405)
  const started = Date.now()
  let done = 0
  await spreadWork(Math.ceil(count / batch), 10, async (n) => {
    const size = Math.min(batch, count - n * batch)
    const ending = endingOf(draw())
    await loadBatch(
      engine,
      world,
      Array.from({ length: size }, (_, i) => n * batch + i),
      ending,
      started,
      draw,
    )
    done += size
    say(done)
  })
}

async function loadBatch(
  engine: Engine,
  world: World,
  numbers: readonly number[],
  ending: Ending,
  started: number,
  draw: () => number,
): Promise<void> {
  const over = ending === 'confirmed' || ending === 'withdrawn'
  // Young ones are minutes old; those that are done lie within the last three weeks, before the check after 30 days.
  let at = over ? started - (2 + draw() * 19) * 24 * hour : started - (10 + draw() * 40) * 60_000
  const step = async <T>(actor: Actor, run: (ctx: Ctx) => Promise<T>, wait: number): Promise<T> => {
    at += over ? wait : 60_000
    return work(deaf(engine, new Date(at)), { actor, locale: 'fa', mode: 'write' }, run)
  }
  const each = <T>(list: readonly T[], act: (one: T) => Promise<unknown>) =>
    list.reduce<Promise<unknown>>((before, one) => before.then(() => act(one)), Promise.resolve())
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!

  const cases: Open[] = []
  const { operator } = world
  await step(operator, (ctx) => each(numbers, async (i) => cases.push(await openCase(ctx, newCase(world, i, draw) as never, {} as never))), 0)
  const ids = cases.map((open) => open.row.id)
  if (ending === 'submitted') return
  if (ending === 'withdrawn') {
    await step(
      operator,
      (ctx) => each(ids, (id) => performOn(ctx, id, { act: 'withdraw', body: { via: 'phone', saidBy: 'نمونه' }, version: null })),
      hour,
    )
    return
  }
  const desks = ids.map(() => pick(world.desks))
  const routed: Open[] = []
  await step(
    operator,
    (ctx) =>
      each(ids, async (id) =>
        routed.push(await performOn(ctx, id, { act: 'route', body: { to: [{ deskId: desks[ids.indexOf(id)]!.id, lead: true }] }, version: null })),
      ),
    2 * hour,
  )
  if (ending === 'routed') return
  const byRep = (act: 'accept' | 'claim', wait: number, body: (ctx: Ctx, open: Open) => Promise<Record<string, unknown>>) =>
    step(
      operator,
      (ctx) =>
        each(routed, async (open) => {
          const rep = ctx.as(world.repOf(desks[ids.indexOf(open.row.id)]!))
          await performOn(rep, open.row.id, { act, body: await body(ctx, open), referralId: open.state.referrals[0]!.id, version: null })
        }),
      wait,
    )
  await byRep('accept', 3 * hour, async () => ({}))
  if (ending === 'in_progress') return
  await byRep('claim', 20 * hour, async (ctx, open) => ({
    text: 'اقدام لازم انجام شد و گزارش آن پیوست است.',
    evidence: evidenceFor(await evidenceTypeOf(ctx, open.row.group_code), new Date(at - hour)),
  }))
  if (ending === 'action_claimed') return
  await step(
    operator,
    (ctx) => each(ids, (id) => performOn(ctx, id, { act: 'confirm', body: { via: 'phone', saidBy: 'نمونه' }, version: null })),
    5 * hour,
  )
}

/** Body of a new case: also what the measured creates send over HTTP. */
export function newCase(world: World, i: number, draw: () => number): Record<string, unknown> {
  const unit = world.units[Math.floor(draw() ** 1.5 * world.units.length)]!
  return {
    text: storyOf(i, draw),
    unitId: unit.id,
    phone: unit.phone,
    name: 'رابط نمونه',
    channel: 'phone',
    groupCode: world.groups[Math.floor(draw() * world.groups.length)]!,
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

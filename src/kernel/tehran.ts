// Wall clock ↔ instant in a time zone, from Intl alone (browsers have no Temporal). Tehran changed its hour until 2022.

export const dayMs = 86_400_000

export type Zone = {
  /** Milliseconds to add to UTC to read the wall clock at this instant. */
  offset(utcMs: number): number
  /** The instant of a wall clock reading; a skipped reading moves forward, of a doubled one the first is meant. */
  instant(wallMs: number): number
}

const zones = new Map<string, Zone>()

/** Throws RangeError for an unknown zone name. */
export function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone)
  if (zone === undefined) zones.set(timeZone, (zone = makeZone(timeZone)))
  return zone
}

function makeZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  // Zones change at most a few times a year and never twice within a quarter of an hour.
  const bucketMs = 900_000
  const known = new Map<number, number>()

  function ask(utcMs: number): number {
    const at: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(utcMs)) at[type] = Number(value)
    const wall = Date.UTC(at['year']!, at['month']! - 1, at['day'], at['hour'], at['minute'], at['second'])
    return wall - Math.floor(utcMs / 1000) * 1000
  }

  function offset(utcMs: number): number {
    const bucket = Math.floor(utcMs / bucketMs)
    let value = known.get(bucket)
    if (value === undefined) {
      if (known.size > 50_000) known.clear()
      known.set(bucket, (value = ask(bucket * bucketMs)))
    }
    return value
  }

  function instant(wallMs: number): number {
    const before = wallMs - offset(wallMs - dayMs)
    if (before + offset(before) === wallMs) return before
    const after = wallMs - offset(wallMs + dayMs)
    return after + offset(after) === wallMs ? after : before
  }

  return { offset, instant }
}

// Statements that come again and again are prepared once per connection: PostgreSQL then neither parses nor analyses them
// anew, which is half the time of a list with its joins. Rare ones stay unprepared, because each prepared statement holds
// memory in every connection. Planning stays PostgreSQL's choice (plan_cache_mode auto).

import type pg from 'pg'

/** A statement is prepared when it has come so often, and only so many are. */
const often = 20
const most = 150
/** Texts counted at one time; lists of values of every length make many that never come again. */
const counted = 2000

const times = new Map<string, number>()
const names = new Map<string, string>()

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= most) return known
  const n = (times.get(text) ?? 0) + 1
  if (n < often) {
    if (times.size >= counted) times.clear()
    times.set(text, n)
    return undefined
  }
  times.delete(text)
  const name = `gg${names.size}`
  names.set(text, name)
  return name
}

type Query = (text: unknown, values?: unknown, ...rest: unknown[]) => unknown

/** For `pool.on('connect')`: gives names to the client's frequent statements that have parameters. */
export function prepareFrequent(client: pg.PoolClient): void {
  const plain = client.query.bind(client) as unknown as Query
  const query: Query = (text, values, ...rest) => {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    return name === undefined ? plain(text, values, ...rest) : plain({ name, text, values }, ...rest)
  }
  client.query = query as unknown as typeof client.query
}

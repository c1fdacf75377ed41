// One text for one content, whatever order its keys came in. Pure.

/**
 * JSON with sorted keys and no spaces (as RFC 8785 for what a pack holds: texts, whole and plain decimal numbers, truth values).
 * A value read back from jsonb, which keeps no order of keys, gives the same text.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`
}

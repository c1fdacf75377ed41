// The order is the law: a room may use only the rooms above it in this list.
// Read by main.ts (to serve), by scripts/check-boundaries.ts (to enforce), by scripts/print-laws.ts (to document).

export const order = ['people', 'registry', 'channels', 'obstacles', 'casework', 'workgroup'] as const

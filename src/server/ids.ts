// Ids come from the application, ordered by time, so that a distributed database needs no sequence (architecture.md §6).
import { randomUUIDv7 } from 'node:crypto'

/** A new UUIDv7 as text. */
export const newId = (): string => randomUUIDv7()

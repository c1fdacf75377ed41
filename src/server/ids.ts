// Ids come from the application, ordered by time, so that a distributed database needs no sequence (architecture.md §6).
// Node's own randomUUIDv7 draws anew within a millisecond: half of two facts of one request would stand in the wrong order.
import { v7 } from 'uuid'

/** A new UUIDv7 as text; of one process, each is greater than the one before it (RFC 9562 §6.2). */
export const newId = (): string => v7()

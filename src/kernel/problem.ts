// A refusal the person at the screen can understand and act on.
// Anything else that goes wrong is a bug: let it stay an Error, be logged, and answer 500.

export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 503

export class Problem extends Error {
  override name = 'Problem'
  readonly code: string
  readonly status: ProblemStatus
  readonly details: Readonly<Record<string, unknown>>
  /** What was written before this refusal stays: a wrong try that must be counted. Anything else rolls back. */
  readonly keepsWrites: boolean

  constructor(code: string, status: ProblemStatus, details: Record<string, unknown> = {}, keepsWrites = false) {
    super(code)
    this.code = code
    this.status = status
    this.details = details
    this.keepsWrites = keepsWrites
  }
}

/**
 * Declares one kind of refusal, e.g. `problem<{ act: string }>('law/not-yours', 403)`.
 * The words shown to people stand under `problem.<code>` in some room's words.fa.json and words.en.json
 * (a safety test looks for both); details fill their {placeholders}.
 */
export function problem<D extends Record<string, unknown> | void = void>(code: string, status: ProblemStatus, { keepsWrites = false } = {}) {
  return (details: D) => new Problem(code, status, details ?? {}, keepsWrites)
}

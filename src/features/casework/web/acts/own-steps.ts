// Which versions of a case came of this browser's own acts: they are no news to the person who did them.

const steps = new Map<string, number>()
const at = (id: string, version: number) => `${id} ${version}`

/** An own act led from the version it was done on to the one it left. */
export function keepStep(id: string, from: number, to: number): void {
  if (to > from) steps.set(at(id, from), to)
}

/** The version a person knows who had seen `version` and has done what they did since. */
export function afterOwn(id: string, version: number): number {
  const next = steps.get(at(id, version))
  return next === undefined ? version : afterOwn(id, next)
}

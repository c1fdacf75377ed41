// Presses whose answer never came: the line broke, and nobody knows whether the server had heard.

const lost = new Map<string, number>()

/** The version on which a press was first tried in vain. */
export const lostAt = (press: string): number | undefined => lost.get(press)

export function keepLost(press: string, version: number): void {
  if (!lost.has(press)) lost.set(press, version)
}

export const forgetLost = (press: string): boolean => lost.delete(press)

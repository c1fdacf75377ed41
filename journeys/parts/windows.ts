// Several windows at once: the machine has more than one core; in each window one page is looked at after the other.

const windows = 3

/** Does it for each of them, a few at a time; the first that fails fails all. */
export async function atOnce<T>(all: readonly T[], visit: (one: T) => Promise<void>): Promise<void> {
  const queue = [...all]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await visit(next)
  }
  await Promise.all(Array.from({ length: windows }, work))
}

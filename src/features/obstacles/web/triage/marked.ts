// Where the words that weighed stand in a text. Pure.

export type Part = { readonly text: string; readonly hit: boolean }

/** The text cut at these words, from a little before the first of them; at most `length` characters of it. */
export function markWords(text: string, words: readonly string[], length = 280): Part[] {
  const wanted = words.filter((w) => w.length > 1).sort((a, b) => b.length - a.length)
  if (!wanted.length) return []
  const escaped = wanted.map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const at = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  const first = text.search(at)
  if (first < 0) return []
  const from = first <= 60 ? 0 : text.lastIndexOf(' ', first - 40) + 1
  const shown = `${from > 0 ? '… ' : ''}${text.slice(from, from + length)}${text.length > from + length ? ' …' : ''}`
  const parts: Part[] = []
  let done = 0
  for (const found of shown.matchAll(at)) {
    if (found.index > done) parts.push({ text: shown.slice(done, found.index), hit: false })
    parts.push({ text: found[0], hit: true })
    done = found.index + found[0].length
  }
  if (done < shown.length) parts.push({ text: shown.slice(done), hit: false })
  return parts
}

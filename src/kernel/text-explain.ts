// Why a text answers a query: which of its written words met which words of the query, and through what.

import { firstPoints, fold, limits, type Term, terms } from './fold.ts'
import { indexTerms, queryClauses, type Written, written } from './text.ts'

/**
 * `same`: written alike; `letters`: other letters, digits, marks or half-spaces; `joined`: a compound written apart or
 * together; `ending`: another ending of the word, or its broken plural; `amount`, `day`: the same money or date.
 */
export const hows = ['same', 'letters', 'joined', 'ending', 'amount', 'day'] as const
export type How = (typeof hows)[number]

/** `at`: [start, end) of `by` in the text, in UTF-16 units. */
export type Why = { readonly clause: string; readonly by: string; readonly at: readonly [number, number]; readonly how: How }

/** Does the text answer the query? The same answer as `fa.tsv(text) @@ fa.q(query)`; a query without content words finds nothing. */
export function answers(text: string, query: string): boolean {
  const clauses = queryClauses(query)
  if (clauses.length === 0) return false
  const stored = new Set(indexTerms(text).map(([term]) => term))
  return clauses.every((clause) => clause.some((term) => stored.has(term)))
}

/**
 * For each content word of the query (several that are met by one place are told together), where in the text it is met
 * first. A word of the query that is not in this text is left out: the text may be a part of what was found.
 */
export function explain(text: string, query: string): Why[] {
  const asked = partsOf(query)
  const here = written(firstPoints(text, limits.raw))
  const byTerm = new Map<string, Term>()
  for (const term of terms(here)) if (!byTerm.has(term.term)) byTerm.set(term.term, term)
  const why: Why[] = []
  for (const { word, range, options } of asked.clauses) {
    const before = why.at(-1)
    const met = options.find((option) => byTerm.has(option.term))
    if (met === undefined) continue
    const term = byTerm.get(met.term)!
    const at = [here.places[term.first]![0], here.places[term.last]![1]] as const
    // A compound answers each of its words: said once.
    if (before && met.kind === 'compound' && before.at[0] === at[0] && before.at[1] === at[1] && asked.last >= range[0]) continue
    const clause = met.kind === 'compound' ? query.slice(...placeOf(asked.here, met)) : word
    if (met.kind === 'compound') asked.last = placeOf(asked.here, met)[1]
    const by = text.slice(...at)
    why.push({ clause, by, at, how: howOf(clause, by, met.term) })
  }
  return why
}

const placeOf = (here: Written, term: Term): [number, number] => [here.places[term.first]![0], here.places[term.last]![1]]

/** The clauses of a query with the words as they were typed. A compound that the query writes is tried before its parts. */
function partsOf(query: string) {
  const all = written(firstPoints(query, limits.query))
  const here = {
    words: all.words.slice(0, limits.queryAtoms),
    glued: all.glued.slice(0, limits.queryAtoms),
    places: all.places.slice(0, limits.queryAtoms),
  }
  const list = terms(here)
  const clauses = list
    .filter((t) => t.kind === 'word')
    .map((own) => {
      const covering = list.filter((t) => t.kind !== 'word' && t.kind !== 'wider' && t.first <= own.first && own.first <= t.last)
      const compounds = covering.filter((t) => t.kind === 'compound').sort((a, b) => b.last - b.first - (a.last - a.first))
      const range = here.places[own.first]!
      return { word: query.slice(...range), range, options: [...compounds, own, ...covering.filter((t) => t.kind === 'variant')] }
    })
  return { here, clauses, last: -1 }
}

function howOf(clause: string, by: string, term: string): How {
  if (clause.normalize('NFC') === by.normalize('NFC')) return 'same'
  if (term.startsWith('irr')) return 'amount'
  if (/^(day|month)1/.test(term)) return 'day'
  const [a, b] = [fold(clause), fold(by)]
  if (a === b) return 'letters'
  const bare = (folded: string) => folded.replace(/[ \u200c]/g, '')
  if (bare(a) === bare(b)) return 'joined'
  return 'ending'
}

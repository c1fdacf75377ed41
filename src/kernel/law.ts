// The law of a record: which acts exist, from which states, by which roles, over which records.
// A law is data. The server refuses by it, the page disables buttons by it, the docs are printed from it.

import { type Problem, problem } from './problem.ts'

export const notYours = problem<{ act: string }>('law/not-yours', 403)
type WrongState = {
  act: string
  state: string
  from: readonly string[]
  /** What this person may do in the state it is in, as far as the law says. */
  can?: readonly string[]
  /** Where the words of states and acts begin, so that the refusal can name them (words.ts). */
  words?: Wording
}
export const wrongState = problem<WrongState>('law/wrong-state', 409)
/** Beginnings of the keys under which the states and the acts of a record have their words. */
export type Wording = { readonly state: string; readonly act: string }

export type Act<State extends string, Role extends string, Scope> = {
  readonly from: readonly State[]
  /** The state it leads to; null when the record stays where it is (a comment) or when a fold decides. */
  readonly to: State | null
  readonly by: { readonly [R in Role]?: Scope }
}

type Stateful<State extends string> = { readonly state: State }

export function law<A extends { readonly role: string }, R extends Stateful<State>, Role extends string, State extends string>() {
  return <
    const Scopes extends Record<string, (actor: A, record: R) => boolean>,
    const Acts extends Record<string, Act<State, Role, keyof Scopes>>,
  >(def: {
    scopes: Scopes
    sees: { readonly [_ in Role]?: keyof Scopes }
    acts: Acts
    words?: Wording
  }) => {
    type Name = keyof Acts & string
    const inScope = (scope: keyof Scopes | undefined, actor: A, record: R) => scope !== undefined && def.scopes[scope]!(actor, record)

    /** Which records exist for this actor at all. Its SQL face is the where-clause of the room's list query. */
    const maySee = (actor: A, record: R): boolean => inScope(def.sees[actor.role as Role], actor, record)

    /** Null when allowed; otherwise the reason, fit both for a disabled button and for a 403/409. */
    function whyNot(name: Name, actor: A, record: R): Problem | null {
      const act: Act<State, Role, keyof Scopes> = def.acts[name]!
      if (!inScope(act.by[actor.role as Role], actor, record)) return notYours({ act: name })
      if (act.from.includes(record.state)) return null
      const can = names.filter((other) => isOpen(other, actor, record))
      return wrongState({ act: name, state: record.state, from: act.from, can, ...(def.words && { words: def.words }) })
    }

    const names = Object.keys(def.acts) as Name[]
    const isOpen = (name: Name, actor: A, record: R): boolean => {
      const act: Act<State, Role, keyof Scopes> = def.acts[name]!
      return act.from.includes(record.state) && inScope(act.by[actor.role as Role], actor, record)
    }
    return {
      ...def,
      names,
      maySee,
      whyNot,
      /** The acts open to this actor on this record now. Sent with every record, so pages never guess. */
      open: (actor: A, record: R) => names.filter((name) => isOpen(name, actor, record)),
    }
  }
}

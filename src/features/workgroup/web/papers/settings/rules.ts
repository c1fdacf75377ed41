// A form over a record that others save too: what was typed is kept apart from what the server has, so that each can be seen. Pure.

import { problem } from '#kernel/problem.ts'

/** The fields that were changed, and the record as it was when the first of them was. */
export type Edit<T> = { readonly base: T | null; readonly words: Partial<T> }

/** Said on the button until the person has looked at what a colleague saved. */
export const seeNewerFirst = problem('workgroup/see-newer-first', 409)

const fieldsOf = <T extends object>(record: T) => Object.keys(record) as (keyof T)[]

/** As it would be saved: a field that was not touched is the newest one. */
export const valueOf = <T extends object>(edit: Edit<T>, now: T): T => ({ ...now, ...edit.words })

/** Typing. A field that is as the server has it is not a change. */
export function changed<T extends object>(edit: Edit<T>, now: T, change: Partial<T>): Edit<T> {
  const words: Partial<T> = { ...edit.words, ...change }
  for (const field of fieldsOf(now)) if (words[field] === now[field]) delete words[field]
  return Object.keys(words).length ? { base: edit.base ?? now, words } : { base: null, words: {} }
}

/** What a colleague saved since the first letter: those fields that are not as they were then, nor as they were typed here. */
export const newerIn = <T extends object>({ base, words }: Edit<T>, now: T): (keyof T)[] =>
  base === null ? [] : fieldsOf(now).filter((field) => now[field] !== base[field] && now[field] !== words[field])

/** The person has seen it and goes on: from now on what is typed changes this version. */
export const seen = <T extends object>(edit: Edit<T>, now: T): Edit<T> => (edit.base === null ? edit : { ...edit, base: now })

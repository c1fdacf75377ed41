// What an incoming SMS says. Pure: no case is looked at here.

import { toLatinDigits } from '#kernel/format.ts'
import { fold } from '#kernel/text.ts'
import { readCode } from '../codes/rules.ts'

export type Answer = 'yes' | 'partly' | 'no'
export type Heard = { readonly code: string | null; readonly answer: Answer | null; readonly text: string }

const words: readonly (readonly [Answer, readonly string[]])[] = [
  ['yes', ['1', 'بله', 'بلی', 'اره', 'آره', 'تایید', 'رفع شد', 'yes']],
  ['partly', ['2', 'تا حدی', 'تاحدی', 'بخشی', 'partly']],
  ['no', ['3', 'خیر', 'نه', 'نشد', 'no']],
]

/** Reads a code anywhere in the message and, in what is left, the answers 1, 2, 3 or their words. */
export function readSms(raw: string): Heard {
  const latin = toLatinDigits(raw) // digit for digit, so that places in it are places in the original
  const found = /\b[A-Za-z]{2}[\s–-]?\d{4}[\s–-]?\d{6,}\b/.exec(latin)
  const code = found && readCode(found[0])
  const rest = (code ? raw.slice(0, found.index) + raw.slice(found.index + found[0].length) : raw).trim()
  const bare = toLatinDigits(rest).replace(/^[\s.:،,\-–()]+|[\s.:،,!\-–()]+$/g, '')
  const answer = words.find(([, list]) => list.some((w) => fold(w).trim() === fold(bare).trim()))?.[0] ?? null
  return { code, answer, text: rest }
}

/** Shorter texts that answer nothing are not an obstacle told: the sender gets help instead of a case. */
export const tellsAnObstacle = (text: string): boolean => text.length >= 12 && text.split(/\s+/).length >= 3

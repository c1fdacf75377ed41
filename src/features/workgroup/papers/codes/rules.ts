// The public code of a paper and its letter number. Pure.

import { toLatinDigits } from '#kernel/digits.ts'
import { problem } from '#kernel/problem.ts'
import type { PaperKind } from '../model.ts'

const badNumberFormat = problem<{ name: string }>('workgroup/number-format-unknown', 422)
const numberNeedsNo = problem('workgroup/number-format-without-no', 422)

/** Crockford's base 32: no I, L, O or U, so that nothing can be misread or swear. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Signs that cannot be guessed: 9 × 5 = 45 bits. One check sign follows. */
const randomSigns = 9

/**
 * CRC over GF(2)[x] with the primitive x⁵ + x² + 1, five bits a step: finds every single wrong sign, and every swap of two
 * signs, however far apart.
 */
function checkSign(values: readonly number[]): number {
  let c = 0
  for (const value of values) {
    c = (c << 1) ^ (c & 16 ? 0b100101 : 0)
    c = (c ^ value) & 31
  }
  return (c << 1) ^ (c & 16 ? 0b100101 : 0)
}

/** `EA-7K3M9-QXT2C`: the province's letters, nine signs of chance, a check sign over all. `bytes`: at least nine of good chance. */
export function makeCode(province: string, bytes: Uint8Array): string {
  const signs = Array.from({ length: randomSigns }, (_, i) => bytes[i]! & 31)
  const check = checkSign([...letters(province), ...signs])
  const text = [...signs, check].map((n) => alphabet[n]).join('')
  return `${province}-${text.slice(0, 5)}-${text.slice(5)}`
}

const letters = (province: string) => [...province].map((c) => c.charCodeAt(0) - 65)

/**
 * The code as it is stored, from what a person typed: any digits, small letters, O for 0, I or L for 1, with or without
 * hyphens. @returns null when it cannot be one (length, letters or check sign)
 */
export function readCode(typed: string): string | null {
  const plain = toLatinDigits(typed.slice(0, 60))
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  const [, province, rest] = /^([A-Z]{2})([0-9A-Z]{10})$/.exec(plain) ?? []
  if (!province || !rest) return null
  const signs = [...rest.replace(/O/g, '0').replace(/[IL]/g, '1')].map((c) => alphabet.indexOf(c))
  if (signs.includes(-1)) return null
  if (checkSign([...letters(province), ...signs.slice(0, -1)]) !== signs.at(-1)) return null
  const text = signs.map((n) => alphabet[n]).join('')
  return `${province}-${text.slice(0, 5)}-${text.slice(5)}`
}

/** What stands for {kind} in a letter number: figures, as registers of Iranian offices have them. */
export const kindNumbers = {
  minutes: '10',
  notification: '20',
  applicant_letter: '21',
  invitation: '30',
  pack: '31',
  objection_answer: '40',
  nonfeasance: '50',
  inspection: '51',
  addendum: '90',
} as const satisfies Record<PaperKind, string>

const numberFields = ['year', 'kind', 'no', 'province'] as const
export const defaultNumberFormat = '{year}/{kind}/{no}'

/** Refuses a format without {no}, or with a field that numbers do not have. */
export function checkNumberFormat(format: string): void {
  for (const [, name] of format.matchAll(/\{(\w*)\}/g))
    if (!(numberFields as readonly string[]).includes(name!)) throw badNumberFormat({ name: name! })
  if (!format.includes('{no}')) throw numberNeedsNo()
}

/** The counter from which a format takes its {no}: anew each year, and for each kind, only where the number shows them. */
export function counterOf(format: string, { kind, year }: { kind: PaperKind; year: number }): string {
  return ['paper', format.includes('{year}') && year, format.includes('{kind}') && kindNumbers[kind]].filter(Boolean).join(':')
}

/** `1405/20/12`, in Latin digits; the paper shows them in those of its language. */
export function letterNumber(format: string, v: { kind: PaperKind; year: number; no: number; province: string }): string {
  const values: Record<string, string> = { year: String(v.year), kind: kindNumbers[v.kind], no: String(v.no), province: v.province }
  return format.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
}

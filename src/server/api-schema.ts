// JSON Schema as people read it: one row a field, and a worked example.

import type { TSchema } from 'typebox'

type Schema = {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly patternProperties?: object
  readonly additionalProperties?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly minProperties?: number
  readonly maxItems?: number
  readonly default?: unknown
  readonly description?: string
}

export type Row = { readonly name: string; readonly type: string; readonly needed: boolean; readonly limits: string }

const deepest = 4

/** Fields of an object, nested ones as `a.b` and `a[].b`. */
export function rowsOf(schema: TSchema, prefix = '', depth = 0): Row[] {
  const { properties = {}, required = [] } = schema as Schema
  return Object.entries(properties).flatMap(([key, field]) => {
    const name = prefix + key
    const inner = field.type === 'array' ? field.items : optionOf(field)
    const below = inner?.properties && depth < deepest ? rowsOf(inner as TSchema, `${name}${field.type === 'array' ? '[]' : ''}.`, depth + 1) : []
    return [{ name, type: typeOf(field), needed: required.includes(key), limits: limitsOf(field) }, ...below]
  })
}

/** The object of `object | null`, or the schema itself. */
const optionOf = (s: Schema): Schema => s.anyOf?.find((one) => one.properties) ?? s

function typeOf(s: Schema): string {
  if (s.const !== undefined) return JSON.stringify(s.const)
  if (s.enum) return s.enum.map((v) => JSON.stringify(v)).join(' | ')
  if (s.anyOf) return [...new Set(s.anyOf.map(typeOf))].join(' | ')
  if (s.type === 'array') return s.items ? `${wrapped(typeOf(s.items))}[]` : 'array'
  const type = [s.type ?? 'any'].flat().join(' or ')
  return s.format ? `${type} (${s.format})` : type
}
const wrapped = (type: string) => (type.includes('|') ? `(${type})` : type)

function limitsOf(s: Schema): string {
  const range = (least: number | undefined, most: number | undefined, what: string) =>
    least === undefined && most === undefined ? '' : `${least ?? ''}…${most ?? ''}${what}`
  const parts = [
    range(s.minLength, s.maxLength, ' characters'),
    range(s.minimum, s.maximum, ''),
    range(s.minItems, s.maxItems, ' items'),
    s.pattern ? `/${s.pattern}/` : '',
    s.default === undefined ? '' : `default ${JSON.stringify(s.default)}`,
    s.description ?? '',
  ]
  return parts.filter(Boolean).join(', ')
}

const uuid = '01980000-0000-7000-8000-000000000001'

/** A value that fits; optional fields only at the top, so that examples stay short. */
export function exampleOf(schema: TSchema, name = '', depth = 0): unknown {
  const s = schema as Schema
  if (s.const !== undefined) return s.const
  if (s.default !== undefined) return s.default
  if (s.enum) return s.enum[0]
  if (s.anyOf) return exampleOf(s.anyOf[0] as TSchema, name, depth)
  const type = Array.isArray(s.type) ? s.type[0] : s.type
  if (type === 'array')
    return s.items ? Array.from({ length: Math.max(1, s.minItems ?? 1) }, () => exampleOf(s.items as TSchema, name, depth + 1)) : []
  if (type === 'object' || s.properties) {
    const least = s.minProperties && !s.required?.length ? s.minProperties : 0
    const fields = Object.entries(s.properties ?? {}).filter(([key], n) => depth === 0 || s.required?.includes(key) || n < least)
    return Object.fromEntries(fields.map(([key, field]) => [key, exampleOf(field as TSchema, key, depth + 1)]))
  }
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return s.minimum ?? 1
  if (type === 'null') return null
  return textExample(s, name)
}

/** By the field's name first, then whatever fits its pattern and length. */
const examples: readonly (readonly [RegExp, string])[] = [
  [/phone|number|caller|address|^to$/i, '09141234567'],
  [/password|current|^next$/i, 'four unrelated words'],
  [/^code$/i, '123456'],
  [/name/i, 'نمونه'],
  [/url/i, 'https://sms.example/send'],
  [/email/i, 'name@example.ir'],
  [/day|from|to|on$/i, '2026-11-22'],
]
const fallbacks = [
  '…',
  'نمونه',
  'EA',
  'B07',
  'B007',
  '08:00',
  '14:30',
  'power',
  'zahra.n',
  'x',
  '1',
  '1405',
  '11111111111',
  'casework.claim',
  '2026-11-22',
  '1405-3',
  `${'A'.repeat(43)}=`,
  Array(8).fill('7a3f').join('-'),
  '01980000-0000-7000-8000-000000000001',
]

function textExample(s: Schema, name: string): string {
  if (s.format === 'uuid') return uuid
  if (s.format === 'date-time') return '2026-11-22T06:30:00Z'
  const fits = (text: string) =>
    (!s.pattern || new RegExp(s.pattern, 'u').test(text)) && text.length >= (s.minLength ?? 0) && text.length <= (s.maxLength ?? Infinity)
  const named = examples.filter(([key]) => key.test(name)).map(([, text]) => text)
  return [...named, ...fallbacks, 'x'.repeat(s.minLength ?? 1)].find(fits) ?? '…'
}

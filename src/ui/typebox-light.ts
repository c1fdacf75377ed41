// What the contracts need of TypeBox in the browser: the same schemas (a test compares them), 1 kB instead of 12.
// TypeBox's Record alone draws its whole type engine along. vite.config.ts puts this file in its place; types are
// still checked against the real one, and the server always uses the real one.

type Schema = Readonly<Record<string, unknown>>
type Options = Readonly<Record<string, unknown>>

const optional = Symbol('optional')
const plain =
  (type: string) =>
  (options: Options = {}): Schema => ({ type, ...options })

function object(properties: Readonly<Record<string, Schema>>, options: Options = {}): Schema {
  const required = Object.keys(properties).filter((key) => !(optional in properties[key]!))
  return { type: 'object', ...(required.length > 0 && { required }), properties, ...options }
}

export const Type = {
  String: plain('string'),
  Number: plain('number'),
  Integer: plain('integer'),
  Boolean: plain('boolean'),
  Null: plain('null'),
  Unknown: (options: Options = {}): Schema => ({ ...options }),
  Literal: (value: string | number | boolean, options: Options = {}): Schema => ({ type: typeof value, const: value, ...options }),
  Enum: (values: readonly unknown[], options: Options = {}): Schema => ({ enum: values, ...options }),
  Unsafe: (schema: Schema): Schema => ({ ...schema }),
  Array: (items: Schema, options: Options = {}): Schema => ({ type: 'array', items, ...options }),
  Union: (anyOf: readonly Schema[], options: Options = {}): Schema => ({ anyOf, ...options }),
  Object: object,
  Optional: (schema: Schema): Schema => Object.defineProperty({ ...schema }, optional, { value: true }),
  Partial: ({ properties }: Schema): Schema =>
    object(Object.fromEntries(Object.entries(properties as Record<string, Schema>).map(([name, schema]) => [name, Type.Optional(schema)]))),
  Record: (key: Schema, value: Schema, options: Options = {}): Schema => ({
    type: 'object',
    patternProperties: { [typeof key['pattern'] === 'string' ? key['pattern'] : '^.*$']: value },
    ...options,
  }),
}

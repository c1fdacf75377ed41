// A model as one piece of bytes: a short JSON head, then the arrays as they lie in memory. Opening it copies nothing.

import type { Model } from './model.ts'

const magic = 0x47475431 // GGT1

const arrays = [
  ['known.keys', Float64Array],
  ['keys', Uint32Array],
  ['idf', Float32Array],
  ['mass', Float32Array],
  ['ptr', Uint32Array],
  ['bias', Float32Array],
  ['scale', Float32Array],
  ['total', Float32Array],
  ['support', Float32Array],
  ['known.share', Float32Array],
  ['cls', Uint16Array],
  ['known.cls', Uint16Array],
  ['svm', Int8Array],
  ['nb', Uint8Array],
] as const

type Name = (typeof arrays)[number][0]
type AnyArray = Float64Array | Float32Array | Uint32Array | Uint16Array | Int8Array | Uint8Array
const arrayOf = (model: Model, name: Name): AnyArray =>
  name.startsWith('known.') ? model.known[name.slice(6) as keyof Model['known']] : (model[name as keyof Model] as AnyArray)
const aligned = (n: number) => Math.ceil(n / 8) * 8

export function packModel(model: Model): Uint8Array<ArrayBuffer> {
  const { classes, texts, grand, unit, blend, temperature, threshold, also, figures } = model
  const lengths = arrays.map(([name]) => arrayOf(model, name).length)
  const head = new TextEncoder().encode(JSON.stringify({ classes, texts, grand, unit, blend, temperature, threshold, also, figures, lengths }))
  const sizes = arrays.map(([name]) => aligned(arrayOf(model, name).byteLength))
  const bytes = new Uint8Array(aligned(8 + head.length) + sizes.reduce((a, b) => a + b, 0))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, magic)
  view.setUint32(4, head.length)
  bytes.set(head, 8)
  let at = aligned(8 + head.length)
  for (const [i, [name]] of arrays.entries()) {
    const from = arrayOf(model, name)
    bytes.set(new Uint8Array(from.buffer, from.byteOffset, from.byteLength), at)
    at += sizes[i]!
  }
  return bytes
}

/** @throws Error when the bytes are no model of this version */
export function unpackModel(packed: Uint8Array): Model {
  // Arrays of eight bytes must begin at a multiple of eight: a piece cut from a larger buffer is moved.
  const bytes = packed.byteOffset % 8 === 0 ? packed : packed.slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || view.getUint32(0) !== magic) throw new Error('not a triage model of this version')
  const headLength = view.getUint32(4)
  const { lengths, ...head } = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + headLength))) as Omit<Model, Name | 'known'> & {
    lengths: number[]
  }
  const found: Record<string, AnyArray> = {}
  let at = aligned(8 + headLength)
  for (const [i, [name, Kind]] of arrays.entries()) {
    found[name] = new Kind(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, lengths[i]!)
    at += aligned(found[name].byteLength)
  }
  const known = { keys: found['known.keys'], cls: found['known.cls'], share: found['known.share'] }
  return { ...head, ...found, known } as unknown as Model
}

// What checks the input of an endpoint and writes its answer is compiled when it is first used. Fastify compiles all of it
// at the start, and that of every GET twice, once for HEAD: seconds and tens of megabytes, of which a day uses little.
// src/contracts.test.ts compiles all of it.

import validators from '@fastify/ajv-compiler'
import serializers from '@fastify/fast-json-stringify-compiler'
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'

type Validators = FastifySchemaCompiler<unknown>
type Serializers = FastifySerializerCompiler<unknown>

/** Addresses carry texts, which become numbers; a JSON body says itself what it holds. Turned about, a null would become 0. */
export function validatorCompiler(): Validators {
  const texts = validators()({}, { customOptions: {} }) as unknown as Validators
  const exact = validators()({}, { customOptions: { coerceTypes: false } }) as unknown as Validators
  return (route) => (route.httpPart === 'body' ? exact : texts)(route)
}

export const serializerCompiler = (): Serializers => serializers()({}, {}) as Serializers

/** Compiles at the first call. */
export const lateValidators =
  (compile = validatorCompiler()): Validators =>
  (route) => {
    let check: ReturnType<Validators> | undefined
    const late: ReturnType<Validators> = (data) => {
      check ??= compile(route)
      const fits = check(data)
      late.errors = check.errors ?? null
      return fits
    }
    return late
  }

/** Compiles at the first call. */
export const lateSerializers =
  (compile = serializerCompiler()): Serializers =>
  (route) => {
    let write: ReturnType<Serializers> | undefined
    return (data) => (write ??= compile(route))(data)
  }

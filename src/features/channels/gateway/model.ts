// The SMS gateway of a province as data: how to send, and how its callbacks name their fields.

import { type Static, Type } from 'typebox'

const Path = Type.String({ maxLength: 120 })
const Values = Type.Array(Type.String({ maxLength: 60 }), { maxItems: 40 })

/** Everything but the secrets. Templates know {to} {text} {from} {id} and the name of every secret. */
export const Gateway = Type.Object({
  enabled: Type.Boolean(),
  method: Type.Enum(['POST', 'PUT', 'GET']),
  url: Type.String({ maxLength: 1000 }),
  headers: Type.Array(Type.Object({ name: Type.String({ pattern: '^[A-Za-z0-9-]{1,60}$' }), value: Type.String({ maxLength: 1000 }) }), {
    maxItems: 20,
  }),
  /** How {placeholders} in the body are escaped, and the Content-Type that is sent. */
  encoding: Type.Enum(['json', 'form']),
  body: Type.String({ maxLength: 4000 }),
  from: Type.String({ maxLength: 40 }),
  /** +98912…, 98912…, or 0912… */
  phoneForm: Type.Enum(['e164', 'digits', 'local']),
  /** Dotted path of the message id in the answer, e.g. `entries.0.messageid`. Empty: the answer has none. */
  refPath: Path,
  /** Gateways that answer 200 to everything: the field that says whether it worked, and its good values. Empty: any 2xx is good. */
  okPath: Path,
  okValues: Values,
  incoming: Type.Object({ from: Path, text: Path, ref: Path, at: Path }),
  delivery: Type.Object({ ref: Path, state: Path, at: Path, delivered: Values, failed: Values }),
})
export type Gateway = Static<typeof Gateway>

const secretName = Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9_]{0,39}$' })

export const GatewayView = Type.Object({
  gateway: Gateway,
  /** Names only: values never leave the server. */
  secrets: Type.Array(secretName),
  /** Set by the environment of the installation (SMS_GATEWAY_URL …): read-only here. */
  byEnvironment: Type.Boolean(),
  /** A callback address with a key exists; the key itself was shown once. */
  hook: Type.Boolean(),
  mail: Type.Boolean(),
  version: Type.Integer(),
})

export const GatewayChange = Type.Object({
  gateway: Gateway,
  /** A value sets or replaces; null keeps what is stored; a name left out is removed. */
  secrets: Type.Array(Type.Object({ name: secretName, value: Type.Union([Type.String({ minLength: 1, maxLength: 1000 }), Type.Null()]) }), {
    maxItems: 10,
  }),
})
export type GatewayChange = Static<typeof GatewayChange>

export const TestResult = Type.Object({
  ok: Type.Boolean(),
  /** A word key under `channels.error.…` when it failed. */
  error: Type.String(),
  /** HTTP status of the gateway's answer, null when there was none. */
  status: Type.Union([Type.Integer(), Type.Null()]),
  ref: Type.String(),
})
export type TestResult = Static<typeof TestResult>

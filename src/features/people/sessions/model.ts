// Signing in and one's own account.

import { type Static, Type } from 'typebox'
import { Hat, Id, LocaleName, Nullable, ProvinceView } from '../model.ts'

/** 8 recovery codes of the form xxxx-xxxx stand in for the second factor, each once. */
export const Password = Type.String({ minLength: 1, maxLength: 200 })
export const NewPassword = Type.String({ minLength: 10, maxLength: 200 })
/** Six digits in any digit set, or a recovery code. */
export const FactorCode = Type.String({ minLength: 6, maxLength: 20 })
export const SetupCode = Type.String({ minLength: 20, maxLength: 100 })

export const Me = Type.Object({
  accountId: Id,
  sessionId: Id,
  name: Type.String(),
  phone: Nullable(Type.String()),
  username: Nullable(Type.String()),
  locale: LocaleName,
  /** The hat worn now, and all that may be worn (`POST /api/session/hat`). */
  hat: Hat,
  hats: Type.Array(Hat),
  /** The province of the hat worn. */
  province: ProvinceView,
  /** Names of all provinces of `hats`. */
  provinces: Type.Array(ProvinceView),
  hasPassword: Type.Boolean(),
  /** False for a quarter of an hour after signing in by a one-time code: who forgot the password sets a new one then. */
  passwordNeedsCurrent: Type.Boolean(),
  secondFactor: Type.Object({ on: Type.Boolean(), recoveryLeft: Type.Integer() }),
  demo: Type.Boolean(),
})
export type Me = Static<typeof Me>

/** `done`: the cookie is set, `me` is filled. `secondFactor`: call `finishSignIn` within five minutes. */
export const SignInReply = Type.Object({
  next: Type.Enum(['done', 'secondFactor']),
  me: Type.Union([Me, Type.Null()]),
})
export type SignInReply = Static<typeof SignInReply>

export const SessionView = Type.Object({
  id: Id,
  current: Type.Boolean(),
  createdAt: Type.String(),
  lastSeenAt: Type.String(),
  expiresAt: Type.String(),
  ip: Type.String(),
  userAgent: Type.String(),
  role: Type.String(),
  secondFactor: Type.Boolean(),
})
export type SessionView = Static<typeof SessionView>

export const TotpSetup = Type.Object({
  /** Base32, for typing by hand. */
  secret: Type.String(),
  /** otpauth://… */
  uri: Type.String(),
  /** The QR as an <svg> without scripts or styles. */
  svg: Type.String(),
})

export const Start = Type.Object({
  demo: Type.Boolean(),
  /** True while no administrator exists: the console of the server shows the address of the first-run page. */
  needsSetup: Type.Boolean(),
  /** Provinces at work in this installation. */
  provinces: Type.Array(ProvinceView),
})

export const DemoAccount = Type.Object({
  name: Type.String(),
  role: Type.String(),
  provinceCode: Type.String(),
  username: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  password: Type.String(),
})

// Signing in and out, hats, one's own account, first run.

import { Type } from 'typebox'
import type { Contract } from '#kernel/contract.ts'
import { Done, Id, LocaleName, PersonName, PhoneInput, ProvinceId, RoleName } from '../model.ts'
import { DemoAccount, FactorCode, Me, NewPassword, Password, SessionView, SetupCode, SignInReply, Start, TotpSetup } from './model.ts'

const guessing = { max: 30, per: 'minute' } as const

export const sessionsApi = {
  start: { method: 'GET', path: '/api/start', may: 'anyone', summary: 'What a page must know before anybody signs in', reply: Start },
  signIn: {
    method: 'POST', path: '/api/session', may: 'anyone', rate: guessing,
    summary: 'Sign in with phone or username and password',
    body: Type.Object({ login: Type.String({ minLength: 1, maxLength: 100 }), password: Password }),
    reply: SignInReply,
  },
  signInByCode: {
    method: 'POST', path: '/api/session/code', may: 'anyone', rate: guessing,
    summary: 'Sign in with the one-time code sent to a phone (POST /api/codes, purpose signIn); accepts an open invitation to that phone',
    body: Type.Object({ phone: PhoneInput, code: Type.String({ minLength: 4, maxLength: 12 }) }),
    reply: SignInReply,
  },
  finishSignIn: {
    method: 'POST', path: '/api/session/second-factor', may: 'anyone', rate: guessing,
    summary: 'Second step: a code of the authenticator app, or a recovery code',
    body: Type.Object({ code: FactorCode }),
    reply: SignInReply,
  },
  signOut: { method: 'DELETE', path: '/api/session', may: 'anyone', summary: 'Sign out', reply: Done },
  switchHat: {
    method: 'POST', path: '/api/session/hat', may: 'signedIn',
    summary: 'Wear another hat of one’s own; the session gets a new token',
    body: Type.Object({ provinceId: ProvinceId, role: RoleName }),
    reply: Me,
  },
  me: { method: 'GET', path: '/api/me', may: 'signedIn', summary: 'The account, the hats, the hat worn', reply: Me },
  setLocale: { method: 'PUT', path: '/api/me/locale', may: 'signedIn', summary: 'Language of pages and messages', body: Type.Object({ locale: LocaleName }), reply: Done },
  changePassword: {
    method: 'POST', path: '/api/me/password', may: 'signedIn', rate: guessing,
    summary: 'Change the password (`current` is needed when `me.passwordNeedsCurrent`); ends all other sessions',
    body: Type.Object({ current: Type.Optional(Password), next: NewPassword }),
    reply: Done,
  },
  startTotp: {
    method: 'POST', path: '/api/me/totp', may: 'signedIn', rate: guessing,
    summary: 'Begin setting up the second factor: a new secret and its QR, not active until confirmed',
    reply: TotpSetup,
  },
  confirmTotp: {
    method: 'POST', path: '/api/me/totp/confirm', may: 'signedIn', rate: guessing,
    summary: 'Activate the second factor with its first code; answers eight recovery codes, shown once',
    body: Type.Object({ code: FactorCode }), reply: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  },
  disableTotp: {
    method: 'POST', path: '/api/me/totp/disable', may: 'signedIn', rate: guessing,
    summary: 'Switch the second factor off, with a code of it', body: Type.Object({ code: FactorCode }), reply: Done,
  },
  newRecoveryCodes: {
    method: 'POST', path: '/api/me/totp/recovery', may: 'signedIn', rate: guessing,
    summary: 'Eight new recovery codes; the old ones are void',
    body: Type.Object({ code: FactorCode }), reply: Type.Object({ recoveryCodes: Type.Array(Type.String()) }),
  },
  listSessions: { method: 'GET', path: '/api/me/sessions', may: 'signedIn', summary: 'Where this account is signed in', reply: Type.Object({ rows: Type.Array(SessionView) }) },
  endSession: { method: 'DELETE', path: '/api/me/sessions/:id', may: 'signedIn', summary: 'End one of one’s own sessions', params: Type.Object({ id: Id }), reply: Done },
  endOtherSessions: { method: 'DELETE', path: '/api/me/sessions', may: 'signedIn', summary: 'End all of one’s own sessions but this one', reply: Type.Object({ ended: Type.Integer() }) },
  demoAccounts: { method: 'GET', path: '/api/demo-accounts', may: 'anyone', summary: 'Demo mode only: one account per role', reply: Type.Object({ rows: Type.Array(DemoAccount) }) },

  checkSetup: {
    method: 'POST', path: '/api/setup/check', may: 'anyone', rate: guessing,
    summary: 'What a set-up code is for: `first` = make the first administrator, `password` = set the password of an account',
    body: Type.Object({ code: SetupCode }),
    reply: Type.Object({ kind: Type.Enum(['first', 'password']), name: Type.String() }),
  },
  setUp: {
    method: 'POST', path: '/api/setup', may: 'anyone', rate: guessing,
    summary: 'First run: make the first administrator and the province (a phone or a username is needed)',
    body: Type.Object({
      code: SetupCode,
      provinceCode: Type.String({ pattern: '^[A-Z]{2}$' }),
      name: PersonName,
      phone: Type.Optional(PhoneInput),
      username: Type.Optional(Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9._-]{2,39}$' })),
      password: NewPassword,
    }),
    reply: SignInReply,
  },
  setUpPassword: {
    method: 'POST', path: '/api/setup/password', may: 'anyone', rate: guessing,
    summary: 'Set the password of the account a set-up code was printed for, and sign in',
    body: Type.Object({ code: SetupCode, password: NewPassword }),
    reply: SignInReply,
  },
} satisfies Contract

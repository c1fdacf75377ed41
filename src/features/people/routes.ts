import { serve } from '#server/http.ts'
import { api } from './api.ts'
import { readJournal } from './journal/actions.ts'
import { confirmTotp, disableTotp, newRecoveryCodes, startTotp } from './factors/actions.ts'
import { done } from './model.ts'
import { phoneTaken, usernameTaken } from './rules.ts'
import * as sessions from './sessions/actions.ts'
import { demoAccounts, setLocale, start } from './start/actions.ts'
import { checkSetup, setUp, setUpPassword } from './setup/actions.ts'
import { changePassword, finishSignIn, signInByCode, signInByPassword } from './sign-in/actions.ts'
import * as invitations from './invitations/actions.ts'
import * as staff from './staff/actions.ts'
import { createToken, listTokens, revokeToken } from './tokens/actions.ts'

export const people = serve(
  api,
  {
    start: (ctx) => start(ctx),
    signIn: (ctx, { body }, http) => signInByPassword(ctx, http, body),
    signInByCode: (ctx, { body }, http) => signInByCode(ctx, http, body),
    finishSignIn: (ctx, { body }, http) => finishSignIn(ctx, http, body.code),
    signOut: (ctx, _input, http) => sessions.signOut(ctx, http).then(() => done),
    switchHat: (ctx, { body }, http) => sessions.switchHat(ctx, http, body),
    me: (ctx) => sessions.meOf(ctx),
    setLocale: (ctx, { body }, http) => setLocale(ctx, http, body.locale).then(() => done),
    changePassword: (ctx, { body }, http) => changePassword(ctx, http, body).then(() => done),
    startTotp: (ctx) => startTotp(ctx),
    confirmTotp: async (ctx, { body }, http) => ({ recoveryCodes: await confirmTotp(ctx, body.code, http.ip) }),
    disableTotp: (ctx, { body }, http) => disableTotp(ctx, body.code, http.ip).then(() => done),
    newRecoveryCodes: async (ctx, { body }, http) => ({ recoveryCodes: await newRecoveryCodes(ctx, body.code, http.ip) }),
    listSessions: async (ctx) => ({ rows: await sessions.sessionsOf(ctx, sessions.personOf(ctx).accountId) }),
    endSession: (ctx, { params }) => sessions.endOwnSession(ctx, params.id).then(() => done),
    endOtherSessions: async (ctx) => ({ ended: await sessions.endOtherSessions(ctx) }),
    demoAccounts: async (ctx) => ({ rows: await demoAccounts(ctx) }),
    checkSetup: (ctx, { body }, http) => checkSetup(ctx, http, body.code),
    setUp: (ctx, { body }, http) => setUp(ctx, http, body),
    setUpPassword: (ctx, { body }, http) => setUpPassword(ctx, http, body),

    listPeople: (ctx, { query }) => staff.listPeople(ctx, query),
    readPerson: (ctx, { params }) => staff.readPerson(ctx, params.id),
    changePerson: (ctx, { params, body }) => staff.changePerson(ctx, params.id, body),
    grantHat: (ctx, { params, body }) => staff.grantHatTo(ctx, params.id, body),
    revokeHat: (ctx, { params }) => staff.revokeHat(ctx, params.id, params.grantId),
    suspendPerson: (ctx, { params }) => staff.suspendPerson(ctx, params.id),
    resumePerson: (ctx, { params }) => staff.resumePerson(ctx, params.id),
    signOutPerson: (ctx, { params }) => staff.signOutPerson(ctx, params.id),
    resetSecondFactor: (ctx, { params }) => staff.resetSecondFactor(ctx, params.id),
    listInvitations: (ctx, { query }) => invitations.listInvitations(ctx, query),
    invite: (ctx, { body }) => invitations.invite(ctx, body),
    revokeInvitation: (ctx, { params }) => invitations.revokeInvitation(ctx, params.id).then(() => done),

    listTokens: (ctx) => listTokens(ctx),
    createToken: (ctx, { body }) => createToken(ctx, body),
    revokeToken: (ctx, { params }) => revokeToken(ctx, params.id).then(() => done),
    readJournal: (ctx, { query }) => readJournal(ctx, query),
  },
  { account_phone: phoneTaken, account_username: usernameTaken },
)

// Calls of every endpoint by everybody, each upon a record of the world and rolled back afterwards. The list comes from the
// contracts, so a new endpoint is tested the moment it exists; if it names a record that `recordOf` does not know, the first
// test of security.test.ts says so.

import assert from 'node:assert/strict'
import type { Actor } from '#kernel/actor.ts'
import type { Endpoint } from '#kernel/contract.ts'
import { exampleOf } from '#server/api-schema.ts'
import { sql } from '#server/db.ts'
import { cast, ids, phoneOf, type Sent } from '#server/testing.ts'
import { rooms } from './rooms.ts'
import { multipart, type Stage, stranger, upload, type World } from './security-world.ts'

export type Target = { readonly id: string; readonly e: Endpoint }
export const targets: readonly Target[] = Object.entries(rooms).flatMap(([room, { api }]) =>
  Object.entries(api).map(([name, e]) => ({ id: `${room}.${name}`, e })),
)

const { zahra, homa, naser, parviz, karim, sina, sadeq, maryam, atusa, adel, ehsan, omid } = cast
export const everyRole: readonly Actor[] = [zahra, homa, naser, parviz, karim, sina, sadeq, maryam, atusa, adel, ehsan, omid]

/** The same role in Khuzestan, once with its own places and once, as a forger would, with those of East Azerbaijan. */
export const elsewhere = (a: Actor): Actor[] => {
  const there = { ...a, provinceId: 2, accountId: stranger(everyRole.indexOf(a)), sessionId: `there-${a.role}` }
  const own = {
    agencyIds: a.agencyIds.length ? [ids.agencyOther] : [],
    deskIds: a.deskIds.length ? [ids.deskOther] : [],
    unitIds: a.unitIds.length ? [ids.unitOther] : [],
    investorIds: [],
  }
  return [
    { ...there, ...own },
    { ...there, sessionId: `forged-${a.role}` },
  ]
}

export const may = (e: Endpoint, a: Actor) => typeof e.may === 'string' || e.may.includes(a.role as never)

/** path prefix up to the parameter → the record of the world */
const recordOf: Readonly<Record<string, (w: World) => string>> = {
  '/api/cases/:id': (w) => w.case,
  '/api/aggregates/:id': (w) => w.aggregate,
  '/api/aggregates/keys/:keyId': (w) => w.key,
  '/api/imports/:id': (w) => w.import,
  'batches/:batchId': () => stranger(3),
  '/api/cases/by-code/:code': (w) => w.code,
  'referrals/:referralId': (w) => w.referral,
  'attachments/:attachmentId': (w) => w.attachment,
  '/api/panels/:id': (w) => w.panel,
  '/api/opinions/:id': (w) => w.opinion,
  '/api/experts/:id': () => ehsan.accountId!,
  '/api/knots/:id': (w) => w.knot,
  '/api/bodies/:id': (w) => w.body,
  'seats/:seatId': (w) => w.seat,
  '/api/knots/:id/files/:fileId': (w) => w.knotFile,
  '/api/papers/:id': (w) => w.paper,
  '/api/papers/:id/:format': () => 'pdf',
  '/api/papers/of/:kind': () => 'case',
  '/api/papers/of/:kind/:id': (w) => w.case,
  'dossiers/:id': (w) => w.dossier,
  'dossiers/:id/files/:fileId': (w) => w.dossierFile,
  '/api/dossiers/of-case/:caseId': (w) => w.case,
  '/api/sessions/:id': (w) => w.session,
  '/api/sessions/:id/pack/:no': () => '1',
  'sitting/items/:itemId': () => stranger(97),
  'sitting/proposals/:proposalId': () => stranger(98),
  'sitting/items/:itemId/resolutions/:resolutionId': (w) => w.resolution,
  '/api/resolutions/:id': (w) => w.resolution,
  '/api/resolutions/:id/files/:fileId': (w) => w.resolutionFile,
  '/api/clusters/:runId': (w) => w.clusterRun,
  '/api/clusters/:runId/:no': () => '0',
  '/api/obstacles/:id': (w) => w.told,
  '/api/duplicates/:id': (w) => w.likeness,
  '/api/units/:id': (w) => w.unit,
  '/api/investors/:id': (w) => w.investor,
  '/api/agencies/:id': (w) => w.agency,
  '/api/desks/:id': (w) => w.desk,
  '/api/absences/:id': (w) => w.absence,
  '/api/counties/:id': (w) => w.county,
  '/api/parks/:id': (w) => w.park,
  '/api/calendar/days-off/:id': (w) => w.dayOff,
  '/api/people/:id': (w) => w.person,
  'hats/:grantId': (w) => w.grant,
  '/api/invitations/:id': (w) => w.invitation,
  '/api/tokens/:id': (w) => w.token,
  '/api/channels/messages/:id': (w) => w.message,
  '/api/channels/calls/:id': (w) => w.call,
  // Not records of a province: every province has these, or they are the caller's own.
  '/api/me/sessions/:id': () => stranger(2),
  '/api/channels/templates/:key': () => 'code',
  '/api/groups/:code': (w) => w.group,
  '/api/group-proposals/:id': (w) => w.proposal,
  '/api/calendar/:year': () => '1405',
  '/api/paper-texts/:kind': () => 'minutes',
  '/api/paper-texts/:kind/:lang': () => 'fa',
  '/api/letterhead/:lang': () => 'fa',
  '/api/followup/figures/:code': () => 'backlog',
  '/api/channels/hooks/:province': () => 'EA',
  '/api/channels/hooks/:province/:key': () => 'k'.repeat(43),
}
const everywhere = [
  '/api/me/sessions/',
  '/api/channels/templates/',
  '/api/groups/',
  '/api/calendar/:year',
  '/api/follow/',
  '/api/followup/figures/',
  '/api/paper-texts/',
  '/api/letterhead/',
  '/api/channels/hooks/',
]
export const namesRecord = ({ e }: Target) => e.path.includes(':') && !everywhere.some((p) => e.path.startsWith(p))

export const filled = (path: string, w: World) =>
  path.replace(/:(\w+)/g, (whole, _name, at: number) => {
    const known = Object.entries(recordOf).find(([prefix]) => path.slice(0, at + whole.length).endsWith(prefix))
    assert.ok(known, `no record known for ${path} (${whole})`)
    return known[1](w)
  })

/** Values that a caller from here would send, by the field's name; forged ids for everybody else. */
function plausible(value: unknown, w: World, key = ''): unknown {
  const byName: Record<string, unknown> = {
    unitId: w.unit,
    investorId: w.investor,
    agencyId: w.agency,
    deskId: ids.deskPower2,
    suggestedDeskId: ids.deskBank1,
    countyId: w.county,
    parkId: w.park,
    accountId: naser.accountId,
    headId: naser.accountId,
    caseId: w.case,
    callId: w.call,
    intoId: w.other,
    knotId: w.knot,
    groupCode: w.group,
    phone: phoneOf(karim),
    number: phoneOf(karim),
    legalBasis: 'ماده ۶۲',
    text: 'متن نمونه',
    q: 'نمونه',
    at: '2026-11-22T06:00:00Z',
    sessionAt: '2026-11-29T06:00:00Z',
    dueAt: '2026-12-22T06:00:00Z',
  }
  if (key in byName) return byName[key]
  if (Array.isArray(value)) return value.map((one) => plausible(one, w, key))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plausible(v, w, k)]))
}
/** Only what is required: optional parts are the rooms' own tests' business. */
export const bodyOf = (e: Endpoint, w: World) => (e.body ? plausible(exampleOf(e.body, '', 1), w) : undefined)

function requestOf({ e }: Target, w: World) {
  const query = e.query ? (plausible(exampleOf(e.query, '', 1), w) as Record<string, unknown>) : {}
  const search = new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)])).toString()
  return {
    method: e.method,
    url: filled(e.path, w) + (search && `?${search}`),
    headers: { ...(e.ifMatch && { 'if-match': e.path.startsWith('/api/cases') ? String(w.version) : '1' }) } as Record<string, string>,
    ...(e.body && !e.upload && { payload: bodyOf(e, w) as object }),
    ...(e.upload && { payload: upload }),
  }
}

/** What the tests need upon one stage. */
export function caller(on: Stage) {
  async function call(
    target: Target,
    actor: Actor | null,
    w: World,
    { after, ...more }: { headers?: Record<string, string>; payload?: unknown; url?: string; after?: () => Promise<void> } = {},
  ): Promise<Sent> {
    if (actor) on.as(actor)
    const r = requestOf(target, w)
    const headers = {
      ...r.headers,
      ...(target.e.upload && multipart),
      ...(actor && { authorization: `Bearer as-${actor.sessionId}` }),
      ...more.headers,
    }
    await sql`savepoint caller`.execute(on.db)
    try {
      const sent = await on.inject({ ...r, remoteAddress: '10.9.0.1', ...more, headers } as Parameters<typeof on.inject>[0])
      await after?.()
      return sent
    } finally {
      await sql`rollback to savepoint caller`.execute(on.db)
    }
  }

  /** Faults are gathered, so that one run shows all of them. */
  let found: string[] = []
  const expect = (right: boolean, what: string) => {
    if (!right) found.push(what)
  }
  function nothingFound() {
    const all = found
    found = []
    assert.deepEqual(all.slice(0, 40), [], `${all.length} faults`)
  }
  const facts = async () =>
    (await sql<{ n: number }>`select (select count(*) from journal.fact)::int + (select count(*) from casework.act)::int as n`.execute(on.db))
      .rows[0]!.n
  const tell = (t: Target, who: Actor | null, sent: Sent) =>
    `${t.id} (${t.e.method} ${t.e.path}) as ${who ? `${who.role} of ${who.provinceId}` : 'nobody'}: ${sent.status} ${sent.text.slice(0, 300)}`
  return { call, expect, nothingFound, facts, tell }
}

/** The same value with every leaf changed. */
export function deep(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => deep(one, change))
  if (value === null || typeof value !== 'object') return change(value)
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, deep(v, change)]))
}

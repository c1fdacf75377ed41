// Aggregates of provinces, exchanged as signed files: issue one's own, take in another's, compare.

import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { getProvince } from '#features/people/actions.ts'
import { provinceTable } from '#features/people/model.ts'
import type { Ctx } from '#server/ctx.ts'
import { type Raw, raw } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import { figuresOf } from '../followup/figures/actions.ts'
import { figures as known } from '../followup/figures/rules.ts'
import { quarterOf } from '../followup/rules.ts'
import type { Issue, KeyView, League, LeagueRow, Statement } from './model.ts'
import * as queries from './queries.ts'
import { aggregateDiffers, keyInUse, keyOfAnother, keyRevoked, newestOf, noSuchAggregate, noSuchKey, ownAggregate, unknownKey } from './rules.ts'
import { provinceOf, readEnvelope, readStatement } from './reading/rules.ts'
import { fingerprint, opened, ownKey, publicKeyOf, seal } from './signing/actions.ts'

const here = (ctx: Ctx) => getProvince(ctx, ctx.actor.provinceId)
const nameOf = (code: string): Issue['originName'] => {
  const { fa, en } = provinceOf(code)
  return { fa, en }
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Counts the figures of a quarter now and signs them. @returns the id of the file */
export async function issueAggregate(ctx: Ctx, period: string): Promise<{ id: string }> {
  const province = await here(ctx)
  const found = await figuresOf(ctx, { quarter: period })
  const statement: Statement = {
    format: 'gerehgosha.aggregate',
    version: 1,
    origin: { code: province.code, nameFa: province.nameFa, nameEn: province.nameEn },
    period,
    issuedAt: ctx.now.toISOString(),
    figures: Object.fromEntries(found.map((f) => [f.code, { value: f.value, ...(f.of !== undefined && { of: f.of }) }])),
  }
  const file = seal(ctx.config, statement)
  const id = newId()
  const row = {
    id,
    statement,
    keyId: ownKey(ctx.config, province.code).keyId,
    sha256: sha256(file),
    file,
    own: true,
    at: ctx.now,
    by: ctx.actor.accountId,
  }
  const fresh = await queries.insertAggregate(ctx.db, ctx.actor.provinceId, row)
  // Two who seal at the same moment hold the same file.
  if (!fresh) return { id: (await queries.findIssue(ctx.db, ctx.actor.provinceId, statement))!.id }
  await ctx.record('workgroup.aggregate_issue', `aggregate:${id}`, { period })
  ctx.tell('league')
  return { id }
}

/**
 * Takes in another province's file. The same file twice is one; another of the same moment that says something else is refused.
 * @throws workgroup/not-an-aggregate, other-aggregate-format, broken-signature, unknown-key, key-of-another, key-revoked,
 *  unknown-origin, counted-before-quarter, absurd-figure, aggregate-differs
 */
export async function importAggregate(
  ctx: Ctx,
  file: string,
): Promise<{ period: string; originCode: string; originName: Issue['originName']; fresh: boolean }> {
  const { payload, keyId, publicKey } = opened(readEnvelope(file))
  const statement = readStatement(payload, ctx.now)
  const own = await here(ctx)
  const { code, ...name } = provinceOf(statement.origin.code)
  if (code === own.code) throw ownAggregate()
  const key = await queries.findKey(ctx.db, ctx.actor.provinceId, keyId)
  if (!key) {
    const others = (await queries.keysOf(ctx.db, ctx.actor.provinceId)).filter((k) => k.origin_code === code && !k.revoked_at)
    throw unknownKey({ keyId, publicKey, origin: code, originFa: name.fa, originEn: name.en, origins: others.map((k) => k.key_id).join(' ') })
  }
  if (key.revoked_at) throw keyRevoked({ keyId })
  if (key.origin_code !== code) {
    const of = provinceOf(key.origin_code)
    throw keyOfAnother({ originFa: name.fa, originEn: name.en, keyOriginFa: of.fa, keyOriginEn: of.en })
  }
  const row = { id: newId(), statement, keyId, sha256: sha256(file), file, own: false, at: ctx.now, by: ctx.actor.accountId }
  const fresh = await queries.insertAggregate(ctx.db, ctx.actor.provinceId, row)
  if (fresh) await ctx.record('workgroup.aggregate_import', `aggregate:${row.id}`, { origin: code, period: statement.period, keyId })
  else {
    const there = await queries.findIssue(ctx.db, ctx.actor.provinceId, statement)
    if (!isDeepStrictEqual(there?.figures, statement.figures)) throw aggregateDiffers()
  }
  ctx.tell('league')
  return { period: statement.period, originCode: code, originName: name, fresh }
}

/**
 * A person has compared the fingerprint with the other province, by phone or letter. A key that speaks for another province must
 * be taken back first. @throws workgroup/bad-key, own-aggregate, unknown-origin, key-in-use
 */
export async function trustKey(ctx: Ctx, { publicKey, originCode }: { publicKey: string; originCode: string }): Promise<void> {
  publicKeyOf(publicKey)
  provinceOf(originCode)
  const own = (await here(ctx)).code
  const keyId = fingerprint(publicKey)
  if (originCode === own || keyId === ownKey(ctx.config, own).keyId) throw ownAggregate()
  const there = await queries.findKey(ctx.db, ctx.actor.provinceId, keyId)
  if (there && !there.revoked_at && there.origin_code !== originCode) {
    const of = provinceOf(there.origin_code)
    throw keyInUse({ keyId, keyOriginFa: of.fa, keyOriginEn: of.en })
  }
  await queries.acceptKey(ctx.db, ctx.actor.provinceId, { keyId, publicKey, originCode, at: ctx.now, by: ctx.actor.accountId })
  await ctx.record('workgroup.key_accept', `key:${keyId}`, { origin: originCode })
  ctx.tell('league')
}

/** Files signed with it are no longer ranked. @throws workgroup/no-such-key */
export async function revokeKey(ctx: Ctx, keyId: string): Promise<void> {
  if (!(await queries.revokeKey(ctx.db, ctx.actor.provinceId, keyId, ctx.now))) throw noSuchKey()
  await ctx.record('workgroup.key_revoke', `key:${keyId}`)
  ctx.tell('league')
}

/** This province's own key first, then those it believes. */
export async function listKeys(ctx: Ctx): Promise<KeyView[]> {
  const { code } = await here(ctx)
  const own = { ...ownKey(ctx.config, code), originCode: code, originName: nameOf(code), acceptedAt: null, revokedAt: null, own: true }
  const others = await queries.keysOf(ctx.db, ctx.actor.provinceId)
  return [
    own,
    ...others.map((k) => ({
      keyId: k.key_id,
      publicKey: k.public_key,
      originCode: k.origin_code,
      originName: nameOf(k.origin_code),
      acceptedAt: k.accepted_at.toISOString(),
      revokedAt: k.revoked_at?.toISOString() ?? null,
      own: false,
    })),
  ]
}

const issueOf = (row: queries.AggregateRow): Issue => ({
  id: row.id,
  originCode: row.origin_code,
  originName: nameOf(row.origin_code),
  period: row.period,
  issuedAt: row.issued_at.toISOString(),
  importedAt: row.imported_at.toISOString(),
  own: row.own,
  keyId: row.key_id,
  keyRevoked: !row.own && !row.believed,
})

/** The newest file of each province for a period (the newest period unless told), with the definitions of this installation. */
export async function readLeague(ctx: Ctx, period?: string): Promise<League> {
  const periods = await queries.periodsKnown(ctx.db, ctx.actor.provinceId)
  const chosen = period ?? periods[0] ?? null
  const rows = chosen ? await queries.aggregatesOf(ctx.db, ctx.actor.provinceId, chosen) : []
  const told = new Set(rows.map((row) => row.origin_code))
  return {
    period: chosen,
    periods,
    figures: known.map((f) => ({ code: f.code, name: f.name, definition: f.definition, better: f.better, unit: f.unit })),
    rows: newestOf(rows.map((row): LeagueRow => ({ ...issueOf(row), figures: row.figures }))),
    missing: provinceTable.flatMap(([, code, fa, en]) => (told.has(code) ? [] : [{ code, name: { fa, en } }])),
    running: chosen !== null && chosen >= quarterOf(ctx.now),
  }
}

/** @throws workgroup/no-such-aggregate */
export async function sendAggregate(ctx: Ctx, id: string): Promise<Raw> {
  const found = await queries.findFile(ctx.db, ctx.actor.provinceId, id)
  if (!found) throw noSuchAggregate()
  const name = `gerehgosha-${found.origin_code}-${found.period}.json`
  return raw({
    type: 'application/json; charset=utf-8',
    body: found.file,
    headers: { 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
  })
}

// Reads, keeps and uses the description of a province's SMS gateway.

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { normalisePhone } from '#kernel/identity.ts'
import { subkey, type Config } from '#server/config.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Db } from '#server/db.ts'
import { stale } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import { hasMail } from '../mail/actions.ts'
import { ask } from '../client/actions.ts'
import type { Gateway, GatewayChange, TestResult } from './model.ts'
import * as queries from './queries.ts'
import {
  buildRequest,
  checkGateway,
  emptyGateway,
  originOf,
  phoneFor,
  readAnswer,
  secretMissing,
  secretsAgain,
  secretTwice,
  type Values,
  type Verdict,
} from './rules.ts'

type Secrets = Readonly<Record<string, string>>
export type Loaded = { gateway: Gateway; secrets: Secrets; version: number; byEnvironment: boolean; hook: boolean }

/** The gateway of a province: what its administrator described, under what the installation's environment says. */
export async function loadGateway(db: Db, config: Config, provinceId: number): Promise<Loaded> {
  return open(await queries.findGateway(db, provinceId), config, provinceId)
}

type Row = Awaited<ReturnType<typeof queries.findGateway>>

function open(row: Row, config: Config, provinceId: number): Loaded {
  const saved: Gateway = { ...emptyGateway, ...((row?.config ?? {}) as Partial<Gateway>) }
  const secrets = row?.secrets ? unseal(row.secrets, config, provinceId) : {}
  const given = fromEnvironment(config.env)
  return {
    // Sealed under another key (secret.key was lost): messages wait until the secrets are typed again.
    gateway: { ...saved, enabled: saved.enabled && secrets !== null, ...given?.gateway },
    secrets: { ...secrets, ...given?.secrets },
    version: row?.version ?? 0,
    byEnvironment: given !== null,
    hook: row !== undefined && row.hook_hash !== null,
  }
}

/** SMS_GATEWAY_URL, _METHOD, _HEADERS (JSON object), _BODY, _ENCODING, _FROM, _PHONE_FORM, _REF_PATH, _OK_PATH, _OK_VALUES (commas), _KEY = {key}. */
function fromEnvironment(env: Config['env']): { gateway: Partial<Gateway>; secrets: Secrets } | null {
  const url = env['SMS_GATEWAY_URL']
  if (!url) return null
  const pairs: [keyof Gateway, unknown][] = [
    ['method', env['SMS_GATEWAY_METHOD']],
    ['body', env['SMS_GATEWAY_BODY']],
    ['encoding', env['SMS_GATEWAY_ENCODING']],
    ['from', env['SMS_GATEWAY_FROM']],
    ['phoneForm', env['SMS_GATEWAY_PHONE_FORM']],
    ['refPath', env['SMS_GATEWAY_REF_PATH']],
    ['okPath', env['SMS_GATEWAY_OK_PATH']],
    ['okValues', env['SMS_GATEWAY_OK_VALUES']?.split(',').map((v) => v.trim())],
    [
      'headers',
      env['SMS_GATEWAY_HEADERS'] &&
        Object.entries(JSON.parse(env['SMS_GATEWAY_HEADERS']) as Record<string, string>).map(([name, value]) => ({ name, value })),
    ],
  ]
  return {
    gateway: { url, enabled: true, ...(Object.fromEntries(pairs.filter(([, value]) => value !== undefined)) as Partial<Gateway>) },
    secrets: env['SMS_GATEWAY_KEY'] ? { key: env['SMS_GATEWAY_KEY'] } : {},
  }
}

/** For the administrator's page. What the environment set may hold keys, so only its host is shown. */
export async function viewGateway(ctx: Ctx) {
  const { gateway, secrets, version, byEnvironment, hook } = await loadGateway(ctx.db, ctx.config, ctx.actor.provinceId)
  const shown = byEnvironment ? { ...gateway, url: `${originOf(gateway.url)}/…`, body: '', headers: [] } : gateway
  return { gateway: shown, secrets: Object.keys(secrets), byEnvironment, hook, mail: hasMail(ctx.config), version }
}

/** Saves a description after checking it. A changed host asks for its secrets anew. */
export async function editGateway(ctx: Ctx, change: GatewayChange, ifMatch: number | null) {
  const row = await queries.lockGateway(ctx.db, ctx.actor.provinceId)
  const version = row?.version ?? 0
  if (ifMatch !== version) throw stale({ version })
  const old = open(row, { ...ctx.config, env: {} }, ctx.actor.provinceId)
  const names = change.secrets.map((s) => s.name)
  for (const name of names) if (names.indexOf(name) !== names.lastIndexOf(name)) throw secretTwice({ name })
  checkGateway(change.gateway, [...names, ...(ctx.config.env['SMS_GATEWAY_KEY'] ? ['key'] : [])])
  const moved = old.gateway.url !== '' && originOf(old.gateway.url) !== originOf(change.gateway.url)
  const secrets: Record<string, string> = {}
  for (const { name, value } of change.secrets) {
    if (value === null && moved) throw secretsAgain({ host: URL.canParse(change.gateway.url) ? new URL(change.gateway.url).host : '' })
    const kept = value ?? old.secrets[name]
    if (kept === undefined) throw secretMissing({ name })
    secrets[name] = kept
  }
  await queries.putGateway(
    ctx.db,
    ctx.actor.provinceId,
    {
      config: change.gateway,
      secrets: names.length ? seal(secrets, ctx.config, ctx.actor.provinceId) : null,
      version: version + 1,
      by: ctx.actor.accountId,
    },
    ctx.now,
  )
  await ctx.record('channels.editGateway', 'gateway:sms', { host: originOf(change.gateway.url), enabled: change.gateway.enabled, secrets: names })
  if (change.gateway.enabled) await ctx.enqueue('channels.deliver', {}, { key: 'deliver' })
  ctx.tell('outbox')
  return viewGateway(ctx)
}

/** One message to the gateway. Never throws for what the gateway or the network does. */
export async function sendSms(
  loaded: Loaded,
  config: Config,
  message: { id: string; to: string; text: string },
): Promise<Verdict & { status: number | null }> {
  const { gateway: g, secrets } = loaded
  const values: Values = { ...secrets, to: phoneFor(g.phoneForm, message.to), text: message.text, from: g.from, id: message.id }
  const answer = await ask(buildRequest(g, values), timeLimit(config))
  if (answer.status === null) return { ok: false, ref: '', error: answer.error, status: null }
  return { ...readAnswer(g, answer.status, answer.text), status: answer.status }
}

const timeLimit = (config: Config) => Math.min(30, Math.max(1, Number(config.env['SMS_GATEWAY_TIMEOUT_SECONDS']) || 10)) * 1000

/** A real message to the number that the administrator typed; what the gateway answered is told, not its text. */
export async function testGateway(ctx: Ctx, to: string): Promise<TestResult> {
  const loaded = await loadGateway(ctx.db, ctx.config, ctx.actor.provinceId)
  const phone = normalisePhone(to)
  if (!phone.ok) return { ok: false, error: 'bad-address', status: null, ref: '' }
  if (!loaded.gateway.url) return { ok: false, error: 'no-gateway', status: null, ref: '' }
  const verdict = await sendSms(loaded, ctx.config, { id: newId(), to: phone.value, text: ctx.t('channels.gateway.testText') })
  await ctx.record('channels.testGateway', 'gateway:sms', { ok: verdict.ok, error: verdict.error, status: verdict.status })
  return { ok: verdict.ok, error: verdict.error, status: verdict.status, ref: verdict.ref }
}

const key = (config: Config) => subkey(config, 'channels gateway secrets')
/** The province is bound in, so that a row copied to another province does not open there. */
const bound = (provinceId: number) => Buffer.from(`gateway ${provinceId}`)

function seal(secrets: Secrets, config: Config, provinceId: number): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(config), iv).setAAD(bound(provinceId))
  const body = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** Null when it was sealed under another key. */
function unseal(box: Buffer, config: Config, provinceId: number): Secrets | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key(config), box.subarray(0, 12)).setAAD(bound(provinceId)).setAuthTag(box.subarray(12, 28))
    return JSON.parse(Buffer.concat([decipher.update(box.subarray(28)), decipher.final()]).toString('utf8')) as Secrets
  } catch {
    return null
  }
}

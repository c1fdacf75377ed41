// Everything that an installation may set, read once from the environment. README lists the same names.

import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export type Config = {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** PostgreSQL 15-18 of the owner role; null = the embedded server. */
  readonly databaseUrl: string | null
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string
  readonly demo: boolean
  /** 32 bytes from DATA_DIR/secret.key; use `subkey` for each purpose. */
  readonly secret: Buffer
  /** Trust X-Forwarded-* of a proxy on this address list, e.g. `127.0.0.1`; empty = trust nobody. */
  readonly trustProxy: string
  readonly metricsToken: string
  /** Every rate limit of the contracts times this; 1 in life, more only to measure load. */
  readonly rateFactor: number
  readonly smtpUrl: string
  readonly mailFrom: string
  /** All of the environment, for the settings that only one room reads (SMS_GATEWAY_…). */
  readonly env: Readonly<Record<string, string | undefined>>
}

/** A key of 32 bytes for one purpose, derived from the installation's secret (HKDF-SHA256, RFC 5869). */
export function subkey(config: Pick<Config, 'secret'>, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', config.secret, Buffer.alloc(0), `gerehgosha ${label}`, 32))
}

/** @throws Error that names the variable when a value cannot be used. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const dataDir = resolve(env['DATA_DIR'] ?? '.data')
  const port = Number(env['PORT'] ?? 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT must be 0-65535, not "${env['PORT']}"`)
  const host = env['HOST'] ?? '127.0.0.1'
  const publicUrl = (env['PUBLIC_URL'] ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/+$/, '')
  if (!URL.canParse(publicUrl)) throw new Error(`PUBLIC_URL is not an address: "${publicUrl}"`)
  const databaseUrl = env['DATABASE_URL'] || null
  if (databaseUrl && !URL.canParse(databaseUrl)) throw new Error('DATABASE_URL is not an address like postgres://user:password@host:5432/name')
  return {
    port,
    host,
    dataDir,
    publicUrl,
    databaseUrl,
    demo: env['DEMO'] === '1',
    secret: installationSecret(dataDir, env['SECRET_KEY']),
    trustProxy: env['TRUST_PROXY'] ?? '',
    metricsToken: env['METRICS_TOKEN'] ?? '',
    rateFactor: Math.max(1, Number(env['RATE_FACTOR']) || 1),
    smtpUrl: env['SMTP_URL'] ?? '',
    mailFrom: env['MAIL_FROM'] ?? '',
    env,
  }
}

/** SECRET_KEY when it is given (several servers on one database share it), else a file made once, readable by the owner only. */
function installationSecret(dataDir: string, given: string | undefined): Buffer {
  if (given) {
    if (given.length < 32) throw new Error('SECRET_KEY must have at least 32 characters')
    return createHash('sha256').update(given).digest()
  }
  const file = join(dataDir, 'secret.key')
  if (!existsSync(file)) {
    // 0711: the database server may run as another user below this folder, yet nobody can list it.
    mkdirSync(dataDir, { recursive: true, mode: 0o711 })
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  }
  chmodSync(file, 0o600)
  return Buffer.from(readFileSync(file, 'utf8'), 'base64')
}

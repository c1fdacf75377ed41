// argon2id of Node itself, kept as a PHC string, so that the cost can be raised without asking anybody for a new password.

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const run = promisify(argon2)
/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. Memory in KiB. */
const cost = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 }

const plain = (b: Buffer) => b.toString('base64').replace(/=+$/, '')

/** @returns `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>` */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await run('argon2id', { message: password.normalize('NFC'), nonce, ...cost })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(nonce)}$${plain(hash)}`
}

/** A hash that fits no password: checking against it takes as long as a real one, so that unknown accounts answer alike. */
const nobody = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${plain(randomBytes(16))}$${plain(randomBytes(32))}`

/** False for null (no password set), after the same work. */
export async function verifyPassword(password: string, phc: string | null): Promise<boolean> {
  const [, , , costs, salt, hash] = (phc ?? nobody).split('$')
  const [memory, passes, parallelism] = (costs ?? '').split(',').map((part) => Number(part.slice(2)))
  const expected = Buffer.from(hash ?? '', 'base64')
  const found = await run('argon2id', {
    message: password.normalize('NFC'),
    nonce: Buffer.from(salt ?? '', 'base64'),
    memory: memory!,
    passes: passes!,
    parallelism: parallelism!,
    tagLength: expected.length,
  })
  return timingSafeEqual(found, expected) && phc !== null
}

// Ed25519 (RFC 8032) by Node's own crypto: this province's key, signing and verifying DSSE envelopes.

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { type Config, subkey } from '#server/config.ts'
import { type Envelope, payloadType, type Statement } from '../model.ts'
import { badKey, brokenSignature, notAnAggregate, preAuth } from '../rules.ts'

// RFC 8410: the DER bytes before the 32 bytes of an Ed25519 private and public key.
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')

/** Derived from the installation's secret, so that it lies nowhere and several servers of one installation share it. */
function privateKey(config: Config, provinceCode: string): KeyObject {
  const seed = subkey(config, `aggregate signing key ${provinceCode}`)
  return createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' })
}

const rawPublic = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicHead.length)

/** First 16 bytes of SHA-256 of the raw public key, in groups that two people can read to each other on the phone. */
export function fingerprint(publicKey: string): string {
  const hex = createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32)
  return hex.match(/.{4}/g)!.join('-')
}

/** This province's public key (base64 of 32 bytes) and its fingerprint. */
export function ownKey(config: Config, provinceCode: string): { publicKey: string; keyId: string } {
  const publicKey = rawPublic(privateKey(config, provinceCode)).toString('base64')
  return { publicKey, keyId: fingerprint(publicKey) }
}

/** A file that says what the statement says and proves who said it. */
export function seal(config: Config, statement: Statement): string {
  const payload = Buffer.from(JSON.stringify(statement), 'utf8')
  const { publicKey, keyId } = ownKey(config, statement.origin.code)
  const sig = sign(null, preAuth(payloadType, payload), privateKey(config, statement.origin.code)).toString('base64')
  const envelope: Envelope = { payloadType, payload: payload.toString('base64'), signatures: [{ keyid: keyId, sig, key: publicKey }] }
  return `${JSON.stringify(envelope, null, 1)}\n`
}

/**
 * The payload of an envelope, once its signature has been checked against the key it carries. Whether that key may be
 * believed is not said here. @throws workgroup/broken-signature, workgroup/bad-key, workgroup/not-an-aggregate
 */
export function opened(envelope: Envelope): { payload: string; keyId: string; publicKey: string } {
  const { sig, key } = envelope.signatures[0]!
  const payload = Buffer.from(envelope.payload, 'base64')
  // Node reads base64 with anything between its signs: only the one exact spelling is the file that was signed.
  if (payload.toString('base64') !== envelope.payload) throw notAnAggregate({ why: 'base64' })
  if (!verify(null, preAuth(envelope.payloadType, payload), publicKeyOf(key), Buffer.from(sig, 'base64'))) throw brokenSignature()
  return { payload: payload.toString('utf8'), keyId: fingerprint(key), publicKey: key }
}

// The points of order 1, 2, 4 and 8, without the bit of their sign: under such a key anybody signs anything.
const weakPoints = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

function isWeak(point: Buffer): boolean {
  const unsigned = Buffer.from(point)
  unsigned[31]! &= 0x7f
  return weakPoints.has(unsigned.toString('hex'))
}

/** @throws workgroup/bad-key */
export function publicKeyOf(base64: string): KeyObject {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length !== 32 || bytes.toString('base64') !== base64 || isWeak(bytes)) throw badKey()
  try {
    return createPublicKey({ key: Buffer.concat([publicHead, bytes]), format: 'der', type: 'spki' })
  } catch {
    throw badKey()
  }
}

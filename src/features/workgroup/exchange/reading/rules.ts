// What makes an aggregate file acceptable. Pure; the signature itself is checked in signing/.

import { Value } from 'typebox/value'
import { Envelope, fileMost, formatVersion, payloadType, Statement } from '../model.ts'
import { fromTheFuture, notAnAggregate, otherFormat } from '../rules.ts'

/** Two clocks of two offices may differ by this much. */
const skewMs = 3_600_000

/** The envelope of a file. @throws workgroup/not-an-aggregate with what is wrong */
export function readEnvelope(file: string): Envelope {
  if (file.length > fileMost) throw notAnAggregate({ why: 'size' })
  const found = asJson(file)
  if (!Value.Check(Envelope, found)) throw notAnAggregate({ why: 'envelope' })
  if (found.payloadType !== payloadType) throw notAnAggregate({ why: 'type' })
  return found
}

/** The statement inside. @throws workgroup/other-aggregate-format, not-an-aggregate, aggregate-from-future */
export function readStatement(text: string, now: Date): Statement {
  const found = asJson(text)
  const version = (found as { version?: unknown } | null)?.version
  if ((found as { format?: unknown } | null)?.format === 'gerehgosha.aggregate' && version !== formatVersion)
    throw otherFormat({ version: typeof version === 'number' ? version : String(version).slice(0, 20), known: formatVersion })
  if (!Value.Check(Statement, found)) throw notAnAggregate({ why: 'statement' })
  if (new Date(found.issuedAt).getTime() > now.getTime() + skewMs) throw fromTheFuture({ issuedAt: found.issuedAt })
  return found
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notAnAggregate({ why: 'json' })
  }
}

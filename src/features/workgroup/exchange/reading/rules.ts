// What makes an aggregate file acceptable. Pure; the signature itself is checked in signing/.

import { Value } from 'typebox/value'
import { type ProvinceCode, provinceTable } from '#features/people/model.ts'
import { figures as known } from '../../followup/figures/rules.ts'
import { quarterOf } from '../../followup/rules.ts'
import { Envelope, fileMost, formatVersion, payloadType, Statement } from '../model.ts'
import { absurdFigure, countedTooEarly, fromTheFuture, notAnAggregate, otherFormat, unknownOrigin } from '../rules.ts'

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

/**
 * The statement inside, under the province's own name.
 * @throws workgroup/other-aggregate-format, not-an-aggregate, aggregate-from-future, unknown-origin, counted-before-quarter, absurd-figure
 */
export function readStatement(text: string, now: Date): Statement {
  const found = asJson(text)
  const version = (found as { version?: unknown } | null)?.version
  if ((found as { format?: unknown } | null)?.format === 'gerehgosha.aggregate' && version !== formatVersion)
    throw otherFormat({ version: typeof version === 'number' ? version : String(version).slice(0, 20), known: formatVersion })
  if (!Value.Check(Statement, found)) throw notAnAggregate({ why: 'statement' })
  if (new Date(found.issuedAt).getTime() > now.getTime() + skewMs) throw fromTheFuture({ issuedAt: found.issuedAt })
  const { fa, en } = provinceOf(found.origin.code)
  checkFigures(found)
  return { ...found, origin: { ...found.origin, nameFa: fa, nameEn: en } }
}

/** A province as the whole country calls it: what a file calls itself is shown to nobody. @throws workgroup/unknown-origin */
export function provinceOf(code: string): { code: ProvinceCode; fa: string; en: string } {
  const found = provinceTable.find((p) => p[1] === code)
  if (!found) throw unknownOrigin({ origin: code })
  return { code: found[1], fa: found[2], en: found[3] }
}

/** No province counts more of anything than people live in the country. */
const mostCounted = 1e8
/** The one difference among the figures: producers may confirm what no agency has claimed. */
const mayBeNegative = 'confirmation_gap'

/**
 * What no honest count can be. A figure that only a later version knows is held to the bounds alone.
 * @throws workgroup/counted-before-quarter, workgroup/absurd-figure with its name
 */
export function checkFigures({ period, issuedAt, figures }: Pick<Statement, 'period' | 'issuedAt' | 'figures'>): void {
  if (period > quarterOf(new Date(issuedAt))) throw countedTooEarly({ period, issuedAt })
  for (const [code, { value, of = null }] of Object.entries(figures)) {
    const definition = known.find((f) => f.code === code)
    const name = definition?.name ?? { fa: code, en: code }
    const absurd = () => absurdFigure({ nameFa: name.fa, nameEn: name.en, value: value ?? 0, of })
    if (Math.abs(value ?? 0) > mostCounted || Math.abs(of ?? 0) > mostCounted) throw absurd()
    if (!definition || value === null) continue
    if (definition.unit === 'count' ? of !== null : of === null || !Number.isInteger(of) || of < 0) throw absurd()
    if (!Number.isInteger(value) || (value < 0 && code !== mayBeNegative)) throw absurd()
    if (definition.unit === 'share' && Math.abs(value) > of!) throw absurd()
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notAnAggregate({ why: 'json' })
  }
}

// Signed aggregate files (DSSE envelope, https://github.com/secure-systems-lab/dsse) and the league table made of them.

import { type Static, Type } from 'typebox'
import { figureUnits } from '../followup/model.ts'
import { Id, Moment, Name2, orNull } from '../model.ts'

/** What a file must say of itself; a later format has another number and is refused with words, not guessed at. */
export const payloadType = 'application/vnd.gerehgosha.aggregate+json'
export const formatVersion = 1
/** A statement has a few dozen figures; nothing honest is larger. */
export const fileMost = 200_000

export const Period = Type.String({ pattern: '^1[34]\\d{2}-[1-4]$' })

/** One figure: `value` of `of` where it is a share, else of one; null where nothing could be counted. */
const SignedFigure = Type.Object({ value: orNull(Type.Number()), of: Type.Optional(orNull(Type.Number())) }, { additionalProperties: false })

/** What is signed. `asOf`: when the figures were counted. */
export const Statement = Type.Object(
  {
    format: Type.Literal('gerehgosha.aggregate'),
    version: Type.Literal(formatVersion),
    origin: Type.Object({
      code: Type.String({ pattern: '^[A-Z]{2,3}$' }),
      nameFa: Type.String({ maxLength: 100 }),
      nameEn: Type.String({ maxLength: 100 }),
    }),
    period: Period,
    issuedAt: Moment,
    figures: Type.Record(Type.String({ pattern: '^[a-z][a-z0-9_]{1,60}$' }), SignedFigure, { additionalProperties: false }),
  },
  { additionalProperties: false },
)
export type Statement = Static<typeof Statement>

export const Envelope = Type.Object({
  payloadType: Type.String({ maxLength: 100 }),
  payload: Type.String({ maxLength: fileMost }),
  signatures: Type.Array(
    Type.Object({ keyid: Type.String({ maxLength: 100 }), sig: Type.String({ maxLength: 200 }), key: Type.String({ maxLength: 100 }) }),
    {
      minItems: 1,
      maxItems: 1,
    },
  ),
})
export type Envelope = Static<typeof Envelope>

export const KeyView = Type.Object({
  keyId: Type.String(),
  publicKey: Type.String(),
  originCode: Type.String(),
  originName: Name2,
  acceptedAt: orNull(Moment),
  revokedAt: orNull(Moment),
  own: Type.Boolean(),
})
export type KeyView = Static<typeof KeyView>

export const Issue = Type.Object({
  id: Id,
  originCode: Type.String(),
  originName: Name2,
  period: Type.String(),
  issuedAt: Moment,
  importedAt: Moment,
  own: Type.Boolean(),
  keyId: Type.String(),
  /** The key was taken back after this file came: shown, not ranked. */
  keyRevoked: Type.Boolean(),
})
export type Issue = Static<typeof Issue>

export const LeagueRow = Type.Object({ ...Issue.properties, figures: Type.Record(Type.String(), SignedFigure) })
export type LeagueRow = Static<typeof LeagueRow>

const LeagueFigure = Type.Object({
  code: Type.String(),
  name: Name2,
  definition: Name2,
  better: Type.Enum(['more', 'less', 'neither']),
  unit: Type.Enum([...figureUnits]),
})
export const League = Type.Object({
  period: orNull(Type.String()),
  /** All periods that some file tells of, newest first. */
  periods: Type.Array(Type.String()),
  figures: Type.Array(LeagueFigure),
  rows: Type.Array(LeagueRow),
  /** Provinces of the country without a file for the period, by name. */
  missing: Type.Array(Type.Object({ code: Type.String(), name: Name2 })),
  /** The quarter has not ended: files were counted on different days of it. */
  running: Type.Boolean(),
})
export type League = Static<typeof League>

// The letterhead of a province.

import { type Static, Type } from 'typebox'
import { orNull } from '../../model.ts'

export const LetterheadInput = Type.Object({
  head: Type.String({ maxLength: 400 }),
  subhead: Type.String({ maxLength: 200 }),
  address: Type.String({ maxLength: 300 }),
  /** Who signs letters that come without a signer; an empty name leaves a line to sign on. */
  signerName: Type.String({ maxLength: 120 }),
  signerPost: Type.String({ maxLength: 200 }),
  numberFormat: Type.String({ minLength: 1, maxLength: 60 }),
})
export type LetterheadInput = Static<typeof LetterheadInput>

export const LetterheadView = Type.Object({ ...LetterheadInput.properties, logoSha256: orNull(Type.String()), version: Type.Integer() })
export type LetterheadView = Static<typeof LetterheadView>

// What the analysing threads are given.

import type { CatalogueText } from '../../triage/fit/model.ts'
import type { Fault, Fields } from '../model.ts'

export type KnownUnit = {
  readonly id: string
  readonly name: string
  readonly legalEntityId: string | null
  readonly countyId: string
  readonly licences: readonly string[]
}
export type KnownCounty = { readonly id: string; readonly fa: string; readonly en: string }

export type Analysis = {
  /** The province's model; null: start from the catalogue. */
  readonly model: Uint8Array | null
  readonly catalogue: readonly CatalogueText[]
  /** What people decided since the model was fitted, oldest first. */
  readonly lessons: readonly { readonly text: string; readonly code: string; readonly also: readonly string[] }[]
  /** code → the active codes that answer for it (itself, unless it was retired). */
  readonly current: Readonly<Record<string, readonly string[]>>
  /** JSON arrays of KnownUnit, page by page. */
  readonly units: readonly string[]
  readonly counties: readonly KnownCounty[]
}
export type AskedRow = { readonly no: number; readonly text: string; readonly fields: Fields; readonly faults: readonly Fault[] }

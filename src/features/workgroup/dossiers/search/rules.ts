// What somebody typed into the search box of dossiers, and how pages are continued. Pure.

import { toLatinDigits } from '#kernel/format.ts'
import { badCursor } from '../rules.ts'

/** EA-D-1405-0012 in any spelling: small letters, Persian digits, spaces or no hyphens. */
export function readDossierCode(raw: string): string | null {
  const found = /^([A-Z]{2})[\s-]*D[\s-]*(\d{4})[\s-]*(\d{1,6})$/.exec(toLatinDigits(raw).trim().toUpperCase())
  return found ? `${found[1]}-D-${found[2]}-${found[3]!.padStart(4, '0')}` : null
}

export const cursorOf = (at: Date, id: string): string => `${at.getTime().toString(36)}_${id}`

/** @throws workgroup/bad-dossier-cursor */
export function readCursor(raw: string | undefined): { at: Date; id: string } | null {
  if (!raw) return null
  const found = /^([0-9a-z]{1,11})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/.exec(raw)
  if (!found) throw badCursor()
  return { at: new Date(Number.parseInt(found[1]!, 36)), id: found[2]! }
}

/** Of the dossiers that answer, so many of the newest are ranked at a time, and so many times the next ones are looked at. */
export const candidates = 200
export const rounds = 5

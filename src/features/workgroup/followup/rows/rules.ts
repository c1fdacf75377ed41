// Cursors of follow-up's lists: a moment and an id. Pure.

import { badFollowupCursor } from '../rules.ts'

export type Cursor = { readonly at: Date; readonly id: string }

/** null: from the beginning. Throws workgroup/bad-followup-cursor. */
export function readCursor(after: string | undefined): Cursor | null {
  if (after === undefined) return null
  const [at = '', id = ''] = after.split('_')
  const moment = new Date(at)
  if (Number.isNaN(moment.getTime()) || !/^[0-9a-f-]{36}$/.test(id)) throw badFollowupCursor()
  return { at: moment, id }
}

export const writeCursor = ({ at, id }: Cursor): string => `${at.toISOString()}_${id}`

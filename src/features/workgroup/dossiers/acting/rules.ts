// What an act must bring beyond its shape. Pure; throws the refusal.

import { cleanInput } from '#kernel/text.ts'
import type { DossierAct } from '../../model.ts'
import { type Dossier, isBrought } from '../history/rules.ts'
import { documentsMissing, dossierNeedsDocuments, dossierNeedsSubject, dossierNeedsText, noSuchDocument } from '../rules.ts'

type Body = Readonly<Record<string, unknown>>

/** Every text made safe to keep; empty optional ones are left out, empty names of documents too. */
export function cleaned(body: Body): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(body)) {
    if (value === undefined) continue
    if (typeof value !== 'string') out[key] = value
    else if (key === 'request' || key === 'subject' || cleanInput(value) !== '') out[key] = cleanInput(value)
  }
  if (Array.isArray(out['documents'])) out['documents'] = [...new Set((out['documents'] as string[]).map(cleanInput).filter(Boolean))]
  return out
}

/** Which acts are nothing without their reason. */
const wordy: readonly DossierAct[] = ['remove_case', 'comment', 'refuse', 'refer', 'refer_up', 'reopen', 'defer']

export function checkBody(name: DossierAct, body: Body, dossier: Dossier, byApplicant: boolean): void {
  if (wordy.includes(name) && !body['text']) throw dossierNeedsText({ act: name })
  if (name === 'close' && !body['text'] && body['auto'] !== true) throw dossierNeedsText({ act: name })
  if (name === 'edit' && body['subject'] === '') throw dossierNeedsSubject()
  if (name === 'return' && (body['documents'] as string[]).length === 0) throw dossierNeedsDocuments()
  if (name === 'complete') checkComplete(body, dossier, byApplicant)
}

/** Everything asked for is there, or the house says that it came on paper. */
function checkComplete(body: Body, { documents }: Dossier, byApplicant: boolean): void {
  const onPaper = byApplicant ? [] : ((body['onPaper'] as number[] | undefined) ?? [])
  const unknown = onPaper.find((no) => documents[no] === undefined)
  if (unknown !== undefined) throw noSuchDocument({ no: unknown })
  const missing = documents.filter((doc, no) => !isBrought(doc) && !onPaper.includes(no))
  if (missing.length) throw documentsMissing({ missing: missing.length, names: missing.map((d) => d.name).join('، ') })
}

// The stage of the sessions' tests: a body with five members, and ready dossiers made through the API.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { jobs as casework } from '#features/casework/jobs.ts'
import { casework as caseworkRoom } from '#features/casework/routes.ts'
import { jobs as channels } from '#features/channels/jobs.ts'
import { cast, ids, type Sent, stage } from '#server/testing.ts'
import { blankBody, blankSeat, type NewBody } from '../bodies/model.ts'
import { jobs } from '../jobs.ts'
import { workgroup } from '../routes.ts'

export const { sadeq, homa, naser, mina, parviz, omid, maryam, karim, laleh, ehsan, zahra, atusa, adel, zahra2 } = cast
export const onStage = () => stage([workgroup, caseworkRoom], { jobs: { workgroup: jobs, casework, channels } })
export type Stage = ReturnType<typeof onStage>

export const ok = (sent: Sent) => {
  assert.ok(sent.status < 300, `${sent.status} ${sent.text.slice(0, 600)}`)
  return sent.body
}
/** @returns the code of the refusal */
export const refused = (sent: Sent, status: number): string => {
  assert.equal(sent.status, status, sent.text.slice(0, 400))
  return sent.body.code ?? sent.body.type
}
export const once = (more: Record<string, string> = {}) => ({ 'idempotency-key': randomUUID(), ...more })
export const day = 86_400_000
/** Wednesday 4 Azar 1405, 09:00 in Tehran. */
export const wednesday = '2026-11-25T05:30:00.000Z'

const bodyForm: NewBody = {
  ...blankBody,
  kind: 'province',
  nameFa: 'کارگروه نمونهٔ استان',
  nameEn: 'Sample provincial group',
  votes: true,
  weekday: 3,
  place: 'سالن جلسات استانداری',
  capacity: 3,
}
/** The last has only a phone: the message finds them, no bell does. */
const sitters = [
  { post: 'رئیس', holderName: 'مریم نمونه', accountId: maryam.accountId, chair: true },
  { post: 'مدیر برق', holderName: 'پرویز نمونه', accountId: parviz.accountId, agencyId: ids.agencyPower },
  { post: 'دبیر', holderName: 'امید نمونه', accountId: omid.accountId, clerk: true },
  { post: 'مدیر بانک', holderName: 'مینا نمونه', accountId: mina.accountId, agencyId: ids.agencyBank },
  { post: 'رئیس اتاق', holderName: 'عضو نمونه', phone: '09149990001' },
]

/** A body; `seatIds` in the order of the sitters. */
export async function makeBody(on: Stage, more: Partial<NewBody> = {}, seated = true) {
  const as = on.as(sadeq)
  const made = ok(await as.post('/api/bodies', { ...bodyForm, ...more }))
  const seatIds: string[] = []
  if (seated)
    for (const [position, who] of sitters.entries()) {
      const page = ok(await as.post(`/api/bodies/${made.id}/seats`, { ...blankSeat, ...who, position }))
      seatIds.push(page.members.find((m: { post: string }) => m.post === who.post).id)
    }
  return { id: made.id as string, seatIds }
}

type More = {
  unitId?: string
  lossIrrDay?: number
  jobs?: number
  priority?: 'normal' | 'production_stopped'
  lateDays?: number
  confidential?: boolean
}

/** A dossier that is ready to be heard. What its cases would tell (days late, secrecy) is written into its row. */
export async function readyDossier(on: Stage, bodyId: string, subject: string, { lateDays, confidential, unitId = ids.unit1, ...more }: More = {}) {
  const as = on.as(sadeq)
  const made = ok(await as.post('/api/dossiers', { unitId, subject, bodyId, ...more }, once()))
  const done = ok(await as.post(`/api/dossiers/${made.id}/accept`, {}, { 'if-match': String(made.version) }))
  if (lateDays !== undefined || confidential)
    await on.db
      .updateTable('workgroup.dossier')
      .set({
        ...(lateDays !== undefined && { due_at: new Date(on.now.getTime() - lateDays * day) }),
        ...(confidential && { confidential: true }),
      })
      .where('province_id', '=', 1)
      .where('id', '=', made.id)
      .execute()
  return { id: done.id as string, code: done.code as string }
}

export const plan = async (on: Stage, bodyId: string, more: object = {}) =>
  ok(await on.as(sadeq).post('/api/sessions', { bodyId, startsAt: wednesday, ...more }, once()))

export const match = (session: { version: number }) => ({ 'if-match': String(session.version) })
// biome-ignore lint/suspicious/noExplicitAny: replies are read freely
export const subjects = (session: any): string[] => session.agenda.map((i: { subject: string; title: string }) => i.subject || i.title)

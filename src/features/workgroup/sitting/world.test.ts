// A body with four members, a called session with three items, made through the API itself.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { suite, test } from 'node:test'
import { cast, ids, type Sent, stage } from '#server/testing.ts'
import { jobs as casework } from '#features/casework/jobs.ts'
import { casework as caseworkRoom } from '#features/casework/routes.ts'
import { jobs as channels } from '#features/channels/jobs.ts'
import { blankBody, blankSeat, type NewBody, type SeatForm } from '../bodies/model.ts'
import { jobs } from '../jobs.ts'
import { workgroup } from '../routes.ts'

export const { sadeq, homa, naser, mina, parviz, omid, maryam, karim, ehsan, zahra, atusa, adel } = cast
export const onStage = () => stage([workgroup, caseworkRoom], { jobs: { workgroup: jobs, casework, channels } })
type Stage = ReturnType<typeof onStage>

export const ok = (sent: Sent) => {
  assert.ok(sent.status < 300, `${sent.status} ${sent.text.slice(0, 400)}`)
  return sent.body
}
/** A new intention: every act of the room may be sent again under its key. */
export const once = (more: Record<string, string> = {}) => ({ 'idempotency-key': randomUUID(), ...more })

const body: NewBody = {
  ...blankBody,
  kind: 'province',
  nameFa: 'کارگروه نمونه',
  nameEn: 'Sample group',
  votes: true,
  place: 'سالن نمونه',
}
const seat: SeatForm = { ...blankSeat, deputyName: 'جانشین نمونه' }

export type World = Awaited<ReturnType<typeof makeWorld>>

/** Seats: chair (the governor's office), power, bank, and a county official; all vote. Quorum: three of four. */
export async function makeWorld(on: Stage) {
  const as = on.as(sadeq)
  const group = ok(await as.post('/api/bodies', body))
  const seats: string[] = []
  const sitters = [
    { post: 'رئیس', holderName: 'رئیس نمونه', accountId: maryam.accountId, chair: true },
    { post: 'مدیر برق', holderName: 'پرویز نمونه', accountId: parviz.accountId, agencyId: ids.agencyPower },
    { post: 'مدیر بانک', holderName: 'مینا نمونه', accountId: mina.accountId, agencyId: ids.agencyBank },
    { post: 'فرماندار', holderName: 'امید نمونه', accountId: omid.accountId },
  ]
  for (const [position, who] of sitters.entries()) {
    const made = ok(await as.post(`/api/bodies/${group.id}/seats`, { ...seat, ...who, position }))
    seats.push(made.members.find((m: { post: string }) => m.post === who.post).id)
  }
  const dossiers: string[] = []
  for (const subject of ['برق واحد', 'تسهیلات بانکی', 'پروانه واحد']) {
    const made = ok(await as.post('/api/dossiers', { unitId: ids.unit1, subject, bodyId: group.id }, once()))
    const ready = ok(await as.post(`/api/dossiers/${made.id}/accept`, {}, { 'if-match': String(made.version) }))
    dossiers.push(ready.id)
  }
  const startsAt = new Date(on.now.getTime() + 4 * 86_400_000).toISOString()
  const session = ok(await as.post('/api/sessions', { bodyId: group.id, startsAt }, once()))
  let now = ok(await as.get(`/api/sessions/${session.id}`))
  for (const dossierId of dossiers) {
    if (now.agenda.some((i: { dossierId: string }) => i.dossierId === dossierId)) continue
    now = ok(await as.post(`/api/sessions/${session.id}/items`, { dossierId, reason: 'آزمون' }, once({ 'if-match': String(now.version) })))
  }
  now = ok(await as.post(`/api/sessions/${session.id}/call`, {}, once({ 'if-match': String(now.version) })))
  on.clock.set(new Date(startsAt))
  const items = dossiers.map((id) => now.agenda.find((i: { dossierId: string }) => i.dossierId === id).id as string)
  const url = `/api/sessions/${session.id}/sitting`
  const room = async () => ok(await as.get(url))
  return { bodyId: group.id as string, seats, dossiers, sessionId: session.id as string, items, url, room }
}

export const present = (w: World, seats = w.seats) => ({ seats: seats.map((seatId) => ({ seatId, presence: 'present' })) })
export const draft = (on: Stage) => ({
  ownerAgencyId: ids.agencyPower,
  text: 'برق واحد وصل شود',
  dueAt: new Date(on.now.getTime() + 20 * 86_400_000).toISOString(),
  evidenceType: 'reconnection',
  article: 'ماده ۶۱',
  duties: [{ text: 'پرداخت قسط نخست بدهی', dueAt: new Date(on.now.getTime() + 10 * 86_400_000).toISOString() }],
})
/** Opens the session with everybody there. */
export async function opened(on: Stage, w: World, seats = w.seats) {
  ok(await on.as(sadeq).post(`${w.url}/open`, { chairedBy: 'governor_general', chairSeatId: w.seats[0] }, once()))
  ok(await on.as(sadeq).post(`${w.url}/attendance`, present(w, seats), once()))
  return w.room()
}

suite('the world of these tests', () => {
  const on = onStage()
  test('a called session with three items and four seats', async () => {
    const w = await makeWorld(on)
    const room = await w.room()
    assert.deepEqual([room.state, room.items.length, room.seats.length], ['called', 3, 4])
    assert.deepEqual([room.quorum.met, room.quorum.needed, room.quorum.voting], [false, 3, 4])
  })
})

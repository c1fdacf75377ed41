// A session of the provincial group by the API, for journeys that look at something else.

import type { Api } from '../stage.ts'
import { ask, post } from './people.ts'

const HOUR = 3_600_000
type Group = { readonly id: string }

/** The province's own group. */
export async function provincialGroup(api: Api): Promise<Group> {
  const { rows } = await ask(api, 'GET', '/api/bodies')
  return rows.find((b: { kind: string; parallel: boolean }) => b.kind === 'province' && !b.parallel)
}

/** Plans one at the first whole hour from then on at which the body does not meet anyhow: its own day may be today. */
async function plannedSession(api: Api, bodyId: string, inHours: number): Promise<string> {
  for (let hour = Math.ceil(Date.now() / HOUR + inHours); ; hour++) {
    const { status, body } = await api('POST', '/api/sessions', { bodyId, startsAt: new Date(hour * HOUR).toISOString(), capacity: 20 })
    if (status < 300) return body.id
    if (body?.code !== 'workgroup/session-clash') throw new Error(`POST /api/sessions: ${status} ${JSON.stringify(body)}`)
  }
}

/** A session in some hours with these dossiers and nothing else, called. @returns its id */
export async function calledSession(api: Api, dossiers: readonly string[], inHours: number): Promise<string> {
  const id = await plannedSession(api, (await provincialGroup(api)).id, inHours)
  const { agenda } = await ask(api, 'GET', `/api/sessions/${id}`)
  for (const item of agenda)
    if (!dossiers.includes(item.dossierId)) await post(api, `/api/sessions/${id}`, 'items/remove', { itemId: item.id, reason: 'برای این جلسه نیست' })
  for (const dossierId of dossiers)
    if (!agenda.some((i: { dossierId: string }) => i.dossierId === dossierId))
      await post(api, `/api/sessions/${id}`, 'items', { dossierId, reason: 'نوبت بررسی' })
  await post(api, `/api/sessions/${id}`, 'call')
  return id
}

/** Opens it under the governor-general with all members there. */
export async function openedSession(api: Api, id: string): Promise<{ items: { id: string; dossierId: string; caseIds: string[] }[]; chair: string }> {
  const url = `/api/sessions/${id}/sitting`
  const { seats } = await ask(api, 'GET', url)
  const chair = seats.find((s: { chair: boolean }) => s.chair).id
  await ask(api, 'POST', `${url}/open`, {
    chairedBy: 'governor_general',
    chairSeatId: chair,
    chairName: 'استاندار نمونه',
    earlyReason: 'اعضا زودتر گرد آمدند',
  })
  await ask(api, 'POST', `${url}/attendance`, { seats: seats.map((s: { id: string }) => ({ seatId: s.id, presence: 'present' })) })
  return { items: (await ask(api, 'GET', url)).items, chair }
}

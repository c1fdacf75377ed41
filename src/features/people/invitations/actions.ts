// Invitations: a hat that waits for its phone to be proved.

import type { Role } from '#kernel/actor.ts'
import { nobody } from '#kernel/actor.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { readPhone } from '../codes/actions.ts'
import * as people from '../queries.ts'
import { emptyName, grantable, noSuchInvitation, notYourself } from '../rules.ts'
import { refuseUnlessGrantable } from '../staff/actions.ts'
import type { InvitationView, NewHat, NewInvitation } from '../staff/model.ts'
import * as queries from '../staff/queries.ts'

export const invitationDays = 14

const invitationState = (i: Pick<queries.InvitationRecord, 'accepted_at' | 'revoked_at' | 'expires_at'>, now: Date): InvitationView['state'] =>
  i.accepted_at ? 'accepted' : i.revoked_at ? 'revoked' : i.expires_at <= now ? 'expired' : 'open'

const invitationView = (i: Omit<queries.InvitationRecord, 'inviter'> & { inviter: string | null }, now: Date): InvitationView => ({
  id: i.id,
  name: i.name,
  phone: i.phone,
  createdAt: i.created_at.toISOString(),
  expiresAt: i.expires_at.toISOString(),
  state: invitationState(i, now),
  invitedBy: i.inviter ?? '',
  hat: { role: i.role as NewHat['role'], ...(i.agency_id && { agencyId: i.agency_id }), ...(i.desk_id && { deskId: i.desk_id }) },
})

/** Administrators see all invitations of the province, heads their own. */
export async function listInvitations(ctx: Ctx, { after, limit = 50 }: { after?: string; limit?: number }) {
  const invitedBy = ctx.actor.role === 'admin' ? null : ctx.actor.accountId
  const found = await queries.findInvitations(ctx.db, { provinceId: ctx.actor.provinceId, invitedBy, after: after ?? null, limit })
  const rows = found.slice(0, limit)
  return { rows: rows.map((i) => invitationView(i, ctx.now)), next: found.length > limit ? rows.at(-1)!.id : null, mayInvite: grantable(ctx.actor) }
}

/** channels hears `people.invited` and texts the phone. */
export async function invite(ctx: Ctx, input: NewInvitation): Promise<InvitationView> {
  await refuseUnlessGrantable(ctx, input.hat)
  const { role, agencyId = null, deskId = null } = input.hat
  const expiresAt = new Date(ctx.now.getTime() + invitationDays * 86_400_000)
  if (!cleanInput(input.name)) throw emptyName()
  const row = {
    id: newId(),
    provinceId: ctx.actor.provinceId,
    name: cleanInput(input.name),
    phone: readPhone(input.phone),
    role,
    agencyId,
    deskId,
    invitedBy: ctx.actor.accountId!,
    createdAt: ctx.now,
    expiresAt,
  }
  if ((await people.findByPhone(ctx.db, row.phone))?.id === ctx.actor.accountId) throw notYourself()
  await queries.insertInvitation(ctx.db, row)
  await ctx.record('people.invited', `invitation:${row.id}`, {
    name: row.name,
    phone: row.phone,
    role,
    agencyId,
    deskId,
    expiresAt: expiresAt.toISOString(),
  })
  const made = (await queries.lockInvitation(ctx.db, row.provinceId, row.id))!
  return invitationView({ ...made, inviter: ctx.actor.name }, ctx.now)
}

/** @throws people/no-such-invitation when it is not open, not here, or another head's */
export async function revokeInvitation(ctx: Ctx, id: string): Promise<void> {
  const i = await queries.lockInvitation(ctx.db, ctx.actor.provinceId, id)
  const mine = ctx.actor.role === 'admin' || i?.invited_by === ctx.actor.accountId
  if (!i || !mine || invitationState(i, ctx.now) !== 'open') throw noSuchInvitation()
  await queries.markInvitation(ctx.db, id, { revoked_at: ctx.now })
  await ctx.record('people.revokeInvitation', `invitation:${id}`)
}

/** The phone has just been proved: every open invitation to it becomes a hat. @returns the account, if there was an invitation */
export async function acceptInvitations(ctx: Ctx, phone: string): Promise<string | null> {
  const open = await queries.lockOpenInvitations(ctx.db, phone, ctx.now)
  let accountId: string | null = null
  for (const i of open) {
    accountId ??=
      (await people.findByPhone(ctx.db, phone))?.id ?? (await people.insertAccount(ctx.db, { id: newId(), name: i.name, phone, createdAt: ctx.now }))
    await people.insertGrant(ctx.db, {
      id: newId(),
      accountId,
      provinceId: i.province_id,
      role: i.role,
      agencyId: i.agency_id,
      deskId: i.desk_id,
      grantedBy: i.invited_by,
      grantedAt: ctx.now,
    })
    await queries.markInvitation(ctx.db, i.id, { accepted_at: ctx.now })
    const joined = (await ctx.inProvince(i.province_id)).as({
      ...nobody,
      kind: 'person',
      accountId,
      name: i.name,
      provinceId: i.province_id,
      role: i.role as Role,
    })
    await joined.record('people.accept', `account:${accountId}`, { invitationId: i.id, role: i.role, agencyId: i.agency_id, deskId: i.desk_id })
  }
  return accountId
}

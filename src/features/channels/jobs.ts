// What channels does by itself: send, catch up, text invitations.

import type { Ctx, Fact } from '#server/ctx.ts'
import type { RoomJobs } from '#server/jobs.ts'
import { sendMessage } from './actions.ts'
import { endForgotten } from './calls/actions.ts'
import { catchUp, deliver } from './messages/jobs.ts'

/** people.invited {phone, name, role, locale?}: the invited person signs in with a code to this phone. */
async function invite(ctx: Ctx, { details }: Fact): Promise<void> {
  const { phone, name, role } = details as { phone?: string; name?: string; role?: string }
  if (!phone || !name) return
  const locale = details['locale'] === 'en' ? 'en' : 'fa'
  await sendMessage(ctx, { to: phone, template: 'invitation', params: { name, role: ctx.t(`people.role.${role}`, {}, locale) }, locale })
}

export const jobs: RoomJobs = {
  hears: { 'people.invited': invite },
  tasks: {
    'channels.catchUp': async (ctx) => {
      await endForgotten(ctx)
      await catchUp(ctx)
    },
  },
  long: { 'channels.deliver': deliver },
  every: { 'channels.catchUp': { minutes: 1 } },
}

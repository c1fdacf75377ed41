// The administrator looks after settings and people and reads no case (guide.md §6): of facts about cases they see that
// something was done and by whom, not what was written.

import type { Actor } from '#kernel/actor.ts'

const open = ['people', 'registry', 'channels.template', 'obstacles'] as const

export function maySeeDetails(actor: Pick<Actor, 'role'>, factName: string): boolean {
  return (
    actor.role === 'auditor' ||
    open.some((part) => factName === part || factName.startsWith(`${part}.`) || (part.includes('.') && factName.startsWith(part)))
  )
}

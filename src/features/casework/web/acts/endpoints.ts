// Which endpoint does which act. Read from the contract itself, so that a new act is known here at once.

import type { Endpoint, Input } from '#kernel/contract.ts'
import { Problem } from '#kernel/problem.ts'
import { call } from '#ui/call.ts'
import { api } from '../../api.ts'
import type { CaseView, OpenAct } from '../../cases/model.ts'
import { type CaseActName, caseActs, type ReferralActName, referralActs } from '../../model.ts'

type ActEndpoint = Endpoint & { readonly reply: (typeof api.commentCase)['reply'] }
const byPath = new Map<string, ActEndpoint>(Object.values(api).map((endpoint) => [endpoint.path, endpoint as unknown as ActEndpoint]))

export type AnyAct = CaseActName | ReferralActName
export const isReferralAct = (name: string): name is ReferralActName => (referralActs as readonly string[]).includes(name)
export const isCaseAct = (name: string): name is CaseActName => (caseActs as readonly string[]).includes(name)

/** The case an act is done on, at the version that the person looked at. */
export type Target = { readonly id: string; readonly version: number; readonly referralId?: string | undefined }

/** Does one act; answers the case as it is afterwards, rejects with the Problem. */
export function doAct(name: AnyAct, target: Target, body: Record<string, unknown>): Promise<CaseView> {
  const path = isReferralAct(name) ? `/api/cases/:id/referrals/:referralId/${name}` : `/api/cases/:id/${name}`
  const endpoint = byPath.get(path)
  if (!endpoint) throw new Error(`no endpoint for ${name}`)
  const params = isReferralAct(name) ? { id: target.id, referralId: target.referralId } : { id: target.id }
  return call(endpoint, { params, body } as unknown as Input<ActEndpoint>, { ifMatch: target.version }) as Promise<CaseView>
}

/** The refusal that the server sent with an open act, as a Problem that buttons can say. */
export function refusalOf(act: OpenAct | undefined): Problem | null {
  if (!act) return new Problem('casework/unknown-act', 403)
  return act.whyNot ? new Problem(act.whyNot.code, 409, act.whyNot.details) : null
}

/** True when the act belongs to other roles altogether: it is listed apart, not among one's own buttons. */
export const isOthers = (act: OpenAct): boolean => act.whyNot?.code === 'law/not-yours'

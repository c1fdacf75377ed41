// Proposing and deciding.

import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import { cleanInput } from '#kernel/text.ts'
import { membersOf } from '../../panels/queries.ts'
import { allGroups } from '../actions.ts'
import { domainCodes, lockCatalogue, writeSteps } from '../changes/actions.ts'
import type { Change } from '../changes/model.ts'
import { checkSeen, codesOf, type Groups, planChange, properReason } from '../changes/rules.ts'
import { panelsFor } from '../queries.ts'
import { lineageOf, responsiblePanel } from '../rules.ts'
import type { NewProposal, ProposalState, ProposalView } from './model.ts'
import * as queries from './queries.ts'
import { answerNeeded, noSuchProposal, overtakenBy, type ProposalAct, proposalLaw, proposalOvertaken, seatOf, whyNotProposal } from './rules.ts'

/** Checks that the change could be made now, and keeps it for the panel. Throws what `planChange` refuses. */
export async function propose(ctx: Ctx, { change, reason, seen }: NewProposal): Promise<ProposalView> {
  const groups = await allGroups(ctx)
  const why = properReason(reason)
  checkSeen(groups, planChange(groups, await domainCodes(ctx), change), seen)
  const id = newId()
  const codes = codesOf(change)
  await queries.insert(ctx.db, {
    provinceId: ctx.actor.provinceId,
    id,
    codes,
    body: { change, seen },
    reason: why,
    by: ctx.actor.accountId!,
    at: ctx.now,
  })
  await ctx.record('obstacles.proposeChange', `group-proposal:${id}`, { act: change.act, codes })
  ctx.tell('catalogue')
  return readGroupProposal(ctx, id)
}

export async function readGroupProposal(ctx: Ctx, id: string): Promise<ProposalView> {
  return (await viewsOf(ctx, [await found(ctx, id)]))[0]!
}

export async function listGroupProposals(ctx: Ctx, query: { state?: ProposalState; after?: string }) {
  const rows = await queries.list(ctx.db, ctx.actor.provinceId, query)
  const page = rows.slice(0, queries.pageSize)
  return { rows: await viewsOf(ctx, page), next: rows.length > page.length ? page.at(-1)!.id : null }
}

/**
 * Accepts (and applies in the same transaction), refuses or withdraws.
 * @throws http/stale; the law's refusals; obstacles/answer-needed for a refusal without words; obstacles/proposal-overtaken
 */
export async function decideProposal(ctx: Ctx, id: string, act: ProposalAct, answer: string, ifMatch: number | null): Promise<ProposalView> {
  const locked = await queries.lock(ctx.db, ctx.actor.provinceId, id)
  if (!locked) throw noSuchProposal({ id })
  const row = await found(ctx, id)
  const [view] = await viewsOf(ctx, [row])
  const refusal = whyNotProposal(act, ctx.actor, view!)
  if (refusal) throw refusal
  if (ifMatch !== null && ifMatch !== locked.version) throw stale({ version: locked.version })
  const words = cleanInput(answer)
  if (act === 'refuse' && words.length < 5) throw answerNeeded()
  if (act === 'accept') await apply(ctx, row)
  const state = proposalLaw.acts[act].to!
  await queries.decide(ctx.db, ctx.actor.provinceId, id, { state, answer: words, by: ctx.actor.accountId, at: ctx.now })
  await ctx.record(`obstacles.${act}Proposal`, `group-proposal:${id}`, { act: row.act, codes: row.codes, answer: words })
  ctx.tell('catalogue')
  return readGroupProposal(ctx, id)
}

async function apply(ctx: Ctx, row: queries.Row): Promise<void> {
  const { change, seen } = row.body as queries.Body
  const groups = await lockCatalogue(ctx)
  const code = overtakenBy(groups, row.codes, seen)
  if (code) throw proposalOvertaken({ code })
  await writeSteps(ctx, planChange(groups, await domainCodes(ctx), change), row.reason)
  await ctx.record('obstacles.changeGroup', `group:${row.codes[0]}`, { act: row.act, codes: row.codes, proposalId: row.id })
}

async function found(ctx: Ctx, id: string): Promise<queries.Row> {
  const row = await queries.find(ctx.db, ctx.actor.provinceId, id)
  if (!row) throw noSuchProposal({ id })
  return row
}

async function viewsOf(ctx: Ctx, rows: readonly queries.Row[]): Promise<ProposalView[]> {
  if (!rows.length) return []
  const groups = await allGroups(ctx)
  const panels = await panelsFor(ctx.db, ctx.actor.provinceId)
  const responsibleFor = (row: queries.Row) => {
    const scopes = scopesOf(groups, row.codes, (row.body as queries.Body).change)
    return panels.filter((p) => scopes.some((s) => responsiblePanel(panels, s.lineage, s.domainCode) === p))
  }
  const members = new Map<string, string[]>()
  for (const id of new Set(rows.flatMap(responsibleFor).map((p) => p.id)))
    members.set(id, (await membersOf(ctx.db, ctx.actor.provinceId, id)).memberIds)
  return rows.map((row) => {
    const { change, seen } = row.body as queries.Body
    const responsible = responsibleFor(row)
    return {
      id: row.id,
      act: row.act,
      codes: row.codes,
      change,
      seen,
      reason: row.reason,
      state: row.state as ProposalState,
      answer: row.answer,
      proposer: row.proposer ?? '',
      proposedAt: row.proposed_at.toISOString(),
      decider: row.decider,
      decidedAt: row.decided_at?.toISOString() ?? null,
      version: row.version,
      mine: row.proposed_by === ctx.actor.accountId,
      seat: seatOf(
        ctx.actor.accountId,
        row.proposed_by,
        responsible.flatMap((p) => members.get(p.id) ?? []),
      ),
      panels: responsible.map(({ id, nameFa, nameEn }) => ({ id, nameFa, nameEn })),
      overtaken: row.state === 'proposed' ? overtakenBy(groups, row.codes, seen) : null,
    }
  })
}

/** The lineage and domain of every group a change touches, of new ones too. */
function scopesOf(groups: Groups, codes: readonly string[], change: Change): { lineage: string[]; domainCode: string }[] {
  const forms = change.act === 'create' || change.act === 'edit' ? [change.form] : change.act === 'split' ? change.parts : []
  const known = codes.flatMap((code) => groups.get(code) ?? [])
  const fresh = forms.filter((f) => !groups.has(f.code))
  return [...known, ...fresh].map((g) => ({ lineage: lineageOf(groups, g.code), domainCode: g.domainCode }))
}

// The expert directory: skills, a statement of interests, a record.

import { accountNames, staffWith } from '#features/people/actions.ts'
import { cleanInput, indexTerms, queryClauses } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import type { ExpertForm, ExpertView } from '../model.ts'
import { noSuchExpert, notYourEntry, stakeUnknown } from '../rules.ts'
import { agencyNames } from '../queries.ts'
import * as queries from './queries.ts'

const none = { skills: [], about: '', interests: '', interestsAt: null, unitIds: [], agencyIds: [], version: 0 }
const keepers = new Set(['secretary', 'admin'])

async function present(ctx: Ctx, ids: readonly string[]): Promise<ExpertView[]> {
  if (!ids.length) return []
  const { provinceId, accountId, role } = ctx.actor
  const names = await accountNames(ctx, ids)
  const entries = new Map((await queries.entries(ctx.db, provinceId, ids)).map((e) => [e.accountId, e]))
  const seats = await queries.seatsOf(ctx.db, provinceId, ids)
  const records = await queries.records(ctx.db, provinceId, ids)
  const all = [...entries.values()]
  const units = await queries.unitNames(ctx.db, provinceId, [...new Set(all.flatMap((e) => e.unitIds))])
  const agencies = await agencyNames(ctx.db, provinceId, [...new Set(all.flatMap((e) => e.agencyIds))])
  return ids
    .map((id) => {
      const entry = entries.get(id) ?? none
      return {
        ...entry,
        accountId: id,
        name: names.get(id) ?? '',
        interestsAt: entry.interestsAt?.toISOString() ?? null,
        units: units.filter((u) => (entry.unitIds as string[]).includes(u.id)),
        agencies: agencies.filter((a) => (entry.agencyIds as string[]).includes(a.id)),
        panels: seats.filter((s) => s.accountId === id).map(({ accountId: _, ...seat }) => seat),
        record: records.get(id) ?? { asked: 0, given: 0, late: 0, conflicts: 0 },
        mayEdit: id === accountId || keepers.has(role),
      }
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'fa'))
}

const people = async (ctx: Ctx) => [...new Set([...(await queries.everybody(ctx.db, ctx.actor.provinceId)), ...(await staffWith(ctx, 'expert'))])]

/** The directory; `q` finds names, skills, panels and what they say of themselves, blind to spelling. */
export async function listExperts(ctx: Ctx, { q }: { q?: string }): Promise<ExpertView[]> {
  const all = await present(ctx, await people(ctx))
  const wanted = q ? queryClauses(q) : []
  if (!wanted.length) return all
  const termsOf = (e: ExpertView) =>
    new Set(indexTerms([e.name, e.about, ...e.skills, ...e.panels.map((p) => p.nameFa)].join(' ')).map(([term]) => term))
  return all.filter((e) => {
    const terms = termsOf(e)
    return wanted.every((anyOf) => anyOf.some((term) => terms.has(term)))
  })
}

/** Throws obstacles/no-such-expert. */
export async function viewExpert(ctx: Ctx, id: string): Promise<ExpertView> {
  if (!(await people(ctx)).includes(id)) throw noSuchExpert()
  return (await present(ctx, [id]))[0]!
}

/** One’s own entry, or anybody’s for the secretary’s office. The statement of interests is dated whenever it changes. */
export async function editExpert(ctx: Ctx, id: string, form: ExpertForm, version: number | null): Promise<ExpertView> {
  const { provinceId, accountId, role } = ctx.actor
  if (id !== accountId && !keepers.has(role)) throw notYourEntry()
  if (!(await people(ctx)).includes(id)) throw noSuchExpert()
  const found = await queries.lockEntry(ctx.db, provinceId, id)
  if (version !== null && version !== (found?.version ?? 0)) throw stale({ version: found?.version ?? 0 })
  const clean: ExpertForm = {
    skills: [...new Set(form.skills.map(cleanInput).filter((s) => s !== ''))],
    about: cleanInput(form.about),
    interests: cleanInput(form.interests),
    unitIds: [...new Set(form.unitIds)],
    agencyIds: [...new Set(form.agencyIds)],
  }
  const units = await queries.unitNames(ctx.db, provinceId, clean.unitIds)
  const agencies = await agencyNames(ctx.db, provinceId, clean.agencyIds)
  if (units.length !== clean.unitIds.length || agencies.length !== clean.agencyIds.length) throw stakeUnknown()
  const restated = clean.interests !== (found?.interests ?? '') || stakes(clean) !== stakes(found ?? none)
  await queries.saveEntry(ctx.db, provinceId, id, clean, restated ? ctx.now : (found?.interestsAt ?? null), ctx.now)
  await ctx.record('obstacles.edit_expert', `account:${id}`, { restated })
  ctx.tell('panels')
  return viewExpert(ctx, id)
}

const stakes = (e: { unitIds: readonly string[]; agencyIds: readonly string[] }) => [...e.unitIds, ...e.agencyIds].sort().join()

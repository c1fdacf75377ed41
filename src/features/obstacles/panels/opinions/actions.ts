// Asking a panel, answering, concluding.

import { accountNames } from '#features/people/actions.ts'
import { calendarFor } from '#features/registry/actions.ts'
import { cleanInput } from '#kernel/text.ts'
import { addWorkingDays } from '#kernel/working-time.ts'
import type { Ctx } from '#server/ctx.ts'
import { stale } from '#server/http.ts'
import { newId } from '#server/ids.ts'
import { readKnot } from '../../knots/history/actions.ts'
import { findPanel, seats } from '../boards/queries.ts'
import type { Ask, OpinionRequest, OpinionState, SubjectKind } from '../model.ts'
import { panelsOf } from '../queries.ts'
import * as rules from '../rules.ts'
import { noteConclusion } from '../solved/actions.ts'
import * as queries from './queries.ts'

type Cursor = queries.Cursor
const cursorOf = (r: { due_at: Date; id: string }) => `${r.due_at.getTime().toString(36)}_${r.id}`
function readCursor(raw: string | undefined): Cursor | null {
  const found = raw ? /^([0-9a-z]{1,9})_([0-9a-f-]{36})$/.exec(raw) : null
  return found ? { at: new Date(Number.parseInt(found[1]!, 36)), id: found[2]! } : null
}

type Loaded = { row: queries.RequestRow; facts: rules.RequestFacts; subject: queries.Subject | null }

async function load(ctx: Ctx, rows: readonly queries.RequestRow[]): Promise<Loaded[]> {
  if (!rows.length) return []
  const { provinceId } = ctx.actor
  const idsOf = (kind: SubjectKind) => [...new Set(rows.filter((r) => r.subject_kind === kind).map((r) => r.subject_id))]
  const cases = idsOf('case')
  const knots = idsOf('knot')
  const subjects = new Map(
    [
      ...(cases.length ? await queries.caseSubjects(ctx.db, provinceId, cases) : []),
      ...(knots.length ? await queries.knotSubjects(ctx.db, provinceId, knots) : []),
    ].map((s) => [s.id, s]),
  )
  const sitting = await seats(ctx.db, provinceId, [...new Set(rows.map((r) => r.panel_id))])
  return rows.map((row) => {
    const panel = sitting.filter((s) => s.panelId === row.panel_id)
    const subject = subjects.get(row.subject_id) ?? null
    const facts = {
      state: row.state as OpinionState,
      provinceId,
      memberIds: panel.map((s) => s.accountId),
      chairIds: panel.filter((s) => s.chair).map((s) => s.accountId),
      askedBy: row.asked_by,
      agencyIds: subject?.agencyIds ?? [],
      confidential: subject?.confidential ?? false,
      openTo: subject?.openTo ?? [],
    }
    return { row, facts, subject }
  })
}

async function present(ctx: Ctx, loaded: readonly Loaded[]): Promise<OpinionRequest[]> {
  const seen = loaded.filter(({ facts }) => rules.opinionLaw.maySee(ctx.actor, facts))
  if (!seen.length) return []
  const { provinceId, accountId } = ctx.actor
  const given = await queries.opinionsOn(
    ctx.db,
    provinceId,
    seen.map(({ row }) => row.id),
  )
  const names = await accountNames(ctx, [...new Set([...given.map((o) => o.account_id), ...seen.flatMap(({ row }) => row.asked_by ?? [])])])
  const stakes = accountId ? await queries.stakesOf(ctx.db, provinceId, accountId) : undefined
  return seen.map(({ row, facts, subject }) => {
    const opinions = given.filter((o) => o.request_id === row.id)
    const partial = rules.hasStake(stakes, subject) || opinions.some((o) => o.account_id === accountId && o.conflict)
    return {
      id: row.id,
      panelId: row.panel_id,
      panelFa: row.name_fa,
      panelEn: row.name_en,
      subjectKind: row.subject_kind as SubjectKind,
      subjectId: row.subject_id,
      subjectCode: row.subject_code,
      subject: subject && !partial ? { text: subject.text.slice(0, 5000), unitName: subject.unitName, groupCode: subject.groupCode } : null,
      question: row.question,
      state: facts.state,
      askedBy: row.asked_by ? (names.get(row.asked_by) ?? '') : '',
      askedAt: row.asked_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      conclusion: row.conclusion,
      article: row.article,
      opinions: opinions
        .filter((o) => !partial || o.account_id === accountId)
        .map((o) => ({
          accountId: o.account_id,
          name: names.get(o.account_id) ?? '',
          at: o.at.toISOString(),
          text: o.text,
          article: o.article,
          conflict: o.conflict,
        })),
      members: facts.memberIds.length,
      open: rules.opinionLaw.open(ctx.actor, facts).filter((act) => !(partial && (act === 'give' || act === 'conclude'))),
      version: row.version,
    }
  })
}

/** Questions that still wait (or `state`), those due first: of one’s own panels, of all for who keeps the process. */
export async function listOpinions(ctx: Ctx, query: { panelId?: string; state?: OpinionState; after?: string; limit?: number }) {
  const { provinceId, role, accountId } = ctx.actor
  const whole = ['operator', 'centreHead', 'secretary', 'manager'].includes(role)
  const mine = whole || !accountId ? null : await panelsOf(ctx.db, provinceId, accountId)
  const wanted = query.panelId ? (mine === null || mine.includes(query.panelId) ? [query.panelId] : []) : mine
  if (wanted?.length === 0) return { rows: [], next: null }
  const limit = query.limit ?? 50
  const rows = await queries.pageOf(ctx.db, provinceId, wanted, query.state ?? 'asked', readCursor(query.after), limit + 1)
  const last = rows.length > limit ? rows[limit - 1]! : null
  return { rows: await present(ctx, await load(ctx, rows.slice(0, limit))), next: last && cursorOf(last) }
}

/** What panels were asked about one matter; only what this person may see of it. */
export async function opinionsOf(ctx: Ctx, kind: SubjectKind, subjectId: string): Promise<OpinionRequest[]> {
  return present(ctx, await load(ctx, await queries.requestsOf(ctx.db, ctx.actor.provinceId, kind, subjectId)))
}

async function open(ctx: Ctx, id: string): Promise<Loaded> {
  await queries.lockRequest(ctx.db, ctx.actor.provinceId, id)
  const row = await queries.findRequest(ctx.db, ctx.actor.provinceId, id)
  const [loaded] = row ? await load(ctx, [row]) : []
  if (!loaded || !rules.opinionLaw.maySee(ctx.actor, loaded.facts)) throw rules.noSuchRequest()
  return loaded
}

async function openFor(ctx: Ctx, id: string, act: (typeof rules.opinionLaw.names)[number], version: number | null): Promise<Loaded> {
  const loaded = await open(ctx, id)
  const refusal = rules.opinionLaw.whyNot(act, ctx.actor, loaded.facts)
  if (refusal) throw refusal
  if (version !== null && version !== loaded.row.version) throw stale({ version: loaded.row.version })
  return loaded
}

async function done(ctx: Ctx, act: string, { row }: Loaded, details: Record<string, unknown> = {}): Promise<OpinionRequest> {
  await ctx.record(`obstacles.${act}`, `${row.subject_kind}:${row.subject_id}`, { requestId: row.id, panelId: row.panel_id, ...details })
  for (const topic of ['panels', `panel:${row.panel_id}`, `${row.subject_kind}:${row.subject_id}`]) ctx.tell(topic)
  const [shown] = await present(ctx, await load(ctx, [(await queries.findRequest(ctx.db, ctx.actor.provinceId, row.id))!]))
  return shown!
}

const dueIn = async (ctx: Ctx, days: number): Promise<Date> => addWorkingDays(await calendarFor(ctx), ctx.now, days)

/** The code of what is asked about; a matter that this person may not see does not exist. */
async function subjectCode(ctx: Ctx, kind: Ask['subjectKind'], id: string): Promise<string> {
  if (kind === 'knot') return (await readKnot(ctx, id)).row.code
  const found = (await queries.seesCase(ctx.db, ctx.actor, id)) ? await queries.caseSubjects(ctx.db, ctx.actor.provinceId, [id]) : []
  if (!found[0]) throw rules.noSuchSubject()
  return found[0].code
}

/** Throws obstacles/no-such-panel, panel-inactive, panel-empty, no-such-subject, asked-already, opinion-empty. */
export async function askOpinion(ctx: Ctx, ask: Ask): Promise<OpinionRequest> {
  const { provinceId, accountId } = ctx.actor
  const panel = await findPanel(ctx.db, provinceId, ask.panelId)
  if (!panel) throw rules.noSuchPanel({ id: ask.panelId })
  if (!panel.active) throw rules.panelInactive()
  if (!(await seats(ctx.db, provinceId, [panel.id])).length) throw rules.panelEmpty()
  const question = cleanInput(ask.question)
  if (question === '') throw rules.opinionEmpty()
  const code = await subjectCode(ctx, ask.subjectKind, ask.subjectId)
  if (await queries.openAlready(ctx.db, provinceId, panel.id, ask.subjectKind, ask.subjectId)) throw rules.askedAlready({ panel: panel.nameFa })
  const id = newId()
  await queries.insertRequest(ctx.db, provinceId, {
    id,
    panel_id: panel.id,
    subject_kind: ask.subjectKind,
    subject_id: ask.subjectId,
    subject_code: code,
    question,
    asked_by: accountId,
    asked_at: ctx.now,
    due_at: await dueIn(ctx, ask.days ?? rules.answerDays),
  })
  return done(ctx, 'ask_opinion', await open(ctx, id))
}

const said = (body: { text: string; article?: string }) => {
  const text = cleanInput(body.text)
  if (text === '') throw rules.opinionEmpty()
  return { text, article: cleanInput(body.article ?? '') }
}

/** Throws obstacles/conflict-of-interest when their own statement names the unit or an agency of the case, or they declared it here. */
async function mustBeImpartial(ctx: Ctx, { row, subject }: Loaded): Promise<void> {
  const { provinceId, accountId } = ctx.actor
  if (rules.hasStake(await queries.stakesOf(ctx.db, provinceId, accountId!), subject)) throw rules.conflictOfInterest()
  if ((await queries.opinionsOn(ctx.db, provinceId, [row.id])).some((o) => o.conflict && o.account_id === accountId)) throw rules.conflictOfInterest()
}

/** A second one replaces the first. Throws obstacles/conflict-of-interest. */
export async function giveOpinion(ctx: Ctx, id: string, body: { text: string; article?: string }): Promise<OpinionRequest> {
  const loaded = await openFor(ctx, id, 'give', null)
  await mustBeImpartial(ctx, loaded)
  const account_id = ctx.actor.accountId!
  await queries.saveOpinion(ctx.db, ctx.actor.provinceId, { request_id: id, account_id, at: ctx.now, ...said(body), conflict: false })
  return done(ctx, 'give_opinion', loaded)
}

export async function declareConflict(ctx: Ctx, id: string, body: { text: string; article?: string }): Promise<OpinionRequest> {
  const loaded = await openFor(ctx, id, 'declare_conflict', null)
  const { text } = said(body)
  await queries.saveOpinion(ctx.db, ctx.actor.provinceId, {
    request_id: id,
    account_id: ctx.actor.accountId!,
    at: ctx.now,
    text,
    article: '',
    conflict: true,
  })
  return done(ctx, 'declare_conflict', loaded)
}

/** The panel's answer; for a case it is kept as a note for the next one. Throws obstacles/no-opinion-yet, conflict-of-interest. */
export async function concludeOpinion(
  ctx: Ctx,
  id: string,
  body: { text: string; article?: string },
  version: number | null,
): Promise<OpinionRequest> {
  const loaded = await openFor(ctx, id, 'conclude', version)
  await mustBeImpartial(ctx, loaded)
  const given = await queries.opinionsOn(ctx.db, ctx.actor.provinceId, [id])
  if (!given.some((o) => !o.conflict)) throw rules.noOpinionYet()
  const { text, article } = said(body)
  await queries.moveRequest(ctx.db, ctx.actor.provinceId, id, { state: 'answered', closed_at: ctx.now, conclusion: text, article })
  if (loaded.row.subject_kind === 'case') await noteConclusion(ctx, { obstacleId: loaded.row.subject_id, text, article })
  return done(ctx, 'conclude_opinion', loaded)
}

export async function extendOpinion(ctx: Ctx, id: string, days: number, version: number | null): Promise<OpinionRequest> {
  const loaded = await openFor(ctx, id, 'extend', version)
  await queries.moveRequest(ctx.db, ctx.actor.provinceId, id, { due_at: await dueIn(ctx, days) })
  return done(ctx, 'extend_opinion', loaded, { days })
}

export async function withdrawOpinion(ctx: Ctx, id: string, version: number | null): Promise<OpinionRequest> {
  const loaded = await openFor(ctx, id, 'withdraw', version)
  await queries.moveRequest(ctx.db, ctx.actor.provinceId, id, { state: 'withdrawn', closed_at: ctx.now })
  return done(ctx, 'withdraw_opinion', loaded)
}

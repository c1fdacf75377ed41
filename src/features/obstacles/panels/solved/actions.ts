// Solved before: how obstacles like this one were settled, to the word of their producers.

import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import { nearest } from '../../similar/actions.ts'
import type { NoteForm, SolvedBefore } from '../model.ts'
import { noSuchSubject, noteTwice, notSolved, opinionEmpty } from '../rules.ts'
import { agencyNames } from '../queries.ts'
import * as queries from './queries.ts'

/** Shared trigrams below this share are chance: another matter, not shown. */
const alike = 0.12

/** Three like obstacles that producers confirmed as solved, most alike first. Desks and experts read how, never whose. */
export async function solvedBefore(ctx: Ctx, { text, exceptId }: { text: string; exceptId?: string }): Promise<SolvedBefore[]> {
  const near = (await nearest(ctx, cleanInput(text), { limit: 3, solved: true, ...(exceptId && { exceptId }) })).filter((n) => n.trigram >= alike)
  if (!near.length) return []
  const { provinceId } = ctx.actor
  const notes = await queries.notesOn(
    ctx.db,
    provinceId,
    near.map((n) => n.id),
  )
  const agencies = await agencyNames(ctx.db, provinceId, [...new Set(near.flatMap((n) => n.agencyIds))])
  const nameless = ['agencyRep', 'agencyHead', 'expert'].includes(ctx.actor.role)
  return near.map((n) => ({
    id: n.id,
    code: n.code,
    kind: n.kind,
    groupCode: n.groupCode,
    unitName: n.unitName,
    excerpt: nameless ? '' : n.text,
    agencies: agencies.filter((a) => n.agencyIds.includes(a.id)),
    article: n.article,
    days: n.days,
    likeness: n.trigram,
    notes: notes.filter((note) => note.obstacleId === n.id).map(({ obstacleId: _, at, ...note }) => ({ ...note, at: at.toISOString() })),
  }))
}

type Note = { obstacleId: string; text: string; article: string }
type Subject = { id: string; groupCode: string | null; agencyIds: string[] }

async function write(ctx: Ctx, subject: Subject, { text, article }: Note): Promise<string> {
  const { provinceId, accountId } = ctx.actor
  if ((await queries.notesOn(ctx.db, provinceId, [subject.id])).some((n) => n.text === text)) throw noteTwice()
  const id = newId()
  await queries.insertNote(ctx.db, provinceId, {
    id,
    obstacle_id: subject.id,
    group_code: subject.groupCode,
    agency_id: subject.agencyIds[0] ?? null,
    text,
    article,
    written_by: accountId,
    at: ctx.now,
  })
  await ctx.record('obstacles.write_note', `case:${subject.id}`, { noteId: id })
  return id
}

/** A note of a person on an obstacle that its producer confirmed. Throws obstacles/no-such-subject, not-solved, note-twice, opinion-empty. */
export async function writeNote(ctx: Ctx, form: NoteForm): Promise<{ id: string }> {
  const found = await queries.seenObstacle(ctx.db, ctx.actor, form.obstacleId)
  if (!found) throw noSuchSubject()
  if (found.outcome !== 'solved') throw notSolved()
  const text = cleanInput(form.text)
  if (text === '') throw opinionEmpty()
  return { id: await write(ctx, found, { obstacleId: found.id, text, article: cleanInput(form.article ?? '') }) }
}

/** A panel's conclusion becomes a note; it is shown once the producer has confirmed. */
export async function noteConclusion(ctx: Ctx, note: Note): Promise<void> {
  const found = await queries.obstacle(ctx.db, ctx.actor.provinceId, note.obstacleId)
  if (found && !(await queries.notesOn(ctx.db, ctx.actor.provinceId, [found.id])).some((n) => n.text === note.text)) await write(ctx, found, note)
}

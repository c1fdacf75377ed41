// What a change of the catalogue comes to, or why it cannot be. Pure: the preview, the proposal and the write ask the same.

import type { Role } from '#kernel/actor.ts'
import { type Problem, problem } from '#kernel/problem.ts'
import { cleanInput, fold } from '#kernel/text.ts'
import { appliers, type GroupDetail, intakeFieldNames } from '../model.ts'
import { groupRetired, noSuchGroup } from '../rules.ts'
import { type Change, type GroupForm, limits, type Seen, type Step } from './model.ts'

export const codeTaken = problem<{ code: string }>('obstacles/code-taken', 409)
export const nameTaken = problem<{ name: string; code: string }>('obstacles/group-name-taken', 409)
export const noSuchDomain = problem<{ domain: string }>('obstacles/unknown-domain', 422)
/** `fields`: names of the form's fields that are empty, too long or unknown; words under obstacles.form. */
export const badGroup = problem<{ code: string; fields: readonly string[] }>('obstacles/bad-group', 422)
export const notRetired = problem<{ code: string }>('obstacles/group-not-retired', 409)
export const tooFewParts = problem('obstacles/too-few-parts', 422)
export const tooManyParts = problem<{ max: number }>('obstacles/too-many-parts', 422)
export const tooFewToMerge = problem('obstacles/too-few-to-merge', 422)
export const sameCodes = problem<{ code: string }>('obstacles/same-codes', 422)
export const nothingChanged = problem<{ code: string }>('obstacles/nothing-changed', 422)
export const reasonNeeded = problem('obstacles/reason-needed', 422)
/** Somebody changed the group after the author of this change had read it. */
export const groupChanged = problem<{ code: string; version: number }>('obstacles/group-changed', 409)
export const onlyAppliers = problem('obstacles/only-appliers', 403)

/** Why this person may not change the catalogue without a proposal. */
export const whyNotApply = (actor: { readonly role: string }): Problem | null => (appliers.includes(actor.role as Role) ? null : onlyAppliers())

export type Groups = ReadonlyMap<string, GroupDetail>

/** A group without a line of history, as a form begins it. */
export const emptyForm = (code: string, domainCode: string): GroupForm => ({
  code,
  domainCode,
  nameFa: '',
  nameEn: '',
  agencyFa: '',
  agencyEn: '',
  evidenceType: 'decision',
  descriptionFa: '',
  descriptionEn: '',
  keywords: '',
  examples: [],
  asks: [],
  ackDays: null,
  actDays: null,
})

export function formOf({ retired: _, successors: _1, version: _2, ...form }: GroupDetail): GroupForm {
  return form
}

/** The codes a change touches, of groups that exist or will. */
export function codesOf(change: Change): string[] {
  switch (change.act) {
    case 'create':
    case 'edit':
      return [change.form.code]
    case 'rename':
      return [change.code, ...(change.newCode ? [change.newCode] : [])]
    case 'split':
      return [change.code, ...change.parts.map((p) => p.code)]
    case 'merge':
      return [...new Set([...change.codes, change.into])]
    case 'retire':
    case 'restore':
      return [change.code]
  }
}

/**
 * What a change comes to, group by group, in the order it is to be written (successors before what they follow).
 * @throws a Problem that says why it cannot be
 */
export function planChange(groups: Groups, domains: readonly string[], change: Change): Step[] {
  const steps = stepsOf(groups, domains, change)
  for (const { before, after } of steps) if (before && same(before, after)) throw nothingChanged({ code: after.code })
  return steps
}

function stepsOf(groups: Groups, domains: readonly string[], change: Change): Step[] {
  const made = (form: GroupForm, act: Step['act'], leaving: readonly string[] = []): Step => {
    if (groups.has(form.code)) throw codeTaken({ code: form.code })
    return { act, before: null, after: { ...checkForm(groups, domains, form, leaving), retired: false, successors: [], version: 1 } }
  }
  const edited = (before: GroupDetail, form: GroupForm, act: Step['act'], leaving: readonly string[] = []): Step => ({
    act,
    before,
    after: { ...before, ...checkForm(groups, domains, form, leaving), version: before.version + 1 },
  })
  const ended = (before: GroupDetail, act: Step['act'], successors: readonly string[]): Step => ({
    act,
    before,
    after: { ...before, retired: true, successors: [...successors], version: before.version + 1 },
  })
  switch (change.act) {
    case 'create':
      return [made(change.form, 'create')]
    case 'edit':
      return [edited(active(groups, change.form.code), change.form, 'edit')]
    case 'rename': {
      const before = active(groups, change.code)
      const form = { ...formOf(before), nameFa: change.nameFa, nameEn: change.nameEn }
      if (!change.newCode || change.newCode === change.code) return [edited(before, form, 'rename')]
      return [made({ ...form, code: change.newCode }, 'rename', [change.code]), ended(before, 'rename', [change.newCode])]
    }
    case 'split': {
      const before = active(groups, change.code)
      if (change.parts.length < 2) throw tooFewParts()
      unique(change.parts.map((p) => p.code))
      const parts = change.parts.map((p) => made(p, 'split', [change.code]))
      uniqueNames(change.parts)
      return [
        ...parts,
        ended(
          before,
          'split',
          change.parts.map((p) => p.code),
        ),
      ]
    }
    case 'merge':
      return merged(groups, change, made, edited, ended)
    case 'retire': {
      const before = active(groups, change.code)
      unique([change.code, ...change.successors])
      for (const code of change.successors) active(groups, code)
      return [ended(before, 'retire', change.successors)]
    }
    case 'restore': {
      const before = known(groups, change.code)
      if (!before.retired) throw notRetired({ code: change.code })
      freeName(groups, before, [])
      return [{ act: 'restore', before, after: { ...before, retired: false, successors: [], version: before.version + 1 } }]
    }
  }
}

type Makers = {
  made: (form: GroupForm, act: Step['act'], leaving?: readonly string[]) => Step
  edited: (before: GroupDetail, form: GroupForm, act: Step['act'], leaving?: readonly string[]) => Step
  ended: (before: GroupDetail, act: Step['act'], successors: readonly string[]) => Step
}

/** The words and examples of what goes are kept by what stays: triage must not forget them. */
function merged(
  groups: Groups,
  { codes, into, form }: Change & { act: 'merge' },
  made: Makers['made'],
  edited: Makers['edited'],
  ended: Makers['ended'],
): Step[] {
  unique(codes)
  const going = codes.filter((code) => code !== into).map((code) => active(groups, code))
  if (going.length < (form || !codes.includes(into) ? 2 : 1)) throw tooFewToMerge()
  const leaving = going.map((g) => g.code)
  const end = going.map((g) => ended(g, 'merge', [into]))
  if (form) return [made(gather({ ...form, code: into }, going), 'merge', leaving), ...end]
  const stays = active(groups, into)
  return [edited(stays, gather(formOf(stays), going), 'merge', leaving), ...end]
}

function gather(form: GroupForm, going: readonly GroupDetail[]): GroupForm {
  const words = [form, ...going].flatMap((g) => `${g.keywords} ${'retired' in g ? g.nameFa : ''}`.split(/\s+/))
  const keywords = [...new Set(words.filter(Boolean))].join(' ').slice(0, limits.keywords)
  const examples = [...new Set([form, ...going].flatMap((g) => g.examples))].slice(0, limits.examples)
  return { ...form, keywords, examples }
}

function known(groups: Groups, code: string): GroupDetail {
  const found = groups.get(code)
  if (!found) throw noSuchGroup({ code })
  return found
}

function active(groups: Groups, code: string): GroupDetail {
  const found = known(groups, code)
  if (found.retired) throw groupRetired({ code, successors: found.successors.join('، ') })
  return found
}

function unique(codes: readonly string[]): void {
  const twice = codes.find((code, at) => codes.indexOf(code) !== at)
  if (twice) throw sameCodes({ code: twice })
}

function uniqueNames(forms: readonly GroupForm[]): void {
  const names = forms.map((f) => fold(f.nameFa))
  const twice = forms.find((_, at) => names.indexOf(names[at]!) !== at)
  if (twice) throw nameTaken({ name: twice.nameFa, code: forms[names.indexOf(fold(twice.nameFa))]!.code })
}

/** Two active groups never bear one Persian name; those in `leaving` go with the same change. */
function freeName(groups: Groups, form: { code: string; nameFa: string }, leaving: readonly string[]): void {
  const name = fold(form.nameFa)
  for (const other of groups.values())
    if (!other.retired && other.code !== form.code && !leaving.includes(other.code) && fold(other.nameFa) === name)
      throw nameTaken({ name: form.nameFa, code: other.code })
}

/** The form with its texts cleaned; throws obstacles/bad-group naming every field that will not do, no-such-domain, group-name-taken. */
export function checkForm(groups: Groups, domains: readonly string[], form: GroupForm, leaving: readonly string[] = []): GroupForm {
  const line = (text: string) => cleanInput(text).replace(/\s+/g, ' ')
  const clean: GroupForm = {
    ...form,
    nameFa: line(form.nameFa),
    nameEn: line(form.nameEn),
    agencyFa: line(form.agencyFa),
    agencyEn: line(form.agencyEn),
    descriptionFa: cleanInput(form.descriptionFa),
    descriptionEn: cleanInput(form.descriptionEn),
    keywords: line(form.keywords),
    examples: [...new Set(form.examples.map(line).filter(Boolean))],
    asks: [...new Set(form.asks)],
  }
  if (!domains.includes(clean.domainCode)) throw noSuchDomain({ domain: clean.domainCode })
  const fits = (text: string, max: number, min = 0) => text.length >= min && text.length <= max
  const day = (n: number | null) => n === null || (n >= 1 && n <= limits.days)
  const bad = Object.entries({
    nameFa: fits(clean.nameFa, limits.name, 2),
    nameEn: fits(clean.nameEn, limits.name, 2),
    agencyFa: fits(clean.agencyFa, limits.agency, 2),
    agencyEn: fits(clean.agencyEn, limits.agency, 2),
    descriptionFa: fits(clean.descriptionFa, limits.description),
    descriptionEn: fits(clean.descriptionEn, limits.description),
    keywords: fits(clean.keywords, limits.keywords),
    examples: clean.examples.length <= limits.examples && clean.examples.every((e) => fits(e, limits.example)),
    asks: clean.asks.length <= limits.asks && clean.asks.every((a) => intakeFieldNames.includes(a as never)),
    ackDays: day(clean.ackDays),
    actDays: day(clean.actDays),
  }).flatMap(([name, good]) => (good ? [] : [name]))
  if (bad.length) throw badGroup({ code: clean.code, fields: bad })
  freeName(groups, clean, leaving)
  return clean
}

const same = (a: GroupDetail, b: GroupDetail) => changedFields(a, b).length === 0

/** The fields in which two versions of a group differ, in the order of the form. */
export function changedFields(a: GroupDetail, b: GroupDetail): (keyof GroupDetail)[] {
  return (Object.keys(b) as (keyof GroupDetail)[]).filter((key) => key !== 'version' && JSON.stringify(a[key]) !== JSON.stringify(b[key]))
}

/** Throws obstacles/group-changed when a group is not any more what the author of the change had read. */
export function checkSeen(groups: Groups, steps: readonly Step[], seen: Seen): void {
  for (const { before } of steps)
    if (before && seen[before.code] !== before.version) throw groupChanged({ code: before.code, version: groups.get(before.code)!.version })
}

/** A reason in words; throws obstacles/reason-needed. */
export function properReason(text: string): string {
  const clean = cleanInput(text)
  if (clean.length < 5) throw reasonNeeded()
  return clean
}

/** The next free code of a domain after its highest; `taken` must name retired groups too. */
export function freeCode(domainCode: string, taken: readonly string[]): string {
  const numbers = taken.filter((code) => code.startsWith(domainCode)).map((code) => Number(code.slice(1)))
  return `${domainCode}${String(Math.max(0, ...numbers) + 1).padStart(2, '0')}`
}

// The work that proposes: a group, a unit and a county for each row. It gets pages of rows as JSON text and answers each
// with JSON text, so that the server only passes them on.

import { toLatinDigits } from '#kernel/digits.ts'
import { inThread } from '#server/threads.ts'
import { coldModel, Triage, unpackModel } from '../../triage/rules.ts'
import type { Fault } from '../model.ts'
import type { Analysis, AskedRow, KnownUnit } from './model.ts'
import { CountyMatcher, outcomeOf, UnitMatcher, unitKeyOf } from './rules.ts'

const round = (p: number) => Math.round(p * 1000) / 1000

await inThread(async ({ model, catalogue, lessons, current, units, counties }: Analysis, tell) => {
  const triage = new Triage(model ? unpackModel(model) : coldModel(catalogue))
  for (const lesson of lessons) triage.learn(lesson)
  const unitMatcher = new UnitMatcher(units.flatMap((page) => JSON.parse(page) as KnownUnit[]))
  const countyMatcher = new CountyMatcher(counties)

  /** What triage says, in codes of today. */
  function groupsOf(text: string) {
    const guess = triage.guess(text)
    const sum = new Map<string, number>()
    for (const { code, p } of guess.groups) for (const [i, now] of (current[code] ?? []).entries()) if (i === 0) sum.set(now, (sum.get(now) ?? 0) + p)
    const groups = [...sum].map(([code, p]) => ({ code, p: round(p) })).sort((a, b) => b.p - a.p)
    return { groups, words: guess.words.slice(0, 6).map((w) => w.text) }
  }

  /** A code told in the file is taken; of a retired one what took over, the likeliest of several. */
  function chosen(told: string, groups: readonly { code: string; p: number }[]): { code: string; p: number; fault?: Omit<Fault, 'field'> } | null {
    const code = /[A-Za-z]\d{2,3}/.exec(told)?.[0].toUpperCase()
    const now = code === undefined ? undefined : current[code]
    if (code === undefined || !now?.length) {
      const fault = { code: code && now ? 'retiredGroup' : 'unknownGroup', value: told.slice(0, 200) }
      return groups[0] ? { ...groups[0], fault } : { code: '', p: 0, fault }
    }
    if (now.length === 1 && now[0] === code) return { code, p: 1 }
    const likeliest = now.length === 1 ? now[0]! : (groups.find((g) => now.includes(g.code))?.code ?? now[0]!)
    return { code: likeliest, p: now.length === 1 ? 0.95 : 0.6, fault: { code: 'retiredGroup', value: code, more: now.join('، ') } }
  }

  function analyse({ no, text, fields, faults }: AskedRow) {
    const found: Fault[] = [...faults]
    const countyId = fields.county ? countyMatcher.match(fields.county) : null
    if (fields.county && !countyId) found.push({ field: 'county', code: 'unknownCounty', value: fields.county })
    if (fields.outcome && outcomeOf(fields.outcome) === null) found.push({ field: 'outcome', code: 'unknownOutcome', value: fields.outcome })
    const unit = unitMatcher.match(fields, countyId)
    const { groups, words } = text ? groupsOf(text) : { groups: [], words: [] }
    const told = fields.group ? chosen(toLatinDigits(fields.group), groups) : null
    if (told?.fault) found.push({ field: 'group', ...told.fault })
    const first = told?.code ? told : groups[0]
    return {
      no,
      faults: found,
      group_code: first?.code ?? null,
      probability: first ? first.p : null,
      others: groups.filter((g) => g.code !== first?.code).slice(0, 4),
      words,
      pile: !text ? 'empty' : (first?.code ?? 'none'),
      unit_id: unit.id,
      unit_key: unit.id || !fields.unitName ? '' : unitKeyOf(fields.unitName),
      unit_name: fields.unitName ?? '',
      unit_why: unit.why,
      unit_score: unit.score,
      choices: unit.id ? [] : unit.choices,
      county_id: countyId,
    }
  }

  for (let page = await tell(null); page !== null; ) page = await tell(JSON.stringify((JSON.parse(page as string) as AskedRow[]).map(analyse)))
  return null
})

// Prints every law as tables a manager can read: `npm run laws`. The file is committed, so that a change of rights shows in the
// diff; with --check it only says whether it is fresh.

import { readFileSync, writeFileSync } from 'node:fs'
import { roles } from '#kernel/actor.ts'
import { caseLaw } from '#features/casework/cases/rules.ts'
import { defaultPolicies } from '#features/casework/clocks/rules.ts'
import { referralLaw } from '#features/casework/referrals/rules.ts'
import { importStates } from '#features/obstacles/imports/model.ts'
import { importLaw } from '#features/obstacles/imports/rules.ts'
import importsFa from '#features/obstacles/imports/words.fa.json' with { type: 'json' }
import { knotStates } from '#features/obstacles/knots/model.ts'
import { knotLaw } from '#features/obstacles/knots/rules.ts'
import { proposalLaw } from '#features/obstacles/catalogue/proposals/rules.ts'
import { absenceLaw, agencyLaw, calendarLaw, investorLaw, placeLaw, unitLaw } from '#features/registry/rules.ts'
import { referralStates, statuses } from '#features/casework/model.ts'
import { likenessLaw } from '#features/obstacles/similar/likeness/rules.ts'
import { likenessStates } from '#features/obstacles/similar/model.ts'
import { personLaw } from '#features/people/rules.ts'
import { bodyLaw, bodyStates } from '#features/workgroup/bodies/rules.ts'
import bodiesFa from '#features/workgroup/bodies/words.fa.json' with { type: 'json' }
import { dossierStates, resolutionStates, sessionStates } from '#features/workgroup/model.ts'
import { dossierLaw } from '#features/workgroup/dossiers/rules.ts'
import dossiersFa from '#features/workgroup/dossiers/words.fa.json' with { type: 'json' }
import { resolutionLaw } from '#features/workgroup/resolutions/rules.ts'
import { sessionLaw } from '#features/workgroup/sessions/rules.ts'
import sessionsFa from '#features/workgroup/sessions/words.fa.json' with { type: 'json' }
import resolutionsFa from '#features/workgroup/resolutions/words.fa.json' with { type: 'json' }
import fa from '#features/casework/words.fa.json' with { type: 'json' }
import knotsFa from '#features/obstacles/knots/words.fa.json' with { type: 'json' }

const target = 'docs/laws.md'

type Law = {
  readonly sees: Readonly<Record<string, PropertyKey | undefined>>
  readonly acts: Readonly<
    Record<string, { readonly from: readonly string[]; readonly to: string | null; readonly by: Readonly<Record<string, PropertyKey | undefined>> }>
  >
  readonly scopes: Readonly<Record<string, unknown>>
}

const words: Record<string, string> = { ...fa, ...importsFa, ...knotsFa, ...bodiesFa, ...sessionsFa, ...resolutionsFa, ...dossiersFa }
const columns = [...roles, 'system'] as const

/** A long list of states reads better as what is missing from it. */
function fromText(from: readonly string[], all: readonly string[]): string {
  const missing = all.filter((state) => !from.includes(state))
  if (!all.length || missing.length > 5 || from.length <= missing.length) return from.join(', ')
  return missing.length ? `all but ${missing.join(', ')}` : 'all'
}

function table(title: string, law: Law, told: string, states: readonly string[] = [], acts = 'casework.act'): string[] {
  const used = columns.filter((role) => role in law.sees || Object.values(law.acts).some((act) => role in act.by))
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const by = (scopes: Readonly<Record<string, PropertyKey | undefined>>) => used.map((role) => String(scopes[role] ?? ''))
  return [
    `## ${title}`,
    '',
    told,
    '',
    `Scopes: ${Object.keys(law.scopes)
      .map((s) => `\`${s}\``)
      .join(' · ')}.`,
    '',
    row(['act', '', 'from', 'to', ...used]),
    row(Array(used.length + 4).fill('---')),
    row(['*see*', 'دیدن', '', '', ...by(law.sees)]),
    ...Object.entries(law.acts).map(([name, act]) =>
      row([`\`${name}\``, states.length ? (words[`${acts}.${name}`] ?? '') : '', fromText(act.from, states), act.to ?? '', ...by(act.by)]),
    ),
    '',
  ]
}

function ladder(): string[] {
  const budget = ({ amount, unit }: { amount: number; unit: string }) => `${amount} ${unit}`
  const normal = defaultPolicies.filter((p) => p.priority === 'normal')
  const stopped = (rung: number, step: string) =>
    defaultPolicies.find((p) => p.priority === 'production_stopped' && p.rung === rung && p.step === step)!.default
  return [
    '## Ladder: shipped budgets',
    '',
    'Rungs: 0 centre · 1 desk · 2 head of the agency · 3 provincial working group · 4 national HQ · 5 inspection (never by the clock). A province may edit each row.',
    '',
    '| rung | step | normal | production_stopped |',
    '| --- | --- | --- | --- |',
    ...normal.map((p) => `| ${p.rung} | ${p.step} | ${budget(p.default)} | ${budget(stopped(p.rung, p.step))} |`),
    '',
  ]
}

const text =
  [
    '# The laws',
    '',
    'Printed from the rules by `npm run laws`; do not edit. An empty cell: that role may not. An empty “to”: the record stays, or the fold of its acts decides.',
    '',
    ...table(
      'Cases',
      caseLaw as unknown as Law,
      'From `src/features/casework/cases/rules.ts`; further refusals stand in `acts/rules.ts`. The centre does a producer’s acts only as said by phone.',
      statuses.filter((s) => s !== 'draft'),
    ),
    ...table(
      'Referrals',
      referralLaw as unknown as Law,
      'From `src/features/casework/referrals/rules.ts`. The first acceptance among alternatives makes the others `superseded`; a declined case makes live ones `lapsed`.',
      referralStates,
    ),
    ...ladder(),
    ...(
      [
        ['Units', unitLaw],
        ['Investors', investorLaw],
        ['Agencies and desks', agencyLaw],
        ['Absences', absenceLaw],
        ['Places', placeLaw],
        ['Calendar', calendarLaw],
      ] as const
    ).flatMap(([title, law]) => table(title, law as unknown as Law, 'From `src/features/registry/rules.ts`.')),
    ...table(
      'Proposals to change the catalogue',
      proposalLaw as unknown as Law,
      'From `src/features/obstacles/catalogue/proposals/rules.ts`; docs/decisions/013 says why.',
    ),
    ...table(
      'Knots',
      knotLaw as unknown as Law,
      'From `src/features/obstacles/knots/rules.ts`. `seat`: sits on the knot’s panel; `chair`: chairs it. Anybody of operator, centreHead, secretary and expert may suspect one.',
      knotStates,
      'obstacles.knots.act',
    ),
    ...table(
      'Likenesses of two obstacles',
      likenessLaw as unknown as Law,
      'From `src/features/obstacles/similar/likeness/rules.ts`. `both`: sees both obstacles. Nothing is merged by itself.',
      likenessStates,
      'obstacles.similar',
    ),
    ...table(
      'Imports of a backlog',
      importLaw as unknown as Law,
      'From `src/features/obstacles/imports/rules.ts`. Taking back after finishing removes archived rows; what became a case stays a case.',
      importStates,
      'obstacles.imports.act',
    ),
    ...table(
      'Bodies of the working group',
      bodyLaw as unknown as Law,
      'From `src/features/workgroup/bodies/rules.ts`. `seat`: sits in the body, as holder or deputy; `clerk`: keeps it. Secretary and administrator set bodies up; deadlines are theirs too.',
      bodyStates,
      'workgroup.body.act',
    ),
    ...table(
      'Dossiers',
      dossierLaw as unknown as Law,
      'From `src/features/workgroup/dossiers/rules.ts`; `whyNotMore` there says the rest: one deferral, what a session alone decides, what only the clerk reviews. `seat`: sits in the deciding body, the committee or the body that referred it; `clerk`: keeps the deciding body; `review`: the clerk or a seat of the committee.',
      dossierStates,
      'workgroup.dossier.act',
    ),
    ...table(
      'Sessions',
      sessionLaw as unknown as Law,
      'From `src/features/workgroup/sessions/rules.ts`; when one may be planned stands in `planning/rules.ts`, the order of its agenda in `agenda/rules.ts`. `clerk`: keeps the body; `seat`: sits in it, as holder or deputy. A member answers and declares only for their own seat.',
      sessionStates,
      'workgroup.session.act',
    ),
    ...table(
      'Resolutions',
      resolutionLaw as unknown as Law,
      'From `src/features/workgroup/resolutions/rules.ts`; further refusals stand in `acting/rules.ts`, the clock in `clock/rules.ts`. `clerk`: keeps the deciding body; `ownDesk`: the desk that executes it, else any of the owner; `work`: owner, alternative or a seat. Agencies, operators and applicants learn of one with its notification.',
      resolutionStates,
      'workgroup.resolution.act',
    ),
    ...table('Staff', personLaw as unknown as Law, 'From `src/features/people/rules.ts`.'),
  ]
    .join('\n')
    .trimEnd() + '\n'

if (process.argv.includes('--check')) {
  if (text !== readFileSync(target, 'utf8')) {
    console.error(`${target} is stale: run npm run laws`)
    process.exitCode = 1
  }
} else writeFileSync(target, text)

// The members' pack as a paper: from the frozen content, so that it says what was hashed. Pure.

import { formatDate, formatNumber } from '#kernel/format.ts'
import { costUnitIrr } from '../agenda/rules.ts'
import type { PackCase, PackContent, PackItem } from '../pack/model.ts'

type Say = (key: string, params?: Record<string, unknown>) => string
type Rows = readonly (readonly [string, string])[]
type PackBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly level?: 1 | 2 }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: Rows }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[]; readonly widths?: readonly number[] }

/** Fields of the wording of a pack (papers/texts/rules.ts). */
export function packFields(pack: PackContent, t: Say): Record<string, string> {
  const at = new Date(pack.session.startsAt)
  return {
    body: pack.session.body,
    session: pack.session.code,
    heldOn: formatDate(at, 'fa', 'full'),
    time: formatDate(at, 'fa', 'time'),
    place: pack.session.place || t('workgroup.session.pack.noPlace'),
    items: t('workgroup.session.pack.count', { count: pack.items.length }),
  }
}

/** The agenda in one table, then each item with its file, then the members, then the hash. */
export function packBlocks(pack: PackContent, hash: string, t: Say): PackBlock[] {
  const word = (name: string) => t(`workgroup.session.pack.${name}`)
  return [
    ...(pack.reason ? [{ kind: 'paragraph' as const, text: `${word(pack.kind === 'addition' ? 'addedBecause' : 'reason')}: ${pack.reason}` }] : []),
    { kind: 'heading', text: word('agenda') },
    {
      kind: 'table',
      head: [word('no'), word('code'), word('unit'), word('subject'), word('why')],
      widths: [6, 20, 24, 30, 20],
      rows: pack.items.map((i) => [formatNumber(i.no, 'fa'), codeOf(i), i.unit || '—', titleOf(i), t(`workgroup.session.source.${i.source}`)]),
    },
    ...pack.items.flatMap((i) => itemBlocks(i, t)),
    { kind: 'heading', text: word('members') },
    {
      kind: 'table',
      head: [word('post'), word('holder'), word('deputy')],
      rows: pack.seats.map((s) => [s.post, s.holder || '—', s.deputy || '—']),
    },
    { kind: 'facts', rows: [[word('hash'), grouped(hash)], ...(pack.follows ? [[word('follows'), grouped(pack.follows)] as const] : [])] },
  ]
}

/** In groups of eight, so that it can be read aloud and a line can break in it. */
const grouped = (hash: string): string => hash.replace(/(.{8})(?=.)/g, '$1 ')

const codeOf = (i: PackItem) => i.resolution || i.dossier || '—'
const titleOf = (i: PackItem) => i.title || (i.resolution ? i.resolutionText : i.subject)

function itemBlocks(i: PackItem, t: Say): PackBlock[] {
  const word = (name: string) => t(`workgroup.session.pack.${name}`)
  const rows: (readonly [string, string])[] = [
    [word('unit'), [i.unit, i.county].filter(Boolean).join('، ')],
    [word('subject'), i.resolution ? i.subject : ''],
    [word('request'), i.request],
    [word('why'), whyText(i, t)],
    [word('files'), i.files.map((f) => f.name).join('، ')],
    [word('conflicts'), i.conflicts.map((c) => `${c.post}: ${conflictText(c.why, t)}`).join('؛ ')],
  ]
  return [
    { kind: 'heading', level: 2, text: `${formatNumber(i.no, 'fa')}. ${titleOf(i)}` },
    { kind: 'facts', rows: rows.filter(([, value]) => value !== '') },
    ...(i.cases.length
      ? [
          {
            kind: 'table' as const,
            head: [word('case'), word('group'), word('agencies'), word('told')],
            widths: [22, 22, 26, 30],
            rows: i.cases.map((c) => caseRow(c, t)),
          },
        ]
      : []),
  ]
}

const conflictText = (why: string, t: Say) => (why === 'owner_agency' || why === 'unit_owner' ? t(`workgroup.session.conflict.${why}`) : why)

function whyText({ factors: f, title }: PackItem, t: Say): string {
  if (title) return t('workgroup.session.source.hand')
  const loss = Number(f['lossIrrDay']) / costUnitIrr
  const cost = [
    ...(loss > 0 ? [t('workgroup.session.factor.cost', { amount: Math.round(loss * 10) / 10 })] : []),
    ...(Number(f['jobs']) > 0 ? [t('workgroup.session.factor.jobs', { count: Number(f['jobs']) })] : []),
  ]
  const late = Number(f['overdueDays'])
  return [
    late > 0 ? t('workgroup.session.factor.days', { count: late }) : t('workgroup.session.factor.onTime'),
    ...(cost.length > 1 ? [`(${cost.join(' + ')})`] : cost),
    t('workgroup.session.factor.unlocks', { count: Math.max(1, Number(f['unlocks'])) }),
  ].join(' × ')
}

const caseRow = (c: PackCase, t: Say): string[] => [
  c.code,
  c.group || '—',
  c.referrals.map((r) => `${r.agency} (${t(`casework.referral.${r.state}`)})`).join('، ') || '—',
  c.text.length > 400 ? `${c.text.slice(0, 400)}…` : c.text || '—',
]

// What stands in a nonfeasance bundle (پروندهٔ ترک فعل): facts in the order in which they happened, each with its time, so that
// whoever receives it needs no other source. Pure.

import { formatDate, formatDuration, formatNumber } from '#kernel/format.ts'
import type { FileCase } from '../../dossiers/filing/model.ts'
import type { Block } from '../../papers/model.ts'
import { type How, meetingFields, nameIn, resolutionBlock } from '../letters/rules.ts'
import type { Moved, ResolutionView } from '../model.ts'

const moment = (at: string | null, { locale }: How): string => (at ? formatDate(at, locale, 'dateTime') : '—')
const dayMs = 86_400_000

/** Fields of the wording of `nonfeasance` and `inspection`. */
export const omissionFields = (r: ResolutionView, now: Date, how: How): Record<string, string> => ({
  recipient: how.t('workgroup.resolution.bundle.recipient'),
  resolution: r.code ?? '',
  owner: nameIn(r.owner, how.locale),
  ...meetingFields(r, how),
  unit: r.unitName,
  notifiedOn: r.notifiedAt ? formatDate(r.notifiedAt, how.locale, 'date') : '—',
  due: formatDate(r.dueAt, how.locale, 'date'),
  daysLate: formatNumber(Math.max(0, Math.floor((now.getTime() - Date.parse(r.dueAt)) / dayMs)), how.locale),
})

const heading = (how: How, name: string): Block => ({ kind: 'heading', text: how.t(`workgroup.resolution.bundle.${name}`) })
const head = (how: How, ...names: string[]) => names.map((name) => how.t(`workgroup.resolution.bundle.head.${name}`))

/** Who did it: the person, else the clock. */
const doer = (m: Moved, how: How): string => m.actorName || how.t(`people.role.${m.actorRole}`)

const words = ['receive', 'start', 'object', 'claim', 'refuse_bank']
/** The agency's last word about execution, with its time. */
function lastWord(r: ResolutionView, how: How): string {
  const last = r.timeline.findLast((m) => words.includes(m.name))
  const what = last && how.t(`workgroup.resolution.act.${last.name}`)
  return last ? `${what} (${moment(last.at, how)})` : how.t('workgroup.resolution.bundle.noWord')
}

/** What was said in an act, and of the clock's acts when they were due. */
function said({ details }: Moved, how: How): string {
  const due = typeof details['due'] === 'string' ? how.t('workgroup.resolution.bundle.wasDue', { at: moment(details['due'], how) }) : ''
  const number = details['letterNumber'] ?? details['number']
  const letter = typeof number === 'string' && number ? how.t('workgroup.resolution.bundle.letter', { number }) : ''
  return [details['text'], details['dutyId'] && due ? how.t('workgroup.resolution.bundle.ofDuty') : '', due, letter].filter(Boolean).join(' — ')
}

function noticeFacts(r: ResolutionView, how: How): Block {
  const row = (name: string, value: string): [string, string] => [how.t(`workgroup.resolution.bundle.fact.${name}`), value]
  return {
    kind: 'facts',
    rows: [
      row('notified', moment(r.notifiedAt, how)),
      row('received', moment(r.receivedAt, how)),
      row('objectBy', moment(r.objectBy, how)),
      row('objection', r.objection ? moment(r.objection.at, how) : how.t('workgroup.resolution.bundle.none')),
      row('due', moment(r.dueAt, how)),
      row('word', lastWord(r, how)),
    ],
  }
}

function story(r: ResolutionView, how: How): Block {
  return {
    kind: 'table',
    head: head(how, 'at', 'what', 'who', 'words'),
    widths: [3, 3, 3, 5],
    rows: r.timeline.map((m) => [moment(m.at, how), how.t(`workgroup.resolution.act.${m.name}`), doer(m, how), said(m, how)]),
  }
}

function caseBlocks(c: FileCase, how: How): Block[] {
  const rows = c.referrals.map((x) => [
    nameIn(x.agencyName, how.locale),
    moment(x.sentAt, how),
    moment(x.acceptedAt, how),
    how.t(`casework.referral.${x.state}`),
    x.text ?? '',
  ])
  const held = c.ledger.map((h) => [
    h.name ? nameIn(h.name, how.locale) : how.t(`casework.holder.${h.holder}`),
    moment(h.from, how),
    moment(h.to, how),
    formatDuration(h.ms, how.locale),
  ])
  return [
    { kind: 'heading', text: how.t('workgroup.resolution.bundle.case', { code: c.code }), level: 2 },
    { kind: 'paragraph', text: c.text },
    ...(rows.length
      ? [{ kind: 'table', head: head(how, 'agency', 'sent', 'accepted', 'state', 'words'), widths: [3, 3, 3, 2, 4], rows } as const]
      : []),
    ...(held.length ? [{ kind: 'table', head: head(how, 'holder', 'from', 'to', 'held'), widths: [4, 3, 3, 2], rows: held } as const] : []),
  ]
}

function dutyBlocks(r: ResolutionView, how: How): Block[] {
  if (!r.duties.length) return []
  const rows = r.duties.map((d) => [d.text, formatDate(d.dueAt, how.locale, 'date'), how.t(`workgroup.resolution.duty.${d.state}`), d.note])
  return [heading(how, 'duties'), { kind: 'table', head: head(how, 'duty', 'due', 'state', 'words'), widths: [5, 2, 2, 4], rows }]
}

/** Files by name and fingerprint: one changed byte shows. */
function fileBlocks(files: readonly { readonly name: string; readonly sha256: string; readonly created_at: Date }[], how: How): Block[] {
  if (!files.length) return []
  const rows = files.map((f) => [f.name, formatDate(f.created_at, how.locale, 'dateTime'), f.sha256])
  return [heading(how, 'files'), { kind: 'table', head: head(how, 'file', 'at', 'sha256'), widths: [3, 3, 6], rows }]
}

export type Gathered = {
  readonly resolution: ResolutionView
  readonly subject: string
  readonly cases: readonly FileCase[]
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly created_at: Date }[]
  /** What the secretary adds in signing. */
  readonly text: string
}

export function bundleBlocks({ resolution: r, subject, cases, files, text }: Gathered, how: How): Block[] {
  return [
    ...(text ? [{ kind: 'paragraph', text } as const] : []),
    heading(how, 'dossier'),
    {
      kind: 'facts',
      rows: [
        [how.t('workgroup.resolution.bundle.fact.dossier'), r.dossier.code],
        [how.t('workgroup.resolution.bundle.fact.subject'), subject],
        [how.t('workgroup.resolution.bundle.fact.unit'), r.unitName],
      ],
    },
    heading(how, 'resolution'),
    resolutionBlock(r, how),
    heading(how, 'notice'),
    noticeFacts(r, how),
    heading(how, 'story'),
    story(r, how),
    ...dutyBlocks(r, how),
    ...(cases.length ? [heading(how, 'cases')] : []),
    ...cases.flatMap((c) => caseBlocks(c, how)),
    ...fileBlocks(files, how),
  ]
}

// The minutes as blocks of a paper, made of the room as it stands. Pure; all words come through `t`.

import { formatDate, formatMoney, formatNumber, type Locale } from '#kernel/format.ts'
import type { Block } from '../../papers/model.ts'
import type { RoomDraft, RoomItem, RoomSeat, RoomView } from '../model.ts'
import { isHere, tallyOf } from '../rules.ts'

export type Say = (key: string, params?: Record<string, string | number>) => string
type How = { readonly t: Say; readonly locale: Locale }

const nameOf = (s: Pick<RoomSeat, 'name' | 'holderName'>) => s.name || s.holderName
const placeOf = (s: RoomSeat, locale: Locale) => (locale === 'fa' ? s.agencyFa : s.agencyEn || s.agencyFa)
const bodyName = (room: RoomView, locale: Locale) => (locale === 'fa' ? room.body.nameFa : room.body.nameEn || room.body.nameFa)

/** What the template of minutes may say: papers/texts/rules.ts `givenFields`. */
export function minutesFields(room: RoomView, { t, locale }: How): Record<string, string> {
  const at = room.openedAt ?? room.startsAt
  const here = room.seats.filter((s) => isHere(s.presence)).length
  return {
    body: bodyName(room, locale),
    session: room.code,
    heldOn: formatDate(at, locale, 'full'),
    time: formatDate(at, locale, 'time'),
    place: room.place || t('workgroup.sitting.minutes.noPlace'),
    chair: room.chairName,
    present: t('workgroup.sitting.minutes.present', { here: formatNumber(here, locale), all: formatNumber(room.seats.length, locale) }),
    items: t('workgroup.sitting.minutes.items', { count: formatNumber(room.items.length, locale) }),
  }
}

function attendance(room: RoomView, { t, locale }: How): Block[] {
  const here = room.seats.filter((s) => isHere(s.presence))
  const away = room.seats.filter((s) => !isHere(s.presence))
  const head = ['post', 'agency', 'name', 'presence'].map((k) => t(`workgroup.sitting.minutes.head.${k}`))
  const rows = here.map((s) => [s.post, placeOf(s, locale), nameOf(s), t(`workgroup.presence.${s.presence}`)])
  const missing = away.map((s) => `${s.post} (${t(`workgroup.presence.${s.presence === 'unknown' ? 'absent' : s.presence}`)})`)
  return [
    { kind: 'heading', text: t('workgroup.sitting.minutes.who') },
    { kind: 'table', head, rows, widths: [3, 3, 2, 1] },
    ...(missing.length
      ? [{ kind: 'paragraph', text: t('workgroup.sitting.minutes.away', { who: missing.join(t('workgroup.sitting.comma')) }) } as const]
      : []),
  ]
}

/** A resolution as it will be read: owner, date, evidence, article, duties. */
function resolutionBlock(d: RoomDraft, no: string, { t, locale }: How): Block {
  const money =
    d.amount && d.currency ? ` ${t('workgroup.sitting.minutes.amount', { amount: formatMoney(d.amount, d.currency as 'IRR', locale) })}` : ''
  return {
    kind: 'resolution',
    no,
    owner: locale === 'fa' ? d.ownerFa : d.ownerEn || d.ownerFa,
    text: d.text + money,
    due: formatDate(d.dueAt, locale, 'date'),
    evidence: t(`obstacles.evidence.${d.evidenceType}`),
    article: d.article,
    duties: d.duties.map((duty) => t('workgroup.sitting.minutes.duty', { text: duty.text, until: formatDate(duty.dueAt, locale, 'date') })),
  }
}

function votes(item: RoomItem, room: RoomView, { t, locale }: How): Block[] {
  const shown = item.proposals.filter((p) => p.state !== 'dropped')
  if (!shown.length) return []
  const conflicted = new Set(item.conflicts.map((c) => c.seatId))
  const n = (count: number) => formatNumber(count, locale)
  const rows = shown.map((p) => {
    const tally = p.tally ?? tallyOf(p.votes, room.seats, conflicted)
    const counted = t('workgroup.sitting.votes', { for: n(tally.for), against: n(tally.against), abstain: n(tally.abstain) })
    return [p.text, p.tally ? counted : t('workgroup.sitting.minutes.byAgreement'), t(`workgroup.proposal.state.${p.state}`)]
  })
  const head = ['proposal', 'votes', 'result'].map((k) => t(`workgroup.sitting.minutes.head.${k}`))
  return [{ kind: 'table', head, rows, widths: [4, 3, 1] }]
}

function itemBlocks(item: RoomItem, room: RoomView, how: How): Block[] {
  const { t, locale } = how
  const title = [item.unitName, item.title].filter(Boolean).join(': ')
  const posts = item.conflicts.map((c) => room.seats.find((s) => s.id === c.seatId)?.post ?? '').filter(Boolean)
  const act = item.decision['act']
  const facts: [string, string][] = [
    [t('workgroup.sitting.minutes.code'), item.code],
    [t('workgroup.sitting.minutes.outcome'), t(`workgroup.item.state.${item.state}`)],
    [t('workgroup.sitting.minutes.act'), typeof act === 'string' ? t(`workgroup.resolution.act.${act}`) : ''],
    [t('workgroup.sitting.minutes.reason'), item.reason],
    [t('workgroup.sitting.minutes.applicant'), item.withdrawn ? t('workgroup.sitting.minutes.withdrawn') : ''],
    [t('workgroup.sitting.minutes.conflicts'), posts.join(t('workgroup.sitting.comma'))],
  ]
  return [
    { kind: 'heading', text: t('workgroup.sitting.minutes.item', { no: formatNumber(item.position, locale), title }), level: 2 },
    { kind: 'facts', rows: facts.filter(([, value]) => value) },
    ...(item.discussion ? item.discussion.split(/\n+/).map((text) => ({ kind: 'paragraph', text }) as const) : []),
    ...votes(item, room, how),
    ...item.drafts.map((d, i) =>
      resolutionBlock(d, d.approved ? d.code : t('workgroup.sitting.minutes.draftNo', { no: formatNumber(i + 1, locale) }), how),
    ),
  ]
}

/** The whole paper but its title, opening and closing, which the province words. */
export function minutesBlocks(room: RoomView, how: How): Block[] {
  const heard = room.items.filter((i) => i.state !== 'not_reached')
  const left = room.items.filter((i) => i.state === 'not_reached')
  const { t } = how
  return [
    ...attendance(room, how),
    ...(room.note ? [{ kind: 'heading', text: t('workgroup.sitting.note') } as const, { kind: 'paragraph', text: room.note } as const] : []),
    { kind: 'heading', text: t('workgroup.sitting.minutes.heard') },
    ...heard.flatMap((i) => itemBlocks(i, room, how)),
    ...(left.length
      ? [
          { kind: 'heading', text: t('workgroup.sitting.minutes.left') } as const,
          { kind: 'list', items: left.map((i) => [i.code, i.unitName, i.title].filter(Boolean).join(t('workgroup.sitting.comma'))) } as const,
        ]
      : []),
  ]
}

/** Who signs: those who were there, the chair first, then the secretary, then the members in their order. */
export function signersOf(room: RoomView): { seatId: string; name: string; post: string; chair: boolean }[] {
  const rank = (s: RoomSeat) => (s.id === room.chairSeatId ? 0 : s.chair ? 1 : s.clerk ? 2 : 3)
  return room.seats
    .filter((s) => isHere(s.presence))
    .map((s, at) => ({ s, at }))
    .sort((a, b) => rank(a.s) - rank(b.s) || a.at - b.at)
    .map(({ s }) => ({ seatId: s.id, name: nameOf(s), post: s.post, chair: s.id === room.chairSeatId }))
}

// Who is there, seat by seat. With the keyboard: 1 to 5 in a row says how, and goes on to the next seat.

import type { KeyboardEvent } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { useWords } from '#ui/words.tsx'
import type { Presence } from '../../model.ts'
import type { RoomSeat, RoomView } from '../../sitting/model.ts'
import { isHere } from '../../sitting/rules.ts'
import { reasonOf } from './look.ts'
import type { Room } from './use-room.ts'

const choices = ['present', 'deputy', 'online', 'excused', 'absent'] as const satisfies readonly Presence[]

export function Attendance({ room, view }: { room: Room; view: RoomView }) {
  const { t, locale, say } = useWords()
  const why = reasonOf(view.whyNot.people)
  const refused = why !== null
  const mark = (seatId: string, presence: Presence) => void room.act('setAttendance', { body: { seats: [{ seatId, presence }] } })
  // Those who said that they come or send their deputy, and of whom nothing is written yet.
  const expected = view.seats.filter((s) => s.presence === 'unknown' && (s.answer === 'coming' || s.answer === 'deputy'))
  const markExpected = () =>
    room.act('setAttendance', { body: { seats: expected.map((s) => ({ seatId: s.id, presence: s.answer === 'deputy' ? 'deputy' : 'present' })) } })
  if (!view.seats.length) return <EmptyState icon="people" title={t('workgroup.sitting.noSeats')} />
  return (
    <>
      <h2 className="sit-zone-title">
        {t('workgroup.sitting.zone.people')}
        <span className="sit-muted">
          {t('workgroup.sitting.hereOf', {
            here: formatNumber(view.seats.filter((s) => isHere(s.presence)).length, locale),
            all: formatNumber(view.seats.length, locale),
          })}
        </span>
      </h2>
      {!refused && expected.length > 0 && (
        <Button size="small" icon="check" onPress={() => void markExpected()}>
          {t('workgroup.sitting.markExpected', { count: formatNumber(expected.length, locale) })}
        </Button>
      )}
      <p className="sit-muted sit-keys">{t('workgroup.sitting.attendanceKeys')}</p>
      <ul className="sit-seats">
        {view.seats.map((seat) => (
          <SeatRow key={seat.id} seat={seat} refused={refused} onMark={(presence) => mark(seat.id, presence)} />
        ))}
      </ul>
      {why && <p className="sit-muted">{say(why)}</p>}
    </>
  )
}

/** The row before or after this one gets the focus. */
function walk(from: HTMLElement, by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('.sit-seat')]
  const to = rows[rows.indexOf(from) + by]
  ;(to?.querySelector<HTMLElement>('input:checked') ?? to?.querySelector<HTMLElement>('input'))?.focus()
}

function SeatRow({ seat, refused, onMark }: { seat: RoomSeat; refused: boolean; onMark: (presence: Presence) => void }) {
  const { t, locale } = useWords()
  const agency = locale === 'fa' ? seat.agencyFa : seat.agencyEn || seat.agencyFa
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const digit = /^(?:Digit|Numpad)([1-5])$/.exec(event.code)
    const presence = digit && choices[Number(digit[1]) - 1]
    const by = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : presence ? 1 : null
    if (by === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (presence && !refused) onMark(presence)
    walk(event.currentTarget, by)
  }
  return (
    <li className="sit-seat" data-here={isHere(seat.presence) || undefined} onKeyDown={keys}>
      <fieldset disabled={refused}>
        <legend>
          <span className="sit-seat-post">
            {seat.post}
            {seat.chair && <span className="sit-tag">{t('workgroup.sitting.chairSeat')}</span>}
            {!seat.voting && <span className="sit-tag">{t('workgroup.sitting.noVoteSeat')}</span>}
          </span>
          <span className="sit-muted">{[seat.name || seat.holderName, agency].filter(Boolean).join(t('workgroup.sitting.comma'))}</span>
        </legend>
        <div className="sit-presences">
          {choices.map((presence) => (
            <label key={presence} className="sit-presence" data-presence={presence}>
              <input type="radio" name={`presence-${seat.id}`} checked={seat.presence === presence} onChange={() => onMark(presence)} />
              <span>{t(`workgroup.presence.${presence}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  )
}

// What a seat may say: pure checks of one seat against the others of its body.

import { normalisePhone } from '#kernel/identity.ts'
import { cleanInput } from '#kernel/text.ts'
import { badPhone, chairTwice, deputyIsHolder, postEmpty, seatedTwice } from '../rules.ts'
import type { SeatForm, SeatView } from '../model.ts'

function phone(raw: string): string {
  if (raw.trim() === '') return ''
  const read = normalisePhone(raw)
  if (!read.ok) throw badPhone({ phone: raw.trim() })
  return read.value
}

/** Texts cleaned, phones in E.164. @throws workgroup/post-empty, bad-phone, deputy-is-holder */
export function cleanSeat(form: SeatForm): SeatForm {
  const seat = {
    ...form,
    post: cleanInput(form.post),
    holderName: cleanInput(form.holderName),
    phone: phone(form.phone),
    deputyName: cleanInput(form.deputyName),
    deputyPhone: phone(form.deputyPhone),
  }
  if (seat.post === '') throw postEmpty()
  const sameAccount = seat.accountId !== null && seat.accountId === seat.deputyAccountId
  const samePhone = seat.phone !== '' && seat.phone === seat.deputyPhone && seat.holderName === seat.deputyName
  if (sameAccount || samePhone) throw deputyIsHolder()
  return seat
}

/**
 * One chair in a body, and nobody holds two of its seats or deputises where they hold one: they would be counted twice.
 * Several clerks are allowed: the secretary and who stands in for them. @throws workgroup/chair-twice, seated-twice
 */
export function checkAgainst(seat: SeatForm, others: readonly SeatView[]): void {
  if (seat.chair && others.some((s) => s.chair)) throw chairTwice()
  for (const other of others) {
    const holders = [other.accountId, other.deputyAccountId].filter((id) => id !== null)
    if (seat.accountId !== null && holders.includes(seat.accountId)) throw seatedTwice({ name: seat.holderName })
    if (seat.deputyAccountId !== null && seat.deputyAccountId === other.accountId) throw seatedTwice({ name: seat.deputyName })
  }
}

// What lies before the group when the journey begins: a case that two desks have left alone for weeks, one rung short of the
// working group, and the people who will meet there.

import { systemActor } from '#kernel/actor.ts'
import { type Login, makeStaff } from '../../../demo/staff.ts'
import { found, type Past } from '../founding.ts'

const DAY = 86_400_000

export const subject = 'انشعاب گاز واحد کافی نیست و بانک تسهیلات خرید ایستگاه را پرداخت نمی‌کند.'
/** Ten working days at the desk and its head lead to the group; twenty would lead beyond it. */
const age = 17
/** By then the desk's own days are over and the case lies with the heads of the agencies. */
const atTheHeads = 9

/** Files the case, sends it to the gas company and the banks, and lets it lie. */
async function forget({ works, province, end }: Past): Promise<readonly Login[]> {
  const desks = ['gas', 'banks'].map((code) => province.agencies.find((a) => a.code === code)!.desks.find((d) => d.rep !== null)!)
  const near = desks[0]!.counties
  const unit = province.units.find((u) => near.includes(u.county) && desks[1]!.counties.includes(u.county))!
  await province.producerOf(unit, 'producer')
  const staff = makeStaff(works, systemActor(province.id), { id: province.id, code: province.code })
  await staff.hire({ role: 'secretary' }, { login: 'secretary-2', name: 'همکار نمونه', phone: '+989993000001' })
  const [operator] = province.operators
  const made = await works.call(operator!, 'POST', '/api/cases', {
    text: `${subject} یک سال است میان دو دستگاه سرگردانیم.`,
    unitId: unit.id,
    groupCode: 'T08',
    channel: 'phone',
    phone: unit.phone,
    name: unit.contact,
  })
  const to = desks.map(({ id }, i) => ({ deskId: id, ...(i === 0 && { lead: true }) }))
  await works.call(operator!, 'POST', `/api/cases/${made.id}/route`, { to }, made.version)
  await works.drain()
  works.to(new Date(works.now.getTime() + atTheHeads * DAY))
  await works.run('casework.sweep', province.id)
  works.to(end)
  await works.drain()
  // The product plans the next sessions each half hour: done before, the journey does not depend on the minute it runs in.
  await works.run('workgroup.keep_sessions', province.id)
  return staff.logins
}

/** The rest is for the product's own clock: it wakes up, and the deadline has passed. */
export const stuckCase = (dataDir: string) => found(dataDir, 'EA', age, forget)

// The usual bodies of a province (guide.md §2) as a first draft: everything in it is data that its keepers change afterwards.

import { blankBody, blankSeat, type NewBody, type SeatForm } from '../model.ts'

export type StartBody = NewBody & { readonly key: string; readonly parentKey: string | null; readonly seats: readonly SeatForm[] }

const seat = (post: string, position: number, more: Partial<SeatForm> = {}): SeatForm => ({ ...blankSeat, post, position, ...more })
const chair = (post: string) => seat(post, 1, { chair: true })
const clerk = (post: string) => seat(post, 2, { clerk: true })

type Known = {
  /** Groups whose usual agency is a bank: the banking committee's field. */
  readonly bankGroups: readonly string[]
  readonly counties: readonly { readonly id: string; readonly nameFa: string; readonly nameEn: string }[]
}

/** Parents stand before those who refer up to them; the group comes first and is tied to the HQ at the end. Weekdays: 0 Sunday. */
export function startSet({ bankGroups, counties }: Known): StartBody[] {
  const smt = 'رئیس سازمان صنعت، معدن و تجارت'
  return [
    {
      ...blankBody,
      key: 'province',
      parentKey: null,
      kind: 'province',
      nameFa: 'کارگروه تسهیل و رفع موانع تولید استان',
      nameEn: 'Provincial Facilitation Working Group',
      weekday: 1,
      votes: true,
      seats: [
        chair('استاندار'),
        clerk(smt),
        seat('معاون هماهنگی امور اقتصادی استاندار', 3),
        seat('رئیس کل دادگستری استان', 4),
        seat('دادستان مرکز استان', 5),
        seat('دبیر شورای هماهنگی بانک‌های استان', 6),
        seat('مدیرکل امور مالیاتی', 7),
        seat('مدیرکل تأمین اجتماعی', 8),
        seat('رئیس اتاق بازرگانی، صنایع، معادن و کشاورزی', 9),
      ],
    },
    {
      ...blankBody,
      key: 'national',
      parentKey: null,
      kind: 'national',
      nameFa: 'ستاد تسهیل و رفع موانع تولید کشور',
      nameEn: 'National HQ for facilitating production',
      capacity: 3,
      noticeDays: 7,
      quorumRule: 'none',
      seats: [],
    },
    {
      ...blankBody,
      key: 'banking',
      parentKey: 'province',
      kind: 'committee',
      nameFa: 'کمیتهٔ تخصصی بانکی',
      nameEn: 'Banking committee',
      groupCodes: [...bankGroups],
      weekday: 6,
      seats: [chair('دبیر شورای هماهنگی بانک‌های استان'), clerk('کارشناس دبیرخانهٔ کارگروه')],
    },
    {
      ...blankBody,
      key: 'general',
      parentKey: 'province',
      kind: 'committee',
      nameFa: 'کمیتهٔ تخصصی غیربانکی',
      nameEn: 'Non-banking committee',
      weekday: 0,
      seats: [chair(`معاون امور صنایع ${smt.replace('رئیس ', '')}`), clerk('کارشناس دبیرخانهٔ کارگروه')],
    },
    {
      ...blankBody,
      key: 'panel',
      parentKey: 'province',
      kind: 'bank_panel',
      nameFa: 'هیئت خبرگان بانکی (تبصرهٔ مادهٔ ۶۲)',
      nameEn: 'Bank-expert panel (note to article 62)',
      votes: true,
      quorumRule: 'two_thirds',
      seats: [],
    },
    {
      ...blankBody,
      key: 'judiciary',
      parentKey: null,
      kind: 'province',
      nameFa: 'ستاد اقتصاد مقاومتی دادگستری استان',
      nameEn: 'Resistance-economy HQ of the judiciary',
      parallel: true,
      quorumRule: 'none',
      seats: [],
    },
    ...counties.map((county) => ({
      ...blankBody,
      key: `county:${county.id}`,
      parentKey: 'province',
      kind: 'county' as const,
      nameFa: `کارگروه تسهیل شهرستان ${county.nameFa}`,
      nameEn: county.nameEn ? `${county.nameEn} county group` : '',
      countyId: county.id,
      // No fixed day until the county chooses one: sessions nobody agreed on would be counted as missed.
      capacity: 6,
      seats: [chair('فرماندار'), clerk('رئیس ادارهٔ صنعت، معدن و تجارت شهرستان'), seat('دادستان شهرستان', 3), seat('نمایندهٔ بانک‌های شهرستان', 4)],
    })),
  ]
}

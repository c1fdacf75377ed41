// The nouns that every other room knows from here: provinces, hats, the shape of a list page.

import { type Static, Type } from 'typebox'
import { roles } from '#kernel/actor.ts'

export const Id = Type.String({ format: 'uuid' })
export const ProvinceId = Type.Integer({ minimum: 1, maximum: 32767 })
export const RoleName = Type.Enum([...roles])
export const LocaleName = Type.Enum(['fa', 'en'])
/** Phones come as people type them (09…, +98…, 0098…, Persian digits); the server normalises to E.164. */
export const PhoneInput = Type.String({ minLength: 5, maxLength: 32 })
export const PersonName = Type.String({ minLength: 2, maxLength: 100 })
export const Nullable = <T extends ReturnType<typeof Type.String> | ReturnType<typeof Type.Integer>>(t: T) => Type.Union([t, Type.Null()])
export const Done = Type.Object({ done: Type.Literal(true) })
export const done = { done: true } as const

/** Roles that an administrator invites; producers and investors come by their phone. */
export const staffRoles = [
  'operator',
  'centreHead',
  'agencyRep',
  'agencyHead',
  'secretary',
  'expert',
  'official',
  'manager',
  'auditor',
  'admin',
] as const
export type StaffRole = (typeof staffRoles)[number]
export const StaffRoleName = Type.Enum([...staffRoles])

export const ProvinceView = Type.Object({
  id: ProvinceId,
  code: Type.String(),
  nameFa: Type.String(),
  nameEn: Type.String(),
  centrePhone: Type.String(),
})
export type ProvinceView = Static<typeof ProvinceView>

/** A hat = one role in one province with all the places that its grants name. */
export const Hat = Type.Object({
  provinceId: ProvinceId,
  role: RoleName,
  agencyIds: Type.Array(Id),
  deskIds: Type.Array(Id),
  unitIds: Type.Array(Id),
  investorIds: Type.Array(Id),
})
export type Hat = Static<typeof Hat>

/** Where a hat is worn: which of these a role needs stands in rules.ts. */
export type Place = {
  readonly agencyId?: string | null
  readonly deskId?: string | null
  readonly unitId?: string | null
  readonly investorId?: string | null
}

/** Columns of this room that others may read (DbOf<'casework', PeopleReads>). */
export type PeopleReads = {
  'people.province': 'id' | 'code' | 'name_fa' | 'name_en' | 'centre_phone' | 'settings'
  'people.account': 'id' | 'name' | 'phone' | 'locale' | 'state' | 'search'
  'people.grant': 'account_id' | 'province_id' | 'role' | 'agency_id' | 'desk_id' | 'unit_id' | 'investor_id' | 'revoked_at'
}

/** Demo accounts are `demo.<role>`; their password is public and refused anywhere but in demo mode. */
export const demoPrefix = 'demo.'
export const demoPassword = 'gerehgosha-demo'

/** The 31 provinces: id, code (part of every public case code), Persian and English name. Ids never change. */
export const provinceTable = [
  [1, 'EA', 'آذربایجان شرقی', 'East Azerbaijan'],
  [2, 'KH', 'خوزستان', 'Khuzestan'],
  [3, 'WA', 'آذربایجان غربی', 'West Azerbaijan'],
  [4, 'AR', 'اردبیل', 'Ardabil'],
  [5, 'IS', 'اصفهان', 'Isfahan'],
  [6, 'AL', 'البرز', 'Alborz'],
  [7, 'IL', 'ایلام', 'Ilam'],
  [8, 'BU', 'بوشهر', 'Bushehr'],
  [9, 'TE', 'تهران', 'Tehran'],
  [10, 'CB', 'چهارمحال و بختیاری', 'Chaharmahal and Bakhtiari'],
  [11, 'SK', 'خراسان جنوبی', 'South Khorasan'],
  [12, 'RK', 'خراسان رضوی', 'Razavi Khorasan'],
  [13, 'NK', 'خراسان شمالی', 'North Khorasan'],
  [14, 'ZA', 'زنجان', 'Zanjan'],
  [15, 'SE', 'سمنان', 'Semnan'],
  [16, 'SB', 'سیستان و بلوچستان', 'Sistan and Baluchestan'],
  [17, 'FA', 'فارس', 'Fars'],
  [18, 'QZ', 'قزوین', 'Qazvin'],
  [19, 'QM', 'قم', 'Qom'],
  [20, 'KD', 'کردستان', 'Kurdistan'],
  [21, 'KE', 'کرمان', 'Kerman'],
  [22, 'KS', 'کرمانشاه', 'Kermanshah'],
  [23, 'KB', 'کهگیلویه و بویراحمد', 'Kohgiluyeh and Boyer-Ahmad'],
  [24, 'GO', 'گلستان', 'Golestan'],
  [25, 'GI', 'گیلان', 'Gilan'],
  [26, 'LO', 'لرستان', 'Lorestan'],
  [27, 'MN', 'مازندران', 'Mazandaran'],
  [28, 'MK', 'مرکزی', 'Markazi'],
  [29, 'HG', 'هرمزگان', 'Hormozgan'],
  [30, 'HM', 'همدان', 'Hamadan'],
  [31, 'YA', 'یزد', 'Yazd'],
] as const satisfies readonly (readonly [number, string, string, string])[]
export type ProvinceCode = (typeof provinceTable)[number][1]

// Counties and industrial parks: editable data.

import { type Static, Type } from 'typebox'
import { County, Id } from '../model.ts'

const name = Type.String({ maxLength: 120 })
export const parkKinds = ['park', 'zone'] as const

export const CountyForm = Type.Object({ nameFa: name, nameEn: name })
export type CountyForm = Static<typeof CountyForm>
export const ParkForm = Type.Object({ nameFa: name, nameEn: name, countyId: Id, kind: Type.Enum([...parkKinds]) })
export type ParkForm = Static<typeof ParkForm>

export const Park = Type.Object({ id: Id, ...ParkForm.properties })
export type Park = Static<typeof Park>
/** Counties in alphabetical order of Persian, parks likewise. */
export const Places = Type.Object({ counties: Type.Array(County), parks: Type.Array(Park) })
export type Places = Static<typeof Places>

import { Readable } from 'node:stream'
import { checkPlacesBy, findPlacesOfPhoneBy } from '#features/people/actions.ts'
import { raw, serve } from '#server/http.ts'
import { addAbsence, listAbsences, removeAbsence } from './absences/actions.ts'
import { createAgency, createDesk, editAgency, editDesk, listAgencies, viewAgency, viewDesk } from './agencies/actions.ts'
import { findAgency, findDesk } from './agencies/queries.ts'
import { investorsByPhone, unitsByPhone } from './actions.ts'
import { api } from './api.ts'
import { contactName } from './contacts/queries.ts'
import { addDayOff, addOfficialHolidays, removeDayOff, setWeek, viewCalendar } from './calendar/actions.ts'
import { createInvestor, editInvestor, listInvestors, viewInvestor } from './investors/actions.ts'
import { createCounty, createPark, editCounty, editPark, listPlaces, removeCounty, removePark } from './places/actions.ts'
import { agencyCodeTaken, dayOffTwice, nameTaken, placeInUse, takenMeanwhile } from './rules.ts'
import { addUnitPhone, createUnit, editUnit, exportUnits, listUnits, suggestUnits, viewUnit } from './units/actions.ts'

const gone = async (work: Promise<void>) => {
  await work
  return {}
}

export const registry = serve(
  api,
  {
    listUnits: (ctx, { query }) => listUnits(ctx, query),
    suggestUnits: async (ctx, { query }) => ({ rows: await suggestUnits(ctx, query.q), next: null }),
    exportUnits: async (ctx, { query }) =>
      raw({
        type: 'text/csv; charset=utf-8',
        body: Readable.from(await exportUnits(ctx, query)),
        headers: { 'content-disposition': 'attachment; filename="units.csv"', 'cache-control': 'no-store' },
      }),
    readUnit: (ctx, { params }) => viewUnit(ctx, params.id),
    createUnit: (ctx, { body }) => createUnit(ctx, body),
    editUnit: (ctx, { params, body }, http) => editUnit(ctx, params.id, body, http.ifMatch),
    addUnitPhone: async (ctx, { params, body }) => {
      await addUnitPhone(ctx, params.id, body)
      return viewUnit(ctx, params.id)
    },

    listInvestors: (ctx, { query }) => listInvestors(ctx, query),
    readInvestor: (ctx, { params }) => viewInvestor(ctx, params.id),
    createInvestor: (ctx, { body }) => createInvestor(ctx, body),
    editInvestor: (ctx, { params, body }, http) => editInvestor(ctx, params.id, body, http.ifMatch),

    listAgencies: async (ctx) => ({ rows: await listAgencies(ctx) }),
    createAgency: (ctx, { body }) => createAgency(ctx, body),
    readAgency: (ctx, { params }) => viewAgency(ctx, params.id),
    editAgency: (ctx, { params, body }, http) => editAgency(ctx, params.id, body, http.ifMatch),
    createDesk: (ctx, { params, body }) => createDesk(ctx, params.id, body),
    readDesk: (ctx, { params }) => viewDesk(ctx, params.id),
    editDesk: (ctx, { params, body }, http) => editDesk(ctx, params.id, body, http.ifMatch),
    listAbsences: async (ctx) => ({ rows: await listAbsences(ctx) }),
    addAbsence: (ctx, { body }) => addAbsence(ctx, body),
    removeAbsence: (ctx, { params }) => gone(removeAbsence(ctx, params.id)),

    listPlaces: async (ctx, { query }) => listPlaces(ctx.actor.provinceId ? ctx : await ctx.inProvince(query.province ?? 0)),
    createCounty: (ctx, { body }) => createCounty(ctx, body),
    editCounty: (ctx, { params, body }) => editCounty(ctx, params.id, body),
    removeCounty: (ctx, { params }) => gone(removeCounty(ctx, params.id)),
    createPark: (ctx, { body }) => createPark(ctx, body),
    editPark: (ctx, { params, body }) => editPark(ctx, params.id, body),
    removePark: (ctx, { params }) => gone(removePark(ctx, params.id)),

    readCalendar: (ctx, { params }) => viewCalendar(ctx, params.year),
    addDayOff: (ctx, { body }) => addDayOff(ctx, body),
    removeDayOff: (ctx, { params }) => gone(removeDayOff(ctx, params.id)),
    addOfficialHolidays: (ctx, { body }) => addOfficialHolidays(ctx, body.year),
    setWeek: (ctx, { body }) => setWeek(ctx, body.week),
  },
  {
    unit_legal_entity: takenMeanwhile,
    licence_once: takenMeanwhile,
    investor_national_id: takenMeanwhile,
    phone_once: takenMeanwhile,
    day_off_once: dayOffTwice,
    agency_code: agencyCodeTaken,
    county_name: nameTaken,
    park_province_id_county_id_fkey: placeInUse,
    unit_province_id_county_id_fkey: placeInUse,
    unit_province_id_park_id_fkey: placeInUse,
    investor_province_id_county_id_fkey: placeInUse,
  },
)

// Whose phone stands under a unit or a plan may act for it after proving the phone by a code.
findPlacesOfPhoneBy(async (ctx, phone) => {
  const units = await unitsByPhone(ctx, phone)
  const investors = await investorsByPhone(ctx, phone)
  const name = await contactName(ctx.db, ctx.actor.provinceId, phone)
  return name ? { name, unitIds: units.map((u) => u.id), investorIds: investors.map((i) => i.id) } : null
})

// People stands above this room and cannot ask by itself whether a desk belongs to the agency that a new hat names.
checkPlacesBy(async (ctx, { agencyId, deskId }) => {
  const { provinceId } = ctx.actor
  if (deskId) {
    const desk = await findDesk(ctx.db, provinceId, deskId)
    return desk?.active === true && desk.agencyId === agencyId
  }
  return !agencyId || (await findAgency(ctx.db, provinceId, agencyId))?.active === true
})

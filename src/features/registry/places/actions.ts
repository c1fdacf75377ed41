// Counties and industrial parks.

import { compareText } from '#kernel/format.ts'
import { cleanInput } from '#kernel/text.ts'
import type { Ctx } from '#server/ctx.ts'
import { newId } from '#server/ids.ts'
import type { County } from '../model.ts'
import { emptyName, known, noSuchPlace, placeInUse, placeLaw } from '../rules.ts'
import type { CountyForm, Park, ParkForm, Places } from './model.ts'
import * as queries from './queries.ts'

export async function listPlaces(ctx: Ctx): Promise<Places> {
  const { provinceId } = ctx.actor
  const byName = (a: { nameFa: string }, b: { nameFa: string }) => compareText(a.nameFa, b.nameFa, 'fa')
  return { counties: (await queries.counties(ctx.db, provinceId)).sort(byName), parks: (await queries.parks(ctx.db, provinceId)).sort(byName) }
}

function mayEdit(ctx: Ctx) {
  const refusal = ctx.actor.role === 'system' ? null : placeLaw.whyNot('edit', ctx.actor, known(ctx.actor.provinceId))
  if (refusal) throw refusal
}

function named<F extends CountyForm>(form: F): F {
  const nameFa = cleanInput(form.nameFa)
  const nameEn = cleanInput(form.nameEn)
  if (nameFa === '' || nameEn === '') throw emptyName()
  return { ...form, nameFa, nameEn }
}

export async function createCounty(ctx: Ctx, form: CountyForm): Promise<County> {
  mayEdit(ctx)
  const id = newId()
  const county = named(form)
  await queries.insertCounty(ctx.db, ctx.actor.provinceId, id, county)
  await ctx.record('registry.createCounty', `county:${id}`, { name: county.nameFa })
  return { id, nameFa: county.nameFa, nameEn: county.nameEn }
}

export async function editCounty(ctx: Ctx, id: string, form: CountyForm): Promise<County> {
  mayEdit(ctx)
  const county = named(form)
  const changed = await queries.updateCounty(ctx.db, ctx.actor.provinceId, id, county)
  if (!changed.numUpdatedRows) throw noSuchPlace({ id })
  await ctx.record('registry.editCounty', `county:${id}`, { name: county.nameFa })
  return { id, nameFa: county.nameFa, nameEn: county.nameEn }
}

export async function removeCounty(ctx: Ctx, id: string): Promise<void> {
  mayEdit(ctx)
  const { provinceId } = ctx.actor
  if (await queries.countyIsNamed(ctx.db, provinceId, id)) throw placeInUse()
  if (!(await queries.deleteCounty(ctx.db, provinceId, id)).numDeletedRows) throw noSuchPlace({ id })
  await ctx.record('registry.removeCounty', `county:${id}`)
}

async function checkedPark(ctx: Ctx, form: ParkForm): Promise<ParkForm> {
  mayEdit(ctx)
  if (!(await queries.findCounty(ctx.db, ctx.actor.provinceId, form.countyId))) throw noSuchPlace({ id: form.countyId })
  return named(form)
}

export async function createPark(ctx: Ctx, form: ParkForm): Promise<Park> {
  const id = newId()
  const park = await checkedPark(ctx, form)
  await queries.insertPark(ctx.db, ctx.actor.provinceId, id, park)
  await ctx.record('registry.createPark', `park:${id}`, { name: park.nameFa })
  return { id, ...park }
}

export async function editPark(ctx: Ctx, id: string, form: ParkForm): Promise<Park> {
  const park = await checkedPark(ctx, form)
  if (!(await queries.updatePark(ctx.db, ctx.actor.provinceId, id, park)).numUpdatedRows) throw noSuchPlace({ id })
  await ctx.record('registry.editPark', `park:${id}`, { name: park.nameFa })
  return { id, ...park }
}

export async function removePark(ctx: Ctx, id: string): Promise<void> {
  mayEdit(ctx)
  if (!(await queries.deletePark(ctx.db, ctx.actor.provinceId, id)).numDeletedRows) throw noSuchPlace({ id })
  await ctx.record('registry.removePark', `park:${id}`)
}

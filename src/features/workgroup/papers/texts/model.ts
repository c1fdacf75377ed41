// The wording of papers: what a province may write into one.

import { type Static, Type } from 'typebox'
import { Moment } from '../../model.ts'
import { paperKinds } from '../model.ts'

export const langs = ['fa', 'en'] as const
export type Lang = (typeof langs)[number]

/** Title (the subject line of a letter), the text before the blocks, the text after them; all with {fields}. */
export type Wording = { readonly title: string; readonly opening: string; readonly closing: string }

export const Wording = Type.Object({
  /** Empty ones are refused by rules.ts, in words. */
  title: Type.String({ maxLength: 300 }),
  opening: Type.String({ maxLength: 6000 }),
  closing: Type.String({ maxLength: 3000 }),
})

export const TemplateView = Type.Object({
  kind: Type.Enum(paperKinds),
  lang: Type.Enum(langs),
  /** 0: nobody has changed the shipped text yet. */
  version: Type.Integer(),
  shipped: Type.Boolean(),
  title: Type.String(),
  opening: Type.String(),
  closing: Type.String(),
  fields: Type.Array(Type.Object({ name: Type.String(), sample: Type.String(), own: Type.Boolean() })),
})
export type TemplateView = Static<typeof TemplateView>

export const TemplateVersion = Type.Object({
  version: Type.Integer(),
  shipped: Type.Boolean(),
  title: Type.String(),
  opening: Type.String(),
  closing: Type.String(),
  at: Moment,
  by: Type.String(),
})

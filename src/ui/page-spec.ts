// What a room says about its pages; main.tsx makes routes and the navigation of it.

import { type ComponentType, createContext, use } from 'react'
import type { Role } from '#kernel/actor.ts'
import type { IconName } from './parts/Icon.tsx'

export type PageSpec = {
  /** Parameters as `$id`: `/app/cases/$id`; read them with `useParam('id')`. */
  readonly path: `/app${string}`
  readonly load: () => Promise<ComponentType>
  /** It names things of rooms below its own: the words of every room come with it. */
  readonly allWords?: true
  /** Who meets the page; others see "not your page". Empty: everyone, also before sign-in. */
  readonly roles: readonly Role[]
  /** `group`: the word of a fold under which it stands with its like; without one it is daily work or administration. */
  readonly nav?: { readonly word: string; readonly icon: IconName; readonly order: number; readonly group?: string }
  /** A card on the settings page (give the page an address below /app/settings). */
  readonly settings?: { readonly word: string; readonly hint: string; readonly icon: IconName; readonly order: number }
}

/** Something that a room puts on a page of a room above it, which may not know it. `id` is the record that the page shows. */
export type PartSpec = {
  readonly name: string
  /** Beside a case (its acts, its links), on a producer's own page (`id` is empty), on a unit's card. */
  readonly place: 'case.side' | 'my' | 'unit'
  readonly roles: readonly Role[]
  readonly load: () => Promise<ComponentType<{ id: string }>>
}

export const PartsContext = createContext<readonly PartSpec[]>([])

/** What rooms put at this place. */
export const useParts = (place: PartSpec['place']): readonly PartSpec[] => use(PartsContext).filter((part) => part.place === place)

export const PagesContext = createContext<readonly PageSpec[]>([])

/** All pages of all rooms, e.g. for the list of settings. */
export function usePages(): readonly PageSpec[] {
  return use(PagesContext)
}

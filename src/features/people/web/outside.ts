// What these pages need of rooms below this one (channels sends codes, registry knows agencies), handed in by main.tsx:
// a room must not call down.

import { createContext, use } from 'react'

export type AgencyChoice = { readonly id: string; readonly text: string; readonly desks: readonly { readonly id: string; readonly text: string }[] }

export type Outside = {
  /** Texts a one-time code; in demo mode the code itself comes back. Throws Problems. */
  readonly sendCode: (phone: string, locale: 'fa' | 'en') => Promise<{ demoCode?: string | undefined }>
  /** Agencies of the province with their desks, named in the language of the page. */
  readonly agencies: (locale: 'fa' | 'en') => Promise<readonly AgencyChoice[]>
}

export const OutsideContext = createContext<Outside | null>(null)

export function useOutside(): Outside {
  const outside = use(OutsideContext)
  if (!outside) throw new Error('main.tsx must provide OutsideContext')
  return outside
}

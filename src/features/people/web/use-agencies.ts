// Agencies and desks for choosing where a hat is worn, and their names for lists.

import { useQuery } from '@tanstack/react-query'
import { useWords } from '#ui/words.tsx'
import { useOutside } from './outside.ts'

export function useAgencies() {
  const { locale } = useWords()
  const outside = useOutside()
  const { data } = useQuery({ queryKey: ['agencies', locale], queryFn: () => outside.agencies(locale), staleTime: 60_000 })
  const agencies = data ?? []
  const nameOf = (agencyId: string | null | undefined, deskId?: string | null) => {
    const agency = agencies.find((one) => one.id === agencyId) ?? agencies.find((one) => one.desks.some((desk) => desk.id === deskId))
    const desk = agency?.desks.find((one) => one.id === deskId)
    return desk?.text ?? agency?.text ?? ''
  }
  return { agencies, nameOf }
}

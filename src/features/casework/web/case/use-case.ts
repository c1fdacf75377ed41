// One case, live: fetched, and fetched again whenever the server tells that somebody acted on it.

import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { api } from '../../api.ts'

/** `off` while no case is chosen. */
export function useCase(id: string | null) {
  useLive(id ? [`case:${id}`] : [])
  return useApi(api.getCase, { params: { id: id ?? '' } }, { key: `case:${id}`, off: !id })
}

// Asks for a suggestion while somebody writes: 300 ms after the last letter; an older question is broken off.

import { useEffect, useState } from 'react'
import { useApi } from '#ui/use-api.ts'
import { triageApi as api } from '../../triage/api.ts'
import { ASKED_MAX } from '../../triage/model.ts'

const PAUSE_MS = 300

/** The text as it was when writing paused. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Three words or a dozen letters: less is not worth a question. */
export const isEnough = (text: string): boolean => text.length >= 12 || text.split(/\s+/).filter(Boolean).length >= 3

type About = { readonly unitId?: string | null; readonly countyId?: string | null; readonly caseId?: string | null }

export function useSuggestion(text: string, { unitId, countyId, caseId }: About) {
  const settled = useSettled(text.trim())
  const enough = isEnough(settled)
  const body = {
    text: settled.slice(0, ASKED_MAX),
    ...(unitId && { unitId }),
    ...(countyId && { countyId }),
    ...(caseId && { obstacleId: caseId }),
  }
  const asked = useApi(api.suggestGroups, { body }, { key: 'triage-of', off: !enough })
  return {
    settled,
    enough,
    answer: enough ? asked.data : undefined,
    problem: enough ? asked.problem : null,
    loading: enough && asked.loading,
    retry: asked.refetch,
  }
}

// Files onto a case: photos, PDF, sound.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { call } from '#ui/call.ts'
import { asProblem } from '#ui/use-api.ts'
import { api } from '../../api.ts'
import type { CaseView } from '../../cases/model.ts'

/** `run` answers the case with the files on it, or null when refused (`problem` says why). */
export function useAttach() {
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = async (id: string, files: readonly File[], visibility: 'internal' | 'producer'): Promise<CaseView | null> => {
    setBusy(true)
    setProblem(null)
    try {
      const after = await call(api.attachToCase, { params: { id }, body: { visibility } }, { files })
      void client.invalidateQueries({ queryKey: [`case:${id}`] })
      return after
    } catch (error) {
      setProblem(asProblem(error))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { run, busy, problem }
}

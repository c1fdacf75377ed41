// Doing an act from any page: waits, says what went wrong, offers a way back while nothing has been mailed.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { asProblem } from '#ui/use-api.ts'
import { toast } from '#ui/parts/toast.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { type AnyAct, doAct, type Target } from './endpoints.ts'

export type CaseActing = {
  readonly run: (name: AnyAct, target: Target, body?: Record<string, unknown>) => Promise<CaseView | null>
  readonly busy: boolean
  readonly problem: Problem | null
  readonly reset: () => void
}

/** Which queries an act may have changed, besides the case itself. */
const stale = ['cases', 'centre', 'inbox', 'agency', 'mine']

/**
 * `quiet`: the form shows refusals itself. Everything else is said in a toast; "somebody acted meanwhile" (412) also
 * fetches the case again, so that the next press acts on what the person sees.
 */
export function useCaseAct(options: { quiet?: boolean } = {}): CaseActing {
  const client = useQueryClient()
  const { t, say, has } = useWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)

  const settle = (id: string) =>
    Promise.all([`case:${id}`, ...stale].map((topic) => client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith(topic) })))

  const run: CaseActing['run'] = async (name, target, body = {}) => {
    setBusy(true)
    setProblem(null)
    try {
      const after = await doAct(name, target, body)
      void settle(target.id)
      const done = `casework.page.done.${name}`
      if (name !== 'undo') {
        const { undo } = after
        const text = t(has(done) ? done : 'casework.page.done', { code: after.code, act: t(`casework.act.${name}`) })
        toast(text, undo ? { undo: () => run('undo', { id: after.id, version: after.version }, { seq: undo.seq }) } : {})
      } else toast(t('casework.page.undone'), { tone: 'info' })
      return after
    } catch (error) {
      const refused = asProblem(error)
      setProblem(refused)
      if (refused?.status === 412) void settle(target.id)
      if (!options.quiet) toast(say(error), { tone: 'danger' })
      return null
    } finally {
      setBusy(false)
    }
  }
  return { run, busy, problem, reset: () => setProblem(null) }
}

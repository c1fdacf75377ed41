// Doing an act from any page: waits, says what went wrong, offers a way back while nothing has been mailed.

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { call } from '#ui/call.ts'
import { asProblem } from '#ui/use-api.ts'
import { toast } from '#ui/parts/toast.tsx'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
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
    Promise.all(
      [`case:${id}`, ...stale].map((topic) => client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith(topic) })),
    )

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
        toast(text, undo ? { undo: () => takeBack(after.id) } : {})
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
  // By the newest version: a colleague's note in between must not spoil the way back.
  const takeBack = async (id: string) => {
    const now = await call(api.getCase, { params: { id } }).catch(() => null)
    if (now?.undo) await run('undo', { id, version: now.version }, { seq: now.undo.seq })
    else toast(t('casework.page.undo.gone'), { tone: 'warning' })
  }
  return { run, busy, problem, reset: () => setProblem(null) }
}

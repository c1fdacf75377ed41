// Doing an act from any page: waits, says what went wrong, offers a way back while nothing has been mailed.

import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { call } from '#ui/call.ts'
import { asProblem } from '#ui/use-api.ts'
import { toast } from '#ui/parts/toast.tsx'
import { useMe } from '#ui/session.tsx'
import { useStanding } from '#ui/use-standing.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { CaseView } from '../../cases/model.ts'
import { isDone } from '../../presses/rules.ts'
import { type AnyAct, doAct, type Target } from './endpoints.ts'
import { forgetLost, keepLost, lostAt } from './lost.ts'
import { keepStep } from './own-steps.ts'

export type CaseActing = {
  readonly run: (name: AnyAct, target: Target, body?: Record<string, unknown>) => Promise<CaseView | null>
  readonly busy: boolean
  readonly problem: Problem | null
  readonly reset: () => void
}

/** Which queries an act may have changed, besides the case itself. */
const stale = ['cases', 'centre', 'inbox', 'agency', 'mine']

/**
 * `quiet`: the form shows refusals itself while it stands. Everything else is said in a toast; "somebody acted meanwhile"
 * (412) also fetches the case again, so that the next press acts on what the person sees. One act at a time: a second press
 * while the first is under way does nothing (null).
 */
export function useCaseAct(options: { quiet?: boolean } = {}): CaseActing {
  const client = useQueryClient()
  const { t, say, has } = useWords()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const underWay = useRef(false)
  const standing = useStanding()
  const { name: actorName } = useMe()

  const settle = (id: string) =>
    Promise.all(
      [`case:${id}`, ...stale].map((topic) => client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith(topic) })),
    )

  const run: CaseActing['run'] = async (name, target, body = {}) => {
    if (underWay.current) return null
    underWay.current = true
    setBusy(true)
    setProblem(null)
    const press = JSON.stringify([name, target.id, target.referralId, body])
    try {
      const after = (await doneBefore(press, name, target, body)) ?? (await doAct(name, target, body))
      forgetLost(press)
      if (after.id === target.id) keepStep(target.id, target.version, after.version)
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
      if (refused?.code === 'http/offline') keepLost(press, target.version)
      if (refused?.status === 412) void settle(target.id)
      if (!options.quiet || !standing.current) toast(say(error), { tone: 'danger' })
      return null
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }
  /** Pressed again after its answer was lost on the line: when the server had heard it, it is not done twice. */
  const doneBefore = async (press: string, name: AnyAct, { id, referralId }: Target, body: Record<string, unknown>) => {
    const version = lostAt(press)
    if (version === undefined) return null
    const now = await call(api.getCase, { params: { id } })
    const text = typeof body['text'] === 'string' ? body['text'] : undefined
    return isDone(now.timeline, version, { name, text, referralId, actorName }) ? now : null
  }
  // By the newest version: a colleague's note in between must not spoil the way back.
  const takeBack = async (id: string) => {
    const now = await call(api.getCase, { params: { id } }).catch(() => null)
    if (now?.undo) await run('undo', { id, version: now.version }, { seq: now.undo.seq })
    else toast(t('casework.page.undo.gone'), { tone: 'warning' })
  }
  return { run, busy, problem, reset: () => setProblem(null) }
}

// The sample paper as it would be printed now, drawn by the server half a second after the last letter.

import { useEffect, useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { call } from '#ui/call.ts'
import { papersApi as api } from '../../../papers/api.ts'
import type { LetterheadInput } from '../../../papers/letterhead/model.ts'
import type { PaperKind } from '../../../papers/model.ts'
import type { Lang, Wording } from '../../../papers/texts/model.ts'

type Asked = {
  readonly off?: boolean
  readonly kind: PaperKind
  readonly lang: Lang
  readonly wording?: Wording
  readonly letterhead?: LetterheadInput
}

/** `old`: the picture is of an earlier text, because a new one is on its way or the text cannot be printed (`problem`, or `off`: the form says why). */
export function usePreview({ kind, lang, off = false, ...body }: Asked): { svg: string | null; old: boolean; problem: Problem | null } {
  const asked = JSON.stringify({ kind, lang, body })
  const [shown, setShown] = useState<{ svg: string; of: string } | null>(null)
  const [refused, setRefused] = useState<{ problem: Problem; of: string } | null>(null)
  useEffect(() => {
    if (off) return
    const stop = new AbortController()
    const wanted = JSON.parse(asked) as { body: typeof body }
    const wait = setTimeout(async () => {
      try {
        const { svg } = await call(api.previewPaperText, { params: { kind, lang }, body: wanted.body }, { signal: stop.signal })
        setShown({ svg, of: asked })
      } catch (problem) {
        if (!stop.signal.aborted) setRefused({ problem: problem as Problem, of: asked })
      }
    }, 500)
    return () => {
      clearTimeout(wait)
      stop.abort()
    }
  }, [asked, kind, lang, off])
  return { svg: shown?.svg ?? null, old: shown?.of !== asked, problem: refused?.of === asked ? refused.problem : null }
}

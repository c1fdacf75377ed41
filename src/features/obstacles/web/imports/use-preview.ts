import { useEffect, useRef, useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { call } from '#ui/call.ts'
import { asProblem } from '#ui/use-api.ts'
import { importsApi as api } from '../../imports/api.ts'
import type { Preview, PreviewForm } from '../../imports/model.ts'

/** Asks anew with each change; a late answer to an earlier question is dropped. */
export function usePreview(id: string, form: PreviewForm) {
  const [preview, setPreview] = useState<Preview | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [loading, setLoading] = useState(true)
  const asked = useRef(0)
  useEffect(() => {
    const mine = (asked.current += 1)
    setLoading(true)
    call(api.previewImport, { params: { id }, body: form })
      .then(
        (found) => {
          if (mine !== asked.current) return
          setPreview(found)
          setProblem(null)
        },
        (error) => mine === asked.current && setProblem(asProblem(error)),
      )
      .finally(() => mine === asked.current && setLoading(false))
  }, [id, form])
  return { preview, problem, loading }
}

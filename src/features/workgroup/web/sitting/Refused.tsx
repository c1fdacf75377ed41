import { Problem } from '#kernel/problem.ts'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useWords } from '#ui/words.tsx'
import type { Refusal } from './outbox.ts'

/** Why a form was refused; when a colleague was faster also who, and what they did. The form keeps what was typed. */
export function Refused({ refusal }: { refusal: Refusal | null }) {
  const { t } = useWords()
  if (!refusal) return null
  const { by, what, text } = refusal.details
  const newer = Array.isArray(what) ? what.map((name) => t(`workgroup.sitting.act.${String(name)}`)).join(t('workgroup.sitting.comma')) : ''
  return (
    <>
      <ProblemBox problem={new Problem(refusal.code, 409, { ...refusal.details })} />
      {typeof by === 'string' && by && (
        <p>
          {t('workgroup.sitting.conflict', { who: by })} · {t('workgroup.sitting.conflict.what', { what: newer })}
        </p>
      )}
      {typeof text === 'string' && text && (
        <p className="sit-notes" dir="auto">
          {text}
        </p>
      )}
    </>
  )
}

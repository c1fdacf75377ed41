// A claim that answers resolutions of the working group: what each of them asks, one beside the other.

import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { EvidenceForm, evidenceFilled } from './EvidenceForm.tsx'
import type { Subject } from './FieldOf.tsx'

type Values = Readonly<Record<string, unknown>>
export type Asks = CaseView['referrals'][number]['asks']
/** Resolutions that a claim on this referral answers. */
export const asksOn = (subject: Subject, referralId: string | undefined): Asks => subject.referrals.find((one) => one.id === referralId)?.asks ?? []
/** Kept by resolution, so that what was typed for one never stands under another. */
const answersIn = (values: Values) => (values['answers'] ?? {}) as Readonly<Record<string, Values>>

export function AskedEvidence({ asks, values, set }: { asks: Asks; values: Values; set: (change: Values) => void }) {
  const { t } = useWords()
  const answers = answersIn(values)
  return (
    <>
      <p>{t('casework.page.evidence.asked')}</p>
      {asks.map((ask, index) => (
        <EvidenceForm
          key={ask.resolutionId}
          type={ask.evidenceType}
          of={ask}
          later={index > 0}
          values={answers[ask.resolutionId] ?? {}}
          onChange={(next) => set({ answers: { ...answers, [ask.resolutionId]: next } })}
        />
      ))}
    </>
  )
}

/** What the contract asks of a claim on these resolutions. */
export const answersBody = (asks: Asks, values: Values) =>
  asks.map(({ resolutionId }) => ({ resolutionId, evidence: answersIn(values)[resolutionId] ?? {} }))

/** True when every obligatory field of every resolution has a value. */
export const allAnswered = (asks: Asks, values: Values): boolean =>
  asks.every((ask) => evidenceFilled(ask.evidenceType, answersIn(values)[ask.resolutionId] ?? {}))

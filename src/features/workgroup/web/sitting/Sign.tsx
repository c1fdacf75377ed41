// Signing: who signs, once read; what a colleague changed meanwhile is told instead of being signed unseen.

import { useEffect, useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sittingApi } from '../../sitting/api.ts'
import type { MinutesView, RoomView } from '../../sitting/model.ts'
import { reasonOf } from './look.ts'

export function Sign({ view, minutes }: { view: RoomView; minutes: MinutesView }) {
  const { t, locale } = useWords()
  const [off, setOff] = useState<ReadonlySet<string>>(new Set())
  // What is signed is what was read: the version the page had when it was opened, until the person looks again.
  const [read, setRead] = useState(minutes.version)
  const act = useAct(sittingApi.signMinutes, { refetch: [`session:${view.id}`], done: t('workgroup.sitting.minutes.signed'), problems: 'inline' })
  const stale = act.problem?.code === 'http/stale'
  useEffect(() => {
    if (stale) setRead(minutes.version)
  }, [stale, minutes.version])
  const chosen = minutes.signers.filter((s) => !off.has(s.seatId)).map((s) => s.seatId)
  const [lack] = minutes.lacks
  const whyNot = reasonOf(view.whyNot.sign) ?? (lack ? new Problem(lack.code, 409, lack.details) : null)
  const toggle = (seatId: string, on: boolean) => {
    const next = new Set(off)
    on ? next.delete(seatId) : next.add(seatId)
    setOff(next)
  }
  const what = Array.isArray(act.problem?.details['what'])
    ? act.problem.details['what'].map((name) => t(`workgroup.sitting.act.${String(name)}`))
    : []
  return (
    <Card title={t('workgroup.sitting.minutes.signers')}>
      <p className="sit-muted">{t('workgroup.sitting.minutes.signers.hint')}</p>
      <div className="sit-signers">
        {minutes.signers.map((s) => (
          <Checkbox key={s.seatId} value={!off.has(s.seatId)} onChange={(on) => toggle(s.seatId, on)}>
            {[s.name, s.post].filter(Boolean).join(t('workgroup.sitting.comma'))}
          </Checkbox>
        ))}
      </div>
      {stale ? (
        <p className="problem" role="alert">
          {t('workgroup.sitting.minutes.newer', { who: String(act.problem?.details['by'] ?? ''), what: what.join(t('workgroup.sitting.comma')) })}
        </p>
      ) : (
        <ProblemBox problem={act.problem} />
      )}
      <ConfirmButton
        kind="primary"
        icon="check"
        text={t('workgroup.sitting.minutes.sign')}
        title={t('workgroup.sitting.minutes.sign')}
        question={t('workgroup.sitting.minutes.sign.question', { resolutions: formatNumber(minutes.counts['resolutions'] ?? 0, locale) })}
        whyNot={whyNot}
        busy={act.busy}
        onConfirm={() => act.run({ params: { id: view.id }, body: { signers: chosen } }, { ifMatch: read })}
      />
    </Card>
  )
}

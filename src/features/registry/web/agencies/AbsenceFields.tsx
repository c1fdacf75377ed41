import { useState } from 'react'
import { tehranDay } from '#kernel/jalali.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { DateField } from '#ui/parts/DateField.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { useNameOf } from '../use-places.ts'

/** One's own absence, or for heads that of one of their people. */
export function AbsenceFields({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const actor = useActor()
  const nameOf = useNameOf()
  const forOthers = actor.role !== 'agencyRep'
  const agencies = useApi(api.listAgencies, {}, { key: 'registry.agencies', off: !forOthers })
  const mine = (agencies.data?.rows ?? []).filter((a) => actor.role !== 'agencyHead' || actor.agencyIds.includes(a.id))
  const people = new Map(
    mine.flatMap((a) => [
      ...a.heads.map((m) => [m.accountId, { text: m.name, more: nameOf(a) }] as const),
      ...a.desks.flatMap((d) => d.members.map((m) => [m.accountId, { text: m.name, more: `${nameOf(a)} · ${nameOf(d)}` }] as const)),
    ]),
  )
  const today = tehranDay(new Date())
  const [accountId, setAccountId] = useState<string | null>(forOthers ? null : actor.accountId)
  const [fromDay, setFromDay] = useState<string | null>(today)
  const [toDay, setToDay] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const add = useAct(api.addAbsence, {
    refetch: ['registry.absences', 'registry.agencies'],
    problems: 'inline',
    done: t('registry.absence.added'),
    onDone,
  })
  const ready = accountId !== null && fromDay !== null && toDay !== null
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void add.run({ body: { accountId, fromDay, toDay, reason } })
      }}
    >
      {forOthers && (
        <ComboBox
          label={t('registry.absence.who')}
          value={accountId}
          options={[...people].map(([id, one]) => ({ id, ...one }))}
          onChange={setAccountId}
          loading={agencies.loading}
          required
          autoFocus
        />
      )}
      <div className="form-row">
        <DateField
          label={t('registry.absence.from')}
          value={fromDay}
          onChange={(day) => {
            setFromDay(day)
            if (day && toDay && toDay < day) setToDay(day)
          }}
          required
        />
        <DateField label={t('registry.absence.to')} value={toDay} onChange={setToDay} {...(fromDay && { min: fromDay })} required />
      </div>
      <TextField label={t('registry.absence.reason')} value={reason} onChange={setReason} maxLength={300} />
      <ProblemBox problem={add.problem} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={add.busy}>
          {t('ui.save')}
        </Button>
      </DialogFoot>
    </form>
  )
}

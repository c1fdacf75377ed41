// The reason of an outcome; for an unfinished resolution also what the group does with it.

import { type FormEvent, useState } from 'react'
import { tehranDay, tehranMidnight } from '#kernel/jalali.ts'
import { DateField } from '#ui/parts/DateField.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useWords } from '#ui/words.tsx'
import { notExecutedReasons } from '../../model.ts'
import { objectionOutcomes } from '../../resolutions/model.ts'
import { type AgainAct, againActs, type Outcome } from '../../sitting/model.ts'
import type { InItem } from './ItemPane.tsx'
import { SaveFoot } from './SaveFoot.tsx'
import { useActing } from './use-acting.ts'

type Choice = AgainAct | 'none'

export function DecideForm({ room, item, outcome, base, onDone }: InItem & { outcome: Outcome; base: number; onDone: () => void }) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const [act, setAct] = useState<Choice>('none')
  const [day, setDay] = useState<string | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const [ruling, setRuling] = useState<string | null>(null)
  const [newText, setNewText] = useState('')
  const acting = useActing(room)
  const dueAt = day && new Date(tehranMidnight(day).getTime() + 86_400_000 - 60_000).toISOString()
  const details = {
    ...(dueAt && { dueAt }),
    ...(act === 'not_executed' && { reason: code }),
    ...(act === 'decide_objection' && { outcome: ruling, ...(newText.trim() && { newText }) }),
  }
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    const body = { outcome, reason, ...(act !== 'none' && { act, details }) }
    if (await acting.run('decideItem', { params: { itemId: item.id }, body, base })) onDone()
  }
  const dated = act === 'extend' || act === 'to_alternative' || (act === 'decide_objection' && ruling === 'amended')
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {outcome === 'deferred' && <p className="sit-muted">{t('workgroup.sitting.decide.deferOnce')}</p>}
      {item.kind === 'resolution' && outcome === 'noted' && (
        <RadioGroup<Choice>
          label={t('workgroup.sitting.decide.again')}
          value={act}
          options={(['none', ...againActs] as const).map((id) => ({
            id,
            text: t(id === 'none' ? 'workgroup.sitting.decide.again.none' : `workgroup.sitting.decide.${id}`),
          }))}
          onChange={setAct}
        />
      )}
      {act === 'not_executed' && (
        <Select
          label={t('workgroup.sitting.decide.reasonCode')}
          value={code}
          options={notExecutedReasons.map((id) => ({ id: id as string, text: t(`workgroup.reason.${id}`) }))}
          placeholder={t('ui.choose')}
          onChange={setCode}
          required
        />
      )}
      {act === 'decide_objection' && (
        <RadioGroup
          label={t('workgroup.sitting.decide.objection')}
          value={ruling}
          options={objectionOutcomes.map((id) => ({ id: id as string, text: t(`workgroup.sitting.objection.${id}`) }))}
          onChange={setRuling}
          required
        />
      )}
      {act === 'decide_objection' && ruling === 'amended' && (
        <TextArea label={t('workgroup.sitting.decide.newText')} value={newText} onChange={setNewText} rows={3} />
      )}
      {dated && (
        <DateField
          label={t('workgroup.sitting.decide.newDate')}
          value={day}
          onChange={setDay}
          min={tehranDay(new Date(Date.now() + 86_400_000))}
          required={act !== 'decide_objection'}
        />
      )}
      <TextArea
        label={t('workgroup.sitting.decide.reason')}
        value={reason}
        onChange={setReason}
        rows={3}
        maxLength={5000}
        required={outcome !== 'noted' || act !== 'none'}
        hint={t('workgroup.sitting.decide.reason.hint')}
        onSubmit={() => void send()}
        autoFocus={item.kind !== 'resolution'}
      />
      <SaveFoot acting={acting} onDone={onDone} text={t(`workgroup.sitting.decide.${outcome}`)} danger={outcome === 'refused'} />
    </form>
  )
}

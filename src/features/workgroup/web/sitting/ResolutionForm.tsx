// A resolution: who, what, how much, until when, shown by what, under which article, and what the producer does for it.
// What is typed is kept in this browser until it is drafted.

import { type FormEvent, useMemo } from 'react'
import { evidenceTypeNames } from '#features/obstacles/catalogue/model.ts'
import { useDraft } from '#features/casework/web/use-draft.ts'
import { tehranDay, tehranMidnight } from '#kernel/jalali.ts'
import { DateField } from '#ui/parts/DateField.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import { currencies } from '../../model.ts'
import type { RoomDraft, RoomItem } from '../../sitting/model.ts'
import { CaseChoice } from './CaseChoice.tsx'
import { Duties, type DutyDraft } from './Duties.tsx'
import { ExpectedFields } from './ExpectedFields.tsx'
import type { InItem } from './ItemPane.tsx'
import { Owners } from './Owners.tsx'
import { SaveFoot } from './SaveFoot.tsx'
import { useActing } from './use-acting.ts'

export type Words = {
  ownerAgencyId: string | null
  ownerDeskId: string | null
  altAgencyId: string | null
  text: string
  fields: Record<string, string | number>
  amount: number | null
  currency: string | null
  due: string | null
  evidenceType: string | null
  article: string
  duties: DutyDraft[]
  caseIds: string[]
}

/** A day's last minute in Tehran: who must act by a day has all of it. */
const endOf = (day: string) => new Date(tehranMidnight(day).getTime() + 86_400_000 - 60_000).toISOString()
const dayOf = (iso: string) => tehranDay(new Date(iso))

function firstWords(item: RoomItem, draft: RoomDraft | null): Words {
  const { evidenceType, caseIds } = item
  if (!draft)
    return {
      ownerAgencyId: null,
      ownerDeskId: null,
      altAgencyId: null,
      text: item.proposals.find((p) => p.state === 'adopted')?.text ?? '',
      fields: {},
      amount: null,
      currency: 'IRR',
      due: null,
      evidenceType,
      article: '',
      duties: [],
      caseIds,
    }
  const { ownerAgencyId, ownerDeskId, altAgencyId, text, fields, amount, currency, article } = draft
  const duties = draft.duties.map((d) => ({ text: d.text, due: dayOf(d.dueAt) }))
  return {
    ...{ ownerAgencyId, ownerDeskId, altAgencyId, text, fields, amount, currency: currency ?? 'IRR', article, duties },
    due: dayOf(draft.dueAt),
    evidenceType: draft.evidenceType,
    caseIds: draft.caseIds,
  }
}

function bodyOf(w: Words) {
  const { due, duties, ...rest } = w
  const kept = duties.filter((d) => d.text.trim() || d.due)
  return {
    ...rest,
    currency: w.amount === null ? null : w.currency,
    dueAt: due && endOf(due),
    duties: kept.map((d) => ({ text: d.text, dueAt: d.due ? endOf(d.due) : new Date(0).toISOString() })),
  }
}

export function ResolutionForm({ room, view, item, draft, onDone }: InItem & { draft: RoomDraft | null; onDone: () => void }) {
  const { t } = useWords()
  const { accountId } = useActor()
  const first = useMemo(() => firstWords(item, draft), [item, draft])
  const { value: w, set, clear, restored } = useDraft<Words>(`resolution:${accountId}:${item.id}:${draft?.id ?? 'new'}`, first)
  const acting = useActing(room)
  const tomorrow = tehranDay(new Date(Date.now() + 86_400_000))
  const send = async (event?: FormEvent) => {
    event?.preventDefault()
    const params = { itemId: item.id, ...(draft && { resolutionId: draft.id }) }
    const done = draft
      ? await acting.run('editInRoom', { params, body: bodyOf(w), base: draft.version })
      : await acting.run('draftInRoom', { params, body: bodyOf(w) })
    if (!done) return
    clear()
    onDone()
  }
  return (
    <form className="form" onSubmit={(event) => void send(event)}>
      {restored && <p className="sit-muted">{t('workgroup.sitting.draft.restored')}</p>}
      <Owners view={view} item={item} words={w} onChange={set} />
      <TextArea
        label={t('workgroup.sitting.draft.text')}
        value={w.text}
        onChange={(text) => set({ text })}
        rows={4}
        hint={t('workgroup.sitting.draft.text.hint')}
        onSubmit={() => void send()}
        required
      />
      <div className="sit-fields">
        <DateField label={t('workgroup.sitting.draft.due')} value={w.due} onChange={(due) => set({ due })} min={tomorrow} required />
        <Select
          label={t('workgroup.sitting.draft.evidence')}
          value={w.evidenceType}
          options={evidenceTypeNames.map((id) => ({ id: id as string, text: t(`obstacles.evidence.${id}`) }))}
          placeholder={t('ui.choose')}
          onChange={(evidenceType) => set({ evidenceType, fields: {} })}
          required
        />
        <NumberField label={t('workgroup.sitting.draft.amount')} value={w.amount} onChange={(amount) => set({ amount })} min={0} />
        <Select
          label={t('workgroup.sitting.draft.currency')}
          value={w.currency}
          options={currencies.map((id) => ({ id: id as string, text: t(`workgroup.currency.${id}`) }))}
          onChange={(currency) => set({ currency })}
        />
      </div>
      {w.evidenceType && (
        <Disclosure summary={t('workgroup.sitting.draft.expected')} open={Object.keys(w.fields).length > 0}>
          <ExpectedFields type={w.evidenceType} values={w.fields} onChange={(fields) => set({ fields })} />
        </Disclosure>
      )}
      <TextField label={t('workgroup.sitting.draft.article')} value={w.article} onChange={(article) => set({ article })} maxLength={300} />
      <Duties duties={w.duties} min={tomorrow} onChange={(duties) => set({ duties })} />
      <CaseChoice item={item} chosen={w.caseIds} onChange={(caseIds) => set({ caseIds })} />
      <SaveFoot
        acting={acting}
        onDone={onDone}
        text={draft ? t('workgroup.sitting.save') : t('workgroup.sitting.draft.write')}
        shortcut="Ctrl+Enter"
      />
    </form>
  )
}

// Adding a seat, correcting it, or handing it to somebody new.

import { namedIn } from '#features/casework/web/parts/look.ts'
import { type FormEvent, useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { bodiesApi } from '../../../bodies/api.ts'
import { blankSeat, type BodyPage, type SeatForm, type SeatView } from '../../../bodies/model.ts'
import { Newer } from './Newer.tsx'
import { PersonFields } from './PersonFields.tsx'
import { useKept } from './use-kept.ts'

export type SeatTask = { readonly kind: 'add' } | { readonly kind: 'edit' | 'replace'; readonly seatId: string }

const nobody = { holderName: '', accountId: null, phone: '', deputyName: '', deputyAccountId: null, deputyPhone: '' } as const
const formOf = ({ agencyId, post, chair, clerk, voting, position, ...s }: SeatForm): SeatForm => ({
  agencyId,
  post,
  holderName: s.holderName,
  accountId: s.accountId,
  phone: s.phone,
  deputyName: s.deputyName,
  deputyAccountId: s.deputyAccountId,
  deputyPhone: s.deputyPhone,
  chair,
  clerk,
  voting,
  position,
})

type Props = { body: BodyPage; task: SeatTask; onDone: () => void; onRefused: () => void }

/** What was written before stays until it is saved or discarded; discarding begins anew. */
export function SeatFields(props: Props) {
  const [round, setRound] = useState(0)
  return <Fields key={round} {...props} onDiscard={() => setRound(round + 1)} />
}

function startOf(body: BodyPage, task: SeatTask, seat: SeatView | undefined): SeatForm {
  const position = Math.min(999, Math.max(0, ...body.members.map((s) => s.position)) + 1)
  if (!seat) return { ...blankSeat, position }
  return task.kind === 'replace' ? { ...formOf(seat), ...nobody } : formOf(seat)
}

function Fields({ body, task, onDone, onRefused, onDiscard }: Props & { onDiscard: () => void }) {
  const { t, locale } = useWords()
  const seat = task.kind === 'add' ? undefined : body.members.find((s) => s.id === task.seatId)
  const name = task.kind === 'add' ? `seat:${body.id}` : `${task.kind}:${task.seatId}`
  const theirs = startOf(body, task, seat)
  const kept = useKept(name, theirs)
  const { form, set } = kept
  const choices = useApi(bodiesApi.bodyCandidates, { params: { id: body.id }, query: {} }, { key: `body-candidates:${body.id}` })
  const agencies = (choices.data?.agencies ?? []).map((a) => ({ id: a.id, text: namedIn(a, locale) }))
  const how = {
    refetch: ['bodies', `body:${body.id}`],
    done: t('workgroup.bodies.seatSaved'),
    onDone: () => {
      kept.clear()
      onDone()
    },
    problems: 'inline' as const,
  }
  const add = useAct(bodiesApi.addSeat, how)
  const edit = useAct(bodiesApi.editSeat, how)
  const replace = useAct(bodiesApi.replaceSeat, how)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const act = task.kind === 'replace' ? replace : edit
    const sent = seat
      ? act.run({ params: { id: body.id, seatId: seat.id }, body: form }, { ifMatch: seat.version })
      : add.run({ params: { id: body.id }, body: form })
    void sent.then((reply) => reply ?? onRefused())
  }
  const show = (key: keyof SeatForm): string => {
    const value = theirs[key]
    if (typeof value === 'boolean') return t(value ? 'workgroup.bodies.yes' : 'workgroup.bodies.no')
    if (key === 'agencyId') return seat ? (locale === 'fa' ? seat.agencyFa : seat.agencyEn || seat.agencyFa) : ''
    if (key === 'accountId') return theirs.holderName
    if (key === 'deputyAccountId') return theirs.deputyName
    if (key === 'position') return formatNumber(theirs.position, locale)
    return String(value ?? '')
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={4}>
        {task.kind === 'replace' && seat && <p>{t('workgroup.bodies.replaceHint', { name: seat.holderName || seat.post })}</p>}
        <Newer kept={kept} label={(key) => t(`workgroup.bodies.${wordOf[key]}`)} show={show} onDiscard={onDiscard} />
        <ProblemBox problem={add.problem ?? edit.problem ?? replace.problem} />
        <div className="wb-grid">
          <TextField
            label={t('workgroup.bodies.post')}
            hint={t('workgroup.bodies.postHint')}
            value={form.post}
            onChange={(post) => set({ post })}
            required
            maxLength={200}
          />
          <ComboBox
            label={t('workgroup.bodies.agency')}
            placeholder={t('workgroup.bodies.noAgency')}
            value={form.agencyId}
            options={agencies}
            onChange={(agencyId) => set({ agencyId })}
            loading={choices.loading}
            {...(seat?.agencyFa && { valueText: seat.agencyFa })}
          />
        </div>
        <PersonFields
          legend={t('workgroup.bodies.holder')}
          bodyId={body.id}
          agencyId={form.agencyId}
          value={{ name: form.holderName, accountId: form.accountId, phone: form.phone }}
          onChange={(p) => set({ holderName: p.name, accountId: p.accountId, phone: p.phone })}
        />
        <PersonFields
          legend={t('workgroup.bodies.deputySection')}
          bodyId={body.id}
          agencyId={form.agencyId}
          value={{ name: form.deputyName, accountId: form.deputyAccountId, phone: form.deputyPhone }}
          onChange={(p) => set({ deputyName: p.name, deputyAccountId: p.accountId, deputyPhone: p.phone })}
        />
        <div className="wb-checks">
          {(['chair', 'clerk', 'voting'] as const).map((key) => (
            <Checkbox key={key} value={form[key]} onChange={(on) => set({ [key]: on })}>
              {t(`workgroup.bodies.${wordOf[key]}`)}
            </Checkbox>
          ))}
        </div>
        <NumberField
          label={t('workgroup.bodies.position')}
          value={form.position}
          onChange={(position) => set({ position: position ?? 0 })}
          min={0}
          max={999}
        />
        <DialogFoot>
          <Button onPress={onDone}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="primary" busy={add.busy || edit.busy || replace.busy}>
            {t('ui.save')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  )
}

const wordOf: Record<keyof SeatForm, string> = {
  agencyId: 'agency',
  post: 'post',
  holderName: 'holder',
  accountId: 'personAccount',
  phone: 'personPhone',
  deputyName: 'deputySection',
  deputyAccountId: 'deputySection',
  deputyPhone: 'column.deputyPhone',
  chair: 'isChair',
  clerk: 'isClerk',
  voting: 'isVoting',
  position: 'position',
}

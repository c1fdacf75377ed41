// The form of one act: who will read it, its fields, one button. What is typed survives a conflict and a reload.

import { type FormEvent, useRef, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { ctrlEnter } from '../parts/ctrl-enter.ts'
import { useDraft } from '../use-draft.ts'
import { Audience } from './Audience.tsx'
import { bodyOf, missing } from './body.ts'
import { type AnyAct, isReferralAct } from './endpoints.ts'
import { FieldOf, type Subject } from './FieldOf.tsx'
import { actForms, withFiles } from './forms.ts'
import { useAttach } from './use-attach.ts'
import { useCaseAct } from './use-case-act.ts'

/** A switch is offered turned: opening its form already says which way. */
function beginOf(name: string, subject: Subject): Readonly<Record<string, unknown>> {
  if (name === 'mark_confidential') return { confidential: !subject.confidential }
  if (name === 'prioritise') return { priority: subject.priority === 'normal' ? 'production_stopped' : 'normal' }
  return {}
}

type ActFormProps = {
  name: Exclude<AnyAct, 'undo'>
  subject: Subject
  referralId?: string | undefined
  onDone: (after: CaseView) => void
  onCancel?: () => void
  /** Values to begin with when nothing was kept, e.g. the desk that a decline suggested. */
  begin?: Readonly<Record<string, unknown>>
}

export function ActForm({ name, subject, referralId, onDone, onCancel, begin = beginOf(name, subject) }: ActFormProps) {
  const { t, has, say } = useWords()
  const actor = useActor()
  const form = actForms[name]
  const draft = useDraft<Record<string, unknown>>(`gg:act:${actor.accountId}:${subject.id}:${referralId ?? ''}:${name}`, begin)
  const act = useCaseAct({ quiet: true })
  const needs = missing(name, form, draft.value, subject, actor.role, referralId)
  // What is still missing stands beside the button: a tooltip alone is not seen by those who tap.
  const special = `casework.page.field.${name}.${needs}`
  const whyNot = needs ? new Problem('casework/form-incomplete', 422, { field: t(has(special) ? special : `casework.page.field.${needs}`) }) : null
  const sent = useRef(false)
  const [files, setFiles] = useState<readonly File[]>([])
  const attach = useAttach()

  const send = async () => {
    if (whyNot || act.busy || sent.current) return
    sent.current = true
    // Files go first: a claim is judged with its evidence in place. Each file is sent once, also when the act is refused.
    const attached = files.length > 0 ? await attach.run(subject.id, files, form.audience) : null
    if (files.length > 0 && !attached) {
      sent.current = false
      return
    }
    setFiles([])
    const target = { id: subject.id, version: attached?.version ?? subject.version, ...(isReferralAct(name) && { referralId }) }
    const after = await act.run(name, target, bodyOf(form, draft.value, subject, actor.role, referralId))
    sent.current = false
    if (!after) return
    draft.clear()
    onDone(after)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  return (
    <form className="cw-act-form" onSubmit={submit} onKeyDownCapture={ctrlEnter(() => void send())} data-audience={form.audience}>
      {form.fields.some((field) => field.kind === 'text') && <Audience who={form.audience} />}
      {draft.restored && <p className="cw-muted">{t('casework.page.draft.restored')}</p>}
      {form.fields.map((field, index) => (
        <FieldOf
          key={field.name}
          act={name}
          field={field}
          values={draft.value}
          set={draft.set}
          subject={subject}
          referralId={referralId}
          first={index === 0}
        />
      ))}
      {withFiles.includes(name) && <FileDrop maxBytes={20_000_000} label={t('casework.page.files.add')} files={files} onChange={setFiles} />}
      <ProblemBox problem={attach.problem} />
      {act.problem?.status === 412 ? (
        <p className="cw-conflict" role="alert">
          <Icon name="refresh" size={16} /> {t('casework.page.conflict')}
        </p>
      ) : (
        <ProblemBox problem={act.problem} />
      )}
      <DialogFoot>
        {whyNot && <span className="cw-act-missing">{say(whyNot)}</span>}
        {onCancel && <Button onPress={onCancel}>{t('ui.cancel')}</Button>}
        <Button
          type="submit"
          kind={form.danger ? 'danger' : 'primary'}
          icon={form.audience === 'producer' ? 'send' : 'check'}
          whyNot={whyNot}
          busy={act.busy || attach.busy}
          shortcut="Ctrl+Enter"
        >
          {t(`casework.act.${name}`)}
        </Button>
      </DialogFoot>
    </form>
  )
}

// The form of one act: who will read it, its fields, one button. What is typed survives a conflict and a reload.

import { type FormEvent, useRef, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { ctrlEnter } from '../parts/ctrl-enter.ts'
import { useDraft } from '../use-draft.ts'
import { Audience } from './Audience.tsx'
import { bodyOf, missing } from './body.ts'
import type { ActName } from './ActHost.tsx'
import { isReferralAct, refusalOf } from './endpoints.ts'
import { FieldOf } from './FieldOf.tsx'
import { actForms, withFiles } from './forms.ts'
import { keepStep } from './own-steps.ts'
import { SendProblem } from './SendProblem.tsx'
import { useAttach } from './use-attach.ts'
import { useCaseAct } from './use-case-act.ts'
import { useMoved } from './use-moved.ts'

/** A switch is offered turned: opening its form already says which way. */
function beginOf(name: string, found: CaseView): Readonly<Record<string, unknown>> {
  if (name === 'mark_confidential') return { confidential: !found.confidential }
  if (name === 'prioritise') return { priority: found.priority === 'normal' ? 'production_stopped' : 'normal' }
  return {}
}

type ActFormProps = {
  name: ActName
  found: CaseView
  referralId?: string | undefined
  onDone: (after: CaseView) => void
  onCancel: () => void
}

export function ActForm({ name, found, referralId, onDone, onCancel }: ActFormProps) {
  const { t, has, say } = useWords()
  const actor = useActor()
  const form = actForms[name]
  const draft = useDraft<Record<string, unknown>>(`gg:act:${actor.accountId}:${found.id}:${referralId ?? ''}:${name}`, beginOf(name, found))
  const act = useCaseAct({ quiet: true })
  const needs = missing(name, form, draft.value, found, actor.role, referralId)
  // What is still missing stands beside the button: a tooltip alone is not seen by those who tap.
  const special = `casework.page.field.${name}.${needs}`
  const moved = useMoved(found, true)
  // Open when its form was opened; a colleague's act may have closed it since.
  const open = (referralId ? found.referrals.find((one) => one.id === referralId)?.acts : found.acts)?.find((one) => one.name === name)
  const lacking = needs ? new Problem('casework/form-incomplete', 422, { field: t(has(special) ? special : `casework.page.field.${needs}`) }) : null
  const whyNot = refusalOf(open) ?? lacking
  const sent = useRef(false)
  const [files, setFiles] = useState<readonly File[]>([])
  const attach = useAttach()

  const send = async () => {
    if (whyNot || act.busy || sent.current) return
    sent.current = true
    // Files go first: a claim is judged with its evidence in place. Each file is sent once, also when the act is refused.
    const attached = files.length > 0 ? await attach.run(found.id, files, form.audience) : null
    if (files.length > 0 && !attached) {
      sent.current = false
      return
    }
    setFiles([])
    // Each file is a step of its own; when more has happened, the act is refused as on any other conflict.
    const version = attached?.version === found.version + files.length ? attached.version : found.version
    keepStep(found.id, found.version, version)
    const target = { id: found.id, version, ...(isReferralAct(name) && { referralId }) }
    const after = await act.run(name, target, bodyOf(form, draft.value, found, actor.role, referralId))
    sent.current = false
    if (!after) return
    draft.sent(draft.value)
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
          subject={found}
          referralId={referralId}
          first={index === 0}
        />
      ))}
      {withFiles.includes(name) && <FileDrop maxBytes={20_000_000} label={t('casework.page.files.add')} files={files} onChange={setFiles} />}
      <ProblemBox problem={attach.problem} />
      <SendProblem problem={act.problem} moved={moved} />
      <DialogFoot>
        {whyNot && <span className="cw-act-missing">{say(whyNot)}</span>}
        <Button onPress={onCancel}>{t('ui.cancel')}</Button>
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

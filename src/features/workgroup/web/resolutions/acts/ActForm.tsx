// The form of one act. What is typed survives a reload, a lost line and a colleague who was faster.

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { evidenceFilled } from '#features/casework/web/acts/EvidenceForm.tsx'
import { ctrlEnter } from '#features/casework/web/parts/ctrl-enter.ts'
import { useDraft } from '#features/casework/web/use-draft.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { applicants } from '../../../model.ts'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import type { PersonAct, ResolutionView } from '../../../resolutions/model.ts'
import { ActField } from './ActField.tsx'
import { endpoints } from './endpoints.ts'
import { bodyOf, dangerous, type Fixed, firstValues, missing, shownFields, type Values, withFiles } from './forms.ts'
import { Newer } from './Newer.tsx'

type ActFormProps = {
  name: PersonAct
  found: ResolutionView
  /** What the pressed button already says, e.g. which duty. */
  fixed?: Fixed
  onDone: () => void
  onClose: () => void
}

export function ActForm({ name, found, fixed = {}, onDone, onClose }: ActFormProps) {
  const { t, say, has } = useWords()
  const { accountId, role } = useActor()
  const about = typeof fixed['dutyId'] === 'string' ? fixed['dutyId'] : ''
  const draft = useDraft<Record<string, unknown>>(`gg:resolution:${accountId}:${found.id}:${name}:${about}`, { ...firstValues(name, found) })
  const [files, setFiles] = useState<readonly File[]>([])
  // The version that this form was opened on: acting on a newer one is refused, and the newer one is shown.
  const [opened, setOpened] = useState(found.version)
  const [sending, setSending] = useState(false)
  const client = useQueryClient()
  const refetch = [`resolution:${found.id}`, 'resolutions']
  // All acts are called alike; only their bodies differ, and those the form knows.
  const act = useAct(endpoints[name] as typeof api.commentResolution, {
    refetch,
    done: t(`workgroup.resolutions.done.${name}`),
    problems: 'inline',
    onDone: () => {
      draft.clear()
      onDone()
    },
  })
  const attach = useAct(api.attachToResolution, { refetch, problems: 'inline' })
  const filled = (values: Values) => evidenceFilled(found.evidenceType, values)
  const filling = { fixed, own: (applicants as readonly string[]).includes(role) }
  const needs = missing(name, draft.value, filling, filled)
  const special = `workgroup.resolutions.field.${name}.${needs}`
  const whyNot = needs
    ? new Problem('casework/form-incomplete', 422, { field: t(has(special) ? special : `workgroup.resolutions.field.${needs}`) })
    : null
  const stale = !sending && (act.problem?.status === 412 || found.version !== opened)

  const send = async () => {
    if (whyNot || sending || stale) return
    setSending(true)
    if (!(await sendAll())) {
      setSending(false)
      await client.invalidateQueries({ queryKey: [`resolution:${found.id}`] })
    }
  }
  const sendAll = async () => {
    let version = opened
    // Files go first: a claim is judged with its evidence in place. Each file is sent once, also when the act is refused.
    if (files.length > 0) {
      const attached = await attach.run({ params: { id: found.id } }, { files })
      if (!attached) return null
      setFiles([])
      version = attached.version
      setOpened(version)
    }
    return act.run({ params: { id: found.id }, body: bodyOf(name, draft.value, filling) as { text: string } }, { ifMatch: version })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  const hint = `workgroup.resolutions.hint.${name}`
  return (
    <form className="form" onSubmit={submit} onKeyDownCapture={ctrlEnter(() => void send())}>
      {has(hint) && <p className="muted">{t(hint)}</p>}
      {draft.restored && <p className="muted">{t('workgroup.resolutions.draft-restored')}</p>}
      {shownFields(name, draft.value, filling).map((field, index) => (
        <ActField
          key={field.name}
          act={name}
          field={field}
          evidenceType={found.evidenceType}
          value={draft.value[field.name]}
          onChange={(value) => draft.set({ [field.name]: value })}
          first={index === 0}
        />
      ))}
      {withFiles.includes(name) && <FileDrop label={t('workgroup.resolutions.files.add')} files={files} onChange={setFiles} maxFiles={10} />}
      <ProblemBox problem={attach.problem} />
      {stale ? (
        <Newer
          found={found}
          since={opened}
          onSeen={() => {
            setOpened(found.version)
            act.reset()
          }}
        />
      ) : (
        <ProblemBox problem={act.problem} />
      )}
      <DialogFoot missing={whyNot && say(whyNot)}>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind={dangerous.includes(name) ? 'danger' : 'primary'} type="submit" whyNot={whyNot} busy={sending} shortcut="Ctrl+Enter">
          {t(`workgroup.resolution.act.${name}`)}
        </Button>
      </DialogFoot>
    </form>
  )
}

// One act upon a dossier as a form in a dialog. What is typed survives a conflict, a closed tab and a reload.

import { useQueryClient } from '@tanstack/react-query'
import { Fragment, useState } from 'react'
import { ctrlEnter } from '#features/casework/web/parts/ctrl-enter.ts'
import { useDraft } from '#features/casework/web/use-draft.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Dialog, DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useWords } from '#ui/words.tsx'
import type { dossiersApi } from '../../../dossiers/api.ts'
import type { DossierView, PersonAct } from '../../../dossiers/model.ts'
import { ActField } from './ActField.tsx'
import { bodyOf, dangerous, endpoints, firstValues, forms, labelKey, missing, type Values } from './forms.ts'

type Props = { name: PersonAct | null; dossier: DossierView; onClose: () => void }

export function ActDialog({ name, dossier, onClose }: Props) {
  const { t } = useWords()
  return (
    <Dialog title={name ? t(`workgroup.dossier.act.${name}`) : ''} open={name !== null} onClose={onClose}>
      {name && <ActForm key={name} name={name} dossier={dossier} onClose={onClose} />}
    </Dialog>
  )
}

function ActForm({ name, dossier, onClose }: Props & { name: PersonAct }) {
  const { t, has, say } = useWords()
  const { accountId } = useActor()
  const client = useQueryClient()
  const before = firstValues(name, dossier)
  // As the form was opened: what a colleague changes meanwhile is neither sent back nor passed over unseen.
  const [first] = useState(before)
  const draft = useDraft<Values>(`gg:dossier:${accountId}:${dossier.id}:${name}`, first)
  // All acts are called alike; only their bodies differ, and those the form knows.
  const act = useAct(endpoints[name] as typeof dossiersApi.commentDossier, {
    refetch: [`dossier:${dossier.id}`, 'dossiers'],
    done: t(`workgroup.dossiers.done.${name}`),
    problems: 'inline',
    onDone: () => {
      draft.clear()
      onClose()
    },
  })
  const needs = missing(name, draft.value)
  const body = bodyOf(name, first, draft.value) as { text: string }
  const same = name === 'edit' && Object.keys(body).length === 0 ? new Problem('casework/nothing-changed', 422) : null
  const whyNot = needs ? new Problem('casework/form-incomplete', 422, { field: t(labelKey(name, needs, has)) }) : same
  const send = async () => {
    if (act.busy || whyNot) return
    const done = await act.run({ params: { id: dossier.id }, body }, { ifMatch: version })
    // Somebody wrote meanwhile: the page shows the newer version behind the form, and the next press acts on that.
    if (!done) await client.invalidateQueries({ queryKey: [`dossier:${dossier.id}`] })
  }
  const version = useOpened(dossier.version, act.problem)
  const stale = act.problem?.status === 412 && name === 'edit'
  const hint = `workgroup.dossiers.hint.${name}`
  return (
    <form
      className="form"
      onKeyDownCapture={ctrlEnter(() => void send())}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {has(hint) && <p className="muted">{t(hint)}</p>}
      {draft.restored && <p className="muted">{t('workgroup.dossiers.draft.restored')}</p>}
      {forms[name].map((field) => (
        <Fragment key={field.name}>
          <ActField
            act={name}
            field={field}
            dossier={dossier}
            value={draft.value[field.name]}
            onChange={(value) => draft.set({ [field.name]: value })}
          />
          {stale && before[field.name] !== undefined && before[field.name] !== draft.value[field.name] && (
            <p className="muted">{t('workgroup.dossiers.stale.now', { value: String(before[field.name] || '—') })}</p>
          )}
        </Fragment>
      ))}
      <ProblemBox problem={act.problem} />
      <DialogFoot missing={whyNot && say(whyNot)}>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind={dangerous.includes(name) ? 'danger' : 'primary'} type="submit" busy={act.busy} whyNot={whyNot} shortcut="Ctrl+Enter">
          {t(`workgroup.dossier.act.${name}`)}
        </Button>
      </DialogFoot>
    </form>
  )
}

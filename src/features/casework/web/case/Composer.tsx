// One box for two very different things: a note among officials, and a message that the producer gets on the phone.
// Two tabs, two colours, two buttons; a message is confirmed with the words "this will be sent to …".

import { useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useActor } from '#ui/session.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { Audience } from '../acts/Audience.tsx'
import { refusalOf } from '../acts/endpoints.ts'
import { SendProblem } from '../acts/SendProblem.tsx'
import { useCaseAct } from '../acts/use-case-act.ts'
import type { CaseView } from '../../cases/model.ts'
import { TEXT_MAX } from '../../model.ts'
import { useDraft } from '../use-draft.ts'

type Mode = 'comment' | 'message' | 'write'

export function Composer({ found }: { found: CaseView }) {
  const { t } = useWords()
  const actor = useActor()
  const own = actor.role === 'producer' || actor.role === 'investor'
  const [mode, setMode] = useState<Mode>(own ? 'write' : 'comment')
  // Each has its own draft: a note begun can never be carried over into a message.
  const draft = useDraft(`gg:${mode}:${actor.accountId}:${found.id}`, { text: '' })
  const act = useCaseAct({ quiet: true })
  const refused = refusalOf(found.acts.find((one) => one.name === mode))
  const empty = draft.value.text.trim() === ''
  const whyNot = refused ?? (empty ? new Problem('casework/form-incomplete', 422, { field: t('casework.page.field.text') }) : null)
  const send = async () => {
    if (whyNot || act.busy) return
    const after = await act.run(
      mode,
      { id: found.id, version: found.version },
      { text: draft.value.text.trim(), ...(mode === 'write' && { via: 'web' }) },
    )
    if (after) draft.sent(draft.value)
  }
  useShortcut('KeyN', () => pick('comment'), { word: 'casework.page.key.note', off: own })
  useShortcut('KeyM', () => pick('message'), { word: 'casework.page.key.message', off: own })
  const pick = (next: Mode) => {
    act.reset()
    setMode(next)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.cw-composer textarea')?.focus())
  }
  const audience = mode === 'comment' ? 'internal' : 'producer'
  return (
    <div className="cw-composer cw-no-print" data-audience={audience}>
      {!own && (
        <fieldset className="cw-composer-tabs">
          <legend className="visually-hidden">{t('casework.page.composer')}</legend>
          {(['comment', 'message'] as const).map((id) => (
            <button key={id} type="button" aria-pressed={mode === id} data-mode={id} onClick={() => pick(id)}>
              <Icon name={id === 'comment' ? 'lock' : 'send'} size={16} /> {t(`casework.page.composer.${id}`)}
            </button>
          ))}
        </fieldset>
      )}
      <Audience who={own ? 'producer' : audience} {...(!own && { name: found.unitName })} />
      <TextArea
        label={t(`casework.page.composer.${mode}`)}
        hideLabel
        value={draft.value.text}
        onChange={(text) => draft.set({ text })}
        rows={3}
        maxLength={TEXT_MAX}
        placeholder={t(`casework.page.composer.${mode}.hint`)}
        {...(mode !== 'message' && { onSubmit: () => void send() })}
      />
      <SendProblem problem={act.problem} />
      <div className="cw-composer-foot">
        {draft.restored && <span className="cw-muted">{t('casework.page.draft.restored')}</span>}
        {mode === 'message' && !whyNot ? (
          <ConfirmButton
            kind="primary"
            icon="send"
            text={t('casework.page.composer.message.send')}
            title={t('casework.page.composer.message.confirm-title')}
            question={t('casework.page.composer.message.confirm', { name: found.unitName, text: draft.value.text.trim().slice(0, 280) })}
            onConfirm={send}
          />
        ) : (
          <Button kind="primary" icon={mode === 'comment' ? 'lock' : 'send'} whyNot={whyNot} busy={act.busy} onPress={() => void send()}>
            {t(`casework.page.composer.${mode}.send`)}
          </Button>
        )}
      </div>
    </div>
  )
}

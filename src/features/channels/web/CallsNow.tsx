// Calls that ring or are on the line now, live. For the operator's desk and the call log.

import { useState } from 'react'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DialogButton, DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { When } from '#ui/parts/When.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import type { CallView } from '../model.ts'
import './channels.css'
import { Address } from './MessageBits.tsx'

/** `<CallsNow onPick={(call) => { setCall(call); setNumber(call.caller) }} />`: told when the operator answers a call. */
export function CallsNow({ onPick }: { onPick?: (call: CallView) => void }) {
  const { t } = useWords()
  useLive(['calls'])
  const calls = useApi(api.currentCalls, {}, { key: 'calls', every: 30_000 })
  const answer = useAct(api.answerCall, { refetch: ['calls'], onDone: (call) => onPick?.(call) })
  const rows = calls.data ?? []
  const ringing = rows.filter((c) => c.state === 'ringing')
  useShortcut(
    'KeyA',
    () => {
      const last = ringing.at(-1)
      if (last) void answer.run({ params: { id: last.id } })
    },
    { word: 'channels.caller.shortcutAnswer', off: ringing.length === 0 },
  )
  return (
    <Card title={t('channels.calls.current')}>
      <ProblemBox problem={calls.problem} onRetry={calls.refetch} />
      {rows.length === 0 && <p className="field-hint">{t('channels.calls.none')}</p>}
      <ul className="channels-calls" aria-live="polite">
        {rows.map((call) => (
          <li key={call.id} data-ringing={call.state === 'ringing' || undefined}>
            <Address value={call.caller} />
            <Badge tone={call.state === 'ringing' ? 'warning' : 'primary'} icon="phone">
              {t(`channels.callState.${call.state}`)}
            </Badge>
            <span className="field-hint">
              {call.line && `${t('channels.calls.line', { line: call.line })} · `}
              <When at={call.at} style="time" />
              {call.operatorName && ` · ${call.operatorName}`}
            </span>
            {call.state === 'ringing' ? (
              <Button
                size="small"
                kind="primary"
                icon="phone"
                shortcut="KeyA"
                busy={answer.busy}
                onPress={() => void answer.run({ params: { id: call.id } })}
              >
                {t('channels.calls.answer')}
              </Button>
            ) : (
              call.mine && <CloseCall call={call} {...(onPick && { onPick })} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function CloseCall({ call, onPick }: { call: CallView; onPick?: (call: CallView) => void }) {
  const { t } = useWords()
  return (
    <>
      {onPick && <Button size="small" kind="quiet" icon="eye" label={t('channels.caller.title')} onPress={() => onPick(call)} />}
      <DialogButton size="small" text={t('channels.calls.close')} title={t('channels.calls.close')}>
        {(close) => <CloseForm call={call} onDone={close} />}
      </DialogButton>
    </>
  )
}

function CloseForm({ call, onDone }: { call: CallView; onDone: () => void }) {
  const { t } = useWords()
  const [note, setNote] = useState(call.note)
  const act = useAct(api.closeCall, { refetch: ['calls'], done: t('channels.calls.closed'), onDone })
  const submit = () => void act.run({ params: { id: call.id }, body: { note } })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextArea label={t('channels.calls.note')} value={note} onChange={setNote} rows={3} maxLength={2000} onSubmit={submit} autoFocus />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button type="submit" kind="primary" icon="check" busy={act.busy}>
          {t('channels.calls.close')}
        </Button>
      </DialogFoot>
    </form>
  )
}

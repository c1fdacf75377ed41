// The operator's desk: who calls, what they say, what waits. Everything by keys; a number shows its unit and cases at once.

import { useEffect, useRef, useState } from 'react'
import { CallerCard } from '#features/channels/web/CallerCard.tsx'
import { CallsNow } from '#features/channels/web/CallsNow.tsx'
import type { CallView } from '#features/channels/model.ts'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { useActor } from '#ui/session.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { normalisePhone } from '#kernel/identity.ts'
import type { CaseView } from '../../cases/model.ts'
import { useLater } from '../parts/use-later.ts'
import { useDraft } from '../use-draft.ts'
import '../casework.css'
import '../desk.css'
import { CasesOf } from './CasesOf.tsx'
import { type CaseDraft, emptyDraft } from './draft.ts'
import { NewCaseForm } from './NewCaseForm.tsx'
import { Queue } from './Queue.tsx'
import { Receipt } from './Receipt.tsx'

const focusOn = (field: 'number' | 'unit' | 'text') =>
  document
    .querySelector<HTMLElement>(field === 'number' ? '.channels-caller input' : `.cw-desk-page [data-field="${field}"] :is(input, textarea)`)
    ?.focus()

export function DeskPage() {
  const { t } = useWords()
  const actor = useActor()
  const draft = useDraft<CaseDraft>(`gg:new-case:${actor.accountId}`, emptyDraft)
  const [receipt, setReceipt] = useState<{ created: CaseView; filesFailed: boolean } | null>(null)
  const [call, setCall] = useState<CallView | null>(null)
  const { value, set } = draft
  const checked = normalisePhone(useLater(value.phone))
  const phone = checked.ok ? checked.value : ''
  const next = () => {
    setReceipt(null)
    requestAnimationFrame(() => focusOn('number'))
  }
  const pick = (taken: CallView) => {
    setReceipt(null)
    setCall(taken)
    set({ phone: taken.caller, callId: taken.id })
  }
  // A number with one unit tells it at once. After a reload the unit that the operator had chosen by hand stays.
  const opened = useRef({ at: performance.now(), unitId: value.unitId })
  const told = useRef<{ phone: string; unitId: string } | null>(null)
  const onUnit = (unit: { id: string; name: string }, by: 'number' | 'hand') => {
    if (by === 'number' && opened.current.unitId !== null && performance.now() - opened.current.at < 3000) return
    told.current = by === 'number' ? { phone, unitId: unit.id } : null
    set({ unitId: unit.id, unitName: unit.name })
  }
  // What one number told is not said of the next caller; a unit chosen by hand stays.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another number has come
  useEffect(() => {
    const { current } = told
    if (!current || current.phone === phone) return
    told.current = null
    if (value.unitId === current.unitId) set({ unitId: null, unitName: '' })
  }, [phone])
  useShortcut('KeyT', () => focusOn('text'), { word: 'casework.page.key.text' })
  // 1 to 3 choose among triage's groups.
  useShortcut('Alt+Digit7', () => focusOn('number'), { word: 'casework.page.key.number' })
  useShortcut('Alt+Digit8', () => focusOn('unit'), { word: 'casework.page.key.unit' })
  useShortcut('Alt+Digit9', () => focusOn('text'), { word: 'casework.page.key.text' })
  useShortcut('Alt+Digit0', () => set({ priority: value.priority === 'normal' ? 'production_stopped' : 'normal' }), {
    word: 'casework.page.key.priority',
  })
  useShortcut('Alt+KeyN', next, { word: 'casework.page.key.new', off: !receipt })
  return (
    <PageFrame title={t('casework.page.desk')} subtitle={t('casework.page.desk.sub')}>
      <div className="cw-desk-page">
        <div className="cw-desk-caller">
          <CallsNow onPick={pick} />
          <CallerCard
            number={phone}
            onNumber={(number) => {
              setReceipt(null)
              set({ phone: number, callId: null })
            }}
            onUnit={onUnit}
            call={call?.id === value.callId ? call : null}
          />
          <CasesOf phone={phone} unitId={value.unitId} />
        </div>
        <div className="cw-desk-form">
          {receipt ? (
            <Receipt {...receipt} onNext={next} />
          ) : (
            <NewCaseForm draft={draft} onDone={(created, filesFailed) => setReceipt({ created, filesFailed })} />
          )}
        </div>
        <div className="cw-desk-queue">
          <Queue />
        </div>
      </div>
    </PageFrame>
  )
}

// Sending a case on: the desks, a note for them, one button. After all declined, the desks they suggested come first.

import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useActor } from '#ui/session.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { DeskPicker, noRoute, type Route } from '../acts/DeskPicker.tsx'
import { refusalOf } from '../acts/endpoints.ts'
import { liveDesks, refusedDesks } from '../acts/FieldOf.tsx'
import { SendProblem } from '../acts/SendProblem.tsx'
import { useCaseAct } from '../acts/use-case-act.ts'
import { useMoved } from '../acts/use-moved.ts'
import type { CaseView } from '../../cases/model.ts'
import { TEXT_MAX } from '../../model.ts'
import { ctrlEnter } from '../parts/ctrl-enter.ts'
import { nameIn } from '../parts/look.ts'
import { useDraft } from '../use-draft.ts'
import { ProposedDesks } from './ProposedDesks.tsx'

type RouteDraft = { readonly route: Route; readonly note: string }
const begin: RouteDraft = { route: noRoute, note: '' }

export function RouteForm({ found, onDone }: { found: CaseView; onDone: () => void }) {
  const { t, locale } = useWords()
  const actor = useActor()
  const draft = useDraft<RouteDraft>(`gg:route:${actor.accountId}:${found.id}`, begin)
  const act = useCaseAct({ quiet: true })
  const { route, note } = draft.value
  const moved = useMoved(found, route.to.length > 0 || note.trim() !== '')
  // Where the case already is with desks, sending to more of them is `add_desk`.
  const route_ = found.acts.find((one) => one.name === 'route')
  const add = found.acts.find((one) => one.name === 'add_desk')
  const name = route_?.whyNot && add && !add.whyNot ? 'add_desk' : 'route'
  const refused = refusalOf(name === 'route' ? route_ : add)
  const none = route.to.length === 0 ? new Problem('casework/form-incomplete', 422, { field: t('casework.page.field.to') }) : null
  const send = async () => {
    if (refused ?? none) return
    const after = await act.run(
      name,
      { id: found.id, version: found.version },
      { to: route.to, ...(route.alternatives && { alternatives: true }), ...(note.trim() && { note: note.trim() }) },
    )
    if (!after) return
    draft.sent(draft.value)
    onDone()
  }
  useShortcut('Ctrl+Enter', () => void send(), { word: 'casework.page.key.send' })
  const suggested = found.referrals.filter(
    (one) => one.suggestedDeskId && one.suggestedDeskName && !route.to.some((to) => to.deskId === one.suggestedDeskId),
  )
  return (
    <Card title={t('casework.page.triage.send')} tone="primary">
      <div className="cw-route" onKeyDownCapture={ctrlEnter(() => void send())}>
        {suggested.map((one) => (
          <p key={one.id} className="cw-hint-line">
            {t('casework.page.triage.suggested-by', {
              desk: `${nameIn(one.agencyName, locale)} – ${nameIn(one.deskName, locale)}`,
              other: nameIn(one.suggestedDeskName, locale),
            })}
            <Button
              size="small"
              icon="plus"
              onPress={() => one.suggestedDeskId && draft.set({ route: { ...route, to: [...route.to, { deskId: one.suggestedDeskId }] } })}
            >
              {t('casework.page.triage.choose-it')}
            </Button>
          </p>
        ))}
        <ProposedDesks
          found={found}
          without={[...liveDesks(found), ...refusedDesks(found), ...route.to.map((one) => one.deskId)]}
          onTake={(deskIds) => draft.set({ route: { ...route, to: [...route.to, ...deskIds.map((deskId) => ({ deskId }))] } })}
        />
        <DeskPicker
          value={route}
          onChange={(next) => draft.set({ route: next })}
          groupCode={found.groupCode}
          countyId={found.countyId}
          taken={liveDesks(found)}
          refused={refusedDesks(found)}
        />
        <TextArea
          label={t('casework.page.field.note')}
          value={note}
          onChange={(next) => draft.set({ note: next })}
          rows={2}
          maxLength={TEXT_MAX}
          required={false}
        />
        <SendProblem problem={act.problem} moved={moved} />
        <div className="cw-submit">
          <Button kind="primary" size="large" icon="split" whyNot={refused ?? none} busy={act.busy} shortcut="Ctrl+Enter" onPress={() => void send()}>
            {t(route.to.length > 1 ? 'casework.page.triage.send-many' : 'casework.page.triage.send-one', { count: route.to.length })}
          </Button>
        </div>
      </div>
    </Card>
  )
}

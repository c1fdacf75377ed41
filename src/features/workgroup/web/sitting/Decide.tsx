// What becomes of the item. One press where nothing is to be said, a small form where a reason is.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import type { IconName } from '#ui/parts/Icon.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { Outcome } from '../../sitting/model.ts'
import { whyNotDecide } from '../../sitting/rules.ts'
import { deferredAlready } from '../../dossiers/rules.ts'
import { DecideForm } from './DecideForm.tsx'
import type { InItem } from './ItemPane.tsx'
import { reasonOf } from './look.ts'
import { Part } from './Part.tsx'

type Way = { readonly outcome: Outcome; readonly key?: string; readonly icon: IconName }
const ways: readonly Way[] = [
  { outcome: 'resolved', key: 'KeyE', icon: 'check' },
  { outcome: 'deferred', key: 'KeyD', icon: 'clock' },
  { outcome: 'refused', key: 'KeyX', icon: 'close' },
  { outcome: 'referred_up', key: 'KeyU', icon: 'up' },
  { outcome: 'noted', icon: 'edit' },
  { outcome: 'not_reached', icon: 'forward' },
]

export function Decide({ room, view, item }: InItem) {
  const { t } = useWords()
  const [form, setForm] = useState<Outcome | null>(null)
  const undecided = item.state === 'waiting' || item.state === 'open'
  const refused = reasonOf(view.whyNot.write)
  const drafts = item.drafts.length + room.outbox.filter((e) => e.kind === 'draftInRoom' && e.params['itemId'] === item.id).length
  const unsettled = view.body.votes ? item.proposals.filter((p) => p.state === 'open' && p.votes.some((v) => !v.struck)).length : 0
  /** What can be known before anything is written; the reason is asked for in the form. */
  const whyNot = (outcome: Outcome) =>
    refused ??
    (outcome === 'deferred' && item.deferred > 0 ? deferredAlready() : null) ??
    whyNotDecide({ kind: item.kind, state: item.state, drafts, unsettled, outcome, reason: '—', act: null, quorum: item.quorum })
  // The version the page shows, not the one under the waiting acts: those are mine and come first.
  const base = room.found.data?.items.find((i) => i.id === item.id)?.version ?? item.version
  const choose = (outcome: Outcome) => {
    if (outcome === 'resolved' || outcome === 'not_reached') void room.act('decideItem', { params: { itemId: item.id }, body: { outcome }, base })
    else setForm(outcome)
  }
  const fitting = ways.filter((w) => whyNotDecide(belongs(item.kind, w.outcome)) === null)
  if (refused && undecided) return null
  return (
    <Part title={t('workgroup.sitting.decide')} sticky>
      {undecided ? (
        <div className="sit-ways">
          {fitting.map((way) => (
            <WayButton key={way.outcome} way={way} whyNot={whyNot(way.outcome)} onPress={() => choose(way.outcome)} />
          ))}
        </div>
      ) : (
        <Button icon="undo" whyNot={refused} onPress={() => void room.act('undoDecision', { params: { itemId: item.id }, base })}>
          {t('workgroup.sitting.decide.undo')}
        </Button>
      )}
      <Dialog title={form ? t(`workgroup.sitting.decide.${form}`) : ''} open={form !== null} onClose={() => setForm(null)}>
        {form && <DecideForm room={room} view={view} item={item} outcome={form} base={base} onDone={() => setForm(null)} />}
      </Dialog>
    </Part>
  )
}

/** Asks only whether an outcome belongs to this kind of item. */
const belongs = (kind: InItem['item']['kind'], outcome: Outcome) =>
  ({
    kind,
    outcome,
    state: 'open',
    drafts: outcome === 'resolved' ? 1 : 0,
    unsettled: 0,
    reason: '—',
    act: null,
    quorum: { met: true, present: 1, needed: 1, voting: 1 },
  }) as const

function WayButton({ way, whyNot, onPress }: { way: Way; whyNot: ReturnType<typeof whyNotDecide>; onPress: () => void }) {
  const { t } = useWords()
  useShortcut(way.key ?? 'F24', () => !whyNot && onPress(), { word: `workgroup.sitting.key.${way.outcome}`, off: !way.key || whyNot !== null })
  return (
    <Button
      kind={way.outcome === 'resolved' ? 'primary' : 'secondary'}
      icon={way.icon}
      whyNot={whyNot}
      onPress={onPress}
      {...(way.key && { shortcut: way.key })}
    >
      {t(`workgroup.sitting.decide.${way.outcome}`)}
    </Button>
  )
}

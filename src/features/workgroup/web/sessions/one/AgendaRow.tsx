// One line of the agenda: what, why here, who is party to it, and what may be done with it.

import { type DragEvent, useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { AgendaItem, SessionView } from '../../../sessions/model.ts'
import { codeOf, titleOf, whyNot } from '../look.ts'
import { ConflictForm } from './ConflictForm.tsx'
import { Conflicts } from './Conflicts.tsx'
import { FactorLine } from './FactorLine.tsx'
import { ItemMarks } from './ItemMarks.tsx'
import { ReasonForm } from './ReasonForm.tsx'

type Props = {
  session: SessionView
  item: AgendaItem
  place: number
  count: number
  refusal: Problem | null
  movable: boolean
  dragged: string | null
  onDrag: (id: string | null) => void
  onMove: (id: string, to: number) => void
}

const titles = {
  remove: 'workgroup.session.act.remove_item',
  conflict: 'workgroup.session.conflict.add',
  addendum: 'workgroup.session.addendum',
} as const
type Form = keyof typeof titles

export function AgendaRow({ session: s, item, place, count, refusal, movable, dragged, onDrag, onMove }: Props) {
  const { t, locale } = useWords()
  const [form, setForm] = useState<Form | null>(null)
  const what = titleOf(item)
  const over = (event: DragEvent) => {
    if (!dragged || dragged === item.id) return
    event.preventDefault()
    onMove(dragged, place - 1)
  }
  const href = item.resolutionId
    ? `/app/workgroup/resolutions/${item.resolutionId}`
    : item.dossierId
      ? `/app/workgroup/dossiers/${item.dossierId}`
      : null
  return (
    <li className="ws-item" data-item={item.id} data-dragged={dragged === item.id || undefined} onDragOver={over} onDrop={(e) => e.preventDefault()}>
      <div className="ws-handle ws-no-print">
        <Button
          size="small"
          kind="quiet"
          icon="up"
          label={t('workgroup.session.moveUp', { what })}
          whyNot={refusal}
          onPress={() => place > 1 && movable && onMove(item.id, place - 2)}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the mouse's handle; keyboard and touch move by the buttons beside it */}
        <span
          className="ws-no"
          draggable={movable}
          title={movable ? t('workgroup.session.drag', { what }) : undefined}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move'
            event.dataTransfer.setData('text/plain', item.id)
            onDrag(item.id)
          }}
          onDragEnd={() => onDrag(null)}
        >
          {formatNumber(place, locale)}
        </span>
        <Button
          size="small"
          kind="quiet"
          icon="down"
          label={t('workgroup.session.moveDown', { what })}
          whyNot={refusal}
          onPress={() => place < count && movable && onMove(item.id, place)}
        />
      </div>
      <div className="ws-item-body">
        <p className="ws-item-head">
          <span className="ws-print-no">{formatNumber(place, locale)}.</span>
          <strong dir="auto">{href ? <Link href={href}>{what || codeOf(item)}</Link> : what}</strong>
          <ItemMarks item={item} />
        </p>
        {(item.unitName || codeOf(item)) && (
          <p className="muted ws-item-sub">
            <span dir="auto">{[item.unitName, item.county[locale]].filter(Boolean).join(locale === 'fa' ? '، ' : ', ')}</span>{' '}
            <bdi dir="ltr">{codeOf(item)}</bdi>
          </p>
        )}
        {!item.title && <FactorLine factors={item.factors} source={item.source} />}
        {item.movedReason && <p className="ws-note">{t('workgroup.session.moved', { reason: item.movedReason })}</p>}
        {item.addedReason && <p className="ws-note">{t('workgroup.session.added', { reason: item.addedReason })}</p>}
        <Conflicts session={s} item={item} />
      </div>
      <div className="ws-no-print">
        <Menu
          label={t('ui.more')}
          size="small"
          items={[
            {
              id: 'conflict',
              text: t('workgroup.session.conflict.add'),
              icon: 'flag',
              whyNot: whyNot(s, 'declare_conflict'),
              onAction: () => setForm('conflict'),
            },
            ...(item.lateCases > 0
              ? [
                  {
                    id: 'addendum',
                    text: t('workgroup.session.addendum'),
                    icon: 'send' as const,
                    whyNot: whyNot(s, 'add_late'),
                    onAction: () => setForm('addendum'),
                  },
                ]
              : []),
            {
              id: 'remove',
              text: t('workgroup.session.remove'),
              icon: 'trash',
              danger: true,
              whyNot: whyNot(s, 'remove_item'),
              onAction: () => setForm('remove'),
            },
          ]}
        />
      </div>
      <Dialog title={t(titles[form ?? 'conflict'])} open={form !== null} onClose={() => setForm(null)}>
        {form === 'conflict' && <ConflictForm session={s} item={item} onClose={() => setForm(null)} />}
        {form === 'remove' && <Remove session={s} item={item} onClose={() => setForm(null)} />}
        {form === 'addendum' && <Addendum session={s} item={item} onClose={() => setForm(null)} />}
      </Dialog>
    </li>
  )
}

function Remove({ session: s, item, onClose }: { session: SessionView; item: AgendaItem; onClose: () => void }) {
  const { t } = useWords()
  const act = useAct(api.removeItem, {
    refetch: [`session:${s.id}`],
    done: t('workgroup.session.did.remove_item'),
    problems: 'inline',
    onDone: onClose,
  })
  return (
    <ReasonForm
      text={t('workgroup.session.remove')}
      warning={titleOf(item)}
      act={act}
      onClose={onClose}
      onSend={(reason) => void act.run({ params: { id: s.id }, body: { itemId: item.id, reason } }, { ifMatch: s.version })}
    />
  )
}

/** What came to its dossier after the pack was sent goes to the members too. */
function Addendum({ session: s, item, onClose }: { session: SessionView; item: AgendaItem; onClose: () => void }) {
  const { t } = useWords()
  const act = useAct(api.sendAddendum, {
    refetch: [`session:${s.id}`],
    done: t('workgroup.session.addendum.done'),
    problems: 'inline',
    onDone: onClose,
  })
  return (
    <ReasonForm
      text={t('workgroup.session.addendum')}
      warning={t('workgroup.session.addendum.question')}
      act={act}
      onClose={onClose}
      onSend={(reason) => void act.run({ params: { id: s.id }, body: { itemId: item.id, reason } }, { ifMatch: s.version })}
    />
  )
}

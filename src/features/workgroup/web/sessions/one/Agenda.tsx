// The agenda in its order: dragged by mouse or moved by buttons, and kept once somebody has written why.

import { useEffect, useRef, useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { SessionView } from '../../../sessions/model.ts'
import { titleOf, whyNot } from '../look.ts'
import { AgendaRow } from './AgendaRow.tsx'
import { OrderBar } from './OrderBar.tsx'
import { useOrder } from './use-order.ts'

export function Agenda({ session: s }: { session: SessionView }) {
  const { t, locale } = useWords()
  const byId = new Map(s.agenda.map((i) => [i.id, i]))
  const arranging = useOrder(s.agenda.map((i) => i.id))
  const [dragged, setDragged] = useState<string | null>(null)
  // Items that this person may not read stand among these: their places cannot be given away.
  const refusal = whyNot(s, 'move_item')
  const movable = refusal === null && s.hidden === 0
  const list = useRef<HTMLOListElement>(null)
  const { last } = arranging
  useEffect(() => {
    // A moved row was taken out of the page and put in again: the button that moved it gets its focus back.
    if (last && document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>(`[data-item="${last.id}"] .ws-handle button`)?.focus()
  }, [last])
  return (
    <Card title={`${t('workgroup.session.agenda')} (${t('workgroup.session.items', { count: s.items, capacity: s.capacity })})`}>
      <div className="ws-no-print">
        <Disclosure summary={t('workgroup.session.agenda.how')}>
          <p className="muted">{t('workgroup.session.agenda.hint')}</p>
        </Disclosure>
      </div>
      {arranging.changed && <OrderBar session={s} arranging={arranging} />}
      <p className="sr-only" aria-live="polite">
        {last && byId.has(last.id) ? t('workgroup.session.order.moved', { what: titleOf(byId.get(last.id)!), no: last.place }) : ''}
      </p>
      {s.agenda.length === 0 && s.hidden === 0 && (
        <EmptyState icon="list" title={t('workgroup.session.agenda.empty')} text={t('workgroup.session.agenda.empty.hint')} />
      )}
      <ol className="ws-agenda" ref={list}>
        {arranging.order.map((id, i) => (
          <AgendaRow
            key={id}
            session={s}
            item={byId.get(id)!}
            place={movable ? i + 1 : byId.get(id)!.position}
            count={arranging.order.length}
            refusal={refusal}
            movable={movable}
            dragged={dragged}
            onDrag={setDragged}
            onMove={arranging.move}
          />
        ))}
      </ol>
      {s.hidden > 0 && <p className="muted">{t('workgroup.session.hidden', { count: formatNumber(s.hidden, locale) })}</p>}
      {s.state === 'planned' && s.builtAt && (
        <p className="muted ws-built ws-no-print">
          {t('workgroup.session.built.label')} <When at={s.builtAt} />
        </p>
      )}
    </Card>
  )
}

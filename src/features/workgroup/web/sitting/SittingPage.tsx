// The room of the secretary: who is there, the agenda, the item that is open. Keyboard first; goes on while the line is down.

import './sitting.css'
import { useEffect, useState } from 'react'
import { useParam, useQuery } from '#ui/nav.ts'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { isDialogOpen, useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { RoomView } from '../../sitting/model.ts'
import { Agenda } from './Agenda.tsx'
import { Attendance } from './Attendance.tsx'
import { ItemPane } from './ItemPane.tsx'
import { getReady } from './ready.ts'
import { RoomHead, RoomMarks } from './RoomHead.tsx'
import { type Room, useRoom } from './use-room.ts'
import { Waiting } from './Waiting.tsx'

const zones = ['agenda', 'item', 'people'] as const
type Zone = (typeof zones)[number]

export function SittingPage() {
  const { t } = useWords()
  const id = useParam('id')
  const room = useRoom(id)
  const back = { href: `/app/workgroup/sessions/${id}`, text: t('workgroup.sitting.toSession') }
  if (!room.view)
    return (
      <PageFrame title={t('workgroup.sitting.title')} back={back}>
        {room.found.problem ? (
          <ProblemBox problem={room.found.problem} onRetry={room.found.refetch} />
        ) : (
          <Skeleton lines={10} label={t('ui.loading')} />
        )}
      </PageFrame>
    )
  return <Loaded key={id} room={room} view={room.view} />
}

function Loaded({ room, view }: { room: Room; view: RoomView }) {
  const { t, locale } = useWords()
  const [query, setQuery] = useQuery()
  const [zone, setZone] = useState<Zone>('agenda')
  useEffect(getReady, [])
  const current = view.items.find((i) => i.id === query['item']) ?? view.items.find((i) => i.state === 'open') ?? view.items[0]
  const choose = (itemId: string) => {
    setQuery({ item: itemId })
    setZone('item')
  }
  useItemKeys(view, current?.id, choose)
  useShortcut('KeyA', () => focusIn('people', setZone), { word: 'workgroup.sitting.key.people' })
  return (
    <PageFrame
      title={locale === 'fa' ? view.body.nameFa : view.body.nameEn || view.body.nameFa}
      back={{ href: `/app/workgroup/sessions/${view.id}`, text: t('workgroup.sitting.toSession') }}
      subtitle={<RoomMarks view={view} />}
      actions={<RoomHead room={room} view={view} />}
    >
      <Waiting room={room} view={view} />
      <div className="sit-zones-choice">
        <RadioGroup
          label={t('workgroup.sitting.zones')}
          hideLabel
          direction="row"
          value={zone}
          options={zones.map((one) => ({ id: one, text: t(`workgroup.sitting.zone.${one}`) }))}
          onChange={setZone}
        />
      </div>
      <div className="sit-zones" data-zone={zone}>
        <section className="sit-zone" data-name="agenda" aria-label={t('workgroup.sitting.zone.agenda')}>
          <Agenda view={view} current={current?.id ?? null} onChoose={choose} />
        </section>
        <section className="sit-zone" data-name="item" aria-label={t('workgroup.sitting.zone.item')}>
          {current && <ItemPane key={current.id} room={room} view={view} item={current} />}
        </section>
        <section
          className="sit-zone"
          data-name="people"
          aria-label={t('workgroup.sitting.zone.people')}
          // For who only reads nothing inside takes the keyboard, and the list may be longer than the window.
          {...(view.whyNot.people && { tabIndex: 0 })}
        >
          <Attendance room={room} view={view} />
        </section>
      </div>
    </PageFrame>
  )
}

/** Takes the keyboard to the first control of a zone; on a narrow page the zone is shown first. */
function focusIn(name: Zone, show: (zone: Zone) => void) {
  show(name)
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`.sit-zone[data-name=${name}] input:checked, .sit-zone[data-name=${name}] input`)?.focus(),
  )
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Arrows walk the agenda, digits jump. */
function useItemKeys(view: RoomView, current: string | undefined, choose: (id: string) => void) {
  const at = view.items.findIndex((i) => i.id === current)
  const step = (by: number) => {
    const to = view.items[Math.min(view.items.length - 1, Math.max(0, at + by))]
    if (to && to.id !== current) choose(to.id)
  }
  useShortcut('ArrowDown', () => step(1), { word: 'workgroup.sitting.key.next' })
  useShortcut('ArrowUp', () => step(-1), { word: 'workgroup.sitting.key.previous' })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const n = digits.find((d) => event.code === `Digit${d}` || event.code === `Numpad${d}`)
      const to = n === undefined ? undefined : view.items[n - 1]
      const target = event.target as HTMLElement
      if (!to || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      if (target.closest('input, textarea, select, [contenteditable=true]') || isDialogOpen()) return
      event.preventDefault()
      choose(to.id)
    }
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  })
}

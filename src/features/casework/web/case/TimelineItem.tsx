// One act of the timeline. Four looks that cannot be mistaken for each other.

import { Icon, type IconName } from '#ui/parts/Icon.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { nameIn } from '../parts/look.ts'
import { ActDetails } from './ActDetails.tsx'
import { type Kind, kindOf, type TimelineAct } from './timeline-kind.ts'

const icons: Record<Kind, IconName> = { out: 'send', in: 'message', note: 'lock', event: 'history' }
const eventIcons: Readonly<Record<string, IconName>> = {
  route: 'split',
  add_desk: 'split',
  accept: 'check',
  climb: 'ladder',
  escalate: 'ladder',
  vacancy: 'person',
  nudge: 'bell',
  remind: 'bell',
  refuse: 'reply',
  contact: 'phone',
  unreachable: 'phone',
  call_needed: 'phone',
  prioritise: 'fire',
  mark_confidential: 'lock',
  attach: 'file',
  edit: 'edit',
  undo: 'undo',
  merge: 'link',
  link_knot: 'link',
  knot_changed: 'link',
}

export function TimelineItem({ act, found }: { act: TimelineAct; found: CaseView }) {
  const { t, locale, has } = useWords()
  const kind = kindOf(act)
  const clock = act.actorRole === 'system'
  const role = act.actorRole === 'nobody' ? 'people.role.producer' : `people.role.${act.actorRole}`
  const who = clock ? t('casework.page.role.system') : act.actorName || (has(role) ? t(role) : '')
  const desk = nameIn(act.deskName, locale)
  return (
    <li className="cw-act" data-kind={kind} data-undone={act.undone || undefined} data-clock={clock || undefined}>
      <span className="cw-act-icon" aria-hidden="true">
        <Icon name={kind === 'event' ? (eventIcons[act.name] ?? icons.event) : icons[kind]} size={16} />
      </span>
      <div className="cw-act-body">
        <p className="cw-act-head">
          {kind !== 'event' && <span className="cw-act-kind">{t(`casework.page.kind.${kind}`)}</span>}
          <strong>{t(`casework.act.${act.name}`)}</strong>
          {desk && <span>{desk}</span>}
          <span className="cw-act-who">{who}</span>
          <When at={act.at} />
          {act.undone && <em>{t('casework.page.taken-back')}</em>}
        </p>
        {act.text && (
          <p className="cw-act-text" dir="auto">
            {act.text}
          </p>
        )}
        <ActDetails act={act} found={found} />
      </div>
    </li>
  )
}

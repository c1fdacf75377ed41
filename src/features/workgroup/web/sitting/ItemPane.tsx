// The item that is talked about: what it is, what is said, proposed, voted, drafted, and what becomes of it.

import { useRef, useState } from 'react'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { RoomItem, RoomView } from '../../sitting/model.ts'
import { DossierFileView } from '../dossiers/DossierFile.tsx'
import { Conflicts } from './Conflicts.tsx'
import { Decide } from './Decide.tsx'
import { Drafts } from './Drafts.tsx'
import { reasonOf, toneOf } from './look.ts'
import { Part } from './Part.tsx'
import { Proposals } from './Proposals.tsx'
import { QuorumBadge } from './QuorumBadge.tsx'
import { Timer } from './Timer.tsx'
import { useNotes } from './use-notes.ts'
import type { Room } from './use-room.ts'

export type InItem = { readonly room: Room; readonly view: RoomView; readonly item: RoomItem }

export function ItemPane({ room, view, item }: InItem) {
  const { t } = useWords()
  const [file, setFile] = useState(false)
  const undecided = item.state === 'waiting' || item.state === 'open'
  const refused = reasonOf(view.whyNot.write)
  const takeUp = () => void room.act('openItem', { params: { itemId: item.id } })
  useShortcut('KeyO', takeUp, { word: 'workgroup.sitting.key.open', off: refused !== null || item.state !== 'waiting' })
  useShortcut('KeyF', () => setFile(true), { word: 'workgroup.sitting.key.file', off: !item.dossierId })
  return (
    <>
      <header className="sit-item-head">
        <div>
          <h2>{item.unitName || item.title}</h2>
          {item.unitName && <p>{item.title}</p>}
          <p className="sit-marks">
            {item.code && <bdi dir="ltr">{item.code}</bdi>}
            <Badge tone={toneOf(item.state)}>{t(`workgroup.item.state.${item.state}`)}</Badge>
            {item.priority === 'production_stopped' && (
              <Badge tone="danger" icon="fire">
                {t('workgroup.sitting.stopped')}
              </Badge>
            )}
            {item.addedLate && <Badge tone="info">{t('workgroup.session.late')}</Badge>}
            {item.lateCases > 0 && (
              <Badge tone="warning" icon="alert">
                {t('workgroup.session.lateCases', { count: item.lateCases })}
              </Badge>
            )}
            <Timer item={item} />
            {item.conflicts.length > 0 && (
              <>
                {t('workgroup.sitting.itemQuorum')} <QuorumBadge quorum={item.quorum} />
              </>
            )}
          </p>
        </div>
        <div className="sit-item-acts">
          {item.state === 'waiting' && (
            <Button kind="primary" shortcut="KeyO" whyNot={refused} onPress={takeUp}>
              {t('workgroup.sitting.takeUp')}
            </Button>
          )}
          {item.dossierId && (
            <Button icon="file" shortcut="KeyF" onPress={() => setFile(true)}>
              {t('workgroup.sitting.file')}
            </Button>
          )}
          {item.resolutionId && (
            <LinkButton href={`/app/workgroup/resolutions/${item.resolutionId}`} icon="link">
              {t('workgroup.sitting.openResolution')}
            </LinkButton>
          )}
        </div>
      </header>
      {item.reason && !undecided && (
        <p className="sit-reason" dir="auto">
          {item.reason}
        </p>
      )}
      <Fallen item={item} />
      <NotesField room={room} view={view} item={item} />
      <Proposals room={room} view={view} item={item} />
      {item.kind !== 'other' && <Drafts room={room} view={view} item={item} />}
      <Conflicts room={room} view={view} item={item} />
      <Decide room={room} view={view} item={item} />
      <Dialog title={t('workgroup.sitting.file')} open={file} onClose={() => setFile(false)} size="wide">
        {file && item.dossierId && (
          <>
            <p>
              <LinkButton href={`/app/workgroup/dossiers/${item.dossierId}`} size="small" icon="link">
                {t('workgroup.sitting.openDossier')}
              </LinkButton>
            </p>
            <DossierFileView id={item.dossierId} />
          </>
        )}
      </Dialog>
    </>
  )
}

/** A decision that fell because a member turned out to be party to the item, or was not after all; until it is decided again. */
function Fallen({ item }: { item: RoomItem }) {
  const { t } = useWords()
  const fallen = item.decision['fallen'] as { post: string; why: 'votes' | 'quorum'; struck: boolean } | undefined
  if (!fallen) return null
  return (
    <p className="sit-notice" role="status">
      <Icon name="alert" size={16} />
      <span>{t(`workgroup.sitting.fallen.${fallen.why}.${fallen.struck ? 'struck' : 'counted'}`, { post: fallen.post })}</span>
    </p>
  )
}

function NotesField({ room, view, item }: InItem) {
  const { t } = useWords()
  const box = useRef<HTMLDivElement>(null)
  const notes = useNotes(
    room,
    item,
    room.found.data?.items.find((i) => i.id === item.id),
  )
  const off = view.whyNot.write !== null
  useShortcut('KeyN', () => box.current?.querySelector('textarea')?.focus(), { word: 'workgroup.sitting.key.notes', off })
  const waits = room.outbox.some((e) => e.kind === 'writeNotes' && e.params['itemId'] === item.id)
  const state = notes.dirty || waits ? t('workgroup.sitting.notes.saving') : item.discussion ? t('workgroup.sitting.notes.saved') : ''
  if (off)
    return item.discussion ? (
      <Part title={t('workgroup.sitting.notes')}>
        <p className="sit-notes" dir="auto">
          {item.discussion}
        </p>
      </Part>
    ) : null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the field saves at once; the field itself is the control
    <div ref={box} className="sit-notes-field" onBlur={notes.save}>
      <TextArea
        label={t('workgroup.sitting.notes')}
        value={notes.text}
        onChange={notes.set}
        rows={6}
        maxLength={20_000}
        hint={t('workgroup.sitting.notes.hint')}
      />
      <span className="sit-saved" role="status">
        {state}
      </span>
    </div>
  )
}

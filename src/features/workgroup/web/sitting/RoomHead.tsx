// The head of the room: where the session stands, quorum, what waits for the line, and what ends it.

import { useState } from 'react'
import { formatDate, formatNumber } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { ConfirmButton, Dialog } from '#ui/parts/Dialog.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { useWords } from '#ui/words.tsx'
import type { RoomView } from '../../sitting/model.ts'
import { ChairForm } from './ChairForm.tsx'
import { reasonOf } from './look.ts'
import { NoteForm } from './NoteForm.tsx'
import { QuorumBadge } from './QuorumBadge.tsx'
import { ResumeForm } from './ResumeForm.tsx'
import type { Room } from './use-room.ts'

export function RoomMarks({ view }: { view: RoomView }) {
  const { t, locale } = useWords()
  return (
    <span className="sit-marks">
      <bdi dir="ltr">{view.code}</bdi>
      <span>{formatDate(view.startsAt, locale, 'dateTime')}</span>
      <Badge tone={view.state === 'sitting' ? 'success' : 'neutral'}>{t(`workgroup.session.state.${view.state}`)}</Badge>
      <QuorumBadge quorum={view.quorum} />
      {view.chairName && <span>{t('workgroup.sitting.chairedBy', { name: view.chairName })}</span>}
    </span>
  )
}

export function RoomHead({ room, view }: { room: Room; view: RoomView }) {
  const { t, locale } = useWords()
  const [form, setForm] = useState<'open' | 'chair' | 'note' | 'resume' | null>(null)
  const left = view.items.filter((i) => i.state === 'waiting' || i.state === 'open').length
  const before = view.state === 'planned' || view.state === 'called'
  return (
    <>
      {before ? (
        <Button kind="primary" icon="check" whyNot={reasonOf(view.whyNot.open)} onPress={() => setForm('open')}>
          {t('workgroup.sitting.open')}
        </Button>
      ) : (
        <>
          <Button icon="person" whyNot={reasonOf(view.whyNot.people)} onPress={() => setForm('chair')}>
            {t('workgroup.sitting.chair')}
          </Button>
          <Button icon="edit" whyNot={reasonOf(view.whyNot.people)} onPress={() => setForm('note')}>
            {t('workgroup.sitting.note')}
          </Button>
          <LinkButton href={`/app/workgroup/sessions/${view.id}/projector`} icon="eye">
            {t('workgroup.sitting.projector')}
          </LinkButton>
          <LinkButton href={`/app/workgroup/sessions/${view.id}/minutes`} icon="file">
            {t('workgroup.sitting.minutes')}
          </LinkButton>
          {view.state === 'sitting' && (
            <ConfirmButton
              kind="primary"
              icon="check"
              text={t('workgroup.sitting.close')}
              title={t('workgroup.sitting.close')}
              question={t('workgroup.sitting.close.question', { count: formatNumber(left, locale) })}
              whyNot={reasonOf(view.whyNot.close)}
              onConfirm={() => room.act('closeSitting')}
            />
          )}
          {view.state === 'closed' && (
            <Button icon="undo" whyNot={reasonOf(view.whyNot.resume)} onPress={() => setForm('resume')}>
              {t('workgroup.sitting.resume')}
            </Button>
          )}
        </>
      )}
      <Dialog title={form ? t(`workgroup.sitting.${form}`) : ''} open={form !== null} onClose={() => setForm(null)}>
        {form === 'resume' && <ResumeForm room={room} onDone={() => setForm(null)} />}
        {form === 'note' && <NoteForm room={room} view={view} onDone={() => setForm(null)} />}
        {(form === 'open' || form === 'chair') && <ChairForm room={room} view={view} opening={form === 'open'} onDone={() => setForm(null)} />}
      </Dialog>
    </>
  )
}

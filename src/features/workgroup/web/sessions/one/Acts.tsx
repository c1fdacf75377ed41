// What can be done with the session now; refused acts stay and say why.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { ConfirmButton, Dialog } from '#ui/parts/Dialog.tsx'
import { useNow } from '#ui/parts/DueClock.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { formatNumber } from '#kernel/format.ts'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { SessionView } from '../../../sessions/model.ts'
import { whyNot } from '../look.ts'
import { AddForm } from './AddForm.tsx'
import { EditForm } from './EditForm.tsx'
import { ReasonForm } from './ReasonForm.tsx'

type Form = 'edit' | 'add' | 'uncall' | 'cancel' | 'not_held'
const wordy = { uncall: api.uncallSession, cancel: api.cancelSession, not_held: api.markNotHeld } as const

export function Acts({ session: s }: { session: SessionView }) {
  const { t, locale } = useWords()
  const [form, setForm] = useState<Form | null>(null)
  const close = () => setForm(null)
  const to = { params: { id: s.id }, body: {} }
  const topics = [`session:${s.id}`, 'sessions']
  const call = useAct(api.callSession, { refetch: topics, done: t('workgroup.session.call.done') })
  const build = useAct(api.buildAgenda, { refetch: topics, done: t('workgroup.session.build.done') })
  const late = s.state !== 'planned'
  const addAct = late ? ('add_late' as const) : ('add_item' as const)
  const short = useNow() > Date.parse(s.startsAt) - s.noticeDays * 86_400_000
  const question = [
    t('workgroup.session.call.question', { count: s.agenda.length + s.hidden, members: s.invited.length }),
    ...(short && !s.extraordinary ? [t('workgroup.session.call.short', { days: formatNumber(s.noticeDays, locale) })] : []),
  ].join(' ')
  return (
    <div className="ws-acts">
      <ConfirmButton
        kind="primary"
        icon="send"
        text={t('workgroup.session.act.call')}
        title={t('workgroup.session.act.call')}
        question={question}
        whyNot={whyNot(s, 'call')}
        onConfirm={() => call.run(to, { ifMatch: s.version })}
      />
      <Button icon="plus" whyNot={whyNot(s, addAct)} onPress={() => setForm('add')}>
        {t(`workgroup.session.act.${addAct}`)}
      </Button>
      <Button icon="edit" whyNot={whyNot(s, 'edit')} onPress={() => setForm('edit')}>
        {t('workgroup.session.act.edit')}
      </Button>
      <Button icon="refresh" whyNot={whyNot(s, 'build')} busy={build.busy} onPress={() => void build.run(to, { ifMatch: s.version })}>
        {t('workgroup.session.act.build')}
      </Button>
      <Menu
        label={t('ui.more')}
        kind="secondary"
        items={(['uncall', 'cancel', 'not_held'] as const).map((name) => ({
          id: name,
          text: t(`workgroup.session.act.${name}`),
          danger: name === 'cancel',
          whyNot: whyNot(s, name),
          onAction: () => setForm(name),
        }))}
      />
      <Dialog title={form ? t(`workgroup.session.act.${form === 'add' ? addAct : form}`) : ''} open={form !== null} onClose={close}>
        {form === 'edit' && <EditForm session={s} onClose={close} />}
        {form === 'add' && <AddForm session={s} late={late} onClose={close} />}
        {form !== null && form in wordy && <Wordy key={form} name={form as keyof typeof wordy} session={s} onClose={close} />}
      </Dialog>
    </div>
  )
}

function Wordy({ name, session: s, onClose }: { name: keyof typeof wordy; session: SessionView; onClose: () => void }) {
  const { t } = useWords()
  const act = useAct(wordy[name] as typeof api.cancelSession, {
    refetch: [`session:${s.id}`, 'sessions'],
    done: t(`workgroup.session.did.${name}`),
    problems: 'inline',
    onDone: onClose,
  })
  return (
    <ReasonForm
      text={t(`workgroup.session.act.${name}`)}
      {...(name === 'cancel' && { warning: t('workgroup.session.cancel.question') })}
      danger={name === 'cancel'}
      act={act}
      onClose={onClose}
      onSend={(reason) => void act.run({ params: { id: s.id }, body: { reason } }, { ifMatch: s.version })}
    />
  )
}

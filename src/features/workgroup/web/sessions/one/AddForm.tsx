// One more item by hand: a ready dossier or open resolution of the body, or another subject; with a reason.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { SessionView } from '../../../sessions/model.ts'

export function AddForm({ session: s, late, onClose }: { session: SessionView; late: boolean; onClose: () => void }) {
  const { t } = useWords()
  const [kind, setKind] = useState<'found' | 'title'>('found')
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [reason, setReason] = useState('')
  const found = useApi(api.findAddable, { params: { id: s.id }, query: { q } }, { key: `addable:${s.id}`, off: q.trim().length < 2 })
  const rows = found.data?.rows ?? []
  const act = useAct(api.addItem, {
    refetch: [`session:${s.id}`, 'sessions'],
    done: t(late ? 'workgroup.session.add.done.late' : 'workgroup.session.add.done'),
    problems: 'inline',
    onDone: onClose,
  })
  const send = () => {
    const one = rows.find((r) => r.id === chosen)
    const what = kind === 'title' ? { title } : one?.kind === 'resolution' ? { resolutionId: one.id } : chosen ? { dossierId: chosen } : {}
    void act.run({ params: { id: s.id }, body: { ...what, reason } }, { ifMatch: s.version })
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <RadioGroup
        label={t('workgroup.session.add.what')}
        direction="row"
        value={kind}
        options={[
          { id: 'found', text: t('workgroup.session.add.dossier') },
          { id: 'title', text: t('workgroup.session.add.title') },
        ]}
        onChange={setKind}
      />
      {kind === 'found' ? (
        <ComboBox
          label={t('workgroup.session.add.search')}
          value={chosen}
          options={rows.map((r) => ({ id: r.id, text: `${r.unitName} — ${r.code}`, more: r.text }))}
          onChange={setChosen}
          onSearch={setQ}
          loading={found.loading}
          emptyText={t('workgroup.session.add.none')}
          required
        />
      ) : (
        <TextField label={t('workgroup.session.add.subject')} value={title} onChange={setTitle} maxLength={300} required />
      )}
      <TextArea
        label={t('workgroup.session.field.reason')}
        hint={t('workgroup.session.hint.reason')}
        value={reason}
        onChange={setReason}
        rows={2}
        maxLength={2000}
        required
      />
      <ProblemBox problem={act.problem ?? found.problem} />
      <DialogFoot>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={act.busy}>
          {t(late ? 'workgroup.session.act.add_late' : 'workgroup.session.act.add_item')}
        </Button>
      </DialogFoot>
    </form>
  )
}

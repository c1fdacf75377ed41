// Correcting a registered paper: never by changing it, always by a numbered addendum, shown before it is registered.

import { useState } from 'react'
import { useDraft } from '#features/casework/web/use-draft.ts'
import { useGo } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { DialogButton, DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { papersApi as api } from '../../papers/api.ts'
import type { PaperView } from '../../papers/model.ts'
import { mayAdd, reasonNeeded } from '../../papers/rules.ts'
import { SvgPage } from './SvgPage.tsx'

export function AddendumButton({ paper }: { paper: PaperView }) {
  const { t } = useWords()
  return (
    <DialogButton
      icon="edit"
      text={t('workgroup.papers.correct')}
      title={t('workgroup.papers.correct.title')}
      dialogSize="wide"
      whyNot={mayAdd(useActor(), paper)}
    >
      {(close) => <Form paper={paper} onDone={close} />}
    </DialogButton>
  )
}

function Form({ paper, onDone }: { paper: PaperView; onDone: () => void }) {
  const { t } = useWords()
  const go = useGo()
  const actor = useActor()
  const draft = useDraft(`paper-addendum:${actor.accountId}:${paper.id}`, { reason: '', voids: false })
  const [seen, setSeen] = useState<{ svg: string; of: string } | null>(null)
  const add = useAct(api.addAddendum, {
    refetch: ['papers'],
    done: t('workgroup.papers.corrected'),
    problems: 'inline',
    onDone: (line) => {
      draft.clear()
      onDone()
      go(`/app/workgroup/papers/${line.id}`)
    },
  })
  const look = useAct(api.previewAddendum, { problems: 'inline' })
  const params = { id: paper.id }
  const body = draft.value
  const whyNot = body.reason.trim().length < 3 ? reasonNeeded() : null
  const current = seen?.of === JSON.stringify(body)
  const preview = async () => {
    const reply = await look.run({ params, body })
    if (reply) setSeen({ svg: reply.svg, of: JSON.stringify(body) })
  }
  return (
    <Stack gap={3}>
      <p>{t('workgroup.papers.correct.text')}</p>
      <TextArea
        label={t('workgroup.papers.reason')}
        value={body.reason}
        onChange={(reason) => draft.set({ reason })}
        rows={4}
        maxLength={6000}
        required
      />
      <Checkbox value={body.voids} onChange={(voids) => draft.set({ voids })}>
        {t('workgroup.papers.voidIt')}
      </Checkbox>
      {body.voids && <p className="field-hint">{t('workgroup.papers.voidIt.hint')}</p>}
      <ProblemBox problem={add.problem ?? look.problem} />
      {seen && <SvgPage svg={seen.svg} old={!current} label={t('workgroup.papers.preview')} />}
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button icon="eye" busy={look.busy} whyNot={whyNot} onPress={() => void preview()}>
          {t('workgroup.papers.preview')}
        </Button>
        <Button kind={body.voids ? 'danger' : 'primary'} icon="check" busy={add.busy} whyNot={whyNot} onPress={() => void add.run({ params, body })}>
          {t(body.voids ? 'workgroup.papers.correct.void' : 'workgroup.papers.correct.go')}
        </Button>
      </DialogFoot>
    </Stack>
  )
}

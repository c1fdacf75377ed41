// A correction of signed minutes: a numbered addendum.

import { useDraft } from '#features/casework/web/use-draft.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sittingApi } from '../../sitting/api.ts'
import type { RoomView } from '../../sitting/model.ts'
import { reasonOf } from './look.ts'

export function Correct({ view }: { view: RoomView }) {
  const { t } = useWords()
  const { accountId } = useActor()
  const { value, set, clear } = useDraft(`addendum:${accountId}:${view.id}`, { text: '' })
  const act = useAct(sittingApi.correctMinutes, {
    refetch: [`session:${view.id}`, `papers:session:${view.id}`],
    done: t('workgroup.sitting.minutes.corrected'),
    problems: 'inline',
    onDone: clear,
  })
  return (
    <Card title={t('workgroup.sitting.minutes.correct')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void act.run({ params: { id: view.id }, body: { text: value.text } })
        }}
      >
        <TextArea
          label={t('workgroup.sitting.minutes.correct.text')}
          value={value.text}
          onChange={(text) => set({ text })}
          rows={4}
          hint={t('workgroup.sitting.minutes.correct.hint')}
        />
        <ProblemBox problem={act.problem} />
        <Button type="submit" icon="plus" busy={act.busy} whyNot={reasonOf(view.whyNot.addendum)}>
          {t('workgroup.sitting.minutes.correct.send')}
        </Button>
      </form>
    </Card>
  )
}

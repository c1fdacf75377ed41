import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import type { Change, Seen } from '../../catalogue/changes/model.ts'
import { whyNotApply } from '../../catalogue/changes/rules.ts'
import type { Catalogue } from '../../catalogue/model.ts'
import { whyNotPropose } from '../../catalogue/proposals/rules.ts'
import { ChangeFields } from './ChangeFields.tsx'
import { Steps } from './Steps.tsx'

type ChangeEditorProps = {
  first: Change
  catalogue: Catalogue
  taken: readonly string[]
  onDone: (to: 'applied' | 'proposed') => void
}

/** Fields → what it would do → reason → make it or propose it. What is sent is what was looked at. */
export function ChangeEditor({ first, catalogue, taken, onDone }: ChangeEditorProps) {
  const { t } = useWords()
  const actor = useActor()
  const [change, setChange] = useState(first)
  const [looked, setLooked] = useState<Change | null>(null)
  const [reason, setReason] = useState('')
  const [steps, setSteps] = useState<Parameters<typeof Steps>[0]['steps']>([])
  const preview = useAct(api.previewGroupChange, { problems: 'inline' })
  const apply = useAct(api.applyGroupChange, {
    problems: 'inline',
    refetch: ['catalogue'],
    done: t('obstacles.change.applied'),
    onDone: () => onDone('applied'),
  })
  const propose = useAct(api.proposeGroupChange, {
    problems: 'inline',
    refetch: ['catalogue'],
    done: t('obstacles.change.proposed'),
    onDone: () => onDone('proposed'),
  })
  const look = async () => {
    const found = await preview.run({ body: { change } })
    if (!found) return
    setSteps(found.steps)
    setLooked(change)
  }
  const edit = (next: Change) => {
    setChange(next)
    setLooked(null)
    preview.reset()
  }
  const seen: Seen = Object.fromEntries(steps.flatMap((s) => (s.before ? [[s.code, s.before.version]] : [])))
  const bad = preview.problem?.code === 'obstacles/bad-group' ? (preview.problem.details as { code: string; fields: string[] }) : null
  const send = { body: { change, reason, seen } }
  return (
    <Stack gap={4}>
      <Card title={t('obstacles.change.what')}>
        <ChangeFields change={change} onChange={edit} catalogue={catalogue} taken={taken} bad={bad} />
      </Card>
      <ProblemBox problem={preview.problem} />
      {!looked && (
        <Stack row>
          <Button kind="primary" icon="eye" busy={preview.busy} onPress={() => void look()}>
            {t('obstacles.change.look')}
          </Button>
        </Stack>
      )}
      {looked && (
        <Card title={t('obstacles.change.would')} tone="primary">
          <Stack gap={4}>
            <Steps steps={steps} />
            <p className="muted">{t('obstacles.change.everywhere')}</p>
            <TextArea label={t('obstacles.change.reason')} value={reason} onChange={setReason} rows={2} maxLength={1000} required />
            <ProblemBox problem={apply.problem ?? propose.problem} />
            <Stack row>
              <Button kind="primary" icon="check" whyNot={whyNotApply(actor)} busy={apply.busy} onPress={() => void apply.run(send)}>
                {t('obstacles.change.apply')}
              </Button>
              <Button
                kind={whyNotApply(actor) ? 'primary' : 'secondary'}
                icon="send"
                whyNot={whyNotPropose(actor)}
                busy={propose.busy}
                onPress={() => void propose.run(send)}
              >
                {t('obstacles.change.propose')}
              </Button>
            </Stack>
          </Stack>
        </Card>
      )}
    </Stack>
  )
}

// A suspected knot, written down by a person; of a cluster when one was chosen on the map.

import { useState } from 'react'
import { useGo } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { knotsApi as api } from '../../knots/api.ts'
import type { NewKnot } from '../../knots/model.ts'
import { ActField } from './ActField.tsx'
import type { Field, Values } from './forms.ts'

const fields: readonly Field[] = [
  { name: 'title', kind: 'line', required: true },
  { name: 'targetKind', kind: 'choice' },
  { name: 'target', kind: 'line' },
  { name: 'ownerBody', kind: 'line' },
  { name: 'panelId', kind: 'panel' },
  { name: 'cause', kind: 'text' },
]
const found: Field = { name: 'obstacleIds', kind: 'found' }

export function SuspectForm({ onDone, cluster, title = '' }: { onDone: () => void; cluster?: { runId: string; no: number }; title?: string }) {
  const { t } = useWords()
  const go = useGo()
  const [values, setValues] = useState<Values>({ title })
  const [ids, setIds] = useState<readonly string[]>([])
  const act = useAct(api.suspectKnot, {
    refetch: ['knots', 'clusters'],
    done: t('obstacles.knots.done.suspect'),
    problems: 'inline',
    onDone: (knot) => {
      onDone()
      go(`/app/knots/${knot.id}`)
    },
  })
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Partial<NewKnot>
  const send = () =>
    act.run({ body: { ...given, title: values.title ?? '', ...(cluster ? { cluster } : ids.length > 0 && { obstacleIds: [...ids] }) } })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {[...fields, ...(cluster ? [] : [found])].map((field) => (
        <ActField
          key={field.name}
          field={field}
          knot={null}
          value={values[field.name] ?? null}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
          ids={ids}
          onIds={setIds}
        />
      ))}
      <ProblemBox problem={act.problem} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={act.busy}>
          {t('obstacles.knots.act.suspect')}
        </Button>
      </DialogFoot>
    </form>
  )
}

// One act upon a knot as a form in a dialog.

import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Dialog, DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useAct } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useWords } from '#ui/words.tsx'
import type { knotsApi } from '../../knots/api.ts'
import type { KnotView } from '../../knots/model.ts'
import { ActField } from './ActField.tsx'
import { bodyOf, endpoints, firstValues, type FormAct, forms, isComplete } from './forms.ts'

type Props = { name: FormAct | null; knot: KnotView; chosen: readonly string[]; onClose: () => void; onDone: () => void }

export function ActDialog({ name, knot, chosen, onClose, onDone }: Props) {
  const { t } = useWords()
  return (
    <Dialog title={name ? t(`obstacles.knots.act.${name}`) : ''} open={name !== null} onClose={onClose} size={name === 'confirm' ? 'wide' : 'normal'}>
      {name && <ActForm key={name} name={name} knot={knot} chosen={chosen} onClose={onClose} onDone={onDone} />}
    </Dialog>
  )
}

const hinted: readonly FormAct[] = ['confirm', 'change', 'join', 'reopen']
const dangerous: readonly FormAct[] = ['dismiss', 'refuse', 'cannot_change']

function ActForm({ name, knot, chosen, onClose, onDone }: Props & { name: FormAct }) {
  const { t, locale } = useWords()
  // As it was when the form opened: what a colleague changes meanwhile is neither sent back nor passed over unseen.
  const [before] = useState(() => firstValues(name, knot))
  const [values, setValues] = useState(before)
  const [found, setFound] = useState<readonly string[]>([])
  const ids = name === 'add_obstacles' ? found : chosen
  // All acts are called alike; only their bodies differ, and those the form knows.
  const act = useAct(endpoints[name] as typeof knotsApi.commentKnot, {
    refetch: [`knot:${knot.id}`, 'knots'],
    done: t(`obstacles.knots.done.${name}`),
    problems: 'inline',
    onDone,
  })
  const version = useOpened(knot.version, act.problem)
  const send = () => act.run({ params: { id: knot.id }, body: bodyOf(name, before, values, ids) as { text: string } }, { ifMatch: version })
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete(name, values, ids)) void send()
      }}
    >
      {hinted.includes(name) && <p className="muted">{t(`obstacles.knots.hint.${name}`, { count: formatNumber(knot.unlocks, locale) })}</p>}
      {forms[name].map((field) => (
        <ActField
          key={field.name}
          field={field}
          knot={knot}
          value={values[field.name] ?? null}
          onChange={(value) => setValues({ ...values, [field.name]: value })}
          ids={ids}
          onIds={setFound}
        />
      ))}
      <ProblemBox problem={act.problem} />
      <DialogFoot>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        <Button kind={dangerous.includes(name) ? 'danger' : 'primary'} type="submit" busy={act.busy}>
          {t(`obstacles.knots.act.${name}`)}
        </Button>
      </DialogFoot>
    </form>
  )
}

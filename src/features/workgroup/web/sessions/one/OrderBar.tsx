// The order was changed and is not kept yet: why, and keep it.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { SessionView } from '../../../sessions/model.ts'
import type { Arranging } from './use-order.ts'

export function OrderBar({ session: s, arranging }: { session: SessionView; arranging: Arranging }) {
  const { t } = useWords()
  const [reason, setReason] = useState('')
  const act = useAct(api.reorderAgenda, {
    refetch: [`session:${s.id}`],
    done: t('workgroup.session.order.saved'),
    problems: 'inline',
    onDone: arranging.reset,
  })
  return (
    <form
      className="ws-order ws-no-print"
      onSubmit={(event) => {
        event.preventDefault()
        void act.run({ params: { id: s.id }, body: { order: [...arranging.order], reason } }, { ifMatch: s.version })
      }}
    >
      <p>{t('workgroup.session.order.changed')}</p>
      <TextField label={t('workgroup.session.order.reason')} value={reason} onChange={setReason} maxLength={2000} required />
      <ProblemBox problem={act.problem} />
      <div className="ws-acts">
        <Button kind="primary" type="submit" icon="check" busy={act.busy}>
          {t('workgroup.session.order.save')}
        </Button>
        <Button icon="undo" onPress={arranging.reset}>
          {t('workgroup.session.order.undo')}
        </Button>
      </div>
    </form>
  )
}

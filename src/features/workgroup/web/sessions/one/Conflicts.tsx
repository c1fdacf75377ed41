// Who is party to an item. A declared mark can be taken back; a found one follows from the facts.

import { Button } from '#ui/parts/Button.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { AgendaItem, SessionView } from '../../../sessions/model.ts'
import { whyNot } from '../look.ts'

export function Conflicts({ session: s, item }: { session: SessionView; item: AgendaItem }) {
  const { t } = useWords()
  const withdraw = useAct(api.withdrawConflict, { refetch: [`session:${s.id}`], done: t('workgroup.session.conflict.withdrawn') })
  if (!item.conflicts.length) return null
  return (
    <ul className="ws-conflicts" aria-label={t('workgroup.session.conflicts')}>
      {item.conflicts.map((c) => (
        <li key={c.seatId}>
          <Icon name="flag" size={14} />
          <span>
            <strong dir="auto">{c.holder ? `${c.post} (${c.holder})` : c.post}</strong>:{' '}
            <span dir="auto">{c.source === 'declared' ? c.reason : t(`workgroup.session.conflict.${c.source}`)}</span>
          </span>
          {c.source === 'declared' && (s.keeper || s.mySeatIds.includes(c.seatId)) && (
            <span className="ws-no-print">
              <Button
                size="small"
                kind="quiet"
                whyNot={whyNot(s, 'withdraw_conflict')}
                busy={withdraw.busy}
                onPress={() => void withdraw.run({ params: { id: s.id }, body: { itemId: item.id, seatId: c.seatId } })}
              >
                {t('workgroup.session.conflict.withdraw')}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

// Seats given up: old minutes name them. One that is still free can be taken back.

import { formatDate, formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import type { Acting } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import type { bodiesApi } from '../../../bodies/api.ts'
import type { BodyPage } from '../../../bodies/model.ts'
import { refusalOf } from '../look.ts'

export function PastSeats({ body, restore }: { body: BodyPage; restore: Acting<(typeof bodiesApi)['restoreSeat']> }) {
  const { t, locale } = useWords()
  return (
    <div className="no-print">
      <Disclosure summary={t('workgroup.bodies.past', { count: formatNumber(body.past.length, locale) })}>
        <ul className="wb-past">
          {body.past.map((seat) => (
            <li key={seat.id}>
              <span className="wb-two">
                {[seat.holderName, seat.post].filter(Boolean).join(' — ')}
                <small>
                  {t('workgroup.bodies.since', { date: formatDate(seat.since, locale) })}{' '}
                  {seat.until && t('workgroup.bodies.until', { date: formatDate(seat.until, locale) })}
                </small>
              </span>
              <Button
                size="small"
                icon="undo"
                busy={restore.busy}
                whyNot={refusalOf(body, 'restore_seat')}
                label={`${t('workgroup.bodies.restoreSeat')}: ${seat.holderName || seat.post}`}
                onPress={() => void restore.run({ params: { id: body.id, seatId: seat.id } }, { ifMatch: seat.version })}
              >
                {t('workgroup.bodies.restoreSeat')}
              </Button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}

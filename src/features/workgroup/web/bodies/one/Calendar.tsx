// Its next ten sessions by the fixed weekday and the working calendar.

import { Card } from '#ui/parts/Card.tsx'
import { useWords } from '#ui/words.tsx'
import type { BodyPage } from '../../../bodies/model.ts'
import { session } from '../look.ts'

export function Calendar({ body }: { body: BodyPage }) {
  const { t, locale } = useWords()
  if (body.parallel) return null
  return (
    <Card title={t('workgroup.bodies.calendar')}>
      {body.next.length === 0 ? (
        <p>{t('workgroup.bodies.noDay')}</p>
      ) : (
        <>
          <ol className="wb-next">
            {body.next.map((at) => (
              <li key={at}>
                <time dateTime={at}>{session(at, locale)}</time>
              </li>
            ))}
          </ol>
          <p className="wb-hint">{t('workgroup.bodies.calendarHint')}</p>
        </>
      )}
    </Card>
  )
}

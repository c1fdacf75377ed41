// The objection: until when the owner may object, what they objected, what the group decided.

import { Card } from '#ui/parts/Card.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { ResolutionView } from '../../../resolutions/model.ts'

/** Amber in the last three days of the window. */
const soon = 3 * 86_400_000

export function Objection({ found }: { found: ResolutionView }) {
  const { t } = useWords()
  const { objection, objectBy } = found
  if (!objection && (found.state !== 'notified' || !objectBy)) return null
  return (
    <Card title={t('workgroup.resolutions.objection')} {...(found.state === 'objected' && { tone: 'warning' as const })}>
      {!objection && (
        <>
          <p className="rs-duty-marks">
            <DueClock due={objectBy} soonMs={soon} />
            <span>
              {t('workgroup.resolutions.until')} <When at={objectBy} style="date" />
            </span>
          </p>
          <p className="muted">{t('workgroup.resolutions.objection.window')}</p>
        </>
      )}
      {objection && (
        <>
          <p className="rs-text" dir="auto">
            {objection.text}
          </p>
          <Facts
            rows={[
              [t('workgroup.resolutions.objection.at'), <When key="at" at={objection.at} />],
              ...(objection.letterNumber ? [[t('workgroup.resolutions.field.letterNumber'), objection.letterNumber] as const] : []),
              [
                t('workgroup.resolutions.objection.outcome'),
                objection.outcome ? t(`workgroup.resolutions.outcome.${objection.outcome}`) : t('workgroup.resolutions.objection.waiting'),
              ],
              ...(objection.decidedAt ? [[t('workgroup.resolutions.objection.decided'), <When key="d" at={objection.decidedAt} />] as const] : []),
            ]}
          />
          {objection.answer && (
            <p className="rs-text rs-answer" dir="auto">
              {objection.answer}
            </p>
          )}
          {found.state === 'objected' && (
            <p className="muted">{t(found.suspended ? 'workgroup.resolutions.objection.suspended' : 'workgroup.resolutions.objection.running')}</p>
          )}
        </>
      )}
    </Card>
  )
}

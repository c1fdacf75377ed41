// Both sides side by side: what the agency must do, what the producer must do, each with its date and how far it is.

import { nameIn } from '#features/casework/web/parts/look.ts'
import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { Duty, ResolutionView } from '../../../resolutions/model.ts'
import { ActDialog } from '../acts/Acts.tsx'
import { isOthers, refusalOf } from '../acts/endpoints.ts'
import type { Fixed } from '../acts/forms.ts'
import { Due, DutyBadge, StateBadge } from '../Marks.tsx'

export function Sides({ found, own }: { found: ResolutionView; own: boolean }) {
  const { t, locale } = useWords()
  return (
    <Card title={t('workgroup.resolutions.sides')}>
      <div className="rs-sides">
        <section aria-label={t('workgroup.resolutions.side.agency')}>
          <h3>{nameIn(found.owner, locale)}</h3>
          <ul className="rs-duties">
            <li>
              <p dir="auto">{found.text}</p>
              <p className="rs-duty-marks">
                <StateBadge state={found.state} />
                <span>
                  {t('workgroup.resolutions.until')} <When at={found.dueAt} style="date" />
                </span>
                <Due row={found} />
              </p>
            </li>
          </ul>
        </section>
        <section aria-label={t('workgroup.resolutions.side.producer')}>
          <h3>{own ? t('workgroup.resolutions.side.you') : found.unitName || t('workgroup.resolutions.side.producer')}</h3>
          {found.duties.length === 0 && <p className="muted">{t('workgroup.resolutions.no-duties')}</p>}
          <ul className="rs-duties">
            {found.duties.map((duty) => (
              <DutyLine key={duty.id} duty={duty} found={found} own={own} />
            ))}
          </ul>
        </section>
      </div>
    </Card>
  )
}

function DutyLine({ duty, found, own }: { duty: Duty; found: ResolutionView; own: boolean }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const settled = duty.state === 'done' || duty.state === 'waived' || duty.state === 'broken'
  const fixed: Fixed = own ? { dutyId: duty.id, state: 'claimed' } : { dutyId: duty.id }
  const word = own ? 'workgroup.resolutions.duty.mark-done' : 'workgroup.resolution.act.settle_duty'
  return (
    <li data-overdue={duty.overdue || undefined}>
      <p dir="auto">{duty.text}</p>
      <p className="rs-duty-marks">
        <DutyBadge duty={duty} />
        <span>
          {t('workgroup.resolutions.until')} <When at={duty.dueAt} style="date" />
        </span>
        {duty.settledAt && (
          <span className="muted">
            <When at={duty.settledAt} style="date" />
          </span>
        )}
      </p>
      {duty.note && (
        <p className="rs-text muted" dir="auto">
          {duty.note}
        </p>
      )}
      {!isOthers(found, 'settle_duty') && !(own && (settled || duty.state === 'claimed')) && (
        <span className="rs-no-print">
          <Button
            size="small"
            kind={own ? 'primary' : 'secondary'}
            icon="check"
            whyNot={refusalOf(found, 'settle_duty')}
            onPress={() => setOpen(true)}
          >
            {t(word)}
          </Button>
        </span>
      )}
      <ActDialog name={open ? 'settle_duty' : null} title={t(word)} found={found} fixed={fixed} onClose={() => setOpen(false)} />
    </li>
  )
}

// The owner says that it is done: is it? Two large buttons, and until when. After an end: a way back.

import { nameIn } from '#features/casework/web/parts/look.ts'
import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import { ActDialog } from '../acts/Acts.tsx'
import { refusalOf } from '../acts/endpoints.ts'
import { type PersonAct, type ResolutionView, soonMs } from '../../../resolutions/model.ts'

export function YourWord({ found }: { found: ResolutionView }) {
  const { t, locale } = useWords()
  const [open, setOpen] = useState<PersonAct | null>(null)
  // Late is not too late: what was closed without a word may still be confirmed or disputed.
  if (found.state !== 'claimed' && found.state !== 'unconfirmed') return null
  return (
    <Card title={t('workgroup.resolutions.my.question')} tone="warning">
      <p>{t('workgroup.resolutions.my.question.text', { owner: nameIn(found.owner, locale) })}</p>
      <div className="rs-word">
        <Button kind="primary" size="large" icon="check" whyNot={refusalOf(found, 'confirm')} onPress={() => setOpen('confirm')}>
          {t('workgroup.resolutions.my.yes')}
        </Button>
        <Button kind="danger" size="large" icon="close" whyNot={refusalOf(found, 'dispute')} onPress={() => setOpen('dispute')}>
          {t('workgroup.resolutions.my.no')}
        </Button>
      </div>
      {found.producerUntil && (
        <p className="rs-duty-marks muted">
          {t('workgroup.resolutions.until')} <When at={found.producerUntil} style="date" /> <DueClock due={found.producerUntil} soonMs={soonMs} />
        </p>
      )}
      <ActDialog name={open} found={found} onClose={() => setOpen(null)} />
    </Card>
  )
}

export function Again({ found }: { found: ResolutionView }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  if (refusalOf(found, 'reopen') !== null) return null
  return (
    <Card title={t('workgroup.resolutions.my.again')}>
      <p className="muted">{t('workgroup.resolutions.my.again.text')}</p>
      <Button icon="undo" onPress={() => setOpen(true)}>
        {t('workgroup.resolution.act.reopen')}
      </Button>
      <ActDialog name={open ? 'reopen' : null} found={found} onClose={() => setOpen(false)} />
    </Card>
  )
}

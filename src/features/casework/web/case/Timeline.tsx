// Everything that happened, newest first, with one place to write on top.

import { useState } from 'react'
import { Card } from '#ui/parts/Card.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { Composer } from './Composer.tsx'
import { TimelineItem } from './TimelineItem.tsx'
import { shown, type View, views } from './timeline-kind.ts'

export function Timeline({ found }: { found: CaseView }) {
  const { t } = useWords()
  const { role } = useActor()
  // To a producer no note exists, so there is nothing to filter by either.
  const choices = role === 'producer' || role === 'investor' ? views.filter((id) => id !== 'notes') : views
  const [view, setView] = useState<View>('all')
  const acts = shown(found.timeline, view)
  return (
    <Card
      title={t('casework.page.timeline')}
      actions={
        <div className="cw-pills cw-no-print">
          <RadioGroup
            label={t('casework.page.timeline.show')}
            hideLabel
            value={view}
            options={choices.map((id) => ({ id, text: t(`casework.page.timeline.${id}`) }))}
            onChange={setView}
            direction="row"
          />
        </div>
      }
    >
      <Composer found={found} />
      {acts.length === 0 ? (
        <p className="cw-muted">{t(`casework.page.timeline.none.${view}`)}</p>
      ) : (
        <ol className="cw-timeline" reversed>
          {acts.map((act) => (
            <TimelineItem key={act.seq} act={act} found={found} />
          ))}
        </ol>
      )}
    </Card>
  )
}

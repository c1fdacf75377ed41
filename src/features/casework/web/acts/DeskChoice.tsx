// One desk to choose: its agency, territory, whether anybody sits there, and the mark of the lead.

import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { useWords } from '#ui/words.tsx'
import type { Ranked } from './rank-desks.ts'

type DeskChoiceProps = {
  option: Ranked
  chosen: boolean
  lead: boolean
  taken: boolean
  canLead: boolean
  onToggle: () => void
  onLead: () => void
}

export function DeskChoice({ option, chosen, lead, taken, canLead, onToggle, onLead }: DeskChoiceProps) {
  const { t } = useWords()
  return (
    <li className="cw-desk" data-chosen={chosen || undefined}>
      <Checkbox value={chosen || taken} onChange={onToggle} disabled={taken}>
        <span className="cw-desk-name">{option.text}</span> <span className="cw-muted">{option.more}</span>
      </Checkbox>
      <span className="cw-desk-marks">
        {taken && <Badge>{t('casework.page.desks.taken')}</Badge>}
        {option.suggested && <Badge tone="primary">{t('casework.page.desks.suggested')}</Badge>}
        {option.covers === 'elsewhere' && <Badge tone="warning">{t('casework.page.desks.elsewhere')}</Badge>}
        {option.desk.vacant && (
          <Badge tone="danger" icon="person">
            {t('casework.page.desks.vacant')}
          </Badge>
        )}
        {chosen && canLead && (
          <Button size="small" kind={lead ? 'primary' : 'quiet'} icon="flag" pressed={lead} onPress={onLead}>
            {t('casework.page.desks.lead')}
          </Button>
        )}
      </span>
    </li>
  )
}

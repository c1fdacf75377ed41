// One desk to choose: its agency, territory, whether anybody sits there, and the mark of the lead.

import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { KeyHint } from '#ui/parts/KeyHint.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { Ranked } from './rank-desks.ts'

type DeskChoiceProps = {
  /** 1 … 4 are also chosen by that digit. */
  place: number
  option: Ranked
  chosen: boolean
  lead: boolean
  taken: boolean
  refused: boolean
  canLead: boolean
  onToggle: () => void
  onLead: () => void
}

const digits = [1, 2, 3, 4]

export function DeskChoice({ place, option, chosen, lead, taken, refused, canLead, onToggle, onLead }: DeskChoiceProps) {
  const { t } = useWords()
  const byKey = digits.includes(place) && !taken
  useShortcut(`Digit${place}`, onToggle, { word: `casework.page.key.desk.${place}`, off: !byKey })
  return (
    <li className="cw-desk" data-chosen={chosen || undefined}>
      <Checkbox value={chosen || taken} onChange={onToggle} disabled={taken}>
        <span className="cw-desk-name">{option.text}</span> <span className="cw-muted">{option.more}</span>
      </Checkbox>
      <span className="cw-desk-marks">
        {byKey && <KeyHint code={`Digit${place}`} />}
        {taken && <Badge>{t('casework.page.desks.taken')}</Badge>}
        {refused && (
          <Badge tone="warning" icon="reply">
            {t('casework.page.desks.refused')}
          </Badge>
        )}
        {option.suggested && !taken && <Badge tone="primary">{t('casework.page.desks.suggested')}</Badge>}
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

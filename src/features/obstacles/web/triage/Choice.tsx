// One suggested group: its name, its probability as number and bar, its key.

import type { Static } from 'typebox'
import { formatNumber } from '#kernel/format.ts'
import { Icon } from '#ui/parts/Icon.tsx'
import { KeyHint } from '#ui/parts/KeyHint.tsx'
import { useWords } from '#ui/words.tsx'
import type { SuggestedGroup } from '../../triage/model.ts'
import { probabilityText } from './percent.ts'

type ChoiceProps = { group: Static<typeof SuggestedGroup>; place: number; chosen: boolean; onChoose: (code: string) => void }

export function Choice({ group, place, chosen, onChoose }: ChoiceProps) {
  const { t, locale } = useWords()
  const percent = probabilityText(group.p, locale)
  return (
    <li>
      <button type="button" className="tri-choice" aria-pressed={chosen} aria-keyshortcuts={`Alt+${place}`} onClick={() => onChoose(group.code)}>
        <span className="tri-mark" aria-hidden="true">
          {chosen ? <Icon name="check" size={16} /> : formatNumber(place, locale)}
        </span>
        <span className="tri-name">
          {locale === 'fa' ? group.nameFa : group.nameEn} <bdi className="tri-code">{group.code}</bdi>
          {chosen && <span className="visually-hidden"> ({t('obstacles.triage.chosen')})</span>}
        </span>
        <span className="tri-bar" aria-hidden="true">
          <span style={{ inlineSize: percentWidth(group.p) }} />
        </span>
        <span className="tri-p">
          <span aria-hidden="true">{percent}</span>
          <span className="visually-hidden">{t('obstacles.triage.p', { percent })}</span>
        </span>
        <KeyHint code={`Alt+Digit${place}`} />
      </button>
    </li>
  )
}

const percentWidth = (p: number) => `${Math.max(2, Math.round(p * 100))}%`

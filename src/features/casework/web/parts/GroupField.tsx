// The obstacle group: suggested from the producer's own words, or found by writing in the whole catalogue.

import { useMemo } from 'react'
import { catalogueApi as obstacles } from '#features/obstacles/catalogue/api.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { namedIn } from './look.ts'
import { useGroups } from './use-reference.ts'
import { useLater } from './use-later.ts'

type GroupFieldProps = {
  value: string | null
  onChange: (code: string | null) => void
  /** The text of the case: suggestions come from it while nothing is chosen. */
  text: string
}

/** `<GroupField value={code} onChange={setCode} text={draft.text} />` */
export function GroupField({ value, onChange, text }: GroupFieldProps) {
  const { t, locale } = useWords()
  const groups = useGroups()
  const asked = useLater(text.trim().slice(0, 500), 400)
  const found = useApi(obstacles.searchGroups, { query: { q: asked } }, { key: 'groups', off: asked.length < 6 })
  const options = useMemo(
    () => groups.map((group) => ({ id: group.code, text: namedIn(group, locale), more: `${group.code} · ${group.domain}` })),
    [groups, locale],
  )
  const suggested = asked.length < 6 ? [] : (found.data?.rows ?? []).slice(0, 4)
  return (
    <div className="cw-group">
      <ComboBox label={t('casework.page.group')} value={value} options={options} onChange={onChange} placeholder={t('casework.page.group.hint')} />
      {suggested.length > 0 && (
        <fieldset className="cw-suggestions">
          <legend className="cw-suggestions-head">{t('casework.page.group.suggested')}</legend>
          {suggested.map((group) => (
            <Button
              key={group.code}
              size="small"
              kind={group.code === value ? 'primary' : 'secondary'}
              pressed={group.code === value}
              onPress={() => onChange(group.code)}
            >
              {namedIn(group, locale)}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}

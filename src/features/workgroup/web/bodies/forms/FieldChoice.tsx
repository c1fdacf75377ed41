// A committee's field: domains and groups of the catalogue.

import { useCatalogue } from '#features/obstacles/web/panels/use-catalogue.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { useWords } from '#ui/words.tsx'
import type { BodyForm } from '../../../bodies/model.ts'

type Field = Pick<BodyForm, 'domainCodes' | 'groupCodes'>

export function FieldChoice({ value, onChange }: { value: Field; onChange: (change: Partial<Field>) => void }) {
  const { t } = useWords()
  const { domains, groups, groupName } = useCatalogue()
  const { domainCodes, groupCodes } = value
  return (
    <fieldset className="wb-section">
      <legend>{t('workgroup.bodies.section.field')}</legend>
      <p className="wb-hint">{t('workgroup.bodies.groupsHint')}</p>
      <div className="wb-checks">
        {domains.map((d) => (
          <Checkbox
            key={d.id}
            value={domainCodes.includes(d.id)}
            onChange={(on) => onChange({ domainCodes: on ? [...domainCodes, d.id] : domainCodes.filter((code) => code !== d.id) })}
          >
            {d.text}
          </Checkbox>
        ))}
      </div>
      <ComboBox
        label={t('workgroup.bodies.groups')}
        value={null}
        options={groups.filter((g) => !groupCodes.includes(g.id))}
        onChange={(code) => code && onChange({ groupCodes: [...groupCodes, code] })}
      />
      {groupCodes.length > 0 && (
        <ul className="wb-chips">
          {groupCodes.map((code) => (
            <li key={code}>
              <bdi dir="ltr">{code}</bdi> {groupName(code)}
              <Button
                size="small"
                kind="quiet"
                icon="close"
                label={t('workgroup.bodies.removeOne', { name: groupName(code) })}
                onPress={() => onChange({ groupCodes: groupCodes.filter((one) => one !== code) })}
              />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}

// Cases picked by their code, each shown with its unit before it is used.

import { useState } from 'react'
import { CaseField } from '#features/casework/web/parts/CaseField.tsx'
import { api as casework } from '#features/casework/api.ts'
import { Button } from '#ui/parts/Button.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { Code } from '../Marks.tsx'

type Props = { label: string; value: readonly string[]; onChange: (ids: string[]) => void; except?: readonly string[] }

export function CasesField({ label, value, onChange, except = [] }: Props) {
  const { t } = useWords()
  // A new key empties the field after a case was taken.
  const [round, setRound] = useState(0)
  const take = (id: string | null) => {
    if (!id || value.includes(id) || except.includes(id)) return
    onChange([...value, id])
    setRound(round + 1)
  }
  return (
    <fieldset className="ds-fields">
      <legend>{label}</legend>
      {value.length > 0 && (
        <ul className="ds-files">
          {value.map((id) => (
            <li key={id}>
              <Picked id={id} />
              <Button
                icon="close"
                size="small"
                kind="quiet"
                label={t('workgroup.dossiers.case.drop')}
                onPress={() => onChange(value.filter((one) => one !== id))}
              />
            </li>
          ))}
        </ul>
      )}
      <CaseField key={round} label={t('workgroup.dossiers.case.code')} onChange={take} />
    </fieldset>
  )
}

function Picked({ id }: { id: string }) {
  const found = useApi(casework.getCase, { params: { id } }, { key: `case:${id}` }).data
  if (!found) return <span>…</span>
  return (
    <span>
      <Code code={found.code} /> <span dir="auto">{found.summary}</span>
    </span>
  )
}

// The list of documents that the applicant must bring: one line each, as many as needed.

import { Button } from '#ui/parts/Button.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useWords } from '#ui/words.tsx'
import { maxDocuments } from '../../../dossiers/model.ts'

export function DocumentsField({ label, value, onChange }: { label: string; value: readonly string[]; onChange: (value: string[]) => void }) {
  const { t } = useWords()
  const usual = ['statements', 'licence', 'insurance', 'tax', 'contract'] as const
  const add = (name: string) => onChange([...value.filter((one) => one.trim() !== ''), name])
  return (
    <fieldset className="ds-fields">
      <legend>{label}</legend>
      <Stack gap={2}>
        {value.map((name, at) => (
          <div key={at} className="ds-doc-row">
            <TextField
              label={t('workgroup.dossiers.document.no', { no: at + 1 })}
              value={name}
              onChange={(text) => onChange(value.map((one, i) => (i === at ? text : one)))}
              maxLength={300}
            />
            {value.length > 1 && (
              <Button
                icon="close"
                label={t('workgroup.dossiers.document.remove')}
                kind="quiet"
                onPress={() => onChange(value.filter((_, i) => i !== at))}
              />
            )}
          </div>
        ))}
        <div className="ds-acts">
          {value.length < maxDocuments && (
            <Button icon="plus" size="small" onPress={() => onChange([...value, ''])}>
              {t('workgroup.dossiers.document.add')}
            </Button>
          )}
          {usual
            .map((id) => t(`workgroup.dossiers.document.usual.${id}`))
            .filter((name) => !value.includes(name))
            .map((name) => (
              <Button key={name} kind="quiet" size="small" onPress={() => add(name)}>
                {name}
              </Button>
            ))}
        </div>
      </Stack>
    </fieldset>
  )
}

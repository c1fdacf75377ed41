// Another group for the rows of a decision.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { Dialog, DialogFoot } from '#ui/parts/Dialog.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi } from '../../catalogue/api.ts'
import type { Decision } from '../../imports/model.ts'
import { nameIn } from '../catalogue/look.ts'

type GroupDialogProps = { open: boolean; count: number; onClose: () => void; onChoose: (code: string, decision: Decision) => void }

export function GroupDialog({ open, count, onClose, onChoose }: GroupDialogProps) {
  const { t, locale } = useWords()
  const [code, setCode] = useState<string | null>(null)
  const groups = useApi(catalogueApi.listGroups, {}, { key: 'obstacles.groups', off: !open })
  const options = (groups.data?.domains ?? []).flatMap((d) => d.groups).map((g) => ({ id: g.code, text: `${g.code} ${nameIn(locale, g)}` }))
  return (
    <Dialog open={open} onClose={onClose} title={t('obstacles.imports.chooseGroup', { count })}>
      <ComboBox label={t('obstacles.column.group')} value={code} options={options} onChange={setCode} loading={groups.loading} />
      <DialogFoot>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
        {code && (
          <>
            <Button icon="file" onPress={() => onChoose(code, 'archive')}>
              {t('obstacles.imports.asArchive', { count })}
            </Button>
            <Button kind="primary" icon="case" onPress={() => onChoose(code, 'case')}>
              {t('obstacles.imports.asCases', { count })}
            </Button>
          </>
        )}
      </DialogFoot>
    </Dialog>
  )
}

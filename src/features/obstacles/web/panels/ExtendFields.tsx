import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import type { OpinionRequest } from '../../panels/model.ts'

/** More working days from now for a panel's answer. */
export function ExtendFields({ request: r, onDone }: { request: OpinionRequest; onDone: () => void }) {
  const { t } = useWords()
  const [days, setDays] = useState<number | null>(5)
  const extend = useAct(panelsApi.extendOpinion, {
    refetch: [`panel:${r.panelId}`, `${r.subjectKind}:${r.subjectId}`],
    done: t('obstacles.opinions.extended'),
    onDone,
  })
  return (
    <Stack gap={3}>
      <NumberField label={t('obstacles.opinions.days')} value={days} onChange={setDays} min={1} max={60} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button
          kind="primary"
          busy={extend.busy}
          onPress={() => days && void extend.run({ params: { id: r.id }, body: { days } }, { ifMatch: r.version })}
        >
          {t('obstacles.opinions.extend')}
        </Button>
      </DialogFoot>
    </Stack>
  )
}

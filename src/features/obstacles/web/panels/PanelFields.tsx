// A panel's name, domain and groups.

import { type FormEvent, useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import type { PanelForm, PanelView } from '../../panels/model.ts'
import { useCatalogue } from './use-catalogue.ts'

export function PanelFields({ panel, onDone }: { panel?: PanelView; onDone: () => void }) {
  const { t } = useWords()
  const { domains, groups, groupName } = useCatalogue()
  const [form, setForm] = useState<PanelForm>({
    nameFa: panel?.nameFa ?? '',
    nameEn: panel?.nameEn ?? '',
    domainCode: panel?.domainCode ?? null,
    groupCodes: panel?.groupCodes ?? [],
    active: panel?.active ?? true,
  })
  const set = (change: Partial<PanelForm>) => setForm({ ...form, ...change })
  const how = { refetch: ['panels', ...(panel ? [`panel:${panel.id}`] : [])], done: t('obstacles.panels.saved'), onDone, problems: 'inline' as const }
  const create = useAct(panelsApi.createPanel, how)
  const edit = useAct(panelsApi.editPanel, how)
  const problem = create.problem ?? edit.problem
  const version = useOpened(panel?.version ?? 0, problem)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void (panel ? edit.run({ params: { id: panel.id }, body: form }, { ifMatch: version }) : create.run({ body: form }))
  }
  const left = groups.filter((g) => !form.groupCodes.includes(g.id) && (form.domainCode === null || g.id.startsWith(form.domainCode)))
  return (
    <form onSubmit={submit}>
      <Stack gap={3}>
        {problem && <ProblemBox problem={problem} />}
        <TextField label={t('obstacles.panels.nameFa')} value={form.nameFa} onChange={(nameFa) => set({ nameFa })} required />
        <TextField label={t('obstacles.panels.nameEn')} value={form.nameEn} onChange={(nameEn) => set({ nameEn })} dir="ltr" />
        <Select
          label={t('obstacles.panels.domain')}
          value={form.domainCode}
          options={domains}
          onChange={(domainCode) => set({ domainCode })}
          onClear={() => set({ domainCode: null })}
          placeholder={t('obstacles.panels.noDomain')}
        />
        <ComboBox
          label={t('obstacles.panels.groups')}
          hint={form.groupCodes.length ? undefined : t('obstacles.panels.allGroups')}
          value={null}
          options={left}
          onChange={(code) => code && set({ groupCodes: [...form.groupCodes, code] })}
        />
        {form.groupCodes.length > 0 && (
          <ul className="panel-people">
            {form.groupCodes.map((code) => (
              <li key={code}>
                <span>
                  {code} · {groupName(code)}
                </span>
                <Button
                  size="small"
                  kind="quiet"
                  icon="close"
                  label={t('obstacles.panels.removeMember', { name: groupName(code) })}
                  onPress={() => set({ groupCodes: form.groupCodes.filter((c) => c !== code) })}
                />
              </li>
            ))}
          </ul>
        )}
        <Checkbox value={form.active} onChange={(active) => set({ active })}>
          {t('obstacles.panels.active')}
        </Checkbox>
        <DialogFoot>
          <Button onPress={onDone}>{t('ui.cancel')}</Button>
          <Button type="submit" kind="primary" busy={create.busy || edit.busy}>
            {t('ui.save')}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  )
}

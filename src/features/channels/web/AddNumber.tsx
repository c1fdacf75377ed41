// One key (U) adds the caller's number to a unit.

import { useState } from 'react'
import { api as registry } from '#features/registry/api.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { Dialog, DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { toast } from '#ui/parts/toast.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import { Address } from './MessageBits.tsx'

export function AddNumber({ number, onAdded }: { number: string; onAdded: (unit: { id: string; name: string }) => void }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  useShortcut('KeyU', () => setOpen(true), { word: 'channels.caller.shortcutAdd' })
  return (
    <div>
      <Button size="small" icon="plus" shortcut="KeyU" onPress={() => setOpen(true)}>
        {t('channels.caller.addTo')}
      </Button>
      <Dialog title={t('channels.caller.addTo')} open={open} onClose={() => setOpen(false)}>
        {open && (
          <AddForm
            number={number}
            onCancel={() => setOpen(false)}
            onAdded={(unit) => {
              setOpen(false)
              onAdded(unit)
            }}
          />
        )}
      </Dialog>
    </div>
  )
}

function AddForm({ number, onCancel, onAdded }: { number: string; onCancel: () => void; onAdded: (unit: { id: string; name: string }) => void }) {
  const { t, locale } = useWords()
  const [search, setSearch] = useState('')
  const [unitId, setUnitId] = useState<string | null>(null)
  const [name, setName] = useState('')
  const found = useApi(registry.suggestUnits, { query: { q: search.trim() } }, { key: 'units', off: search.trim().length < 2 })
  const units = found.data?.rows ?? []
  const add = useAct(api.addCaller, { refetch: ['calls'], problems: 'inline' })
  const unit = units.find((u) => u.id === unitId)
  const submit = async () => {
    if (!unit) return
    const done = await add.run({ body: { number, unitId: unit.id, ...(name.trim() && { name: name.trim() }) } })
    if (!done) return
    toast(t('channels.caller.added', { name: unit.name }))
    onAdded(unit)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap={4}>
        <p>
          <Address value={number} />
        </p>
        <ComboBox
          label={t('channels.caller.unit')}
          required
          autoFocus
          value={unitId}
          onChange={setUnitId}
          onSearch={setSearch}
          loading={found.loading}
          options={units.map((u) => ({
            id: u.id,
            text: u.name,
            more: [locale === 'fa' ? u.countyFa : u.countyEn, u.activity].filter(Boolean).join(' · '),
          }))}
        />
        <TextField label={t('channels.caller.contactName')} required={false} value={name} onChange={setName} maxLength={120} />
        <ProblemBox problem={add.problem} />
      </Stack>
      <DialogFoot>
        <Button onPress={onCancel}>{t('ui.cancel')}</Button>
        <Button type="submit" kind="primary" icon="check" busy={add.busy}>
          {t('channels.caller.add')}
        </Button>
      </DialogFoot>
    </form>
  )
}

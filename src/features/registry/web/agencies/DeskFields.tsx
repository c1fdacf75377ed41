import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useWords } from '#ui/words.tsx'
import type { AgencyView, DeskView } from '../../agencies/model.ts'
import { api } from '../../api.ts'
import { CountyChecks } from './CountyChecks.tsx'

/** A new desk of an agency, or what may be changed of one. People join it by a hat (page "people"). */
export function DeskFields({ agency, first, onDone }: { agency: AgencyView; first?: DeskView; onDone: () => void }) {
  const { t } = useWords()
  const [nameFa, setNameFa] = useState(first?.nameFa ?? '')
  const [nameEn, setNameEn] = useState(first?.nameEn ?? '')
  const [countyIds, setCountyIds] = useState<readonly string[]>(first?.countyIds ?? [])
  const [headId, setHeadId] = useState(first?.headId ?? null)
  const [active, setActive] = useState(first?.active ?? true)
  const how = { refetch: ['registry.agencies'], problems: 'inline', done: t('ui.saved'), onDone } as const
  const create = useAct(api.createDesk, how)
  const edit = useAct(api.editDesk, how)
  const { problem, busy } = first ? edit : create
  const version = useOpened(first?.version ?? 0, problem)
  const people = new Map([...(first?.members ?? []), ...agency.heads].map((m) => [m.accountId, m.name]))
  const save = () => {
    const body = { nameFa, nameEn, countyIds: [...countyIds], headId, active }
    void (first ? edit.run({ params: { id: first.id }, body }, { ifMatch: version }) : create.run({ params: { id: agency.id }, body }))
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <div className="form-row">
        <TextField label={t('registry.nameFa')} value={nameFa} onChange={setNameFa} required autoFocus maxLength={160} dir="rtl" />
        <TextField label={t('registry.nameEn')} value={nameEn} onChange={setNameEn} required maxLength={160} dir="ltr" />
      </div>
      <CountyChecks label={t('registry.desk.territory')} hint={t('registry.desk.territoryHint')} value={countyIds} onChange={setCountyIds} />
      <Select
        label={t('registry.desk.head')}
        value={headId}
        options={[...people].map(([id, text]) => ({ id, text }))}
        placeholder={t('registry.desk.headOfAgency')}
        onChange={setHeadId}
        onClear={() => setHeadId(null)}
        hint={t('registry.desk.headHint')}
      />
      {first && (
        <Switch value={active} onChange={setActive}>
          {t('registry.desk.active')}
        </Switch>
      )}
      <ProblemBox problem={problem} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={busy}>
          {t('ui.save')}
        </Button>
      </DialogFoot>
    </form>
  )
}

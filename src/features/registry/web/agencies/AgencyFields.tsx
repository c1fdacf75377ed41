import { useState } from 'react'
import { normalisePhone } from '#kernel/identity.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useWords } from '#ui/words.tsx'
import type { AgencyView, Hours } from '../../agencies/model.ts'
import { api } from '../../api.ts'
import { CheckedField } from '../units/UnitFields.tsx'
import { WeekFields } from './WeekFields.tsx'

const usual: Hours[] = [{ days: [6, 0, 1, 2, 3], from: '07:30', to: '14:30' }]

/** A new agency, or what may be changed of one. */
export function AgencyFields({ first, onDone }: { first?: AgencyView; onDone: () => void }) {
  const { t } = useWords()
  const { role } = useActor()
  const [code, setCode] = useState('')
  const [nameFa, setNameFa] = useState(first?.nameFa ?? '')
  const [nameEn, setNameEn] = useState(first?.nameEn ?? '')
  const [phone, setPhone] = useState(first?.phone ?? '')
  const [hours, setHours] = useState<Hours[] | null>(first?.hours ?? null)
  const [bank, setBank] = useState(first?.bank ?? false)
  const [active, setActive] = useState(first?.active ?? true)
  const how = { refetch: ['registry.agencies'], problems: 'inline', done: t('ui.saved'), onDone } as const
  const create = useAct(api.createAgency, how)
  const edit = useAct(api.editAgency, how)
  const { problem, busy } = first ? edit : create
  const version = useOpened(first?.version ?? 0, problem)
  const save = () => {
    const body = { nameFa, nameEn, phone, hours, bank, active }
    void (first ? edit.run({ params: { id: first.id }, body }, { ifMatch: version }) : create.run({ body: { code, ...body } }))
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {!first && (
        <TextField
          label={t('registry.agency.code')}
          value={code}
          onChange={setCode}
          dir="ltr"
          required
          hint={t('registry.agency.codeHint')}
          maxLength={41}
          autoFocus
        />
      )}
      <div className="form-row">
        <TextField label={t('registry.nameFa')} value={nameFa} onChange={setNameFa} required maxLength={160} dir="rtl" />
        <TextField label={t('registry.nameEn')} value={nameEn} onChange={setNameEn} required maxLength={160} dir="ltr" />
      </div>
      <CheckedField
        label={t('registry.agency.phone')}
        value={phone}
        onChange={setPhone}
        check={normalisePhone}
        field="phone"
        problem={problem}
        type="tel"
      />
      <Switch value={hours !== null} onChange={(own) => setHours(own ? usual : null)}>
        {t('registry.agency.ownHours')}
      </Switch>
      {hours && <WeekFields week={hours} onChange={setHours} />}
      <Switch value={bank} onChange={setBank} hint={t('registry.agency.bankHint')} disabled={role !== 'admin'}>
        {t('registry.agency.bank')}
      </Switch>
      {first && role === 'admin' && (
        <Switch value={active} onChange={setActive}>
          {t('registry.agency.active')}
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

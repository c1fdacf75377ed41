import { useState } from 'react'
import type { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { County } from '../../model.ts'
import { type Park, parkKinds } from '../../places/model.ts'
import { usePlaces } from '../use-places.ts'

export function CountyFields({ first, onDone }: { first?: County; onDone: () => void }) {
  const { t } = useWords()
  const [nameFa, setNameFa] = useState(first?.nameFa ?? '')
  const [nameEn, setNameEn] = useState(first?.nameEn ?? '')
  const how = { refetch: ['registry.places'], problems: 'inline', done: t('ui.saved'), onDone } as const
  const create = useAct(api.createCounty, how)
  const edit = useAct(api.editCounty, how)
  const body = { nameFa, nameEn }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void (first ? edit.run({ params: { id: first.id }, body }) : create.run({ body }))
      }}
    >
      <Names nameFa={nameFa} nameEn={nameEn} onFa={setNameFa} onEn={setNameEn} />
      <Foot problem={(first ? edit : create).problem} busy={edit.busy || create.busy} onDone={onDone} />
    </form>
  )
}

export function ParkFields({ first, onDone }: { first?: Park; onDone: () => void }) {
  const { t } = useWords()
  const places = usePlaces()
  const [nameFa, setNameFa] = useState(first?.nameFa ?? '')
  const [nameEn, setNameEn] = useState(first?.nameEn ?? '')
  const [countyId, setCountyId] = useState<string | null>(first?.countyId ?? null)
  const [kind, setKind] = useState<Park['kind']>(first?.kind ?? 'park')
  const how = { refetch: ['registry.places'], problems: 'inline', done: t('ui.saved'), onDone } as const
  const create = useAct(api.createPark, how)
  const edit = useAct(api.editPark, how)
  const [tried, setTried] = useState(false)
  const save = () => {
    setTried(true)
    if (!countyId) return
    const body = { nameFa, nameEn, kind, countyId }
    void (first ? edit.run({ params: { id: first.id }, body }) : create.run({ body }))
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Names nameFa={nameFa} nameEn={nameEn} onFa={setNameFa} onEn={setNameEn} />
      <Select
        label={t('registry.county')}
        value={countyId}
        options={places.countyOptions}
        placeholder={t('ui.choose')}
        required
        error={tried && !countyId ? t('registry.county.choose') : null}
        onChange={setCountyId}
      />
      <RadioGroup
        label={t('registry.park.kind')}
        value={kind}
        direction="row"
        options={parkKinds.map((id) => ({ id, text: t(`registry.parkKind.${id}`) }))}
        onChange={setKind}
      />
      <Foot problem={(first ? edit : create).problem} busy={edit.busy || create.busy} onDone={onDone} />
    </form>
  )
}

function Names({ nameFa, nameEn, onFa, onEn }: { nameFa: string; nameEn: string; onFa: (text: string) => void; onEn: (text: string) => void }) {
  const { t } = useWords()
  return (
    <>
      <TextField label={t('registry.nameFa')} value={nameFa} onChange={onFa} required autoFocus maxLength={120} dir="rtl" />
      <TextField label={t('registry.nameEn')} value={nameEn} onChange={onEn} required maxLength={120} dir="ltr" />
    </>
  )
}

function Foot({ problem, busy, onDone }: { problem: Problem | null; busy: boolean; onDone: () => void }) {
  const { t } = useWords()
  return (
    <>
      <ProblemBox problem={problem} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={busy}>
          {t('ui.save')}
        </Button>
      </DialogFoot>
    </>
  )
}

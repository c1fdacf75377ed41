import { useState } from 'react'
import type { AgencyView } from '#features/registry/agencies/model.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import type { Group, UsualAgency } from '../../catalogue/model.ts'
import { nameIn } from './look.ts'

/** Chooses the agencies a group usually goes to; triage proposes them. */
export function UsualAgencies({
  group,
  first,
  all,
  onDone,
}: {
  group: Group
  first: readonly UsualAgency[]
  all: readonly AgencyView[]
  onDone: () => void
}) {
  const { t, locale } = useWords()
  const [ids, setIds] = useState(first.map((a) => a.agencyId))
  const name = (one: { nameFa: string; nameEn: string }) => nameIn(locale, one)
  const save = useAct(api.setUsualAgencies, { refetch: ['obstacles.usual'], problems: 'inline', done: t('obstacles.usual.saved'), onDone })
  const free = all.filter((a) => a.active && !ids.includes(a.id))
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void save.run({ params: { code: group.code }, body: { agencyIds: ids } })
      }}
    >
      <p className="muted">{t('obstacles.usual.national', { agency: locale === 'fa' ? group.agencyFa : group.agencyEn })}</p>
      <Stack gap={2}>
        {ids.length === 0 ? (
          <p>{t('obstacles.usual.none')}</p>
        ) : (
          <ul className="chosen-agencies">
            {ids.map((id) => {
              const agency = all.find((a) => a.id === id)
              const text = agency ? name(agency) : id
              return (
                <li key={id}>
                  {text}
                  <Button
                    kind="quiet"
                    size="small"
                    icon="close"
                    label={t('obstacles.usual.remove', { name: text })}
                    onPress={() => setIds(ids.filter((one) => one !== id))}
                  />
                </li>
              )
            })}
          </ul>
        )}
      </Stack>
      <ComboBox
        key={ids.length}
        label={t('obstacles.usual.add')}
        value={null}
        options={free.map((a) => ({ id: a.id, text: name(a) }))}
        onChange={(id) => id && setIds([...ids, id])}
      />
      <ProblemBox problem={save.problem} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" type="submit" busy={save.busy}>
          {t('ui.save')}
        </Button>
      </DialogFoot>
    </form>
  )
}

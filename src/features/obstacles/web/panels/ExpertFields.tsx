// One entry of the expert directory.

import { useState } from 'react'
import { api as registry } from '#features/registry/api.ts'
import { Button } from '#ui/parts/Button.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import type { ExpertView } from '../../panels/model.ts'

type Named = { readonly id: string; readonly text: string }

export function ExpertFields({ expert, onDone }: { expert: ExpertView; onDone: () => void }) {
  const { t, locale } = useWords()
  const [skills, setSkills] = useState(expert.skills.join('\n'))
  const [about, setAbout] = useState(expert.about)
  const [interests, setInterests] = useState(expert.interests)
  const [units, setUnits] = useState<readonly Named[]>(expert.units.map((u) => ({ id: u.id, text: u.name })))
  const nameOf = (one: { nameFa: string; nameEn: string }) => (locale === 'fa' ? one.nameFa : one.nameEn || one.nameFa)
  const [agencies, setAgencies] = useState<readonly Named[]>(expert.agencies.map((a) => ({ id: a.id, text: nameOf(a) })))
  const [q, setQ] = useState('')
  const found = useApi(registry.suggestUnits, { query: { q } }, { key: 'units', off: q.trim().length < 2 })
  const offices = useApi(registry.listAgencies, {}, { key: 'agencies' })
  const edit = useAct(panelsApi.editExpert, { refetch: ['panels'], done: t('obstacles.experts.saved'), onDone, problems: 'inline' })
  const version = useOpened(expert.version, edit.problem)
  const save = () =>
    edit.run(
      {
        params: { id: expert.accountId },
        body: {
          skills: skills.split('\n').filter((s) => s.trim() !== ''),
          about,
          interests,
          unitIds: units.map((u) => u.id),
          agencyIds: agencies.map((a) => a.id),
        },
      },
      { ifMatch: version },
    )
  return (
    <Stack gap={3}>
      {edit.problem && <ProblemBox problem={edit.problem} />}
      <TextArea label={t('obstacles.experts.skills')} hint={t('obstacles.experts.skillsHint')} value={skills} onChange={setSkills} rows={3} />
      <TextArea label={t('obstacles.experts.about')} value={about} onChange={setAbout} rows={3} maxLength={5000} />
      <TextArea
        label={t('obstacles.experts.interests')}
        hint={t('obstacles.experts.interestsHint')}
        value={interests}
        onChange={setInterests}
        rows={3}
        maxLength={5000}
      />
      <Chosen
        label={t('obstacles.experts.units')}
        chosen={units}
        onChange={setUnits}
        options={(found.data?.rows ?? []).map((u) => ({ id: u.id, text: u.name }))}
        onSearch={setQ}
      />
      <Chosen
        label={t('obstacles.experts.agencies')}
        chosen={agencies}
        onChange={setAgencies}
        options={(offices.data?.rows ?? []).map((a) => ({ id: a.id, text: nameOf(a) }))}
      />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" busy={edit.busy} onPress={() => void save()}>
          {t('ui.save')}
        </Button>
      </DialogFoot>
    </Stack>
  )
}

type ChosenProps = {
  label: string
  chosen: readonly Named[]
  options: readonly Named[]
  onChange: (chosen: readonly Named[]) => void
  onSearch?: (text: string) => void
}

function Chosen({ label, chosen, options, onChange, onSearch }: ChosenProps) {
  const { t } = useWords()
  const left = options.filter((o) => !chosen.some((c) => c.id === o.id))
  const add = (id: string | null) => {
    const one = left.find((o) => o.id === id)
    if (one) onChange([...chosen, one])
  }
  return (
    <div>
      <ComboBox label={label} value={null} options={left} onChange={add} {...(onSearch && { onSearch })} />
      <ul className="panel-people">
        {chosen.map((one) => (
          <li key={one.id}>
            <span>{one.text}</span>
            <Button
              size="small"
              kind="quiet"
              icon="close"
              label={t('obstacles.panels.removeMember', { name: one.text })}
              onPress={() => onChange(chosen.filter((c) => c !== one))}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}

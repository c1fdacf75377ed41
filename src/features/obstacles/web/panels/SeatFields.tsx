// Who sits on a panel, and who chairs it.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import type { PanelView } from '../../panels/model.ts'

export function SeatFields({ panel, onDone }: { panel: PanelView; onDone: () => void }) {
  const { t } = useWords()
  const people = useApi(panelsApi.panelCandidates, {}, { key: 'panel-candidates' })
  const [members, setMembers] = useState(panel.members.map(({ accountId, chair, name }) => ({ accountId, chair, name })))
  const seat = useAct(panelsApi.seatPanel, {
    refetch: ['panels', `panel:${panel.id}`],
    done: t('obstacles.panels.seated'),
    onDone,
    problems: 'inline',
  })
  const version = useOpened(panel.version, seat.problem)
  const left = (people.data?.rows ?? []).filter((p) => !members.some((m) => m.accountId === p.accountId))
  const add = (accountId: string | null) => {
    const person = left.find((p) => p.accountId === accountId)
    if (person) setMembers([...members, { ...person, chair: members.length === 0 }])
  }
  const save = () =>
    seat.run({ params: { id: panel.id }, body: { members: members.map(({ accountId, chair }) => ({ accountId, chair })) } }, { ifMatch: version })
  return (
    <Stack gap={3}>
      {(seat.problem ?? people.problem) && <ProblemBox problem={(seat.problem ?? people.problem)!} />}
      <ComboBox
        label={t('obstacles.panels.addMember')}
        placeholder={t('obstacles.panels.choose')}
        value={null}
        options={left.map((p) => ({ id: p.accountId, text: p.name }))}
        onChange={add}
        loading={people.loading}
      />
      {members.length === 0 && <p>{t('obstacles.panels.noMembers')}</p>}
      <ul className="panel-people">
        {members.map((m) => (
          <li key={m.accountId}>
            <span className="who">{m.name}</span>
            <span className="who">
              <Checkbox value={m.chair} onChange={(chair) => setMembers(members.map((one) => (one === m ? { ...m, chair } : one)))}>
                {t('obstacles.panels.chair')}
              </Checkbox>
              <Button
                size="small"
                kind="quiet"
                icon="close"
                label={t('obstacles.panels.removeMember', { name: m.name })}
                onPress={() => setMembers(members.filter((one) => one !== m))}
              />
            </span>
          </li>
        ))}
      </ul>
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" busy={seat.busy} onPress={() => void save()}>
          {t('ui.save')}
        </Button>
      </DialogFoot>
    </Stack>
  )
}

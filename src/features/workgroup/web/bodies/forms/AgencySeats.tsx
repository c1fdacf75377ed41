// Seats for many agencies at once: a provincial group may have forty.

import { namedIn } from '#features/casework/web/parts/look.ts'
import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { bodiesApi } from '../../../bodies/api.ts'
import type { BodyPage } from '../../../bodies/model.ts'

export function AgencySeats({ body, onDone }: { body: BodyPage; onDone: () => void }) {
  const { t, locale } = useWords()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const found = useApi(bodiesApi.bodyCandidates, { params: { id: body.id }, query: {} }, { key: `body-candidates:${body.id}` })
  const seat = useAct(bodiesApi.seatAgencies, {
    refetch: ['bodies', `body:${body.id}`],
    done: t('workgroup.bodies.agenciesSeated'),
    onDone,
    problems: 'inline',
  })
  const left = found.data?.agencies.filter((a) => !body.members.some((s) => s.agencyId === a.id)) ?? []
  const all = chosen.length === left.length && left.length > 0
  return (
    <Stack gap={3}>
      <ProblemBox problem={seat.problem ?? found.problem} />
      <p className="wb-hint">{t('workgroup.bodies.agenciesHint')}</p>
      {found.loading && <Skeleton lines={6} label={t('ui.loading')} />}
      {found.data && left.length === 0 && <p>{t('workgroup.bodies.agenciesAll')}</p>}
      {left.length > 1 && (
        <Checkbox value={all} onChange={(on) => setChosen(on ? left.map((a) => a.id) : [])}>
          {t('workgroup.bodies.agenciesEvery', { count: formatNumber(left.length, locale) })}
        </Checkbox>
      )}
      <div className="wb-agencies">
        {left.map((a) => (
          <Checkbox
            key={a.id}
            value={chosen.includes(a.id)}
            onChange={(on) => setChosen(on ? [...chosen, a.id] : chosen.filter((id) => id !== a.id))}
          >
            {namedIn(a, locale)}
          </Checkbox>
        ))}
      </div>
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button
          kind="primary"
          busy={seat.busy}
          whyNot={chosen.length ? null : new Problem('workgroup/no-agency-chosen', 422)}
          onPress={() => void seat.run({ params: { id: body.id }, body: { agencyIds: [...chosen] } })}
        >
          {t('workgroup.bodies.agenciesAdd', { count: formatNumber(chosen.length, locale) })}
        </Button>
      </DialogFoot>
    </Stack>
  )
}

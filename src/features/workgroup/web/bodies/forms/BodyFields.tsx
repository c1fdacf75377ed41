// Setting up or changing a body.

import { namedIn } from '#features/casework/web/parts/look.ts'
import { type FormEvent, useState } from 'react'
import { useCounties } from '#features/casework/web/parts/use-reference.ts'
import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { bodiesApi } from '../../../bodies/api.ts'
import { type BodyForm, type BodyLine, blankBody, type NewBody } from '../../../bodies/model.ts'
import { bodyKinds } from '../../../model.ts'
import { clock } from '../look.ts'
import { FieldChoice } from './FieldChoice.tsx'
import { HowFields } from './HowFields.tsx'
import { Newer } from './Newer.tsx'
import { useKept } from './use-kept.ts'
import { WhenFields } from './WhenFields.tsx'

const formOf = (body: NewBody): NewBody => Object.fromEntries((Object.keys(blankBody) as (keyof NewBody)[]).map((key) => [key, body[key]])) as NewBody

type Props = {
  body?: BodyLine
  bodies: readonly BodyLine[]
  onDone: () => void
  /** Refused: the page fetches what is true now, so that the newer version stands beside what was written. */
  onRefused?: () => void
}

/** What was written before stays until it is saved or discarded; discarding begins anew. */
export function BodyFields(props: Props) {
  const [round, setRound] = useState(0)
  return <Fields key={round} {...props} onDiscard={() => setRound(round + 1)} />
}

function Fields({ body, bodies, onDone, onRefused, onDiscard }: Props & { onDiscard: () => void }) {
  const { t, locale } = useWords()
  const counties = useCounties()
  const theirs = body ? formOf(body) : blankBody
  const kept = useKept(`body:${body?.id ?? 'new'}`, theirs)
  const { form, set } = kept
  const how = {
    refetch: ['bodies', ...(body ? [`body:${body.id}`] : [])],
    done: t('workgroup.bodies.saved'),
    onDone: () => {
      kept.clear()
      onDone()
    },
    problems: 'inline' as const,
  }
  const create = useAct(bodiesApi.createBody, how)
  const edit = useAct(bodiesApi.editBody, how)
  const problem = create.problem ?? edit.problem
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { kind: _, ...rest } = form
    const sent = body ? edit.run({ params: { id: body.id }, body: rest satisfies BodyForm }, { ifMatch: body.version }) : create.run({ body: form })
    void sent.then((reply) => reply ?? onRefused?.())
  }
  const parents = bodies.filter((b) => b.id !== body?.id && !b.parallel && !(form.kind === 'committee' && b.kind === 'committee'))
  const show = (key: keyof NewBody): string => {
    const value = theirs[key]
    if (typeof value === 'boolean') return t(value ? 'workgroup.bodies.yes' : 'workgroup.bodies.no')
    if (key === 'parentId') return parents.find((b) => b.id === value)?.nameFa ?? ''
    if (key === 'countyId') return counties.find((c) => c.id === value)?.text ?? ''
    if (key === 'quorumRule') return t(`workgroup.bodies.quorum.${theirs.quorumRule}`)
    if (key === 'startsAt') return clock(theirs.startsAt, locale)
    if (typeof value === 'number' && key !== 'weekday') return formatNumber(value, locale)
    if (key === 'weekday') return value === null ? '' : t(`workgroup.bodies.day.${value}`)
    return Array.isArray(value) ? value.join(locale === 'fa' ? '، ' : ', ') : String(value ?? '')
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={4}>
        <Newer kept={kept} label={(key) => t(`workgroup.bodies.${wordOf[key] ?? key}`)} show={show} onDiscard={onDiscard} />
        <ProblemBox problem={problem} />
        <fieldset className="wb-section">
          <legend>{t('workgroup.bodies.section.name')}</legend>
          <div className="wb-grid">
            {!body && (
              <Select
                label={t('workgroup.bodies.kind')}
                value={form.kind}
                options={bodyKinds.map((id) => ({ id, text: t(`workgroup.kind.${id}`) }))}
                onChange={(kind) => set({ kind })}
              />
            )}
            {form.kind === 'county' && (
              <Select label={t('workgroup.bodies.county')} value={form.countyId} options={counties} onChange={(countyId) => set({ countyId })} />
            )}
            <TextField label={t('workgroup.bodies.nameFa')} value={form.nameFa} onChange={(nameFa) => set({ nameFa })} required maxLength={200} />
            <TextField label={t('workgroup.bodies.nameEn')} value={form.nameEn} onChange={(nameEn) => set({ nameEn })} dir="ltr" maxLength={200} />
            <Select
              label={t('workgroup.bodies.parent')}
              hint={t('workgroup.bodies.parentHint')}
              value={form.parentId}
              options={parents.map((b) => ({ id: b.id, text: namedIn(b, locale) }))}
              placeholder={t('workgroup.bodies.noParent')}
              onChange={(parentId) => set({ parentId })}
              onClear={() => set({ parentId: null })}
            />
          </div>
          <Checkbox value={form.parallel} onChange={(parallel) => set({ parallel })}>
            {t('workgroup.bodies.parallel')}
          </Checkbox>
          {body && (
            <Checkbox value={form.active} onChange={(active) => set({ active })}>
              {t('workgroup.bodies.active')}
            </Checkbox>
          )}
        </fieldset>
        {form.kind === 'committee' && <FieldChoice value={form} onChange={set} />}
        {!form.parallel && <WhenFields form={form} set={set} />}
        {!form.parallel && <HowFields form={form} set={set} />}
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

/** Fields whose word has another name. */
const wordOf: Partial<Record<keyof NewBody, string>> = { countyId: 'county', parentId: 'parent', domainCodes: 'domains', groupCodes: 'groups' }

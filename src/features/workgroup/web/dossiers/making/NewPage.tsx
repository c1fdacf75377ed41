// A dossier is opened by hand: whose it is, which cases, what is asked for, what the delay costs.

import '../dossiers.css'
import { useDraft } from '#features/casework/web/use-draft.ts'
import { UnitField } from '#features/casework/web/parts/UnitField.tsx'
import { api as casework } from '#features/casework/api.ts'
import { Problem } from '#kernel/problem.ts'
import { useGo, useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../../dossiers/api.ts'
import { useBodies } from '../use-bodies.ts'
import { CasesField } from './CasesField.tsx'

const empty = {
  unitId: null as string | null,
  unitName: '',
  caseIds: [] as string[],
  subject: '',
  request: '',
  lossIrrDay: null as number | null,
  jobs: null as number | null,
  stopped: false,
  bodyId: null as string | null,
}

export function NewPage() {
  const { t, say } = useWords()
  const go = useGo()
  const { accountId } = useActor()
  const [query] = useQuery()
  const draft = useDraft(`gg:dossier:new:${accountId}:${query['unitId'] ?? ''}`, {
    ...empty,
    unitId: query['unitId'] ?? null,
    unitName: query['unitName'] ?? '',
  })
  const { value, set } = draft
  const { deciding } = useBodies()
  const first = useApi(casework.getCase, { params: { id: value.caseIds[0] ?? '' } }, { key: `case:${value.caseIds[0]}`, off: !value.caseIds[0] }).data
  const open = useAct(api.openDossier, {
    refetch: ['dossiers'],
    done: (d) => t('workgroup.dossiers.done.open', { code: d.code }),
    problems: 'inline',
    onDone: (d) => {
      draft.clear()
      go(`/app/workgroup/dossiers/${d.id}`)
    },
  })
  const needs = value.unitId === null && value.caseIds.length === 0 ? 'column.unit' : value.subject.trim() === '' ? 'field.subject' : null
  const whyNot = needs ? new Problem('casework/form-incomplete', 422, { field: t(`workgroup.dossiers.${needs}`) }) : null
  const send = () => {
    const { unitName: _, stopped, lossIrrDay, jobs, bodyId, ...rest } = value
    const body = {
      ...rest,
      ...(lossIrrDay !== null && { lossIrrDay }),
      ...(jobs !== null && { jobs }),
      ...(stopped && { priority: 'production_stopped' as const }),
      ...(bodyId && { bodyId }),
    }
    return open.run({ body })
  }
  return (
    <PageFrame title={t('workgroup.dossiers.new')} width="text" back={{ href: '/app/workgroup/dossiers', text: t('workgroup.dossiers.title') }}>
      <Card>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (!whyNot) void send()
          }}
        >
          {draft.restored && (
            <p className="muted ds-row">
              {t('workgroup.dossiers.draft.restored')}
              <Button size="small" kind="quiet" icon="trash" onPress={draft.clear}>
                {t('workgroup.dossiers.draft.drop')}
              </Button>
            </p>
          )}
          <UnitField
            label={t('workgroup.dossiers.column.unit')}
            value={value.unitId}
            valueText={value.unitName || (value.unitId === null && first ? first.unitName : '')}
            onChange={(unit) => set({ unitId: unit?.id ?? null, unitName: unit?.name ?? '' })}
          />
          <CasesField label={t('workgroup.dossiers.field.caseIds')} value={value.caseIds} onChange={(caseIds) => set({ caseIds })} />
          <TextField
            label={t('workgroup.dossiers.field.subject')}
            value={value.subject}
            onChange={(subject) => set({ subject })}
            maxLength={300}
            required
          />
          <TextArea
            label={t('workgroup.dossiers.field.request')}
            value={value.request}
            onChange={(request) => set({ request })}
            rows={4}
            maxLength={20_000}
            hint={t('workgroup.dossiers.field.request.hint')}
          />
          <NumberField
            label={t('workgroup.dossiers.field.lossIrrDay')}
            value={value.lossIrrDay}
            onChange={(lossIrrDay) => set({ lossIrrDay })}
            min={0}
            max={1e15}
            unit={t('workgroup.dossiers.rials')}
            hint={t('workgroup.dossiers.field.lossIrrDay.hint')}
          />
          <NumberField label={t('workgroup.dossiers.field.jobs')} value={value.jobs} onChange={(jobs) => set({ jobs })} min={0} max={1_000_000} />
          <Checkbox value={value.stopped} onChange={(stopped) => set({ stopped })}>
            {t('workgroup.dossiers.stopped.check')}
          </Checkbox>
          {deciding.length > 1 && (
            <Select
              label={t('workgroup.dossiers.filter.bodyId')}
              value={value.bodyId}
              options={deciding}
              placeholder={t('workgroup.dossiers.body.usual')}
              onChange={(bodyId) => set({ bodyId })}
              onClear={() => set({ bodyId: null })}
            />
          )}
          <ProblemBox problem={open.problem} />
          <div className="ds-acts">
            <Button kind="primary" type="submit" icon="check" busy={open.busy} whyNot={whyNot}>
              {t('workgroup.dossier.act.open')}
            </Button>
            {whyNot && <span className="muted">{say(whyNot)}</span>}
          </div>
        </form>
      </Card>
    </PageFrame>
  )
}

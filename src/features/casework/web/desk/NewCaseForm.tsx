// The new case of somebody on the phone: every keystroke is kept, Ctrl+Enter sends, the receipt gives the code.

import { type FormEvent, useState } from 'react'
import { SimilarBox } from '#features/obstacles/web/similar/SimilarBox.tsx'
import { checkIsPhone } from './phone.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { ComboBox } from '#ui/parts/ComboBox.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { CaseView } from '../../cases/model.ts'
import { TEXT_MAX } from '../../model.ts'
import { useAttach } from '../acts/use-attach.ts'
import { ctrlEnter } from '../parts/ctrl-enter.ts'
import { AskedFields } from '../parts/AskedFields.tsx'
import { GroupField } from '../parts/GroupField.tsx'
import { UnitField } from '../parts/UnitField.tsx'
import { useCounties } from '../parts/use-reference.ts'
import type { Draft } from '../use-draft.ts'
import { bodyOfDraft, type CaseDraft, missingOf, ofUnit } from './draft.ts'

type NewCaseFormProps = { draft: Draft<CaseDraft>; onDone: (created: CaseView, filesFailed: boolean) => void }

export function NewCaseForm({ draft, onDone }: NewCaseFormProps) {
  const { t, say } = useWords()
  const { value, set } = draft
  const counties = useCounties()
  const [files, setFiles] = useState<readonly File[]>([])
  const create = useAct(api.createCase, { refetch: ['centre', 'cases'], problems: 'inline' })
  const attach = useAttach()
  const needs = missingOf(value)
  const whyNot = needs ? new Problem('casework/form-incomplete', 422, { field: t(`casework.page.field.${needs}`) }) : null
  const phone = checkIsPhone(value.phone)
  const busy = create.busy || attach.busy

  const send = async () => {
    if (whyNot || busy) return
    const created = await create.run({ body: bodyOfDraft(value) })
    if (!created) return
    const attached = files.length > 0 ? await attach.run(created.id, files, 'producer') : created
    setFiles([])
    draft.sent(value)
    onDone(attached ?? created, attached === null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  return (
    <Card
      title={t('casework.page.new')}
      actions={
        <Button
          size="small"
          kind="quiet"
          icon="trash"
          onPress={() => {
            draft.clear()
            setFiles([])
            create.reset()
          }}
        >
          {t('casework.page.new.clear')}
        </Button>
      }
    >
      <form className="cw-new" onSubmit={submit} onKeyDownCapture={ctrlEnter(() => void send())}>
        {draft.restored && (
          <p className="cw-muted" role="status">
            {t('casework.page.draft.restored')}
          </p>
        )}
        <div className="cw-new-top cw-pills">
          <RadioGroup
            label={t('casework.page.channel')}
            value={value.channel}
            direction="row"
            onChange={(channel) => set({ channel })}
            options={[
              { id: 'phone', text: t('casework.page.channel.phone') },
              { id: 'field', text: t('casework.page.channel.field') },
            ]}
          />
          <RadioGroup
            label={t('casework.page.priority')}
            value={value.priority}
            direction="row"
            onChange={(priority) => set({ priority })}
            options={[
              { id: 'normal', text: t('casework.page.priority.normal') },
              { id: 'production_stopped', text: t('casework.page.priority.production_stopped') },
            ]}
          />
        </div>
        {value.priority === 'production_stopped' && (
          <p className="cw-stopped">
            <Icon name="fire" size={16} /> {t('casework.page.priority.hint')}
          </p>
        )}
        <div className="cw-pair">
          <TextField
            label={t('casework.page.phone')}
            value={value.phone}
            onChange={(next) => set({ phone: next })}
            type="tel"
            dir="ltr"
            required
            error={phone ? say(phone) : null}
          />
          <TextField label={t('casework.page.reporter')} value={value.name} onChange={(name) => set({ name })} maxLength={200} />
        </div>
        <div data-field="unit">
          <UnitField value={value.unitId} valueText={value.unitName} onChange={(unit) => set(ofUnit(unit))} />
        </div>
        {!value.unitId && (
          <div className="cw-pair">
            <TextField label={t('casework.page.unit-name')} value={value.unitName} onChange={(unitName) => set({ unitName })} maxLength={300} />
            <ComboBox label={t('casework.page.county')} value={value.countyId} options={counties} onChange={(countyId) => set({ countyId })} />
          </div>
        )}
        <div data-field="text">
          <TextArea
            label={t('casework.page.new.text')}
            value={value.text}
            onChange={(text) => set({ text })}
            rows={5}
            maxLength={TEXT_MAX}
            required
            placeholder={t('casework.page.new.text.hint')}
          />
        </div>
        <SimilarBox text={value.text} unitId={value.unitId} countyId={value.countyId} groupCode={value.groupCode} />
        <GroupField
          value={value.groupCode}
          onChange={(groupCode) => set({ groupCode })}
          text={value.text}
          unitId={value.unitId}
          countyId={value.countyId}
        />
        <AskedFields groupCode={value.groupCode} value={value.asked ?? {}} onChange={(asked) => set({ asked })} />
        <Checkbox value={value.confidential} onChange={(confidential) => set({ confidential })} hint={t('casework.page.confidential.hint')}>
          {t('casework.page.confidential')}
        </Checkbox>
        <FileDrop maxBytes={20_000_000} label={t('casework.page.files.add')} files={files} onChange={setFiles} />
        <ProblemBox problem={create.problem} onRetry={() => void send()} />
        <div className="cw-submit cw-submit-sticky">
          <Button type="submit" kind="primary" size="large" icon="check" whyNot={whyNot} busy={busy} shortcut="Ctrl+Enter">
            {t('casework.page.new.submit')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

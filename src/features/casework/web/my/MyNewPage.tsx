// A signed-in producer raises an obstacle: their unit is known, so only the words and the urgency are asked.

import { type FormEvent, useEffect, useState } from 'react'
import { api as registry } from '#features/registry/api.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useGo } from '#ui/nav.ts'
import { toast } from '#ui/parts/toast.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { type Priority, TEXT_MAX } from '../../model.ts'
import { useAttach } from '../acts/use-attach.ts'
import { useDraft } from '../use-draft.ts'
import '../casework.css'

type MyDraft = { readonly text: string; readonly priority: Priority; readonly unitId: string | null }
const empty: MyDraft = { text: '', priority: 'normal', unitId: null }

export function MyNewPage() {
  const { t } = useWords()
  const go = useGo()
  const actor = useActor()
  const draft = useDraft<MyDraft>(`gg:my-case:${actor.accountId}`, empty)
  const [files, setFiles] = useState<readonly File[]>([])
  const create = useAct(api.createCase, { refetch: ['mine'], problems: 'inline' })
  const attach = useAttach()
  const { text, priority } = draft.value
  const unitId = draft.value.unitId ?? (actor.unitIds.length === 1 ? (actor.unitIds[0] ?? null) : null)
  const lacks = !text.trim() ? 'text' : !unitId && actor.unitIds.length > 0 ? 'unit' : null
  const whyNot = lacks ? new Problem('casework/form-incomplete', 422, { field: t(`casework.page.field.${lacks}`) }) : null
  const send = async () => {
    if (whyNot || create.busy) return
    const investorId = actor.investorIds[0]
    const created = await create.run({
      body: { text: text.trim(), channel: 'web', priority, ...(unitId ? { unitId } : investorId ? { investorId } : {}) },
    })
    if (!created) return
    if (files.length > 0 && !(await attach.run(created.id, files, 'producer'))) toast(t('casework.page.receipt.files-failed'), { tone: 'warning' })
    draft.sent(draft.value)
    toast(t('casework.page.my.raised', { code: created.code }))
    go(`/app/my/${created.id}`)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  return (
    <PageFrame title={t('casework.page.my.raise')} back={{ href: '/app/my', text: t('casework.page.my') }} width="text">
      <Card>
        <form className="cw-new" onSubmit={submit}>
          {draft.restored && (
            <p className="cw-muted" role="status">
              {t('casework.page.draft.restored')}
            </p>
          )}
          {actor.unitIds.length > 1 && <OwnUnits ids={actor.unitIds} value={unitId} onChange={(id) => draft.set({ unitId: id })} />}
          <TextArea
            label={t('casework.page.my.text')}
            value={text}
            onChange={(next) => draft.set({ text: next })}
            rows={8}
            maxLength={TEXT_MAX}
            required
            hint={t('casework.page.my.text.hint')}
            onSubmit={() => void send()}
          />
          <RadioGroup
            label={t('casework.page.priority')}
            value={priority}
            onChange={(next) => draft.set({ priority: next })}
            options={[
              { id: 'normal', text: t('casework.page.priority.normal') },
              { id: 'production_stopped', text: t('casework.page.priority.production_stopped'), more: t('casework.page.priority.hint') },
            ]}
          />
          <FileDrop label={t('casework.page.files.add')} files={files} onChange={setFiles} />
          <ProblemBox problem={create.problem} onRetry={() => void send()} />
          <div className="cw-submit">
            <Button type="submit" kind="primary" size="large" icon="send" whyNot={whyNot} busy={create.busy || attach.busy}>
              {t('casework.page.new.submit')}
            </Button>
          </div>
        </form>
      </Card>
    </PageFrame>
  )
}

function OwnUnits({ ids, value, onChange }: { ids: readonly string[]; value: string | null; onChange: (id: string) => void }) {
  const { t } = useWords()
  const [names, setNames] = useState<Readonly<Record<string, string>>>({})
  return (
    <>
      {ids.map((id) => (
        <UnitName key={id} id={id} onName={(name) => setNames((before) => ({ ...before, [id]: name }))} />
      ))}
      <RadioGroup
        label={t('casework.page.unit')}
        value={value}
        onChange={onChange}
        options={ids.map((id) => ({ id, text: names[id] ?? '…' }))}
        required
      />
    </>
  )
}

function UnitName({ id, onName }: { id: string; onName: (name: string) => void }) {
  const found = useApi(registry.readUnit, { params: { id } }, { key: 'units' })
  const name = found.data?.name
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once per name
  useEffect(() => {
    if (name) onName(name)
  }, [name])
  return null
}

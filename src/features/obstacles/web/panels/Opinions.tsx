// Part of a case or knot page: what panels were asked about it and said; asking one.

import './panels.css'
import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DialogButton, DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { NumberField } from '#ui/parts/NumberField.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import { askers as askRoles, seatRoles } from '../../panels/model.ts'
import { answerDays } from '../../panels/rules.ts'
import { OpinionItem } from './OpinionItem.tsx'

type Subject = { readonly subjectKind: 'case' | 'knot'; readonly subjectId: string }
const askers: readonly string[] = askRoles

/** `<Opinions subjectKind="case" subjectId={id} />`; nothing for those who neither sit on panels nor ask them. */
export function Opinions({ subjectKind, subjectId }: Subject) {
  const { t } = useWords()
  const { role } = useActor()
  const may = (seatRoles as readonly string[]).includes(role)
  const found = useApi(panelsApi.opinionsOf, { query: { kind: subjectKind, id: subjectId } }, { key: `${subjectKind}:${subjectId}`, off: !may })
  const asks = askers.includes(role)
  const rows = found.data?.rows ?? []
  if (!may || (!asks && rows.length === 0)) return null
  return (
    <Card
      title={t('obstacles.opinions.title')}
      actions={
        asks && (
          <DialogButton text={t('obstacles.opinions.ask')} title={t('obstacles.opinions.ask')} size="small" icon="people">
            {(close) => <AskFields subjectKind={subjectKind} subjectId={subjectId} onDone={close} />}
          </DialogButton>
        )
      }
    >
      {found.problem && <ProblemBox problem={found.problem} onRetry={found.refetch} />}
      {!found.loading && rows.length === 0 && <p className="muted">{t('obstacles.opinions.none')}</p>}
      <ul className="opinion-list">
        {rows.map((request) => (
          <OpinionItem key={request.id} request={request} />
        ))}
      </ul>
    </Card>
  )
}

function AskFields({ subjectKind, subjectId, onDone }: Subject & { onDone: () => void }) {
  const { t, locale } = useWords()
  const panels = useApi(panelsApi.listPanels, {}, { key: 'panels' })
  const [panelId, setPanelId] = useState<string | null>(null)
  const [question, setQuestion] = useState('')
  const [days, setDays] = useState<number | null>(answerDays)
  const ask = useAct(panelsApi.askOpinion, {
    refetch: [`${subjectKind}:${subjectId}`],
    done: t('obstacles.opinions.asked'),
    onDone,
    problems: 'inline',
  })
  const options = (panels.data?.rows ?? [])
    .filter((p) => p.active)
    .map((p) => ({ id: p.id, text: locale === 'fa' ? p.nameFa : p.nameEn || p.nameFa }))
  const send = () => panelId && void ask.run({ body: { panelId, subjectKind, subjectId, question, ...(days && { days }) } })
  return (
    <Stack gap={3}>
      {ask.problem && <ProblemBox problem={ask.problem} />}
      {panels.data && options.length === 0 && <p>{t('obstacles.panels.none')}</p>}
      <Select label={t('obstacles.opinions.panel')} value={panelId} options={options} onChange={setPanelId} />
      <TextArea
        label={t('obstacles.opinions.question')}
        hint={t('obstacles.opinions.questionHint')}
        value={question}
        onChange={setQuestion}
        rows={4}
        maxLength={5000}
        onSubmit={send}
      />
      <NumberField label={t('obstacles.opinions.days')} value={days} onChange={setDays} min={1} max={60} />
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" busy={ask.busy} onPress={send}>
          {t('obstacles.opinions.ask')}
        </Button>
      </DialogFoot>
    </Stack>
  )
}

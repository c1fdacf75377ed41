// An opinion, a conclusion, or a conflict of interest, in words. What was typed survives a refusal.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { DialogFoot } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import type { OpinionRequest } from '../../panels/model.ts'

type Act = 'give' | 'declare_conflict' | 'conclude'
const words = {
  give: { label: 'obstacles.opinions.text', done: 'obstacles.opinions.given' },
  declare_conflict: { label: 'obstacles.opinions.conflictText', done: 'obstacles.opinions.declared' },
  conclude: { label: 'obstacles.opinions.conclusion', done: 'obstacles.opinions.concluded' },
} as const

export function SayFields({ request: r, act, onDone }: { request: OpinionRequest; act: Act; onDone: () => void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [article, setArticle] = useState('')
  const how = {
    refetch: [`panel:${r.panelId}`, `${r.subjectKind}:${r.subjectId}`],
    done: t(words[act].done),
    onDone,
    problems: 'inline' as const,
  }
  const give = useAct(panelsApi.giveOpinion, how)
  const declare = useAct(panelsApi.declareConflict, how)
  const conclude = useAct(panelsApi.concludeOpinion, how)
  const problem = give.problem ?? declare.problem ?? conclude.problem
  const input = { params: { id: r.id }, body: { text, ...(article && { article }) } }
  const send = () =>
    act === 'give' ? give.run(input) : act === 'declare_conflict' ? declare.run(input) : conclude.run(input, { ifMatch: r.version })
  return (
    <Stack gap={3}>
      {problem && <ProblemBox problem={problem} />}
      <p className="opinion-text">{r.question}</p>
      <TextArea label={t(words[act].label)} value={text} onChange={setText} rows={6} maxLength={5000} onSubmit={() => void send()} />
      {act !== 'declare_conflict' && <TextField label={t('obstacles.opinions.article')} value={article} onChange={setArticle} />}
      <DialogFoot>
        <Button onPress={onDone}>{t('ui.cancel')}</Button>
        <Button kind="primary" busy={give.busy || declare.busy || conclude.busy} onPress={() => void send()}>
          {t(`obstacles.opinions.${act}`)}
        </Button>
      </DialogFoot>
    </Stack>
  )
}

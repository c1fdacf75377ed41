// Writing the text of a kind of paper: its subject, what stands before and after the body, and the fields it may use.

import { useDraft } from '#features/casework/web/use-draft.ts'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { papersApi as api } from '../../../papers/api.ts'
import { localDigits } from '../../../papers/drawing/rules.ts'
import type { TemplateView, Wording } from '../../../papers/texts/model.ts'
import { checkWording } from '../../../papers/texts/rules.ts'
import { Preview } from './Preview.tsx'

function faultOf(template: TemplateView, wording: Wording): Problem | null {
  try {
    checkWording(template.kind, wording)
    return null
  } catch (fault) {
    return fault instanceof Problem ? fault : null
  }
}

/** Give it the version as key: a newer text begins anew, what is typed and not saved is found again. */
export function TextEditor({ template, refetch }: { template: TemplateView; refetch: () => void }) {
  const { t } = useWords()
  const actor = useActor()
  const { kind, lang, title, opening, closing, version } = template
  // What was typed stays when somebody else saves meanwhile: the newer text then stands in the history below.
  const draft = useDraft<Wording>(`paper-text:${actor.accountId}:${kind}:${lang}`, { title, opening, closing })
  const done = () => {
    draft.clear()
    refetch()
  }
  const save = useAct(api.savePaperText, { done: t('ui.saved'), problems: 'inline', onDone: done })
  const reset = useAct(api.resetPaperText, { done: t('workgroup.papers.text.resetDone'), onDone: done })
  const wording = draft.value
  const fault = faultOf(template, wording)
  const params = { kind, lang }
  const submit = () => void save.run({ params, body: wording }, { ifMatch: version })
  useShortcut('Ctrl+Enter', submit, { word: 'ui.save', off: fault !== null })
  const dir = lang === 'fa' ? 'rtl' : 'ltr'
  const field = (name: keyof Wording, rows: number, maxLength: number) => (
    <TextArea
      label={t(`workgroup.papers.text.${name}`)}
      hint={t(`workgroup.papers.text.${name}.hint`)}
      dir={dir}
      rows={rows}
      maxLength={maxLength}
      value={wording[name]}
      onChange={(text) => draft.set({ [name]: text })}
      onSubmit={submit}
    />
  )
  return (
    <div className="papers-two">
      <Stack gap={4}>
        <Card title={t('workgroup.papers.text')}>
          <Stack gap={3}>
            {draft.restored && <p className="field-hint">{t('workgroup.papers.restored')}</p>}
            {field('title', 2, 300)}
            {field('opening', 9, 6000)}
            {field('closing', 5, 3000)}
            <ProblemBox problem={save.problem ?? fault} />
            <Stack row gap={2}>
              <Button kind="primary" icon="check" shortcut="Ctrl+Enter" busy={save.busy} whyNot={fault} onPress={submit}>
                {t('ui.save')}
              </Button>
              {draft.restored && (
                <Button icon="undo" onPress={draft.clear}>
                  {t('workgroup.papers.forget')}
                </Button>
              )}
              {!template.shipped && (
                <ConfirmButton
                  icon="history"
                  text={t('workgroup.papers.text.reset')}
                  title={t('workgroup.papers.text.reset')}
                  question={t('workgroup.papers.text.resetQuestion', { name: t(`workgroup.papers.kind.${kind}`) })}
                  onConfirm={() => reset.run({ params }, { ifMatch: version })}
                />
              )}
            </Stack>
          </Stack>
        </Card>
        <Fields template={template} onPut={(name) => draft.set({ opening: `${wording.opening.trimEnd()} {${name}}` })} />
      </Stack>
      <Preview kind={kind} lang={lang} wording={wording} />
    </div>
  )
}

/** What may stand between braces, with a sample of each. */
function Fields({ template, onPut }: { template: TemplateView; onPut: (name: string) => void }) {
  const { t } = useWords()
  return (
    <Card title={t('workgroup.papers.fields')}>
      <p className="field-hint">{t('workgroup.papers.fields.hint')}</p>
      <ul className="papers-fields">
        {template.fields.map((field) => (
          <li key={field.name}>
            <div>
              <p>
                {t(`workgroup.papers.field.${field.name}`)} <code dir="ltr">{`{${field.name}}`}</code>
              </p>
              <p className="field-hint" dir={template.lang === 'fa' ? 'rtl' : 'ltr'}>
                {localDigits(field.sample, template.lang)}
              </p>
            </div>
            <Button
              size="small"
              kind="quiet"
              icon="plus"
              label={t('workgroup.papers.fields.putLabel', { name: t(`workgroup.papers.field.${field.name}`) })}
              onPress={() => onPut(field.name)}
            >
              {t('workgroup.papers.fields.put')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

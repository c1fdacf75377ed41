// Writing the text of a kind of paper: its subject, what stands before and after the body, and the fields it may use.

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
import { Newer } from './Newer.tsx'
import { Preview } from './Preview.tsx'
import { seeNewerFirst } from './rules.ts'
import { useEdit } from './use-edit.ts'

function faultOf(template: TemplateView, wording: Wording): Problem | null {
  try {
    checkWording(template.kind, wording)
    return null
  } catch (fault) {
    return fault instanceof Problem ? fault : null
  }
}

/** Live news change what is not touched here; what a colleague saved in the place of typed words is shown before it is saved over. */
export function TextEditor({ template, refetch }: { template: TemplateView; refetch: () => void }) {
  const { t } = useWords()
  const actor = useActor()
  const { kind, lang, title, opening, closing, version } = template
  const now = { title, opening, closing }
  const edit = useEdit<Wording>(`gg:paper-text:${actor.accountId}:${kind}:${lang}`, now)
  const done = () => {
    edit.clear()
    refetch()
  }
  const save = useAct(api.savePaperText, { done: t('ui.saved'), problems: 'inline', onDone: done })
  const reset = useAct(api.resetPaperText, { done: t('workgroup.papers.text.resetDone'), onDone: done })
  const wording = edit.value
  const fault = faultOf(template, wording)
  const whyNot = fault ?? (edit.newer.length ? seeNewerFirst() : null)
  const params = { kind, lang }
  const submit = async () => {
    if (whyNot) return
    // Somebody was faster, and the news of it is not here yet: it is fetched, and stands above the button.
    if (!(await save.run({ params, body: wording }, { ifMatch: version }))) refetch()
  }
  useShortcut('Ctrl+Enter', () => void submit(), { word: 'ui.save', off: whyNot !== null })
  const dir = lang === 'fa' ? 'rtl' : 'ltr'
  const field = (name: keyof Wording, rows: number, maxLength: number) => (
    <TextArea
      label={t(`workgroup.papers.text.${name}`)}
      hint={t(`workgroup.papers.text.${name}.hint`)}
      dir={dir}
      rows={rows}
      maxLength={maxLength}
      value={wording[name]}
      onChange={(text) => edit.set({ [name]: text })}
      onSubmit={() => void submit()}
    />
  )
  return (
    <div className="papers-two">
      <Stack gap={4}>
        <Card title={t('workgroup.papers.text')}>
          <Stack gap={3}>
            {edit.restored && <p className="field-hint">{t('workgroup.papers.restored')}</p>}
            {field('title', 2, 300)}
            {field('opening', 9, 6000)}
            {field('closing', 5, 3000)}
            <Newer
              fields={edit.newer}
              theirs={now}
              mine={wording}
              label={(name) => t(`workgroup.papers.text.${name}`)}
              dir={dir}
              onTake={(name) => edit.set({ [name]: now[name] })}
              onGoOn={() => {
                edit.goOn()
                save.reset()
              }}
            />
            <ProblemBox problem={edit.newer.length ? fault : (save.problem ?? fault)} />
            <Stack row gap={2}>
              <Button kind="primary" icon="check" shortcut="Ctrl+Enter" busy={save.busy} whyNot={whyNot} onPress={() => void submit()}>
                {t('ui.save')}
              </Button>
              {edit.touched && (
                <Button icon="undo" onPress={edit.clear}>
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
        <Fields template={template} onPut={(name) => edit.set({ opening: `${wording.opening.trimEnd()} {${name}}` })} />
      </Stack>
      <Preview kind={kind} lang={lang} wording={wording} off={fault !== null} />
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

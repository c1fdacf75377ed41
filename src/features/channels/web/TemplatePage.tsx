// One text in both languages, with a live preview and the number of SMS parts beside it.

import { useState } from 'react'
import type { Locale } from '#kernel/format.ts'
import { Problem } from '#kernel/problem.ts'
import { useParam } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { Columns, Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import type { TemplateView } from '../model.ts'
import { checkText, isTemplateKey, mayEditTexts, smsParts } from '../rules.ts'
import './channels.css'
import { sampled } from './sample.ts'

export function TemplatePage() {
  const { t } = useWords()
  const key = useParam('key')
  const found = useApi(api.readTemplate, { params: { key } }, { key: 'templates' })
  // Begins anew after one's own save only: a colleague's must not take away what is being typed here.
  const [round, setRound] = useState(0)
  return (
    <PageFrame title={t(`channels.template.${key}`)} back={{ href: '/app/message-texts', text: t('channels.templates.back') }}>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {found.data && <Editor key={round} template={found.data} onSaved={() => setRound(round + 1)} />}
    </PageFrame>
  )
}

const faultOf = (key: string, text: string, locale: Locale): Problem | null => {
  if (!isTemplateKey(key)) return null
  try {
    checkText(key, text, locale)
    return null
  } catch (fault) {
    return fault instanceof Problem ? fault : null
  }
}

function Editor({ template, onSaved }: { template: TemplateView; onSaved: () => void }) {
  const { t } = useWords()
  const actor = useActor()
  const [texts, setTexts] = useState({ fa: template.fa, en: template.en })
  const save = useAct(api.editTemplate, { refetch: ['templates'], done: t('ui.saved'), onDone: onSaved })
  const reset = useAct(api.resetTemplate, { refetch: ['templates'], done: t('channels.templates.resetDone'), onDone: onSaved })
  const version = useOpened(template.version, save.problem ?? reset.problem)
  const refusal = mayEditTexts(actor)
  const fault = faultOf(template.key, texts.fa, 'fa') ?? faultOf(template.key, texts.en, 'en')
  const params = { key: template.key }
  const submit = () => void save.run({ params, body: texts }, { ifMatch: version })
  const put = (locale: Locale) => (name: string) => setTexts((old) => ({ ...old, [locale]: `${old[locale].trimEnd()} {${name}}` }))
  useShortcut('Ctrl+Enter', submit, { word: 'ui.save', off: refusal !== null || fault !== null })
  return (
    <Stack gap={4}>
      <Columns>
        {(['fa', 'en'] as const).map((locale) => (
          <Side
            key={locale}
            template={template}
            locale={locale}
            text={texts[locale]}
            onChange={(text) => setTexts((old) => ({ ...old, [locale]: text }))}
            onSubmit={submit}
          />
        ))}
      </Columns>
      <Stack row gap={2}>
        <Button kind="primary" icon="check" shortcut="Ctrl+Enter" whyNot={refusal ?? fault} busy={save.busy} onPress={submit}>
          {t('ui.save')}
        </Button>
        {template.edited && (
          <ConfirmButton
            icon="undo"
            text={t('channels.templates.reset')}
            title={t('channels.templates.reset')}
            whyNot={refusal}
            question={t('channels.templates.resetQuestion', { name: t(`channels.template.${template.key}`) })}
            onConfirm={() => reset.run({ params }, { ifMatch: version })}
          />
        )}
      </Stack>
      <Placeholders template={template} onFa={put('fa')} onEn={put('en')} />
    </Stack>
  )
}

function Side({
  template,
  locale,
  text,
  onChange,
  onSubmit,
}: {
  template: TemplateView
  locale: Locale
  text: string
  onChange: (text: string) => void
  onSubmit: () => void
}) {
  const { t, say } = useWords()
  const fault = faultOf(template.key, text, locale)
  const filled = sampled(template, locale, text)
  const { units, parts } = smsParts(filled)
  return (
    <Card title={t(`channels.templates.${locale}`)}>
      <div className="channels-ltr">
        <TextArea
          label={t(`channels.templates.${locale}`)}
          hideLabel
          rows={6}
          maxLength={1000}
          dir={locale === 'fa' ? 'rtl' : 'ltr'}
          value={text}
          onChange={onChange}
          onSubmit={onSubmit}
          error={fault && say(fault)}
        />
        <div>
          <p className="field-label">{t('channels.templates.preview')}</p>
          <p className="channels-bubble" dir={locale === 'fa' ? 'rtl' : 'ltr'} lang={locale}>
            {filled}
          </p>
          <p className="field-hint">
            {t('channels.templates.parts', { units, parts })}
            {parts > 3 && (
              <>
                {' '}
                · <strong>{t('channels.templates.long')}</strong>
              </>
            )}
          </p>
        </div>
      </div>
    </Card>
  )
}

function Placeholders({ template, onFa, onEn }: { template: TemplateView; onFa: (name: string) => void; onEn: (name: string) => void }) {
  const { t, locale } = useWords()
  return (
    <Card title={t('channels.templates.placeholders')}>
      <ul className="channels-placeholders">
        {template.placeholders.map((p) => (
          <li key={p.name}>
            <code dir="ltr">{`{${p.name}}`}</code>
            <span>
              {t(`channels.templates.placeholder.${p.name}`)} {p.must && <Badge tone="warning">{t('channels.templates.must')}</Badge>}
              {p.given && <Badge>{t('channels.templates.given')}</Badge>}
              <span className="field-hint" dir="auto">
                {' '}
                {locale === 'fa' ? p.sampleFa : p.sampleEn}
              </span>
            </span>
            <Stack row gap={1} wrap={false}>
              <Button size="small" kind="quiet" icon="plus" label={t('channels.templates.insertFa')} onPress={() => onFa(p.name)}>
                {t('channels.templates.inFa')}
              </Button>
              <Button size="small" kind="quiet" icon="plus" label={t('channels.templates.insertEn')} onPress={() => onEn(p.name)}>
                {t('channels.templates.inEn')}
              </Button>
            </Stack>
          </li>
        ))}
      </ul>
    </Card>
  )
}

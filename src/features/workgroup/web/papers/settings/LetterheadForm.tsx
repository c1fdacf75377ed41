// Whose paper it is: lines above, logo, address, who signs, and how letters are numbered.

import { useState } from 'react'
import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { papersApi as api } from '../../../papers/api.ts'
import { checkNumberFormat, letterNumber } from '../../../papers/codes/rules.ts'
import type { LetterheadInput, LetterheadView } from '../../../papers/letterhead/model.ts'
import type { Lang } from '../../../papers/texts/model.ts'
import { showNumber } from '../look.tsx'
import { Newer } from './Newer.tsx'
import { Preview } from './Preview.tsx'
import { seeNewerFirst } from './rules.ts'
import { useEdit } from './use-edit.ts'

const fields = ['head', 'subhead', 'address', 'signerName', 'signerPost', 'numberFormat'] as const
const partOf = (l: LetterheadView): LetterheadInput => Object.fromEntries(fields.map((name) => [name, l[name]])) as LetterheadInput

function formatFault(format: string): Problem | null {
  try {
    checkNumberFormat(format)
    return null
  } catch (fault) {
    return fault instanceof Problem ? fault : null
  }
}

type Props = { letterhead: LetterheadView; refetch: () => void }

const directions = { fa: 'rtl', en: 'ltr' } as const

/** Live news change what is not touched here; what a colleague saved in the place of typed words is shown before it is saved over. */
export function LetterheadForm({ lang, letterhead, refetch }: Props & { lang: Lang }) {
  const { t, say, locale } = useWords()
  const actor = useActor()
  const now = partOf(letterhead)
  const edit = useEdit<LetterheadInput>(`gg:letterhead:${actor.accountId}:${lang}`, now)
  const save = useAct(api.saveLetterhead, {
    done: t('ui.saved'),
    problems: 'inline',
    onDone: () => {
      edit.clear()
      refetch()
    },
  })
  const { value, set } = edit
  const dir = directions[lang]
  const fault = formatFault(value.numberFormat)
  const whyNot = fault ?? (edit.newer.length ? seeNewerFirst() : null)
  const submit = async () => {
    // Somebody was faster, and the news of it is not here yet: it is fetched, and stands above the button.
    if (!(await save.run({ params: { lang }, body: value }, { ifMatch: letterhead.version }))) refetch()
  }
  useShortcut('Ctrl+Enter', () => void submit(), { word: 'ui.save', off: whyNot !== null })
  const sample = fault ? '' : letterNumber(value.numberFormat, { kind: 'notification', year: 1405, no: 38, province: 'EA' })
  return (
    <div className="papers-two">
      <Stack gap={4}>
        <Card title={t('workgroup.papers.letterhead')}>
          <Stack gap={3}>
            {edit.restored && <p className="field-hint">{t('workgroup.papers.restored')}</p>}
            <TextArea
              label={t('workgroup.papers.head')}
              hint={t('workgroup.papers.head.hint')}
              dir={dir}
              rows={3}
              maxLength={400}
              value={value.head}
              onChange={(head) => set({ head })}
            />
            <TextField label={t('workgroup.papers.subhead')} dir={dir} value={value.subhead} onChange={(subhead) => set({ subhead })} />
            <TextField label={t('workgroup.papers.address')} dir={dir} value={value.address} onChange={(address) => set({ address })} />
            <TextField
              label={t('workgroup.papers.signerName')}
              hint={t('workgroup.papers.signerName.hint')}
              dir={dir}
              value={value.signerName}
              onChange={(signerName) => set({ signerName })}
            />
            <TextField label={t('workgroup.papers.signerPost')} dir={dir} value={value.signerPost} onChange={(signerPost) => set({ signerPost })} />
            <TextField
              label={t('workgroup.papers.numberFormat')}
              hint={`${t('workgroup.papers.numberFormat.hint')} ${sample && t('workgroup.papers.numberFormat.sample', { sample: showNumber(sample, locale) })}`}
              dir="ltr"
              value={value.numberFormat}
              onChange={(numberFormat) => set({ numberFormat })}
              error={fault && say(fault)}
            />
            <Newer
              fields={edit.newer}
              theirs={now}
              mine={value}
              label={(field) => t(`workgroup.papers.${field}`)}
              dir={dir}
              onTake={(field) => set({ [field]: now[field] })}
              onGoOn={() => {
                edit.goOn()
                save.reset()
              }}
            />
            <ProblemBox problem={edit.newer.length ? null : save.problem} />
            <Stack row gap={2}>
              <Button kind="primary" icon="check" shortcut="Ctrl+Enter" busy={save.busy} whyNot={whyNot} onPress={() => void submit()}>
                {t('ui.save')}
              </Button>
              {edit.touched && (
                <Button icon="undo" onPress={edit.clear}>
                  {t('workgroup.papers.forget')}
                </Button>
              )}
            </Stack>
          </Stack>
        </Card>
        <Logo letterhead={letterhead} refetch={refetch} />
      </Stack>
      <Preview kind="notification" lang={lang} letterhead={value} off={fault !== null} key={letterhead.logoSha256} />
    </div>
  )
}

function Logo({ letterhead, refetch }: Props) {
  const { t } = useWords()
  const [files, setFiles] = useState<readonly File[]>([])
  const options = { done: t('ui.saved'), onDone: refetch }
  const save = useAct(api.saveLogo, options)
  const drop = useAct(api.dropLogo, options)
  // The logo as it was when the file was chosen: one that a colleague put there since is not replaced unseen.
  const { logoSha256, version } = letterhead
  const [over, setOver] = useState({ logoSha256, version })
  const send = async () => {
    const ifMatch = over.logoSha256 === logoSha256 ? version : over.version
    if (await save.run({}, { ifMatch, files })) return
    setOver({ logoSha256, version })
    refetch()
  }
  return (
    <Card title={t('workgroup.papers.logo')}>
      <Stack gap={3}>
        <p className="field-hint">{t(logoSha256 ? 'workgroup.papers.logo.there' : 'workgroup.papers.logo.none')}</p>
        <FileDrop
          label={t('workgroup.papers.logo.choose')}
          files={files}
          onChange={(chosen) => {
            setFiles(chosen)
            setOver({ logoSha256, version })
          }}
          accept="image/png,image/jpeg,image/webp"
          maxBytes={3_000_000}
          maxFiles={1}
        />
        <Stack row gap={2}>
          <Button
            icon="upload"
            busy={save.busy}
            whyNot={files.length ? null : new Problem('workgroup/logo-needs-picture', 422)}
            onPress={() => void send()}
          >
            {t('workgroup.papers.logo.save')}
          </Button>
          {logoSha256 && (
            <ConfirmButton
              icon="trash"
              text={t('workgroup.papers.logo.drop')}
              title={t('workgroup.papers.logo.drop')}
              question={t('workgroup.papers.logo.dropQuestion')}
              onConfirm={() => drop.run({}, { ifMatch: version })}
            />
          )}
        </Stack>
      </Stack>
    </Card>
  )
}

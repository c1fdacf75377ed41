// The wording of one kind of paper, in both languages, with the paper it makes beside it.

import { useParam, useQuery } from '#ui/nav.ts'
import { NotFound } from '#ui/parts/NotFound.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Tabs } from '#ui/parts/Tabs.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { papersApi as api } from '../../../papers/api.ts'
import { type PaperKind, paperKinds } from '../../../papers/model.ts'
import { type Lang, langs } from '../../../papers/texts/model.ts'
import '../papers.css'
import { TextEditor } from './TextEditor.tsx'
import { TextHistory } from './TextHistory.tsx'

export function TextPage() {
  const asked = useParam('kind')
  const kind = paperKinds.find((one) => one === asked)
  return kind ? <Texts kind={kind} /> : <NotFound />
}

function Texts({ kind }: { kind: PaperKind }) {
  const { t } = useWords()
  const [query, setQuery] = useQuery()
  return (
    <PageFrame
      title={t(`workgroup.papers.kind.${kind}`)}
      subtitle={t('workgroup.papers.text.subtitle')}
      back={{ href: '/app/settings/papers', text: t('workgroup.papers.settings') }}
      width="full"
    >
      <Tabs
        label={t('workgroup.papers.text.language')}
        items={langs.map((lang) => ({ id: lang, text: t(`workgroup.papers.lang.${lang}`), content: <One key={lang} kind={kind} lang={lang} /> }))}
        value={query['lang'] === 'en' ? 'en' : 'fa'}
        onChange={(lang) => setQuery({ lang: lang === 'en' ? 'en' : null })}
      />
    </PageFrame>
  )
}

function One({ kind, lang }: { kind: PaperKind; lang: Lang }) {
  const { t } = useWords()
  useLive(['paper-texts'])
  const found = useApi(api.readPaperText, { params: { kind, lang } }, { key: 'paper-texts' })
  if (!found.data)
    return found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={10} label={t('ui.loading')} />
  return (
    <>
      <TextEditor template={found.data} refetch={found.refetch} />
      <TextHistory kind={kind} lang={lang} />
    </>
  )
}

// Papers of the province: the letterhead, and the wording of each kind.

import { useQuery } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { type Column, Table } from '#ui/parts/Table.tsx'
import { Tabs } from '#ui/parts/Tabs.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { papersApi as api } from '../../../papers/api.ts'
import { kindNumbers } from '../../../papers/codes/rules.ts'
import { type Lang, langs, type TemplateView } from '../../../papers/texts/model.ts'
import { showNumber } from '../look.tsx'
import '../papers.css'
import { LetterheadForm } from './LetterheadForm.tsx'

export function SettingsPage() {
  const { t } = useWords()
  const [query, setQuery] = useQuery()
  const items = [
    { id: 'texts', text: t('workgroup.papers.texts'), content: <Texts /> },
    { id: 'letterhead', text: t('workgroup.papers.letterhead'), content: <Letterhead /> },
  ]
  return (
    <PageFrame
      title={t('workgroup.papers.settings')}
      subtitle={t('workgroup.papers.settings.hint')}
      back={{ href: '/app/settings', text: t('registry.settings') }}
      width="full"
    >
      <Tabs
        label={t('workgroup.papers.settings')}
        items={items}
        value={query['tab'] === 'letterhead' ? 'letterhead' : 'texts'}
        onChange={(tab) => setQuery({ tab: tab === 'texts' ? null : tab, lang: null })}
      />
    </PageFrame>
  )
}

function Texts() {
  const { t, locale } = useWords()
  useLive(['paper-texts'])
  const list = useApi(api.listPaperTexts, {}, { key: 'paper-texts' })
  const columns: Column<TemplateView>[] = [
    { id: 'kind', head: t('workgroup.papers.check.kind'), width: '12rem', cell: (m) => t(`workgroup.papers.kind.${m.kind}`) },
    { id: 'title', head: t('workgroup.papers.text.title'), cell: (m) => <span dir="auto">{m.title}</span> },
    { id: 'no', head: t('workgroup.papers.kindNumber'), width: '7rem', cell: (m) => showNumber(kindNumbers[m.kind], locale) },
    {
      id: 'state',
      head: t('workgroup.papers.check.state'),
      width: '9rem',
      cell: (m) =>
        m.shipped ? (
          <span className="field-hint">{t('workgroup.papers.text.shipped')}</span>
        ) : (
          <Badge tone="primary" icon="edit">
            {t('workgroup.papers.text.own')}
          </Badge>
        ),
    },
  ]
  return (
    <>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={9} label={t('ui.loading')} />}
      {list.data && (
        <Card flush>
          <Table
            label={t('workgroup.papers.texts')}
            rows={list.data.filter((m) => m.lang === locale)}
            columns={columns}
            rowKey={(m) => m.kind}
            rowHref={(m) => `/app/settings/papers/${m.kind}`}
          />
        </Card>
      )}
    </>
  )
}

/** Both languages have lines of their own; logo and numbers are shared. */
function Letterhead() {
  const { t } = useWords()
  const [query, setQuery] = useQuery()
  return (
    <Tabs
      label={t('workgroup.papers.text.language')}
      items={langs.map((lang) => ({ id: lang, text: t(`workgroup.papers.lang.${lang}`), content: <One key={lang} lang={lang} /> }))}
      value={query['lang'] === 'en' ? 'en' : 'fa'}
      onChange={(lang) => setQuery({ lang: lang === 'en' ? 'en' : null })}
    />
  )
}

function One({ lang }: { lang: Lang }) {
  const { t } = useWords()
  useLive(['letterhead'])
  const found = useApi(api.readLetterhead, { params: { lang } }, { key: 'letterhead' })
  if (!found.data)
    return found.problem ? <ProblemBox problem={found.problem} onRetry={found.refetch} /> : <Skeleton lines={8} label={t('ui.loading')} />
  return <LetterheadForm lang={lang} letterhead={found.data} refetch={found.refetch} />
}

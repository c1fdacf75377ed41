import './catalogue.css'
import { addressOf } from '#ui/call.ts'
import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { Tabs } from '#ui/parts/Tabs.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import { whyNotApply } from '../../catalogue/changes/rules.ts'
import { whyNotPropose } from '../../catalogue/proposals/rules.ts'
import { GroupList } from './GroupList.tsx'
import { ProposalList } from './ProposalList.tsx'
import { RetiredList } from './RetiredList.tsx'

/** The catalogue of obstacle groups: browse, propose, decide, take away and bring back. */
export function CataloguePage() {
  const { t, locale } = useWords()
  const actor = useActor()
  const [{ tab = 'groups' }, setQuery] = useQuery()
  useLive(['catalogue'])
  const open = useApi(api.listGroupProposals, { query: { state: 'proposed' } }, { key: 'catalogue' })
  const apply = whyNotApply(actor)
  const change = apply && whyNotPropose(actor)
  const download = (format: 'xlsx' | 'csv') => addressOf(api.exportGroups, { query: { format, lang: locale } })
  return (
    <PageFrame
      title={t('obstacles.groups.title')}
      subtitle={t('obstacles.catalogue.subtitle')}
      actions={
        <>
          <LinkButton href={addressOf(api.printBooklet, { query: { lang: locale } })} icon="book" download>
            {t('obstacles.catalogue.booklet')}
          </LinkButton>
          <Menu
            label={t('obstacles.catalogue.files')}
            icon="download"
            kind="secondary"
            items={[
              { id: 'xlsx', text: t('obstacles.catalogue.exportXlsx'), icon: 'download', onAction: () => location.assign(download('xlsx')) },
              { id: 'csv', text: t('obstacles.catalogue.exportCsv'), icon: 'download', onAction: () => location.assign(download('csv')) },
              { id: 'import', text: t('obstacles.catalogue.import'), icon: 'upload', href: '/app/catalogue/import', whyNot: apply },
            ]}
          >
            {t('obstacles.catalogue.files')}
          </Menu>
          {change ? (
            <Button icon="plus" kind="primary" whyNot={change}>
              {t('obstacles.change.create')}
            </Button>
          ) : (
            <LinkButton href="/app/catalogue/change?act=create" icon="plus" kind="primary">
              {t('obstacles.change.create')}
            </LinkButton>
          )}
        </>
      }
    >
      <Tabs
        label={t('obstacles.groups.title')}
        value={tab}
        onChange={(id) => setQuery({ tab: id === 'groups' ? null : id })}
        items={[
          { id: 'groups', text: t('obstacles.catalogue.active'), content: <GroupList /> },
          { id: 'proposals', text: t('obstacles.catalogue.proposals'), count: open.data?.rows.length, content: <ProposalList /> },
          { id: 'retired', text: t('obstacles.catalogue.retired'), content: <RetiredList /> },
        ]}
      />
    </PageFrame>
  )
}

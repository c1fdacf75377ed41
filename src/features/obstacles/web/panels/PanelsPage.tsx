// The specialised panels: who sits on them, what lies before them.

import './panels.css'
import { useActor } from '#ui/session.tsx'
import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import { type PanelView, panelKeepers } from '../../panels/model.ts'
import { PanelFields } from './PanelFields.tsx'
import { useCatalogue } from './use-catalogue.ts'
import { Workload } from './Workload.tsx'

export function PanelsPage() {
  const { t } = useWords()
  const { role } = useActor()
  const found = useApi(panelsApi.listPanels, {}, { key: 'panels' })
  useLive(['panels'])
  const keeper = (panelKeepers as readonly string[]).includes(role)
  const create = keeper && (
    <DialogButton text={t('obstacles.panels.new')} title={t('obstacles.panels.new')} kind="primary" icon="plus">
      {(close) => <PanelFields onDone={close} />}
    </DialogButton>
  )
  const rows = found.data?.rows
  return (
    <PageFrame title={t('obstacles.panels.title')} subtitle={t('obstacles.panels.subtitle')} actions={create || undefined}>
      {found.problem && <ProblemBox problem={found.problem} onRetry={found.refetch} />}
      {found.loading && <Skeleton lines={6} label={t('ui.loading')} />}
      {rows?.length === 0 && <EmptyState icon="people" title={t('obstacles.panels.none')} text={t('obstacles.panels.noneText')} />}
      <div className="panel-list">
        {[...(rows ?? [])]
          .sort((a, b) => Number(b.mine) - Number(a.mine))
          .map((panel) => (
            <PanelCard key={panel.id} panel={panel} />
          ))}
      </div>
    </PageFrame>
  )
}

function PanelCard({ panel }: { panel: PanelView }) {
  const { t, locale } = useWords()
  const { domains } = useCatalogue()
  const name = locale === 'fa' ? panel.nameFa : panel.nameEn || panel.nameFa
  const chair = panel.members.filter((m) => m.chair).map((m) => m.name)
  return (
    <Card
      title={name}
      actions={
        <LinkButton href={`/app/panels/${panel.id}`} size="small" icon="forward" label={`${t('obstacles.panels.desk')}: ${name}`}>
          {t('obstacles.panels.desk')}
        </LinkButton>
      }
    >
      <div className="chips">
        {panel.mine && <Badge tone="primary">{t('obstacles.panels.mine')}</Badge>}
        {!panel.active && <Badge tone="neutral">{t('obstacles.panels.inactive')}</Badge>}
        <Badge tone="neutral">{domains.find((d) => d.id === panel.domainCode)?.text ?? t('obstacles.panels.noDomain')}</Badge>
      </div>
      <div>
        {t('obstacles.panels.members')}: {panel.members.length ? panel.members.map((m) => m.name).join('، ') : t('obstacles.panels.noMembers')}
        {chair.length > 0 && ` (${t('obstacles.panels.chair')}: ${chair.join('، ')})`}
      </div>
      <Workload load={panel.workload} />
    </Card>
  )
}

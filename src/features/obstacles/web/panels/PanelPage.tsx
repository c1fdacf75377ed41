// A panel's desk: what waits for its opinion, what it has answered, who sits on it.

import './panels.css'
import { useState } from 'react'
import { useParam } from '#ui/nav.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Columns, Stack } from '#ui/parts/Layout.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useApi, useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import { type OpinionState, type PanelView, panelKeepers, seatRoles } from '../../panels/model.ts'
import { OpinionItem } from './OpinionItem.tsx'
import { PanelFields } from './PanelFields.tsx'
import { SeatFields } from './SeatFields.tsx'
import { useCatalogue } from './use-catalogue.ts'
import { Workload } from './Workload.tsx'

export function PanelPage() {
  const id = useParam('id')
  const { t, locale } = useWords()
  const { role } = useActor()
  const found = useApi(panelsApi.readPanel, { params: { id } }, { key: `panel:${id}` })
  useLive([`panel:${id}`])
  const panel = found.data
  const keeper = (panelKeepers as readonly string[]).includes(role)
  const title = panel ? (locale === 'fa' ? panel.nameFa : panel.nameEn || panel.nameFa) : t('obstacles.panels.title')
  return (
    <PageFrame
      title={title}
      back={{ href: '/app/panels', text: t('obstacles.panels.title') }}
      actions={
        panel && keeper ? (
          <>
            <DialogButton text={t('obstacles.panels.seat')} title={t('obstacles.panels.seat')} icon="people">
              {(close) => <SeatFields panel={panel} onDone={close} />}
            </DialogButton>
            <DialogButton text={t('obstacles.panels.edit')} title={t('obstacles.panels.edit')} icon="edit">
              {(close) => <PanelFields panel={panel} onDone={close} />}
            </DialogButton>
          </>
        ) : undefined
      }
    >
      {found.problem && <ProblemBox problem={found.problem} onRetry={found.refetch} />}
      {found.loading && <Skeleton lines={6} label={t('ui.loading')} />}
      {panel && (
        <Columns side="end">
          {(seatRoles as readonly string[]).includes(role) ? <Questions panel={panel} /> : <span />}
          <About panel={panel} />
        </Columns>
      )}
    </PageFrame>
  )
}

function Questions({ panel }: { panel: PanelView }) {
  const { t } = useWords()
  const [state, setState] = useState<OpinionState>('asked')
  const list = useList(panelsApi.listOpinions, { query: { panelId: panel.id, state } }, { key: `panel:${panel.id}` })
  return (
    <Stack gap={3}>
      <RadioGroup
        label={t('obstacles.opinions.title')}
        direction="row"
        value={state}
        options={[
          { id: 'asked', text: t('obstacles.panels.waiting') },
          { id: 'answered', text: t('obstacles.panels.answered') },
        ]}
        onChange={setState}
      />
      {list.problem && <ProblemBox problem={list.problem} onRetry={list.refetch} />}
      {list.loading && <Skeleton lines={4} label={t('ui.loading')} />}
      {!list.loading && !list.problem && list.rows.length === 0 && (
        <EmptyState icon="inbox" title={t('obstacles.panels.nothingWaits')} text={t('obstacles.panels.nothingWaitsText')} />
      )}
      <ul className="opinion-list">
        {list.rows.map((request) => (
          <OpinionItem key={request.id} request={request} withSubject />
        ))}
      </ul>
      {list.more && (
        <Button busy={list.more.busy} onPress={list.more.load}>
          {t('ui.load-more')}
        </Button>
      )}
    </Stack>
  )
}

function About({ panel }: { panel: PanelView }) {
  const { t } = useWords()
  const { domains, groupName } = useCatalogue()
  return (
    <Stack gap={3}>
      <Card title={t('obstacles.panels.workload')}>
        <Stack gap={2}>
          <Workload load={panel.workload} />
          <LinkButton href={`/app/knots?panelId=${panel.id}`} size="small">
            {t('obstacles.panels.knotsLink')}
          </LinkButton>
        </Stack>
      </Card>
      <Card title={t('obstacles.panels.members')}>
        {panel.members.length === 0 && <p>{t('obstacles.panels.noMembers')}</p>}
        <ul className="panel-people">
          {panel.members.map((m) => (
            <li key={m.accountId}>
              <span>{m.name}</span>
              {m.chair && <Badge tone="primary">{t('obstacles.panels.chair')}</Badge>}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('obstacles.panels.groups')}>
        <p>{domains.find((d) => d.id === panel.domainCode)?.text ?? t('obstacles.panels.noDomain')}</p>
        {panel.groupCodes.length === 0 ? (
          <p>{t('obstacles.panels.allGroups')}</p>
        ) : (
          <ul className="chips">
            {panel.groupCodes.map((code) => (
              <li key={code}>
                <Badge tone="neutral">{`${code} · ${groupName(code)}`}</Badge>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Stack>
  )
}

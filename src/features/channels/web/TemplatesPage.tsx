// All texts that the system sends by itself, grouped by who reads them.

import { Badge } from '#ui/parts/Badge.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { type Column, Table } from '#ui/parts/Table.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import type { TemplateView } from '../model.ts'
import './channels.css'
import { sampled } from './sample.ts'

const groupOf = (key: string) => (key.includes('.') ? key.split('.')[0]! : 'account')
const groups = ['case', 'dossier', 'resolution', 'sms', 'staff', 'account'] as const

export function TemplatesPage() {
  const { t, locale } = useWords()
  useLive(['templates'])
  const list = useApi(api.listTemplates, {}, { key: 'templates' })
  const columns: Column<TemplateView>[] = [
    { id: 'name', head: t('channels.templates.name'), width: '14rem', cell: (m) => t(`channels.template.${m.key}`) },
    {
      id: 'text',
      head: t('channels.templates.preview'),
      cell: (m) => (
        <span className="channels-text" dir="auto">
          {sampled(m, locale)}
        </span>
      ),
    },
    {
      id: 'edited',
      head: t('channels.outbox.state'),
      width: '8rem',
      cell: (m) =>
        m.edited ? (
          <Badge tone="primary" icon="edit">
            {t('channels.templates.edited')}
          </Badge>
        ) : (
          <span className="field-hint">{t('channels.templates.shipped')}</span>
        ),
    },
  ]
  return (
    <PageFrame title={t('channels.nav.templates')} subtitle={t('channels.templates.subtitle')}>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={12} label={t('ui.loading')} />}
      <Stack gap={6}>
        {list.data &&
          groups.map((group) => (
            <Card key={group} title={t(`channels.templateGroup.${group}`)} flush>
              <Table
                label={t(`channels.templateGroup.${group}`)}
                rows={list.data!.filter((m) => groupOf(m.key) === group)}
                columns={columns}
                rowKey={(m) => m.key}
                rowHref={(m) => `/app/message-texts/${m.key}`}
              />
            </Card>
          ))}
      </Stack>
    </PageFrame>
  )
}

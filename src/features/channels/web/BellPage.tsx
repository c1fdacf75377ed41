// All of one's own notifications.

import { useGo, useQuery } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { type Column, Table } from '#ui/parts/Table.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct, useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import type { BellView } from '../model.ts'

export function BellPage() {
  const { t } = useWords()
  const topic = `account:${useActor().accountId}`
  const go = useGo()
  const [query, setQuery] = useQuery()
  const unread = query['unread'] === '1'
  const list = useList(api.listBell, { query: unread ? { unread } : {} }, { key: topic })
  const read = useAct(api.readBell, { refetch: [topic] })
  const open = (b: BellView) => {
    if (!b.readAt) void read.run({ body: { ids: [b.id] } })
    go(b.link)
  }
  const columns: Column<BellView>[] = [
    { id: 'what', head: t('channels.bell.what'), cell: (b) => t(b.kind, b.params) },
    { id: 'new', head: '', width: '6rem', cell: (b) => (b.readAt ? null : <Badge tone="primary">{t('channels.bell.new')}</Badge>) },
    { id: 'when', head: t('channels.bell.when'), width: '11rem', cell: (b) => <When at={b.createdAt} /> },
    {
      id: 'read',
      head: '',
      width: '4rem',
      align: 'end',
      cell: (b) =>
        b.readAt ? null : (
          <Button size="small" kind="quiet" icon="check" label={t('channels.bell.read')} onPress={() => void read.run({ body: { ids: [b.id] } })} />
        ),
    },
  ]
  return (
    <PageFrame
      title={t('channels.bell.title')}
      subtitle={t('channels.bell.subtitle')}
      actions={
        (list.first?.unread ?? 0) > 0 && (
          <Button icon="check" busy={read.busy} onPress={() => void read.run({ body: { all: true } })}>
            {t('channels.bell.readAll')}
          </Button>
        )
      }
    >
      <Stack gap={4}>
        <Toolbar label={t('ui.filter')}>
          <Button size="small" pressed={!unread} onPress={() => setQuery({ unread: null })}>
            {t('channels.bell.all')}
          </Button>
          <Button size="small" pressed={unread} onPress={() => setQuery({ unread: '1' })}>
            {t('channels.bell.unread')}
          </Button>
        </Toolbar>
        <ProblemBox problem={list.problem} onRetry={list.refetch} />
        <Table
          label={t('channels.bell.title')}
          rows={list.rows}
          columns={columns}
          rowKey={(b) => b.id}
          onRowPress={open}
          loading={list.loading}
          more={list.more}
          rowTone={(b) => (b.readAt ? undefined : 'new')}
          empty={<EmptyState icon="bell" title={t('channels.bell.empty')} text={t('channels.bell.emptyText')} />}
        />
      </Stack>
    </PageFrame>
  )
}

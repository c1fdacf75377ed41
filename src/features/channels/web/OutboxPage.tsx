// Every message, outgoing and incoming: what waits, what failed and why, and what to do about it.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { Link, LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { type Column, Table } from '#ui/parts/Table.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { When } from '#ui/parts/When.tsx'
import { useQuery } from '#ui/nav.ts'
import { useActor } from '#ui/session.tsx'
import { useAct, useApi, useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import type { MessageState, MessageView } from '../model.ts'
import './channels.css'
import { Address, MessageText, StateBadge, StateNote, useCount } from './MessageBits.tsx'

const topic = 'outbox'
const shown = ['waiting', 'sending', 'sent', 'delivered', 'failed', 'cancelled'] as const

export function OutboxPage() {
  const { t } = useWords()
  const [query, setQuery] = useQuery()
  const direction = query['direction'] === 'in' ? 'in' : 'out'
  const state = shown.find((s) => s === query['state'])
  const address = query['address'] ?? ''
  useLive([topic])
  const list = useList(
    api.listMessages,
    { query: { direction, ...(state && direction === 'out' && { state }), ...(address && { address }) } },
    { key: topic },
  )
  const counts = useApi(api.countMessages, {}, { key: topic })
  return (
    <PageFrame
      title={t('channels.nav.outbox')}
      subtitle={t('channels.outbox.subtitle')}
      actions={
        <LinkButton href="/app/message-texts" icon="edit">
          {t('channels.nav.templates')}
        </LinkButton>
      }
    >
      <Stack gap={4}>
        <Notices gateways={counts.data?.gateways} demo={counts.data?.demo ?? false} />
        <Toolbar label={t('channels.outbox.filters')}>
          {(['out', 'in'] as const).map((d) => (
            <Button key={d} size="small" pressed={direction === d} onPress={() => setQuery({ direction: d === 'out' ? null : d, state: null })}>
              {t(`channels.direction.${d}`)}
            </Button>
          ))}
          {direction === 'out' && <StateFilter counts={counts.data?.counts} state={state} onState={(next) => setQuery({ state: next })} />}
          <AddressFilter key={address} value={address} onChange={(next) => setQuery({ address: next || null })} />
        </Toolbar>
        <ProblemBox problem={list.problem} onRetry={list.refetch} />
        {state === 'failed' && (counts.data?.counts['failed'] ?? 0) > 1 && <ResendFailed />}
        <Messages rows={list.rows} loading={list.loading} more={list.more} />
      </Stack>
    </PageFrame>
  )
}

function Notices({ gateways, demo }: { gateways: { sms: boolean; mail: boolean } | undefined; demo: boolean }) {
  const { t } = useWords()
  const isAdmin = useActor().role === 'admin'
  return (
    <>
      {gateways && !gateways.sms && !demo && (
        <Card tone="warning">
          <Stack row align="between">
            <p>{t('channels.outbox.noGateway')}</p>
            {isAdmin && (
              <LinkButton href="/app/gateway" icon="link">
                {t('channels.outbox.setGateway')}
              </LinkButton>
            )}
          </Stack>
        </Card>
      )}
      {demo && (
        <Card tone="primary">
          <p>{t('channels.outbox.demo')}</p>
        </Card>
      )}
    </>
  )
}

function ResendFailed() {
  const { t } = useWords()
  const act = useAct(api.resendFailed, { refetch: [topic], done: ({ count }) => t('channels.outbox.resentAll', { count }) })
  return (
    <Stack row>
      <ConfirmButton
        size="small"
        icon="refresh"
        text={t('channels.outbox.resendAll')}
        title={t('channels.outbox.resendAll')}
        question={t('channels.outbox.resendAllQuestion')}
        onConfirm={() => act.run({})}
      />
    </Stack>
  )
}

function StateFilter({
  counts,
  state,
  onState,
}: {
  counts: Record<string, number> | undefined
  state: MessageState | undefined
  onState: (state: MessageState | null) => void
}) {
  const { t } = useWords()
  const count = useCount()
  return (
    <fieldset className="channels-filter" aria-label={t('channels.outbox.counts')}>
      <Button size="small" kind="quiet" pressed={!state} onPress={() => onState(null)}>
        {t('ui.all')}
      </Button>
      {shown.map((s) => (
        <Button key={s} size="small" kind="quiet" pressed={state === s} onPress={() => onState(s)}>
          {t(`channels.state.${s}`)} <span className="tab-count">{count(counts?.[s])}</span>
        </Button>
      ))}
    </fieldset>
  )
}

function AddressFilter({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords()
  const [text, setText] = useState(value)
  return (
    <TextField
      label={t('channels.outbox.search')}
      hideLabel
      placeholder={t('channels.outbox.search')}
      type="search"
      icon="search"
      value={text}
      onChange={(next) => {
        setText(next)
        if (!next) onChange('')
      }}
      onEnter={() => onChange(text.trim())}
    />
  )
}

function Messages({ rows, loading, more }: { rows: readonly MessageView[]; loading: boolean; more: { busy: boolean; load: () => void } | null }) {
  const { t } = useWords()
  const columns: Column<MessageView>[] = [
    { id: 'to', head: t('channels.outbox.to'), width: '11rem', cell: (m) => <Address value={m.address} /> },
    {
      id: 'text',
      head: t('channels.outbox.text'),
      cell: (m) => (
        <Stack gap={1}>
          {m.template && <strong>{t(`channels.template.${m.template}`)}</strong>}
          <MessageText message={m} />
        </Stack>
      ),
    },
    {
      id: 'state',
      head: t('channels.outbox.state'),
      width: '12rem',
      cell: (m) => (
        <Stack gap={1} align="start">
          <StateBadge state={m.state} />
          <StateNote message={m} />
        </Stack>
      ),
    },
    { id: 'when', head: t('channels.outbox.when'), width: '10rem', cell: (m) => <When at={m.createdAt} /> },
    { id: 'acts', head: '', width: '9rem', align: 'end', cell: (m) => <Acts message={m} /> },
  ]
  return (
    <Table
      label={t('channels.nav.outbox')}
      rows={rows}
      columns={columns}
      rowKey={(m) => m.id}
      loading={loading}
      more={more}
      rowTone={(m) => (m.state === 'failed' ? 'danger' : undefined)}
      empty={<EmptyState icon="message" title={t('channels.outbox.empty')} text={t('channels.outbox.emptyText')} />}
    />
  )
}

function Acts({ message }: { message: MessageView }) {
  const { t } = useWords()
  const resend = useAct(api.resendMessage, { refetch: [topic], done: t('channels.outbox.resent') })
  const cancel = useAct(api.cancelMessage, {
    refetch: [topic],
    done: t('channels.outbox.cancelled'),
    undo: (m) => resend.run({ params: { id: m.id } }),
  })
  const params = { id: message.id }
  return (
    <Stack row gap={2} align="end">
      {message.open.includes('resend') && (
        <Button size="small" icon="refresh" busy={resend.busy} onPress={() => void resend.run({ params })}>
          {t('channels.outbox.resend')}
        </Button>
      )}
      {message.open.includes('cancel') && (
        <Button size="small" kind="quiet" icon="close" busy={cancel.busy} onPress={() => void cancel.run({ params })}>
          {t('channels.outbox.cancel')}
        </Button>
      )}
      {message.caseId && <Link href={`/app/cases/${message.caseId}`}>{t('channels.outbox.openCase')}</Link>}
    </Stack>
  )
}

// Colleagues of the province (heads: of their own agency or centre): find, invite, open.

import { useState } from 'react'
import { type Role, roles } from '#kernel/actor.ts'
import { formatPhone } from '#kernel/format.ts'
import { useQuery } from '#ui/nav.ts'
import { Avatar } from '#ui/parts/Avatar.tsx'
import { Badge } from '#ui/parts/Badge.tsx'
import { DialogButton } from '#ui/parts/Dialog.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { Tabs } from '#ui/parts/Tabs.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { When } from '#ui/parts/When.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import { HatBadges } from './staff/HatBadges.tsx'
import { Invitations } from './staff/Invitations.tsx'
import { InviteForm } from './staff/InviteForm.tsx'
import { useSettled } from './staff/use-settled.ts'
import './people.css'

export function People() {
  const { t } = useWords()
  const [tab, setTab] = useState('people')
  return (
    <PageFrame
      title={t('people.staff.title')}
      subtitle={t('people.staff.lead')}
      actions={
        <DialogButton kind="primary" icon="plus" text={t('people.invite.button')} title={t('people.invite.title')}>
          {(close) => (
            <InviteForm
              onDone={() => {
                close()
                setTab('invitations')
              }}
              onCancel={close}
            />
          )}
        </DialogButton>
      }
    >
      <Tabs
        label={t('people.staff.title')}
        value={tab}
        onChange={setTab}
        items={[
          { id: 'people', text: t('people.staff.people'), content: <PeopleList /> },
          { id: 'invitations', text: t('people.staff.invitations'), content: <Invitations /> },
        ]}
      />
    </PageFrame>
  )
}

function PeopleList() {
  const { t, locale } = useWords()
  const [query, setQuery] = useQuery()
  const [text, setText] = useState(query['q'] ?? '')
  useSettled(text, (q) => setQuery({ q: q.trim() || null }))
  const role = (query['role'] as Role | undefined) ?? null
  const state = (query['state'] as 'active' | 'suspended' | undefined) ?? null
  const list = useList(
    api.listPeople,
    { query: { ...(query['q'] && { q: query['q'] }), ...(role && { role }), ...(state && { state }) } },
    { key: 'people' },
  )
  return (
    <Stack>
      <Toolbar label={t('ui.filter')}>
        <TextField
          label={t('ui.search')}
          value={text}
          onChange={setText}
          type="search"
          icon="search"
          placeholder={t('people.staff.search')}
          maxLength={100}
        />
        <Select
          label={t('people.field.role')}
          value={role}
          placeholder={t('ui.all')}
          onClear={() => setQuery({ role: null })}
          onChange={(next) => setQuery({ role: next })}
          options={roles.map((id) => ({ id, text: t(`people.role.${id}`) }))}
        />
        <Select
          label={t('people.field.state')}
          value={state}
          placeholder={t('ui.all')}
          onClear={() => setQuery({ state: null })}
          onChange={(next) => setQuery({ state: next })}
          options={(['active', 'suspended'] as const).map((id) => ({ id, text: t(`people.state.${id}`) }))}
        />
      </Toolbar>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table
        label={t('people.staff.people')}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/app/people/${row.id}`}
        rowTone={(row) => (row.state === 'suspended' ? 'danger' : undefined)}
        loading={list.loading}
        renewing={list.stale}
        more={list.more}
        empty={<EmptyState icon="people" title={t('people.staff.nobody')} text={t('people.staff.nobodyText')} />}
        columns={[
          {
            id: 'name',
            head: t('people.field.name'),
            cell: (row) => (
              <span className="person-name">
                <Avatar name={row.name} />
                {row.name}
              </span>
            ),
          },
          { id: 'hats', head: t('people.field.hats'), cell: (row) => <HatBadges hats={row.hats} /> },
          {
            id: 'phone',
            head: t('people.field.phone'),
            cell: (row) => (row.phone ? <span className="nowrap">{formatPhone(row.phone, locale)}</span> : <bdi>{row.username}</bdi>),
          },
          { id: 'seen', head: t('people.field.lastSeen'), cell: (row) => <When at={row.lastSeenAt} />, wideOnly: true },
          {
            id: 'state',
            head: t('people.field.state'),
            cell: (row) => (
              <Stack row gap={1}>
                {row.state === 'suspended' ? (
                  <Badge tone="danger">{t('people.state.suspended')}</Badge>
                ) : (
                  <Badge tone="success">{t('people.state.active')}</Badge>
                )}
                {row.secondFactor && <Badge icon="shield">{t('people.factor.short')}</Badge>}
              </Stack>
            ),
          },
        ]}
      />
    </Stack>
  )
}

// The audit log: what was done in the province, by whom, when; sealed facts stand in the hash chain.

import { useState } from 'react'
import { fromJalali, toJalali } from '#kernel/jalali.ts'
import { useQuery } from '#ui/nav.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { DateField } from '#ui/parts/DateField.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { When } from '#ui/parts/When.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import { useSettled } from './staff/use-settled.ts'
import './people.css'

const rooms = ['people', 'registry', 'channels', 'obstacles', 'casework'] as const

/** Midnight in Tehran of a Gregorian day, `after` days later, as ISO; the kernel knows the offset of each year. */
function tehranMidnight(day: string, after = 0): string {
  const { year, month, day: date } = toJalali(new Date(`${day}T12:00:00Z`))
  return new Date(fromJalali(year, month, date).getTime() + after * 86_400_000).toISOString()
}

export function Journal() {
  const { t, has } = useWords()
  const [query, setQuery] = useQuery()
  const [subject, setSubject] = useState(query['subject'] ?? '')
  useSettled(subject, (text) => setQuery({ subject: text.trim() || null }))
  const { from, to, name, actorId } = query
  const list = useList(
    api.readJournal,
    {
      query: {
        ...(query['subject'] && { subject: query['subject'] }),
        ...(name && { name }),
        ...(actorId && { actorId }),
        ...(from && { from: tehranMidnight(from) }),
        ...(to && { to: tehranMidnight(to, 1) }),
      },
    },
    { key: 'journal' },
  )
  // Acts of a law have words already; the other facts have words of their own.
  const factWords = (fact: string) => {
    const key = [fact.replace('.', '.fact.'), fact.replace('.', '.act.')].find(has)
    return key ? t(key) : fact
  }
  const subjectHref = (text: string) => {
    const [kind, id] = text.split(':')
    return kind === 'case' ? `/app/cases/${id}` : kind === 'account' ? `/app/people/${id}` : null
  }
  return (
    <PageFrame title={t('people.journal.title')} subtitle={t('people.journal.lead')}>
      <Toolbar label={t('ui.filter')}>
        <TextField
          label={t('people.journal.subject')}
          value={subject}
          onChange={setSubject}
          type="search"
          icon="search"
          dir="ltr"
          placeholder="case:…"
          maxLength={100}
        />
        <Select
          label={t('people.journal.room')}
          value={name ?? null}
          placeholder={t('ui.all')}
          onClear={() => setQuery({ name: null })}
          onChange={(room) => setQuery({ name: room })}
          options={[...new Set([...rooms, ...(name ? [name] : [])])].map((id) => ({ id, text: has(`${id}.room`) ? t(`${id}.room`) : factWords(id) }))}
        />
        <DateField label={t('people.journal.from')} value={from ?? null} onChange={(day) => setQuery({ from: day })} />
        <DateField label={t('people.journal.to')} value={to ?? null} onChange={(day) => setQuery({ to: day })} />
        {(actorId || name || from || to || subject) && (
          <Button
            kind="quiet"
            icon="close"
            onPress={() => {
              setSubject('')
              setQuery({ actorId: null, name: null, from: null, to: null, subject: null })
            }}
          >
            {t('ui.clear')}
          </Button>
        )}
      </Toolbar>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table
        label={t('people.journal.title')}
        rows={list.rows}
        rowKey={(row) => row.id}
        loading={list.loading}
        renewing={list.stale}
        more={list.more}
        empty={<EmptyState icon="history" title={t('people.journal.none')} text={t('people.journal.noneText')} />}
        columns={[
          {
            id: 'at',
            head: t('people.journal.at'),
            cell: (row) => (
              <span className="nowrap">
                <When at={row.at} />
              </span>
            ),
          },
          {
            id: 'who',
            head: t('people.journal.who'),
            cell: (row) => (
              <>
                {row.actorRole === 'system' ? null : row.actorId ? (
                  <button type="button" className="link" onClick={() => setQuery({ actorId: row.actorId })}>
                    {row.actorName}
                  </button>
                ) : (
                  row.actorName
                )}
                <span className="field-hint"> {has(`people.role.${row.actorRole}`) ? t(`people.role.${row.actorRole}`) : row.actorRole}</span>
              </>
            ),
          },
          {
            id: 'name',
            head: t('people.journal.what'),
            cell: (row) => (
              <button type="button" className="link" onClick={() => setQuery({ name: row.name })}>
                {factWords(row.name)}
              </button>
            ),
          },
          {
            id: 'subject',
            head: t('people.journal.subject'),
            cell: (row) => {
              const href = subjectHref(row.subject)
              return href ? (
                <span className="small ltr">
                  <Link href={href}>{row.subject.slice(0, 17)}…</Link>
                </span>
              ) : (
                <span className="small ltr">{row.subject}</span>
              )
            },
          },
          {
            id: 'details',
            head: t('people.journal.details'),
            cell: (row) =>
              Object.keys(row.details).length > 0 ? (
                <Disclosure summary={t('people.journal.show')}>
                  <pre className="fact-details">{JSON.stringify(row.details, null, 1)}</pre>
                </Disclosure>
              ) : (
                '—'
              ),
          },
          {
            id: 'sealed',
            head: t('people.journal.seal'),
            cell: (row) =>
              row.sealed ? (
                <Badge tone="success" icon="lock">
                  {t('people.journal.sealed')}
                </Badge>
              ) : (
                <Badge>{t('people.journal.unsealed')}</Badge>
              ),
            wideOnly: true,
          },
        ]}
      />
    </PageFrame>
  )
}

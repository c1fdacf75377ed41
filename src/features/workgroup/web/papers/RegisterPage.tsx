// The register of papers: everything that was ever issued, newest first.

import { SearchField } from '#features/registry/web/SearchField.tsx'
import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { DateField } from '#ui/parts/DateField.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { type Column, Table } from '#ui/parts/Table.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { papersApi as api } from '../../papers/api.ts'
import { localDigits } from '../../papers/drawing/rules.ts'
import { type PaperKind, type PaperLine, paperKinds } from '../../papers/model.ts'
import { mayEditPapers } from '../../papers/texts/rules.ts'
import { PaperFiles, PaperState, showNumber } from './look.tsx'
import './papers.css'

const day = /^\d{4}-\d\d-\d\d$/

/** What the address asks; an unreadable part asks nothing. */
function useFilter() {
  const [query, setQuery] = useQuery()
  const { kind, q, from, to } = query
  const filter = {
    ...((paperKinds as readonly (string | undefined)[]).includes(kind) && { kind: kind as PaperKind }),
    ...(q && { q }),
    ...(from && day.test(from) && { from }),
    ...(to && day.test(to) && { to }),
  }
  return { filter, set: setQuery, any: Object.keys(filter).length > 0 }
}

export function RegisterPage() {
  const { t, locale } = useWords()
  const actor = useActor()
  const { filter, set, any } = useFilter()
  useLive(['papers'])
  const list = useList(api.listPapers, { query: filter }, { key: 'papers' })
  const columns: Column<PaperLine>[] = [
    {
      id: 'number',
      head: t('workgroup.papers.print.number'),
      width: '9rem',
      cell: (p) => <bdi className="papers-number">{showNumber(p.number, locale)}</bdi>,
    },
    {
      id: 'title',
      head: t('workgroup.papers.titleOf'),
      cell: (p) => (
        <>
          <strong>{t(`workgroup.papers.kind.${p.kind}`)}</strong>
          <br />
          <span dir="auto">{localDigits(p.title, p.lang)}</span>
        </>
      ),
    },
    { id: 'state', head: t('workgroup.papers.check.state'), width: '8rem', cell: (p) => <PaperState paper={p} /> },
    { id: 'at', head: t('workgroup.papers.print.date'), width: '9rem', cell: (p) => <When at={p.createdAt} style="date" /> },
    {
      id: 'code',
      head: t('workgroup.papers.check.code'),
      width: '10rem',
      cell: (p) => (
        <bdi dir="ltr" className="papers-code">
          {p.code}
        </bdi>
      ),
    },
    { id: 'files', head: t('workgroup.papers.files'), width: '12rem', cell: (p) => <PaperFiles paper={p} /> },
  ]
  return (
    <PageFrame
      title={t('workgroup.papers.nav')}
      subtitle={t('workgroup.papers.subtitle')}
      width="full"
      actions={
        !mayEditPapers(actor) && (
          <LinkButton href="/app/settings/papers" icon="settings">
            {t('workgroup.papers.settings')}
          </LinkButton>
        )
      }
    >
      <Toolbar label={t('ui.filter')}>
        <SearchField value={filter.q ?? ''} onSearch={(q) => set({ q: q || null })} label={t('workgroup.papers.search')} />
        <Select
          label={t('workgroup.papers.check.kind')}
          value={filter.kind ?? null}
          options={paperKinds.map((id) => ({ id, text: t(`workgroup.papers.kind.${id}`) }))}
          placeholder={t('workgroup.papers.allKinds')}
          onChange={(kind) => set({ kind })}
          onClear={() => set({ kind: null })}
        />
        <DateField
          label={t('workgroup.papers.from')}
          value={filter.from ?? null}
          onChange={(from) => set({ from })}
          {...(filter.to && { max: filter.to })}
        />
        <DateField
          label={t('workgroup.papers.to')}
          value={filter.to ?? null}
          onChange={(to) => set({ to })}
          {...(filter.from && { min: filter.from })}
        />
        {any && (
          <Button kind="quiet" icon="close" onPress={() => set({ kind: null, q: null, from: null, to: null })}>
            {t('workgroup.papers.clear')}
          </Button>
        )}
      </Toolbar>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      <Table
        label={t('workgroup.papers.nav')}
        rows={list.rows}
        columns={columns}
        rowKey={(p) => p.id}
        rowHref={(p) => `/app/workgroup/papers/${p.id}`}
        rowTone={(p) => (p.state === 'void' ? 'danger' : undefined)}
        loading={list.loading}
        renewing={list.stale}
        more={list.more}
        empty={
          <EmptyState
            icon="file"
            title={t(any ? 'workgroup.papers.noneFound' : 'workgroup.papers.none')}
            text={t(any ? 'workgroup.papers.noneFound.text' : 'workgroup.papers.none.text')}
          />
        }
      />
    </PageFrame>
  )
}

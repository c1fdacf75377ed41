// Rungs L3 and L4, and appeals: held by the secretariat until the working group has its own room.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useGo } from '#ui/nav.ts'
import { useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import type { CaseListItem } from '../../cases/model.ts'
import { CaseLine } from '../parts/CaseLine.tsx'
import { Count } from '../parts/Count.tsx'
import { useWalk } from '../parts/use-walk.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import '../casework.css'

const shelves = ['all', 'appeal', 'agenda', 'execution', 'hq'] as const
type Shelf = (typeof shelves)[number]

function fits(row: CaseListItem, shelf: Shelf): boolean {
  if (shelf === 'appeal') return row.flags.includes('appealed')
  if (shelf === 'execution') return row.status === 'resolution_issued'
  if (shelf === 'hq') return row.rung >= 4 || row.flags.includes('hq_proposed') || row.flags.includes('inspection_proposed')
  if (shelf === 'agenda') return row.rung === 3 && row.status !== 'resolution_issued'
  return true
}

export function SecretariatPage() {
  const { t } = useWords()
  const go = useGo()
  const [shelf, setShelf] = useState<Shelf>('all')
  const [current, setCurrent] = useState<string | null>(null)
  useLive(['centre'])
  const list = useList(api.secretariatQueue, { query: { limit: 50 } }, { key: 'centre' })
  const rows = list.rows.filter((row) => fits(row, shelf))
  const open = (id: string) => go(`/app/cases/${id}`)
  useWalk(
    rows.map((row) => row.id),
    current,
    setCurrent,
  )
  useShortcut('KeyO', () => current && open(current), { word: 'casework.page.key.open', off: !current })
  return (
    <PageFrame
      title={t('casework.page.secretariat')}
      subtitle={
        <>
          {t('casework.page.secretariat.sub')} <Count shown={rows.length} more={list.more !== null} />
        </>
      }
    >
      <div className="cw-pills">
        <RadioGroup
          label={t('casework.page.secretariat.show')}
          hideLabel
          value={shelf}
          direction="row"
          onChange={setShelf}
          options={shelves.map((id) => ({ id, text: t(`casework.page.secretariat.${id}`) }))}
        />
      </div>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {!list.loading && rows.length === 0 && !list.problem && (
        <EmptyState icon="ladder" title={t('casework.page.secretariat.empty')} text={t('casework.page.secretariat.empty.text')} />
      )}
      {rows.length > 0 && (
        <ul className="cw-lines cw-lines-card">
          {rows.map((row) => (
            <CaseLine key={row.id} row={row} current={row.id === current} onOpen={() => open(row.id)} />
          ))}
        </ul>
      )}
      {list.more && (
        <Button kind="quiet" icon="down" busy={list.more.busy} onPress={list.more.load}>
          {t('ui.load-more')}
        </Button>
      )}
    </PageFrame>
  )
}

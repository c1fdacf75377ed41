// The centre's queue beside the form: what waits for the centre, what is overdue, whom to call.

import { useState } from 'react'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useGo } from '#ui/nav.ts'
import { useList } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { CaseLine } from '../parts/CaseLine.tsx'
import { useWalk } from '../parts/use-walk.ts'

const choices = ['triage', 'overdue', 'calls', 'stopped'] as const
type Choice = (typeof choices)[number]

export function Queue() {
  const { t } = useWords()
  const go = useGo()
  const [choice, setChoice] = useState<Choice>('triage')
  const [current, setCurrent] = useState<string | null>(null)
  useLive(['centre'])
  const triage = useList(api.triageQueue, { query: { limit: 20 } }, { key: 'centre', off: choice !== 'triage' })
  const filter =
    choice === 'overdue'
      ? { flag: 'overdue' as const }
      : choice === 'calls'
        ? { flag: 'call_needed' as const }
        : { priority: 'production_stopped' as const }
  const listed = useList(api.listCases, { query: { ...filter, open: true, sort: 'due', limit: 20 } }, { key: 'centre', off: choice === 'triage' })
  const list = choice === 'triage' ? triage : listed
  const open = (id: string) => go(choice === 'triage' ? `/app/triage?case=${id}` : `/app/cases/${id}`)
  useWalk(
    list.rows.map((row) => row.id),
    current,
    setCurrent,
  )
  useShortcut('KeyO', () => current && open(current), { word: 'casework.page.key.open', off: !current })
  return (
    <Card
      title={t('casework.page.desk.queue')}
      flush
      actions={
        <LinkButton href="/app/triage" size="small" kind="quiet">
          {t('casework.page.triage')}
        </LinkButton>
      }
    >
      <div className="cw-queue-pick">
        <Select
          label={t('casework.page.desk.queue')}
          hideLabel
          value={choice}
          options={choices.map((id) => ({ id, text: t(`casework.page.desk.queue.${id}`) }))}
          onChange={(next) => {
            setChoice(next)
            setCurrent(null)
          }}
        />
      </div>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={6} label={t('ui.loading')} />}
      {!list.loading && list.rows.length === 0 && !list.problem && (
        <EmptyState icon="check" title={t('casework.page.desk.queue.empty')} text={t(`casework.page.desk.queue.empty.${choice}`)} />
      )}
      <ul className="cw-lines">
        {list.rows.map((row) => (
          <CaseLine key={row.id} row={row} current={row.id === current} onOpen={() => open(row.id)} />
        ))}
      </ul>
      {list.more && (
        <Button kind="quiet" icon="down" busy={list.more.busy} onPress={list.more.load}>
          {t('ui.load-more')}
        </Button>
      )}
    </Card>
  )
}

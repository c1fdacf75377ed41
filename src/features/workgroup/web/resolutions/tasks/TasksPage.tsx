// “Our resolutions”: what waits for a word of this agency, grouped by what is to be done, the most pressing first.

import '../resolutions.css'
import '#features/casework/web/casework.css'
import { formatNumber } from '#kernel/format.ts'
import { useLiveKey } from '#features/casework/web/parts/use-live-key.ts'
import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import { taskFilters, taskKinds } from '../../../resolutions/model.ts'
import { TaskItem } from './TaskItem.tsx'

export function TasksPage() {
  const { t, locale } = useWords()
  const actor = useActor()
  const [query, setQuery] = useQuery()
  const chosen = taskFilters.find((filter) => filter === query['show']) ?? 'all'
  useLiveKey([...actor.deskIds.map((id) => `desk:${id}`), ...actor.agencyIds.map((id) => `agency:${id}`), 'resolutions'], 'resolutions')
  const list = useList(api.resolutionTasks, { query: { show: chosen, limit: 50 } }, { key: 'resolutions' })
  const { rows } = list
  const counts = list.first?.counts
  return (
    <PageFrame
      title={t('workgroup.resolutions.tasks')}
      subtitle={t('workgroup.resolutions.tasks.subtitle')}
      actions={
        <LinkButton href="/app/workgroup/resolutions" icon="list">
          {t('workgroup.resolutions.tasks.all')}
        </LinkButton>
      }
    >
      <span className="cw-pills rs-shelves">
        <RadioGroup
          label={t('workgroup.resolutions.tasks.show')}
          hideLabel
          direction="row"
          value={chosen}
          options={taskFilters.map((id) => ({
            id,
            text: `${t(`workgroup.resolutions.tasks.show.${id}`)}${counts?.[id] ? ` (${formatNumber(counts[id], locale)})` : ''}`,
          }))}
          onChange={(id) => setQuery({ show: id === 'all' ? null : id })}
        />
      </span>
      <ProblemBox problem={list.problem} onRetry={list.refetch} />
      {list.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {!list.loading && !list.problem && rows.length === 0 && (
        <EmptyState
          icon="check"
          title={t(chosen === 'all' ? 'workgroup.resolutions.tasks.none' : 'workgroup.resolutions.tasks.none.filter')}
          text={t('workgroup.resolutions.tasks.none.text')}
        />
      )}
      {taskKinds.map((kind) => {
        const lines = rows.filter((row) => row.task === kind)
        if (lines.length === 0) return null
        return (
          <Card
            key={kind}
            title={`${t(`workgroup.resolutions.task.${kind}`)}${list.more ? '' : ` (${formatNumber(lines.length, locale)})`}`}
            {...((kind === 'overdue' || kind === 'disputed') && { tone: 'danger' as const })}
            flush
          >
            <ul className="rs-tasks">
              {lines.map((row) => (
                <TaskItem key={row.id} row={row} />
              ))}
            </ul>
          </Card>
        )
      })}
      {list.more && (
        <Button kind="quiet" icon="down" busy={list.more.busy} onPress={list.more.load}>
          {t('ui.load-more')}
        </Button>
      )}
    </PageFrame>
  )
}

// Deadlines of the working group as data, by priority.

import '../bodies.css'
import { Card } from '#ui/parts/Card.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { bodiesApi } from '../../../bodies/api.ts'
import { priorities } from '../../../bodies/policies/model.ts'
import { DeadlineLine } from './DeadlineLine.tsx'

export function DeadlinesPage() {
  const { t } = useWords()
  const found = useApi(bodiesApi.listDeadlines, {}, { key: 'workgroup-policies' })
  useLive(['workgroup-policies'])
  return (
    <PageFrame
      title={t('workgroup.policies.title')}
      subtitle={t('workgroup.policies.sub')}
      back={{ href: '/app/workgroup/bodies', text: t('workgroup.bodies.title') }}
      width="text"
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={10} label={t('ui.loading')} />}
      {found.data &&
        priorities.map((priority) => (
          <Card
            key={priority}
            title={t(`workgroup.policies.priority.${priority}`)}
            {...(priority === 'production_stopped' && { tone: 'danger' as const })}
          >
            <ul className="wb-policies">
              {found.data?.items
                .filter((row) => row.priority === priority)
                .map((row) => (
                  <DeadlineLine key={`${row.step} ${row.amount} ${row.unit}`} row={row} />
                ))}
            </ul>
          </Card>
        ))}
    </PageFrame>
  )
}

// The ladder as data: how long each rung may keep a case, by priority. Edited here, counted by the same rows.

import { Card } from '#ui/parts/Card.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../../api.ts'
import { priorities } from '../../model.ts'
import '../casework.css'
import { PolicyLine } from './PolicyLine.tsx'

export function PolicyPage() {
  const { t } = useWords()
  const found = useApi(api.listPolicies, {}, { key: 'policies' })
  return (
    <PageFrame title={t('casework.page.policy')} subtitle={t('casework.page.policy.sub')} width="text">
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={10} label={t('ui.loading')} />}
      {found.data &&
        priorities.map((priority) => (
          <Card
            key={priority}
            title={t(`casework.page.priority.${priority}`)}
            {...(priority === 'production_stopped' && { tone: 'danger' as const })}
          >
            {[0, 1, 2, 3, 4, 5].map((rung) => {
              const rows = found.data?.items.filter((row) => row.priority === priority && row.rung === rung) ?? []
              return (
                rows.length > 0 && (
                  <section key={rung} className="cw-policy">
                    <h3>
                      <bdi dir="ltr">L{rung}</bdi> {t(`casework.page.rung.${rung}`)}
                    </h3>
                    <ul>
                      {rows.map((row) => (
                        <PolicyLine key={row.step} row={row} />
                      ))}
                    </ul>
                  </section>
                )
              )
            })}
          </Card>
        ))}
    </PageFrame>
  )
}

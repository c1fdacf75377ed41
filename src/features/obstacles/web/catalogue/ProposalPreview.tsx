import { useEffect } from 'react'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { useState } from 'react'
import { catalogueApi as api } from '../../catalogue/api.ts'
import type { Change } from '../../catalogue/changes/model.ts'
import { Steps } from './Steps.tsx'

/** What a proposed change would do to the catalogue as it is now. */
export function ProposalPreview({ change }: { change: Change }) {
  const { t } = useWords()
  const [steps, setSteps] = useState<Parameters<typeof Steps>[0]['steps'] | null>(null)
  const preview = useAct(api.previewGroupChange, { problems: 'inline', onDone: (found) => setSteps(found.steps) })
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it is opened
  useEffect(() => void preview.run({ body: { change } }), [])
  if (preview.problem) return <ProblemBox problem={preview.problem} />
  return steps ? <Steps steps={steps} /> : <Skeleton lines={3} label={t('obstacles.change.would')} />
}

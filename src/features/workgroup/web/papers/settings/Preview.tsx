import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { useWords } from '#ui/words.tsx'
import { SvgPage } from '../SvgPage.tsx'
import { usePreview } from './use-preview.ts'

/** Beside what is being written: the sample paper it makes. */
export function Preview(asked: Parameters<typeof usePreview>[0]) {
  const { t } = useWords()
  const { svg, old, problem } = usePreview(asked)
  return (
    <div className="papers-sticky">
      <p className="field-label">{t('workgroup.papers.previewSample')}</p>
      <ProblemBox problem={problem} />
      {svg === null ? (
        !problem && <Skeleton lines={14} label={t('ui.loading')} />
      ) : (
        <SvgPage svg={svg} old={old} label={t('workgroup.papers.previewSample')} />
      )}
    </div>
  )
}

// Evidence on the resolution: what was attached, and a place to attach more.

import { Card } from '#ui/parts/Card.tsx'
import { FileList, SendFiles } from '#ui/parts/FileList.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import type { ResolutionView } from '../../../resolutions/model.ts'
import { refusalOf } from '../acts/endpoints.ts'

export function Files({ found }: { found: ResolutionView }) {
  const { t } = useWords()
  const { run, busy, problem } = useAct(api.attachToResolution, {
    refetch: [`resolution:${found.id}`],
    done: t('workgroup.resolutions.done.attach'),
    problems: 'inline',
  })
  return (
    <Card title={t('workgroup.resolutions.files')}>
      {found.files.length === 0 && <p className="muted">{t('workgroup.resolutions.files.none')}</p>}
      <FileList files={found.files} />
      {refusalOf(found, 'attach') === null && (
        <SendFiles
          label={t('workgroup.resolutions.files.add')}
          text={t('workgroup.resolutions.files.send')}
          busy={busy}
          problem={problem}
          onSend={(files) => run({ params: { id: found.id } }, { files })}
        />
      )}
    </Card>
  )
}

import './catalogue.css'
import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { useGo } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextArea } from '#ui/parts/TextArea.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { catalogueApi as api } from '../../catalogue/api.ts'
import type { ImportPreview } from '../../catalogue/exchange/model.ts'
import { ImportRows } from './ImportRows.tsx'

/** Edits of the catalogue from a table: differences first, nothing applied until confirmed. */
export function ImportPage() {
  const { t, locale } = useWords()
  const go = useGo()
  const [files, setFiles] = useState<readonly File[]>([])
  const [found, setFound] = useState<ImportPreview | null>(null)
  const [reason, setReason] = useState('')
  const preview = useAct(api.previewGroupImport, { problems: 'inline', onDone: setFound })
  const confirm = useAct(api.importGroups, {
    problems: 'inline',
    refetch: ['catalogue'],
    done: (done) => t('obstacles.import.done', { added: done.added, changed: done.changed }),
    onDone: () => go('/app/catalogue'),
  })
  const choose = (next: readonly File[]) => {
    setFiles(next)
    setFound(null)
    preview.reset()
    confirm.reset()
    if (next.length) void preview.run({}, { files: next })
  }
  const count = found?.counts
  return (
    <PageFrame
      title={t('obstacles.catalogue.import')}
      subtitle={t('obstacles.import.subtitle')}
      back={{ href: '/app/catalogue', text: t('obstacles.groups.title') }}
    >
      <Stack gap={4}>
        <Card>
          <FileDrop
            label={t('obstacles.import.file')}
            files={files}
            onChange={choose}
            accept=".xlsx,.csv"
            maxBytes={5_000_000}
            maxFiles={1}
            hint={t('obstacles.import.hint')}
          />
        </Card>
        <ProblemBox problem={preview.problem} />
        {found && (
          <>
            <ImportRows preview={found} />
            {count!.refused > 0 ? (
              <Card tone="danger" title={t('obstacles.import.refusedTitle', { count: count!.refused, n: formatNumber(count!.refused, locale) })}>
                <p>{t('obstacles.import.refusedHint')}</p>
              </Card>
            ) : count!.added + count!.changed === 0 ? (
              <Card>
                <p>{t('obstacles.import.nothing')}</p>
              </Card>
            ) : (
              <Card title={t('obstacles.import.confirmTitle')} tone="primary">
                <Stack gap={3}>
                  <TextArea label={t('obstacles.change.reason')} value={reason} onChange={setReason} rows={2} maxLength={1000} required />
                  <ProblemBox problem={confirm.problem} />
                  <Stack row>
                    <Button
                      kind="primary"
                      icon="check"
                      busy={confirm.busy}
                      onPress={() => void confirm.run({ body: { stamp: found.stamp, reason } }, { files })}
                    >
                      {t('obstacles.import.confirm')}
                    </Button>
                  </Stack>
                </Stack>
              </Card>
            )}
          </>
        )}
      </Stack>
    </PageFrame>
  )
}

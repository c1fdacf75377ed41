// Backlogs that came as spreadsheets: send one, and go on with those that stand open.

import { useState } from 'react'
import { formatDate, formatNumber } from '#kernel/format.ts'
import { useGo } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { FileDrop } from '#ui/parts/FileDrop.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useAct, useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { importsApi as api } from '../../imports/api.ts'
import { limits } from '../../imports/model.ts'
import { StateMark } from './StateMark.tsx'

export function ImportsPage() {
  const { t, locale } = useWords()
  const go = useGo()
  const [files, setFiles] = useState<readonly File[]>([])
  const list = useList(api.listImports, { query: {} }, { key: 'imports' })
  const upload = useAct(api.uploadImport, { problems: 'inline', refetch: ['imports'], onDone: (card) => go(`/app/imports/${card.id}`) })
  const number = (n: number) => formatNumber(n, locale)
  return (
    <PageFrame title={t('obstacles.imports.title')} subtitle={t('obstacles.imports.subtitle')}>
      <Stack gap={6}>
        <Card title={t('obstacles.imports.new')}>
          <Stack gap={3}>
            <FileDrop
              label={t('obstacles.imports.drop')}
              hint={t('obstacles.imports.dropHint')}
              files={files}
              onChange={setFiles}
              accept=".xlsx,.csv,.txt"
              maxBytes={limits.fileBytes}
              maxFiles={1}
            />
            <ProblemBox problem={upload.problem} />
            {files.length > 0 && (
              <Button kind="primary" icon="upload" busy={upload.busy} onPress={() => void upload.run({}, { files })}>
                {t('obstacles.imports.send')}
              </Button>
            )}
          </Stack>
        </Card>
        <ProblemBox problem={list.problem} onRetry={list.refetch} />
        <Card title={t('obstacles.imports.list')} flush>
          <Table
            label={t('obstacles.imports.list')}
            rows={list.rows}
            loading={list.loading}
            renewing={list.stale}
            more={list.more}
            rowKey={(row) => row.id}
            rowHref={(row) => `/app/imports/${row.id}`}
            empty={<EmptyState icon="upload" title={t('obstacles.imports.none')} />}
            columns={[
              { id: 'name', head: t('obstacles.imports.name'), cell: (row) => <bdi>{row.name}</bdi> },
              { id: 'state', head: t('obstacles.imports.state'), cell: (row) => <StateMark state={row.state} /> },
              { id: 'rows', head: t('obstacles.imports.rows'), cell: (row) => number(row.rows), align: 'end' },
              { id: 'decided', head: t('obstacles.imports.decided'), cell: (row) => number(row.decided), align: 'end' },
              { id: 'at', head: t('obstacles.imports.startedAt'), cell: (row) => formatDate(row.startedAt, locale, 'dateTime'), wideOnly: true },
            ]}
          />
        </Card>
      </Stack>
    </PageFrame>
  )
}

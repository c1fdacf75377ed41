// The filter's cases as a file; while searching, the hits on the page.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { toast } from '#ui/parts/toast.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseFilter } from '../../cases/model.ts'
import type { Row } from './columns.tsx'
import { csvOf, download } from './csv.ts'
import { EXPORT_MAX, exportCases } from './export-cases.ts'

/** `hits`: the rows of a search, or null to export the whole filter. */
export function ExportButton({ filter, hits }: { filter: CaseFilter; hits: readonly Row[] | null }) {
  const words = useWords()
  const { t, say } = words
  const [busy, setBusy] = useState(false)
  const save = async () => {
    if (hits) return download(csvOf(hits, words), 'cases.csv')
    setBusy(true)
    try {
      const { count, cut } = await exportCases(filter, words)
      toast(t(cut ? 'casework.page.csv.cut' : 'casework.page.csv.done', { count }), { tone: cut ? 'warning' : 'success' })
    } catch (error) {
      toast(say(error), { tone: 'danger' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      icon="download"
      busy={busy}
      hint={hits ? t('casework.page.csv.hits') : t('casework.page.csv.hint', { max: EXPORT_MAX })}
      onPress={() => void save()}
    >
      {t('casework.page.csv')}
    </Button>
  )
}

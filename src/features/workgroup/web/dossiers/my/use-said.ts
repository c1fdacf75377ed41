// Where a dossier is, in a sentence for its applicant.

import { nameIn } from '#features/casework/web/parts/look.ts'
import { formatDate } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import type { MyDossierLine } from '../../../dossiers/mine/model.ts'

export function useSaid(): (d: Pick<MyDossierLine, 'state' | 'bodyName' | 'sessionAt'>) => string {
  const { t, locale } = useWords()
  return (d) =>
    t(`workgroup.dossiers.said.${d.state}`, {
      body: nameIn(d.bodyName, locale),
      session: d.sessionAt ? formatDate(d.sessionAt, locale, 'dateTime') : '—',
    })
}

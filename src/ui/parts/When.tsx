// A moment: short on the page, whole in the tooltip of the browser and for machines.

import { formatDate } from '#kernel/format.ts'
import { useWords } from '../words.tsx'

/** `<When at={row.createdAt} style="dateTime" />` */
export function When({
  at,
  style = 'dateTime',
}: {
  at: string | Date | null | undefined
  style?: 'date' | 'dateTime' | 'time' | 'dayMonth' | 'full'
}) {
  const { locale } = useWords()
  if (!at) return <>—</>
  return (
    <time dateTime={new Date(at).toISOString()} title={formatDate(at, locale, 'full')}>
      {formatDate(at, locale, style)}
    </time>
  )
}

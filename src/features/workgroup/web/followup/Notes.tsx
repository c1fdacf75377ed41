import { Icon } from '#ui/parts/Icon.tsx'
import { useWords } from '#ui/words.tsx'

type NotesProps = {
  readonly scope: 'province' | 'agency' | 'bodies'
  readonly hidden: boolean
  /** Of a running quarter: how many days of last year’s it is compared with. */
  readonly days?: number | undefined
}

/** What the numbers leave out or hold back, in words above them. */
export function Notes({ scope, hidden, days }: NotesProps) {
  const { t } = useWords()
  const notes = [
    ...(days === undefined ? [] : ['workgroup.followup.running']),
    ...(scope === 'province' ? [] : [`workgroup.followup.scope.${scope}`]),
    ...(hidden ? ['workgroup.followup.hidden'] : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul className="fw-notes">
      {notes.map((word) => (
        <li key={word}>
          <Icon name="info" size={16} /> {t(word, { days: days ?? 0 })}
        </li>
      ))}
    </ul>
  )
}

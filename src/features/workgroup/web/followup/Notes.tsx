import { Icon } from '#ui/parts/Icon.tsx'
import { useWords } from '#ui/words.tsx'

/** What the numbers leave out or hold back, in words above them. */
export function Notes({ scope, hidden, running }: { scope: 'province' | 'agency' | 'bodies'; hidden: boolean; running?: boolean }) {
  const { t } = useWords()
  const notes = [
    ...(running ? ['workgroup.followup.running'] : []),
    ...(scope === 'province' ? [] : [`workgroup.followup.scope.${scope}`]),
    ...(hidden ? ['workgroup.followup.hidden'] : []),
  ]
  if (notes.length === 0) return null
  return (
    <ul className="fw-notes">
      {notes.map((word) => (
        <li key={word}>
          <Icon name="info" size={16} /> {t(word)}
        </li>
      ))}
    </ul>
  )
}

// What a form says of itself: text found again, or a newer version by somebody else beside what is written here.

import { Button } from '#ui/parts/Button.tsx'
import { useWords } from '#ui/words.tsx'
import type { Kept } from './use-kept.ts'

/** `label` and `show` name a field and the value it has on the server now. */
export function Newer<T extends object>({
  kept,
  label,
  show,
  onDiscard,
}: {
  kept: Kept<T>
  label: (key: keyof T & string) => string
  show: (key: keyof T & string) => string
  onDiscard: () => void
}) {
  const { t } = useWords()
  if (!kept.restored && kept.behind.length === 0) return null
  const discard = () => {
    kept.clear()
    onDiscard()
  }
  return (
    <div className="wb-newer" role="status">
      {kept.behind.length > 0 ? <strong>{t('workgroup.bodies.newerText')}</strong> : <span>{t('workgroup.bodies.restoredDraft')}</span>}
      {kept.behind.length > 0 && (
        <ul>
          {kept.behind.map((key) => (
            <li key={key}>
              {label(key)} — {t('workgroup.bodies.newerNow', { value: show(key) || t('workgroup.bodies.empty') })}
            </li>
          ))}
        </ul>
      )}
      <Button size="small" icon="undo" onPress={discard}>
        {t('workgroup.bodies.discard')}
      </Button>
    </div>
  )
}

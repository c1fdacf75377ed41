import { useWords } from '#ui/words.tsx'
import type { Fault } from '../../imports/model.ts'

/** Why something of a row could not be read, with the column. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  const { t } = useWords()
  if (!faults.length) return null
  return (
    <ul className="import-faults">
      {faults.map((fault) => (
        <li key={`${fault.field} ${fault.code}`}>
          {t(`obstacles.column.${fault.field}`)}: {t(`obstacles.fault.${fault.code}`, { value: fault.value, more: fault.more ?? '' })}
        </li>
      ))}
    </ul>
  )
}

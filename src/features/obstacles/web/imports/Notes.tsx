// What was found in the file that a reader of its cells alone would not notice.

import { Card } from '#ui/parts/Card.tsx'
import { useWords } from '#ui/words.tsx'
import type { ImportCard } from '../../imports/model.ts'

export function Notes({ notes, encoding }: { notes: ImportCard['notes']; encoding: string }) {
  const { t } = useWords()
  if (!notes.length && !encoding) return null
  return (
    <Card title={t('obstacles.imports.notes')}>
      <ul className="import-notes">
        {encoding && <li>{t('obstacles.imports.encoding', { encoding })}</li>}
        {notes.map((note) => (
          <li key={note.code}>
            {t(`obstacles.imports.note.${note.code}`, { count: note.count })} <bdi className="muted">{note.at.slice(0, 6).join(', ')}</bdi>
          </li>
        ))}
      </ul>
    </Card>
  )
}

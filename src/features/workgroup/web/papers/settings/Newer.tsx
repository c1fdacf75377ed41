// A colleague saved while this form was open: their words beside what is typed here, and one press goes on with it.

import { Button } from '#ui/parts/Button.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { useWords } from '#ui/words.tsx'

type Props<T> = {
  fields: readonly (keyof T & string)[]
  /** The newest, and what would be saved from here. */
  theirs: T
  mine: T
  label: (field: keyof T & string) => string
  dir: 'rtl' | 'ltr'
  onTake: (field: keyof T & string) => void
  onGoOn: () => void
}

/** Nothing while nobody else saved. */
export function Newer<T extends object>({ fields, theirs, mine, label, dir, onTake, onGoOn }: Props<T>) {
  const { t } = useWords()
  if (!fields.length) return null
  const words = (name: string, text: unknown) => (
    <div>
      <dt>{name}</dt>
      <dd className="papers-old" dir={dir}>
        {String(text) || t('workgroup.papers.newer.empty')}
      </dd>
    </div>
  )
  return (
    <div className="papers-newer" role="alert">
      <Stack gap={3}>
        <p>
          <Icon name="refresh" size={16} /> {t('workgroup.papers.newer')}
        </p>
        {fields.map((field) => (
          <section key={field} aria-label={label(field)}>
            <h3>{label(field)}</h3>
            <dl>
              {words(t('workgroup.papers.newer.theirs'), theirs[field])}
              {mine[field] !== theirs[field] && words(t('workgroup.papers.newer.mine'), mine[field])}
            </dl>
            {mine[field] !== theirs[field] && (
              <Button
                size="small"
                kind="quiet"
                icon="undo"
                label={t('workgroup.papers.newer.takeLabel', { name: label(field) })}
                onPress={() => onTake(field)}
              >
                {t('workgroup.papers.newer.take')}
              </Button>
            )}
          </section>
        ))}
        <Button size="small" icon="check" onPress={onGoOn}>
          {t('workgroup.papers.newer.goOn')}
        </Button>
      </Stack>
    </div>
  )
}

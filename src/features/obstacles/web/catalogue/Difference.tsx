import { useWords } from '#ui/words.tsx'
import { changedFields } from '../../catalogue/changes/rules.ts'
import type { GroupDetail } from '../../catalogue/model.ts'
import { fieldText } from './look.ts'

/** The fields in which two versions of a group differ, old and new. */
export function Difference({ before, after }: { before: GroupDetail; after: GroupDetail }) {
  const { t } = useWords()
  return (
    <dl className="cat-diff">
      {changedFields(before, after).map((field) => (
        <div key={field}>
          <dt>{t(`obstacles.form.${field}`)}</dt>
          <dd>
            <del dir="auto">
              <span className="visually-hidden">{t('obstacles.catalogue.before')} </span>
              {fieldText(field, before, t) || '—'}
            </del>
            <ins dir="auto">
              <span className="visually-hidden">{t('obstacles.catalogue.after')} </span>
              {fieldText(field, after, t) || '—'}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

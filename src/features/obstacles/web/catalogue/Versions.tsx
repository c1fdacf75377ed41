import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { formatNumber } from '#kernel/format.ts'
import { catalogueApi as api } from '../../catalogue/api.ts'
import { Difference } from './Difference.tsx'

/** How a group came to be as it is: every version with who, when, why, and what it changed. */
export function Versions({ code }: { code: string }) {
  const { t, locale } = useWords()
  const found = useApi(api.listGroupVersions, { params: { code } }, { key: 'catalogue' })
  const rows = found.data?.rows ?? []
  if (!found.data)
    return found.problem ? (
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
    ) : (
      <Skeleton lines={3} label={t('obstacles.catalogue.history')} />
    )
  return (
    <ol className="cat-versions">
      {rows.map((v, at) => {
        const before = rows[at + 1]?.body
        return (
          <li key={v.version}>
            <div className="cat-version-head">
              <strong>{t('obstacles.catalogue.versionNo', { n: formatNumber(v.version, locale) })}</strong>
              <span>{v.at ? t(`obstacles.changed.${v.act}`) : t('obstacles.changed.shipped')}</span>
              {v.at && (
                <span className="muted">
                  <When at={v.at} /> · {v.by || t('obstacles.booklet.province', { name: locale === 'fa' ? v.provinceFa : v.provinceEn })}
                </span>
              )}
            </div>
            {v.reason && <p dir="auto">{v.reason}</p>}
            {before && (
              <Disclosure summary={t('obstacles.catalogue.difference')}>
                <Difference before={before} after={v.body} />
              </Disclosure>
            )}
          </li>
        )
      })}
    </ol>
  )
}

import { formatNumber } from '#kernel/format.ts'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { useWords } from '#ui/words.tsx'
import type { ClusterMap } from '../../knots/clusters/model.ts'

/** Clusters of the look compared with that are there no more. */
export function Gone({ gone }: { gone: ClusterMap['gone'] }) {
  const { t, locale } = useWords()
  return (
    <Disclosure summary={`${t('obstacles.clusters.gone')} (${formatNumber(gone.length, locale)})`}>
      <ul className="cluster-gone">
        {gone.map((c) => (
          <li key={c.no}>
            <bdi>{c.words.slice(0, 4).join(' · ') || t('obstacles.clusters.unnamed')}</bdi>{' '}
            <span className="muted">{t('obstacles.clusters.size', { count: formatNumber(c.size, locale) })}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

// The shelves with how many stand on each, under the filter as it is.

import { formatNumber } from '#kernel/format.ts'
import { useQuery } from '#ui/nav.ts'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { dossiersApi as api } from '../../../dossiers/api.ts'
import { countMost, shelves } from '../../../dossiers/model.ts'
import { shelfIcon } from '../look.ts'
import { filterOf } from './filter.ts'

export function Shelves() {
  const { t, locale } = useWords()
  const [query] = useQuery()
  const { shelf: current, q: _, ...filter } = filterOf(query)
  const counts = useApi(api.countDossiers, { query: filter }, { key: 'dossiers' }).data
  const address = (shelf: string | null) => {
    const rest = new URLSearchParams(Object.entries(query).flatMap(([k, v]) => (v && k !== 'shelf' ? [[k, v]] : [])))
    if (shelf) rest.set('shelf', shelf)
    return `/app/workgroup/dossiers${rest.size ? `?${rest}` : ''}`
  }
  const shown = (n: number) => formatNumber(n, locale) + (n >= countMost ? '+' : '')
  return (
    <nav aria-label={t('workgroup.dossiers.shelves')}>
      <ul className="ds-shelves">
        <li>
          <LinkButton href={address(null)} icon="list" size="small" kind={current ? 'secondary' : 'primary'} current={!current}>
            {t('workgroup.dossiers.shelf.all')}
          </LinkButton>
        </li>
        {shelves.map((shelf) => (
          <li key={shelf}>
            <LinkButton
              href={address(shelf)}
              icon={shelfIcon[shelf]}
              size="small"
              kind={current === shelf ? 'primary' : shelf === 'late' && (counts?.late ?? 0) > 0 ? 'danger' : 'secondary'}
              current={current === shelf}
            >
              {t(`workgroup.dossiers.shelf.${shelf}`)} {counts && <b>{shown(counts[shelf])}</b>}
            </LinkButton>
          </li>
        ))}
      </ul>
    </nav>
  )
}

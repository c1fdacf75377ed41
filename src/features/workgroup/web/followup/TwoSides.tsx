import { formatNumber } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Link, LinkButton } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useQuery } from '#ui/nav.ts'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { followupApi as api } from '../../followup/api.ts'
import { type BoardFilter, type DutyLine, type DutySide, dutySides } from '../../followup/model.ts'
import { dutiesHref, filterOf, rowsHref } from './links.ts'
import { Period } from './Period.tsx'
import { useSay } from './use-names.ts'

const producers = ['total', 'done', 'due', 'broken'] as const
const agencies = ['total', 'executed', 'overdue', 'not_executed'] as const

/** What producers owe beside what agencies owe, by county or by body: a table with two heads. */
export function TwoSides({ filter }: { filter: BoardFilter }) {
  const { t, locale } = useWords()
  const say = useSay()
  const [query, setQuery] = useQuery()
  const by: DutySide = query['two'] === 'body' ? 'body' : 'county'
  const found = useApi(api.readTwoSides, { query: { by, ...filter } }, { key: 'followup' })
  const data = found.data
  const all = t('workgroup.followup.all')
  const lines = data ? [...data.lines, { key: '*', fa: all, en: all, producers: data.producers, agencies: data.agencies }] : []
  // The rows behind a number are of the months that were counted, also when the reader chose none.
  const counted: BoardFilter = data ? { ...filter, from: data.from } : filter
  const here = (line: DutyLine): BoardFilter => (line.key === '*' ? counted : { ...counted, ...filterOf(by, line.key) })
  const cell = (n: number, href: string, head: string, label: string, bad: boolean) => (
    <td key={label} data-head={head} data-bad={(bad && n > 0) || undefined}>
      {n === 0 ? (
        <span className="fw-zero">{formatNumber(0, locale)}</span>
      ) : (
        <Link href={href} label={label}>
          {formatNumber(n, locale)}
        </Link>
      )}
    </td>
  )
  const word = (side: 'producers' | 'agencies', id: string) =>
    id === 'total' ? all : t(side === 'producers' ? `workgroup.followup.duty.${id}` : `workgroup.followup.short.${id}`)
  // On a phone a line is a card, with the two heads between its numbers.
  const heads = { 'data-producers': t('workgroup.followup.two.producers'), 'data-agencies': t('workgroup.followup.two.agencies') }
  return (
    <div className="fw-two">
      <p className="fw-muted">{t('workgroup.followup.two.hint')}</p>
      <Toolbar label={t('workgroup.followup.two.by')}>
        <RadioGroup
          label={t('workgroup.followup.two.by')}
          value={by}
          direction="row"
          options={dutySides.map((id) => ({ id, text: t(`workgroup.followup.side.${id}`) }))}
          onChange={(id) => setQuery({ two: id === 'county' ? null : id })}
        />
        <LinkButton href={addressOf(api.exportTwoSides, { query: { by, ...filter } })} icon="download" download>
          {t('workgroup.followup.export')}
        </LinkButton>
      </Toolbar>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && !data && <Skeleton lines={6} label={t('ui.loading')} />}
      {data && <Period period={data} chosen={filter.from !== undefined} />}
      {data && data.lines.length === 0 && (
        <EmptyState icon="people" title={t('workgroup.followup.two.empty')} text={t('workgroup.followup.empty.hint')} />
      )}
      {data && data.lines.length > 0 && (
        <section className="fw-scroll" aria-label={t('workgroup.followup.two')}>
          <table className="fw-two-table">
            <thead>
              <tr>
                <th rowSpan={2} scope="col">
                  {t(`workgroup.followup.side.${by}`)}
                </th>
                <th colSpan={producers.length} scope="colgroup">
                  {t('workgroup.followup.two.producers')}
                </th>
                <th colSpan={agencies.length} scope="colgroup">
                  {t('workgroup.followup.two.agencies')}
                </th>
              </tr>
              <tr>
                {producers.map((id) => (
                  <th key={id} scope="col">
                    {word('producers', id)}
                  </th>
                ))}
                {agencies.map((id) => (
                  <th key={id} scope="col">
                    {word('agencies', id)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.key} data-total={line.key === '*' || undefined} {...heads}>
                  <th scope="row">{say(line)}</th>
                  {producers.map((id) =>
                    cell(
                      line.producers[id],
                      dutiesHref({ ...here(line), ...(id !== 'total' && { which: id }) }),
                      word('producers', id),
                      `${say(line)} — ${t('workgroup.followup.two.producers')} — ${word('producers', id)}`,
                      id === 'due' || id === 'broken',
                    ),
                  )}
                  {agencies.map((id) =>
                    cell(
                      line.agencies[id],
                      rowsHref({ ...here(line), ...(id !== 'total' && { outcome: id }) }),
                      word('agencies', id),
                      `${say(line)} — ${t('workgroup.followup.two.agencies')} — ${word('agencies', id)}`,
                      id === 'overdue' || id === 'not_executed',
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  )
}

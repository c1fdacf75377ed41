// Everything a province is ranked by, of a quarter: cards with lines, or a table; definitions, date, rows, sheet.

import './followup.css'
import { formatDate } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { useQuery } from '#ui/nav.ts'
import { Button } from '#ui/parts/Button.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { RadioGroup } from '#ui/parts/RadioGroup.tsx'
import { Select } from '#ui/parts/Select.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Toolbar } from '#ui/parts/Toolbar.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { followupApi as api } from '../../followup/api.ts'
import { definitionOf } from '../../followup/figures/rules.ts'
import type { FigureSheet } from '../../followup/model.ts'
import { quarterOf, quartersBack } from '../../followup/rules.ts'
import { type BodyKind, bodyKinds } from '../../model.ts'
import { FigureCard } from './FigureCard.tsx'
import { FigureTable } from './FigureTable.tsx'
import { Notes } from './Notes.tsx'
import { useFollowupChoices, useQuarterName } from './use-names.ts'

const groups = ['resolutions', 'sessions', 'dossiers'] as const
const quartersShown = 16

/** Quarter and level as the address has them. */
export function usePeriod(): { quarter: string; level: BodyKind | undefined } {
  const [query] = useQuery()
  const quarter = /^1[34]\d\d-[1-4]$/.test(query['quarter'] ?? '') ? query['quarter']! : quarterOf(new Date())
  return { quarter, level: bodyKinds.find((k) => k === query['level']) }
}

export function FiguresPage() {
  const { t, locale } = useWords()
  const [query, setQuery] = useQuery()
  const quarterName = useQuarterName()
  const choices = useFollowupChoices()
  const { quarter, level } = usePeriod()
  const asked = { quarter, ...(level && { level }) }
  const found = useApi(api.readFigures, { query: asked }, { key: 'workgroup.figures' })
  const sheet = found.data
  const view = query['view'] === 'table' ? 'table' : 'cards'
  return (
    <PageFrame
      width="full"
      title={t('workgroup.followup.figures')}
      subtitle={t('workgroup.followup.figures.subtitle', {
        asOf: sheet ? t('workgroup.followup.as-of', { at: formatDate(sheet.asOf, locale, 'dateTime') }) : '',
      })}
      actions={
        <>
          <LinkButton href="/app/workgroup/board" icon="chart">
            {t('workgroup.followup.nav.board')}
          </LinkButton>
          <LinkButton href={addressOf(api.exportFigures, { query: asked })} icon="download" download>
            {t('workgroup.followup.export')}
          </LinkButton>
          <Button icon="print" onPress={() => window.print()}>
            {t('workgroup.followup.print')}
          </Button>
        </>
      }
    >
      <div className="fw-filters">
        <Toolbar label={t('ui.filter')}>
          <Select
            label={t('workgroup.followup.quarter')}
            value={quarter}
            options={quartersBack(new Date(), quartersShown).map((id) => ({ id, text: quarterName(id) }))}
            onChange={(id) => setQuery({ quarter: id })}
          />
          <Select
            label={t('workgroup.followup.level')}
            value={level ?? null}
            options={choices.levels}
            placeholder={t('workgroup.followup.all-levels')}
            onClear={() => setQuery({ level: null })}
            onChange={(id) => setQuery({ level: id })}
          />
          <RadioGroup
            label={t('workgroup.followup.view')}
            value={view}
            direction="row"
            options={(['cards', 'table'] as const).map((id) => ({ id, text: t(`workgroup.followup.as-${id === 'cards' ? 'cards' : 'table'}`) }))}
            onChange={(id) => setQuery({ view: id === 'cards' ? null : id })}
          />
        </Toolbar>
      </div>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && !sheet && <Skeleton lines={10} label={t('ui.loading')} />}
      {sheet && <Notes scope={sheet.scope} hidden={sheet.hidden} days={sheet.running ? sheet.before.days : undefined} />}
      {sheet?.scope === 'agency' && <p className="fw-muted">{t('workgroup.followup.figures.agency')}</p>}
      {sheet && (view === 'table' ? <FigureTable sheet={sheet} /> : <Cards sheet={sheet} />)}
    </PageFrame>
  )
}

function Cards({ sheet }: { sheet: FigureSheet }) {
  const { t } = useWords()
  return groups.map((group) => {
    const own = sheet.figures.filter((f) => definitionOf(f.code).source === group)
    return (
      own.length > 0 && (
        <section key={group} aria-label={t(`workgroup.followup.group.${group}`)}>
          <h2 className="fw-group">{t(`workgroup.followup.group.${group}`)}</h2>
          <ul className="fw-figures">
            {own.map((figure) => (
              <FigureCard key={figure.code} figure={figure} sheet={sheet} />
            ))}
          </ul>
        </section>
      )
    )
  })
}

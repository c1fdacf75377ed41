import { Badge } from '#ui/parts/Badge.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { formatNumber } from '#kernel/format.ts'
import { useWords } from '#ui/words.tsx'
import { comparison, definitionOf, measureOf } from '../../followup/figures/rules.ts'
import type { Figure, FigureSheet } from '../../followup/model.ts'
import { behindHref } from './links.ts'
import { betterOf, changeText, measureText } from './measure.ts'
import { Spark } from './Spark.tsx'
import { useQuarterName, useSay } from './use-names.ts'

/** One figure: its number, of how many, how it changed, its line, its definition, and the way to its rows. */
export function FigureCard({ figure, sheet }: { figure: Figure; sheet: FigureSheet }) {
  const { t, locale } = useWords()
  const say = useSay()
  const quarterName = useQuarterName()
  const about = definitionOf(figure.code)
  const measure = measureOf(figure)
  const values = sheet.trend.map((q) => q.values[figure.code] ?? null)
  const texts = sheet.trend.map((q, i) => `${quarterName(q.quarter)} ${measureText(figure.unit, values[i]!, locale, t)}`)
  return (
    <li className="fw-figure">
      <h3>{say(about.name)}</h3>
      <div className="fw-figure-top">
        <span className="fw-big">{measureText(figure.unit, measure, locale, t)}</span>
        <Spark values={values} texts={texts} />
      </div>
      <p className="fw-muted">
        {figure.of !== null &&
          (figure.of === 0
            ? t('workgroup.followup.nothing-yet')
            : t(figure.unit === 'days' ? 'workgroup.followup.average-of' : 'workgroup.followup.of', {
                value: formatNumber(figure.value, locale),
                of: formatNumber(figure.of, locale),
              }))}
      </p>
      <Change figure={figure} quarter={quarterName(sheet.before.quarter)} />
      <p>
        <Link href={behindHref(figure.code, sheet)} label={`${t('workgroup.followup.see-rows')} — ${say(about.name)}`}>
          {t('workgroup.followup.see-rows')}
        </Link>
      </p>
      <Disclosure summary={t('workgroup.followup.definition')}>
        <p>{say(about.definition)}</p>
        <dl className="fw-definition">
          <dt>{t('workgroup.followup.numerator')}</dt>
          <dd>{say(about.numerator)}</dd>
          {about.denominator && (
            <>
              <dt>{t('workgroup.followup.denominator')}</dt>
              <dd>{say(about.denominator)}</dd>
            </>
          )}
          <dt>{t('workgroup.followup.comparison')}</dt>
          <dd>{say(comparison)}</dd>
          <dt>{t('workgroup.followup.source')}</dt>
          <dd>{t(`workgroup.followup.source.${about.source}`)}</dd>
        </dl>
      </Disclosure>
    </li>
  )
}

/** Against the same quarter of the year before; better and worse are said in words beside the arrow. */
export function Change({ figure, quarter }: { figure: Figure; quarter: string }) {
  const { t, locale } = useWords()
  const { change } = figure
  if (change === null) return <p className="fw-muted">{t('workgroup.followup.change.none', { quarter })}</p>
  const better = betterOf(figure)
  const how = change === 0 ? 'same' : change > 0 ? 'up' : 'down'
  return (
    <p className="fw-change">
      {change !== 0 && <Icon name={change > 0 ? 'up' : 'down'} size={16} />}
      <span>{t(`workgroup.followup.change.${how}`, { change: changeText(figure.unit, change, locale, t), quarter })}</span>
      {better !== null && <Badge tone={better ? 'success' : 'danger'}>{t(better ? 'workgroup.followup.better' : 'workgroup.followup.worse')}</Badge>}
    </p>
  )
}

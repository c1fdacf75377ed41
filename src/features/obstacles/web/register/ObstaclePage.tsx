import './register.css'
import { formatMoney, formatNumber } from '#kernel/format.ts'
import { useNameOf } from '#features/registry/web/use-places.ts'
import { useParam } from '#ui/nav.ts'
import { Card } from '#ui/parts/Card.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { Link, LinkButton } from '#ui/parts/LinkButton.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { registerApi as api } from '../../register/api.ts'
import type { ObstacleCard } from '../../register/model.ts'
import { ObstacleCode, OutcomeBadge } from './parts.tsx'

/** One row of the register whole: what a row of the backlog has instead of a case's page. */
export function ObstaclePage() {
  const { t } = useWords()
  const id = useParam('id')
  const found = useApi(api.readObstacle, { params: { id } }, { key: `obstacle:${id}` })
  const card = found.data
  return (
    <PageFrame
      title={card ? t('obstacles.register.one', { code: `\u2066${card.code}\u2069` }) : t('obstacles.register.title')}
      subtitle={card?.unitName}
      back={{ href: '/app/register', text: t('obstacles.register.title') }}
      width="text"
      actions={
        card?.kind === 'case' && (
          <LinkButton href={`/app/cases/${card.id}`} icon="case">
            {t('obstacles.register.kind.case')}
          </LinkButton>
        )
      }
    >
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={8} label={t('ui.loading')} />}
      {card && <Whole card={card} />}
    </PageFrame>
  )
}

function Whole({ card }: { card: ObstacleCard }) {
  const { t, locale } = useWords()
  const nameOf = useNameOf()
  const column = (name: string) => t(`obstacles.register.column.${name}`)
  return (
    <>
      <Card>
        <p className="reg-whole" dir="auto">
          {card.text}
        </p>
      </Card>
      <Card>
        <Facts
          rows={[
            [column('code'), <ObstacleCode key="code" code={card.code} />],
            [column('kind'), t(`obstacles.register.kind.${card.kind}`)],
            [column('toldAt'), <When key="told" at={card.toldAt} style="full" />],
            [
              column('unit'),
              card.unitId ? (
                <Link key="unit" href={`/app/units/${card.unitId}`}>
                  {card.unitName}
                </Link>
              ) : (
                card.unitName || '—'
              ),
            ],
            [column('county'), nameOf({ nameFa: card.countyFa, nameEn: card.countyEn }) || '—'],
            [column('group'), card.groupCode ? `${card.groupCode} ${nameOf({ nameFa: card.groupFa, nameEn: card.groupEn })}` : '—'],
            [column('outcome'), <OutcomeBadge key="outcome" outcome={card.outcome} />],
            ...(card.article ? [[column('article'), card.article] as [string, string]] : []),
            ...(card.jobs !== null ? [[column('jobs'), formatNumber(card.jobs, locale)] as [string, string]] : []),
            ...(card.moneyIrr !== null ? [[column('moneyIrr'), formatMoney(card.moneyIrr, 'IRR', locale)] as [string, string]] : []),
            ...(card.knotId
              ? [
                  [
                    t('obstacles.register.sources'),
                    <Link key="knot" href={`/app/knots/${card.knotId}`}>
                      {t('obstacles.register.onKnot')}
                    </Link>,
                  ] as [string, React.ReactNode],
                ]
              : []),
          ]}
        />
      </Card>
    </>
  )
}

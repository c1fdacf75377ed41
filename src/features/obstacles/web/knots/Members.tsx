// The obstacles that hang on the knot; some may be chosen to be split off or taken off.

import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Checkbox } from '#ui/parts/Checkbox.tsx'
import { EmptyState } from '#ui/parts/EmptyState.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Table } from '#ui/parts/Table.tsx'
import { useActor } from '#ui/session.tsx'
import { useList } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { knotsApi as api } from '../../knots/api.ts'
import type { KnotMember, KnotView } from '../../knots/model.ts'
import { refusalOf } from './Acts.tsx'
import type { FormAct } from './forms.ts'

type Props = {
  knot: KnotView
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
  onAct: (name: FormAct) => void
}
const caseReaders: readonly string[] = ['operator', 'centreHead', 'secretary', 'manager']

export function Members({ knot, chosen, onChoose, onAct }: Props) {
  const { t, locale } = useWords()
  const { role } = useActor()
  const found = useList(api.knotMembers, { params: { id: knot.id }, query: { limit: 20 } }, { key: `knot:${knot.id}` })
  const choosing = ['split', 'remove_obstacles'].some((name) => refusalOf(knot, name as FormAct) === null)
  const flip = (id: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(id)
    else next.delete(id)
    onChoose(next)
  }
  const code = (m: KnotMember) => <bdi dir="ltr">{m.code}</bdi>
  return (
    <Card
      title={`${t('obstacles.knots.members')} (${formatNumber(knot.members, locale)})`}
      actions={
        <span className="knot-acts knot-no-print">
          {chosen.size > 0 && <span className="muted">{t('obstacles.knots.chosen', { count: formatNumber(chosen.size, locale) })}</span>}
          {(['add_obstacles', 'remove_obstacles', 'split'] as const).map((name) => (
            <Button key={name} size="small" whyNot={refusalOf(knot, name)} onPress={() => onAct(name)}>
              {t(`obstacles.knots.act.${name}`)}
            </Button>
          ))}
        </span>
      }
    >
      {knot.hidden > 0 && <p className="muted">{t('obstacles.knots.members.hidden', { count: formatNumber(knot.hidden, locale) })}</p>}
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      <Table<KnotMember>
        label={t('obstacles.knots.members')}
        rows={found.rows}
        rowKey={(m) => m.id}
        loading={found.loading}
        more={found.more}
        columns={[
          {
            id: 'code',
            head: t('obstacles.knots.column.code'),
            width: '11rem',
            cell: (m) => (
              <span className="knot-marks">
                {choosing && (
                  <Checkbox value={chosen.has(m.id)} onChange={(on) => flip(m.id, on)}>
                    <span className="visually-hidden">{t('obstacles.knots.choose', { code: m.code })}</span>
                  </Checkbox>
                )}
                {m.kind === 'case' && caseReaders.includes(role) ? <Link href={`/app/cases/${m.id}`}>{code(m)}</Link> : code(m)}
              </span>
            ),
          },
          {
            id: 'text',
            head: t('obstacles.knots.member.text'),
            cell: (m) => (
              <span className="knot-excerpt" dir="auto">
                {m.text}
              </span>
            ),
          },
          {
            id: 'unit',
            head: t('obstacles.knots.member.unit'),
            cell: (m) => (
              <span className="knot-title">
                <bdi>{m.unitName}</bdi>
                <span className="muted">{locale === 'fa' ? m.countyFa : m.countyEn}</span>
              </span>
            ),
          },
          {
            id: 'answer',
            head: t(knot.answers.asked > 0 ? 'obstacles.knots.member.answer' : 'obstacles.knots.member.outcome'),
            width: '9rem',
            cell: (m) => (m.asked ? t(`obstacles.knots.answer.${m.answer ?? 'unanswered'}`) : t(`obstacles.knots.outcome.${m.outcome}`)),
          },
        ]}
        empty={<EmptyState icon="link" title={t('obstacles.knots.members.none')} />}
      />
    </Card>
  )
}

// What can be done with the knot now: the usual next acts as buttons, the rest in a menu, refused ones with their reason.

import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { useWords } from '#ui/words.tsx'
import type { KnotState, KnotView, OpenAct } from '../../knots/model.ts'
import type { FormAct } from './forms.ts'

/** What usually comes next in each state, the most usual first. */
const likely: Readonly<Record<KnotState, readonly FormAct[]>> = {
  suspected: ['confirm', 'dismiss', 'join'],
  confirmed: ['propose', 'change', 'cannot_change'],
  proposed: ['accept', 'refuse', 'change'],
  accepted: ['change', 'refuse'],
  changed: ['verify', 'reopen'],
  verified: ['reopen'],
  refused: ['reopen'],
  cannot_change: ['reopen'],
  dismissed: ['reopen'],
  joined: ['reopen'],
}
const dangerous: readonly string[] = ['dismiss', 'refuse', 'cannot_change']
const elsewhere: readonly string[] = ['attach', 'split', 'remove_obstacles', 'add_obstacles']

export const refusalOf = (knot: Pick<KnotView, 'acts'>, name: OpenAct['name']): Problem | null => {
  const act = knot.acts.find((one) => one.name === name)
  return act?.whyNot ? new Problem(act.whyNot.code, 409, act.whyNot.details) : null
}

export function Acts({ knot, onAct }: { knot: KnotView; onAct: (name: FormAct) => void }) {
  const { t } = useWords()
  const first = likely[knot.state]
  const rest = knot.acts
    .filter((act) => !first.includes(act.name as FormAct) && !elsewhere.includes(act.name))
    .toSorted((a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null))
  return (
    <div className="knot-no-print">
      <Card title={t('obstacles.knots.acts')}>
        <div className="knot-acts">
          {first.map((name, at) => (
            <Button
              key={name}
              kind={at === 0 ? 'primary' : dangerous.includes(name) ? 'danger' : 'secondary'}
              whyNot={refusalOf(knot, name)}
              onPress={() => onAct(name)}
            >
              {t(`obstacles.knots.act.${name}`)}
            </Button>
          ))}
          <Menu
            label={t('obstacles.knots.acts.more')}
            kind="secondary"
            items={rest.map((act) => ({
              id: act.name,
              text: t(`obstacles.knots.act.${act.name}`),
              whyNot: refusalOf(knot, act.name),
              danger: dangerous.includes(act.name),
              onAction: () => onAct(act.name as FormAct),
            }))}
          >
            {t('obstacles.knots.acts.more')}
          </Menu>
        </div>
      </Card>
    </div>
  )
}

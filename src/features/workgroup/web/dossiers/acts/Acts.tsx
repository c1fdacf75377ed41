// What can be done with the dossier now: the usual next acts as buttons, the rest in a menu, refused ones with their reason.

import { Problem } from '#kernel/problem.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import type { DossierView, OpenAct, PersonAct } from '../../../dossiers/model.ts'
import type { DossierState } from '../../../model.ts'
import { dangerous, forms } from './forms.ts'

/** What usually comes next in each state, the most usual first. */
const likely: Readonly<Record<DossierState, readonly PersonAct[]>> = {
  open: ['send_to_committee', 'accept', 'return'],
  in_committee: ['accept', 'return', 'refer', 'refuse'],
  returned: ['complete'],
  ready: ['refer_up', 'comment'],
  on_agenda: ['comment', 'note_parallel'],
  decided: ['close', 'reopen'],
  refused: ['reopen'],
  closed: ['reopen'],
  withdrawn: ['reopen'],
}
const keys: Partial<Record<PersonAct, string>> = { send_to_committee: 'KeyC', accept: 'KeyA', return: 'KeyB', complete: 'KeyT', comment: 'KeyN' }

export const refusalOf = (dossier: { acts: readonly OpenAct[] }, name: OpenAct['name']): Problem | null => {
  const act = dossier.acts.find((one) => one.name === name)
  return act?.whyNot ? new Problem(act.whyNot.code, 409, act.whyNot.details) : null
}

export function Acts({ dossier, onAct }: { dossier: DossierView; onAct: (name: PersonAct) => void }) {
  const { t } = useWords()
  const mine = dossier.acts.filter((act): act is OpenAct & { name: PersonAct } => act.name in forms)
  const first = likely[dossier.state].filter((name) => mine.some((act) => act.name === name))
  const rest = mine.filter((act) => !first.includes(act.name)).toSorted((a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null))
  if (!mine.length) return null
  return (
    <div className="ds-no-print">
      <Card title={t('workgroup.dossiers.acts')}>
        <div className="ds-acts">
          {first.map((name, at) => (
            <ActButton key={name} name={name} first={at === 0} refusal={refusalOf(dossier, name)} onAct={onAct} />
          ))}
          {rest.length > 0 && (
            <Menu
              label={t('workgroup.dossiers.acts.more')}
              kind="secondary"
              items={rest.map((act) => ({
                id: act.name,
                text: t(`workgroup.dossier.act.${act.name}`),
                whyNot: refusalOf(dossier, act.name),
                danger: dangerous.includes(act.name),
                onAction: () => onAct(act.name),
              }))}
            >
              {t('workgroup.dossiers.acts.more')}
            </Menu>
          )}
        </div>
      </Card>
    </div>
  )
}

type ActButtonProps = { name: PersonAct; first: boolean; refusal: Problem | null; onAct: (name: PersonAct) => void }
function ActButton({ name, first, refusal, onAct }: ActButtonProps) {
  const { t } = useWords()
  const key = keys[name]
  useShortcut(key ?? 'F24', () => onAct(name), { word: `workgroup.dossier.act.${name}`, off: !key || refusal !== null })
  return (
    <Button
      kind={dangerous.includes(name) ? 'danger' : first ? 'primary' : 'secondary'}
      whyNot={refusal}
      {...(key && { shortcut: key })}
      onPress={() => onAct(name)}
    >
      {t(`workgroup.dossier.act.${name}`)}
    </Button>
  )
}

import { Button } from '#ui/parts/Button.tsx'
import { useActor } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { similarApi as api } from '../../similar/api.ts'
import { likenessLaw } from '../../similar/likeness/rules.ts'
import type { Likeness, LikenessAct } from '../../similar/model.ts'

const keys = { merge: 'KeyM', event: 'KeyE', apart: 'KeyA' } as const
const icons = { merge: 'link', event: 'fire', apart: 'split' } as const

/** What can be said of a pair, by button and by key; each decision offers its way back. */
export function Decide({ pair, onMove, first, last }: { pair: Likeness; onMove: (step: number) => void; first: boolean; last: boolean }) {
  const { t } = useWords()
  const actor = useActor()
  const back = useAct(api.decideDuplicate, { refetch: ['duplicates'], done: t('obstacles.similar.done.undo') })
  const act = useAct(api.decideDuplicate, {
    refetch: ['duplicates'],
    done: (reply) => t(`obstacles.similar.done.${reply.state === 'merged' ? 'merge' : reply.state === 'proposed' ? 'undo' : reply.state}`),
    undo: (_reply, input) => back.run({ params: input.params, body: { act: 'undo' } }),
  })
  const whyNot = (name: LikenessAct) => likenessLaw.whyNot(name, actor, { state: pair.state, provinceId: actor.provinceId, seesBoth: true })
  const decide = (name: LikenessAct) => {
    if (!act.busy && !whyNot(name)) void act.run({ params: { id: pair.id }, body: { act: name } })
  }
  useShortcut('KeyJ', () => onMove(1), { word: 'obstacles.similar.next', off: last })
  useShortcut('KeyK', () => onMove(-1), { word: 'obstacles.similar.previous', off: first })
  useShortcut(keys.merge, () => decide('merge'), { word: 'obstacles.similar.merge', off: pair.state !== 'proposed' })
  useShortcut(keys.event, () => decide('event'), { word: 'obstacles.similar.event', off: pair.state !== 'proposed' })
  useShortcut(keys.apart, () => decide('apart'), { word: 'obstacles.similar.apart', off: pair.state !== 'proposed' })
  return (
    <div className="dup-decide">
      {pair.state === 'proposed' ? (
        (['merge', 'event', 'apart'] as const).map((name) => (
          <Button
            key={name}
            kind={name === 'merge' ? 'primary' : 'secondary'}
            icon={icons[name]}
            shortcut={keys[name]}
            whyNot={whyNot(name)}
            busy={act.busy}
            onPress={() => decide(name)}
          >
            {t(`obstacles.similar.${name}`)}
          </Button>
        ))
      ) : (
        <Button icon="undo" whyNot={whyNot('undo')} busy={act.busy} onPress={() => decide('undo')}>
          {t('obstacles.similar.undo')}
        </Button>
      )}
      <span className="dup-move">
        {!first && (
          <Button kind="quiet" icon="up" shortcut="KeyK" onPress={() => onMove(-1)}>
            {t('obstacles.similar.previous')}
          </Button>
        )}
        {!last && (
          <Button kind="quiet" icon="down" shortcut="KeyJ" onPress={() => onMove(1)}>
            {t('obstacles.similar.next')}
          </Button>
        )}
      </span>
    </div>
  )
}

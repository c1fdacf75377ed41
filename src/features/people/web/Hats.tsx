// Which hat to wear today: shown after sign-in to people who own several.

import { useQueryClient } from '@tanstack/react-query'
import { Badge } from '#ui/parts/Badge.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { useGo } from '#ui/nav.ts'
import { type HatChoice, useMe } from '#ui/session.tsx'
import { useAct } from '#ui/use-api.ts'
import { restartLive } from '#ui/use-live.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../sessions/api.ts'
import './people.css'

export function Hats() {
  const { t } = useWords()
  const me = useMe()
  const go = useGo()
  const client = useQueryClient()
  const act = useAct(api.switchHat, {
    onDone: (next) => {
      client.clear()
      client.setQueryData(['me', api.me.path, {}], next)
      restartLive()
      go('/app')
    },
  })
  const wear = (hat: HatChoice) => (hat.key === me.hat.key ? go('/app') : void act.run({ body: { provinceId: hat.provinceId, role: hat.role } }))
  return (
    <PageFrame title={t('people.hats.title', { name: me.name })} subtitle={t('people.hats.lead')} width="text">
      <ul className="hat-list">
        {me.hats.map((hat) => (
          <li key={hat.key}>
            <button type="button" className="hat-card" disabled={act.busy} onClick={() => wear(hat)}>
              <span className="hat-words">
                <strong>{hat.title}</strong>
                <small>{hat.more}</small>
              </span>
              {hat.key === me.hat.key && <Badge tone="primary">{t('people.hats.now')}</Badge>}
              <Icon name="forward" />
            </button>
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}

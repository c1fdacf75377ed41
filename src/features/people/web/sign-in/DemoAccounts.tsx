// Demo mode: one press enters as each role.

import { Avatar } from '#ui/parts/Avatar.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../sessions/api.ts'
import type { SignInReply } from '../../sessions/model.ts'

export function DemoAccounts({ onDone }: { onDone: (reply: SignInReply) => void }) {
  const { t } = useWords()
  const found = useApi(api.demoAccounts, {}, { key: 'demo-accounts' })
  const act = useAct(api.signIn, { onDone })
  if (!found.data?.rows.length) return null
  return (
    <section className="gate-card" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('people.demo.title')}</h2>
      <p className="field-hint">{t('people.demo.lead')}</p>
      <ul className="demo-list">
        {found.data.rows.map((one) => {
          const login = one.username ?? one.phone ?? ''
          return (
            <li key={login}>
              <Avatar name={one.name} />
              <span className="demo-words">
                <strong>{t(`people.role.${one.role}`)}</strong>
                <small className="muted">
                  {one.name} · <span className="ltr">{one.provinceCode}</span>
                </small>
              </span>
              <Button
                size="small"
                busy={act.busy}
                label={t('people.demo.enterAs', { role: t(`people.role.${one.role}`) })}
                onPress={() => void act.run({ body: { login, password: one.password } })}
              >
                {t('people.signIn.enter')}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

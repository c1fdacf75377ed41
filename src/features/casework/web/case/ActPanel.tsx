// What can be done with the case now: the likely acts as buttons, the rest in a menu, refused ones with their reason.

import { Card } from '#ui/parts/Card.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { Menu } from '#ui/parts/Menu.tsx'
import { useWords } from '#ui/words.tsx'
import { ActButton } from '../acts/ActButton.tsx'
import { useOpenAct } from '../acts/ActHost.tsx'
import { type AnyAct, isCaseAct, isOthers, refusalOf } from '../acts/endpoints.ts'
import type { CaseView } from '../../cases/model.ts'
import type { CaseActName, Status } from '../../model.ts'

type Name = Exclude<CaseActName, 'undo'>

/** The acts that usually come next in each status, the most usual first. */
const likely: Record<Status, readonly Name[]> = {
  draft: [],
  submitted: ['route', 'ask_info', 'answer', 'put_on_agenda', 'decline'],
  info_needed: ['answer', 'add_desk', 'contact'],
  routed: ['add_desk', 'ask_info', 'put_on_agenda', 'contact'],
  in_progress: ['add_desk', 'ask_info', 'put_on_agenda', 'contact'],
  on_agenda: ['issue', 'decline', 'add_desk'],
  resolution_issued: ['issue', 'add_desk', 'contact'],
  action_claimed: ['confirm', 'confirm_part', 'dispute', 'contact'],
  waiting_systemic: ['unlink_knot', 'escalate'],
  confirmed: ['check_result', 'reopen'],
  partly_confirmed: ['route', 'confirm', 'contact'],
  closed_silent: ['reopen', 'contact'],
  declined: ['appeal', 'decide_appeal'],
  withdrawn: ['reopen'],
  merged: ['unmerge'],
}
const keys: Partial<Record<Name, string>> = { route: 'KeyR', add_desk: 'KeyD', ask_info: 'KeyI', edit: 'KeyE', contact: 'KeyP', confirm: 'KeyC' }
const written: readonly string[] = ['comment', 'message', 'undo']
const dangerous: readonly string[] = ['decline', 'withdraw']

export function ActPanel({ found }: { found: CaseView }) {
  const { t, say } = useWords()
  const open = useOpenAct()
  const known = found.acts.filter((act) => isCaseAct(act.name) && !written.includes(act.name))
  const own = known.filter((act) => !isOthers(act))
  const others = known.filter(isOthers)
  const first = likely[found.status].filter((name) => own.some((act) => act.name === name)).slice(0, 4)
  const rest = own.filter((act) => !first.includes(act.name as Name)).toSorted((a, b) => Number(a.whyNot !== null) - Number(b.whyNot !== null))
  return (
    <div className="cw-no-print cw-act-panel">
      <Card title={t('casework.page.acts')}>
        <div className="cw-acts">
          {first.length === 0 && rest.every((act) => act.whyNot) && <p className="cw-muted">{t('casework.page.acts.none')}</p>}
          {first.map((name, index) => (
            <ActButton
              key={name}
              name={name}
              act={found.acts.find((act) => act.name === name)}
              subject={found}
              kind={index === 0 ? 'primary' : dangerous.includes(name) ? 'danger' : 'secondary'}
              {...(keys[name] && { shortcut: keys[name] })}
            />
          ))}
          {rest.length > 0 && (
            <Menu
              label={t('casework.page.acts.more')}
              kind="secondary"
              items={rest.map((act) => ({
                id: act.name,
                text: t(`casework.act.${act.name}`),
                whyNot: refusalOf(act),
                danger: dangerous.includes(act.name),
                onAction: () => open({ name: act.name as Name }),
              }))}
            >
              {t('casework.page.acts.more')}
            </Menu>
          )}
        </div>
        {others.length > 0 && (
          <div className="cw-others">
            <Disclosure summary={t('casework.page.acts.others', { count: others.length })}>
              <ul>
                {others.map((act) => (
                  <li key={act.name}>
                    {t(`casework.act.${act.name}`)}{' '}
                    <span className="cw-muted">— {act.whyNot && say(refusalOf(act as { name: AnyAct; whyNot: typeof act.whyNot }))}</span>
                  </li>
                ))}
              </ul>
            </Disclosure>
          </div>
        )}
      </Card>
    </div>
  )
}

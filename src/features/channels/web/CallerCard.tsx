// Who is on the line: units and investors of a number, what was said before, and one key to add an unknown number to a
// unit. The operator's desk (casework) holds it; open cases stand beside it there.

import { type ReactNode, useEffect, useState } from 'react'
import { normalisePhone } from '#kernel/identity.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Icon } from '#ui/parts/Icon.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { When } from '#ui/parts/When.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useLive } from '#ui/use-live.ts'
import { useShortcut } from '#ui/use-shortcut.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import type { CallerView, CallView } from '../model.ts'
import { AddNumber } from './AddNumber.tsx'
import './channels.css'
import { Address, MessageText, StateBadge } from './MessageBits.tsx'

export type CallerCardProps = {
  /** The number as typed or as the PBX told it; '' for nobody. */
  number: string
  onNumber: (number: string) => void
  /** The unit that the caller speaks for: told by a number that has exactly one, or chosen by hand. */
  onUnit?: (unit: { id: string; name: string }, by: 'number' | 'hand') => void
  /** The call on the line, so that it can be linked. */
  call?: CallView | null
  children?: ReactNode
}

/** `<CallerCard number={number} onNumber={setNumber} onUnit={(u) => setUnitId(u.id)} call={call} />` */
export function CallerCard({ number, onNumber, onUnit, call = null, children }: CallerCardProps) {
  const { t } = useWords()
  const [text, setText] = useState(number)
  useEffect(() => setText(number), [number])
  useLive(['calls'])
  const found = useApi(api.readCaller, { query: { number } }, { key: 'calls', off: !number, fresh: true })
  const caller = found.data
  const only = caller?.units.length === 1 ? caller.units[0] : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each caller found
  useEffect(() => {
    if (only) onUnit?.(only, 'number')
  }, [only?.id, number])
  useShortcut('KeyN', () => document.querySelector<HTMLInputElement>('.channels-caller input')?.focus(), { word: 'channels.caller.shortcutNumber' })
  const look = () => onNumber(normal(text))
  return (
    <div className="channels-caller">
      <Card title={t('channels.caller.title')}>
        <Stack gap={4}>
          <form
            className="channels-look"
            onSubmit={(event) => {
              event.preventDefault()
              look()
            }}
          >
            <TextField
              label={t('channels.caller.number')}
              hint={t('channels.caller.hint')}
              type="tel"
              inputMode="tel"
              dir="ltr"
              maxLength={40}
              value={text}
              onChange={setText}
              onEnter={look}
            />
            <span className="channels-look-act">
              <Button type="submit" icon="search">
                {t('channels.caller.look')}
              </Button>
            </span>
          </form>
          <ProblemBox problem={found.problem} onRetry={found.refetch} />
          {caller && <Known caller={caller} call={call} {...(onUnit && { onUnit: (unit) => onUnit(unit, 'hand') })} />}
          {caller && <Earlier caller={caller} />}
          {children}
        </Stack>
      </Card>
    </div>
  )
}

/** The one spelling that the server gives back, so that a number looked up twice is one. */
const normal = (raw: string): string => {
  const phone = normalisePhone(raw)
  return phone.ok ? phone.value : raw.trim()
}

function Known({ caller, call, onUnit }: { caller: CallerView; call: CallView | null; onUnit?: (unit: { id: string; name: string }) => void }) {
  const { t, locale } = useWords()
  const link = useAct(api.linkCall, { refetch: ['calls'] })
  const choose = (unit: { id: string; name: string }) => {
    onUnit?.(unit)
    if (call) void link.run({ params: { id: call.id }, body: { unitId: unit.id } })
  }
  return (
    <Stack gap={2}>
      <p className="channels-number">
        <Icon name="phone" /> <Address value={caller.number} />
      </p>
      {!caller.valid && <p className="field-hint">{t('channels.caller.notPhone')}</p>}
      {caller.units.map((unit) => (
        <div key={unit.id} className="channels-who">
          <Icon name="factory" />
          <span>
            <strong>{unit.name}</strong>
            <span className="field-hint">{[locale === 'fa' ? unit.countyFa : unit.countyEn, unit.activity].filter(Boolean).join(' · ')}</span>
          </span>
          <Link href={`/app/units/${unit.id}`}>{t('channels.caller.openUnit')}</Link>
          {(onUnit || call) && (
            <Button size="small" icon="link" pressed={call?.unitId === unit.id} onPress={() => choose(unit)}>
              {t('channels.caller.link')}
            </Button>
          )}
        </div>
      ))}
      {caller.investors.map((one) => (
        <div key={one.id} className="channels-who">
          <Icon name="person" />
          <span>
            <strong>{one.name}</strong>
            <span className="field-hint">{t('channels.caller.investor')}</span>
          </span>
        </div>
      ))}
      {caller.valid && caller.units.length + caller.investors.length === 0 && <p>{t('channels.caller.unknown')}</p>}
      {caller.valid && <AddNumber number={caller.number} onAdded={choose} />}
    </Stack>
  )
}

function Earlier({ caller }: { caller: CallerView }) {
  const { t } = useWords()
  return (
    <>
      {caller.calls.length > 0 && (
        <section>
          <h3 className="channels-small-head">{t('channels.caller.calls')}</h3>
          <ul className="channels-earlier">
            {caller.calls.map((c) => (
              <li key={c.id}>
                <When at={c.at} />{' '}
                <span>
                  {t(`channels.callState.${c.state}`)}
                  {c.note && ` — ${c.note}`}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {caller.messages.length > 0 && (
        <section>
          <h3 className="channels-small-head">{t('channels.caller.messages')}</h3>
          <ul className="channels-earlier">
            {caller.messages.map((m) => (
              <li key={m.id}>
                <When at={m.createdAt} /> <StateBadge state={m.state} /> <MessageText message={m} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

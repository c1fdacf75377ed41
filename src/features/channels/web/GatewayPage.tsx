// The SMS gateway as its company documents it: how to send, how its callbacks name their fields, and a real test.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Columns, Stack } from '#ui/parts/Layout.tsx'
import { PageFrame } from '#ui/parts/PageFrame.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { Skeleton } from '#ui/parts/Skeleton.tsx'
import { Switch } from '#ui/parts/Switch.tsx'
import { useAct, useApi } from '#ui/use-api.ts'
import { useOpened } from '#ui/use-opened.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import type { Gateway } from '../gateway/model.ts'
import './channels.css'
import { AnswerFields, CallbackFields, SecretFields, SendFields } from './GatewayFields.tsx'
import { GatewayHook } from './GatewayHook.tsx'
import { GatewayTest } from './GatewayTest.tsx'

export function GatewayPage() {
  const { t } = useWords()
  const found = useApi(api.readGateway, {}, { key: 'gateway' })
  // Begins anew after one's own save only: a colleague's must not take away what is being typed here.
  const [round, setRound] = useState(0)
  return (
    <PageFrame title={t('channels.nav.gateway')} subtitle={t('channels.gateway.subtitle')}>
      <ProblemBox problem={found.problem} onRetry={found.refetch} />
      {found.loading && <Skeleton lines={10} label={t('ui.loading')} />}
      {found.data && <Editor key={round} {...found.data} onSaved={() => setRound(round + 1)} />}
    </PageFrame>
  )
}

export type SecretDraft = { name: string; value: string; kept: boolean }

function Editor({
  gateway,
  secrets: names,
  byEnvironment,
  hook,
  mail,
  version,
  onSaved,
}: {
  gateway: Gateway
  secrets: string[]
  byEnvironment: boolean
  hook: boolean
  mail: boolean
  version: number
  onSaved: () => void
}) {
  const { t } = useWords()
  const [draft, setDraft] = useState(gateway)
  const [secrets, setSecrets] = useState<readonly SecretDraft[]>(names.map((name) => ({ name, value: '', kept: true })))
  const save = useAct(api.editGateway, { refetch: ['gateway', 'outbox'], done: t('channels.gateway.saved'), problems: 'inline', onDone: onSaved })
  const opened = useOpened(version, save.problem)
  const change = (part: Partial<Gateway>) => setDraft((old) => ({ ...old, ...part }))
  const submit = () =>
    void save.run(
      { body: { gateway: draft, secrets: secrets.filter((s) => s.name).map((s) => ({ name: s.name, value: s.value || null })) } },
      { ifMatch: opened },
    )
  return (
    <form
      className="channels-ltr"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap={4}>
        {byEnvironment && (
          <Card tone="primary">
            <p>{t('channels.gateway.byEnvironment')}</p>
          </Card>
        )}
        {!byEnvironment && (
          <Columns side="end">
            <Card
              title={t('channels.gateway.sending')}
              actions={
                <Switch value={draft.enabled} onChange={(enabled) => change({ enabled })}>
                  {t('channels.gateway.enabled')}
                </Switch>
              }
            >
              <SendFields draft={draft} onChange={change} />
            </Card>
            <Stack gap={4}>
              <Card title={t('channels.gateway.secrets')}>
                <SecretFields secrets={secrets} onChange={setSecrets} />
              </Card>
              <Card title={t('channels.gateway.answer')}>
                <AnswerFields draft={draft} onChange={change} />
              </Card>
            </Stack>
          </Columns>
        )}
        <CallbackFields draft={draft} onChange={change} />
        <ProblemBox problem={save.problem} />
        <Stack row gap={2}>
          <Button type="submit" kind="primary" icon="check" busy={save.busy}>
            {t('ui.save')}
          </Button>
        </Stack>
        <Columns>
          <GatewayTest off={version === 0 && !byEnvironment} />
          <GatewayHook hook={hook} />
        </Columns>
        <p className="field-hint">{t(mail ? 'channels.gateway.mailOn' : 'channels.gateway.mailOff')}</p>
      </Stack>
    </form>
  )
}

// A callback address with its key, for SMS companies whose panel takes an address and nothing else.

import { useState } from 'react'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { toast } from '#ui/parts/toast.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'

export function GatewayHook({ hook }: { hook: boolean }) {
  const { t } = useWords()
  const [path, setPath] = useState<string | null>(null)
  const make = useAct(api.makeHook, { refetch: ['gateway'], onDone: (made) => setPath(made.path) })
  const drop = useAct(api.dropHook, { refetch: ['gateway'], onDone: () => setPath(null) })
  return (
    <Card title={t('channels.gateway.hook')}>
      <Stack gap={3}>
        <p className="field-hint">{t('channels.gateway.hookHint')}</p>
        <p>{t(hook ? 'channels.gateway.hookOn' : 'channels.gateway.hookOff')}</p>
        {path && (
          <div role="status" className="channels-once">
            <strong>{t('channels.gateway.hookOnce')}</strong>
            <Address name={t('channels.gateway.hookMessages')} path={`${path}/messages`} />
            <Address name={t('channels.gateway.hookDeliveries')} path={`${path}/deliveries`} />
          </div>
        )}
        <Stack row gap={2}>
          {hook ? (
            <>
              <ConfirmButton
                size="small"
                icon="refresh"
                text={t('channels.gateway.hookRenew')}
                title={t('channels.gateway.hookRenew')}
                question={t('channels.gateway.hookRenewQuestion')}
                onConfirm={() => make.run({})}
              />
              <ConfirmButton
                size="small"
                kind="danger"
                icon="trash"
                text={t('channels.gateway.hookDrop')}
                title={t('channels.gateway.hookDrop')}
                question={t('channels.gateway.hookDropQuestion')}
                onConfirm={() => drop.run({})}
              />
            </>
          ) : (
            <Button size="small" icon="plus" busy={make.busy} onPress={() => void make.run({})}>
              {t('channels.gateway.hookMake')}
            </Button>
          )}
        </Stack>
      </Stack>
    </Card>
  )
}

function Address({ name, path }: { name: string; path: string }) {
  const { t } = useWords()
  const address = `${location.origin}${path}`
  const copy = () => void navigator.clipboard.writeText(address).then(() => toast(t('ui.copied')))
  return (
    <div className="channels-copy">
      <span className="field-label">{name}</span>
      <code dir="ltr">{address}</code>
      <Button size="small" kind="quiet" icon="copy" label={t('ui.copy')} onPress={copy} />
    </div>
  )
}

// The second step of sign-in: setting it up with a QR, recovery codes, switching it off.

import { useState } from 'react'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Dialog } from '#ui/parts/Dialog.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../sessions/api.ts'
import { FactorCodeForm } from './FactorCodeForm.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

type Open = 'setUp' | 'off' | 'codes' | null

export function SecondFactorCard({ on, left }: { on: boolean; left: number }) {
  const { t } = useWords()
  const [open, setOpen] = useState<Open>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [setup, setSetup] = useState<{ secret: string; svg: string } | null>(null)
  const close = () => {
    setOpen(null)
    setCodes(null)
    setSetup(null)
  }
  const show = ({ recoveryCodes }: { recoveryCodes: string[] }) => setCodes(recoveryCodes)
  const start = useAct(api.startTotp, {
    onDone: (reply) => {
      setSetup(reply)
      setOpen('setUp')
    },
  })
  const confirm = useAct(api.confirmTotp, { problems: 'inline', refetch: ['me'], onDone: show })
  const renew = useAct(api.newRecoveryCodes, { problems: 'inline', refetch: ['me'], onDone: show })
  const disable = useAct(api.disableTotp, { problems: 'inline', refetch: ['me'], done: t('people.factor.isOff'), onDone: close })
  const titles = { setUp: t('people.factor.setUp'), off: t('people.factor.turnOff'), codes: t('people.factor.newCodes') }
  return (
    <Card
      title={t('people.factor.title')}
      actions={
        on ? (
          <Badge tone="success" icon="shield">
            {t('people.factor.on')}
          </Badge>
        ) : (
          <Badge tone="warning">{t('people.factor.off')}</Badge>
        )
      }
    >
      <Stack gap={3}>
        <p className="muted">{on ? t('people.factor.onText', { count: left }) : t('people.factor.offText')}</p>
        <Stack gap={2} row>
          {!on && (
            <Button kind="primary" icon="shield" busy={start.busy} onPress={() => void start.run({})}>
              {titles.setUp}
            </Button>
          )}
          {on && (
            <Button icon="refresh" onPress={() => setOpen('codes')}>
              {titles.codes}
            </Button>
          )}
          {on && (
            <Button kind="danger" onPress={() => setOpen('off')}>
              {titles.off}
            </Button>
          )}
        </Stack>
      </Stack>
      <Dialog title={open ? titles[open] : ''} open={open !== null} onClose={close}>
        {codes && <RecoveryCodes codes={codes} onClose={close} />}
        {!codes && open === 'setUp' && setup && (
          <>
            <p>{t('people.factor.scan')}</p>
            {/* A QR drawn by our own server: <img> runs nothing that might stand in it. */}
            <img className="qr" src={`data:image/svg+xml,${encodeURIComponent(setup.svg)}`} alt={t('people.factor.qr')} width="200" height="200" />
            <p>
              {t('people.factor.byHand')} <code className="ltr secret">{setup.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
            </p>
            <FactorCodeForm act={confirm} button={t('people.factor.turnOn')} onCancel={close} />
          </>
        )}
        {!codes && open === 'codes' && <FactorCodeForm act={renew} button={t('people.factor.makeCodes')} onCancel={close} />}
        {!codes && open === 'off' && <FactorCodeForm act={disable} button={titles.off} onCancel={close} />}
      </Dialog>
    </Card>
  )
}

// One real message with the saved settings.

import { useState } from 'react'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { Stack } from '#ui/parts/Layout.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { TextField } from '#ui/parts/TextField.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { api } from '../api.ts'
import type { TestResult } from '../gateway/model.ts'
import { noGatewayYet } from '../gateway/rules.ts'

export function GatewayTest({ off }: { off: boolean }) {
  const { t } = useWords()
  const [to, setTo] = useState('')
  const [result, setResult] = useState<TestResult | null>(null)
  const test = useAct(api.testGateway, { problems: 'inline', onDone: setResult })
  const run = () => {
    setResult(null)
    void test.run({ body: { to } })
  }
  return (
    <Card title={t('channels.gateway.test')}>
      <Stack gap={3}>
        <div className="channels-look">
          <TextField
            label={t('channels.gateway.testTo')}
            hint={t('channels.gateway.testHint')}
            type="tel"
            dir="ltr"
            maxLength={40}
            value={to}
            onChange={setTo}
            onEnter={run}
          />
          <span className="channels-look-act">
            <Button icon="send" busy={test.busy} whyNot={off ? noGatewayYet() : null} onPress={run}>
              {t('channels.gateway.testSend')}
            </Button>
          </span>
        </div>
        <ProblemBox problem={test.problem} />
        <div role="status">{result && <Outcome result={result} />}</div>
      </Stack>
    </Card>
  )
}

function Outcome({ result: { ok, ref, error, status } }: { result: TestResult }) {
  const { t } = useWords()
  const text = ok
    ? ref
      ? t('channels.gateway.testOk', { ref })
      : t('channels.gateway.testOkNoRef')
    : t('channels.gateway.testBad', { error: t(`channels.error.${error}`) })
  return (
    <Stack row gap={2}>
      <Badge tone={ok ? 'success' : 'danger'} icon={ok ? 'check' : 'alert'}>
        {text}
      </Badge>
      {status !== null && <span className="field-hint">{t('channels.gateway.status', { status: String(status) })}</span>}
    </Stack>
  )
}

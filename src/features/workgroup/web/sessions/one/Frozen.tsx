// What was frozen with the call: each pack with its fingerprint, reckoned anew whenever somebody asks.

import { useState } from 'react'
import { formatNumber } from '#kernel/format.ts'
import { addressOf } from '#ui/call.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ProblemBox } from '#ui/parts/ProblemBox.tsx'
import { When } from '#ui/parts/When.tsx'
import { useApi } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { sessionsApi as api } from '../../../sessions/api.ts'
import type { SessionView } from '../../../sessions/model.ts'

export function Frozen({ session: s }: { session: SessionView }) {
  const { t, locale } = useWords()
  const [asked, setAsked] = useState(false)
  const checked = useApi(api.verifyPack, { params: { id: s.id } }, { key: `pack:${s.id}`, off: !asked })
  if (!s.packs.length)
    return (
      <Card title={t('workgroup.session.frozen')}>
        <p className="muted">{t('workgroup.session.frozen.none')}</p>
      </Card>
    )
  const check = () => (asked ? checked.refetch() : setAsked(true))
  return (
    <Card title={t('workgroup.session.frozen')}>
      <ul className="ws-packs">
        {s.packs.map((p) => (
          <li key={p.no}>
            <span className="ws-marks">
              <strong>{t(`workgroup.session.frozen.${p.kind}`, { no: formatNumber(p.no, locale) })}</strong>
              {p.recalledAt && <Badge tone="warning">{t('workgroup.session.did.uncall')}</Badge>}
            </span>
            <span className="muted">
              <When at={p.frozenAt} />
            </span>
            <code className="ws-hash" dir="ltr">
              {p.hash}
            </code>
            <a className="link ws-no-print" href={addressOf(api.readPack, { params: { id: s.id, no: p.no } })} download>
              {t('workgroup.session.download')}
            </a>
          </li>
        ))}
      </ul>
      <div className="ws-no-print">
        <Button icon="shield" busy={asked && checked.loading} onPress={check}>
          {t('workgroup.session.verify')}
        </Button>
      </div>
      <ProblemBox problem={checked.problem} />
      {checked.data && (
        <p role="status" className="ws-verdict">
          <Badge tone={checked.data.fits ? 'success' : 'danger'} icon={checked.data.fits ? 'check' : 'alert'}>
            {t(checked.data.fits ? 'workgroup.session.verify.fits' : 'workgroup.session.verify.broken')}
          </Badge>
        </p>
      )}
    </Card>
  )
}

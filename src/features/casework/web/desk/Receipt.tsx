// After sending: the code, big enough to read out to the caller, and what happens next.

import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { LinkButton } from '#ui/parts/LinkButton.tsx'
import { toast } from '#ui/parts/toast.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseView } from '../../cases/model.ts'
import { PriorityMark, StatusBadge } from '../parts/Marks.tsx'

export function Receipt({ created, filesFailed, onNext }: { created: CaseView; filesFailed: boolean; onNext: () => void }) {
  const { t } = useWords()
  const copy = () =>
    navigator.clipboard?.writeText(created.code).then(
      () => toast(t('casework.page.copied')),
      () => toast(t('casework.page.copy-failed'), { tone: 'warning' }),
    )
  return (
    <Card title={t('casework.page.receipt')} tone="primary">
      <div className="cw-receipt" role="status">
        <p>{t('casework.page.receipt.read')}</p>
        <p className="cw-receipt-code">
          <bdi dir="ltr">{created.code}</bdi>
        </p>
        <p>{created.unitName}</p>
        <p className="cw-marks">
          <StatusBadge status={created.status} />
          <PriorityMark priority={created.priority} />
          {created.dueAt && <DueClock due={created.dueAt} />}
        </p>
        <p className="cw-muted">{t('casework.page.receipt.sms')}</p>
        {filesFailed && (
          <p className="cw-conflict" role="alert">
            {t('casework.page.receipt.files-failed')}
          </p>
        )}
        <div className="cw-acts">
          <Button kind="primary" icon="plus" autoFocus onPress={onNext}>
            {t('casework.page.receipt.next')}
          </Button>
          <LinkButton href={`/app/triage?case=${created.id}`} icon="split">
            {t('casework.page.receipt.route')}
          </LinkButton>
          <LinkButton href={`/app/cases/${created.id}`} icon="case">
            {t('casework.page.receipt.open')}
          </LinkButton>
          <Button icon="copy" onPress={() => void copy()}>
            {t('casework.page.copy')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

// The list of one session's resolutions, as the minutes lead here: what it is, all notified with one press, and the way back
// to the whole list.

import { formatNumber } from '#kernel/format.ts'
import { Button } from '#ui/parts/Button.tsx'
import { Card } from '#ui/parts/Card.tsx'
import { ConfirmButton } from '#ui/parts/Dialog.tsx'
import { useQuery } from '#ui/nav.ts'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { resolutionsApi as api } from '../../../resolutions/api.ts'
import type { ResolutionLine } from '../../../resolutions/model.ts'
import { nothingToNotify } from '../../../resolutions/rules.ts'

type Props = { sessionId: string; rows: readonly ResolutionLine[]; keeps: boolean }

export function OfSession({ sessionId, rows, keeps }: Props) {
  const { t, locale } = useWords()
  const [, setQuery] = useQuery()
  const act = useAct(api.notifySession, { refetch: ['resolutions'], done: t('workgroup.resolutions.session.notified') })
  const waiting = rows.filter((row) => row.state === 'approved').length
  return (
    <Card>
      <div className="rs-acts">
        <span>{t('workgroup.resolutions.session')}</span>
        {keeps && (
          <ConfirmButton
            kind="primary"
            icon="send"
            text={t('workgroup.resolutions.session.notify')}
            title={t('workgroup.resolutions.session.notify')}
            question={t('workgroup.resolutions.session.notify.question', { count: formatNumber(waiting, locale) })}
            whyNot={waiting === 0 ? nothingToNotify() : null}
            onConfirm={() => act.run({ body: { sessionId } })}
          />
        )}
        <Button kind="quiet" icon="close" onPress={() => setQuery({ session: null })}>
          {t('workgroup.resolutions.session.all')}
        </Button>
      </div>
    </Card>
  )
}

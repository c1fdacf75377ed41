// Who, what, how urgent, until when: the head of a case page.

import type { ReactNode } from 'react'
import { readers } from '#features/obstacles/knots/model.ts'
import type { Role } from '#kernel/actor.ts'
import { formatPhone } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { Button } from '#ui/parts/Button.tsx'
import { DueClock, useNow } from '#ui/parts/DueClock.tsx'
import { Facts } from '#ui/parts/Layout.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useActor } from '#ui/session.tsx'
import { useWords } from '#ui/words.tsx'
import { useCaseAct } from '../acts/use-case-act.ts'
import type { CaseView } from '../../cases/model.ts'
import { nameIn } from '../parts/look.ts'
import { CaseCode, Flags, PriorityMark, RungMark, saidBeside, StatusBadge } from '../parts/Marks.tsx'

/** Status, flags, priority, rung and the next deadline in one row. */
export function CaseMarks({ found }: { found: CaseView }) {
  const { t } = useWords()
  return (
    <p className="cw-marks">
      {found.knot?.changed ? (
        <Badge tone="warning" icon="link">
          {t('casework.page.knot.changed')}
        </Badge>
      ) : (
        <StatusBadge status={found.status} />
      )}
      <PriorityMark priority={found.priority} />
      {found.dueAt && <DueClock due={found.dueAt} paused={found.flags.includes('paused')} />}
      {found.status === 'action_claimed' && found.answerUntil && found.answerUntil !== found.dueAt && <DueClock due={found.answerUntil} />}
      <Flags flags={found.flags} without={saidBeside(found)} />
      {found.rung > 0 && <RungMark rung={found.rung} />}
      {found.confidential && (
        <Badge tone="warning" icon="lock">
          {t('casework.page.confidential')}
        </Badge>
      )}
    </p>
  )
}

/** What it hangs on, with the way to the knot for those who may read knots. */
function knotRow({ knot }: CaseView, t: ReturnType<typeof useWords>['t'], link: boolean): [string, ReactNode][] {
  if (!knot) return []
  const title = [knot.title, knot.article].filter(Boolean).join(' — ')
  const shown = link && knot.id ? <Link href={`/app/knots/${knot.id}`}>{title}</Link> : title
  return [
    [
      t('casework.page.knot'),
      <span key="knot">
        {shown}
        {knot.changed && <span className="cw-muted"> {t('casework.page.knot.changed')}</span>}
      </span>,
    ],
  ]
}

/** The facts beside the text. */
export function CaseFacts({ found, unitLink }: { found: CaseView; unitLink: boolean }) {
  const { t, locale } = useWords()
  const { role } = useActor()
  const holder = nameIn(found.holderName, locale)
  return (
    <Facts
      rows={[
        [t('casework.page.code'), <CaseCode key="code" code={found.code} />],
        [
          t('casework.page.unit'),
          unitLink && found.unitId ? (
            <Link key="unit" href={`/app/units/${found.unitId}`}>
              {found.unitName}
            </Link>
          ) : (
            found.unitName
          ),
        ],
        [t('casework.page.county'), nameIn(found.countyName, locale)],
        [t('casework.page.group'), nameIn(found.groupName, locale)],
        ...knotRow(found, t, readers.includes(role as Role)),
        [t('casework.page.reporter'), found.reporterName],
        [
          t('casework.page.phone'),
          found.reporterPhone && (
            <a key="phone" className="link" dir="ltr" href={`tel:${found.reporterPhone}`}>
              {formatPhone(found.reporterPhone, locale)}
            </a>
          ),
        ],
        [t('casework.page.channel'), t(`casework.page.channel.${found.channel}`)],
        [
          t('casework.page.held-by'),
          found.holder === 'none' ? null : holder ? `${t(`casework.holder.${found.holder}`)} — ${holder}` : t(`casework.holder.${found.holder}`),
        ],
        ...(found.toldOn ? [[t('casework.page.told-on'), <When key="told" at={found.toldOn} style="date" />] as const] : []),
        [t('casework.page.opened'), <When key="opened" at={found.openedAt} />],
        [t('casework.page.updated'), <When key="updated" at={found.updatedAt} />],
        ...(found.reopenUntil ? [[t('casework.page.reopen-until'), <When key="reopen" at={found.reopenUntil} style="date" />] as const] : []),
        ...(found.appealUntil ? [[t('casework.page.appeal-until'), <When key="appeal" at={found.appealUntil} style="date" />] as const] : []),
      ]}
    />
  )
}

/** The way back from a mis-click, as long as the server keeps it open. */
export function UndoStrip({ found }: { found: CaseView }) {
  const { t } = useWords()
  const now = useNow()
  const act = useCaseAct()
  const { undo } = found
  if (!undo || new Date(undo.until).getTime() < now) return null
  return (
    <p className="cw-undo cw-no-print" role="status">
      {t('casework.page.undo.offer', { act: t(`casework.act.${undo.act}`) })}
      <Button
        size="small"
        icon="undo"
        busy={act.busy}
        onPress={() => void act.run('undo', { id: found.id, version: found.version }, { seq: undo.seq })}
      >
        {t('ui.undo')}
      </Button>
    </p>
  )
}

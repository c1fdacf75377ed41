// One question to a panel with what its members said, and what this person may do about it.

import { formatDate } from '#kernel/format.ts'
import { Badge } from '#ui/parts/Badge.tsx'
import { ConfirmButton, DialogButton } from '#ui/parts/Dialog.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { useAct } from '#ui/use-api.ts'
import { useWords } from '#ui/words.tsx'
import { panelsApi } from '../../panels/api.ts'
import type { OpinionRequest } from '../../panels/model.ts'
import { ExtendFields } from './ExtendFields.tsx'
import { SayFields } from './SayFields.tsx'

const tones = { asked: 'info', answered: 'success', withdrawn: 'neutral' } as const
const hrefOf = (r: OpinionRequest) => (r.subjectKind === 'knot' ? `/app/knots/${r.subjectId}` : `/app/cases/${r.subjectId}`)

export function OpinionItem({ request: r, withSubject }: { request: OpinionRequest; withSubject?: boolean }) {
  const { t, locale } = useWords()
  const given = r.opinions.filter((o) => !o.conflict).length
  return (
    <li className="opinion-item">
      <div className="opinion-head">
        <Badge tone={tones[r.state]}>{t(`obstacles.opinions.state.${r.state}`)}</Badge>
        <strong>{locale === 'fa' ? r.panelFa : r.panelEn || r.panelFa}</strong>
        {withSubject && (
          <Link href={hrefOf(r)}>
            {t(`obstacles.opinions.subject.${r.subjectKind}`)} <bdi>{r.subjectCode}</bdi>
          </Link>
        )}
        {r.state === 'asked' && <DueClock due={r.dueAt} />}
        <span className="muted">{t('obstacles.opinions.of', { given, members: r.members })}</span>
      </div>
      {withSubject && (r.subject ? <p className="opinion-text">{r.subject.text}</p> : <p className="muted">{t('obstacles.opinions.hidden')}</p>)}
      <p className="opinion-text">
        <strong>{t('obstacles.opinions.question')}:</strong> {r.question}
      </p>
      <span className="muted">
        {t('obstacles.opinions.askedBy')}: {r.askedBy} · {formatDate(r.askedAt, locale, 'dateTime')}
      </span>
      {r.opinions.map((o) => (
        <blockquote key={o.accountId} className="opinion-said" data-conflict={o.conflict || undefined}>
          {o.text}
          <footer>
            {o.name} {o.conflict && `(${t('obstacles.opinions.conflict')})`} · {formatDate(o.at, locale, 'dateTime')}
            {o.article && ` · ${o.article}`}
          </footer>
        </blockquote>
      ))}
      {r.conclusion && (
        <p className="opinion-text">
          <strong>{t('obstacles.opinions.conclusion')}:</strong> {r.conclusion} {r.article && `(${r.article})`}
        </p>
      )}
      <Acts request={r} />
    </li>
  )
}

function Acts({ request: r }: { request: OpinionRequest }) {
  const { t } = useWords()
  const withdraw = useAct(panelsApi.withdrawOpinion, {
    refetch: [`panel:${r.panelId}`, `${r.subjectKind}:${r.subjectId}`],
    done: t('obstacles.opinions.withdrawn'),
  })
  if (!r.open.length) return null
  const said = (act: 'give' | 'declare_conflict' | 'conclude', kind: 'primary' | 'secondary') =>
    r.open.includes(act) && (
      <DialogButton text={t(`obstacles.opinions.${act}`)} title={t(`obstacles.opinions.${act}`)} kind={kind} size="small">
        {(close) => <SayFields request={r} act={act} onDone={close} />}
      </DialogButton>
    )
  return (
    <div className="chips">
      {said('give', 'primary')}
      {said('conclude', 'secondary')}
      {said('declare_conflict', 'secondary')}
      {r.open.includes('extend') && (
        <DialogButton text={t('obstacles.opinions.extend')} title={t('obstacles.opinions.extend')} kind="quiet" size="small">
          {(close) => <ExtendFields request={r} onDone={close} />}
        </DialogButton>
      )}
      {r.open.includes('withdraw') && (
        <ConfirmButton
          text={t('obstacles.opinions.withdraw')}
          title={t('obstacles.opinions.withdraw')}
          question={t('obstacles.opinions.withdrawAsk')}
          kind="quiet"
          size="small"
          onConfirm={() => withdraw.run({ params: { id: r.id } }, { ifMatch: r.version })}
        />
      )}
    </div>
  )
}

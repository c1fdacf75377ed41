// One case of a file: what it is, to whom it went and what they answered, who held it how long, what experts said.

import '#features/casework/web/casework.css'
import '#features/casework/web/case.css'
import { nameIn } from '#features/casework/web/parts/look.ts'
import { Ledger } from '#features/casework/web/case/Ledger.tsx'
import { EvidenceFacts } from '#features/casework/web/case/EvidenceFacts.tsx'
import { CaseCode, Flags, PriorityMark, RungMark, StateBadge, StatusBadge } from '#features/casework/web/parts/Marks.tsx'
import { Disclosure } from '#ui/parts/Disclosure.tsx'
import { DueClock } from '#ui/parts/DueClock.tsx'
import { FileList } from '#ui/parts/FileList.tsx'
import { Link } from '#ui/parts/LinkButton.tsx'
import { When } from '#ui/parts/When.tsx'
import { useWords } from '#ui/words.tsx'
import type { FileCase, FileReferral } from '../../../dossiers/filing/model.ts'

export function CaseOfFile({ found: c }: { found: FileCase }) {
  const { t, locale, has } = useWords()
  const asked = Object.entries(c.asked).filter(([, value]) => value !== '')
  return (
    <article className="ds-case">
      <header>
        <h3>
          {c.canOpen ? (
            <Link href={`/app/cases/${c.id}`}>
              <CaseCode code={c.code} />
            </Link>
          ) : (
            <CaseCode code={c.code} />
          )}{' '}
          {nameIn(c.groupName, locale)}
        </h3>
        <span className="ds-marks">
          <StatusBadge status={c.status} />
          <PriorityMark priority={c.priority as 'normal'} />
          <Flags flags={c.flags as never} without={['production_stopped']} max={3} />
          <RungMark rung={c.rung} />
          {c.dueAt && <DueClock due={c.dueAt} />}
        </span>
      </header>
      <p className="ds-text" dir="auto">
        {c.text}
      </p>
      {asked.length > 0 && (
        <dl className="cw-act-facts">
          {asked.map(([name, value]) => (
            <div key={name}>
              <dt>{has(`obstacles.field.${name}`) ? t(`obstacles.field.${name}`) : name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <section>
        <h4>{t('workgroup.dossiers.file.referrals')}</h4>
        {c.referrals.length === 0 && <p className="muted">{t('workgroup.dossiers.file.referrals.none')}</p>}
        {c.referrals.map((r) => (
          <Referral key={r.id} referral={r} />
        ))}
      </section>
      {c.opinions.some((o) => o.conclusion || o.opinions.length > 0) && <Opinions found={c} />}
      <Disclosure summary={t('casework.page.ledger')}>
        <Ledger ledger={c.ledger} />
      </Disclosure>
      {c.attachments.length > 0 && (
        <Disclosure summary={t('workgroup.dossiers.file.attachments', { count: c.attachments.length })}>
          <FileList files={c.attachments} />
        </Disclosure>
      )}
    </article>
  )
}

function Referral({ referral: r }: { referral: FileReferral }) {
  const { t, locale, has } = useWords()
  const reason = r.reason && (has(`casework.page.choice.${r.reason}`) ? t(`casework.page.choice.${r.reason}`) : r.reason)
  return (
    <div className="ds-referral">
      <p className="ds-row">
        <span>
          <strong>{nameIn(r.agencyName, locale)}</strong> <span className="muted">{nameIn(r.deskName, locale)}</span>
        </span>
        <span className="ds-marks">
          <StateBadge state={r.state} />
          {r.endedAt === null && r.dueAt && <DueClock due={r.dueAt} paused={r.paused} />}
        </span>
      </p>
      <p className="muted">
        {t('casework.page.sent-at')} <When at={r.sentAt} style="date" />
        {r.endedAt && (
          <>
            {' · '}
            {t('casework.page.ended-at')} <When at={r.endedAt} style="date" />
          </>
        )}
      </p>
      {(reason || r.legalBasis) && <p>{[reason, r.legalBasis].filter(Boolean).join(' — ')}</p>}
      {r.text && (
        <p className="ds-text" dir="auto">
          {r.text}
        </p>
      )}
      {r.evidence && <EvidenceFacts evidence={r.evidence} />}
    </div>
  )
}

function Opinions({ found }: { found: FileCase }) {
  const { t, locale } = useWords()
  return (
    <section>
      <h4>{t('workgroup.dossiers.file.opinions')}</h4>
      {found.opinions.map((o) => (
        <div key={o.id} className="ds-referral">
          <p>
            <strong>{locale === 'fa' ? o.panelFa : o.panelEn || o.panelFa}</strong> <span className="muted">{o.question}</span>
          </p>
          {o.conclusion && (
            <p className="ds-text" dir="auto">
              {[o.conclusion, o.article].filter(Boolean).join(' — ')}
            </p>
          )}
        </div>
      ))}
    </section>
  )
}
